"""Where are the words of a text, and under which tokens are they found?

The main stream holds one token a word, so that phrases can be asked for; writing without spaces between words is held
as overlapping pairs of characters. The tail holds what else the text is found under: the parts of a word written with
a zero-width non-joiner, words joined by a hyphen as one, and the dictionary words of unspaced writing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dragoman.text.normal import fold
from dragoman.text.words import words

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0900-\u0963\u0966-\u0dff\u0f18-\u0fbc\u135d-\u135f"
    "\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe20-\ufe2f"
)
"""Marks that stand inside a word though Python's ``\\w`` does not hold them, and the two zero-width joiners."""

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Scripts written without spaces between words: Han, kana, Thai, Lao, Burmese, Khmer."""

_LETTER = rf"(?:(?![{UNSPACED}])[\w{_MARKS}])"
_WORD = re.compile(rf"(?P<unspaced>[{UNSPACED}]+)|{_LETTER}+(?:['’]{_LETTER}+)*")
_HYPHENS = frozenset("-‐‑–")
_NAME_LENGTHS = range(3, 9)
"""A run of so many characters between others may be a name that no dictionary knows; it is held as one word too."""

GAP = "¦"
"""A token no query holds; it stands between two forms of a field so that no phrase runs from one into the other."""

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


def streams(text: str) -> tuple[list[str], list[str]]:
    """Give the main stream and the tail of a text.

    >>> streams("al-Rashid")
    (['al', 'rashid'], ['alrashid'])
    """
    main: list[str] = []
    tail: list[str] = []
    before: Span | None = None
    for span in spans(text):
        main += span.tokens if span.unspaced else span.tokens[:1]
        tail += _other(text, before, span)
        before = None if span.unspaced else span
    return main, tail


def exact_tokens(text: str) -> list[str]:
    """Give the words of a text as they are written, only in lower case: they tell Karabağ from Karabag.

    >>> exact_tokens("Karabağ")
    ['karabağ']
    """
    return [found[0].lower()[:LONGEST] for found in _WORD.finditer(text) if not found["unspaced"]]
