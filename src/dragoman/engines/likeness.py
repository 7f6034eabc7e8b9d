"""How alike are two words that share a sound key? A finer look than the key's, before one is searched for the other."""

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from dragoman.text.script import dominant_script
from dragoman.text.sound import sounded
from dragoman.text.transliterate import romanise

_DIGRAPHS = (
    ("tsch", "c"), ("dsch", "j"), ("tch", "c"), ("sch", "s"), ("dzh", "j"), ("dj", "j"), ("kh", "k"), ("gh", "k"),
    ("ch", "c"), ("sh", "s"), ("zh", "j"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("ts", "s"),
    ("qu", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("aa", "a"), ("q", "k"), ("x", "k"), ("g", "k"), ("w", "v"),
)  # fmt: skip
"""Spellings of one sound in the Latin transcriptions of names, longest first."""

_VOWELS = str.maketrans("", "", "aeiouy'`")
_UNWRITTEN = str.maketrans("", "", "aeiouyvh'`")
"""What scripts without vowels leave out, or write with letters that also mean vowels."""

_VOWELLESS = frozenset({"Arab", "Hebr", "Syrc"})
_LEAST_LIKENESS = 0.78
_LEAST_HEARD = 0.5
_LEAST_SKELETON = 3
_TELLING_SKELETON = 4
"""Two words of one script with so many consonants in common are one name spelled twice; with fewer they may be two
words (nation, notion)."""


@lru_cache(maxsize=1 << 16)
def _spoken(token: str) -> str:
    spoken = romanise(token).lower()
    for written, sound in _DIGRAPHS:
        spoken = spoken.replace(written, sound)
    return _single(spoken)


def _single(spoken: str) -> str:
    """Write doubled letters once."""
    return "".join(letter for at, letter in enumerate(spoken) if spoken[at - 1 : at] != letter)


def likeness(one: str, other: str) -> float:
    """Say in 0..1 how alike two tokens with the same sound key are; 0 when they should not stand for each other.

    >>> likeness("karabakh", "qarabag"), likeness("heqiqetpur", "haqiqatpur"), likeness("iran", "iron")
    (1.0, 0.9, 0.0)
    >>> likeness("karabakh", "قرهباغ") > 0.7
    True
    """
    scripts = {dominant_script(one), dominant_script(other)}
    if "Hani" in scripts:
        return _likeness_of_chinese(one, other)
    if scripts & _VOWELLESS:
        first, second = (_single(_spoken(token).translate(_UNWRITTEN)) for token in (one, other))
        return 0.9 * _above(first, second, _LEAST_SKELETON)
    first, second = _spoken(one), _spoken(other)
    return _above(first, second, _LEAST_SKELETON) if len(scripts) > 1 else _likeness_in_one_script(first, second)


def _likeness_in_one_script(first: str, second: str) -> float:
    if first == second:
        return 1.0
    skeleton = _single(first.translate(_VOWELS))
    return 0.9 if len(skeleton) >= _TELLING_SKELETON and skeleton == _single(second.translate(_VOWELS)) else 0.0


def _above(first: str, second: str, least: int) -> float:
    shorter = min(len(first), len(second))
    if shorter < least or (shorter == least and first != second):
        return 0.0
    alike = Levenshtein.normalized_similarity(first, second)
    return alike if alike >= _LEAST_LIKENESS else 0.0


def _likeness_of_chinese(one: str, other: str) -> float:
    """Compare what is heard: a transcription has a syllable where other writing has a consonant."""
    if min(len(one), len(other)) < _LEAST_SKELETON:
        return 0.0
    first, second = sounded(one), sounded(other)
    alike = Levenshtein.normalized_similarity(first, second)
    return 0.8 * alike if alike >= _LEAST_HEARD else 0.0
