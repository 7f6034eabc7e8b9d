"""How alike are two titles, of which one is cut short, inflected or misread?"""

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

_SHORT = 4
"""A shorter word tells nothing."""
_STEM = 5
_LIKE = 0.72
"""Two words are one, misread, when so much of their letters agree."""


def nearly(wanted: Sequence[str], title: Sequence[str]) -> float:
    """Give the share of the telling words of a short title that a title has, nearly (0..1).

    >>> nearly(("navigazione", "e", "viaggi"), ("navigazioni", "e", "viaggi")), nearly(("la", "carta"), ("kür",))
    (1.0, 0.0)
    """
    telling = [word for word in wanted if len(word) >= _SHORT and not word.isdigit()]
    found = sum(any(_alike(word, other) for other in title if len(other) >= _SHORT) for word in telling)
    return found / len(telling) if telling else 0.0


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if one[:_STEM] == other[:_STEM] and min(len(one), len(other)) >= _STEM:
        return True
    return Levenshtein.normalized_similarity(one, other) >= _LIKE
