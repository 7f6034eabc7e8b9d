"""Which pairs make a work? Pairs into groups, without chains that join what contradicts itself."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from dragoman.match.sketch import UNIQUE

PERSON = 2.0
"""Weight of a pair that a person joined: above every probability."""

UNTOLD = 0.2
"""Probability of a pair that shares no key and so was never compared."""

_FIRST = 60
"""So many records of a group are looked at when it joins another."""


class Edge(NamedTuple):
    """Two record ids (the smaller first) and the probability that they are one work."""

    one: str
    other: str
    weight: float


def edge(a: str, b: str, weight: float) -> Edge:
    """Make an edge with its ids in order."""
    return Edge(a, b, weight) if a < b else Edge(b, a, weight)


class Terms(NamedTuple):
    """On which terms groups join: the least probability, pairs a person put apart, and which pairs share a key.

    A pair that shares a key and was not compared (its key is too common) says nothing.
    """

    same: float = 0.5
    apart: Collection[tuple[str, str]] = ()
    meet: Callable[[str, str], bool] = lambda _one, _other: False


USUAL = Terms()
"""The terms where no others are named."""


def cluster(
    ids: Iterable[str], edges: Collection[Edge], identifiers: Mapping[str, frozenset[str]], terms: Terms = USUAL
) -> list[tuple[str, ...]]:
    """Group records, each group sorted, groups by their smallest id; the order of the input does not matter.

    Edges are taken from the surest down. Two groups join when the pairs between them are on average at least
    ``terms.same``, and neither their ``identifiers`` ("scheme:value") nor a pair that a person put apart speak against
    it. Last join the groups of each pair that a person joined (:data:`PERSON`), unless a pair was put apart.

    >>> chain = [Edge("a", "b", 0.9), Edge("a", "c", 0.7), Edge("b", "c", 0.8)]
    >>> cluster("abc", chain, {"a": frozenset({"doi:1"}), "c": frozenset({"doi:2"})})
    [('a', 'b'), ('c',)]
    """
    groups = _Groups(ids, edges, identifiers, terms)
    for one in sorted(edges, key=lambda each: (each.weight == PERSON, -each.weight, each.one, each.other)):
        if one.weight >= terms.same:
            groups.join(one)
    return groups.sorted()


class _Groups:
    def __init__(
        self,
        ids: Iterable[str],
        edges: Collection[Edge],
        identifiers: Mapping[str, frozenset[str]],
        terms: Terms,
    ) -> None:
        self.root = {one: one for one in ids}
        self.members = {one: [one] for one in self.root}
        self.identifiers = {one: identifiers.get(one, frozenset()) for one in self.root}
        self.weights = {(one.one, one.other): one.weight for one in edges}
        self.terms = terms
        self.apart = set(terms.apart)

    def join(self, one: Edge) -> None:
        a, b = self.root[one.one], self.root[one.other]
        if a == b or self._put_apart(a, b):
            return
        if one.weight < PERSON and (self._contradict(a, b) or self._mean(a, b) < self.terms.same):
            return
        a, b = min(a, b), max(a, b)
        for member in self.members[b]:
            self.root[member] = a
        self.members[a] += self.members.pop(b)
        self.identifiers[a] |= self.identifiers.pop(b)

    def _pairs(self, a: str, b: str) -> Iterable[tuple[str, str]]:
        return ((min(x, y), max(x, y)) for x in self.members[a] for y in self.members[b])

    def _put_apart(self, a: str, b: str) -> bool:
        return bool(self.apart) and any(pair in self.apart for pair in self._pairs(a, b))

    def _contradict(self, a: str, b: str) -> bool:
        return contradict(self.identifiers[a], self.identifiers[b])

    def _mean(self, a: str, b: str) -> float:
        pairs = [(min(x, y), max(x, y)) for x in self.members[a][:_FIRST] for y in self.members[b][:_FIRST]]
        told = [self.weights[pair] for pair in pairs if pair in self.weights]
        untold = sum(pair not in self.weights and not self.terms.meet(*pair) for pair in pairs)
        return (sum(told) + UNTOLD * untold) / (len(told) + untold) if told or untold else 1.0

    def sorted(self) -> list[tuple[str, ...]]:
        return sorted(tuple(sorted(members)) for members in self.members.values())


def contradict(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two sets of identifiers name different works: values of one scheme on both sides, none shared.

    >>> contradict(frozenset({"doi:1"}), frozenset({"doi:2"})), contradict(frozenset({"doi:1"}), frozenset({"pmid:2"}))
    (True, False)
    """
    return bool(_unshared(one, other))


def contradicting(one: frozenset[str], other: frozenset[str]) -> tuple[str, ...]:
    """Give two identifiers that contradict each other, none when none do.

    >>> contradicting(frozenset({"doi:1", "pmid:3"}), frozenset({"doi:2"}))
    ('doi:1', 'doi:2')
    """
    schemes = sorted(_unshared(one, other))
    return tuple(min(id for id in side if id.startswith(f"{schemes[0]}:")) for side in (one, other)) if schemes else ()


def _unshared(one: frozenset[str], other: frozenset[str]) -> set[str]:
    schemes = {value.partition(":")[0] for value in one} & {value.partition(":")[0] for value in other} & UNIQUE
    return schemes - {value.partition(":")[0] for value in one & other}
