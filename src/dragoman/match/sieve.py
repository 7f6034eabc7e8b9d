"""Which of many pairs can be one work, at a glance? Thousands of pairs at once, without any of their records.

What a glance tells for sure is taken as it is. Where two records share no sound, letter or meaning, they are taken to
be alike at most so much as stands in the tables below; that is an estimate, checked on all sets that match is measured
on: of their pairs that are the same or unsure, none is ruled out.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dragoman.match.features import APART
from dragoman.match.glance import (
    CONTAINED,
    GLANCE,
    KINDS,
    MANY,
    MORE_IDENTIFIERS,
    MORE_YEARS,
    NAMED,
    PACKED,
    PLAIN,
    PUBLISHED,
    SPELT,
    SPOKEN,
    TITLED,
    UNTOLD,
    VERSION,
)
from dragoman.match.likely import NUMBERS, allows
from dragoman.match.numbers import FAR, Agreement, Told, told_by

Glances = NDArray[np.void]
"""An array of :data:`dragoman.match.glance.GLANCE`."""
Codes = NDArray[np.int64]
Truths = NDArray[np.bool_]
Shares = NDArray[np.float64]

_UNTOLD_GAP = FAR + 1
_NONE, _EQUAL, _OTHER, _INSIDE = range(4)
"""How two numbers agree: one is not known; they are equal; they differ; they do, and one may lie within the other."""

_AGREES: dict[int, bool | None] = {_NONE: None, _EQUAL: True, _OTHER: False, _INSIDE: False}

_FEW, _MANY = 0.34, 0.7
"""Of the shorter title's sounds: up to the first share titles differ, up to the second they are not near."""
_SHORT = 5
"""Titles of fewer sounds than these are only told not to be near: few letters more would make them alike."""
_HALF = 0.5
"""Of the shorter list's sounds: up to this share names are not near."""

_OPEN, _MISSING = 0, 1
_DIFFERS, _NOT_NEAR = 2, 6
"""What titles, names and containers tell: anything; one is missing; they differ, or are not near.

Titles differ (2 to 5) or are not near (6 to 9) in one language, or in two (and 2 more); where titles in two languages
have meanings in common, 1 more."""
_FOREIGN, _MEANT = 2, 1

_AT_MOST = {_DIFFERS: 0.48, _NOT_NEAR: 0.8}
"""How alike titles are at most."""
_NAMES_AT_MOST = {_DIFFERS: 0.4, _NOT_NEAR: 0.8}
_CONTAINERS_AT_MOST = 0.3
_PARTS = 6
_NO_PUBLISHERS: Told = {"publisher alike": 0.0, "publisher apart": 0.0}
_NO_CONTAINERS: Told = {"container alike": 0.0, "container apart": 0.0}

_WIDTHS = (_UNTOLD_GAP + 1, 3, 3, 4, 3, 8, 2, 10, 7, 3, _PARTS + 1, 2)
"""How many values each part of a :class:`_View` has."""


class _View(NamedTuple):
    """What a glance at two records tells, in small numbers, so that what follows from it can be remembered."""

    gap: int
    volume: int
    issue: int
    page: int
    last: int
    identifiers: int
    kinds: int
    titles: int = _OPEN
    names: int = _OPEN
    containers: int = _OPEN
    more: int = 0
    publishers: int = 1


def sifted(
    ours: Mapping[str, bytes], near: Mapping[str, Collection[str]], theirs: Mapping[str, bytes]
) -> dict[str, set[str]]:
    """Give of the works near each record those that it may belong to.

    ``ours`` are the glances of records, ``theirs`` those of all records of each work. A work that was never looked at
    is kept.
    """
    pairs = [(id, work) for id in ours for work in near[id]]
    found: dict[str, set[str]] = {id: set() for id in ours}
    for (id, work), kept in zip(pairs, _told(ours, theirs, pairs), strict=True):
        if kept:
            found[id].add(work)
    return found


def _told(ours: Mapping[str, bytes], theirs: Mapping[str, bytes], pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """Say for each pair (record, work) whether any record of the work may be the same, or was never looked at."""
    if not pairs:
        return []
    records, works = ({id: at for at, id in enumerate(dict.fromkeys(ids))} for ids in zip(*pairs, strict=True))
    seen = [_whole(theirs[work]) for work in works]
    sizes = np.array([len(packed) for packed in seen]) // GLANCE.itemsize
    starts = np.cumsum(sizes) - sizes
    mine, other = (np.array([at[pair[side]] for pair in pairs]) for side, at in enumerate((records, works)))
    counts = sizes[other]
    which = np.repeat(np.arange(len(pairs)), counts)
    rows = np.repeat(starts[other] - (np.cumsum(counts) - counts), counts) + np.arange(len(which))
    one = read(b"".join(ours[id] for id in records))[mine[which]]
    passed = np.bincount(which, passing(one, read(b"".join(seen))[rows]), len(pairs)) > 0
    told: list[bool] = (passed | (counts == 0)).tolist()
    return told


def _whole(packed: bytes) -> bytes:
    """Give glances put together, none when they are of another size: those of a later version may be."""
    return b"" if len(packed) % GLANCE.itemsize else packed


def read(packed: bytes) -> Glances:
    """Read glances put together."""
    return np.frombuffer(packed, GLANCE)


def passing(ours: Glances, theirs: Glances) -> Truths:
    """Say for each pair whether its records can be one work or unsure: the first of ours and the first of theirs, …"""
    if not len(ours):
        return np.zeros(0, np.bool_)
    numbers = _numbers(ours, theirs)
    left = np.flatnonzero(_coded(numbers))
    answer: Truths = (ours["made"] != VERSION) | (theirs["made"] != VERSION)
    if len(left):
        answer[left] |= _coded((*(part[left] for part in numbers), *_words(ours[left], theirs[left])))
    return answer


def _numbers(ours: Glances, theirs: Glances) -> tuple[Codes, ...]:
    """Give what numbers tell of each pair: they rule out most, so that words are looked at of few."""
    return (
        _gaps(ours, theirs),
        *(_agree(ours[name], theirs[name]) for name in ("volume", "issue")),
        _pages(ours, theirs),
        _agree(ours["last"], theirs["last"]),
        _identifiers(ours, theirs),
        _KINDS_APART[ours["kind"], theirs["kind"]],
    )


def _words(ours: Glances, theirs: Glances) -> tuple[Codes, ...]:
    return (
        _titles(ours, theirs),
        _names(ours, theirs),
        _containers(ours, theirs),
        _more(ours, theirs),
        ((ours["flags"] & theirs["flags"] & PUBLISHED) != 0).astype(np.int64),
    )


def _coded(parts: tuple[Codes, ...]) -> Truths:
    """Say for each pair whether it can be one work by the first parts of a :class:`_View`; each code is asked once."""
    widths = _WIDTHS[: len(parts)]
    known, at = np.unique(np.ravel_multi_index(parts, widths), return_inverse=True)
    views = zip(*(part.tolist() for part in np.unravel_index(known, widths)), strict=True)
    possible: Truths = np.fromiter((_possible(_View(*view)) for view in views), np.bool_, len(known))
    return possible[at.reshape(-1)]


def _gaps(ours: Glances, theirs: Glances) -> Codes:
    """Give the years between the nearest years of each pair, as :func:`dragoman.match.numbers.gap` does."""
    a, b = ours["years"].astype(np.int32), theirs["years"].astype(np.int32)
    gaps = np.abs(a[:, 0] - b[:, 0])
    several = np.flatnonzero((a[:, 1] != 0) | (b[:, 1] != 0))
    if len(several):
        apart = np.abs(a[several, :, None] - b[several, None, :])
        apart[(a[several, :, None] == 0) | (b[several, None, :] == 0)] = FAR
        gaps[several] = apart.min(axis=(1, 2))
    gaps[((ours["flags"] | theirs["flags"]) & MORE_YEARS) != 0] = 0
    untold = (a[:, 0] == 0) | (b[:, 0] == 0)
    told: Codes = np.where(untold, _UNTOLD_GAP, np.minimum(gaps, FAR)).astype(np.int64)
    return told


def _agree(ours: Codes, theirs: Codes) -> Codes:
    return np.where((ours == 0) | (theirs == 0), _NONE, np.where(ours == theirs, _EQUAL, _OTHER))


def _pages(ours: Glances, theirs: Glances) -> Codes:
    told = _agree(ours["first"], theirs["first"])
    return np.where((told == _OTHER) & (_inside(ours, theirs) | _inside(theirs, ours)), _INSIDE, told)


def _inside(ours: Glances, theirs: Glances) -> Truths:
    """Say of which pairs the one page told of ours may lie in the pages of theirs."""
    page, first, last = ours["first"], theirs["first"], theirs["last"]
    hashed = (page >= PLAIN) | (first >= PLAIN) | (last >= PLAIN)
    may: Truths = (ours["last"] == 0) & (last != 0) & (hashed | ((first <= page) & (page <= last)))
    return may


def _identifiers(ours: Glances, theirs: Glances) -> Codes:
    """Say in bits: an identifier may be the same, one is another, an ISBN may be the same."""
    dois = _agree(ours["doi"], theirs["doi"])
    more = (ours["flags"] & theirs["flags"] & MORE_IDENTIFIERS) != 0
    told: Codes = ((dois == _EQUAL) | more) + 2 * (dois == _OTHER) + 4 * more
    return told


_KINDS_APART = np.array([[int(frozenset((one, other)) in APART) for other in KINDS] for one in KINDS])


def _titles(ours: Glances, theirs: Glances) -> Codes:
    share = np.maximum(_shared("sounds", ours, theirs, 1.0), _shared("words", ours, theirs, 0.0))
    both, either = ours["flags"] & theirs["flags"], ours["flags"] | theirs["flags"]
    mixed = (both & (PACKED | SPOKEN)) != (either & (PACKED | SPOKEN))
    mixed &= (either & UNTOLD) != 0
    mixed |= (either & SPELT) != 0
    scripts, tongues = ours["scripts"] | theirs["scripts"], ours["tongues"] | theirs["tongues"]
    spoken = ((ours["tongues"] & theirs["tongues"]) != 0) | ((either & UNTOLD) != 0)
    spoken &= (ours["scripts"] & theirs["scripts"]) != 0
    strange = (_count(scripts) > 1) | (_count(tongues) > 1)
    meant = strange & ((ours["meant"] & theirs["meant"]) != 0)
    short = np.minimum(_count(ours["sounds"]), _count(theirs["sounds"])) < _SHORT
    told = np.where((share <= _FEW) & ~short, _DIFFERS, _NOT_NEAR) + _FOREIGN * ~spoken + _MEANT * meant
    told = np.where(mixed | (share > _MANY), _OPEN, told)
    return np.where((both & TITLED) == 0, _MISSING, told)


def _shared(name: str, ours: Glances, theirs: Glances, otherwise: float) -> Shares:
    """Give which share of the bits of the one that has fewer the other has too; where it has none, another value."""
    least = np.minimum(_count(ours[name]), _count(theirs[name]))
    return np.where(least == 0, otherwise, _count(ours[name] & theirs[name]) / np.maximum(least, 1))


def _names(ours: Glances, theirs: Glances) -> Codes:
    share = _shared("names", ours, theirs, 1.0)
    told = np.where(share == 0, _DIFFERS, np.where(share <= _HALF, _NOT_NEAR, _OPEN))
    return np.where((ours["flags"] & theirs["flags"] & NAMED) == 0, _MISSING, told)


def _more(ours: Glances, theirs: Glances) -> Codes:
    """Tell how many of the longer list of authors are more than those of the shorter, in parts of it, rounded down."""
    one, other = (each["people"].astype(np.int64) for each in (ours, theirs))
    told = (one > 0) & (other > 0) & (one < MANY) & (other < MANY)
    return np.where(told, _PARTS * np.abs(one - other) // np.maximum(np.maximum(one, other), 1), 0)


def _containers(ours: Glances, theirs: Glances) -> Codes:
    one, other = _count(ours["container"]), _count(theirs["container"])
    few = 2 * _count(ours["container"] & theirs["container"]) < np.minimum(one, other)
    few &= (ours["issns"] & theirs["issns"]) == 0
    return np.where((ours["flags"] & theirs["flags"] & CONTAINED) == 0, _MISSING, np.where(few, _DIFFERS, _OPEN))


_ONES = np.array([value.bit_count() for value in range(1 << 16)], np.int64)


def _count(bits: Codes) -> Codes:
    """Count the bits that are set in each row."""
    told: Codes = _ONES[np.ascontiguousarray(bits).view(np.uint16).reshape(len(bits), -1)].sum(axis=1)
    return told


@lru_cache(maxsize=1 << 16)
def _possible(view: _View) -> bool:
    """Say whether two records seen so can be one work, by the model's bound."""
    if view.gap == FAR and not view.identifiers & 5:
        return False
    told = told_by(_agreement(view)) | {"kind differs": float(view.kinds)}
    decided = NUMBERS | {"kind differs"}
    parts = _by_titles(view.titles), _by_names(view.names), _by_containers(view.containers), _by_rest(view)
    for more in parts:
        told = told | more
        decided |= more.keys()
    return allows(told, decided)


def _agreement(view: _View) -> Agreement:
    names = ("same identifier", "other identifier", "same isbn")
    identifiers = tuple(name for at, name in enumerate(names) if view.identifiers >> at & 1)
    gap = None if view.gap == _UNTOLD_GAP else view.gap
    volume, issue, page, last = (_AGREES[one] for one in (view.volume, view.issue, view.page, view.last))
    return Agreement(identifiers, gap, volume, issue, page, view.page == _INSIDE, last)


def _by_titles(told: int) -> Told:
    if told == _OPEN:
        return {}
    if told == _MISSING:
        return {"title missing": 1.0}
    kind = _DIFFERS if told < _NOT_NEAR else _NOT_NEAR
    most = _AT_MOST[kind]
    titles = {"title alike": most, "title cognate": most, "title near": 0.0, "title equal": 0.0}
    titles["title begins alike"] = float(kind == _NOT_NEAR)
    if not (told - kind) & _MEANT:
        titles |= {"title means alike": 0.0, "title means agree": 0.0}
    if not (told - kind) & _FOREIGN:
        return titles | {"title apart": (0.85 - most) / 0.85, "title foreign": 0.0}
    return titles if (told - kind) & _MEANT else titles | {"title foreign": min(1.0, (0.9 - most) / 0.6)}


def _by_names(told: int) -> Told:
    if told == _OPEN:
        return {}
    if told == _MISSING:
        return {"names missing": 1.0}
    most = _NAMES_AT_MOST[told]
    return {"names alike": most, "names near": 0.0, "names apart": max(0.0, 0.7 - most) / 0.7}


def _by_containers(told: int) -> Told:
    if told == _OPEN:
        return {}
    most = _CONTAINERS_AT_MOST
    return _NO_CONTAINERS if told == _MISSING else {"container alike": most, "container apart": (0.5 - most) / 0.5}


def _by_rest(view: _View) -> Told:
    return {"names more": view.more / _PARTS} | ({} if view.publishers else _NO_PUBLISHERS)
