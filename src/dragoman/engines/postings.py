"""Where does each token stand? An inverted index in memory, with BM25 for the score."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from math import log2

from rapidfuzz.distance import OSA

from dragoman.engines.analysis import EXACT_FIELDS, TEXT_FIELDS
from dragoman.engines.head import HEAD, asked_in, head
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
from dragoman.engines.port import Prepared
from dragoman.engines.tokens import WRITTEN
from dragoman.engines.weights import (
    EXACT_WEIGHT,
    FIELD_WEIGHTS,
    IDENTIFIED_SCORE,
    OPEN_SCORE,
    TIE,
    telling,
)

_K1, _B = 1.2, 0.75
_FIELDS = (HEAD, *TEXT_FIELDS)

Scores = dict[int, float]
"""Number of a work → its score."""


class Postings:
    """An inverted index over prepared works by number; it answers plans with scores."""

    def __init__(self, works: Mapping[int, Prepared]) -> None:
        self._works = works
        self._streams = {
            number: {name: text.split() for name, text in (*one.texts.items(), (HEAD, head(one.texts)))}
            for number, one in works.items()
        }
        lengths = {name: sum(len(one.get(name, ())) for one in self._streams.values()) for name in _FIELDS}
        self._length = {name: length / len(works) for name, length in lengths.items() if length}
        self._tokens: dict[str, dict[str, set[int]]] = {name: defaultdict(set) for name in _FIELDS}
        for number, streams in self._streams.items():
            for name, tokens in streams.items():
                for token in tokens:
                    self._tokens[name][token].add(number)

    def tokens(self) -> set[str]:
        """Give all tokens."""
        return {token for tokens in self._tokens.values() for token in tokens}

    def find(self, plan: Plan) -> Scores:
        """Find the works that fit a plan, with their scores, priors counted in."""
        found = self._find(plan)
        return {number: score * log2(2 + self._works[number].prior) for number, score in found.items()}

    def _find(self, plan: Plan) -> Scores:
        match plan:
            case Word():
                return self._word(plan)
            case Written():
                return self._written(plan)
            case Start(prefix, fields):
                return self._open(fields, lambda token: token.startswith(prefix))
            case Near(asked, fields, distance):
                return self._open(fields, lambda token: OSA.distance(asked, token) <= distance)
            case All():
                return self._all(plan)
            case AnyOf(nodes):
                return _sum(self._find(node) for node in nodes)
            case Without(node):
                excluded = self._find(node)
                return {number: 0.0 for number in self._works if number not in excluded}
            case _:
                return {number: self._plain(plan) for number, one in self._works.items() if _fits(plan, one)}

    @staticmethod
    def _plain(plan: Plan) -> float:
        return plan.score if isinstance(plan, Mark) else IDENTIFIED_SCORE if isinstance(plan, Identified) else 0.0

    def _all(self, plan: All) -> Scores:
        found = [self._find(node) for node in plan.nodes]
        least = plan.least or len(found)
        counts = Counter(number for scores in found for number in scores)
        total = _sum(found)
        liked = _sum(self._find(node) for node in plan.liked)
        return {number: total[number] + liked.get(number, 0.0) for number, met in counts.items() if met >= least}

    def _word(self, word: Word) -> Scores:
        tell = word.times * self._tell(word)
        found: dict[int, list[float]] = defaultdict(list)
        asked = ((name, one) for one in word.variants for name in asked_in(word.fields, one.tokens))
        for name, variant in asked:
            for number, score in self._variant(name, variant).items():
                found[number].append(tell * FIELD_WEIGHTS[name] * score)
        return {number: _best(scores, TIE) for number, scores in found.items()}

    def _written(self, plan: Written) -> Scores:
        others = {number: _forms(one.exact, plan.token) for number, one in self._works.items()}
        if plan.form != plan.token:
            return {number: EXACT_WEIGHT for number, forms in others.items() if plan.form in forms}
        if not any(others.values()):
            return {}
        fields = [self._tokens[name].get(plan.token, set()) for name in plan.fields if name in EXACT_FIELDS]
        return {number: EXACT_WEIGHT for number in set().union(*fields) if not others[number]}

    def _tell(self, word: Word) -> float:
        """Say how telling a word is: all its variants, in all fields, count as the word asked for does."""
        counts = [self._often(one, word.fields) for one in word.variants]
        return telling(counts, [one.weight for one in word.variants], len(self._works))

    def _often(self, variant: Variant, fields: tuple[str, ...]) -> int:
        asked = asked_in(fields, variant.tokens)
        return max(min(len(self._tokens[name].get(token, ())) for token in variant.tokens) for name in asked)

    def _variant(self, name: str, variant: Variant) -> Scores:
        numbers = set.intersection(*(self._tokens[name].get(token, set()) for token in variant.tokens))
        scores = {}
        for number in numbers:
            stream = self._streams[number][name]
            often = _count(stream, variant.tokens)
            if often:
                norm = _K1 * (1 - _B + _B * len(stream) / self._length[name])
                scores[number] = variant.weight * often * (_K1 + 1) / (often + norm)
        return scores

    def _open(self, fields: Iterable[str], fits: Callable[[str], bool]) -> Scores:
        found: Scores = {}
        for name in fields:
            for token, numbers in self._tokens[name].items():
                if fits(token):
                    found |= dict.fromkeys(numbers, OPEN_SCORE)
        return found


def _forms(exact: str, token: str) -> set[str]:
    """Give the other ways in which a work writes a token."""
    start = token + WRITTEN
    return {one.removeprefix(start) for one in exact.split() if one.startswith(start)}


def _best(scores: list[float], tie: float) -> float:
    return max(scores) + tie * (sum(scores) - max(scores))


def _sum(all_scores: Iterable[Scores]) -> Scores:
    total: Scores = defaultdict(float)
    for scores in all_scores:
        for number, score in scores.items():
            total[number] += score
    return total


def _count(stream: list[str], tokens: tuple[str, ...]) -> int:
    if len(tokens) == 1:
        return stream.count(tokens[0])
    size = len(tokens)
    return sum(tuple(stream[at : at + size]) == tokens for at in range(len(stream) - size + 1))


def _fits(plan: Plan, prepared: Prepared) -> bool:
    match plan:
        case Mark(marks):
            return not set(marks).isdisjoint(prepared.marks)
        case Shown(facet, value):
            return value in prepared.facets.get(facet, ())
        case Identified(value):
            return value in prepared.identifiers
        case Between(number, low, high):
            known = {"year": prepared.year, "zone": prepared.zone, "cited": prepared.cited}[number]
            return known is not None and (low is None or known >= low) and (high is None or known <= high)
        case _:
            return isinstance(plan, Every)
