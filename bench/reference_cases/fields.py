"""How alike are two readings of a reference? Field by field, strict and lenient."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

from bench.reference_cases.corpora import Tagged
from dragoman.record.printed.read import label
from dragoman.record.printed.token import tokens
from dragoman.text.normal import fold

_EDGES = " \t\n.,;:()[]{}“”‘’\"'«»„/–—-"
_LEADS = ("in:", "in ", "pp.", "pp ", "p.", "vol.", "vol ", "no.", "eds.", "ed.", "doi:", "url:")
_LED = frozenset({"container", "editor", "pages", "volume", "id", "url"})
_LIKE = 0.8
"""Lenient: so much of the letters may differ (Levenshtein), as GROBID's benchmark has it."""


def measured(rows: Iterable[Tagged]) -> dict[str, dict[str, float]]:
    """Give precision, recall and F1 for each field over tagged references, and over all fields ("all").

    A field's value counts as found when ours is equal but for signs and lead words ("in", "pp.") at its edges
    (strict), or nearly so (lenient).
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        ours, theirs = _values(_said(row)), _values(_gold(row))
        for field in ours.keys() | theirs.keys():
            if field not in {"other", "number"}:
                _count(counts[field], ours.get(field, []), theirs.get(field, []))
    for one in list(counts.values()):
        counts["all"].update(one)
    return {field: _figures(one) for field, one in sorted(counts.items())}


def _said(row: Tagged) -> list[tuple[str, str]]:
    return [(part.label, row.text[part.start : part.end]) for part in label(row.text)[0]]


def _gold(row: Tagged) -> list[tuple[str, str]]:
    made: list[tuple[str, int, int]] = []
    for word, tag in zip(tokens(row.text), row.labels, strict=True):
        if made and made[-1][0] == tag:
            made[-1] = (tag, made[-1][1], word.end)
        else:
            made.append((tag, word.start, word.end))
    return [(tag, row.text[start:end]) for tag, start, end in made]


def _values(parts: list[tuple[str, str]]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = defaultdict(list)
    for tag, text in parts:
        bare = text.strip(_EDGES)
        for lead in _LEADS if tag in _LED else ():
            if bare.lower().startswith(lead):
                bare = bare[len(lead) :].strip(_EDGES)
        if bare:
            values[tag].append(bare)
    return values


def _count(counts: Counter[str], ours: list[str], theirs: list[str]) -> None:
    counts["ours"] += len(ours)
    counts["theirs"] += len(theirs)
    strict, lenient = list(ours), list(ours)
    for value in theirs:
        if value in strict:
            strict.remove(value)
            counts["strict"] += 1
        near = next((one for one in lenient if _alike(one, value)), None)
        if near is not None:
            lenient.remove(near)
            counts["lenient"] += 1


def _alike(one: str, other: str) -> bool:
    one, other = fold(one), fold(other)
    return one == other or Levenshtein.normalized_similarity(one, other) >= _LIKE


def _figures(counts: Counter[str]) -> dict[str, float]:
    total = counts["ours"] + counts["theirs"]
    return {
        "cases": counts["theirs"],
        "strict": round(2 * counts["strict"] / total, 4) if total else 0.0,
        "lenient": round(2 * counts["lenient"] / total, 4) if total else 0.0,
    }
