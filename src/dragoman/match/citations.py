"""What does a reference cite? References resolved to works, and who cites a work; again whenever works arrive."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

import msgspec

from dragoman.engines.port import Kept, Put, Stored, Work
from dragoman.match.candidates import LIMIT, sketch_keys
from dragoman.match.decide import probability
from dragoman.match.pool import MEMBERS, Held
from dragoman.match.sketch import Sketch, sketch
from dragoman.record.model import Record, Reference

SURE = 0.12
"""A reference is resolved to the likeliest work when it is at least so probable: it means some work, which a record
need not."""

_MOST_CITING = 1_000_000
"""All works that cite one are asked for: :data:`LIMIT` is for keys that only may mean the same."""


def cite(engine: Held, puts: Sequence[Put]) -> tuple[Put, ...]:
    """Resolve the references of works, and those of other works that may mean them.

    To be called with all puts of an import (those of other kinds are passed over) after they are written. What is given
    holds the citing works (``cites``, and ``work`` of each reference) and the works cited (``cited_by``).
    """
    arrived = {put.id: put for put in puts if put.kind == "work"}
    return _Citing(engine, arrived).puts() if arrived else ()


def cite_again(engine: Held, ids: Sequence[str]) -> tuple[Put, ...]:
    """Do the same for works that the engine holds, as if they had just arrived."""
    works = [one for one in engine.get("work", ids) if one is not None]
    puts = [Put(kind="work", id=one.id, value=one.value, version=one.version - 1) for one in works]
    return cite(engine, puts)


def recount(engine: Held, ids: Sequence[str]) -> tuple[Put, ...]:
    """Count anew by how many works these are cited: for when citing works were taken away."""
    return _Citing(engine, {}).recounted(ids)


def cited_by(engine: Held, id: str) -> tuple[str, ...]:
    """Give the ids of the works that cite a work."""
    return engine.candidates([cites_key(id)], _MOST_CITING).works.get(cites_key(id), ())


def cites_key(id: str) -> str:
    """Give the key under which works stand that cite a work."""
    return f"cites:{id}"


def work_keys(work: Work, keys: Iterable[str]) -> tuple[str, ...]:
    """Give all keys of a work: those of its records, of what its references may mean (``c:``), and of what it cites."""
    meant = [f"c:{key}" for one in work.record.references for key in reference_keys(one) if key[:2] in _TOLD]
    return tuple(dict.fromkeys((*keys, *meant, *map(cites_key, work.cites))))


_TOLD = frozenset({"i:", "t:", "w:", "p:"})
"""Kinds of keys under which the references of a work are found when a work arrives that they may mean."""


def reference_keys(reference: Reference) -> tuple[str, ...]:
    """Give the match keys of a reference; none when it was not parsed."""
    return _telling_keys(sketch(reference.record)) if reference.record is not None else ()


def _telling_keys(one: Sketch) -> tuple[str, ...]:
    """Leave out the keys that say of what a title is (``m:``): a reference that tells little is like any work on it."""
    return tuple(key for key in sketch_keys(one) if key[:2] != "m:")


class _Citing:
    """One round of resolving: the works read so far, their sketches, and what is altered."""

    def __init__(self, engine: Held, arrived: Mapping[str, Put]) -> None:
        self.engine = engine
        self.arrived = arrived
        known = (one for one in arrived.values() if one.version is not None)
        self.works = {one.id: Stored(one.id, one.value, (one.version or 0) + 1) for one in known}
        self.sketches: dict[str, Sketch] = {}
        self.altered: dict[str, Work] = {}

    def puts(self) -> tuple[Put, ...]:
        self._load(self.arrived)
        arrived = [id for id in self.arrived if id in self.works]
        wanted = [(id, self._work(id).record.references) for id in arrived]
        self._resolve([(id, at, one) for id, references in wanted for at, one in enumerate(references)])
        self._resolve(self._elsewhere(arrived))
        self._count()
        keys = self._keys(sorted(self.altered))
        return tuple(self._put(id, keys[id]) for id in sorted(self.altered))

    def recounted(self, ids: Sequence[str]) -> tuple[Put, ...]:
        self._load(ids)
        for id in self.works:
            count = len(cited_by(self.engine, id))
            if count != self._work(id).cited_by:
                self.altered[id] = msgspec.structs.replace(self._work(id), cited_by=count)
        keys = self._keys(sorted(self.altered))
        return tuple(self._put(id, keys[id]) for id in sorted(self.altered))

    def _load(self, ids: Iterable[str]) -> None:
        missing = sorted({id for id in ids if id not in self.works})
        for stored in self.engine.get("work", missing) if missing else ():
            if stored is not None:
                self.works[stored.id] = stored

    def _work(self, id: str) -> Work:
        return self.altered.get(id) or cast("Work", self.works[id].value)

    def _elsewhere(self, arrived: list[str]) -> list[tuple[str, int, Reference]]:
        """Find the references of other works that share a key with works that arrived."""
        keys = {f"c:{key}" for id in arrived for key in self._own_keys(id) if key[:2] in _TOLD}
        citing = self.engine.candidates(sorted(keys), LIMIT).works if keys else {}
        others = sorted({id for ids in citing.values() for id in ids} - set(arrived))
        self._load(others)
        return [
            (id, at, one)
            for id in others
            for at, one in enumerate(self._work(id).record.references)
            if any(f"c:{key}" in citing for key in reference_keys(one))
        ]

    def _own_keys(self, id: str) -> tuple[str, ...]:
        return self.arrived[id].keys or sketch_keys(self._sketch(id))

    def _sketch(self, id: str) -> Sketch:
        if id not in self.sketches:
            self.sketches[id] = sketch(self._work(id).record, id)
        return self.sketches[id]

    def _resolve(self, asked: list[tuple[str, int, Reference]]) -> None:
        """Find for each reference (work, place in it, reference) the work it means, and note what changed."""
        read = [(id, at, sketch(one.record)) for id, at, one in asked if one.record is not None]
        keys = [_telling_keys(one) for _, _, one in read]
        every = sorted({key for some in keys for key in some})
        near = self.engine.candidates(every, LIMIT).works if every else {}
        self._load(id for ids in near.values() for id in ids)
        changed: dict[str, dict[int, str]] = defaultdict(dict)
        for (id, at, one), some in zip(read, keys, strict=True):
            ids = {other for key in some for other in near.get(key, ()) if other != id}
            meant = self._best(one, ids)
            if meant != self._work(id).record.references[at].work:
                changed[id][at] = meant
        for id, works in changed.items():
            self.altered[id] = _citing(self._work(id), works)

    def _best(self, reference: Sketch, ids: set[str]) -> str:
        """Give the likeliest of some works, "" when none is likely enough."""
        scored = [(probability(reference, self._sketch(id)), id) for id in sorted(ids) if id in self.works]
        chance, best = max(scored, key=lambda each: each[0], default=(0.0, ""))
        return best if chance >= SURE else ""

    def _count(self) -> None:
        """Count anew who cites the works that gained or lost a citation."""
        before = {id: set(cast("Work", self.works[id].value).cites) for id in self.altered}
        touched = sorted({one for id, cited in before.items() for one in cited ^ set(self.altered[id].cites)})
        self._load(touched)
        stored = self.engine.candidates([cites_key(id) for id in touched], _MOST_CITING).works if touched else {}
        for id in touched:
            if id not in self.works:
                continue
            citing = set(stored.get(cites_key(id), ())) - set(before)
            citing |= {other for other in before if id in self.altered[other].cites}
            self.altered[id] = msgspec.structs.replace(self._work(id), cited_by=len(citing))

    def _keys(self, ids: list[str]) -> dict[str, tuple[str, ...]]:
        """Make the keys of altered works anew, from their records."""
        members = [member for id in ids for member in self._work(id).members[:MEMBERS]]
        found = self.engine.get("record", members) if members else []
        kept = [cast("Kept", one.value) for one in found if one is not None]
        keys: dict[str, list[str]] = defaultdict(list)
        for one in kept:
            keys[one.work] += sketch_keys(sketch(one.record, one.id))
        return {id: work_keys(self.altered[id], keys[id]) for id in ids}

    def _put(self, id: str, keys: tuple[str, ...]) -> Put:
        return Put(kind="work", id=id, value=self.altered[id], version=self.works[id].version, keys=keys)


def _citing(work: Work, works: dict[int, str]) -> Work:
    """Give a work with some of its references resolved otherwise."""
    references = tuple(
        msgspec.structs.replace(one, work=works[at]) if at in works else one
        for at, one in enumerate(work.record.references)
    )
    cites = tuple(sorted({one.work for one in references if one.work}))
    return msgspec.structs.replace(work, record=work.record.replace(references=references), cites=cites)


def carried_over(record: Record, past: Iterable[Work]) -> Record:
    """Give a work's record, made anew, with the works that its references were resolved to before."""
    known = {one.printed.value: one.work for work in past for one in work.record.references if one.work}
    if not known or not record.references:
        return record
    references = (msgspec.structs.replace(one, work=known.get(one.printed.value, "")) for one in record.references)
    return record.replace(references=tuple(references))
