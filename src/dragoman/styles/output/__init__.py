"""How does a rendering look in a file? One target per file; all take the same flow of text and formatting."""
