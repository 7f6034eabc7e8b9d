"""Which works do new records belong to? Each import matches as it goes; the order of imports does not matter."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import msgspec

from dragoman.engines.port import Decision, Doubt, Engine, Kept, Put, Work
from dragoman.match.citations import carried_over, work_keys
from dragoman.match.cluster import PERSON, Edge, Terms, cluster, edge
from dragoman.match.decide import model
from dragoman.match.likely import can_be_same, likely
from dragoman.match.merge import merged
from dragoman.match.outline import Drawn
from dragoman.match.pool import MEMBERS, Held, Pool
from dragoman.match.sketch import UNIQUE
from dragoman.record.finding import Finding, Place

REACH = 400
"""So many records are looked at for one import of a record before the search for its like stops."""

EACH = 4
"""So many more are looked at for each further record: its like, and the like of these, or one import parts what
another joins."""

MANY = 3
"""So many works that are not alike and bear one identifier are told of; two are a pair to be decided on."""


class Placed(msgspec.Struct, frozen=True):
    """What is to be written so that new records stand in their works.

    ``puts`` are the records (their ``work`` set) and works to write, ``gone`` ids of works to delete since they were
    joined into another, ``works`` tells for each record touched its work.
    """

    puts: tuple[Put, ...]
    gone: tuple[str, ...] = ()
    works: dict[str, str] = {}
    findings: tuple[Finding, ...] = ()


def place(records: Sequence[Kept], engine: Held, made: Mapping[str, Drawn] | None = None) -> Placed:
    """Find the works of new records (their ``work`` may be empty), among themselves and among those of the engine.

    Nothing is written. The works depend on the set of all records only, not on the order or batches in which they came;
    a work's id is the smallest id of its records, so that an older id of a work is still the id of one of its records.
    ``made`` is what :func:`dragoman.match.outline.drawn` gave of the records by id, where it was made already.
    """
    return _Placing(Pool(engine, made), records).placed()


def again(engine: Engine, after: str = "", size: int = 500) -> Iterator[tuple[str, Placed]]:
    """Match a whole library anew, in batches: gives a cursor and what is to be written for each.

    The caller writes each before it takes the next. Taken up again after a cursor, it goes on from there.
    """
    ids: list[str] = []
    for stored in engine.iterate("record", after):
        ids.append(stored.id)
        if len(ids) == size:
            yield ids[-1], rematch(ids, engine)
            ids = []
    if ids:
        yield ids[-1], rematch(ids, engine)


def rematch(ids: Sequence[str], engine: Held) -> Placed:
    """Do the same for records that the engine already holds; only what changes is to be written."""
    return _Placing(Pool(engine), (), ids).placed()


class _Placing:
    """One batch on its way: all records known so far, their keys, and the edges between them."""

    def __init__(self, pool: Pool, records: Sequence[Kept], ids: Sequence[str] = ()) -> None:
        self.pool = pool
        self.pool.add(records)
        self.new = frozenset(one.id for one in records)
        self.start = sorted(self.new.union(ids))
        self.pool.load_records(ids)
        self.start = [id for id in self.start if id in self.pool.sketches]
        self.edges: dict[tuple[str, str], Edge] = {}
        self.joined: dict[str, set[str]] = defaultdict(set)
        self.linked: dict[str, set[str]] = defaultdict(set)
        self.apart: set[tuple[str, str]] = set()
        self.findings: list[Finding] = []
        self.same, self.unsure = model().same, model().unsure

    def placed(self) -> Placed:
        groups = [self._whole(group) for group in self._groups(self._reach())]
        works = {id: group[0] for group in groups for id in group}
        changed = [group for group in groups if self._is_changed(group)]
        self._fetch(changed)
        puts = [put for group in changed for put in self._work(group)]
        puts += self._doubts(works)
        self._tell_shared(works)
        gone = sorted({self.pool.at(id) for id in works} - set(works.values()) - {""})
        puts += self._outlines({group[0] for group in changed} | set(gone))
        return Placed(tuple(puts), tuple(gone), works, tuple(self.findings))

    def _outlines(self, but: set[str]) -> list[Put]:
        """Make outlines of the works at hand that were kept without one."""
        lacking = sorted(self.pool.without_outline - but)
        return [self.pool.outline(id, self.pool.standing(id)) for id in lacking]

    def _reach(self) -> set[str]:
        """Follow pairs that are the same work, from the first records on, until no more are found."""
        reached, frontier = set(self.start), self.start
        while frontier and len(reached) < REACH + EACH * len(self.start):
            self.pool.load(frontier)
            self._decided(frontier)
            following: set[str] = set()
            for id in frontier:
                following |= self._like(id) | self.joined[id] | self.pool.fellows(id)
            frontier = sorted(following - reached)
            reached |= following
        return reached

    def _decided(self, ids: Sequence[str]) -> None:
        """Take in what a person decided about these records."""
        decisions = [cast("Decision", one.value) for one in self.pool.engine.get("decision", ids) if one is not None]
        self.pool.load_records(other for decision in decisions for other in decision.same)
        for decision in decisions:
            for other in decision.same:
                if other in self.pool.sketches:
                    told = edge(decision.id, other, PERSON)
                    self.edges[told[:2]] = told
                    self.joined[decision.id].add(other)
            self.apart |= {(min(decision.id, other), max(decision.id, other)) for other in decision.different}

    def _like(self, id: str) -> set[str]:
        """Compare a record with those that share a key; give those that are the same work."""
        for other in self.pool.sharing(id, self._alike):
            self._alike(id, other)
        return self.linked[id]

    def _alike(self, one: str, other: str) -> bool:
        pair = (one, other) if one < other else (other, one)
        if pair not in self.edges:
            self.edges[pair] = Edge(*pair, self._weight(*pair))
        if self.edges[pair].weight < self.same:
            return False
        self.linked[one].add(other)
        self.linked[other].add(one)
        return True

    def _weight(self, one: str, other: str) -> float:
        known = self.pool.sketches
        if not can_be_same(known.numbered(one), known.numbered(other)):
            return 0.0
        return likely(known.whole(one), known.whole(other))

    def _groups(self, reached: set[str]) -> list[tuple[str, ...]]:
        edges = [one for one in self.edges.values() if one.one in reached and one.other in reached]
        identifiers = {id: self.pool.sketches.numbered(id).identifiers for id in reached}
        return cluster(reached, edges, identifiers, Terms(self.same, self.apart, self.pool.meet))

    def _whole(self, group: tuple[str, ...]) -> tuple[str, ...]:
        """Add the records of a large work that were not looked at; they follow its first record."""
        firsts = {members[0]: members for id in group if len(members := self.pool.members(id)) > MEMBERS}
        unseen = [one for first, members in firsts.items() if first in group for one in members[MEMBERS:]]
        return tuple(sorted({*group, *unseen})) if unseen else group

    def _moved(self, group: tuple[str, ...]) -> list[str]:
        """Give the records of a work that are new or stood in another."""
        return [one for one in group if one in self.new or self.pool.at(one) != group[0]]

    def _is_changed(self, group: tuple[str, ...]) -> bool:
        return bool(self._moved(group)) or self.pool.members(group[0]) != group

    def _fetch(self, groups: Sequence[tuple[str, ...]]) -> None:
        """Fetch what the works to be written are made of: earlier works, and records."""
        self.pool.fetch_works(id for group in groups for one in group for id in (group[0], self.pool.at(one)))
        self.pool.fetch_records(one for group in groups for one in (*group[:MEMBERS], *self._moved(group)))

    def _work(self, group: tuple[str, ...]) -> list[Put]:
        """Make the puts of one work that is new or other than before, and of its records that moved."""
        id = group[0]
        if len(group) > MEMBERS:
            values = {"work": id, "count": str(len(group)), "limit": str(MEMBERS)}
            self.findings.append(Finding("match.large_work", Place(record=id), values))
        kept, known = self.pool.kept, self.pool.sketches
        seen = [one for one in group if one in known]
        work = self._with_past(merged(id, [kept[one] for one in seen if one in kept][:MEMBERS]), group)
        keys = work_keys(work, (key for one in seen for key in known.keys(one)))
        stored = self.pool.works[id]
        version, glance = stored.version if stored else 0, self.pool.glances(group)
        put = Put(kind="work", id=id, value=work, version=version, keys=keys, glance=glance)
        records = [self._record(one, id) for one in self._moved(group) if one in kept]
        return [*records, put, self.pool.outline(id, group)]

    def _doubts(self, works: dict[str, str]) -> list[Put]:
        """Make puts of the pairs a person should look at: nearly alike, or alike but kept in two works."""
        asked = [one for one in self.edges.values() if self.unsure <= one.weight < PERSON and one[:2] not in self.apart]
        parted = [one for one in asked if self._stands(one.one, works) != self._stands(one.other, works)]
        doubts = [Doubt(id=f"{a}+{b}", one=a, other=b, probability=weight) for a, b, weight in parted]
        return [Put(kind="doubt", id=doubt.id, value=doubt) for doubt in doubts]

    def _tell_shared(self, works: dict[str, str]) -> None:
        """Tell of identifiers that stand on several works that are not alike: platforms copy them by mistake."""
        bearers: dict[str, set[str]] = defaultdict(set)
        for one, other, weight in self.edges.values():
            ours, theirs = self.pool.sketches.numbered(one).identifiers, self.pool.sketches.numbered(other).identifiers
            for shared in ours & theirs if weight < self.unsure else ():
                bearers[shared].update((self._stands(one, works), self._stands(other, works)))
        for shared, bearing in sorted(bearers.items()):
            if len(bearing) >= MANY and shared.partition(":")[0] in UNIQUE:
                values = {"identifier": shared, "count": str(len(bearing))}
                self.findings.append(Finding("match.shared_identifier", Place(record=min(bearing)), values))

    def _stands(self, id: str, works: dict[str, str]) -> str:
        return works.get(id) or self.pool.at(id)

    def _record(self, id: str, work: str) -> Put:
        kept = msgspec.structs.replace(self.pool.kept[id], work=work)
        return Put(kind="record", id=id, value=kept, version=self.pool.versions.get(id))

    def _with_past(self, work: Work, group: tuple[str, ...]) -> Work:
        """Carry over what earlier works of these records knew: what they cite, and who cites."""
        found = [self.pool.works.get(self.pool.at(id)) for id in work.members]
        past = list({one.id: cast("Work", one.value) for one in found if one}.values())
        record = carried_over(work.record, past)
        cites = tuple(sorted({one.work for one in record.references if one.work}))
        known = max((one.cited_by for one in past), default=0)
        return msgspec.structs.replace(work, record=record, members=group, cites=cites, cited_by=known)
