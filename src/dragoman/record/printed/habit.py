"""Is a reference written as historians write it? Told by its words, and by how it begins, ends and sets its year."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from dragoman.record.printed.feature import is_year, shape
from dragoman.record.printed.token import Token

_BIAS = 1.0
"""A reference counts as a historian's when its signs say so this clearly (a sum of logarithms of odds)."""
_ELSEWHERE = re.compile("[\u0370-\u1dff\u2e80-\uffefğışəĞİŞƏ]")
"""Letters that no reference in the historians' corpus has: their model knows western scripts only."""

_GERMAN = frozenset("Aufl Hrsg Hg hrsg Bd Bde Jg Heft Verlag".split())
"""Words of German references, few of which the historians' corpus has."""


def is_historians(words: Sequence[Token]) -> bool:
    """Say whether a reference is a historian's."""
    if any(one.text in _GERMAN for one in words) or _ELSEWHERE.search(" ".join(one.text for one in words)):
        return False
    habits = _habits()
    return sum(habits.get(sign, 0.0) for sign in signs(words)) > _BIAS


def signs(words: Sequence[Token]) -> set[str]:
    """Give what tells how a reference is written: its words, its first and last shapes, what stands around a year."""
    told = {one.text.lower() for one in words}
    shapes = [shape(one.text) for one in (*words[:4], *words[-2:])]
    told |= {
        "^" + " ".join(shapes[:2]),
        "^" + " ".join(shapes[:-2]),
        "$" + " ".join(shapes[-2:]),
        f"#{len(words) // 4}",
    }
    for at, one in enumerate(words):
        if is_year(one.text):
            before = words[at - 1].text if at else "^"
            told.add(f"{before}y{words[at + 1].text if at + 1 < len(words) else '$'}")
    return told


@cache
def _habits() -> dict[str, float]:
    """Give for each telling sign how much likelier it is in a historian's reference (a logarithm)."""
    table = files("dragoman.record.printed") / "data" / "habits.json"
    return msgspec.json.decode(table.read_bytes(), type=dict[str, float])
