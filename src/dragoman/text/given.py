"""Where do the spellings of a Chinese or Korean given name meet? In a key of consonants and vowels by classes."""

import re
from functools import lru_cache

_STEPS = tuple((re.compile(spelled), heard) for spelled, heard in (
    ("(?<=[aeiou])h(?![aeiou])", ""), ("ng", "n"), ("hs|sh|x", "s"), ("tch|ch|zh|[jq]", "C"), ("t[sz]|[cz]", "Z"),
    ("[gk]+", "k"), ("[dt]+", "t"), ("[bp]+", "p"), ("[lr]+", "l"), ("ui|eui|ee|ie|yi", "i"),
    ("a[eiy]|oe|we|ey|e(?!o|u)", "E"), ("[ou]i", "E"), ("eo|eu|[ou]+", "o"),
    ("[wy](?=[aioE])|o(?=[aE])", ""), ("y", "i"),
))  # fmt: skip
"""Spellings of Korean and Chinese sounds by their several schemes → classes."""
_AGAIN = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 14)
def given_key(spelling: str) -> str:
    """Give the key of a given name in plain small letters.

    >>> {given_key(one) for one in ("gimun", "kimoon", "kimun")}, given_key("jihyeon") == given_key("jiehyun")
    ({'kimon'}, True)
    >>> given_key("xiaoming") == given_key("hsiaoming") == given_key("shiaoming")
    True
    """
    for spelled, heard in _STEPS:
        spelling = spelled.sub(heard, spelling)
    return _AGAIN.sub(r"\1", spelling.lower())
