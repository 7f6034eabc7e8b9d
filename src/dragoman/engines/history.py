"""When did which work change? The order of changes in a library's SQLite file, and cursors into it."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from heapq import merge
from typing import Any

Rows = Callable[[str, Sequence[object]], list[Any]]
"""Asks the library: SQL and its values → rows."""
Changed = tuple[str, int, bytes | None, str]
"""A work as it changed: id, version, body (``None``: deleted), cursor."""

_BATCH = 500
_WORKS = (
    "SELECT stamp, number, id, version, body FROM kept INDEXED BY work_stamp WHERE kind = 'work' "
    "AND (stamp, number) > (?, ?) ORDER BY stamp, number LIMIT ?"
)
"""Not told which index, SQLite goes through all works and sorts them for each page."""
_GONE = (
    "SELECT stamp, number, id, 0, NULL FROM gone WHERE (stamp, number) > (?, ?) AND id <> '' AND NOT EXISTS "
    "(SELECT 1 FROM kept WHERE kind = 'work' AND kept.id = gone.id) ORDER BY stamp, number LIMIT ?"
)
"""Works deleted for good; one that was made again is told as what it is now."""


def now() -> str:
    """Give the time in UTC to the second, as OAI-PMH 2.0, section 3.3 writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def remember(connection: sqlite3.Connection, stamp: int) -> None:
    """Note that the changes of a stamp are committed now; a clock that was set back does not change their order."""
    last = connection.execute("SELECT at FROM moment ORDER BY stamp DESC LIMIT 1").fetchone()
    at = max(now(), last[0] if last else "")
    connection.execute("INSERT OR REPLACE INTO moment VALUES (?, ?)", (stamp, at))


def changes(rows: Rows, after: str) -> Iterator[Changed]:
    """Give works in the order of their last changes, from a time on or after a cursor ("" from the beginning)."""
    start = _start(rows, after)
    moments = dict(rows("SELECT stamp, at FROM moment WHERE stamp >= ?", (start[0],)))
    both = merge(_paged(rows, _WORKS, start), _paged(rows, _GONE, start), key=lambda row: row[:2])
    for stamp, number, id, version, body in both:
        if stamp not in moments:  # committed since we began
            moments |= dict(rows("SELECT stamp, at FROM moment WHERE stamp >= ?", (stamp,)))
        yield id, version, body, f"{moments.get(stamp) or now()}/{stamp}/{number}"


def gone(rows: Rows, id: str) -> str:
    """Give the cursor of the change by which a work went, "" when it is there or never was."""
    sql = f"SELECT stamp, number FROM ({_GONE}) WHERE id = ? ORDER BY stamp DESC LIMIT 1"  # noqa: S608 (ours)
    found = rows(sql, (-1, -1, -1, id))
    if not found:
        return ""
    stamp, number = found[0]
    at = rows("SELECT at FROM moment WHERE stamp = ?", (stamp,))
    return f"{at[0][0] if at else now()}/{stamp}/{number}"


def _start(rows: Rows, after: str) -> tuple[int, int]:
    time, _, place = after.partition("/")
    if place:
        stamp, _, number = place.partition("/")
        bounded = [int(part) if part.isdecimal() and len(part) < 18 else 0 for part in (stamp, number)]
        return bounded[0], bounded[1]
    first = rows("SELECT min(stamp) FROM moment WHERE at >= ?", (time,))[0][0]
    return (first, -1) if first is not None else (1 << 60, 0)


def _paged(rows: Rows, sql: str, start: tuple[int, int]) -> Iterator[Any]:
    while found := rows(sql, (*start, _BATCH)):
        yield from found
        start = (found[-1][0], found[-1][1])
