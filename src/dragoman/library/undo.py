"""Takes a repair back, so that it is not made again."""

import msgspec

from dragoman.engines.port import Engine, Kept
from dragoman.library.ingest import write
from dragoman.library.repair import as_read, made
from dragoman.library.view import kept
from dragoman.match.incremental import place
from dragoman.record.change import Change


def undo(engine: Engine, name: str) -> Change:
    """Take back the change ``RECORD.PASS.FIELD``: the record is repaired anew without it, and its work follows.

    Raises ``LookupError`` when there is no such change.
    """
    held, change = _find(engine, name)
    again = without(held, change)
    write(engine, place([again], engine))
    return change


def _find(engine: Engine, name: str) -> tuple[Kept, Change]:
    for held in kept(engine, [name.partition(".")[0]]):
        for change in held.changes:
            if change.id == name:
                return held, change
    raise LookupError(f"there is no change {name}")


def without(held: Kept, change: Change) -> Kept:
    """Repair a record anew from what was read, leaving one more change out; its id and reading findings stay."""
    left = (*held.left, (change.by, change.field))
    reading = tuple(found for found in held.findings if not found.place.record)
    again = made(as_read(held), reading, left).kept
    return msgspec.structs.replace(again, id=held.id, record=again.record.replace(id=held.id), work=held.work)
