"""Which imports were there, and what did each add? An import can be taken back as a whole."""

from collections.abc import Iterator
from itertools import takewhile
from typing import cast

import msgspec

from dragoman.engines.history import now
from dragoman.engines.port import Engine, Noted, Put
from dragoman.library.import_log import HEAD, ROWS
from dragoman.library.removal import remove


class Import(msgspec.Struct, frozen=True):
    """One import: its name, when it began (ISO, UTC), the files named, how many records it added.

    ``undone`` is the time at which it was taken back, or "".
    """

    name: str
    when: str
    files: tuple[str, ...] = ()
    added: int = 0
    undone: str = ""


def imports(engine: Engine) -> list[Import]:
    """Give all imports that added something, the latest first."""
    return sorted(map(_import, _noted(engine, HEAD)), key=lambda one: one.name, reverse=True)


def undo_import(engine: Engine, name: str) -> int:
    """Take the records away that an import added; give their number. Raises ``LookupError`` when it is unknown.

    Records that were there before it stay, and so do those of a later import. Done again, nothing is left to do.
    """
    (head,) = engine.get("import", [HEAD + name])
    if head is None:
        raise LookupError(f"there is no import {name}")
    batches = [one.id for one in _noted(engine, f"{ROWS}{name}/")]
    gone = 0
    for batch in batches:
        (stored,) = engine.get("import", [batch])
        gone += remove(engine, [row[0] for row in cast("Noted", stored.value).rows]) if stored else 0
        engine.delete("import", [batch])
        engine.commit()
    values = cast("Noted", head.value).values
    if not values.get("undone"):
        done = msgspec.structs.replace(cast("Noted", head.value), values=values | {"undone": now()})
        engine.write([Put(kind="import", id=head.id, value=done)])
        engine.commit()
    return gone


def _noted(engine: Engine, beginning: str) -> Iterator[Noted]:
    """Give the values whose ids begin so."""
    found = takewhile(lambda one: one.id.startswith(beginning), engine.iterate("import", beginning))
    return (cast("Noted", one.value) for one in found)


def _import(noted: Noted) -> Import:
    values = noted.values
    files = tuple(row[0] for row in noted.rows)
    name = noted.id.removeprefix(HEAD)
    return Import(name, values.get("when", ""), files, int(values.get("added", 0)), values.get("undone", ""))
