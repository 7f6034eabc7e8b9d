"""Markdown as pandoc reads it: emphasis, superscript, small capitals, links."""

import re
from typing import Final

from dragoman.styles.output.target import Pair, Target
from dragoman.styles.output.text import ISOLATES

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~^$@])|(?<=\d)\.(?=\s)|^([-+])(?=\s)")


def escape(text: str) -> str:
    r"""Escape text for Markdown.

    >>> escape("*Qarabağ* [J]")
    '\\*Qarabağ\\* \\[J\\]'
    """
    return _SPECIAL.sub(lambda found: "\\" + found[0], text)


def _link(address: str) -> Pair:
    return "[", f"](<{address.replace('<', '%3C').replace('>', '%3E')}>)"


SPANS: Final[dict[tuple[str, str], Pair]] = {
    **ISOLATES,
    ("font-style", "italic"): ("*", "*"),
    ("font-style", "oblique"): ("*", "*"),
    ("font-style", "normal"): ("*", "*"),
    ("font-weight", "bold"): ("**", "**"),
    ("font-weight", "normal"): ("**", "**"),
    ("font-variant", "small-caps"): ("[", "]{.smallcaps}"),
    ("text-decoration", "underline"): ("[", "]{.underline}"),
    ("vertical-align", "sup"): ("^", "^"),
    ("vertical-align", "sub"): ("~", "~"),
    ("display", "left-margin"): ("", " "),
    ("display", "block"): ("\n\n", "\n\n"),
    ("display", "indent"): ("\n\n> ", "\n\n"),
    ("line", ""): ("  \n", ""),
}

MARKDOWN: Final = Target("markdown", escape, SPANS, _link)
MARKDOWN.between = "\n\n"
MARKDOWN.rtl_whole = ("::: {dir=rtl}\n\n", "\n\n:::")
