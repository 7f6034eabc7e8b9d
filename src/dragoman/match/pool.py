"""Which records are at hand? The new ones of a batch, and those of the engine that share a key with them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, cast

from dragoman.engines.port import Kept, Kind, Stored, Work
from dragoman.match.candidates import LIMIT, sketch_keys
from dragoman.match.sketch import Sketch, sketch

MEMBERS = 60
"""Of a work with more records than this only the first so many are looked at; it is worth a finding."""


class Held(Protocol):
    """What match asks of an engine: two of its methods."""

    def candidates(self, keys: Sequence[str], limit: int) -> dict[str, tuple[str, ...]]:
        """As :meth:`dragoman.engines.port.Engine.candidates`."""

    def get(self, kind: Kind, ids: Sequence[str]) -> list[Stored | None]:
        """As :meth:`dragoman.engines.port.Engine.get`."""


class Nothing:
    """An engine that holds nothing: for matching records among themselves only."""

    def candidates(self, keys: Sequence[str], limit: int) -> dict[str, tuple[str, ...]]:
        """Give no work for any key."""
        del keys, limit
        return {}

    def get(self, kind: Kind, ids: Sequence[str]) -> list[Stored | None]:
        """Give ``None`` for every id."""
        del kind
        return [None] * len(ids)


class Pool:
    """Records by id with what is compared of them, the works they stand in, and who shares a key with whom."""

    def __init__(self, engine: Held, made: Mapping[str, Sketch] | None = None) -> None:
        self.engine = engine
        self._made = made or {}
        self.kept: dict[str, Kept] = {}
        self.versions: dict[str, int] = {}
        self.sketches: dict[str, Sketch] = {}
        self.keys: dict[str, tuple[str, ...]] = {}
        self.works: dict[str, Stored | None] = {}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._leaders: dict[str, tuple[int, list[str]]] = {}

    def add(self, records: Iterable[Kept]) -> None:
        """Take in records and prepare them for comparison."""
        for one in sorted(records, key=lambda each: each.id):
            if one.id in self.sketches:
                continue
            self.kept[one.id] = one
            self.sketches[one.id] = self._made.get(one.id) or sketch(one.record, one.id)
            self.keys[one.id] = sketch_keys(self.sketches[one.id])
            for key in self.keys[one.id]:
                self._by_key[key].append(one.id)

    def load(self, ids: Sequence[str]) -> None:
        """Fetch from the engine the works that share a key with these records, and the records of those works."""
        asked = sorted({key for id in ids for key in self.keys[id]})
        found = self.engine.candidates(asked, LIMIT) if asked else {}
        mine = {self.kept[id].work for id in ids} - {""}
        self._load_works(mine.union(*found.values()))

    def _load_works(self, ids: Iterable[str]) -> None:
        wanted = sorted({id for id in ids if id not in self.works})
        if not wanted:
            return
        stored = self.engine.get("work", wanted)
        self.works |= zip(wanted, stored, strict=True)
        self.load_records(id for one in stored if one for id in cast("Work", one.value).members[:MEMBERS])

    def load_records(self, ids: Iterable[str]) -> None:
        """Fetch records by their ids; unknown ones are passed over."""
        wanted = sorted({id for id in ids if id not in self.kept})
        stored = [one for one in self.engine.get("record", wanted) if one is not None] if wanted else []
        self.versions |= {one.id: one.version for one in stored}
        self.add(cast("Kept", one.value) for one in stored)

    def work(self, id: str) -> Stored | None:
        """Give a work as stored, or ``None``."""
        if id not in self.works:
            self._load_works([id])
        return self.works[id]

    def members(self, id: str) -> tuple[str, ...]:
        """Give the records of the work that a record stands in at present."""
        stored = self.works.get(self.kept[id].work)
        return cast("Work", stored.value).members if stored else ()

    def fellows(self, id: str) -> set[str]:
        """Give the records at hand of the work that a record stands in at present."""
        return {one for one in self.members(id) if one in self.kept}

    def sharing(self, id: str, alike: Callable[[str, str], bool]) -> set[str]:
        """Give the records that share a key with one.

        Of a key that more than :data:`LIMIT` records share, one record for each group of like ones is given; when even
        these are more, the key is passed over. So the number of comparisons grows with that of records, not its square.
        """
        near: set[str] = set()
        for key in self.keys[id]:
            sharing = self._by_key[key]
            near.update(sharing if len(sharing) <= LIMIT else self._led(key, alike))
        near.discard(id)
        return near

    def meet(self, one: str, other: str) -> bool:
        """Say whether two records share a key."""
        return not set(self.keys[one]).isdisjoint(self.keys[other])

    def _led(self, key: str, alike: Callable[[str, str], bool]) -> list[str]:
        done, leaders = self._leaders.get(key, (0, []))
        for one in self._by_key[key][done:]:
            if len(leaders) <= LIMIT and not any(alike(leader, one) for leader in leaders):
                leaders.append(one)
        self._leaders[key] = (len(self._by_key[key]), leaders)
        return leaders if len(leaders) <= LIMIT else []
