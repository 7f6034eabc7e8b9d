"""How alike are words that share a sound key, or nearly? A finer look than the key's, before one is searched for the
other; at many words at a time.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from dragoman.text.hearing import Packed, evidence, pack, stacked
from dragoman.text.script import script_of
from dragoman.text.transliterate import romanise

_DIGRAPHS = (
    ("tsch", "c"), ("dsch", "j"), ("tch", "c"), ("sch", "s"), ("dzh", "j"), ("dj", "j"), ("kh", "k"), ("gh", "k"),
    ("ch", "c"), ("sh", "s"), ("zh", "j"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("ts", "s"),
    ("qu", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("aa", "a"), ("q", "k"), ("x", "k"), ("g", "k"), ("w", "v"),
)  # fmt: skip
"""Spellings of one sound in the Latin transcriptions of names, longest first."""

_DOUBLED = re.compile(r"(.)\1+")
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


@lru_cache(maxsize=1 << 14)
def _spoken(token: str) -> str:
    spoken = romanise(token).lower()
    for written, sound in _DIGRAPHS:
        spoken = spoken.replace(written, sound)
    return _single(spoken)


def _single(spoken: str) -> str:
    """Write doubled letters once."""
    return _DOUBLED.sub(r"\1", spoken)


class Looks(NamedTuple):
    """What is looked at of some words, as arrays.

    ``scripts`` are numbers of scripts, ``plain`` tells words in ASCII, ``spoken`` and ``skeletons`` stand for how words
    of one script are spoken, with and without vowels (0: too short to tell).
    """

    scripts: npt.NDArray[np.uint16]
    plain: npt.NDArray[np.bool_]
    spoken: npt.NDArray[np.uint32]
    skeletons: npt.NDArray[np.uint32]
    sounds: Packed

    def take(self, at: npt.NDArray[np.intp]) -> "Looks":
        """Give the words at some places."""
        parts = self.scripts[at], self.plain[at], self.spoken[at], self.skeletons[at]
        return Looks(*parts, self.sounds.take(at))


def together(parts: Sequence[Looks]) -> Looks:
    """Put what is looked at of some words behind that of others: to compare all at one time costs least."""
    return Looks(
        np.concatenate([part.scripts for part in parts]),
        np.concatenate([part.plain for part in parts]),
        np.concatenate([part.spoken for part in parts]),
        np.concatenate([part.skeletons for part in parts]),
        stacked([part.sounds for part in parts]),
    )


def looks(tokens: Sequence[str]) -> Looks:
    """Look at tokens."""
    spoken = [_spoken(token) for token in tokens]
    return Looks(
        np.array([_number(script_of_word(token)) & 0xFFFF for token in tokens], np.uint16),
        np.array([token.isascii() for token in tokens], np.bool_),
        np.array([_number(one) for one in spoken], np.uint32),
        np.array([_skeleton(one) for one in spoken], np.uint32),
        pack(tokens),
    )


def _number(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def _skeleton(spoken: str) -> int:
    skeleton = _single(spoken.translate(_VOWELS))
    return _number(skeleton) if len(skeleton) >= _TELLING_SKELETON else 0


def script_of_word(token: str) -> str:
    """Give the script of a token by its first letter: a token of sound is of one script.

    >>> script_of_word("karabakh"), script_of_word("قرهباغ")
    ('Latn', 'Arab')
    """
    return "Latn" if token.isascii() else script_of(token[0])


def likenesses(
    asked: Looks, which: npt.NDArray[np.intp], others: Looks, keys: npt.NDArray[np.int64], least: float = LEAST_ALONE
) -> npt.NDArray[np.float32]:
    """Say in 0..1 how alike words are to the words asked for; 0 where one should not stand for the other.

    ``which`` tells for each of the others to which it is compared, ``keys`` how many sounds the longest key has that
    they share (0: none); ``least`` is the evidence asked for of other scripts.

    >>> asked, others = looks(["karabakh"]), looks(["qarabag", "قرهباغ", "卡拉巴赫", "тегеран", "карп"])
    >>> found = likenesses(asked, np.zeros(5, np.intp), others, np.array([4, 4, 4, 0, 0]))
    >>> [round(float(one), 2) for one in found]
    [1.0, 0.81, 0.84, 0.0, 0.0]
    """
    foreign = others.scripts != asked.scripts[which]
    found = np.where(keys > 0, _in_one_script(asked, which, others), np.float32(0))
    found[foreign] = 0
    if (some := np.flatnonzero(foreign)).size:
        found[some] = _across(asked, which[some], others.take(some), keys[some], least)
    return found


def _across(
    asked: Looks, which: npt.NDArray[np.intp], others: Looks, keys: npt.NDArray[np.int64], least: float
) -> npt.NDArray[np.float32]:
    sure = evidence(asked.sounds, which, others.sounds) + np.minimum(keys, _MOST_OF_KEY)
    neither = ~(asked.plain[which] | others.plain)
    sure = np.where(neither, np.maximum(sure, _KEY_ALONE * keys), sure)
    alike = np.round(sure / np.maximum(sure + _HALF_SURE, 1e-6), 2)
    return np.where((sure > 0) & (sure >= least), alike, 0).astype(np.float32)


def _in_one_script(asked: Looks, which: npt.NDArray[np.intp], others: Looks) -> npt.NDArray[np.float32]:
    skeleton = asked.skeletons[which]
    by_skeleton = np.where((skeleton != 0) & (skeleton == others.skeletons), np.float32(0.9), np.float32(0))
    return np.where(asked.spoken[which] == others.spoken, np.float32(1), by_skeleton)
