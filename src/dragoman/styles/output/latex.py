"""LaTeX: text commands; runs of the other direction in the commands of the package bidi."""

from typing import Final

from dragoman.styles.output.target import Pair, Target

_ESCAPES: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "#": r"\#", "$": r"\$", "%": r"\%", "&": r"\&", "_": r"\_",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\u00a0": "~",
    }
)  # fmt: skip
_ADDRESS: Final = str.maketrans({"%": r"\%", "#": r"\#", "{": r"\{", "}": r"\}", "\\": "/"})


def escape(text: str) -> str:
    r"""Escape text for LaTeX.

    >>> escape("50 % of A&B")
    '50 \\% of A\\&B'
    """
    return text.translate(_ESCAPES)


def _link(address: str) -> Pair:
    return f"\\href{{{address.translate(_ADDRESS)}}}{{", "}"


SPANS: Final[dict[tuple[str, str], Pair]] = {
    ("font-style", "italic"): ("\\textit{", "}"),
    ("font-style", "oblique"): ("\\textsl{", "}"),
    ("font-style", "normal"): ("\\textup{", "}"),
    ("font-weight", "bold"): ("\\textbf{", "}"),
    ("font-weight", "normal"): ("\\textmd{", "}"),
    ("font-variant", "small-caps"): ("\\textsc{", "}"),
    ("font-variant", "normal"): ("\\textnormal{", "}"),
    ("text-decoration", "underline"): ("\\underline{", "}"),
    ("vertical-align", "sup"): ("\\textsuperscript{", "}"),
    ("vertical-align", "sub"): ("\\textsubscript{", "}"),
    ("display", "left-margin"): ("", " "),
    ("display", "block"): ("\\par ", "\\par "),
    ("display", "indent"): ("\\par\\hspace*{2em}", "\\par "),
    ("bdi", "rtl"): ("\\RL{", "}"),
    ("bdi", "ltr"): ("\\LR{", "}"),
    ("line", ""): ("\\newline ", ""),
}

LATEX: Final = Target("latex", escape, SPANS, _link)
LATEX.between = "\n\n"
LATEX.rtl_whole = ("\\begin{RTL}\n", "\n\\end{RTL}")
