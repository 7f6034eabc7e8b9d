"""How many of the works found have which value? Facets, counted beside the search.

Threads of their own count while the best works are looked for, fetched and marked: Tantivy needs no Python meanwhile,
so two cores do it in the time of one.
"""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import tantivy

from dragoman.engines.schema import FACET_FIELDS
from dragoman.query.tree import Facet

_MOST_VALUES = 50
_THREADS = 2
"""So many questions are counted at one time, whoever asks; others wait."""

Facets = dict[Facet, tuple[tuple[str, int], ...]]
"""Facet → values and the number of their works, most frequent first."""


class Counting:
    """Counts facets in threads, which begin with the first question."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_THREADS, "facets")

    def close(self) -> None:
        """End the threads; a question asked afterwards begins others, as it opens the files again."""
        self._threads.shutdown()
        self._threads = ThreadPoolExecutor(_THREADS, "facets")

    def begin(self, searcher: tantivy.Searcher, query: tantivy.Query, facets: Sequence[Facet]) -> "Future[Facets]":
        """Begin to count; the answer can be waited for, or given up."""
        if facets:
            return self._threads.submit(_counted, searcher, query, facets)
        nothing: Future[Facets] = Future()
        nothing.set_result({})
        return nothing


def _counted(searcher: tantivy.Searcher, query: tantivy.Query, facets: Sequence[Facet]) -> Facets:
    found = searcher.aggregate(query, facet_request(facets))
    return {facet: _values(found[facet]["buckets"]) for facet in facets}


def facet_request(facets: Sequence[Facet]) -> dict[str, object]:
    """Say to Tantivy what is to be counted."""
    return {facet: {"terms": {"field": FACET_FIELDS[facet], "size": _MOST_VALUES}} for facet in facets}


def _values(buckets: Sequence[dict[str, object]]) -> tuple[tuple[str, int], ...]:
    counts = [(_shown(bucket["key"]), int(str(bucket["doc_count"]))) for bucket in buckets]
    return tuple(sorted(counts, key=lambda pair: (-pair[1], pair[0])))


def _shown(key: object) -> str:
    return f"{key:.0f}" if isinstance(key, float) else str(key)
