"""Which journals, series and books are works in? Containers put together: by ISSN, else by their names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

import msgspec

from dragoman.engines.port import Work
from dragoman.match.containers import container_names, initials, one_name, places_differ
from dragoman.match.joined import Joined
from dragoman.match.titles import Title
from dragoman.match.word import coarse, word
from dragoman.record.form import Forms
from dragoman.record.identifier import Identifier
from dragoman.record.model import Record

MOST = 200
"""A key that more differing descriptions of containers share than this says too little."""


class Serial(msgspec.Struct, frozen=True):
    """One journal, series or collection: all forms of its name (the commonest description's first), its identifiers,
    and the ids of the works in it.
    """

    title: Forms
    identifiers: tuple[Identifier, ...]
    works: tuple[str, ...]


class _Described(msgspec.Struct, frozen=True):
    """One description of a container, its names as they are compared, and the works that are described so."""

    record: Record
    works: tuple[str, ...]
    names: tuple[Title, ...]


def serials(works: Iterable[Work]) -> list[Serial]:
    """Put the containers of works together, those of most works first, then by name.

    Two descriptions are one container when they share an ISSN, or one lacks it and their names agree: abbreviated,
    with another subtitle, or in another script. Groups with differing ISSN, or of which the commonest names disagree,
    are never joined by a third.
    """
    described = _descriptions(works)
    groups = _Groups(described)
    by_key: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(described):
        for key in dict.fromkeys(_keys(one)):
            by_key[key].append(at)
    for key, near in sorted(by_key.items()):
        if len(near) <= MOST or key.startswith("issn:"):
            for first, second in combinations(near, 2):
                groups.join(first, second)
    found = [_serial(group) for group in groups.of(described)]
    return sorted(found, key=lambda one: (-len(one.works), one.title[0].value if one.title else ""))


def _descriptions(works: Iterable[Work]) -> list[_Described]:
    held: dict[tuple[Forms, tuple[Identifier, ...]], tuple[Record, list[str]]] = {}
    for work in works:
        container = work.record.container
        if container is not None and (container.title or container.identifiers):
            _, ids = held.setdefault((container.title, container.identifiers), (container, []))
            ids.append(work.id)
    ordered = sorted(held.values(), key=lambda one: (-len(one[1]), one[1][0]))
    return [_Described(record, tuple(ids), container_names(record)) for record, ids in ordered]


def _keys(described: _Described) -> Iterator[str]:
    """Give what two descriptions of one container share: an ISSN, the initials, or the sound of the first long word."""
    yield from sorted(_issns(described.record))
    for form in described.names:
        yield f"n:{form.spelt}"
        yield from (f"f:{one}" for one in dict.fromkeys((initials(form.words), initials(form.main))))
        yield from (f"s:{one}" for one in [coarse(word(each).sound) for each in form.words if len(each) > 4][:2])


def _issns(record: Record) -> frozenset[str]:
    return frozenset(f"issn:{one.value}" for one in record.identifiers if "issn" in one.scheme)


class _Groups(Joined):
    """Descriptions joined so far, and the ISSN of each group; a group is called as its first description is."""

    def __init__(self, described: list[_Described]) -> None:
        super().__init__(len(described))
        self._described = described
        self._issns = [set(_issns(one.record)) for one in described]

    def join(self, one: int, other: int) -> None:
        """Join two groups if these are the same container and neither ISSN nor name speaks against it."""
        a, b = sorted((self.first(one), self.first(other)))
        ours, theirs = self._issns[a], self._issns[b]
        if a == b or (ours and theirs and ours.isdisjoint(theirs)):
            return
        if ours & theirs or all(self._alike(*pair) for pair in {(one, other), (a, b)}):
            super().join(a, b)
            ours |= theirs

    def _alike(self, one: int, other: int) -> bool:
        ours, theirs = self._described[one], self._described[other]
        if places_differ(ours.record, theirs.record):
            return False
        return any(one_name(a, b) for a in ours.names for b in theirs.names)


def _serial(group: list[_Described]) -> Serial:
    names = dict.fromkeys(form for one in group for form in one.record.title)
    identifiers = dict.fromkeys(each for one in group for each in one.record.identifiers)
    return Serial(tuple(names), tuple(identifiers), tuple(sorted({id for one in group for id in one.works})))
