"""Which pairs should a person look at? The doubts left by matching, surest first."""

from collections.abc import Iterable, Iterator
from typing import Literal, cast

import msgspec

from dragoman.engines.port import Decision, Doubt, Engine, Kept, Work
from dragoman.match.cluster import contradicting
from dragoman.match.decide import explain, model
from dragoman.match.pool import MEMBERS
from dragoman.match.sketch import Sketch, sketch

Sides = frozenset[str]
"""The ids of two works."""

Cause = Literal["identifiers", "unlikely", "others", "older"]
"""Why two records stand in two works: their works' identifiers contradict each other, they are not likely enough one
work, other records of their works are not, or nothing any more: an earlier version of match left them apart."""


class Apart(msgspec.Struct, frozen=True):
    """Why a pair stays apart, and what says so: two identifiers, or the feature that speaks most against the pair."""

    cause: Cause
    told: tuple[str, ...] = ()


def duplicates(engine: Engine) -> list[Doubt]:
    """List the pairs of records that may be one work, surest first: for two works the surest pair of their records.

    Pairs that stand in one work by now are left out, and works of which any two records were put apart by a person.
    """
    surest: dict[Sides, Doubt] = {}
    closed: set[Sides] = set()
    for doubts in _batches(engine):
        works = _works(engine, (id for doubt in doubts for id in (doubt.one, doubt.other)))
        closed |= _put_apart(engine, works)
        for doubt in doubts:
            sides = frozenset((works.get(doubt.one, ""), works.get(doubt.other, "")))
            if "" not in sides and len(sides) == 2:
                surest[sides] = min(doubt, surest.get(sides, doubt), key=_order)
    return sorted((doubt for sides, doubt in surest.items() if sides not in closed), key=_order)


def in_doubt(engine: Engine, doubt: Doubt) -> bool:
    """Say whether a pair still is to be decided on."""
    works = _works(engine, (doubt.one, doubt.other))
    sides = frozenset(works.values())
    return len(sides) == 2 and sides not in _put_apart(engine, works)


def why_apart(engine: Engine, doubt: Doubt) -> Apart:
    """Say why two records stay in two works, as match decides now."""
    works = _works(engine, (doubt.one, doubt.other))
    ours, theirs = (_sketches(engine, works.get(id, "")) for id in (doubt.one, doubt.other))
    names = (frozenset[str]().union(*(one.identifiers for one in side.values())) for side in (ours, theirs))
    if told := contradicting(*names):
        return Apart("identifiers", told)
    one, other = ours.get(doubt.one), theirs.get(doubt.other)
    if one is None or other is None:
        return Apart("others")
    judgement = explain(one, other)
    if judgement.probability >= model().same:
        return Apart("others" if len(ours) + len(theirs) > 2 else "older")
    against = min(judgement.shares, key=lambda share: share.share)
    return Apart("unlikely", (against.feature,) if against.share < 0 else ())


def _sketches(engine: Engine, work: str) -> dict[str, Sketch]:
    """Prepare the records of a work, those that match looks at."""
    found = engine.get("work", [work])[0] if work else None
    members = cast("Work", found.value).members[:MEMBERS] if found else ()
    kept = (cast("Kept", one.value) for one in (engine.get("record", members) if members else ()) if one)
    return {one.id: sketch(one.record, one.id) for one in kept}


def _order(doubt: Doubt) -> tuple[float, str]:
    return -doubt.probability, doubt.id


def _batches(engine: Engine) -> Iterator[list[Doubt]]:
    batch: list[Doubt] = []
    for stored in engine.iterate("doubt"):
        batch.append(cast("Doubt", stored.value))
        if len(batch) == 500:
            yield batch
            batch = []
    yield batch


def _works(engine: Engine, ids: Iterable[str]) -> dict[str, str]:
    """Give the work of each record that is there."""
    wanted = sorted(set(ids))
    return {one.id: cast("Kept", one.value).work for one in engine.get("record", wanted) if one} if wanted else {}


def _put_apart(engine: Engine, works: dict[str, str]) -> set[Sides]:
    """Give the pairs of works of which a person put two records apart, one of them among these."""
    found = engine.get("decision", sorted(works)) if works else []
    decisions = [cast("Decision", one.value) for one in found if one]
    others = _works(engine, (other for one in decisions for other in one.different))
    pairs = ((works[one.id], others.get(other, "")) for one in decisions for other in one.different)
    return {frozenset(pair) for pair in pairs if all(pair)}
