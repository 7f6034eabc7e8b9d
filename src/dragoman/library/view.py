"""Gathers all that is known about one work for showing it."""

from collections.abc import Iterator, Sequence
from typing import cast

import msgspec

from dragoman.engines.port import Engine, Kept, Work
from dragoman.query.tree import Node, Search, Term, Widening
from dragoman.record.change import Change


class View(msgspec.Struct, frozen=True):
    """One work, its records as kept, the works it cites and the works that cite it."""

    work: Work
    records: tuple[Kept, ...] = ()
    cites: tuple[Work, ...] = ()
    cited_by: tuple[Work, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """Give every repair of every record of the work, in order."""
        return tuple(change for kept in self.records for change in kept.changes)


def works(engine: Engine, ids: Sequence[str]) -> tuple[Work, ...]:
    """Give the works of these ids that exist, in order."""
    found = engine.get("work", ids)
    return tuple(one.value for one in found if one and isinstance(one.value, Work))


def kept(engine: Engine, ids: Sequence[str]) -> tuple[Kept, ...]:
    """Give the records of these ids that exist, in order."""
    found = engine.get("record", ids)
    return tuple(one.value for one in found if one and isinstance(one.value, Kept))


def work_of(engine: Engine, name: str) -> Work | None:
    """Find a work by its id, or by the id of one of its records."""
    found = works(engine, [name])
    if not found:
        found = works(engine, [one.work for one in kept(engine, [name])])
    return found[0] if found else None


def view(engine: Engine, work: Work) -> View:
    """Gather what is known about a work."""
    citing = engine.search(Search(node=Term(work.id, field="cites"), limit=100)) if work.cited_by else None
    cited_by = tuple(hit.work for hit in citing.hits) if citing else ()
    return View(work, kept(engine, work.members), works(engine, work.cites), cited_by)


def found(engine: Engine, node: Node | None, widenings: tuple[Widening, ...] = ()) -> Iterator[Work]:
    """Give all works that a question finds, widened or not, in a stable order; every work for ``None``."""
    if node is None:
        yield from (cast("Work", one.value) for one in engine.iterate("work"))
        return
    cursor, more = "", True
    while more:
        hits = engine.search(Search(node=node, limit=500, sort="title", after=cursor, widenings=widenings))
        yield from (hit.work for hit in hits.hits)
        cursor = hits.next
        more = bool(cursor and hits.hits)
