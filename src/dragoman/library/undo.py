"""Takes a repair back, so that it is not made again."""

from dragoman.engines.port import Engine, Put
from dragoman.library.repair import as_read, made
from dragoman.library.view import kept
from dragoman.match.merge import merged
from dragoman.record.change import Change


def undo(engine: Engine, name: str) -> Change:
    """Take back the change ``RECORD.NUMBER``: the record is repaired anew without it, and its work follows.

    Raises ``LookupError`` when there is no such change.
    """
    owner, _, number = name.partition(".")
    found = kept(engine, [owner])
    change = next((one for held in found for one in held.changes if one.id == name), None)
    if change is None or not number:
        raise LookupError(f"there is no change {name}")
    held = found[0]
    again = made(as_read(held), (), (*held.left, (change.by, change.field))).kept
