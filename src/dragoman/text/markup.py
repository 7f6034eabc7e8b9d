"""What stands there without its mark-up? HTML, JATS and entities to plain text, and back into safe HTML."""

import html
import re

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--[^<>]{0,2000}-->")
_BLOCK = re.compile(
    r"</?(?:p|br|div|li|ul|ol|tr|td|th|h[1-6]|title|sec|list|disp-formula|section|blockquote)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"(</?)(?:jats|mml|ns\d|xhtml):", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DEPTH = 3
"""How often text is escaped at most; more is no accident any more."""


def plain(marked: str) -> str:
    """Give the text without tags, entities resolved, doubly escaped ones too; blocks become a space.

    A ``<`` that opens no tag stays.

    >>> plain("<jats:p>The <i>n</i> &amp;lt; 5 &lt;b&gt;Qarabağ&lt;/b&gt; H<sub>2</sub>O</jats:p>")
    'The n < 5 Qarabağ H2O'
    >>> plain("p < 0.05 &amp;amp; q > 3")
    'p < 0.05 & q > 3'
    """
    if "<" not in marked and "&" not in marked:
        return marked
    for _ in range(_DEPTH):
        before, marked = marked, _resolved(_untagged(marked))
        if marked == before:
            break
    return " ".join(marked.split())


def _untagged(marked: str) -> str:
    if "<" not in marked:
        return marked
    return _TAG.sub("", _BLOCK.sub(" ", _PREFIX.sub(r"\1", marked)))


def _resolved(marked: str) -> str:
    return _ENTITY.sub(lambda found: html.unescape(found[0]), marked) if "&" in marked else marked
