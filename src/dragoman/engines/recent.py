"""What was asked lately, and may be asked again? Answers of one state of an index, kept until works come or go."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

import tantivy

from dragoman.engines.plan import Near, Start, Word
from dragoman.engines.port import Hits, Relaxed
from dragoman.query.tree import Node, Search, Widening

_MOST_ANSWERS = 64
"""Answers hold works, up to a megabyte of them each."""
_MOST_SETTLED = 500

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Keeps as many answers as it is told, for many threads; the one not asked for longest goes first.

    >>> squares: Recent[int, int] = Recent(2)
    >>> [squares.of(number, lambda: number**2) for number in (3, 4, 3, 5)], squares.of(4, lambda: 0)
    ([9, 16, 9, 25], 0)
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def of(self, key: K, make: Callable[[], V]) -> V:
        """Give the answer to a key; it is made unless it is there. Two threads may make it at one time."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            self._kept.move_to_end(key)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


class Settled(NamedTuple):
    """A question as it was put to an index in the end, its words, how many works it finds, what is to be said of it."""

    query: tantivy.Query
    words: tuple[Word | Start | Near, ...]
    total: int
    through: tuple[str, ...]
    relaxed: Relaxed


Question = tuple[Node | None, tuple[Widening, ...]]
"""What is asked, whatever page of the answer is wanted."""


class Asked:
    """What was asked of one state of an index.

    ``answers`` are whole ones, ``settled`` is what all pages of an answer have in common, ``counts`` says in how many
    works each token of a field is found.
    """

    def __init__(self) -> None:
        self.answers: Recent[Search, Hits] = Recent(_MOST_ANSWERS)
        self.settled: Recent[Question, Settled] = Recent(_MOST_SETTLED)
        self.counts: dict[tuple[str, str], int] = {}
