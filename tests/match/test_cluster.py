"""Pairs make groups; nothing that contradicts itself is chained together."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.match.cluster import PERSON, UNTOLD, Edge, Terms, cluster, contradict, edge

NONE: dict[str, frozenset[str]] = {}


def test_a_pair_that_is_just_likely_enough_is_joined() -> None:
    assert cluster("ab", [Edge("a", "b", 0.5)], NONE) == [("a", "b")]
    assert cluster("ab", [Edge("a", "b", 0.499)], NONE) == [("a",), ("b",)]


def test_identifiers_contradict_each_other_only_where_none_is_shared() -> None:
    one, both = frozenset({"doi:1"}), frozenset({"doi:1", "doi:2"})
    assert not contradict(one, one)
    assert not contradict(one, both)
    assert contradict(one, frozenset({"doi:2"}))
    assert contradict(one | {"pmid:5"}, one | {"pmid:6"})
    assert not contradict(one, frozenset({"isbn:2"}))


def test_a_group_grows_by_the_mean_of_its_pairs() -> None:
    chain = [Edge("a", "b", 0.9), Edge("b", "c", 0.6)]
    assert (0.6 + UNTOLD) / 2 < 0.5
    assert cluster("abc", chain, NONE) == [("a", "b"), ("c",)]
    assert cluster("abc", [*chain, Edge("a", "c", 0.4)], NONE) == [("a", "b", "c")]


def test_a_pair_with_a_key_too_common_to_be_compared_says_nothing() -> None:
    chain = [Edge("a", "b", 0.9), Edge("b", "c", 0.6)]
    assert cluster("abc", chain, NONE, Terms(meet=lambda _one, _other: True)) == [("a", "b", "c")]


def test_a_person_joins_what_identifiers_contradict_and_parts_what_is_alike() -> None:
    identifiers = {"a": frozenset({"doi:1"}), "b": frozenset({"doi:2"})}
    assert cluster("ab", [Edge("a", "b", 0.99)], identifiers) == [("a",), ("b",)]
    assert cluster("ab", [Edge("a", "b", PERSON)], identifiers) == [("a", "b")]
    every = [Edge("a", "b", 0.99), Edge("a", "c", 0.99), Edge("b", "c", 0.98)]
    assert cluster("abc", every, NONE, Terms(apart={("b", "c")})) == [("a", "b"), ("c",)]


WEIGHTS = st.lists(st.sampled_from((0.1, 0.4, 0.5, 0.7, 0.9)), min_size=10, max_size=10)


@given(WEIGHTS, st.permutations(range(10)))
def test_the_order_of_the_pairs_does_not_matter(weights: list[float], order: list[int]) -> None:
    pairs = [(one, other) for one in "abcde" for other in "abcde" if one < other]
    edges = [edge(*pair[::-1], weight) for pair, weight in zip(pairs, weights, strict=True)]
    identifiers = {"a": frozenset({"doi:1"}), "d": frozenset({"doi:2"})}
    assert cluster("abcde", edges, identifiers) == cluster("edcba", [edges[at] for at in order], identifiers)
