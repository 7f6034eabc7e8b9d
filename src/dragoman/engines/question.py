"""How is a plan asked of Tantivy? Its query objects; tiers hold because every variant is as rare as the word asked."""

import re
from collections.abc import Iterable, Sequence

import tantivy

from dragoman.engines.analysis import EXACT_FIELDS
from dragoman.engines.head import asked_in
from dragoman.engines.plan import (
    All,
    AnyOf,
    Between,
    Every,
    Identified,
    Mark,
    Near,
    Plan,
    Shown,
    Start,
    Variant,
    Without,
    Word,
    Written,
)  # fmt: skip
from dragoman.engines.schema import FACET_FIELDS
from dragoman.engines.tokens import WRITTEN
from dragoman.engines.weights import (
    EXACT_WEIGHT,
    FIELD_WEIGHTS,
    IDENTIFIED_SCORE,
    OPEN_SCORE,
    TIE,
    rarity,
    telling,
)

Counts = dict[tuple[str, str], int]
Query = tantivy.Query
_MOST_COUNTS = 200_000
_TELLING_BEGINNING, _MOST_BEGUN = 3, 24
"""So few words begin as these letters do that each may be asked for."""
_MUST, _SHOULD, _MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


class Questioner:
    """Makes Tantivy queries of plans, for one searcher.

    ``counts`` keeps from question to question in how many works each token of a field is found; it belongs to the
    searcher's state of the index.
    """

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher, counts: Counts) -> None:
        self._schema = schema
        self.searcher = searcher
        self._works = searcher.num_docs
        self._counts = counts
        if len(counts) > _MOST_COUNTS:
            counts.clear()

    def query(self, plan: Plan) -> tantivy.Query:
        """Give the query of a plan."""
        match plan:
            case Word():
                return self._word(plan)
            case Written():
                return self._written(plan) or Query.empty_query()
            case Start(prefix, fields):
                return self._open(self._beginning(name, prefix) for name in asked_in(fields, (prefix,)))
            case Near(token, fields, distance):
                names = asked_in(fields, (token,))
                return self._open(Query.fuzzy_term_query(self._schema, name, token, distance) for name in names)
            case All():
                return self._all(plan)
            case AnyOf(nodes):
                return _any([self.query(node) for node in nodes])
            case Without(node):
                return Query.boolean_query([(_MUST, _plain(Query.all_query())), (_MUST_NOT, self.query(node))])
            case _:
                return self._exactly(plan)

    def _beginning(self, name: str, prefix: str) -> tantivy.Query:
        """Ask for words that begin so: for each of them where they are few, which takes less than a pattern."""
        if len(prefix) >= _TELLING_BEGINNING:
            found = self.searcher.terms_with_prefix(name, prefix, limit=_MOST_BEGUN + 1)
            if len(found) <= _MOST_BEGUN:
                return _any([Query.term_query(self._schema, name, term, "basic") for term, _ in found])
        return Query.regex_query(self._schema, name, re.escape(prefix) + ".*")

    def _exactly(self, plan: Mark | Shown | Identified | Between | Every) -> tantivy.Query:
        match plan:
            case Mark(marks, score):
                return Query.const_score_query(Query.term_set_query(self._schema, "mark", list(marks)), score)
            case Shown(facet, value):
                return _plain(Query.term_query(self._schema, FACET_FIELDS[facet], value, "basic"))
            case Identified(value):
                term = Query.term_query(self._schema, "identifier", value, "basic")
                return Query.const_score_query(term, IDENTIFIED_SCORE)
            case Between():
                return self._between(plan)
            case _:
                return _plain(Query.all_query())

    def _between(self, plan: Between) -> tantivy.Query:
        if plan.low is None and plan.high is None:
            return _plain(Query.exists_query(plan.number))
        kind = tantivy.FieldType.Integer
        return _plain(Query.range_query(self._schema, plan.number, kind, plan.low, plan.high))

    def _all(self, plan: All) -> tantivy.Query:
        if plan.least:
            nodes = [self.query(node) for node in plan.nodes]
            required = [(_MUST, Query.boolean_query([(_SHOULD, node) for node in nodes], plan.least))]
        else:
            required = self._required(plan.nodes)
        liked = [(_SHOULD, found) for node in plan.liked if (found := self._liked(node))]
        return Query.boolean_query([*required, *liked]) if liked or len(required) > 1 else required[0][1]

    def _required(self, nodes: Sequence[Plan]) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        """Ask for all nodes; what must not fit is excluded from the others, were there none, from all works."""
        excluded = [node.node for node in nodes if isinstance(node, Without)]
        required = [(_MUST, self.query(node)) for node in nodes if not isinstance(node, Without)]
        if not required:
            required = [(_MUST, _plain(Query.all_query()))]
        return [*required, *((_MUST_NOT, self.query(node)) for node in excluded)]

    def _liked(self, plan: Plan) -> tantivy.Query | None:
        return self._written(plan) if isinstance(plan, Written) else self.query(plan)

    def _written(self, plan: Written) -> tantivy.Query | None:
        """Ask for a word as it was typed; nothing where that makes no difference."""
        start = plan.token + WRITTEN
        if plan.form != plan.token:
            found = Query.term_query(self._schema, "exact", start + plan.form, "basic")
            return Query.const_score_query(found, EXACT_WEIGHT)
        fields = [name for name in plan.fields if name in EXACT_FIELDS and self._count(name, plan.token)]
        if not fields or not self.searcher.terms_with_prefix("exact", start, limit=1):
            return None
        plainly = _any([Query.term_query(self._schema, name, plan.token, "basic") for name in fields])
        otherwise = Query.regex_query(self._schema, "exact", re.escape(start) + ".*")
        return Query.const_score_query(Query.boolean_query([(_MUST, plainly), (_MUST_NOT, otherwise)]), EXACT_WEIGHT)

    def _word(self, word: Word) -> tantivy.Query:
        counts = [
            {name: self._rarest(name, one) for name in asked_in(word.fields, one.tokens)} for one in word.variants
        ]
        commonest = [max(of_fields.values()) for of_fields in counts]
        if not any(commonest):
            return Query.empty_query()
        tell = word.times * telling(commonest, [one.weight for one in word.variants], self._works)
        found = [
            self._weighed(name, variant, tell)
            for variant, of_fields in zip(word.variants, counts, strict=True)
            for name, count in of_fields.items()
            if count
        ]
        return found[0] if len(found) == 1 else Query.disjunction_max_query(found, TIE)

    def _rarest(self, name: str, variant: Variant) -> int:
        return min(self._count(name, token) for token in variant.tokens)

    def _weighed(self, name: str, variant: Variant, tell: float) -> tantivy.Query:
        """Ask for a variant in a field, weighed as if it were as rare as the word asked for is in all fields."""
        own = sum(rarity(self._count(name, token), self._works) for token in variant.tokens)
        return Query.boost_query(self._terms(name, variant), variant.weight * tell * FIELD_WEIGHTS[name] / own)

    def _terms(self, name: str, variant: Variant) -> tantivy.Query:
        if len(variant.tokens) == 1:
            return Query.term_query(self._schema, name, variant.tokens[0])
        return Query.phrase_query(self._schema, name, list(variant.tokens))

    def _count(self, name: str, token: str) -> int:
        count = self._counts.get((name, token))
        if count is None:
            count = self._counts[name, token] = self.searcher.doc_freq(name, token)
        return count

    @staticmethod
    def _open(queries: Iterable[tantivy.Query]) -> tantivy.Query:
        return Query.const_score_query(_any(list(queries)), OPEN_SCORE)


def _plain(query: tantivy.Query) -> tantivy.Query:
    """A filter: it selects and does not count."""
    return Query.const_score_query(query, 0.0)


def _any(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.boolean_query([(_SHOULD, query) for query in queries])
