"""Where is a library kept? In one SQLite file, the one truth; everything else can be made from it."""

import sqlite3
import struct
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from dragoman.engines.history import changes, remember
from dragoman.engines.migrations import migrate
from dragoman.engines.port import VALUES, Conflict, Gone, Kind, Put, Stored

_ENCODER = msgspec.json.Encoder()
_BATCH = 500
_BY = {"id": "kind = ? AND id", "number": "+kind = ? AND number"}
"""Column → condition; the plus sign keeps SQLite from looking up all works when their numbers are given."""

_MOMENT = "(SELECT at || '/' || kept.stamp || '/' || number FROM moment WHERE moment.stamp = kept.stamp)"
"""Cursor of a work's last change, as :func:`dragoman.engines.history.changes` gives it; null before its commit."""

_PRAGMAS = (
    "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -65536",
    "PRAGMA busy_timeout = 30000", "PRAGMA temp_store = MEMORY",
)  # fmt: skip


class Seen(NamedTuple):
    """A work as the index must see it: its number, and its body (``None``: deleted) at a stamp."""

    number: int
    stamp: int
    body: bytes | None


class Store:
    """The SQLite file of a library. Each thread reads over its own connection; one connection writes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._guard = threading.RLock()
        self._writer = self._connect()
        self._writing = False
        self._stamp = 0
        self._decoders: dict[str, msgspec.json.Decoder[msgspec.Struct]] = {}
        migrate(self._writer)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        return connection

    def _reader(self) -> sqlite3.Connection:
        """Give this thread's connection; while this process writes, the writing one, which sees its own writes."""
        if self._writing:
            return self._writer
        if not hasattr(self._local, "connection"):
            self._local.connection = self._connect()
        connection: sqlite3.Connection = self._local.connection
        return connection

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        with self._guard:
            return self._reader().execute(sql, values).fetchall()

    # writing

    def write(self, puts: Sequence[Put]) -> tuple[tuple[Conflict, ...], dict[str, int]]:
        """Write all puts or none; give the conflicts, and the numbers of the works written by id."""
        with self._guard:
            self._begin()
            stored = {(put.kind, put.id): self._versions(put.kind, put.id) for put in puts}
            conflicts = tuple(
                Conflict(put.kind, put.id, put.version, stored[put.kind, put.id][1])
                for put in puts
                if put.version is not None and put.version != stored[put.kind, put.id][1]
            )
            return (conflicts, {}) if conflicts else ((), self._put_all(puts, stored))

    def _begin(self) -> None:
        if not self._writing:
            self._writer.execute("BEGIN IMMEDIATE")
            self._writing = True
            newest = "SELECT max((SELECT coalesce(max(stamp), 0) FROM kept WHERE kind = 'work'), "
            newest += "(SELECT coalesce(max(stamp), 0) FROM gone))"
            self._stamp = self._writer.execute(newest).fetchone()[0] + 1

    def _versions(self, kind: Kind, id: str) -> tuple[int, int, bytes]:
        sql = "SELECT number, version, keys FROM kept WHERE kind = ? AND id = ?"
        found: tuple[int, int, bytes] | None = self._writer.execute(sql, (kind, id)).fetchone()
        return found or (0, 0, b"")

    def _put_all(self, puts: Sequence[Put], stored: dict[tuple[Kind, str], tuple[int, int, bytes]]) -> dict[str, int]:
        numbers: dict[str, int] = {}
        new: Counter[str] = Counter()
        for put in puts:
            number, version, keys = stored[put.kind, put.id]
            packed = _packed(put.keys)
            row = (put.kind, put.id, version + 1, self._stamp, _ENCODER.encode(put.value), packed)
            if number:
                sql = "UPDATE kept SET kind = ?, id = ?, version = ?, stamp = ?, body = ?, keys = ? WHERE number = ?"
                self._writer.execute(sql, (*row, number))
            else:
                sql = "INSERT INTO kept (kind, id, version, stamp, body, keys) VALUES (?, ?, ?, ?, ?, ?)"
                number = self._writer.execute(sql, row).lastrowid or 0
                new[put.kind] += 1
            stored[put.kind, put.id] = (number, version + 1, packed)
            if put.kind == "work":
                numbers[put.id] = number
                self._change_keys(number, keys, packed)
        self._count(new)
        return numbers

    def _change_keys(self, number: int, before: bytes, after: bytes) -> None:
        old, new = set(_unpacked(before)), set(_unpacked(after))
        if old - new:
            rows = [(key, number) for key in old - new]
            self._writer.executemany("DELETE FROM work_key WHERE key = ? AND number = ?", rows)
        if new - old:
            self._writer.executemany("INSERT INTO work_key VALUES (?, ?)", [(key, number) for key in new - old])

    def _count(self, new: Counter[str]) -> None:
        sql = "INSERT INTO tally VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET count = count + excluded.count"
        self._writer.executemany(sql, list(new.items()))

    def delete(self, kind: Kind, ids: Sequence[str]) -> list[int]:
        """Delete values; give the numbers of the works among them."""
        with self._guard:
            self._begin()
            numbers: list[int] = []
            rows: list[tuple[int, int, str]] = []
            for id in ids:
                number, version, keys = self._versions(kind, id)
                if version:
                    numbers.append(number)
                    rows.append((self._stamp, number, id))
                    self._change_keys(number, keys, b"")
                    self._writer.execute("DELETE FROM kept WHERE number = ?", (number,))
            self._count(Counter({kind: -len(numbers)}))
            if kind == "work":
                self._writer.executemany("INSERT INTO gone (stamp, number, id) VALUES (?, ?, ?)", rows)
            return numbers if kind == "work" else []

    def commit(self) -> None:
        """Make all writes durable."""
        with self._guard:
            if self._writing:
                remember(self._writer, self._stamp)
                self._writer.execute("COMMIT")
                self._writing = False

    def close(self) -> None:
        """Close the writing connection; what was not committed is lost."""
        with self._guard:
            if self._writing:
                self._writer.execute("ROLLBACK")
                self._writing = False
            self._writer.close()
            if hasattr(self._local, "connection"):
                self._local.connection.close()

    # reading

    def get(self, kind: Kind, ids: Sequence[str]) -> list[Stored | None]:
        """Give the stored values in the order of the ids."""
        return self._select(kind, "id", ids)

    def by_number(self, numbers: Sequence[int]) -> list[Stored | None]:
        """Give the works of these numbers in their order."""
        return self._select("work", "number", numbers)

    def _select(self, kind: Kind, column: str, wanted: Sequence[object]) -> list[Stored | None]:
        found: dict[object, Stored] = {}
        for at in range(0, len(wanted), _BATCH):
            some = wanted[at : at + _BATCH]
            marks = ",".join("?" * len(some))
            moment = _MOMENT if column == "id" and kind == "work" else "''"
            sql = f"SELECT {column}, id, version, body, {moment} FROM kept WHERE {_BY[column]} IN ({marks})"  # noqa: S608 (ours)
            for key, *stored in self._rows(sql, (kind, *some)):
                found[key] = self._stored(kind, *stored)
        return [found.get(one) for one in wanted]

    def _stored(self, kind: Kind, id: Any, version: Any, body: Any, changed: Any = "") -> Stored:
        if kind not in self._decoders:
            self._decoders[kind] = msgspec.json.Decoder(VALUES[kind])
        return Stored(id, self._decoders[kind].decode(body), version, changed or "")

    def iterate(self, kind: Kind, after: str) -> Iterator[Stored]:
        """Give all values of a kind in the order of their ids."""
        moment = _MOMENT if kind == "work" else "''"
        sql = f"SELECT id, version, body, {moment} FROM kept WHERE kind = ? AND id > ? ORDER BY id LIMIT ?"  # noqa: S608 (ours)
        while rows := self._rows(sql, (kind, after, _BATCH)):
            yield from (self._stored(kind, *row) for row in rows)
            after = rows[-1][0]

    def changes(self, after: str) -> Iterator[Stored]:
        """Give works, also deleted ones, in the order of their last changes."""
        for id, version, body, cursor in changes(self._rows, after):
            yield self._stored("work", id, version, body, cursor) if body else Stored(id, Gone(id), 0, cursor)

    def candidates(self, keys: Sequence[str], limit: int) -> dict[str, tuple[str, ...]]:
        """Give the ids of the works of each key, unless there are more than the limit."""
        sql = "SELECT id FROM work_key JOIN kept USING (number) WHERE key = ? LIMIT ?"
        found = {key: [id for (id,) in self._rows(sql, (_hash(key), limit + 1))] for key in dict.fromkeys(keys)}
        return {key: tuple(sorted(ids)) for key, ids in found.items() if 0 < len(ids) <= limit}

    def counts(self) -> dict[str, int]:
        """Count the values of each kind."""
        return {kind: count for kind, count in self._rows("SELECT kind, count FROM tally") if count}

    def stamp(self) -> int:
        """Give the stamp of the last change to works."""
        sql = "SELECT max(stamp) FROM (SELECT max(stamp) AS stamp FROM kept WHERE kind = 'work' UNION ALL "
        sql += "SELECT max(stamp) FROM gone)"
        return int(self._rows(sql)[0][0] or 0)

    def changed(self, since: int) -> Iterator[Seen]:
        """Give the works written or deleted after a stamp, in the order of their stamps, deleted ones first."""
        for number, stamp in self._rows("SELECT number, stamp FROM gone WHERE stamp > ?", (since,)):
            yield Seen(number, stamp, None)
        sql = (
            "SELECT number, stamp, body FROM kept WHERE kind = 'work' AND (stamp, number) > (?, ?) "
            "ORDER BY stamp, number LIMIT ?"
        )
        after = (since, 1 << 62)
        while rows := self._rows(sql, (*after, _BATCH)):
            yield from (Seen(*row) for row in rows)
            after = (rows[-1][1], rows[-1][0])


def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def _packed(keys: Iterable[str]) -> bytes:
    hashes = sorted({_hash(key) for key in keys})
    return struct.pack(f">{len(hashes)}q", *hashes)


def _unpacked(keys: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(keys) // 8}q", keys)
