"""How does the Citation Style Language 1.0.2 say it? Parse a style, compile it, render cites and bibliographies."""
