"""What did a person decide? Records joined or put apart, for good: no import overrules it."""

from collections.abc import Iterable, Sequence
from typing import cast

import msgspec

from dragoman.engines.port import Decision, Put
from dragoman.match.pool import Held


def join(engine: Held, ids: Sequence[str], by: str = "", when: str = "") -> tuple[Put, ...]:
    """Decide that records are one work; earlier decisions that put them apart are taken back.

    ``by`` and ``when`` (ISO date and time) tell who decided. The puts are to be written; then
    :func:`dragoman.match.incremental.rematch` of the same ids gives the works that follow. Raises ``ValueError`` for
    fewer than two records.
    """
    if len(set(ids)) < 2:
        raise ValueError("joining takes two records at least")
    told = _Decisions(engine, ids)
    first, *others = sorted(set(ids))
    told.reconcile(ids)
    for other in others:
        told.same(first, other)
    return told.puts(by, when)


def split(engine: Held, ones: Sequence[str], others: Sequence[str], by: str = "", when: str = "") -> tuple[Put, ...]:
    """Decide that no record of ``ones`` is of the same work as a record of ``others``; earlier joins are taken back.

    To be written and followed by a rematch, as for :func:`join`. Raises ``ValueError`` when a record stands on both
    sides or a side is empty.
    """
    if not ones or not others or set(ones) & set(others):
        raise ValueError("splitting takes two sides without a record of both")
    told = _Decisions(engine, (*ones, *others))
    for one in ones:
        for other in others:
            told.different(one, other)
    return told.puts(by, when)


class _Decisions:
    """The decisions on some records, altered in memory."""

    def __init__(self, engine: Held, ids: Iterable[str]) -> None:
        wanted = sorted(set(ids))
        found = engine.get("decision", wanted)
        known = {one.id: cast("Decision", one.value) for one in found if one is not None}
        self.versions = {one.id: one.version for one in found if one is not None}
        self.before = {id: known.get(id, Decision(id=id)) for id in wanted}
        self.joined = {id: set(one.same) for id, one in self.before.items()}
        self.apart = {id: set(one.different) for id, one in self.before.items()}

    def reconcile(self, ids: Iterable[str]) -> None:
        """Take back that any of these records were put apart from each other."""
        for id in ids:
            self.apart[id] -= set(ids)

    def same(self, one: str, other: str) -> None:
        self.joined[one].add(other)
        self.joined[other].add(one)

    def different(self, one: str, other: str) -> None:
        for a, b in ((one, other), (other, one)):
            self.apart[a].add(b)
            self.joined[a].discard(b)

    def puts(self, by: str, when: str) -> tuple[Put, ...]:
        made = {
            id: Decision(id=id, same=tuple(sorted(self.joined[id])), different=tuple(sorted(self.apart[id])))
            for id in self.before
        }
        changed = [one for id, one in made.items() if (one.same, one.different) != _said(self.before[id])]
        return tuple(
            Put(
                kind="decision",
                id=one.id,
                value=msgspec.structs.replace(one, by=by, when=when),
                version=self.versions.get(one.id, 0),
            )
            for one in changed
        )


def _said(one: Decision) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return one.same, one.different
