"""Can two records be one work, by what is told so far? Most pairs are ruled out before all of them is compared.

Each feature speaks one way only. So the probability is at most what it would be if all that is not yet compared spoke
for the same work.
"""

import math
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.match.decide import forest, model, weighed, years_apart
from dragoman.match.features import FEATURES, told_by_names, told_by_rest, told_by_surroundings, told_by_titles
from dragoman.match.numbers import Agreement, Told, agreement, told_by
from dragoman.match.sketch import Numbered, Sketch

_BEST = {name: float(way > 0) for name, way in FEATURES.items()}
"""Each feature at its best. One that no step below decides stays so: the bound is then less tight, and right."""

NUMBERS = frozenset(
    {
        "same identifier", "other identifier", "same isbn", "other isbn", "year equal", "year near", "year apart",
        "year missing", "volume equal", "volume differs", "issue equal", "issue differs", "page equal", "page differs",
        "page inside", "last page equal", "numbers agree", "numbers disagree",
    }
)  # fmt: skip
"""The features that numbers decide."""

_SURROUNDINGS = NUMBERS | {"container alike", "container apart", "publisher alike", "publisher apart", "kind differs"}
_NAMES = _SURROUNDINGS | {
    "names alike", "names near", "names more", "names apart", "first name apart", "names missing", "translator differs",
}  # fmt: skip
_TITLES = _NAMES | {
    "title alike", "title near", "title equal", "title apart", "title begins alike", "title short", "subtitle differs",
    "title foreign", "title sounds apart", "title cognate", "title missing", "title says little", "title word differs",
    "title means alike",
    "title means agree", "title means otherwise",
}  # fmt: skip


class _Step(NamedTuple):
    """What is compared next, and each feature's value before: 0 where it is decided by then, else the best."""

    compare: Callable[[Sketch, Sketch], Told]
    before: dict[str, float]


def _before(decided: Iterable[str]) -> dict[str, float]:
    return _BEST | dict.fromkeys(decided, 0.0)


_STEPS = (
    _Step(told_by_surroundings, _before(_SURROUNDINGS)),
    _Step(told_by_names, _before(_NAMES)),
    _Step(told_by_titles, _before(_TITLES)),
)
"""The cheapest first: containers recur, so how alike they are is remembered; titles cost most."""


def can_be_same(one: Numbered, other: Numbered) -> bool:
    """Say whether two records can be the same work, or be unsure, by what their numbers tell."""
    return not years_apart(one, other) and _numbers_allow(agreement(one, other))


@lru_cache(maxsize=1 << 13)
def _numbers_allow(numbers: Agreement) -> bool:
    return _allowed(_before(NUMBERS) | told_by(numbers))


def likely(one: Sketch, other: Sketch) -> float:
    """Give the probability that two records are one work, or 0 as soon as it is certain to be less than unsure."""
    if not can_be_same(one, other):
        return 0.0
    told = told_by(agreement(one, other))
    for compare, before in _STEPS:
        told = told | compare(one, other)
        if not _allowed(before | told):
            return 0.0
    told |= told_by_rest(one, other, told)
    return weighed([told.get(name, 0.0) for name in FEATURES])


def allows(told: Told, decided: frozenset[str]) -> bool:
    """Say whether two records can be the same work, or unsure, by features told; those not decided are at their best.

    A feature that is decided and not told is 0.
    """
    return _allowed(_before(decided) | told)


def _allowed(values: dict[str, float]) -> bool:
    """Say whether the probability is at least unsure."""
    foreign, numbered = values["title foreign"], values["numbers agree"]
    # a product is at its best where each part is; "title foreign", at its best 0 alone, is 1 in "foreign but numbered"
    values["title and names"] = values["title near"] * values["names near"]
    values["title and numbers"] = values["title near"] * numbered
    values["foreign but numbered"] = numbered * values["names alike"]
    values["foreign and unnumbered"] = foreign * (1 - numbered)
    return forest().sum(tuple(values.values())) >= _least()


@cache
def _least() -> float:
    """Give the sum of the trees' values from which on a pair is unsure; what rounding may cost is taken off."""
    return -math.log(1 / model().unsure - 1) - model().bias - 1e-9
