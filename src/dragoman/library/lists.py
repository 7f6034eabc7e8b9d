"""Which works did somebody put together, and under what name? Lists of works, kept in the library."""

import secrets
from collections.abc import Callable, Sequence
from typing import cast

import msgspec

from dragoman.engines.history import now
from dragoman.engines.port import Engine, Noted, Put, Stored, Work
from dragoman.library.view import work_of as found_work
from dragoman.library.view import works
from dragoman.text.collate import sort_key
from dragoman.text.normal import clean

LONGEST_NAME = 120
"""Characters of a list's name."""
MOST = 5_000
"""Works of one list."""
_TRIES = 5
"""Times a change is tried when somebody else changes the same list meanwhile."""

Rows = tuple[tuple[str, ...], ...]


class Listed(msgspec.Struct, frozen=True):
    """A list: its id, its name, when it was made (ISO 8601, UTC), and the ids of its works in their order.

    The id of a work that was joined into another is still that of one of its records, so that it leads there.
    """

    id: str
    name: str
    when: str = ""
    works: tuple[str, ...] = ()


def make(engine: Engine, name: str) -> Listed:
    """Make an empty list. Two may have one name. Raises ``ValueError`` for a name without a letter or digit."""
    made = Listed(f"l{secrets.token_hex(6)}", named(name), now())
    engine.write([Put(kind="list", id=made.id, value=_noted(made), version=0)])
    engine.commit()
    return made


def named(name: str) -> str:
    r"""Give a name as it is kept: one line, without signs that have no shape. Raises ``ValueError``.

    >>> named("  قره‌باغ \u202e و ایران ")
    'قره\u200cباغ و ایران'
    """
    plain = clean("".join(sign if sign.isprintable() or sign in "\u200c\u200d" else " " for sign in name))
    if not any(sign.isalnum() for sign in plain):
        raise ValueError(f"{name[:LONGEST_NAME]!r} cannot be the name of a list: it has no letter and no digit")
    return plain[:LONGEST_NAME].rstrip()


def lists(engine: Engine) -> list[Listed]:
    """Give all lists, by name."""
    return sorted(map(_listed, engine.iterate("list")), key=lambda one: (sort_key(one.name), one.id))


def one(engine: Engine, id: str) -> Listed:
    """Give one. Raises ``LookupError`` when there is none of that id."""
    return _listed(_stored(engine, id))


def rename(engine: Engine, id: str, name: str) -> Listed:
    """Call a list otherwise. Raises ``LookupError`` when it is unknown, ``ValueError`` as :func:`make` does."""
    new = named(name)
    return _changed(engine, id, lambda held: msgspec.structs.replace(held, name=new))


def add(engine: Engine, id: str, names: Sequence[str]) -> Listed:
    """Put works on a list, at its end; those on it already, and those there are not, are passed over.

    Raises ``LookupError`` when the list is unknown, ``ValueError`` when it would have more than :data:`MOST` works.
    """
    found = [work.id for work in (found_work(engine, name) for name in names) if work]

    def added(held: Listed) -> Listed:
        on_it = {work.id for work in works_of(engine, held)}
        new = dict.fromkeys((*held.works, *(name for name in found if name not in on_it)))
        if len(new) > MOST:
            raise ValueError(f"a list holds no more than {MOST:,} works")
        return msgspec.structs.replace(held, works=tuple(new))

    return _changed(engine, id, added)


def remove(engine: Engine, id: str, names: Sequence[str]) -> Listed:
    """Take works off a list; unknown ones are passed over. Raises ``LookupError`` when the list is unknown."""
    gone = {work.id for work in (found_work(engine, name) for name in names) if work} | set(names)

    def removed(held: Listed) -> Listed:
        left = (name for name in held.works if not gone & {name, getattr(found_work(engine, name), "id", name)})
        return msgspec.structs.replace(held, works=tuple(left))

    return _changed(engine, id, removed)


def delete(engine: Engine, id: str) -> None:
    """Delete a list, not its works. Raises ``LookupError`` when it is unknown."""
    engine.delete("list", [_stored(engine, id).id])
    engine.commit()


def works_of(engine: Engine, held: Listed) -> tuple[Work, ...]:
    """Give the works of a list that are in the library, in its order, each once."""
    there = {work.id: work for work in works(engine, held.works)}
    found = (there.get(name) or found_work(engine, name) for name in held.works)
    return tuple({work.id: work for work in found if work}.values())


def _changed(engine: Engine, id: str, change: Callable[[Listed], Listed]) -> Listed:
    """Write a list changed; changed by somebody else meanwhile, it is read and changed again."""
    for _ in range(_TRIES):
        stored = _stored(engine, id)
        new = change(_listed(stored))
        if not engine.write([Put(kind="list", id=id, value=_noted(new), version=stored.version)]):
            engine.commit()
            return new
    raise RuntimeError(f"the list {id} is changed too often at the same time")


def _stored(engine: Engine, id: str) -> Stored:
    (stored,) = engine.get("list", [id])
    if stored is None:
        raise LookupError(f"there is no list {id}")
    return stored


def _noted(one: Listed) -> Noted:
    return Noted(id=one.id, values={"name": one.name, "when": one.when}, rows=tuple((name,) for name in one.works))


def _listed(stored: Stored) -> Listed:
    noted = cast("Noted", stored.value)
    return Listed(stored.id, noted.values["name"], noted.values.get("when", ""), tuple(row[0] for row in noted.rows))
