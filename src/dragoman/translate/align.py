"""Which word is whose translation? Word alignment from texts in two languages, by IBM Model 1.

Brown et al., The Mathematics of Statistical Machine Translation, Computational Linguistics 19:2 (1993), section 4.2.
Every word of one text may translate every word of the other; expectation maximisation finds which do. It is run in
both directions, and a pair counts as far as both believe in it: little data makes one direction alone too sure.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

_ROUNDS = 8
_DOUBT = 1.0
"""Words that met in one text only are believed half, in three texts three quarters."""

_LONGEST = 80
"""Longer texts are cut: the pairs of words grow with the product of the lengths."""


class Alignment(NamedTuple):
    """One word, its translation, and in 0..1 how sure it is."""

    word: str
    translation: str
    weight: float


class _Pairs(NamedTuple):
    """All pairs of words of all texts: which pair, at which place of each text it stands."""

    pair: Integers
    first_place: Integers
    second_place: Integers
    first: Integers
    second: Integers


def align(texts: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[Alignment]:
    """Align the words of text pairs; the surest alignment first.

    >>> texts = [(["war", "iran"], ["جنگ", "ایران"]), (["war"], ["جنگ"]), (["iran"], ["ایران"])]
    >>> sorted((one.word, one.translation) for one in align(texts)[:2])
    [('iran', 'ایران'), ('war', 'جنگ')]
    """
    first, second = _numbers(one for one, _ in texts), _numbers(other for _, other in texts)
    pairs = _pairs([([first[word] for word in one[:_LONGEST]], [second[word] for word in other[:_LONGEST]])
                    for one, other in texts if one and other], len(second))  # fmt: skip
    if not len(pairs.pair):
        return []
    there = _probabilities(pairs.pair, pairs.second_place, pairs.first)
    back = _probabilities(pairs.pair, pairs.first_place, pairs.second)
    met = np.bincount(pairs.pair)
    weights = np.sqrt(there * back) * met / (met + _DOUBT)
    words, others = list(first), list(second)
    order = np.argsort(-weights, kind="stable")
    return [
        Alignment(words[pairs.first[at]], others[pairs.second[at]], float(weights[at]))
        for at in order
        if weights[at] > 0.01
    ]


def _numbers(texts: Iterable[Sequence[str]]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for text in texts:
        for word in text:
            numbers.setdefault(word, len(numbers))
    return numbers


def _pairs(texts: Sequence[tuple[Sequence[int], Sequence[int]]], width: int) -> _Pairs:
    """List all pairs; ``first`` and ``second`` then tell the words of each different pair, by its number."""
    keys, ones, others = [], [], []
    at_one = at_other = 0
    for one, other in texts:
        places = np.indices((len(one), len(other)))
        keys.append((np.array(one)[:, None] * width + np.array(other)[None, :]).ravel())
        ones.append((places[0] + at_one).ravel())
        others.append((places[1] + at_other).ravel())
        at_one += len(one)
        at_other += len(other)
    if not keys:
        nothing = np.zeros(0, np.int64)
        return _Pairs(nothing, nothing, nothing, nothing, nothing)
    different, pair = np.unique(np.concatenate(keys), return_inverse=True)
    return _Pairs(pair, np.concatenate(ones), np.concatenate(others), different // width, different % width)


def _probabilities(pair: Integers, place: Integers, given: Integers) -> Floats:
    """Give for each pair the probability of the word at ``place`` given the other one (``given``, by pair)."""
    probability = np.ones(len(given))
    for _ in range(_ROUNDS):
        share = probability[pair]
        share = share / np.bincount(place, share)[place]
        counts = np.bincount(pair, share, len(given))
        probability = counts / np.bincount(given, counts)[given]
    return probability
