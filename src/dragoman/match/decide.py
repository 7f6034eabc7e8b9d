"""Same, different or unsure? A small model of trees over the features, and each feature's share in its answer."""

import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal
from zlib import crc32

import msgspec

from dragoman.match.features import FEATURES, features
from dragoman.match.forest import Forest, Tree
from dragoman.match.numbers import gap
from dragoman.match.sketch import Numbered, Sketch

Verdict = Literal["same", "different", "unsure"]


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


_NEVER = -20.0
"""Log-odds of what is ruled out."""


@cache
def model() -> Model:
    """Give the shipped model (``data/model.json``, made by ``tools/make_match_model.py``)."""
    found = msgspec.json.decode(_shipped(), type=Model)
    if found.features != tuple(FEATURES):
        raise ValueError("the model was made for other features; run tools/make_match_model.py")
    return found


@cache
def model_name() -> str:
    """Give a name that no other model has: what was decided by another may be decided otherwise now."""
    return f"{crc32(_shipped()):08x}"


def _shipped() -> bytes:
    return files("dragoman.match").joinpath("data/model.json").read_bytes()


@cache
def forest() -> Forest:
    """Give the trees of the model, to be asked together."""
    return Forest(model().trees)


def probability(one: Sketch, other: Sketch) -> float:
    """Give the probability in 0..1 that two records describe the same work."""
    return 0.0 if years_apart(one, other) else weighed(features(one, other))


def weighed(values: Sequence[float]) -> float:
    """Give the probability of the values of all features, in their order."""
    return logistic(model().bias + forest().sum(values))


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

    A feature's share is what the answer changes at the nodes that ask for it, on the way down each tree. Records that
    are years apart are different whatever else they have alike: then *year apart* outweighs all other shares.
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
    if years_apart(one, other):
        shares["year apart"] += _NEVER - bias - sum(shares.values())
    chance = logistic(bias + sum(shares.values()))
    told = [Share(name, value, shares[name]) for name, value in zip(names, values, strict=True) if shares[name]]
    return Judgement(verdict(chance), chance, bias, tuple(sorted(told, key=lambda share: -abs(share.share))))
