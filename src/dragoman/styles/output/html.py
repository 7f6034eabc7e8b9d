"""HTML, as citation processors write it: i, b, sup, sub, styled spans, div for display."""

from typing import Final
from unicodedata import normalize

from dragoman.styles.output.target import Pair, Target

_RAISED: Final = (
    "ª²³¹ºʰʱʲʳʴʵʶʷʸˠˡˢˣˤᴬᴭᴮᴰᴱᴲᴳᴴᴵᴶᴷᴸᴹᴺᴼᴽᴾᴿᵀᵁᵂᵃᵄᵅᵆᵇᵈᵉᵊᵋᵌᵍᵏᵐᵑᵒᵓᵔᵕᵖᵗᵘᵙᵚᵛᵜᵝᵞᵟᵠᵡ⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ℠™㆒㆓㆔㆕㆖㆗㆘㆙㆚㆛㆜㆝㆞㆟"
)
"""Superscript characters, written as sup elements so that they look like those of the markup."""
_ESCAPES: Final = str.maketrans(
    {"&": "&#38;", "<": "&#60;", ">": "&#62;", **{sign: f"<sup>{normalize('NFKD', sign)}</sup>" for sign in _RAISED},
     "ˀ": "<sup>ʔ</sup>", "ˁ": "<sup>ʕ</sup>", "ۥ": "<sup>و</sup>", "ۦ": "<sup>ي</sup>"}
)  # fmt: skip


def escape(text: str) -> str:
    """Escape text for HTML.

    >>> escape('AT&T <Q>')
    'AT&#38;T &#60;Q&#62;'
    """
    return text.replace("  ", "\u00a0 ").translate(_ESCAPES)


def _span(style: str) -> Pair:
    return f'<span style="{style};">', "</span>"


SPANS: Final[dict[tuple[str, str], Pair]] = {
    ("font-style", "italic"): ("<i>", "</i>"),
    ("font-style", "oblique"): ("<em>", "</em>"),
    ("font-style", "normal"): _span("font-style:normal"),
    ("font-variant", "small-caps"): _span("font-variant:small-caps"),
    ("font-variant", "normal"): _span("font-variant:normal"),
    ("font-weight", "bold"): ("<b>", "</b>"),
    ("font-weight", "normal"): _span("font-weight:normal"),
    ("font-weight", "light"): _span("font-weight:light"),
    ("text-decoration", "underline"): _span("text-decoration:underline"),
    ("text-decoration", "none"): _span("text-decoration:none"),
    ("vertical-align", "sup"): ("<sup>", "</sup>"),
    ("vertical-align", "sub"): ("<sub>", "</sub>"),
    ("vertical-align", "baseline"): ('<span style="baseline">', "</span>"),
    ("bdi", "rtl"): ('<bdi dir="rtl">', "</bdi>"),
    ("bdi", "ltr"): ('<bdi dir="ltr">', "</bdi>"),
    ("line", ""): ("<br>", ""),
    ("display", "block"): ('\n\n    <div class="csl-block">', "</div>\n"),
    ("display", "left-margin"): ('\n    <div class="csl-left-margin">', "</div>"),
    ("display", "right-inline"): ('<div class="csl-right-inline">', "</div>\n  "),
    ("display", "indent"): ('<div class="csl-indent">', "</div>\n  "),
}


def link(address: str) -> Pair:
    """Write a link."""
    return f'<a href="{escape(address).replace(chr(34), "&#34;")}">', "</a>"


HTML: Final = Target("html", escape, SPANS, link)
HTML.around = ('  <div class="csl-entry">', "</div>")
HTML.whole = ('<div class="csl-bib-body">\n', "\n</div>")
HTML.rtl_whole = ('<div class="csl-bib-body" dir="rtl">\n', "\n</div>")
