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
_UNWRITTEN = str.maketrans("", "", "aeiouhwyv")
"""Sounds that scripts without vowels leave out, or write with letters that also mean vowels."""

_VOWELLESS = frozenset({"Arab", "Hebr", "Syrc"})
_AS_VOWEL = {"y": "e", "w": "o", "v": "o", "i": "e", "u": "o"}
_LONG_VOWELS = str.maketrans("yw", "eo")
_LEAST_HEARD = 0.65
_LEAST_HEARD_OF_FEW = 0.8
_FEW = 2
"""Words of so few consonants must be heard nearly alike: many share a key."""

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
    >>> [likeness(word, "ایران") > 0.7 for word in ("iran", "Иран", "iron", "urine")]
    [True, True, False, False]
    >>> likeness("karabakh", "قرهباغ") > 0.7 > likeness("iran", "埃里温")
    True
    """
    scripts = {dominant_script(one), dominant_script(other)}
    if len(scripts) == 1:
        return _likeness_in_one_script(_spoken(one), _spoken(other))
    if "Hani" in scripts and min(len(one), len(other)) < _FEW:
        return 0.0
    first, second = sounded(one), sounded(other)
    if scripts & _VOWELLESS:
        written, full = (first, second) if dominant_script(one) in _VOWELLESS else (second, first)
        return _likeness_to_vowelless(written, full)
    consonants = [sound.translate(_UNWRITTEN) for sound in (first, second)]
    alike = whole = Levenshtein.normalized_similarity(first, second)
    few = min(map(len, consonants)) <= _FEW
    if not few:
        alike = (whole + Levenshtein.normalized_similarity(*consonants)) / 2
    return round(0.95 * alike, 3) if alike >= (_LEAST_HEARD_OF_FEW if few else _LEAST_HEARD) else 0.0


def _likeness_to_vowelless(written: str, full: str) -> float:
    """Compare consonants; where they are few, the long vowels that are written must stand in the other word as well."""
    first, second = (sound.translate(_UNWRITTEN) for sound in (written, full))
    alike = Levenshtein.normalized_similarity(first, second)
    if min(len(first), len(second)) > _FEW:
        fits = alike >= _LEAST_HEARD
    else:
        fits = alike == 1.0 and _in_order(_vowels(written), _vowels(full))
    whole = Levenshtein.normalized_similarity(written.translate(_LONG_VOWELS), full)
    return round(0.7 * alike + 0.25 * whole, 3) if fits else 0.0


def _vowels(sound: str) -> str:
    """Give the vowels of a word; alef before another vowel only carries it."""
    vowels = "".join(_AS_VOWEL.get(letter, letter) for letter in sound if letter in "aeoywuiv")
    return vowels[1:] if sound[:1] == "a" and sound[1:2] in tuple("eoyw") else vowels


def _in_order(some: str, all_of: str) -> bool:
    left = iter(all_of)
    return all(letter in left for letter in some)


def _likeness_in_one_script(first: str, second: str) -> float:
    if first == second:
        return 1.0
    skeleton = _single(first.translate(_VOWELS))
    return 0.9 if len(skeleton) >= _TELLING_SKELETON and skeleton == _single(second.translate(_VOWELS)) else 0.0
