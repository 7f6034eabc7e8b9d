"""Do two records agree in their numbers? Identifiers, years, volume, issue and pages: what costs least to compare."""

from functools import lru_cache
from typing import NamedTuple

from dragoman.match.sketch import UNIQUE, Numbered

Told = dict[str, float]
"""Feature → value; features not named are 0."""

_TELLING = UNIQUE | {"isbn"}
"""Schemes whose values tell works apart: one has one value (a book a few ISBN)."""

FAR = 4
"""Years further apart than this are not told from each other."""


class Agreement(NamedTuple):
    """Where two records agree (true) and disagree (false); ``None`` where one of them says nothing.

    ``identifiers`` are the names of features; ``gap`` are years, at most 4; ``inside`` says that a single page of one
    lies in the pages of the other. There are few different ones, so what follows from them can be remembered.
    """

    identifiers: tuple[str, ...]
    gap: int | None
    volume: bool | None
    issue: bool | None
    page: bool | None
    inside: bool
    last: bool | None


def agreement(one: Numbered, other: Numbered) -> Agreement:
    """Compare the numbers of two records; the order of the two does not matter."""
    page = _equal(one.first, other.first)
    return Agreement(
        _identifiers(one.identifiers, other.identifiers),
        gap(one.years, other.years),
        _equal(one.volume, other.volume),
        _equal(one.issue, other.issue),
        page,
        page is False and (_inside(one, other) or _inside(other, one)),
        _equal(one.last, other.last),
    )


def gap(ours: tuple[int, ...], theirs: tuple[int, ...]) -> int | None:
    """Give how many years lie between the nearest years of two records, at most 4; ``None`` when one tells none.

    >>> gap((1992, 1927), (1928,)), gap((), (1928,))
    (1, None)
    """
    if not ours or not theirs:
        return None
    if len(ours) == 1 == len(theirs):
        return min(abs(ours[0] - theirs[0]), FAR)
    return min(FAR, *(abs(a - b) for a in ours for b in theirs))


@lru_cache(maxsize=1 << 12)
def told_by(numbers: Agreement) -> Told:
    """Give the features that follow from an agreement. The answer is remembered, so it must not be altered."""
    told: Told = dict.fromkeys(numbers.identifiers, 1.0) | _years(numbers.gap)
    for name in ("volume", "issue"):
        if (equal := getattr(numbers, name)) is not None:
            told[f"{name} equal" if equal else f"{name} differs"] = 1.0
    if numbers.page is not None:
        told["page equal" if numbers.page else "page inside" if numbers.inside else "page differs"] = 1.0
    if numbers.last is not None:
        told["last page equal"] = float(numbers.last)
    agreeing = sum(told.get(name, 0) for name in ("volume equal", "page equal", "last page equal"))
    told["numbers agree"] = float(agreeing >= 2 and "volume differs" not in told and "page differs" not in told)
    elsewhere = numbers.volume is False or numbers.issue is False
    other_pages = "page differs" in told and numbers.last is False and elsewhere
    other_issue = numbers.volume is False and numbers.issue is False and numbers.page is not True
    told["numbers disagree"] = float(other_pages or other_issue)
    return told


def _years(gap: int | None) -> Told:
    if gap is None:
        return {"year missing": 1.0, "year equal": 0.5}
    return {"year equal": float(gap == 0), "year near": float(gap == 1), "year apart": min(max(gap - 1, 0), 3) / 3}


def _equal(ours: str, theirs: str) -> bool | None:
    return ours == theirs if ours and theirs else None


def _identifiers(ours: frozenset[str], theirs: frozenset[str]) -> tuple[str, ...]:
    if not ours or not theirs:
        return ()
    shared = {one.partition(":")[0] for one in ours & theirs} & _TELLING
    both = {one.partition(":")[0] for one in ours} & {one.partition(":")[0] for one in theirs} & _TELLING
    named = {f"{'same' if one in shared else 'other'} {'isbn' if one == 'isbn' else 'identifier'}" for one in both}
    return tuple(sorted(named))


def _inside(one: Numbered, other: Numbered) -> bool:
    """Say whether a single page of one lies in the pages of the other."""
    if one.last or not other.last:
        return False
    return int(other.first) <= int(one.first) <= int(other.last)
