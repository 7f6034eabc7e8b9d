"""Which pairs should a person look at? The doubts left by matching, surest first."""

from collections.abc import Iterable, Iterator
from typing import cast

from dragoman.engines.port import Decision, Doubt, Engine, Kept

Sides = frozenset[str]
"""The ids of two works."""


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
