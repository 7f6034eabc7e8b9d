"""Which words does an index hold that sound or are built like this one? What every engine's vocabulary must answer."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

import snowballstemmer

from dragoman.text.script import dominant_script
from dragoman.text.sound import sound_keys

_STEMMERS = {"Latn": "english", "Cyrl": "russian", "Arab": "arabic"}
"""One stemmer a script: the language of a word by itself is not known. Stems only group words of the vocabulary, and
a word found by its stem counts less than the word asked for."""

SHORTEST_SOUND = 3
"""Shorter words have no sound key: too many words would sound alike."""


class Vocabulary(Protocol):
    """The words of an index, by what they sound like and by their stem."""

    def holds(self, tokens: Sequence[str]) -> set[str]:
        """Give those of the tokens that the index holds."""

    def alike(self, keys: Sequence[str]) -> dict[str, list[str]]:
        """Give for each key (of :func:`keys`) the tokens of the index that have it; unknown keys are left out."""


@lru_cache(maxsize=1 << 16)
def keys(token: str) -> tuple[str, ...]:
    """Give the keys of a token: how its spelling may sound (``~``), the likeliest first, and its stem (``=``).

    Numbers and short words have none.

    >>> keys("karabakh")[0] == keys("карабах")[0] == keys("قرهباغ")[0]
    True
    >>> keys("wars")[-1], keys("2020")
    ('=war', ())
    """
    if not _has_keys(token):
        return ()
    stem = _stem(token)
    sounds = tuple(f"~{sound}" for sound in sound_keys(token) if len(sound) > 1)
    return (*sounds, f"={stem}") if stem else sounds


def _has_keys(token: str) -> bool:
    return len(token) >= SHORTEST_SOUND and not any(letter.isdigit() for letter in token)


def _stem(token: str) -> str:
    language = _STEMMERS.get(dominant_script(token), "")
    return _stemmer(language).stemWord(token) if language else ""


@lru_cache(maxsize=8)
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(language)
