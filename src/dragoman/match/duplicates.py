"""Which pairs should a person look at? The doubts left by matching, surest first."""

from collections.abc import Iterator
from typing import cast

from dragoman.engines.port import Decision, Doubt, Engine, Kept


def duplicates(engine: Engine) -> list[Doubt]:
    """List the pairs of records that may be one work: those still in two works and not decided on, surest first."""
    open_doubts = [doubt for doubts in _batches(engine) for doubt in _open(engine, doubts)]
    return sorted(open_doubts, key=lambda doubt: (-doubt.probability, doubt.id))


def _batches(engine: Engine) -> Iterator[list[Doubt]]:
    batch: list[Doubt] = []
    for stored in engine.iterate("doubt"):
        batch.append(cast("Doubt", stored.value))
        if len(batch) == 500:
            yield batch
            batch = []
    yield batch


def _open(engine: Engine, doubts: list[Doubt]) -> Iterator[Doubt]:
    ids = sorted({id for doubt in doubts for id in (doubt.one, doubt.other)})
    works = {one.id: cast("Kept", one.value).work for one in engine.get("record", ids) if one}
    apart = {one.id: cast("Decision", one.value).different for one in engine.get("decision", ids) if one}
    for doubt in doubts:
        known = doubt.one in works and doubt.other in works
        if known and works[doubt.one] != works[doubt.other] and doubt.other not in apart.get(doubt.one, ()):
            yield doubt
