"""Is it the same word of a name, by its letters or by its sound?"""

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler, Levenshtein

from dragoman.text.normal import fold
from dragoman.text.transliterate import romanise, sound_key

_HUSHED = ("h", "kh", "x", "g")
"""Beginnings that one language writes and another leaves out (Husayn, Khusein, Gusein, Usein)."""


class Word(NamedTuple):
    """A word romanised and folded, and its sound key."""

    latin: str
    sound: str

    @property
    def initial(self) -> str:
        """Give the class of the first sound; all vowels are one class, since scripts disagree on them."""
        return "a" if self.latin[:1] in "aeiouy" else self.sound[:1] or self.latin[:1]


@lru_cache(maxsize=1 << 17)
def word(folded: str) -> Word:
    """Prepare one folded word of any script written with letters.

    >>> word("карабах").latin, word("карабах").sound == word("قرهباغ").sound
    ('karabakh', True)
    """
    latin = folded if folded.isascii() else fold(romanise(folded)).replace(" ", "")
    return Word(latin, sound_key(folded) or latin)


def spoken(latin: str, written: str = "") -> Word:
    """Prepare a romanised word, heard as it is ``written`` in Chinese characters when they are given."""
    return Word(latin, sound_key(written or latin) or latin)


@lru_cache(maxsize=1 << 17)
def word_alike(a: Word, b: Word) -> float:
    """Say in 0..1 how alike two words are, by letters or by sound.

    >>> word_alike(word("haqiqatpur"), word("حقيقتپور")) > 0.9
    True
    >>> word_alike(word("smith"), word("jones")) < 0.5
    True
    """
    if a.latin == b.latin:
        return 1.0
    near = JaroWinkler.similarity(a.latin, b.latin)
    heard = _heard(a, b)
    if heard == 1.0:
        return max(near, 0.93 if len(a.sound) > 1 else 0.5 + 0.5 * near)
    if min(len(a.sound), len(b.sound)) >= 3:
        near = max(near, 0.95 * heard)
    return near if near >= 0.84 else 0.5 * near


def _heard(a: Word, b: Word) -> float:
    if a.sound == b.sound:
        return 1.0
    if a.latin.startswith(_HUSHED) or b.latin.startswith(_HUSHED):
        one, other = a.sound.removeprefix("K"), b.sound.removeprefix("K")
        if one == other and len(one) > 1:
            return 0.97
    return Levenshtein.normalized_similarity(a.sound, b.sound)
