"""Keeps a library in a folder, with nothing to start: SQLite for truth, Tantivy for finding."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Self, cast

from dragoman.engines.analysis import prepare
from dragoman.engines.finder import Finder
from dragoman.engines.index import Change, Index
from dragoman.engines.lock import WriterLock
from dragoman.engines.port import Candidates, Conflict, Hits, Kind, Order, Prepared, Put, Statistics, Stored, Work
from dragoman.engines.store import Store
from dragoman.query.tree import Search

_INDEX_AT_ONCE = 1_000
_KEEP_WRITING = 1_000
"""A commit of fewer works than this lets the next writer in; larger ones belong to an import that goes on."""


def _say_nothing(sentence: str) -> None:
    """Ignore a message: nobody asked for it."""


class EmbeddedEngine:
    """An engine over a folder; see :class:`dragoman.engines.port.Engine`.

    ``patience`` (s) is how long to wait for another writer before ``lock.BusyError`` is raised; ``waiting`` is told,
    in a sentence, for whom. Opening a folder whose index is behind, missing or damaged mends the index, when no other
    process is writing. Close the engine, or use it in a ``with`` statement.
    """

    def __init__(self, folder: Path, patience: float = 30.0, waiting: Callable[[str], None] = _say_nothing) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._lock = WriterLock(folder / "writer.lock", patience, waiting)
        self._store = Store(folder / "library.sqlite")
        self._index = Index(folder / "index")
        self._changes: dict[int, Put | None] = {}
        self._written = 0
        self._finder = Finder(self._index, self._store)
        if not self._index.is_current(self._store):
            self.reindex("behind")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all files; what was not committed is lost."""
        self._finder.close()
        self._index.close()
        self._store.close()
        self._lock.release()

    def reindex(self, what: str = "all") -> None:
        """Bring the index to what is stored: what it is ``"behind"``, or ``"all"`` of it made anew."""
        self._lock.take()
        if what == "all":
            self._index.clear()
        self._index.catch_up(self._store)
        self._let_go()

    def write(self, puts: Sequence[Put]) -> tuple[Conflict, ...]:
        """Write all puts, or none when any conflicts."""
        self._lock.take()
        conflicts, numbers = self._store.write(puts)
        if not conflicts:
            self._changes |= {numbers[put.id]: put for put in puts if put.kind == "work"}
            if len(self._changes) >= _INDEX_AT_ONCE:
                self._apply()
        return conflicts

    def _apply(self) -> None:
        changes = [Change(number, _prepared(put) if put else None) for number, put in self._changes.items()]
        self._index.apply(changes)
        self._written += len(changes)
        self._changes = {}

    def delete(self, kind: Kind, ids: Sequence[str]) -> None:
        """Delete values."""
        self._lock.take()
        self._changes |= dict.fromkeys(self._store.delete(kind, ids))

    def commit(self) -> None:
        """Make all writes durable, then visible to search. A crash between the two is mended at the next opening."""
        if not self._lock.held:
            return
        self._apply()
        self._store.commit()
        if self._written:
            self._index.commit(self._store.stamp())
        if self._written < _KEEP_WRITING:
            self._let_go()
        self._written = 0

    def _let_go(self) -> None:
        self._index.release()
        self._lock.release()

    def get(self, kind: Kind, ids: Sequence[str]) -> list[Stored | None]:
        """Give the stored values in the order of the ids."""
        return self._store.gone(ids) if kind == "gone" else self._store.get(kind, ids)

    def iterate(self, kind: Kind, after: str = "", order: Order = "id") -> Iterator[Stored]:
        """Give all values of a kind in the order of their ids, or works in that of their changes."""
        return self._store.changes(after) if order == "changed" else self._store.iterate(kind, after)

    def candidates(self, keys: Sequence[str], limit: int) -> Candidates:
        """Give the works of each key."""
        return self._store.candidates(keys, limit)

    def statistics(self) -> Statistics:
        """Count what is kept."""
        size = sum(path.stat().st_size for path in self._folder.rglob("*") if path.is_file())
        return Statistics(counts=self._store.counts(), bytes=size)

    def search(self, search: Search) -> Hits:
        """Find works."""
        return self._finder.search(search)


def _prepared(put: Put) -> Prepared:
    return put.prepared or prepare(cast("Work", put.value))
