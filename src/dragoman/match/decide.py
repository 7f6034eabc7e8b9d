"""Same, different or unsure? A logistic model over the features, and each feature's share in its answer."""

import math
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from dragoman.match.features import FEATURES, features
from dragoman.match.sketch import Sketch

Verdict = Literal["same", "different", "unsure"]


class Model(msgspec.Struct, frozen=True):
    """Weights per feature, and between which probabilities a pair is unsure. ``card`` tells how it was made."""

    bias: float
    weights: dict[str, float]
    same: float = 0.5
    unsure: float = 0.2
    card: dict[str, str] = {}


class Share(msgspec.Struct, frozen=True):
    """What one feature adds to the log-odds: its value times its weight."""

    feature: str
    value: float
    share: float


class Judgement(msgspec.Struct, frozen=True):
    """The answer for a pair: the verdict, the probability of *same*, and the shares, weightiest first."""

    verdict: Verdict
    probability: float
    shares: tuple[Share, ...] = ()


@cache
def model() -> Model:
    """Give the shipped model (``data/model.json``, made by ``tools/make_match_model.py``)."""
    return msgspec.json.decode(files("dragoman.match").joinpath("data/model.json").read_bytes(), type=Model)


@cache
def _weights() -> tuple[float, ...]:
    return tuple(model().weights.get(name, 0.0) for name in FEATURES)


def probability(one: Sketch, other: Sketch) -> float:
    """Give the probability in 0..1 that two records describe the same work."""
    return logistic(sum(map(float.__mul__, _weights(), features(one, other)), model().bias))


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
    """Decide on a pair and say why: each feature's share in the log-odds."""
    values = features(one, other)
    named = zip(FEATURES, values, _weights(), strict=True)
    shares = [Share(name, value, value * weight) for name, value, weight in named if value]
    chance = logistic(model().bias + sum(share.share for share in shares))
    return Judgement(verdict(chance), chance, tuple(sorted(shares, key=lambda share: -abs(share.share))))
