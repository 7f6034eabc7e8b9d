"""How much does a hit in each field count? Tuned on the odd-numbered questions of a test collection."""

from collections.abc import Sequence
from math import log

FIELD_WEIGHTS: dict[str, float] = {
    "head": 1.0,
    "title": 2.0,
    "contributors": 1.8,
    "container": 0.9,
    "keywords": 1.5,
    "abstract": 1.0,
    "notes": 0.4,
    "publication": 0.4,
}
"""Index field → factor of its BM25 score."""

TIE = 0.3
"""A word found in several fields or spellings counts its best score, and this share of the others."""

EXACT_WEIGHT = 0.5
"""Bonus for a work that has the word as it was typed, diacritics included, where others write it otherwise."""

IDENTIFIED_SCORE = 100.0
"""A work whose identifier was asked for stands before all others."""

CITES_SCORE = 3.0
"""A work that cites what was asked for: beside other marks this changes no order, among alternatives it does."""

_SAME_WORD = 0.9
"""Variants of this weight and more are forms of the word itself."""

OPEN_SCORE = 1.0
"""Score of a word found by its beginning or nearly: all such words count alike."""


def rarity(count: int, works: int) -> float:
    """Give the inverse document frequency of BM25.

    >>> rarity(1, 1000) > rarity(10, 1000) > 0
    True
    """
    return log(1 + (works - count + 0.5) / (count + 0.5))


def telling(counts: Sequence[int], weights: Sequence[float], works: int) -> float:
    """Give the rarity of a word: that of its commonest form, or without one of its commonest variant.

    >>> telling([1, 400], [1.0, 0.3], 1000) > telling([1, 400], [1.0, 0.95], 1000)
    True
    """
    forms = [count for count, weight in zip(counts, weights, strict=True) if weight >= _SAME_WORD]
    return rarity(max(forms, default=0) or max(counts), works)
