"""How alike are two words that share a sound key, or nearly? A finer look than the key's, before one is searched for
the other.
"""

from collections.abc import Mapping
from functools import lru_cache

from dragoman.text.hearing import heard
from dragoman.text.script import script_of
from dragoman.text.transliterate import romanise

_DIGRAPHS = (
    ("tsch", "c"), ("dsch", "j"), ("tch", "c"), ("sch", "s"), ("dzh", "j"), ("dj", "j"), ("kh", "k"), ("gh", "k"),
    ("ch", "c"), ("sh", "s"), ("zh", "j"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("ts", "s"),
    ("qu", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("aa", "a"), ("q", "k"), ("x", "k"), ("g", "k"), ("w", "v"),
)  # fmt: skip
"""Spellings of one sound in the Latin transcriptions of names, longest first."""

_VOWELS = str.maketrans("", "", "aeiouy'`")
_MOST_OF_KEY = 6
"""A shared sound key adds to the evidence as many points as it has sounds, up to so many: it knows no language."""

_KEY_ALONE = 2.0
"""Between two scripts other than Latin, of which no pairs were learned, each sound of a shared key is worth so much."""

_HALF_SURE = 4.0
"""Evidence of so much is a likeness of one half."""

LEAST_OF_NAMES, LEAST_OF_SEVERAL, LEAST_ALONE = 3.0, 5.0, 8.0
"""Evidence that is asked for: of a name in the field of names, of a word beside others, of a word by itself."""

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


def likenesses(one: str, others: Mapping[str, int], least: float = LEAST_ALONE) -> dict[str, float]:
    """Say in 0..1 how alike words are to a word; those that should not stand for it are left out.

    ``others`` tells with how many sounds the longest key is that each shares with it (0: none); ``least`` is the
    evidence asked for of other scripts.

    >>> likenesses("karabakh", {"qarabag": 4, "قرهباغ": 4, "卡拉巴赫": 4, "тегеран": 0, "карп": 0})
    {'qarabag': 1.0, 'قرهباغ': 0.81, '卡拉巴赫': 0.84}
    """
    script = _script(one)
    foreign = [other for other in others if _script(other) != script]
    evidence = dict(zip(foreign, heard(one, foreign), strict=True))
    found = {other: _weighed(one, other, key, evidence.get(other)) for other, key in others.items()}
    return {other: like for other, (like, sure) in found.items() if like and sure >= least}


def _script(token: str) -> str:
    """Give the script of a token by its first letter: a token of sound is of one script."""
    return "Latn" if token.isascii() else script_of(token[0])


def _weighed(one: str, other: str, key: int, evidence: float | None) -> tuple[float, float]:
    """Give the likeness of two words and the evidence for it."""
    if evidence is None:
        return (_likeness_in_one_script(_spoken(one), _spoken(other)) if key else 0.0), LEAST_ALONE
    sure = evidence + min(key, _MOST_OF_KEY)
    if not one.isascii() and not other.isascii():
        sure = max(sure, _KEY_ALONE * key)
    return (round(sure / (sure + _HALF_SURE), 2) if sure > 0 else 0.0), sure


def _likeness_in_one_script(first: str, second: str) -> float:
    if first == second:
        return 1.0
    skeleton = _single(first.translate(_VOWELS))
    return 0.9 if len(skeleton) >= _TELLING_SKELETON and skeleton == _single(second.translate(_VOWELS)) else 0.0
