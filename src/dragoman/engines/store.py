"""Where is a library kept? In one SQLite file, the one truth; everything else can be made from it."""

import sqlite3
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from dragoman.engines import sharing
from dragoman.engines.history import changes, gone, remember
from dragoman.engines.migrations import migrate
from dragoman.engines.port import VALUES, Candidates, Conflict, Gone, Kind, Put, Stored
from dragoman.engines.sharing import Keyed, listed, packed

_ENCODER = msgspec.json.Encoder()
_BATCH = 500
_BY = {"id": "kind = ? AND id", "number": "+kind = ? AND number"}
"""Column → condition; the plus sign keeps SQLite from looking up all works when their numbers are given."""

_MOMENT = "(SELECT at || '/' || kept.stamp || '/' || number FROM moment WHERE moment.stamp = kept.stamp)"
"""Cursor of a work's last change, as :func:`dragoman.engines.history.changes` gives it; null before its commit."""

_NEWEST = """SELECT max(
    (SELECT coalesce(max(stamp), 0) FROM kept INDEXED BY work_stamp WHERE kind = 'work'),
    (SELECT coalesce(max(stamp), 0) FROM gone)
)"""
"""The last stamp; each part is looked up at the end of an index. Not told which, SQLite goes through all works."""

_INSERT = "INSERT INTO kept (kind, id, version, stamp, body, keys, number) VALUES (?, ?, ?, ?, ?, ?, ?)"
_UPDATE = "UPDATE kept SET kind = ?, id = ?, version = ?, stamp = ?, body = ?, keys = ? WHERE number = ?"

_PRAGMAS = (
    "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -65536",
    "PRAGMA busy_timeout = 30000", "PRAGMA temp_store = MEMORY",
)  # fmt: skip


class Seen(NamedTuple):
    """A work as the index must see it: its number, and its body (``None``: deleted) at a stamp."""

    number: int
    stamp: int
    body: bytes | None


class _Row(NamedTuple):
    """A row of ``kept``; the keys are packed hashes."""

    number: int
    version: int = 0
    keys: bytes = b""
    body: bytes = b""
    glance: bytes | None = None


_NONE = _Row(0)


class Store:
    """The SQLite file of a library. Each thread reads over its own connection; one connection writes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._guard = threading.RLock()
        self._writer = self._connect()
        self._writing = False
        self._stamp = 0
        self._next = 1
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
            stored = self._versions((put.kind, put.id) for put in puts)
            conflicts = tuple(
                Conflict(put.kind, put.id, put.version, stored.get((put.kind, put.id), _NONE).version)
                for put in puts
                if put.version is not None and put.version != stored.get((put.kind, put.id), _NONE).version
            )
            return (conflicts, {}) if conflicts else ((), self._put_all(puts, stored))

    def _begin(self) -> None:
        if not self._writing:
            self._writer.execute("BEGIN IMMEDIATE")
            self._writing = True
            self._stamp = self._writer.execute(_NEWEST).fetchone()[0] + 1
            self._next = self._writer.execute("SELECT coalesce(max(number), 0) + 1 FROM kept").fetchone()[0]

    def _versions(self, named: Iterable[tuple[Kind, str]]) -> dict[tuple[Kind, str], "_Row"]:
        ids: dict[Kind, list[str]] = defaultdict(list)
        for kind, id in named:
            ids[kind].append(id)
        sql = "SELECT kept.id, number, version, keys FROM json_each(?) CROSS JOIN kept ON kind = ? AND kept.id = value"
        return {
            (kind, id): _Row(*row)
            for kind, some in ids.items()
            for id, *row in self._writer.execute(sql, (listed(some), kind))
        }

    def _put_all(self, puts: Sequence[Put], stored: dict[tuple[Kind, str], "_Row"]) -> dict[str, int]:
        rows: dict[tuple[Kind, str], _Row] = {}
        for put in puts:
            at = put.kind, put.id
            before = rows.get(at) or stored.get(at) or _Row(self._new_number())
            body = _ENCODER.encode(put.value)
            glance = before.glance if put.glance is None else put.glance
            rows[at] = _Row(before.number, before.version + 1, packed(put.keys), body, glance)
        self._write_rows({at: row for at, row in rows.items() if at not in stored}, _INSERT)
        self._write_rows({at: row for at, row in rows.items() if at in stored}, _UPDATE)
        self._count(Counter(kind for kind, _ in rows.keys() - stored.keys()))
        works = {at: row for at, row in rows.items() if at[0] == "work"}
        keyed = ((row, at[1], stored.get(at, _NONE).keys) for at, row in works.items())
        sharing.write(self._writer, [Keyed(row.number, id, old, row.keys, row.glance) for row, id, old in keyed])
        return {id: row.number for (_, id), row in works.items()}

    def _new_number(self) -> int:
        self._next += 1
        return self._next - 1

    def _write_rows(self, rows: dict[tuple[Kind, str], "_Row"], sql: str) -> None:
        values = ((*at, row.version, self._stamp, row.body, row.keys, row.number) for at, row in rows.items())
        self._writer.executemany(sql, values)

    def _count(self, new: Counter[str]) -> None:
        sql = "INSERT INTO tally VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET count = count + excluded.count"
        self._writer.executemany(sql, list(new.items()))

    def delete(self, kind: Kind, ids: Sequence[str]) -> list[int]:
        """Delete values; give the numbers of the works among them."""
        with self._guard:
            self._begin()
            stored = self._versions((kind, id) for id in ids)
            numbers = [row.number for row in stored.values()]
            if kind == "work":
                sharing.forget(self._writer, [Keyed(row.number, id, row.keys) for (_, id), row in stored.items()])
            self._writer.executemany("DELETE FROM kept WHERE number = ?", [(number,) for number in numbers])
            self._count(Counter({kind: -len(numbers)}))
            if kind == "work":
                rows = [(self._stamp, row.number, id) for (_, id), row in stored.items()]
                self._writer.executemany("INSERT INTO gone (stamp, number, id) VALUES (?, ?, ?)", rows)
            return numbers if kind == "work" else []

    def commit(self) -> None:
        """Make all writes durable."""
        with self._guard:
            if self._writing:
                remember(self._writer, self._stamp)
                sharing.settle(self._writer)
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

    def gone(self, ids: Sequence[str]) -> list[Stored | None]:
        """Give the works of these ids that are gone."""
        found = ((id, gone(self._rows, id)) for id in ids)
        return [Stored(id, Gone(id), 1, changed) if changed else None for id, changed in found]

    def changes(self, after: str) -> Iterator[Stored]:
        """Give works, also deleted ones, in the order of their last changes."""
        for id, version, body, cursor in changes(self._rows, after):
            yield self._stored("work", id, version, body, cursor) if body else Stored(id, Gone(id), 1, cursor)

    def candidates(self, keys: Sequence[str], limit: int) -> Candidates:
        """Give the works of each key, unless there are more than the limit."""
        return sharing.candidates(self._rows, keys, limit)

    def counts(self) -> dict[str, int]:
        """Count the values of each kind."""
        return {kind: count for kind, count in self._rows("SELECT kind, count FROM tally") if count}

    def stamp(self) -> int:
        """Give the stamp of the last change to works."""
        return int(self._rows(_NEWEST)[0][0])

    def changed(self, since: int) -> Iterator[Seen]:
        """Give the works written or deleted after a stamp, in the order of their stamps, deleted ones first."""
        for number, stamp in self._rows("SELECT number, stamp FROM gone WHERE stamp > ?", (since,)):
            yield Seen(number, stamp, None)
        sql = (
            "SELECT number, stamp, body FROM kept INDEXED BY work_stamp "
            "WHERE kind = 'work' AND (stamp, number) > (?, ?) ORDER BY stamp, number LIMIT ?"
        )
        after = (since, 1 << 62)
        while rows := self._rows(sql, (*after, _BATCH)):
            yield from (Seen(*row) for row in rows)
            after = (rows[-1][1], rows[-1][0])
