"""Who wrote what? Contributors of works put together as persons: by ORCID, else by name and company."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

import msgspec
from rapidfuzz.distance import JaroWinkler

from dragoman.engines.port import Work
from dragoman.match.joined import Joined
from dragoman.match.names import NameForm, Person, alike, person, person_keys
from dragoman.match.titles import pinyin, read_titles
from dragoman.match.word import coarse, plain
from dragoman.record.identifier import Identifier
from dragoman.record.name import Contributor, Name
from dragoman.text.script import dominant_script
from dragoman.text.surname import surname_readings

MOST = 200
"""A name borne by more contributors than this says too little; only those with an ORCID are put together."""

_ALIKE = 0.84
_FULL = 5
_NEAR = 0.9
"""How alike family names of one script are that differ in a letter or two."""
_LONGEST_CHINESE = 4
"""Longer names in Chinese characters are foreign ones, whose characters vary."""
_TELLING = 3
"""A key of so many sounds tells a family name from others; Chinese and Korean ones have fewer."""


class Identity(msgspec.Struct, frozen=True):
    """One person: all forms of the name, identifiers, and the ids of the works with a part in them."""

    names: tuple[Name, ...]
    identifiers: tuple[Identifier, ...]
    works: tuple[str, ...]


class _Known(msgspec.Struct, frozen=True):
    """A name as it is compared, with the readings of its forms in Chinese characters."""

    person: Person
    readings: frozenset[str]


class _Bearer(msgspec.Struct, frozen=True):
    """A contributor of a work with the company there: the names beside it, and the container."""

    work: str
    contributor: Contributor
    known: _Known
    company: frozenset[str]

    @property
    def orcids(self) -> frozenset[str]:
        return frozenset(one for one in self.known.person.identifiers if one.startswith("orcid:"))


def people(works: Iterable[Work]) -> list[Identity]:
    """Put the contributors of works together as persons, in order of the first name form.

    The same ORCID is the same person, different ORCIDs are different ones. Without, two are the same when their names
    agree (in whichever scripts) and they share a co-author or a container, or a given name written in full.
    """
    bearers = [one for work in works for one in _bearers(work)]
    by_key: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(bearers):
        for key in {*person_keys(one.known.person), *one.orcids}:
            by_key[key].append(at)
    groups = _Groups(bearers)
    pairs = {pair for key, near in by_key.items() if len(near) <= MOST or key.startswith("orcid:")
             for pair in combinations(near, 2)}  # fmt: skip
    for _, at, other in sorted((-sure, *pair) for pair in pairs if (sure := _sure(*(bearers[one] for one in pair)))):
        groups.join(at, other)
    return sorted(map(_identity, groups.of(bearers)), key=lambda one: one.names[0].display)


class _Groups(Joined):
    """Bearers joined so far, and what is known of each group: its names, and its ORCIDs."""

    def __init__(self, bearers: list[_Bearer]) -> None:
        super().__init__(len(bearers))
        self._persons = [{one.known} for one in bearers]
        self._orcids = [set(one.orcids) for one in bearers]

    def join(self, one: int, other: int) -> None:
        """Join two groups when no name and no ORCID speaks against it."""
        a, b = sorted((self.first(one), self.first(other)))
        if a != b and self._agree(a, b):
            super().join(a, b)
            self._persons[a] |= self._persons[b]
            self._orcids[a] |= self._orcids[b]

    def _agree(self, a: int, b: int) -> bool:
        ours, theirs = self._orcids[a], self._orcids[b]
        if ours and theirs:
            return not ours.isdisjoint(theirs)
        return all(_one_name(one, other) for one in self._persons[a] for other in self._persons[b])


def _bearers(work: Work) -> Iterator[_Bearer]:
    record = work.record
    prepared = [(one, person(one)) for one in record.contributors]
    keys = [frozenset(_company_keys(each)) for _, each in prepared]
    around = (
        frozenset(f"in:{form.joined}" for form in read_titles(record.container.title))
        if record.container
        else frozenset()
    )
    for at, (one, each) in enumerate(prepared):
        if each.forms:
            beside = frozenset().union(*(key for index, key in enumerate(keys) if index != at))
            yield _Bearer(work.id, one, _Known(each, _readings(one)), beside | around)


def _company_keys(one: Person) -> Iterator[str]:
    """Give what tells a person among co-authors: family name and initial, and its sound where that is long enough."""
    for form in one.forms[:3]:
        initial = form.given[0].initial if form.given else ""
        for each in form.family:
            if initial and len(each.plain) > 1:
                yield f"{each.plain}.{initial}"
            if len(each.sound) >= _TELLING and not each.chinese:
                yield f"{coarse(each.sound)}.{initial}"


def _sure(one: _Bearer, other: _Bearer) -> float:
    """Say how sure (0..1) it is that two are one person; 0 when they are not, or too little says so."""
    if one.orcids and other.orcids:
        return 1.0 if one.orcids & other.orcids else 0.0
    if one.work == other.work or not _one_name(one.known, other.known):
        return 0.0
    near = alike(one.known.person, other.known.person)
    if one.company & other.company:
        return near
    return 0.9 * near if _given(one.known.person) & _given(other.known.person) else 0.0


def _readings(contributor: Contributor) -> frozenset[str]:
    written = (re.sub(r"[\s,，]+", "", name.display) for name in contributor.names)
    return frozenset(pinyin(one) for one in written if len(one) <= _LONGEST_CHINESE and dominant_script(one) == "Hani")


def _one_name(one: _Known, other: _Known) -> bool:
    """Say whether two names agree; two in Chinese characters when they are read alike."""
    if one.readings and other.readings:
        return not one.readings.isdisjoint(other.readings)
    pairs = ((a, b) for a in one.person.forms for b in other.person.forms)
    return any(alike(Person((a,)), Person((b,))) >= _ALIKE and _spelt_alike(a, b) for a, b in pairs)


def _spelt_alike(a: NameForm, b: NameForm) -> bool:
    """Say whether family names are one by their letters; those of two scripts are taken by their sound."""
    if any(each.foreign for each in (*a.family, *b.family)) or not (a.parted and b.parted):
        return True
    ours, theirs = ("".join(each.latin for each in form.family) for form in (a, b))
    given, others = ("".join(each.latin for each in form.given) for form in (a, b))
    full = [each for form in (a, b) for each in form.given if not each.short]
    if given != others and len(full) == len(a.given) + len(b.given) and all(each.chinese for each in full):
        return False  # two names in pinyin that differ in a letter are two
    return _near(ours, theirs) or (_near(ours, others) and _near(given, theirs))


def _near(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if plain(one) == plain(other) or not set(surname_readings(one)).isdisjoint(surname_readings(other)):
        return True
    if len(short) < _FULL:
        return False
    return long.endswith(short) or JaroWinkler.similarity(one, other) >= _NEAR


def _given(one: Person) -> frozenset[str]:
    """Give the sounds of given names written in full."""
    return frozenset(
        word.sound for form in one.forms for word in form.given if len(word.latin) >= _FULL and len(word.sound) > 2
    )


def _identity(bearers: list[_Bearer]) -> Identity:
    names = dict.fromkeys(name for one in bearers for name in one.contributor.names if name)
    identifiers = dict.fromkeys(each for one in bearers for each in one.contributor.identifiers)
    return Identity(tuple(names), tuple(identifiers), tuple(sorted({one.work for one in bearers})))
