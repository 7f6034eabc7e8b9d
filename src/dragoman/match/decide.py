"""Same, different or unsure? A small model of trees over the features, and each feature's share in its answer."""

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import msgspec

from dragoman.match.features import FEATURES, HALF_LIKE, features, titles_apart, told_by_rest, told_by_titles
from dragoman.match.numbers import Agreement, Told, agreement, gap, told_by
from dragoman.match.sketch import Numbered, Sketch

Verdict = Literal["same", "different", "unsure"]


class Tree(msgspec.Struct, frozen=True):
    """A tree in columns, a row for each node: the feature asked for (-1: a leaf), its cut, the children, the value.

    A value up to the cut goes left. Each node has a value: the log-odds that is reached when one stops there.
    """

    feature: tuple[int, ...]
    cut: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]


class Model(msgspec.Struct, frozen=True):
    """Trees whose values add up to log-odds, and between which probabilities a pair is unsure.

    ``features`` must be those of :data:`dragoman.match.features.FEATURES`. ``card`` tells how it was made, from what,
    and how well its probabilities hold.
    """

    bias: float
    features: tuple[str, ...]
    trees: tuple[Tree, ...]
    same: float = 0.5
    unsure: float = 0.1
    card: dict[str, str] = {}


class Share(msgspec.Struct, frozen=True):
    """What one feature adds to the log-odds, and its value (0..1) in this pair."""

    feature: str
    value: float
    share: float


class Judgement(msgspec.Struct, frozen=True):
    """The answer for a pair: the verdict, the probability of *same*, and the shares, weightiest first.

    ``bias`` and all shares add up to the log-odds of ``probability``.
    """

    verdict: Verdict
    probability: float
    bias: float
    shares: tuple[Share, ...] = ()


_YEARS = 3
"""Records further apart than this are different, whatever they have alike."""


@cache
def model() -> Model:
    """Give the shipped model (``data/model.json``, made by ``tools/make_match_model.py``)."""
    found = msgspec.json.decode(files("dragoman.match").joinpath("data/model.json").read_bytes(), type=Model)
    if found.features != tuple(FEATURES):
        raise ValueError("the model was made for other features; run tools/make_match_model.py")
    return found


_Columns = tuple[tuple[int, ...], tuple[float, ...], tuple[int, ...], tuple[int, ...], tuple[float, ...]]


@cache
def _columns() -> tuple[_Columns, ...]:
    return tuple((one.feature, one.cut, one.left, one.right, one.value) for one in model().trees)


def probability(one: Sketch, other: Sketch) -> float:
    """Give the probability in 0..1 that two records describe the same work."""
    return 0.0 if years_apart(one, other) else _weighed(features(one, other))


def _weighed(values: Sequence[float]) -> float:
    odds = model().bias
    for feature, cut, left, right, value in _columns():
        node = 0
        while (asked := feature[node]) >= 0:
            node = left[node] if values[asked] <= cut[node] else right[node]
        odds += value[node]
    return logistic(odds)


def _can_reach(values: Sequence[float]) -> bool:
    """Say whether the probability is at least unsure; trees that decide most are asked first, until it is certain."""
    columns, odds = _decisive()
    floor = -math.log(1 / model().unsure - 1) - 1e-9
    for feature, cut, left, right, value in columns:
        node = 0
        while (asked := feature[node]) >= 0:
            node = left[node] if values[asked] <= cut[node] else right[node]
        odds += value[node]
        if odds < floor:
            return False
    return True


@cache
def _decisive() -> tuple[tuple[_Columns, ...], float]:
    """Give the trees, the widest first, each with its values less its highest; and the highest log-odds of all."""
    ends = [[value for asked, value in zip(one.feature, one.value, strict=True) if asked < 0] for one in model().trees]
    order = sorted(range(len(ends)), key=lambda at: min(ends[at]) - max(ends[at]))
    columns = [_columns()[at] for at in order]
    lowered = [tuple(value - max(ends[at]) for value in one[4]) for at, one in zip(order, columns, strict=True)]
    trees = tuple((*one[:4], values) for one, values in zip(columns, lowered, strict=True))
    return trees, model().bias + sum(map(max, ends))


def can_be_same(one: Numbered, other: Numbered) -> bool:
    """Say whether two records can be the same work, or be unsure, by what their numbers tell.

    Each feature speaks one way only, so the best that the others could say bounds the probability from above.
    """
    return not years_apart(one, other) and _numbers_allow(agreement(one, other))


@lru_cache(maxsize=1 << 13)
def _numbers_allow(numbers: Agreement) -> bool:
    return _can_reach(list((_BEST | dict.fromkeys(_BY_NUMBERS, 0.0) | told_by(numbers)).values()))


@lru_cache(maxsize=1 << 13)
def _though_apart(numbers: Agreement) -> bool:
    """Say whether numbers allow it even where titles are :func:`apart <dragoman.match.features.titles_apart>`."""
    apart = {"title alike": HALF_LIKE, "title apart": (0.85 - HALF_LIKE) / 0.85, "title begins alike": 1.0}
    return _can_reach(_at_best(told_by(numbers) | apart))


def likely(one: Sketch, other: Sketch) -> float:
    """Give the :func:`probability`, or 0 as soon as it is certain to be less than unsure."""
    if not can_be_same(one, other):
        return 0.0
    numbers = agreement(one, other)
    if not _though_apart(numbers) and titles_apart(one, other):
        return 0.0
    told = told_by_titles(one, other, told_by(numbers))
    if not _can_reach(_at_best(told)):
        return 0.0
    told = told_by_rest(one, other, told)
    return _weighed([told.get(name, 0.0) for name in FEATURES])


def _at_best(told: Told) -> list[float]:
    """Give the values of all features when numbers and titles are told and the rest speaks for the same work."""
    foreign, numbered = told.get("title foreign", 0.0), told["numbers agree"]
    together = {
        "title and names": told.get("title near", 0.0),
        "foreign but numbered": foreign * numbered,
        "foreign and unnumbered": foreign * (1 - numbered),
    }
    return list((_BEST | dict.fromkeys(_BY_NUMBERS | _BY_TITLES, 0.0) | told | together).values())


_BEST = {name: float(way > 0) for name, way in FEATURES.items()}
_BY_NUMBERS = frozenset(
    {
        "same identifier", "other identifier", "same isbn", "other isbn", "year equal", "year near", "year apart",
        "year missing", "volume equal", "volume differs", "issue equal", "issue differs", "page equal", "page differs",
        "page inside", "last page equal", "numbers agree",
    }
)  # fmt: skip
_BY_TITLES = frozenset(
    {
        "title alike", "title near", "title equal", "title apart", "title begins alike", "title short",
        "subtitle differs", "title foreign", "title cognate", "title missing", "title word differs",
        "title means alike", "title means otherwise",
    }
)  # fmt: skip


def years_apart(one: Numbered, other: Numbered) -> bool:
    """Say whether two records are years apart and share no identifier: then nothing else is looked at."""
    return (gap(one.years, other.years) or 0) > _YEARS and not one.identifiers & other.identifiers


def logistic(odds: float) -> float:
    """Turn log-odds into a probability.

    >>> logistic(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, odds))))


def verdict(chance: float) -> Verdict:
    """Name what a probability means."""
    limits = model()
    return "same" if chance >= limits.same else "unsure" if chance >= limits.unsure else "different"


def explain(one: Sketch, other: Sketch) -> Judgement:
    """Decide on two records and say why: each feature's share in the log-odds.

    A feature's share is what the answer changes at the nodes that ask for it, on the way down each tree.
    """
    values = features(one, other)
    shares = dict.fromkeys(FEATURES, 0.0)
    names = tuple(FEATURES)
    bias = model().bias
    for tree in model().trees:
        node = 0
        bias += tree.value[0]
        while (asked := tree.feature[node]) >= 0:
            child = tree.left[node] if values[asked] <= tree.cut[node] else tree.right[node]
            shares[names[asked]] += tree.value[child] - tree.value[node]
            node = child
    chance = logistic(bias + sum(shares.values()))
    told = [Share(name, value, shares[name]) for name, value in zip(names, values, strict=True) if shares[name]]
    return Judgement(verdict(chance), chance, bias, tuple(sorted(told, key=lambda share: -abs(share.share))))
