"""What stands in a question? Its marks and words, each with the place where it stands."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Sign = Literal["open", "close", "phrase", "minus", "field", "word", "or", "and", "stray"]

QUOTES: dict[str, str] = {
    '"': '"', "“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "＂": "＂", "《": "》",
}  # fmt: skip
"""Opening quotation mark → the marks that close it."""

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Controls of direction and others without a shape; the joiners U+200C and U+200D are letters of their scripts."""

_OPENING = re.escape("".join(QUOTES))
_TOKEN = re.compile(
    r"(?P<space>[\s\u3000،؛；，]+)"
    r"|(?P<open>[(（\[])|(?P<close>[)）\]])"
    rf"|(?P<quote>[{_OPENING}])"
    r"|(?P<minus>[-−](?=[^\s\-−]))"
    r"|(?P<field>[^\W\d_][\w-]{0,30})(?P<sign>：|:|<=|>=|≤|≥|<|>)(?=[^\s/]|\s*\Z)"
    rf"|(?P<word>[^\s()（）\[\]\u3000،؛；，{_OPENING}]+)"
)
_SIGNS = {"：": ":", "≤": "<=", "≥": ">="}
_OPERATORS: dict[str, Sign] = {"OR": "or", "|": "or", "||": "or", "AND": "and", "&": "and", "&&": "and", "NOT": "minus"}


class Piece(NamedTuple):
    """A mark or word of a question at ``text[start:]`` (code points); ``more`` is the sign behind a field's name.

    A quotation mark without its end is ``stray``.
    """

    sign: Sign
    value: str
    start: int
    more: str = ""


def has_invisible(text: str) -> bool:
    """Say whether characters without a shape stand in a text."""
    return _INVISIBLE.search(text) is not None


def visible(text: str) -> str:
    """Leave out what has no shape.

    >>> visible("\u202eKarabakh\u202c")
    'Karabakh'
    """
    return _INVISIBLE.sub("", text)


def pieces(text: str) -> Iterator[Piece]:
    """Cut a question into its pieces, from left to right.

    >>> [(piece.sign, piece.value) for piece in pieces('author:Goltz -"black garden" OR war')]
    [('field', 'author'), ('word', 'Goltz'), ('minus', '-'), ('phrase', 'black garden'), ('or', 'OR'), ('word', 'war')]
    """
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup == "space":
            at = found.end() if found else at + 1
            continue
        piece, at = _piece(text, found)
        yield piece


def _piece(text: str, found: re.Match[str]) -> tuple[Piece, int]:
    start = found.start()
    if found["quote"]:
        return _phrase(text, start)
    if found["field"]:
        sign = found["sign"]
        return Piece("field", visible(found["field"]), start, _SIGNS.get(sign, sign)), found.end()
    if found["word"]:
        return Piece(_OPERATORS.get(found[0], "word"), visible(found[0]), start), found.end()
    signs: dict[str, Sign] = {"open": "open", "close": "close", "minus": "minus"}
    return Piece(signs[found.lastgroup or "open"], found[0], start), found.end()


def _phrase(text: str, start: int) -> tuple[Piece, int]:
    ends = [end for end in (text.find(close, start + 1) for close in QUOTES[text[start]]) if end >= 0]
    if not ends:
        return Piece("stray", text[start], start), start + 1
    return Piece("phrase", visible(text[start + 1 : min(ends)]), start), min(ends) + 1
