"""Takes records away: their works follow, what cited them is resolved anew, and who is cited is counted anew."""

from collections.abc import Iterator, Sequence

import msgspec

from dragoman.engines.port import Engine, Kept, Work
from dragoman.library.ingest import write
from dragoman.library.view import kept, works
from dragoman.match.citations import cite_again, cited_by, recount
from dragoman.match.incremental import place

_AT_ONCE = 500
"""Records taken away in one write."""


def remove(engine: Engine, ids: Sequence[str]) -> int:
    """Take records away by their ids, unknown ones passed over; give how many there were.

    A work keeps its other records and is made anew of them; one that has none is gone. What a person decided about a
    record goes with it.
    """
    return sum(_remove(engine, ids[at : at + _AT_ONCE]) for at in range(0, len(ids), _AT_ONCE))


def _remove(engine: Engine, ids: Sequence[str]) -> int:
    held = kept(engine, list(ids))
    before = works(engine, sorted({one.work for one in held}))
    names = [work.id for work in before]
    citing = sorted({other for name in names for other in cited_by(engine, name)} - set(names))
    cited = sorted({other for work in before for other in work.cites} - set(names))
    engine.delete("record", [one.id for one in held])
    engine.delete("decision", [one.id for one in held])
    engine.delete("work", names)
    engine.delete("outline", names)
    write(engine, place(list(_left(engine, before)), engine))
    engine.write(cite_again(engine, citing))
    engine.write(recount(engine, cited))
    engine.commit()
    return len(held)


def _left(engine: Engine, before: Sequence[Work]) -> Iterator[Kept]:
    """Give the records that remain of these works, free to be placed anew."""
    for one in kept(engine, [member for work in before for member in work.members]):
        yield msgspec.structs.replace(one, work="")
