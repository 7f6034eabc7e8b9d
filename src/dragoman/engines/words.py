"""By which keys is a word known? Those of its sound and of its stem."""

from bisect import bisect_right
from functools import lru_cache

import snowballstemmer

from dragoman.engines.tokens import LAST_SPACED
from dragoman.text.script import dominant_script
from dragoman.text.sound import near_keys, sound_keys

_STEMMERS = {"Latn": "english", "Cyrl": "russian", "Arab": "arabic"}
"""One stemmer a script: the language of a word by itself is not known. Stems only group words of the vocabulary, and
a word found by its stem counts less than the word asked for."""

SHORTEST_SOUND = 3
"""Shorter words have no sound key: too many words would sound alike."""

SHORTEST_UNSPACED = 2
"""A Chinese, Japanese or Korean name may be as short."""

_MOST_OWN = 3


Span = tuple[str, str]
"""A part of the order of all tokens: from the first one on, up to the second one, which is not in it."""

LAST = chr(0x10FFFF)
"""Behind all tokens of words."""

_BEGINNINGS = ("", "\u0370", "\u0400", "\u0530", "\u0590", "\u0600", "\u0780", "\u0900", "\u0e00", "\u10a0",
               "\u1100", "\u2e80", "\uac00", "\ud7b0", "\uf900", LAST)  # fmt: skip
"""Where scripts begin: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, of India, of Asia, Georgian, Han and kana …"""


def own_script(token: str) -> Span:
    """Give the span in which the tokens of a token's script lie, roughly.

    >>> low, high = own_script("карабах")
    >>> low <= "баку" < high, low <= "baku" < high
    (True, False)
    """
    at = span_number(token)
    return _BEGINNINGS[at], _BEGINNINGS[at + 1]


def span_number(token: str) -> int:
    """Number the span in which the tokens of a token's script lie.

    >>> span_number("baku") == span_number("iran") != span_number("баку")
    True
    """
    return bisect_right(_BEGINNINGS, token[:1]) - 1


@lru_cache(maxsize=1 << 16)
def keys(token: str) -> tuple[str, ...]:
    """Give the keys of a token: how its spelling may sound (``~``), the likeliest first, and its stem (``=``).

    Numbers and short words have none.

    >>> keys("karabakh")[0] == keys("карабах")[0] == keys("قرهباغ")[0]
    True
    >>> keys("wars")[-1], keys("2020")
    ('=war', ())
    """
    if not has_keys(token):
        return ()
    stem = stem_of(token)
    sounds = tuple(f"~{sound}" for sound in sound_keys(token) if len(sound) > 1)
    return (*sounds, f"={stem}") if stem else sounds


@lru_cache(maxsize=1 << 12)
def far_keys(token: str) -> tuple[str, ...]:
    """Give the sound keys one slip away from those of a token.

    >>> "~KLPKT" in far_keys("karabakh")
    True
    """
    own = [key[1:] for key in keys(token) if key[0] == "~"][:_MOST_OWN]
    return tuple(dict.fromkeys(f"~{near}" for key in own for near in near_keys(key) if len(near) > 1))


def has_keys(token: str) -> bool:
    """Say whether a token is long enough to be known by its sound, and no number or reading of signs."""
    shortest = SHORTEST_UNSPACED if token > LAST_SPACED else SHORTEST_SOUND
    return len(token) >= shortest and token[0].isalpha() and not any(letter.isdigit() for letter in token)


def stem_of(token: str) -> str:
    """Give the stem of a folded word, by the stemmer of its script; "" where there is none.

    >>> stem_of("wars"), stem_of("войны"), stem_of("الحرب"), stem_of("战争")
    ('war', 'войн', 'حرب', '')
    """
    language = _STEMMERS.get(dominant_script(token), "")
    return _stemmer(language).stemWord(token) if language else ""


@lru_cache(maxsize=8)
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(language)
