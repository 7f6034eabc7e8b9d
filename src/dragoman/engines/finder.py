"""How is a question answered from the index? Search, facets, sort orders and pages over Tantivy."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from typing import Any, NamedTuple, cast

import tantivy

from dragoman.engines import page
from dragoman.engines.counting import Counting, Facets
from dragoman.engines.highlight import Highlighter
from dragoman.engines.index import Index
from dragoman.engines.plan import Plan, words_of
from dragoman.engines.planner import BESIDE, Planner, settled
from dragoman.engines.port import Hit, Hits, Work
from dragoman.engines.question import Questioner
from dragoman.engines.recent import Asked, Settled
from dragoman.engines.schema import KEY_FIELDS, ORDER_FIELDS
from dragoman.engines.store import Store
from dragoman.query.tree import Search, Sort

_LARGEST_KEPT = 50
"""Answers of more works are not kept: they are read once, page by page."""
_ASCENDING: frozenset[Sort] = frozenset({"oldest", "title", "author"})
_INTEGER = tantivy.FieldType.Integer
Addresses = list[tuple[Any, tantivy.DocAddress]]


class _Page(NamedTuple):
    """One page, the number of all works found, and the cursor of the next page."""

    found: Addresses
    total: int
    next: str


class _Put(NamedTuple):
    """A question put to the index, its page, and its facets, which are still being counted."""

    query: tantivy.Query
    page: _Page
    facets: "Future[Facets]"


class Finder:
    """Answers questions from an index and the store whose works it holds; it remembers the latest until a commit."""

    def __init__(self, index: Index, store: Store) -> None:
        self._index = index
        self._store = store
        self._counting = Counting()

    def close(self) -> None:
        """Let go of the threads."""
        self._counting.close()

    def search(self, search: Search) -> Hits:
        """Find works."""
        searcher, recent = self._index.current()
        if search.limit > _LARGEST_KEPT:
            return self._answer(searcher, recent, search)
        return recent.answers.of(search, lambda: self._answer(searcher, recent, search))

    def _answer(self, searcher: tantivy.Searcher, recent: Asked, search: Search) -> Hits:
        asked: list[_Put] = []
        question = search.node, search.widenings
        questioner = Questioner(self._index.schema, searcher, recent.counts)
        known = recent.settled.of(question, lambda: self._settle(questioner, search, asked))
        last = asked[-1] if asked else self._ask(searcher, known.query, search, known.total)
        return Hits(
            total=known.total,
            hits=self._hits(searcher, last.page.found, Highlighter(known.words)),
            facets=last.facets.result(),
            next=last.page.next,
            through=known.through,
            relaxed=known.relaxed,
        )

    def _settle(self, questioner: Questioner, search: Search, asked: list[_Put]) -> Settled:
        """Find out how a question is to be put; the list is given what was asked meanwhile, in the end what counts."""
        planner = Planner(search, self._index.words, self._cited_by)
        searcher = questioner.searcher

        def ask(plan: Plan) -> int:
            if asked:
                asked[-1].facets.cancel()
            asked.append(self._ask(searcher, questioner.query(plan), search))
            return asked[-1].page.total

        def best(plan: Plan) -> Iterator[Work]:
            found: Any = searcher.search(questioner.query(plan), BESIDE, weight_by_field="prior")
            return self._works(searcher, found.hits)

        plan, less = settled(planner, ask, best)
        return Settled(asked[-1].query, words_of(plan), asked[-1].page.total, planner.through, less)

    def _ask(self, searcher: tantivy.Searcher, query: tantivy.Query, search: Search, total: int | None = None) -> _Put:
        """Ask for a page, and begin to count facets; ``total`` is the number of all works found where it is known."""
        facets = self._counting.begin(searcher, query, search.facets)
        return _Put(query, self._page(searcher, query, search, total), facets)

    def _works(self, searcher: tantivy.Searcher, found: Addresses) -> Iterator[Work]:
        numbers: list[Any] = searcher.fast_field_values("number", [address for _, address in found])
        return (cast("Work", stored.value) for stored in self._store.by_number(numbers) if stored is not None)

    def _cited_by(self, id: str) -> Sequence[str]:
        (stored,) = self._store.get("work", [id])
        return cast("Work", stored.value).cites if stored else ()

    def _page(self, searcher: tantivy.Searcher, query: tantivy.Query, search: Search, total: int | None) -> _Page:
        if not search.limit:
            return _Page([], _count(searcher, query) if total is None else total, "")
        order = page.order_of(search)
        cursor = page.read(search.after, order) if search.after else page.Cursor(order, 0, search.offset)
        if order != "relevance":
            total = _count(searcher, query) if total is None and search.after else total
            rest = self._from(query, cursor) if search.after else query
            return _sorted_page(searcher, rest, search.limit, cursor, total)
        count = total is None
        result: Any = searcher.search(query, search.limit, count, offset=cursor.skip, weight_by_field="prior")
        total = int(result.count) if total is None else total
        end = cursor.skip + len(result.hits)
        more = page.written(page.Cursor(order, 0, end)) if result.hits and end < total else ""
        return _Page(result.hits, total, more)

    def _from(self, query: tantivy.Query, cursor: page.Cursor) -> tantivy.Query:
        low, high = (cursor.key, None) if cursor.sort in _ASCENDING else (None, cursor.key)
        rest = tantivy.Query.range_query(self._index.schema, KEY_FIELDS[cursor.sort], _INTEGER, low, high)
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, rest)])

    def _hits(self, searcher: tantivy.Searcher, found: Addresses, highlighter: Highlighter) -> tuple[Hit, ...]:
        if not found:
            return ()
        numbers: list[Any] = searcher.fast_field_values("number", [address for _, address in found])
        works = self._store.by_number(numbers)
        hits = []
        for (score, _), stored in zip(found, works, strict=True):
            if stored is not None:
                work = cast("Work", stored.value)
                value = float(score) if isinstance(score, float) else 0.0
                hits.append(Hit(id=stored.id, score=value, hits=highlighter.hits(work.record), work=work))
        return tuple(hits)


def _count(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    """Count the works found, without ranking them."""
    found: Any = searcher.aggregate(query, {"works": {"value_count": {"field": "number"}}})
    return int(found["works"]["value"])


def _sorted_page(
    searcher: tantivy.Searcher, query: tantivy.Query, limit: int, cursor: page.Cursor, total: int | None
) -> _Page:
    order = tantivy.Order.Asc if cursor.sort in _ASCENDING else tantivy.Order.Desc
    field = ORDER_FIELDS[cursor.sort]
    result: Any = searcher.search(query, limit + 1, total is None, field, cursor.skip, order)
    shown = result.hits[:limit]
    more = _cursor(searcher, shown, cursor) if len(result.hits) > len(shown) and shown else ""
    return _Page(shown, int(result.count) if total is None else total, more)


def _cursor(searcher: tantivy.Searcher, shown: Addresses, before: page.Cursor) -> str:
    """Point behind the last work shown: those with its key that were shown already are skipped."""
    keys: list[Any] = searcher.fast_field_values(KEY_FIELDS[before.sort], [address for _, address in shown])
    last = keys[-1]
    skip = sum(key == last for key in keys)
    if skip == len(keys) and before.key == last:
        skip += before.skip
    return page.written(page.Cursor(before.sort, last, skip))
