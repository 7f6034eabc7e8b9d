"""The clipboard's rich text: an HTML fragment with inline styles, as word processors take it."""

from typing import Final

from dragoman.styles.output.html import SPANS as HTML_SPANS
from dragoman.styles.output.html import escape, link
from dragoman.styles.output.target import Pair, Target

SPANS: Final[dict[tuple[str, str], Pair]] = {
    **HTML_SPANS,
    ("display", "left-margin"): ("", " "),
    ("display", "right-inline"): ("", ""),
    ("display", "block"): ("<br>", "<br>"),
    ("display", "indent"): ("<br>&#160;&#160;&#160;&#160;", "<br>"),
}

CLIPBOARD: Final = Target("clipboard", escape, SPANS, link)
CLIPBOARD.around = ("<p>", "</p>")
CLIPBOARD.whole = ('<meta charset="utf-8"><!--StartFragment-->', "<!--EndFragment-->")
CLIPBOARD.rtl_around = ('<p dir="rtl">', "</p>")
