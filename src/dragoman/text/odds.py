"""What are letters of other scripts spelled in Latin letters? How much more often than by chance a unit of a word
(:mod:`dragoman.text.units`) stands for nought to four letters, as learned from pairs of names (``data/hearing.tsv``).
"""

from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.text.units import Kind

LONGEST_CHUNK = 4
"""So many letters one unit may stand for."""

_UNKNOWN = -6.0
_IMPOSSIBLE = -50.0
_UNHEARD = -5.0
_RARITY_OF_LETTER = 2.8
"""Natural logarithm of how rare the letters are that one does not think of as rare."""

LETTERS = 27
"""Digits of the number of a chunk: a letter is 1 to 26."""

_STRIDES = LETTERS ** np.arange(LONGEST_CHUNK)
_NOTHING = ""

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]


class OddsTable(NamedTuple):
    """Log-odds of units (rows) and chunks of letters (columns; the last one is impossible).

    Behind the rows of units stand those of an unknown unit and of none.
    """

    rows: dict[str, int]
    odds: Floats


@cache
def chunk_table() -> tuple[dict[str, int], npt.NDArray[np.int16]]:
    """Number the chunks that any unit stands for; the array finds the number by the chunk's letters as digits to the
    base 27, the first one the lowest.
    """
    found = {chunk: at for at, chunk in enumerate(sorted({chunk for _, _, chunk, _ in _rows()}))}
    numbers = np.full(LETTERS**LONGEST_CHUNK, len(found), np.int16)
    for chunk, at in found.items():
        numbers[int(_codes(chunk) @ _STRIDES[: len(chunk)])] = at
    return found, numbers


@cache
def _rows() -> list[tuple[str, str, str, float]]:
    lines = (files("dragoman.text") / "data" / "hearing.tsv").read_text("utf-8").splitlines()[1:]
    cells = (line.split("\t") for line in lines)
    return [(kind, unit, chunk, int(odds) / 100) for kind, unit, chunk, odds in cells]


@cache
def odds_of_kinds() -> dict[str, OddsTable]:
    """Give the table of each kind."""
    chunks, _ = chunk_table()
    by_kind: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for kind, unit, chunk, odds in _rows():
        by_kind[kind][unit][chunk] = odds
    return {kind: _table(by_unit, chunks) for kind, by_unit in by_kind.items()}


def _table(by_unit: dict[str, dict[str, float]], chunks: dict[str, int]) -> OddsTable:
    """Fill what was not seen: a unit or letter left out, one letter for another; the rest does not happen.

    Two rows stand behind those of the units: an unknown unit, and no unit at all.
    """
    odds = np.full((len(by_unit) + 2, len(chunks) + 1), _IMPOSSIBLE, np.float32)
    odds[:-1, :-1] = [{0: _UNHEARD, 1: _UNKNOWN}.get(len(chunk), _IMPOSSIBLE) for chunk in chunks]
    odds[-1, chunks[_NOTHING]] = 0.0
    for row, found in enumerate(by_unit.values()):
        for chunk, value in found.items():
            odds[row, chunks[chunk]] = value
    return OddsTable({unit: row for row, unit in enumerate(by_unit)}, odds)


def _codes(letters: str) -> Integers:
    return np.frombuffer(letters.encode(), np.uint8).astype(np.int64) - 96


@lru_cache(maxsize=1 << 15)
def spelled(kind: Kind, of: tuple[str, ...]) -> str:
    """Give the likeliest spelling of the units of a word in Latin letters.

    >>> spelled("Cyrl", tuple("карабах"))
    'karabah'
    """
    if kind == "Latn":
        return "".join(of)
    return "".join(map(_likeliest(kind).get, of, repeat("")))


@cache
def _likeliest(kind: Kind) -> dict[str, str]:
    """Give for each unit the letters it stands for most likely."""
    table, (chunks, _) = odds_of_kinds()[kind], chunk_table()
    names = [*chunks, ""]
    length = np.array([len(name) for name in names])
    likely = table.odds - _RARITY_OF_LETTER * length
    return {unit: names[int(likely[row].argmax())] for unit, row in table.rows.items()}
