"""Keeps everything in memory: for tests, for single runs, and as the measure of what every engine must answer."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import cast

from dragoman.engines import page
from dragoman.engines.analysis import prepare
from dragoman.engines.highlight import Highlighter
from dragoman.engines.history import now
from dragoman.engines.plan import Plan, words_of
from dragoman.engines.planner import BESIDE, Planner, settled
from dragoman.engines.port import (
    Candidates,
    Conflict,
    Gone,
    Hit,
    Hits,
    Kind,
    Order,
    Prepared,
    Put,
    Statistics,
    Stored,
    Work,
)
from dragoman.engines.postings import Postings, Scores
from dragoman.engines.tokens import short_names
from dragoman.engines.vocabulary import Vocabulary
from dragoman.engines.wordpack import WordPack
from dragoman.engines.words import SHORTEST_SOUND
from dragoman.query.tree import Facet, Search

_MOST_VALUES = 50
"""So many values of a facet are given."""


class MemoryEngine:
    """An engine without files; see :class:`dragoman.engines.port.Engine`."""

    def __init__(self) -> None:
        self._values: dict[Kind, dict[str, Stored]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._glances: dict[str, bytes] = {}
        self._numbers: dict[str, int] = {}
        self._next = 0
        self._turn = 0
        self._changed: dict[str, str] = {}
        self._prepared: dict[str, Prepared] = {}
        self._shown = _Shown({}, {})

    def write(self, puts: Sequence[Put]) -> tuple[Conflict, ...]:
        """Write all puts, or none when any conflicts."""
        conflicts = tuple(conflict for put in puts for conflict in self._conflicts(put))
        if not conflicts:
            for put in puts:
                self._put(put)
        return conflicts

    def _conflicts(self, put: Put) -> Iterator[Conflict]:
        stored = self._version(put.kind, put.id)
        if put.version is not None and put.version != stored:
            yield Conflict(put.kind, put.id, put.version, stored)

    def _version(self, kind: Kind, id: str) -> int:
        stored = self._values.get(kind, {}).get(id)
        return stored.version if stored else 0

    def _put(self, put: Put) -> None:
        version = self._version(put.kind, put.id) + 1
        changed = self._note_change(put.id) if put.kind == "work" else ""
        self._values.setdefault(put.kind, {})[put.id] = Stored(put.id, put.value, version, changed)
        if put.kind == "work":
            self._keys[put.id] = put.keys
            self._glances[put.id] = self._glances.get(put.id, b"") if put.glance is None else put.glance
            self._prepared[put.id] = put.prepared or prepare(cast("Work", put.value))
            if put.id not in self._numbers:
                self._next += 1
                self._numbers[put.id] = self._next

    def get(self, kind: Kind, ids: Sequence[str]) -> list[Stored | None]:
        """Give the stored values in the order of the ids."""
        if kind == "gone":
            works, changed = self._values.get("work", {}), self._changed
            return [Stored(id, Gone(id), 1, changed[id]) if id in changed and id not in works else None for id in ids]
        values = self._values.get(kind, {})
        return [values.get(id) for id in ids]

    def candidates(self, keys: Sequence[str], limit: int) -> Candidates:
        """Give the works of each key."""
        found = {key: tuple(sorted(id for id, own in self._keys.items() if key in own)) for key in keys}
        few = {key: ids for key, ids in found.items() if 0 < len(ids) <= limit}
        return Candidates(few, {id: self._glances[id] for ids in few.values() for id in ids})

    def iterate(self, kind: Kind, after: str = "", order: Order = "id") -> Iterator[Stored]:
        """Give all values of a kind in the order of their ids, or works in that of their changes."""
        if order == "changed":
            return self._changes_after(after)
        values = dict(self._values.get(kind, {}))
        return (values[id] for id in sorted(values) if id > after)

    def _changes_after(self, after: str) -> Iterator[Stored]:
        works = self._values.get("work", {})
        for id, changed in sorted(self._changed.items(), key=lambda pair: pair[1]):
            if changed > after:
                yield works.get(id) or Stored(id, Gone(id), 1, changed)

    def _note_change(self, id: str) -> str:
        self._turn += 1
        self._changed[id] = f"{now()}/{self._turn:012}"
        return self._changed[id]

    def delete(self, kind: Kind, ids: Sequence[str]) -> None:
        """Delete values."""
        for id in ids:
            was = self._values.get(kind, {}).pop(id, None)
            if kind == "work" and was:
                self._note_change(id)
            if kind == "work":
                for part in (self._keys, self._glances, self._prepared, self._numbers):
                    part.pop(id, None)

    def commit(self) -> None:
        """Make all writes visible to search."""
        works = {self._numbers[id]: cast("Work", stored.value) for id, stored in self._values.get("work", {}).items()}
        self._shown = _Shown(works, {self._numbers[id]: prepared for id, prepared in self._prepared.items()})

    def statistics(self) -> Statistics:
        """Count what is kept."""
        return Statistics(counts={kind: len(values) for kind, values in self._values.items() if values})

    def search(self, search: Search) -> Hits:
        """Find works."""
        return self._shown.search(search)


class _Shown:
    """What search sees: the state of the last commit."""

    def __init__(self, works: dict[int, Work], prepared: dict[int, Prepared]) -> None:
        self._works = works
        self._prepared = prepared
        self._postings = Postings(prepared)
        tokens = self._postings.tokens()
        named = {name for one in prepared.values() for name in short_names(one.texts.get("contributors", ""))}
        sounding = {token for token in tokens if len(token) >= SHORTEST_SOUND or token in named}
        self._vocabulary = Vocabulary([WordPack.of(tokens, sounding)])

    def search(self, search: Search) -> Hits:
        planner = Planner(search, self._vocabulary, self._cited_by)
        answers: list[Scores] = []

        def ask(plan: Plan) -> int:
            answers.append(self._postings.find(plan))
            return len(answers[-1])

        def best(plan: Plan) -> Iterator[Work]:
            scores = self._postings.find(plan)
            best = sorted(scores, key=lambda number: (-scores[number], number))[:BESIDE]
            return (self._works[number] for number in best)

        plan, less = settled(planner, ask, best)
        found = answers[-1]
        ordered = self._ordered(found, search)
        order = page.order_of(search)
        start = page.read(search.after, order).skip if search.after else search.offset
        shown = ordered[start : start + search.limit]
        highlighter = Highlighter(words_of(plan))
        end = start + len(shown)
        return Hits(
            total=len(found),
            hits=tuple(self._hit(number, found[number], highlighter) for number in shown),
            facets={facet: self._facet(facet, found) for facet in search.facets},
            next=page.written(page.Cursor(order, 0, end)) if shown and end < len(found) else "",
            through=planner.through,
            relaxed=less,
        )

    def _cited_by(self, id: str) -> Sequence[str]:
        return next((work.cites for work in self._works.values() if work.id == id), ())

    def _hit(self, number: int, score: float, highlighter: Highlighter) -> Hit:
        work = self._works[number]
        return Hit(id=work.id, score=score, hits=highlighter.hits(work.record), work=work)

    def _ordered(self, found: Scores, search: Search) -> list[int]:
        prepared, sort = self._prepared, page.order_of(search)
        if sort == "relevance":
            return sorted(found, key=lambda number: (-found[number], number))
        if sort in {"title", "author"}:
            text = page.title_order if sort == "title" else page.author_order
            return sorted(found, key=lambda number: (text(prepared[number]).encode(), number))
        if sort == "added":
            return sorted(found, reverse=True)
        key = page.by_citations if sort == "cited" else page.by_year
        return sorted(found, key=lambda number: key(prepared[number], number), reverse=sort != "oldest")

    def _facet(self, facet: Facet, found: Scores) -> tuple[tuple[str, int], ...]:
        counts = Counter(value for number in found for value in self._facet_values(facet, number))
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_VALUES])

    def _facet_values(self, facet: Facet, number: int) -> tuple[str, ...]:
        prepared = self._prepared[number]
        if facet == "year":
            return () if prepared.year is None else (str(prepared.year),)
        return prepared.facets.get(facet, ())
