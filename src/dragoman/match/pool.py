"""Which records are at hand? The new ones of a batch, and those of the engine that share a key with them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol, cast

from dragoman.engines.port import Candidates, Kept, Kind, Outline, Put, Stored, Work
from dragoman.match.candidates import LIMIT
from dragoman.match.outline import VERSION, Drawn, Sketches
from dragoman.match.sieve import sifted

MEMBERS = 60
"""Of a work with more records than this only the first so many are looked at; it is worth a finding."""


class Held(Protocol):
    """What match asks of an engine: two of its methods."""

    def candidates(self, keys: Sequence[str], limit: int) -> Candidates:
        """As :meth:`dragoman.engines.port.Engine.candidates`."""

    def get(self, kind: Kind, ids: Sequence[str]) -> list[Stored | None]:
        """As :meth:`dragoman.engines.port.Engine.get`."""


class Nothing:
    """An engine that holds nothing: for matching records among themselves only."""

    def candidates(self, keys: Sequence[str], limit: int) -> Candidates:
        """Give no work for any key."""
        del keys, limit
        return Candidates()

    def get(self, kind: Kind, ids: Sequence[str]) -> list[Stored | None]:
        """Give ``None`` for every id."""
        del kind
        return [None] * len(ids)


class Pool:
    """What is compared of records, by id; the works they stand in; and who shares a key with whom.

    Records themselves are read only when their work changes.
    """

    def __init__(self, engine: Held, made: Mapping[str, Drawn] | None = None) -> None:
        self.engine = engine
        self.sketches = Sketches(made or {})
        self.kept: dict[str, Kept] = {}
        self.versions: dict[str, int] = {}
        self.works: dict[str, Stored | None] = {}
        self.without_outline: set[str] = set()
        self._at: dict[str, str] = {}
        self._members: dict[str, tuple[str, ...]] = {}
        self._listed: set[str] = set()
        self._asked: set[str] = set()
        self._near: dict[str, tuple[str, ...]] = {}
        self._seen: dict[str, bytes] = {}
        self._promising: dict[str, set[str]] = {}
        self._by_key = _Sharing()
        self._found = _Sharing()

    def add(self, records: Iterable[Kept]) -> None:
        """Take in records and prepare them for comparison."""
        for one in sorted(records, key=lambda each: each.id):
            if one.id in self.kept:
                continue
            self.kept[one.id] = one
            self._at[one.id] = one.work
            self.sketches.add((one,))
            self._list(one.id)

    def _list(self, id: str) -> None:
        if id in self._listed:
            return
        self._listed.add(id)
        for key in self.sketches.keys(id):
            self._by_key.records[key][id] = None

    def load(self, ids: Sequence[str]) -> None:
        """Fetch the outlines of works that share a key with these records and may be theirs, and of their own works."""
        for id in ids:
            self._list(id)
        asked = sorted({key for id in ids for key in self.sketches.keys(id)} - self._asked)
        self._asked.update(asked)
        found = self.engine.candidates(asked, LIMIT) if asked else Candidates()
        self._near |= found.works
        self._seen |= found.glances
        self._promising |= self._sifted(ids)
        self._load_works({self._at[id] for id in ids}.union(*(self._promising[id] for id in ids)) - {""})
        for id in ids:
            promising = self._promising[id]
            for key in self.sketches.keys(id) if promising else ():
                works = [work for work in self._near.get(key, ()) if work in promising]
                self._found.records[key].update((one, None) for work in works for one in self._having(work, key))

    def _sifted(self, ids: Sequence[str]) -> dict[str, set[str]]:
        """Give for each record the works that share a key with it and may be its own, as far as a glance tells."""
        known = self.sketches
        near = {id: {work for key in known.keys(id) for work in self._near.get(key, ())} for id in ids}
        return sifted({id: known.glance(id) for id in ids}, near, self._seen)

    def _having(self, work: str, key: str) -> list[str]:
        """Give the records of a work that have a key; of a single record the engine has said it."""
        members = [id for id in self._members[work][:MEMBERS] if id in self.sketches]
        return members if len(members) == 1 else [id for id in members if key in self.sketches.keys(id)]

    def _load_works(self, ids: Iterable[str]) -> None:
        wanted = sorted({id for id in ids if id not in self._members})
        if not wanted:
            return
        found = (cast("Outline", one.value) for one in self.engine.get("outline", wanted) if one is not None)
        outlines = {one.id: one for one in found if one.made == VERSION}
        for one in outlines.values():
            self._stand(one.id, one.members)
            self.sketches.add_packed(one.sketches)
        self._load_whole([id for id in wanted if id not in outlines])

    def _load_whole(self, ids: Sequence[str]) -> None:
        """Fetch works without an outline, and their records: those of libraries made before there were outlines."""
        self.fetch_works(ids)
        for id in ids:
            stored = self.works[id]
            members = cast("Work", stored.value).members if stored else ()
            self._stand(id, members)
            self.load_records(members[:MEMBERS])
            if members:
                self.without_outline.add(id)

    def _stand(self, work: str, members: tuple[str, ...]) -> None:
        self._members[work] = members
        for id in members:
            self._at.setdefault(id, work)

    def load_records(self, ids: Iterable[str]) -> None:
        """Fetch records by their ids and prepare them for comparison; unknown ones are passed over."""
        wanted = sorted({id for id in ids if id not in self.kept})
        self.fetch_records(wanted)
        for id in wanted:
            if id in self.kept:
                self.sketches.add((self.kept[id],))
                self._list(id)

    def fetch_records(self, ids: Iterable[str]) -> None:
        """Fetch records that are to be written or merged; unknown ones are passed over."""
        wanted = sorted({id for id in ids if id not in self.kept})
        for one in self.engine.get("record", wanted) if wanted else ():
            if one is not None:
                self.kept[one.id] = cast("Kept", one.value)
                self.versions[one.id] = one.version
                self._at[one.id] = self.kept[one.id].work

    def fetch_works(self, ids: Iterable[str]) -> None:
        """Fetch works that are to be written anew."""
        wanted = sorted({id for id in ids if id and id not in self.works})
        if wanted:
            self.works |= zip(wanted, self.engine.get("work", wanted), strict=True)

    def at(self, id: str) -> str:
        """Give the work that a record stands in at present, "" when it is new."""
        return self._at.get(id, "")

    def members(self, id: str) -> tuple[str, ...]:
        """Give the records of the work that a record stands in at present."""
        return self.standing(self.at(id))

    def standing(self, work: str) -> tuple[str, ...]:
        """Give the records of a work at hand, as it is at present."""
        return self._members.get(work, ())

    def outline(self, work: str, members: tuple[str, ...]) -> Put:
        """Make the put of the outline of a work."""
        sketches = {id: self.sketches.packed(id) for id in members[:MEMBERS] if id in self.sketches}
        return Put(kind="outline", id=work, value=Outline(id=work, members=members, sketches=sketches, made=VERSION))

    def glances(self, members: Sequence[str]) -> bytes:
        """Give what is to be looked at first of a work with these records."""
        return b"".join(self.sketches.glance(id) for id in members[:MEMBERS] if id in self.sketches)

    def fellows(self, id: str) -> set[str]:
        """Give the records at hand of the work that a record stands in at present."""
        return {one for one in self.members(id) if one in self.sketches}

    def sharing(self, id: str, alike: Callable[[str, str], bool]) -> set[str]:
        """Give the records that share a key with one.

        Of a key that more than :data:`LIMIT` new records share, or records of works found, one for each group of like
        ones is given; when even these are more, the key is passed over. So the number of comparisons grows with that of
        records, not its square.
        """
        keys, promising = self.sketches.keys(id), self._promising.get(id)
        near = set(self._by_key.some(keys, alike))
        if promising:
            near.update(one for one in self._found.some(keys, alike) if self._at[one] in promising)
        near.discard(id)
        return near

    def meet(self, one: str, other: str) -> bool:
        """Say whether two records share a key."""
        return not set(self.sketches.keys(one)).isdisjoint(self.sketches.keys(other))


class _Sharing:
    """Which records share a key, and of a key that many share, one of each group of like ones."""

    def __init__(self) -> None:
        self.records: dict[str, dict[str, None]] = defaultdict(dict)
        self._leaders: dict[str, tuple[int, list[str]]] = {}

    def some(self, keys: Iterable[str], alike: Callable[[str, str], bool]) -> Iterator[str]:
        """Give the records of each key, or leaders of its groups, or none when these are too many."""
        for key in keys:
            sharing = self.records.get(key, ())
            yield from sharing if len(sharing) <= LIMIT else self._led(key, alike)

    def _led(self, key: str, alike: Callable[[str, str], bool]) -> list[str]:
        done, leaders = self._leaders.get(key, (0, []))
        for one in islice(self.records[key], done, None):
            if len(leaders) <= LIMIT and not any(alike(leader, one) for leader in leaders):
                leaders.append(one)
        self._leaders[key] = (len(self.records[key]), leaders)
        return leaders if len(leaders) <= LIMIT else []
