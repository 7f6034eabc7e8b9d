"""Which works does a library cite and not have? References that no work resolves, the most cited first."""

from collections.abc import Iterator
from typing import cast

import msgspec

from dragoman.engines.port import Engine, Kept, Work
from dragoman.match.incremental import place
from dragoman.match.pool import Nothing
from dragoman.record.model import Record


class Wanted(msgspec.Struct, frozen=True):
    """A work cited and not in the library: as read from its references, how printed, and the ids of works citing it."""

    record: Record
    printed: str
    cited_by: tuple[str, ...]


def wanted(engine: Engine) -> list[Wanted]:
    """List the works that references mean and the library lacks, the most cited first, then by how they are printed.

    References are matched with each other as records are, so a work cited in three ways counts once.
    """
    printed: dict[str, str] = {}
    kept: list[Kept] = []
    for id, number, record, text in _unresolved(engine):
        name = f"{id}#{number:04}"
        printed[name] = text
        kept.append(Kept(id=name, work="", record=record))
    placed = place(kept, Nothing())
    works = (cast("Work", put.value) for put in placed.puts if put.kind == "work")
    found = [Wanted(work.record, printed[work.id], _citing(work.members)) for work in works]
    return sorted(found, key=lambda one: (-len(one.cited_by), one.printed))


def _unresolved(engine: Engine) -> Iterator[tuple[str, int, Record, str]]:
    for stored in engine.iterate("work"):
        for number, one in enumerate(cast("Work", stored.value).record.references):
            if not one.work and one.record is not None and (one.record.title or one.record.identifiers):
                yield stored.id, number, one.record, one.printed.value


def _citing(members: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({one.partition("#")[0] for one in members}))
