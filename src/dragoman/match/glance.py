"""What of a record is looked at first? A glance: a few numbers that rule out most pairs before anything is loaded.

A glance has the same size for every record (:data:`GLANCE`), so that thousands of pairs are gone through at once
(:mod:`dragoman.match.sieve`). Numbers are kept as they are, or hashed; what many words tell is kept as bits, of which
each word sets one: two records that share no word share no bit.
"""

import struct
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import get_args
from zlib import crc32

import numpy as np

from dragoman.match.containers import starts
from dragoman.match.names import Person
from dragoman.match.sketch import Kind, Sketch
from dragoman.match.titles import Title
from dragoman.match.word import coarse

VERSION = 5
"""To be raised with every change to glances: records whose glance is of another version are not ruled out by it."""

GLANCE = np.dtype(
    [
        ("made", "u1"), ("kind", "u1"), ("people", "u1"), ("flags", "<u2"), ("years", "<u2", 5),
        ("volume", "<u2"), ("issue", "<u2"), ("first", "<u2"), ("last", "<u2"), ("doi", "<u4"),
        ("tongues", "<u8"), ("scripts", "<u2"), ("sounds", "<u8", 2), ("words", "<u8"), ("meant", "<u8"),
        ("names", "<u8", 2), ("container", "<u4"), ("issns", "<u4"),
    ]
)  # fmt: skip
"""The fields of a glance; 0 says nothing. ``made`` is :data:`VERSION`, ``people`` the number of authors, ``flags``
are those below.

``tongues`` and ``scripts`` are those of the titles; their ``words`` stand by letters, by ``sounds`` and by what is
``meant``; ``names`` the sounds of the authors' names; ``container`` the letters that the words of its name begin with.
"""

MORE_IDENTIFIERS, MORE_YEARS, TITLED, NAMED, CONTAINED, PUBLISHED = (1 << at for at in range(6))
"""Flags: it has identifiers besides one DOI; more years than there is room for; titles; authors; a container; a
publisher."""

PACKED, SPOKEN, UNTOLD, SPELT = (1 << at for at in range(6, 10))
"""Flags of titles: written without blanks; others; of a language not known; such as spell what has no blanks."""

MANY = 0xFF
"""Of so many authors and more the number is not told."""

PLAIN = 10_000
"""Smaller numbers stand in a glance as they are."""

KINDS: tuple[Kind, ...] = ("", *(one for one in get_args(Kind) if one))
"""The kinds in the order of their numbers."""

_LAYOUT = struct.Struct("<3B6H4HIQH16sQQ16sII")
_YEARS = 5
_SHORT = 3
_FORMS = 3
_UNSPACED = frozenset({"zh", "ja"})
"""Languages written without blanks in their own script."""


def glance(one: Sketch) -> bytes:
    """Give the glance of a record."""
    years = one.years[:_YEARS]
    dois = [each for each in one.identifiers if each.startswith("doi:")]
    return _LAYOUT.pack(
        VERSION,
        KINDS.index(one.kind),
        min(len(one.named), MANY),
        _flags(one, len(dois)),
        *years,
        *(0,) * (_YEARS - len(years)),
        *map(_number, (one.volume, one.issue, one.first, one.last)),
        _hashed(dois[0]) | 1 if len(dois) == 1 else 0,
        _bits((f"{each.script} {each.language}" for each in one.titles if each.language), 64),
        _bits((each.script for each in one.titles), 16),
        _bits((sound for each in one.titles for sound in _sounds(each)), 128).to_bytes(16, "little"),
        _bits((word for each in one.titles for word in each.words if len(word) > _SHORT), 64),
        _bits((str(number) for each in one.titles for number in _meant(each)), 64),
        _bits((sound for each in one.named for sound in _heard(each)), 128).to_bytes(16, "little"),
        _bits((letter for each in one.containers for letter in starts(each)), 32),
        _bits(one.issns, 32),
    )


def _flags(one: Sketch, dois: int) -> int:
    said = {
        MORE_IDENTIFIERS: len(one.identifiers) > dois or dois > 1,
        MORE_YEARS: len(one.years) > _YEARS,
        PACKED: any(each.packed for each in one.titles),
        SPOKEN: any(not each.packed for each in one.titles),
        UNTOLD: any(not each.language for each in one.titles),
        SPELT: any(each.language in _UNSPACED and not each.packed for each in one.titles),
        TITLED: bool(one.titles),
        NAMED: bool(one.named),
        CONTAINED: bool(one.containers or one.issns),
        PUBLISHED: bool(one.publishers),
    }
    return sum(flag for flag, holds in said.items() if holds)


def _number(value: str) -> int:
    """Give a number of two bytes: itself below :data:`PLAIN`, from there on one that differs for most; 0 for none."""
    if not value:
        return 0
    plain = int(value) if value.isdecimal() and len(value) < 5 else 0
    return plain or _hashed(value) % (0xFFFF - PLAIN) + PLAIN


@lru_cache(maxsize=1 << 16)
def _hashed(value: str) -> int:
    return crc32(value.encode("utf-8", "surrogatepass"))


def _bits(values: Iterable[str], width: int) -> int:
    """Set one of some bits for each value."""
    bits = 0
    for value in values:
        bits |= 1 << _hashed(value) % width
    return bits


def _sounds(title: Title) -> Iterable[str]:
    """Give the sounds of the longer words of a title; of one written without blanks, each two characters."""
    if title.packed:
        return (f"{one}{other}" for one, other in pairwise(title.joined))
    return (coarse(one.sound) for one in title.heard if len(one.latin) > _SHORT)


def _meant(title: Title) -> Iterable[int]:
    return (number for meanings in title.meant for number in meanings or ())


def _heard(one: Person) -> Iterable[str]:
    """Give the sounds of a name's words, initials left out."""
    words = [each for form in one.forms[:_FORMS] for each in (*form.family, *form.given) if len(each.latin) > 1]
    return (coarse(sound) for each in words for sound in (each.sound, *each.others[:1]))
