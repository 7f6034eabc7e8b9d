"""How is a question answered from the index? Search, facets, sort orders and pages over Tantivy."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

import tantivy

from dragoman.engines import page
from dragoman.engines.highlight import Highlighter
from dragoman.engines.index import Index
from dragoman.engines.plan import Plan, words_of
from dragoman.engines.planner import BESIDE, Planner, settled
from dragoman.engines.port import Hit, Hits, Work
from dragoman.engines.question import Questioner
from dragoman.engines.schema import FACET_FIELDS, KEY_FIELDS, ORDER_FIELDS
from dragoman.engines.store import Store
from dragoman.query.tree import Facet, Search, Sort

_MOST_VALUES = 50
_ASCENDING: frozenset[Sort] = frozenset({"oldest", "title", "author"})
_INTEGER = tantivy.FieldType.Integer
Addresses = list[tuple[Any, tantivy.DocAddress]]


class Finder:
    """Answers questions from an index and the store whose works it holds."""

    def __init__(self, index: Index, store: Store) -> None:
        self._index = index
        self._store = store

    def search(self, search: Search) -> Hits:
        """Find works."""
        planner = Planner(search, self._index.words, self._cited_by)
        searcher = self._index.searcher()
        questioner = Questioner(self._index.schema, searcher, self._index.counts)
        answers = []

        def ask(plan: Plan) -> int:
            query = questioner.query(plan)
            answers.append((query, self._page(searcher, query, search)))
            return answers[-1][1][1]

        def best(plan: Plan) -> Iterator[Work]:
            found: Any = searcher.search(questioner.query(plan), BESIDE, weight_by_field="prior")
            return self._works(searcher, found.hits)

        plan, less = settled(planner, ask, best)
        query, (found, total, cursor) = answers[-1]
        return Hits(
            total=total,
            hits=self._hits(searcher, found, Highlighter(words_of(plan))),
            facets=_facets(searcher, query, search.facets),
            next=cursor,
            through=planner.through,
            relaxed=less,
        )

    def _works(self, searcher: tantivy.Searcher, found: Addresses) -> Iterator[Work]:
        numbers: list[Any] = searcher.fast_field_values("number", [address for _, address in found])
        return (cast("Work", stored.value) for stored in self._store.by_number(numbers) if stored is not None)

    def _cited_by(self, id: str) -> Sequence[str]:
        (stored,) = self._store.get("work", [id])
        return cast("Work", stored.value).cites if stored else ()

    def _page(self, searcher: tantivy.Searcher, query: tantivy.Query, search: Search) -> tuple[Addresses, int, str]:
        """Give one page, the number of all works found, and the cursor of the next page."""
        order = page.order_of(search)
        cursor = page.read(search.after, order) if search.after else page.Cursor(order, 0, search.offset)
        if order == "relevance":
            result: Any = searcher.search(query, max(1, search.limit), offset=cursor.skip, weight_by_field="prior")
            end = cursor.skip + min(search.limit, len(result.hits))
            more = page.written(page.Cursor(order, 0, end)) if end < result.count else ""
            return result.hits[: search.limit], result.count, more
        return self._sorted_page(searcher, query, search, cursor)

    def _sorted_page(
        self, searcher: tantivy.Searcher, query: tantivy.Query, search: Search, cursor: page.Cursor
    ) -> tuple[Addresses, int, str]:
        rest = query if not search.after else self._from(query, cursor)
        order = tantivy.Order.Asc if cursor.sort in _ASCENDING else tantivy.Order.Desc
        field = ORDER_FIELDS[cursor.sort]
        result: Any = searcher.search(rest, search.limit + 1, True, field, cursor.skip, order)
        whole: Any = searcher.search(query, 1) if search.after else result
        shown = result.hits[: search.limit]
        more = self._cursor(searcher, shown, cursor) if len(result.hits) > len(shown) and shown else ""
        return shown, whole.count, more

    def _from(self, query: tantivy.Query, cursor: page.Cursor) -> tantivy.Query:
        low, high = (cursor.key, None) if cursor.sort in _ASCENDING else (None, cursor.key)
        rest = tantivy.Query.range_query(self._index.schema, KEY_FIELDS[cursor.sort], _INTEGER, low, high)
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, rest)])

    @staticmethod
    def _cursor(searcher: tantivy.Searcher, shown: Addresses, before: page.Cursor) -> str:
        """Point behind the last work shown: those with its key that were shown already are skipped."""
        keys: list[Any] = searcher.fast_field_values(KEY_FIELDS[before.sort], [address for _, address in shown])
        last = keys[-1]
        skip = sum(key == last for key in keys)
        if skip == len(keys) and before.key == last:
            skip += before.skip
        return page.written(page.Cursor(before.sort, last, skip))

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


def _facets(
    searcher: tantivy.Searcher, query: tantivy.Query, facets: Sequence[Facet]
) -> dict[Facet, tuple[tuple[str, int], ...]]:
    if not facets:
        return {}
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
