"""Is it the same name in another script? How much likelier two spellings are of one name than of two by chance.

Each unit of one word (:mod:`dragoman.text.units`) stands for nought to four letters of the other's likeliest spelling;
:mod:`dragoman.text.odds` says how much more often than by chance. The score of two words is the sum over their best
alignment, in natural logarithms: 7 means a thousand times likelier than chance.

Words are packed into arrays: a few words asked for are aligned with hundreds of others at a time, so that no step is
taken in Python for a single pair.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.text.odds import LETTERS, LONGEST_CHUNK, Floats, chunk_table, odds_of_kinds, spelled
from dragoman.text.units import Kind, units

KINDS: tuple[Kind, ...] = ("Arab", "Hani", "Cyrl", "Latn")
"""From the kind whose script says least of the sound to the one that says most. Of two words the one whose script says
more is spelled in Latin letters, the other compared with it.
"""

LONGEST = 24
"""Longer words are cut: names are shorter."""

Integers = npt.NDArray[np.int32]


NO_ROW = 255
"""Stands behind the units of a word; there are fewer rows."""
_NONE = bytes([NO_ROW])
_NUMBERED = bytes.maketrans(bytes(range(97, 123)), bytes(range(1, 27)))


class Packed(NamedTuple):
    """Some words: the number of each one's kind, its rows, and its letters, padded at the end (with NO_ROW and 0)."""

    kinds: npt.NDArray[np.uint8]
    rows: npt.NDArray[np.uint8]
    letters: npt.NDArray[np.uint8]

    def take(self, at: npt.NDArray[np.intp]) -> "Packed":
        """Give the words at some places, no wider than the longest of them."""
        rows, letters = self.rows[at], self.letters[at]
        return Packed(self.kinds[at], rows[:, : _width(rows != NO_ROW)], letters[:, : _width(letters > 0)])


def stacked(parts: Sequence[Packed]) -> Packed:
    """Put packed words behind one another, all as wide as the widest of them.

    >>> stacked([pack(["ab"]), pack(["бык", "a"]).take(np.array([1]))]).letters[:, :3].tolist()
    [[1, 2, 0], [1, 0, 0]]
    """
    rows, letters = [part.rows for part in parts], [part.letters for part in parts]
    return Packed(np.concatenate([part.kinds for part in parts]), _padded(rows, NO_ROW), _padded(letters, 0))


def _padded(parts: Sequence[npt.NDArray[np.uint8]], filling: int) -> npt.NDArray[np.uint8]:
    sizes = [len(part) for part in parts]
    padded = np.full((sum(sizes), max(part.shape[1] for part in parts)), filling, np.uint8)
    for part, end in zip(parts, np.cumsum(sizes), strict=True):
        padded[end - len(part) : end, : part.shape[1]] = part
    return padded


def _width(filled: npt.NDArray[np.bool_]) -> int:
    return max(1, int(filled.any(axis=0).sum()))


class _Stacked(NamedTuple):
    """The tables of all kinds one below the other: log-odds flat, their width, and where what is meant stands.

    ``unknown`` and ``added`` are by kind: the row of a unit that was never seen, that of a letter without a unit.
    """

    odds: Floats
    width: int
    rows: tuple[dict[str, int], ...]
    unknown: tuple[int, ...]
    added: npt.NDArray[np.int32]


@cache
def _stacked() -> _Stacked:
    tables = odds_of_kinds()
    rows, unknown, added, start = [], [], [], 0
    for kind in KINDS:
        own, odds = tables[kind]
        rows.append({unit: start + row for unit, row in own.items()})
        unknown.append(start + len(odds) - 2)
        added.append(rows[-1].get("", unknown[-1]))
        start += len(odds)
    stacked = np.vstack([tables[kind][1] for kind in KINDS]).astype(np.float32)
    return _Stacked(stacked, stacked.shape[1], tuple(rows), tuple(unknown), np.array(added, np.int32))


def pack(words: Sequence[str]) -> Packed:
    """Pack words.

    >>> pack(["ab", "бык"]).letters[:, :3].tolist()
    [[1, 2, 0], [2, 25, 11]]
    """
    table = _stacked()
    kinds, rows, letters = bytearray(), [], []
    for word in words:
        kind, of = units(word)
        number = KINDS.index(kind)
        kinds.append(number)
        own, unknown = table.rows[number], table.unknown[number]
        rows.append(bytes([own.get(unit, unknown) for unit in of[:LONGEST]]).ljust(LONGEST, _NONE))
        letters.append(spelled(kind, of)[:LONGEST].encode().translate(_NUMBERED).ljust(LONGEST, b"\0"))
    shape = len(words), LONGEST
    found = (np.frombuffer(b"".join(some), np.uint8).reshape(shape) for some in (rows, letters))
    return Packed(np.frombuffer(bytes(kinds), np.uint8), *found)


def heard(word: str, others: Sequence[str]) -> list[float]:
    """Say for each of some words how much likelier than by chance it is the same name as ``word``.

    >>> near, far = heard("Karabakh", ["قره‌باغ", "تهران"])
    >>> near > 7 > 0 > far
    True
    """
    return [float(one) for one in evidence(pack([word]), np.zeros(len(others), np.intp), pack(others))]


def evidence(asked: Packed, which: npt.NDArray[np.intp], others: Packed) -> Floats:
    """Say for each of the others how much likelier than by chance it is the same name as the word asked for.

    ``which`` tells for each of them which word that is.

    >>> asked, others = pack(["karabakh"]), pack(["قرهباغ", "карабах", "卡拉巴赫", "тегеран"])
    >>> [round(float(one)) for one in evidence(asked, np.zeros(4, np.intp), others)]
    [13, 20, 17, -30]
    """
    found = np.empty(len(which), np.float32)
    spelled_others = others.kinds >= asked.kinds[which]
    if (some := np.flatnonzero(spelled_others)).size:
        found[some] = _in_letters(asked, which[some], others.take(some))
    if (some := np.flatnonzero(~spelled_others)).size:
        found[some] = _in_units(asked, which[some], others.take(some))
    return found


def _in_letters(asked: Packed, which: npt.NDArray[np.intp], others: Packed) -> Floats:
    """Let the units of the words asked for stand for the letters of the others."""
    table = _stacked()
    chunks = _chunks(others.letters)
    alignment = _Alignment(len(which), others.letters.shape[1])
    alignment.add_letters(table.odds[table.added[asked.kinds[which]][:, None], chunks[0]].T, others.letters.T)
    columns = [np.ascontiguousarray(one.T) for one in chunks]
    flat = table.odds.ravel()
    nothing = chunk_table()[0][""]
    for rows in asked.rows[:, : _width(asked.rows != NO_ROW)].T:
        own = rows[which]
        there = own != NO_ROW
        base = np.where(there, own, 0).astype(np.int32) * table.width
        gains = [flat.take(one + base) for one in columns]
        alignment.next_unit(there, flat.take(base + nothing), gains)
    return alignment.result()


def _in_units(asked: Packed, which: npt.NDArray[np.intp], others: Packed) -> Floats:
    """Let the units of the others stand for the letters of the words asked for."""
    table = _stacked()
    letters = asked.letters[:, : _width(asked.letters > 0)]
    chunks = _chunks(letters)
    width = letters.shape[1]
    alignment = _Alignment(len(which), width)
    added = table.odds[table.added[others.kinds][:, None], chunks[0][which]]
    alignment.add_letters(added.T, letters[which].T)
    # gains by (size, place) x (word asked for, row): what every unit gains at every place, reckoned once
    gained = [np.ascontiguousarray(table.odds[:, one.T].transpose(1, 2, 0)).reshape(one.shape[1], -1) for one in chunks]
    nothing = table.odds[:, chunk_table()[0][""]]
    base = (which * len(table.odds)).astype(np.int32)
    for rows in others.rows.T:
        there = rows != NO_ROW
        own = np.where(there, rows, 0).astype(np.int32)
        at = base + own
        alignment.next_unit(there, nothing.take(own), [one.take(at, axis=1) for one in gained])
    return alignment.result()


class _Alignment:
    """The best alignments of many pairs so far: ``best[letters used, pair]``."""

    def __init__(self, pairs: int, width: int) -> None:
        self._sums = np.zeros((width + 1, pairs), np.float32)
        self._best = self._sums

    def add_letters(self, odds: Floats, letters: npt.NDArray[np.uint8]) -> None:
        """Begin with letters that no unit stands for; behind a word's end nothing is lost."""
        np.cumsum(np.where(letters > 0, odds, np.float32(0)), axis=0, out=self._sums[1:])
        self._best = self._sums.copy()

    def next_unit(self, there: npt.NDArray[np.bool_], unheard: Floats, gains: Sequence[Floats]) -> None:
        """Let one more unit stand for the letters that end at each place, then let letters be added."""
        best = self._best
        following = best + unheard
        for size, gained in enumerate(gains, 1):
            np.maximum(following[size:], best[:-size] + gained, out=following[size:])
        following -= self._sums
        np.maximum.accumulate(following, axis=0, out=following)
        following += self._sums
        self._best = following if there.all() else np.where(there, following, best)

    def result(self) -> Floats:
        """Give the score of each pair when all of both is used."""
        return np.asarray(self._best[-1], np.float32)


def _chunks(letters: npt.NDArray[np.uint8]) -> list[Integers]:
    """Give for each size of chunk and each place where one begins its number; behind the end none happens."""
    known, numbers = chunk_table()
    impossible = len(known)
    found: list[Integers] = []
    code = np.zeros(letters.shape, np.int32)
    for size in range(1, min(LONGEST_CHUNK, letters.shape[1]) + 1):
        last = letters[:, size - 1 :].astype(np.int32)
        code = code[:, : last.shape[1]] + last * LETTERS ** (size - 1)
        found.append(np.where(last > 0, numbers[code], impossible).astype(np.int32))
    return found
