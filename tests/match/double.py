"""A library of dictionaries, enough of an engine for match to be tested without one."""

from collections.abc import Iterator, Sequence

from dragoman.engines.port import Candidates, Conflict, Kept, Kind, Put, Stored
from dragoman.match.incremental import place
from dragoman.record.model import Record


class Double:
    """Keeps values by kind and id with versions and keys."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], Stored] = {}
        self.keys: dict[str, set[str]] = {}
        self.keys_of: dict[str, tuple[str, ...]] = {}
        self.glances: dict[str, bytes] = {}

    def write(self, puts: Sequence[Put]) -> tuple[Conflict, ...]:
        for put in puts:
            before = self.values.get((put.kind, put.id))
            seen = before.version if before else 0
            assert put.version is None or put.version == seen, (put.kind, put.id, put.version, seen)
            self.values[put.kind, put.id] = Stored(put.id, put.value, seen + 1)
            if put.kind == "work":
                self._unkey(put.id)
                self.keys_of[put.id] = put.keys
                self.glances[put.id] = self.glances.get(put.id, b"") if put.glance is None else put.glance
                for key in put.keys:
                    self.keys.setdefault(key, set()).add(put.id)
        return ()

    def _unkey(self, id: str) -> None:
        for key in self.keys_of.pop(id, ()):
            self.keys[key].discard(id)

    def get(self, kind: Kind, ids: Sequence[str]) -> list[Stored | None]:
        return [self.values.get((kind, id)) for id in ids]

    def candidates(self, keys: Sequence[str], limit: int) -> Candidates:
        found = {key: tuple(sorted(self.keys.get(key, ()))) for key in keys}
        few = {key: ids for key, ids in found.items() if ids and len(ids) <= limit}
        return Candidates(few, {id: self.glances[id] for ids in few.values() for id in ids})

    def iterate(self, kind: Kind, after: str = "", order: str = "id") -> Iterator[Stored]:
        ids = sorted(id for stored_kind, id in self.values if stored_kind == kind and id > after)
        return iter([self.values[kind, id] for id in ids])

    def delete(self, kind: Kind, ids: Sequence[str]) -> None:
        for id in ids:
            self.values.pop((kind, id), None)
            if kind == "work":
                self._unkey(id)


def kept(id: str, record: Record) -> Kept:
    return Kept(id=id, work="", record=record)


def imported(engine: Double, *records: Kept) -> None:
    placed = place(records, engine)
    engine.delete("work", placed.gone)
    assert engine.write(placed.puts) == ()


def works(engine: Double) -> list[tuple[str, ...]]:
    return sorted(stored.value.members for stored in engine.iterate("work"))
