"""How are works found fast? The Tantivy index of a library: derived, and made anew whenever it does not fit."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
import tantivy

from dragoman.engines.analysis import prepare
from dragoman.engines.port import Prepared, Work
from dragoman.engines.recent import Asked
from dragoman.engines.schema import VERSION, as_document, register, schema
from dragoman.engines.store import Seen, Store
from dragoman.engines.vocabulary import Vocabulary
from dragoman.engines.wordfolder import WordFolder

_HEAP = 256_000_000
"""Bytes of works held before they are written: fewer, larger parts are asked faster."""

_THREADS = 1
"""One thread keeps up with the process that feeds it; each thread more would write parts of its own."""

_JOINED = 8
"""Tantivy joins so many parts of about one size, and knows no other command to join them."""

_MOST_AT_ONCE = 40_000
"""So many works fit into the heap."""

_BATCH = 1_000
_STATE = "state.json"

T = TypeVar("T")


class State(msgspec.Struct, frozen=True):
    """Up to where an index has come: its version, the last stamp of the store it has seen, the works it holds."""

    version: int
    stamp: int
    works: int


class Change(NamedTuple):
    """A work for the index by number; ``None``: it is deleted."""

    number: int
    prepared: Prepared | None


class Index:
    """The index folder of a library: Tantivy's files, the words, and the state up to which they have come."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writer: tantivy.IndexWriter | None = None
        self._pending = 0
        self._highest = 0
        self._highest_of = self._seen = (0, 0)
        self._recent = Asked()
        self._open()

    def _open(self) -> None:
        files = self._folder / "works"
        files.mkdir(parents=True, exist_ok=True)
        self.schema = schema()
        try:
            self._index = tantivy.Index(self.schema, str(files))
            register(self._index)
            self._index.searcher()
            self._words = WordFolder(self._folder / "words")
        except Exception:  # whatever is wrong with derived files, they are made anew
            self._make_anew()

    def _make_anew(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._highest = 0
        self._highest_of = self._seen = (0, 0)
        (self._folder / "works").mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(self.schema, str(self._folder / "works"))
        register(self._index)
        self._words = WordFolder(self._folder / "words")

    def searcher(self) -> tantivy.Searcher:
        """Give a view of the works committed last, also by another process."""
        return self.current()[0]

    def current(self) -> tuple[tantivy.Searcher, Asked]:
        """Give a view of the works committed last, and what was asked of them, for many threads at one time."""
        written = self._written()
        if written != self._seen:
            self._index.reload()
            self._seen = written
            self._words.reload()
            self._recent = Asked()
        recent = self._recent  # first: of works that another thread just saw come, nothing old may be kept
        return self._index.searcher(), recent

    @property
    def words(self) -> Vocabulary:
        """Give the words of the works committed last."""
        return self._words.vocabulary

    def _written(self) -> tuple[int, int]:
        """Tell one commit of Tantivy from another: each puts a new file in place of the one that lists the index."""
        try:
            found = (self._folder / "works" / "meta.json").stat()
        except OSError:
            return 0, 0
        return found.st_ino, found.st_mtime_ns

    def state(self) -> State | None:
        """Give the state, ``None`` when there is none that fits."""
        try:
            state = msgspec.json.decode((self._folder / _STATE).read_bytes(), type=State)
        except (OSError, msgspec.DecodeError):
            return None
        return state if state.version == VERSION and state.works == self.searcher().num_docs else None

    def is_current(self, store: Store) -> bool:
        """Say whether the index has seen all works of a store."""
        state = self.state()
        return state is not None and state.stamp == store.stamp() and state.works == store.counts().get("work", 0)

    def catch_up(self, store: Store) -> None:
        """Bring the index to what the store holds; make it anew when it cannot be trusted."""
        state = self.state()
        if state is None or state.stamp > store.stamp():
            self.clear()
            state = State(VERSION, 0, 0)
        part = _part(store.counts().get("work", 0) - state.works)
        for batch in _batches(_changes(store.changed(state.stamp)), _BATCH):
            self.apply(batch)
            if self._pending >= part:
                self._write_part()
        self.commit(store.stamp())
        if self.searcher().num_docs != store.counts().get("work", 0) and state.stamp:
            self.clear()
            self.catch_up(store)

    def _write_part(self) -> None:
        """Write what waits; without its state the index would be made anew at the next opening."""
        if self._writer is not None:
            self._writer.commit()
        self._pending = 0

    def clear(self) -> None:
        """Empty the index."""
        self.close()
        self._make_anew()

    def apply(self, changes: Sequence[Change]) -> None:
        """Take over changes; search sees them after :meth:`commit`."""
        if self._writer is None:
            self._writer = self._index.writer(_HEAP, _THREADS)
            if self._highest_of != self._written():  # else it is known from the last commit
                self._highest = self._highest_number()
        for number, prepared in changes:
            if number <= self._highest:
                self._writer.delete_documents_by_term("number", number)
            if prepared is not None:
                self._writer.add_document(as_document(prepared, number, self.schema))
        self._highest = max([self._highest, *(change.number for change in changes)])
        self._words.add(change.prepared for change in changes if change.prepared is not None)
        self._pending += len(changes)

    def _highest_number(self) -> int:
        """Give the highest number of a work in the index: higher ones need not be deleted before they are added."""
        found = self.searcher().aggregate(tantivy.Query.all_query(), {"highest": {"max": {"field": "number"}}})
        return int(found["highest"]["value"] or 0)

    def commit(self, stamp: int) -> None:
        """Make changes durable and visible, and note up to which stamp they go."""
        with ThreadPoolExecutor(1) as beside:  # Tantivy writes its files while the words are packed
            written = beside.submit(self._writer.commit) if self._writer is not None else None
            self._words.commit()
        if written is not None:
            written.result()
        self._pending = 0
        state = State(VERSION, stamp, self.searcher().num_docs)
        self._highest_of = self._seen
        part = self._folder / f"{_STATE}.part"
        part.write_bytes(msgspec.json.encode(state))
        part.replace(self._folder / _STATE)  # not forced to disk: a lost state means a new index, no lost work

    def release(self) -> None:
        """Let another process write to the index; merges under way are finished first."""
        if self._writer is not None:
            self._writer.wait_merging_threads()
            self._writer = None

    def close(self) -> None:
        """Let go of all files; changes not committed are lost."""
        if self._writer is not None and self._pending:
            self._writer.rollback()
        self.release()
        self._words.close()


def _part(works: int) -> int:
    """Say how many works a part is to hold so that all of them are joined to one in the end: it is asked fastest.

    >>> [_part(works) for works in (3_000, 100_000, 1_000_000)]
    [3000, 12500, 15625]
    """
    while works > _MOST_AT_ONCE:
        works = -(-works // _JOINED)
    return max(1, works)


def _changes(seen: Iterable[Seen]) -> Iterator[Change]:
    decoder = msgspec.json.Decoder(Work)
    for one in seen:
        yield Change(one.number, None if one.body is None else prepare(decoder.decode(one.body)))


def _batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    source = iter(values)
    while batch := list(islice(source, size)):
        yield batch
