"""Which works share a key? The tables of a library's SQLite file that match asks for candidates.

New keys are scattered over all keys there are: written into a table of millions, nearly each would alter a page of its
own. So they wait in a small table, and go over into the large one, in order, when it is full.
"""

import sqlite3
import struct
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec

from dragoman.engines.port import Candidates

Rows = Callable[[str, Sequence[object]], list[Any]]
"""Asks the database; gives all rows."""

WAITING = 1 << 19
"""So many keys wait before they go over: the keys of some thirty thousand works."""

_HAVING = """
SELECT value, (SELECT group_concat(number) FROM (
    SELECT number FROM new_key WHERE key = value UNION ALL SELECT number FROM work_key WHERE key = value LIMIT ?))
FROM json_each(?)
"""
"""The works of each of many keys, no more of each than a limit."""

_SEEN = "SELECT glance.number, glance.id, seen FROM json_each(?) CROSS JOIN glance ON glance.number = value"
_SEE = """
INSERT INTO glance VALUES (?1, ?2, coalesce(?3, x''))
ON CONFLICT (number) DO UPDATE SET seen = coalesce(?3, seen) WHERE ?3 IS NOT NULL
"""

_LISTS = msgspec.json.Encoder()


class Keyed(NamedTuple):
    """A work as it is found: its number and id, its keys before and after (packed), its glance where it is told."""

    number: int
    id: str
    before: bytes = b""
    after: bytes = b""
    glance: bytes | None = None


def write(writer: sqlite3.Connection, works: Sequence[Keyed]) -> None:
    """Change the keys and glances of works, in order, so that neighbours are written once."""
    gone: list[tuple[int, int]] = []
    new: list[tuple[int, int]] = []
    for one in works:
        if one.before != one.after:
            old, now = set(_unpacked(one.before)), set(_unpacked(one.after))
            gone += [(key, one.number) for key in old - now]
            new += [(key, one.number) for key in now - old]
    for table in ("new_key", "work_key") if gone else ():
        writer.executemany(f"DELETE FROM {table} WHERE key = ? AND number = ?", sorted(gone))  # noqa: S608 (ours)
    writer.executemany("INSERT INTO new_key VALUES (?, ?)", sorted(new))
    writer.executemany(_SEE, [(one.number, one.id, one.glance) for one in works])


def forget(writer: sqlite3.Connection, works: Sequence[Keyed]) -> None:
    """Delete works."""
    write(writer, works)
    writer.executemany("DELETE FROM glance WHERE number = ?", [(one.number,) for one in works])


def settle(writer: sqlite3.Connection) -> None:
    """Let the waiting keys go over into the large table when they are many."""
    if writer.execute("SELECT count(*) FROM new_key").fetchone()[0] >= WAITING:
        writer.execute("INSERT INTO work_key SELECT key, number FROM new_key ORDER BY key, number")
        writer.execute("DELETE FROM new_key")


def candidates(rows: Rows, keys: Sequence[str], limit: int) -> Candidates:
    """Give the works of each key, unless there are more than the limit."""
    hashes = {_hash(key): key for key in keys}
    told = rows(_HAVING, (limit + 1, listed(hashes)))
    found = {hashes[key]: list(map(int, numbers.split(","))) for key, numbers in told if numbers}
    few = {key: numbers for key, numbers in found.items() if len(numbers) <= limit}
    asked = sorted({number for numbers in few.values() for number in numbers})
    seen = {number: (id, glance) for number, id, glance in rows(_SEEN, (listed(asked),))}
    works = {key: tuple(sorted(seen[number][0] for number in numbers)) for key, numbers in few.items()}
    return Candidates(works, dict(seen.values()))


def listed(values: Iterable[object]) -> str:
    """Write values as a JSON list: one statement takes any number of them."""
    return _LISTS.encode(list(values)).decode()


def packed(keys: Iterable[str]) -> bytes:
    """Pack keys as they are kept beside a work: hashed, in order."""
    hashes = sorted({_hash(key) for key in keys})
    return struct.pack(f">{len(hashes)}q", *hashes)


@lru_cache(maxsize=1 << 15)
def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def _unpacked(keys: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(keys) // 8}q", keys)
