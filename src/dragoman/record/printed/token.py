"""What are the words of a printed reference? Tokens with their places, addresses and numbers kept whole."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?:https?://|www\.)[^\s<>«»“”]+|10\.\d{4,9}/[^\s<>«»“”;]+|"
    r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u0652\u200c]+[^\W\d_]*)*|\d+|\S"
)


class Token(NamedTuple):
    """One token: its text, its place in the reference, and whether white space stands before it."""

    text: str
    start: int
    end: int
    spaced: bool


def tokens(text: str) -> list[Token]:
    """Split a reference into words, runs of digits, single signs, and whole addresses and DOIs.

    >>> [one.text for one in tokens("Kaya, ‘Kür’, 12:3 (2009).")]
    ['Kaya', ',', '‘', 'Kür', '’', ',', '12', ':', '3', '(', '2009', ')', '.']
    >>> [one.text for one in tokens("王明. 史记研究[M]. 北京, 1990")][:5]
    ['王明', '.', '史记研究', '[', 'M']
    """
    made: list[Token] = []
    last = 0
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        made.append(Token(found[0], start, end, start > last))
        last = end
    return made
