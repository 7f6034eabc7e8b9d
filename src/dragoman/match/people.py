"""Who wrote what? Contributors of works put together as persons: by ORCID, else by name and company."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

import msgspec

from dragoman.engines.port import Work
from dragoman.match.joined import Joined
from dragoman.match.names import Person, alike, person, person_keys
from dragoman.match.titles import read_titles
from dragoman.record.identifier import Identifier
from dragoman.record.name import Contributor, Name

MOST = 200
"""A name borne by more contributors than this says too little; only those with an ORCID are put together."""

_ALIKE = 0.84
_FULL = 5


class Identity(msgspec.Struct, frozen=True):
    """One person: all forms of the name, identifiers, and the ids of the works with a part in them."""

    names: tuple[Name, ...]
    identifiers: tuple[Identifier, ...]
    works: tuple[str, ...]


class _Bearer(msgspec.Struct, frozen=True):
    """A contributor of a work with the company there: the names beside it, and the container."""

    work: str
    contributor: Contributor
    person: Person
    company: frozenset[str]

    @property
    def orcids(self) -> frozenset[str]:
        return frozenset(one for one in self.person.identifiers if one.startswith("orcid:"))


def people(works: Iterable[Work]) -> list[Identity]:
    """Put the contributors of works together as persons, in order of the first name form.

    The same ORCID is the same person, different ORCIDs are different ones. Without, two are the same when their names
    agree (in whichever scripts) and they share a co-author or a container, or a given name written in full.
    """
    bearers = [one for work in works for one in _bearers(work)]
    by_key: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(bearers):
        for key in {*person_keys(one.person), *one.orcids}:
            by_key[key].append(at)
    groups = Joined(len(bearers))
    for key in sorted(by_key):
        if len(by_key[key]) <= MOST or key.startswith("orcid:"):
            _join(by_key[key], bearers, groups)
    return sorted(map(_identity, groups.of(bearers)), key=lambda one: one.names[0].display)


def _bearers(work: Work) -> Iterator[_Bearer]:
    record = work.record
    prepared = [(one, person(one)) for one in record.contributors]
    keys = [frozenset(person_keys(each)) for _, each in prepared]
    around = (
        frozenset(f"in:{form.joined}" for form in read_titles(record.container.title))
        if record.container
        else frozenset()
    )
    for at, (one, each) in enumerate(prepared):
        if each.forms:
            beside = frozenset().union(*(key for index, key in enumerate(keys) if index != at))
            yield _Bearer(work.id, one, each, beside | around)


def _join(near: list[int], bearers: list[_Bearer], groups: Joined) -> None:
    for at, other in combinations(near, 2):
        if groups.first(at) != groups.first(other) and _same(bearers[at], bearers[other]):
            groups.join(at, other)


def _same(one: _Bearer, other: _Bearer) -> bool:
    if one.orcids and other.orcids:
        return bool(one.orcids & other.orcids)
    if one.work == other.work or alike(one.person, other.person) < _ALIKE:
        return False
    return bool(one.company & other.company) or bool(_given(one.person) & _given(other.person))


def _given(one: Person) -> frozenset[str]:
    """Give the sounds of given names written in full."""
    return frozenset(
        word.sound for form in one.forms for word in form.given if len(word.latin) >= _FULL and len(word.sound) > 2
    )


def _identity(bearers: list[_Bearer]) -> Identity:
    names = dict.fromkeys(name for one in bearers for name in one.contributor.names if name)
    identifiers = dict.fromkeys(each for one in bearers for each in one.contributor.identifiers)
    return Identity(tuple(names), tuple(identifiers), tuple(sorted({one.work for one in bearers})))
