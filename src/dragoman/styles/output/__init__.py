"""One file per target: how a rendered entry is written as HTML, text, Markdown, RTF, LaTeX."""
