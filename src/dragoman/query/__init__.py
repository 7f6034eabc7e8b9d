"""What can be asked? The query language and its tree."""
