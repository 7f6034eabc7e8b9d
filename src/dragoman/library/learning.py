"""Is what the library has learned still current? Learns again when the library has grown."""

from typing import Literal, cast

from dragoman.engines.port import Engine, Noted
from dragoman.translate.learn import Learned, learn
from dragoman.translate.lexicon import LEARNED

GROWTH = 0.2
"""When this share of works has come since the last learning, the library learns again after an import."""

LARGEST = 50_000
"""A larger library takes minutes to learn from: it is told to, and does not do it by itself."""

SMALLEST = 50
"""Fewer works are not worth a hint."""

Standing = Literal["few", "never", "current", "grown"]
"""How what was learned stands: too little to learn from, never learned, current, or grown too much since."""


def standing(engine: Engine) -> Standing:
    """Say how what the library has learned stands."""
    works = engine.statistics().counts.get("work", 0)
    (stored,) = engine.get("setting", [LEARNED])
    if stored is None:
        return "never" if works >= SMALLEST else "few"
    learned = int(cast("Noted", stored.value).values.get("works", "0"))
    return "grown" if works >= max(learned + 1, learned * (1 + GROWTH)) else "current"


def kept_current(engine: Engine) -> Learned | None:
    """Learn again when a library that has learned before has grown; ``None``: no need, or it is too large."""
    if standing(engine) != "grown" or engine.statistics().counts.get("work", 0) > LARGEST:
        return None
    return learn(engine)
