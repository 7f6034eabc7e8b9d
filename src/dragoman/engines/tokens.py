"""Where are the words of a text, and under which tokens are they found?

The main stream holds one token a word, so that phrases can be asked for; writing without spaces between words is held
as overlapping pairs of characters. The tail holds what else the text is found under: the parts of a word written with
a zero-width non-joiner, words joined by a hyphen as one, and the dictionary words of unspaced writing.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from dragoman.text.normal import fold
from dragoman.text.words import words

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0900-\u0963\u0966-\u0dff\u0f18-\u0fbc\u135d-\u135f"
    "\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe20-\ufe2f"
)
"""Marks that stand inside a word though Python's ``\\w`` does not hold them, and the two zero-width joiners."""

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Scripts written without spaces between words: Han, kana, Thai, Lao, Burmese, Khmer."""

_LETTER = rf"(?:(?![{UNSPACED}])[\w{MARKS}])"
_WORD = re.compile(rf"(?P<unspaced>[{UNSPACED}]+)|{_LETTER}+(?:['’‘´`′]{_LETTER}+)*")
_HYPHENS = frozenset("-‐‑–")
_NAME_LENGTHS = range(3, 9)
"""A run of so many characters between others may be a name that no dictionary knows; it is held as one word too."""

GAP = "¦"
"""A token no query holds; it stands between two forms of a field so that no phrase runs from one into the other."""

WRITTEN = "/"
"""Stands between a token and the way it is written, in no other token."""

LAST_SPACED = "\u2e7f"
"""Scripts behind this character are Han, kana and Hangul: names of two characters are written in them."""

LONGEST = 60
"""Longer tokens are cut: no word is as long, but damaged input is."""


class Span(NamedTuple):
    """A word at ``text[start:end]`` (code points) and the tokens it is found under, the main ones first."""

    start: int
    end: int
    tokens: tuple[str, ...]
    unspaced: bool


@lru_cache(maxsize=1 << 17)
def _word_tokens(word: str) -> tuple[str, ...]:
    return tuple(token[:LONGEST] for token in words(word) if token)


def pairs(run: str) -> tuple[str, ...]:
    """Give the overlapping pairs of characters of a run of unspaced writing (one character stands for itself).

    >>> pairs("卡拉巴赫")
    ('卡拉', '拉巴', '巴赫')
    """
    return tuple(run[at : at + 2] for at in range(len(run) - 1)) or (run,)


def spans(text: str) -> Iterator[Span]:
    """Find the words of a text.

    >>> [span.tokens for span in spans("Qarabağ 2020")]
    [('qarabag',), ('2020',)]
    """
    for found in _WORD.finditer(text):
        word = found[0]
        unspaced = found["unspaced"] is not None
        tokens = pairs(fold(word)) if unspaced else _word_tokens(word)
        if tokens:
            yield Span(found.start(), found.end(), tokens, unspaced)


def _joined(text: str, before: Span | None, span: Span) -> Iterator[str]:
    """Give the word that two words make when only a hyphen stands between them."""
    if before and span.start - before.end == 1 and text[before.end] in _HYPHENS:
        yield (before.tokens[0] + span.tokens[0])[:LONGEST]


def dictionary_words(run: str) -> tuple[str, ...]:
    """Give the words of three and more characters that a dictionary sees in a run of unspaced writing."""
    return tuple(token for token in words(run) if 2 < len(token) <= LONGEST)


def _other(text: str, before: Span | None, span: Span) -> Iterator[str]:
    word = text[span.start : span.end]
    if span.unspaced:
        whole = (fold(word),) if len(word) in _NAME_LENGTHS else ()
        yield from dict.fromkeys((*whole, *dictionary_words(word))) if len(word) > 2 else ()
        return
    yield from span.tokens[1:]
    yield from _joined(text, before, span)


class _Piece(NamedTuple):
    """What a text without blanks adds: to the main stream, to the tail, as written, and the first token of its words.

    Most pieces are one word, found as it is written.
    """

    main: tuple[str, ...]
    tail: tuple[str, ...]
    exact: tuple[str, ...]
    first: tuple[str, ...]


_SHORT = 50
"""Only short pieces come again; long ones (a Chinese abstract has no blanks) are not kept in memory."""
_MOST = 1 << 17
"""So many pieces are kept at one time."""


class _Pieces(dict[str, _Piece]):
    """Pieces by their text; asking is all that most words of a text cost."""

    def __missing__(self, text: str) -> _Piece:
        made = _analysed(text)
        if len(text) < _SHORT:
            if len(self) >= _MOST:
                self.clear()
            self[text] = made
        return made


def _analysed(piece: str) -> _Piece:
    if piece.isascii() and piece.isalnum():
        word = (piece.lower()[:LONGEST],)
        return _Piece(word, (), (), word)
    main: list[str] = []
    tail: list[str] = []
    exact: list[str] = []
    first: list[str] = []
    before: Span | None = None
    for span in spans(piece):
        main += span.tokens if span.unspaced else span.tokens[:1]
        tail += _other(piece, before, span)
        first += span.tokens[:1]
        before = None if span.unspaced else span
        exact += _otherwise(piece, span)
    mains = tuple(main)
    return _Piece(mains, tuple(tail), tuple(exact), mains if first == main else tuple(first))


def _otherwise(text: str, span: Span) -> Iterator[str]:
    """Give a word that is written otherwise than it is found, behind what it is found under."""
    written = text[span.start : span.end].lower()[:LONGEST]
    if not span.unspaced and written != span.tokens[0]:
        yield f"{span.tokens[0]}{WRITTEN}{written}"


_piece = _Pieces().__getitem__


def _pieces(text: str) -> Iterable[_Piece]:
    """Analyse a text piece by piece: no word runs over a blank."""
    return map(_piece, text.split())


def streams(text: str) -> tuple[list[str], list[str]]:
    """Give the main stream and the tail of a text.

    >>> streams("al-Rashid")
    (['al', 'rashid'], ['alrashid'])
    """
    main: list[str] = []
    tail: list[str] = []
    for some, others, _, _ in _pieces(text):
        main += some
        if others:
            tail += others
    return main, tail


def exact_tokens(text: str) -> list[str]:
    """Give the words of a text that are written otherwise than they are found: they tell Karabağ from Karabag.

    Each stands in lower case behind the token it is found under.

    >>> exact_tokens("Karabağ war")
    ['karabag/karabağ']
    """
    return [token for piece in _pieces(text) for token in piece.exact]


def first_tokens(text: str) -> Iterator[str]:
    """Give the first token of every word of a text: what it is sorted by.

    >>> list(first_tokens("Haut-Karabagh"))
    ['haut', 'karabagh']
    """
    return (token for piece in _pieces(text) for token in piece.first)


def short_names(stream: str) -> Iterator[str]:
    """Find the two characters that are a whole name in a stream of names; all others overlap with a neighbour.

    >>> list(short_names("布什 ¦ 王小 小明 ¦ 王小明"))
    ['布什']
    """
    tokens = stream.split()
    for before, token, after in zip(["", *tokens], tokens, [*tokens[1:], ""], strict=False):
        if len(token) == 2 and token > LAST_SPACED and before[-1:] != token[0] and after[:1] != token[1]:
            yield token
