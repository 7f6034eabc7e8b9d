"""Which words does the index hold, by sound and stem? A table of the index's words beside it, made from it."""

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

from dragoman.engines.port import Prepared
from dragoman.engines.tokens import GAP, short_names
from dragoman.engines.words import LAST, SHORTEST_SOUND, Heard, Span, keys

_MOST_KNOWN = 400_000
"""Words remembered as written already, so that the table is not asked; more would make an import's memory grow."""
_MOST_ALIKE = 100

_SCHEMA = """
CREATE TABLE IF NOT EXISTS word (token TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS alike (key TEXT, token TEXT, PRIMARY KEY (key, token)) WITHOUT ROWID;
"""


class WordTable:
    """The words of an index in a SQLite file of its own. Words of deleted works stay: they find nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._known: set[str] = set()
        self._named: set[str] = set()
        self.heard: Heard = {}
        self._connection().executescript(_SCHEMA)

    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._local, "connection"):
            connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
            for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "busy_timeout = 30000", "cache_size = -32768"):
                connection.execute(f"PRAGMA {pragma}")
            self._local.connection = connection
        found: sqlite3.Connection = self._local.connection
        return found

    def add(self, prepared: Iterable[Prepared]) -> None:
        """Add the words of prepared works."""
        found: set[str] = set()
        named: set[str] = set()
        for one in prepared:
            for text in one.texts.values():
                found.update(text.split())
            named.update(short_names(one.texts.get("contributors", "")))
        new = sorted(found - self._known - {GAP})
        self._known |= found
        if len(self._known) > _MOST_KNOWN:
            self._known = found
        if new:  # a transaction that holds nothing would stay open, and shut other threads out
            self._add(new)
        self._hear(sorted(named - self._named))
        self._named |= named
        if len(self._named) > _MOST_KNOWN:
            self._named = named

    def _add(self, tokens: Sequence[str]) -> None:
        connection = self._connection()
        if not connection.in_transaction:
            connection.execute("BEGIN IMMEDIATE")
        missing = [token for token in tokens if not self._has(token)]
        connection.executemany("INSERT OR IGNORE INTO word VALUES (?)", [(token,) for token in missing])
        self._hear([token for token in missing if len(token) >= SHORTEST_SOUND])

    def _hear(self, tokens: Sequence[str]) -> None:
        """Make tokens known by their sound and stem."""
        alike = [(key, token) for token in tokens for key in keys(token)]
        self._connection().executemany("INSERT OR IGNORE INTO alike VALUES (?, ?)", alike)

    def _has(self, token: str) -> bool:
        return self._connection().execute("SELECT 1 FROM word WHERE token = ?", (token,)).fetchone() is not None

    def commit(self) -> None:
        """Make the words added durable."""
        if self._connection().in_transaction:
            self._connection().execute("COMMIT")

    def close(self) -> None:
        """Close this thread's connection; words not committed are lost."""
        self._connection().close()
        del self._local.connection

    def holds(self, tokens: Sequence[str]) -> set[str]:
        """Give those of the tokens that the index holds."""
        return {token for token in tokens if self._has(token)}

    def alike(self, keys: Sequence[str], within: Span) -> dict[str, list[str]]:
        """Give the words of each key that lie within a span."""
        sql = "SELECT token FROM alike WHERE key = ? AND token >= ? AND token < ? LIMIT ?"
        connection = self._connection()
        found = {key: [token for (token,) in connection.execute(sql, (key, *within, _MOST_ALIKE))] for key in keys}
        return {key: tokens for key, tokens in found.items() if tokens}

    def starting(self, start: str, most: int) -> list[str]:
        """Give the words that begin so."""
        sql = "SELECT token FROM word WHERE token >= ? AND token < ? ORDER BY token LIMIT ?"
        return [token for (token,) in self._connection().execute(sql, (start, start + LAST, most))]
