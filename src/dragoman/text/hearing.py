"""Is it the same name in another script? How much likelier two spellings are of one name than of two by chance.

Each unit of one word (:mod:`dragoman.text.units`) stands for nought to four letters of the other; ``data/hearing.tsv``
says how much more often than by chance, learned from pairs of names (``tools/make_hearing.py``). The score of two words
is the sum over their best alignment, in natural logarithms: 7 means a thousand times likelier than chance.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.text.units import Kind, units

LONGEST_CHUNK = 4
"""So many letters one unit may stand for."""

_UNKNOWN = -6.0
_IMPOSSIBLE = -50.0
_UNHEARD = -5.0
_LONGEST = 24
"""Longer words are cut: names are shorter."""

_RARITY_OF_LETTER = 2.8
"""Natural logarithm of how rare the letters are that one does not think of as rare."""

_LETTERS = 27
_STRIDES = _LETTERS ** np.arange(LONGEST_CHUNK)
_NOTHING = ""

_PLAINNESS: dict[Kind, int] = {"Latn": 3, "Cyrl": 2, "Hani": 1, "Arab": 0}
"""Of two words the one whose script says more of the sound is spelled in Latin letters, the other compared with it."""

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]


class _Table(NamedTuple):
    """Log-odds of units (rows) and chunks of letters (columns; the last one is impossible)."""

    rows: dict[str, int]
    odds: Floats


@cache
def _chunks() -> tuple[dict[str, int], npt.NDArray[np.int16]]:
    """Number the chunks that any unit stands for; the array finds the number by the chunk's letters."""
    found = {chunk: at for at, chunk in enumerate(sorted({chunk for _, _, chunk, _ in _rows()}))}
    numbers = np.full(_LETTERS**LONGEST_CHUNK, len(found), np.int16)
    for chunk, at in found.items():
        numbers[int(_codes(chunk) @ _STRIDES[: len(chunk)])] = at
    return found, numbers


@cache
def _rows() -> list[tuple[str, str, str, float]]:
    lines = (files("dragoman.text") / "data" / "hearing.tsv").read_text("utf-8").splitlines()[1:]
    cells = (line.split("\t") for line in lines)
    return [(kind, unit, chunk, int(odds) / 100) for kind, unit, chunk, odds in cells]


@cache
def _tables() -> dict[str, _Table]:
    chunks, _ = _chunks()
    by_kind: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for kind, unit, chunk, odds in _rows():
        by_kind[kind][unit][chunk] = odds
    return {kind: _table(by_unit, chunks) for kind, by_unit in by_kind.items()}


def _table(by_unit: dict[str, dict[str, float]], chunks: dict[str, int]) -> _Table:
    """Fill what was not seen: a unit or letter left out, one letter for another; the rest does not happen.

    Two rows stand behind those of the units: an unknown unit, and no unit at all.
    """
    odds = np.full((len(by_unit) + 2, len(chunks) + 1), _IMPOSSIBLE, np.float32)
    odds[:-1, :-1] = [{0: _UNHEARD, 1: _UNKNOWN}.get(len(chunk), _IMPOSSIBLE) for chunk in chunks]
    odds[-1, chunks[_NOTHING]] = 0.0
    for row, found in enumerate(by_unit.values()):
        for chunk, value in found.items():
            odds[row, chunks[chunk]] = value
    return _Table({unit: row for row, unit in enumerate(by_unit)}, odds)


def _codes(letters: str) -> Integers:
    return np.frombuffer(letters.encode(), np.uint8).astype(np.int64) - 96


def heard(word: str, others: Sequence[str]) -> list[float]:
    """Say for each of some words how much likelier than by chance it is the same name as ``word``.

    >>> near, far = heard("Karabakh", ["قره‌باغ", "تهران"])
    >>> near > 7 > 0 > far
    True
    """
    mine = units(word)
    by_kind: dict[Kind, list[int]] = defaultdict(list)
    for at, other in enumerate(others):
        by_kind[units(other)[0]].append(at)
    scores = [0.0] * len(others)
    for kind, places in by_kind.items():
        if _PLAINNESS[kind] >= _PLAINNESS[mine[0]]:
            found = _scores(mine[0], [mine[1]], [_spelled(*units(others[at])) for at in places])
        else:
            found = _scores(kind, [units(others[at])[1] for at in places], [_spelled(*mine)])
        for at, score in zip(places, found, strict=True):
            scores[at] = float(score)
    return scores


@lru_cache(maxsize=1 << 15)
def _spelled(kind: Kind, of: tuple[str, ...]) -> str:
    """Give the likeliest spelling of units in Latin letters."""
    if kind == "Latn":
        return "".join(of)
    return "".join(map(_likeliest(kind).get, of, repeat("")))


@cache
def _likeliest(kind: Kind) -> dict[str, str]:
    """Give for each unit the letters it stands for most likely."""
    table, (chunks, _) = _tables()[kind], _chunks()
    names = [*chunks, ""]
    length = np.array([len(name) for name in names])
    likely = table.odds - _RARITY_OF_LETTER * length
    return {unit: names[int(likely[row].argmax())] for unit, row in table.rows.items()}


def _scores(kind: Kind, those: Sequence[tuple[str, ...]], spelled: Sequence[str]) -> Floats:
    """Align every sequence of units with every spelling; one of the two sides has one only."""
    table = _tables()[kind]
    rows = _unit_rows(table, those)
    letters = _letter_codes(spelled)
    chunks = _chunk_numbers(letters)
    first = table.rows.get(_NOTHING, -2)
    added = np.where(letters > 0, table.odds[first][chunks[:, :, 1]], 0.0)
    sums = np.concatenate([np.zeros((len(added), 1)), np.cumsum(added, axis=1)], axis=1)
    best = np.repeat(sums, max(len(rows), len(sums)) // len(sums), axis=0)
    for unit in range(rows.shape[1]):
        best = _with_unit(best, table.odds, rows[:, unit], chunks, sums)
    return np.asarray(best[:, -1], np.float32)


def _with_unit(best: npt.NDArray[np.float64], odds: Floats, rows: Integers, chunks: Integers,
               sums: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:  # fmt: skip
    """Let one more unit stand for the letters that end at each place, then let letters be added."""
    following = best + odds[rows, _chunks()[0][_NOTHING]][:, None]
    for size in range(1, min(LONGEST_CHUNK, chunks.shape[1]) + 1):
        gained = odds[rows[:, None], chunks[:, size - 1 :, size]]
        np.maximum(following[:, size:], best[:, :-size] + gained, out=following[:, size:])
    return np.maximum.accumulate(following - sums, axis=1) + sums


def _unit_rows(table: _Table, those: Sequence[tuple[str, ...]]) -> Integers:
    width = min(_LONGEST, max(map(len, those), default=0))
    unknown, none = len(table.odds) - 2, len(table.odds) - 1
    rows = [[table.rows.get(unit, unknown) for unit in some[:width]] for some in those]
    return np.array([row + [none] * (width - len(row)) for row in rows], np.int64).reshape(len(those), width)


def _letter_codes(spelled: Sequence[str]) -> Integers:
    """Give the letters of each spelling as 1–26, 0 behind its end."""
    width = max(1, min(_LONGEST, max(map(len, spelled), default=0)))
    text = "".join(one[:width].ljust(width, "`") for one in spelled)
    return _codes(text).reshape(len(spelled), width)


def _chunk_numbers(letters: Integers) -> Integers:
    """Give for each place and size the number of the chunk that ends there; those that reach out do not happen."""
    chunks, numbers = _chunks()
    count, width = letters.shape
    found = np.full((count, width, LONGEST_CHUNK + 1), len(chunks), np.int64)
    for size in range(1, min(LONGEST_CHUNK, width) + 1):
        inside = np.stack([letters[:, at : width - size + 1 + at] for at in range(size)])
        code = np.tensordot(_STRIDES[:size], inside, axes=1)
        whole = (inside > 0).all(axis=0)
        found[:, size - 1 :, size] = np.where(whole, numbers[code], len(chunks))
    return found
