"""How is text written so that LaTeX prints it and cannot take it for a command? Every special character is escaped."""

import re

_ESCAPES = str.maketrans({
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "$": "\\$", "&": "\\&", "#": "\\#",
    "%": "\\%", "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
})  # fmt: skip
_LIGATURES = re.compile(r"-(?=-)|`(?=`)|'(?=')|,(?=,)")
_EN_DASH = re.compile("(?<![-–—])–(?![-–—])")
_RICH = re.compile(r'<(i|b|sub|sup)>([^<>]*)</\1>|<span style="font-variant:small-caps;">([^<>]*)</span>', re.DOTALL)
_COMMANDS = {"i": "textit", "b": "textbf", "sub": "textsubscript", "sup": "textsuperscript"}
_PROTECTED = re.compile(r"(?<![\w{\\])\w*[^\W\d_]\w*", re.UNICODE)
_DANGEROUS = re.compile(
    r"\\(?:input|include|includeonly|write|immediate|openin|openout|read|catcode|def|edef|gdef|xdef|let|csname|"
    r"directlua|luaexec|ShellEscape|special|usepackage|documentclass|loop|newwrite|newread|InputIfFileExists|"
    r"verbatiminput|lstinputlisting|includegraphics|AtBeginDocument|expandafter|everypar)(?![A-Za-z])|\^\^"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def latex_of(text: str) -> str:
    r"""Write text as LaTeX; :func:`~dragoman.formats.bibtex.latex.text_of` gives it back.

    >>> latex_of("50 % of {it} \\input & CO<sub>2</sub>, 1990–1992")
    '50 \\% of \\textbraceleft{}it\\textbraceright{} \\textbackslash{}input \\& CO\\textsubscript{2}, 1990--1992'
    """
    if text.isalnum():
        return text
    text = _LIGATURES.sub(lambda found: found[0] + "\ue002", text)
    text = text.replace("\n\n", "\ue003").replace("\n", "\ue004")
    text = _EN_DASH.sub("--", text.translate(_ESCAPES))
    while _RICH.search(text):
        text = _RICH.sub(_rich, text)
    return text.replace("\ue002", "{}").replace("\ue003", "\n\n").replace("\ue004", "\\newline{}")


def _rich(found: re.Match[str]) -> str:
    if found[1]:
        return f"\\{_COMMANDS[found[1]]}{{{found[2]}}}"
    return f"\\textsc{{{found[3]}}}"


def title_of(text: str, lang: str) -> str:
    """Write a title: in English, words keep their capitals by braces, as styles put titles in lower case.

    >>> title_of("The war in Karabakh and NATO", "en")
    'The war in {Karabakh} and {NATO}'
    """
    written = latex_of(text)
    if lang.split("-", maxsplit=1)[0] not in {"en", ""} or text.upper() == text.lower():
        return written
    words = [word for word in text.split()[1:] if len(word) > 2 and word[0].isalpha() and not word.isupper()]
    is_headline = sum(word[0].isupper() for word in words) > 0.6 * max(len(words), 1)

    def protect(found: re.Match[str]) -> str:
        word = found[0]
        is_first = found.start() == 0
        inner = word[1:] != word[1:].lower()
        keep = inner or (word[0].isupper() and not is_first and not is_headline)
        return f"{{{word}}}" if keep else word

    return _PROTECTED.sub(protect, written) if "\\" not in written and "<" not in written else written


def address_of(url: str) -> str:
    """Write an address: what would end the field or begin a command is percent-encoded."""
    for char, code in (("\\", "%5C"), ("{", "%7B"), ("}", "%7D"), ("\n", "%0A"), ("\r", "%0D"), (" ", "%20")):
        url = url.replace(char, code)
    return url


def verbatim_of(value: str) -> str:
    """Write what was kept as LaTeX as it is, unless it could end the field or act: then as text."""
    depth = 0
    for char in value:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            break
    return latex_of(value) if depth or _DANGEROUS.search(value) else value


def storable(text: str) -> str:
    """Take out lone surrogates, which no file can hold."""
    return _SURROGATE.sub("\ufffd", text)
