"""How is a question put to an index? From the tree of a query to the plan that every engine carries out."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import islice

from dragoman.engines.analysis import TEXT_FIELDS, author_words
from dragoman.engines.plan import (
    All,
    AnyOf,
    Between,
    Every,
    Identified,
    Mark,
    Near,
    Number,
    Plan,
    Shown,
    Start,
    Variant,
    Without,
    Word,
    relaxed,
    words_of,
)  # fmt: skip
from dragoman.engines.port import Relaxed, Work
from dragoman.engines.tokens import Span, spans
from dragoman.engines.variants import Reach, Wide, Widened, asked_words
from dragoman.engines.vocabulary import Vocabulary
from dragoman.engines.weights import CITES_SCORE
from dragoman.query.tree import And, Facet, Has, Node, Not, Or, Range, Search, Term
from dragoman.text.language import guess_language
from dragoman.text.normal import fold
from dragoman.text.tag import language, normal_tag

FIELDS: dict[str, tuple[str, ...]] = {
    "": TEXT_FIELDS,
    "title": ("title",),
    "author": ("contributors",),
    "journal": ("container",),
    "subject": ("keywords",),
    "abstract": ("abstract",),
    "notes": ("notes",),
    "publisher": ("publication",),
    "text": ("title", "keywords", "abstract", "notes"),
}
"""Field of the query language → fields of the index."""

MARKED = frozenset({"lang", "script", "type", "category", "quartile", "cites", "id"})
IDENTIFIED = frozenset({"doi", "isbn", "issn", "identifier", "key"})
NUMBERS: dict[str, Number] = {"year": "year", "zone": "zone", "cited": "cited"}
_FACETS: dict[str, Facet] = {"author": "author", "journal": "journal", "subject": "subject"}

MOST_WORDS = 64
"""No more words of a question are searched: enough for an abstract's first sentences."""

BESIDE = 50
"""Among the names of so many works a name that was not found is looked for."""

FEW = 10
"""Fewer works found are few: then spellings are looked for more widely."""

PASSAGE = 10
"""A question of so many plain words is a passage of a text."""

_LONG = 6
"""A word of so many letters may be spelled with two others and still be meant."""

_MOST_OPEN = 1
"""Beginnings of words, or words that are nearly meant, in a question whose other words are looked for more widely."""

_COMMAS = frozenset(",،，、")
"""Signs behind the family name of a name turned round, in the scripts of the library."""

_RESOLVER = "https://doi.org/"


class Planner:
    """Makes the plan of one question; ``through`` then says over which other forms it was widened."""

    def __init__(self, search: Search, vocabulary: Vocabulary, cited_by: Callable[[str], Sequence[str]]) -> None:
        self._search = search
        self._vocabulary = vocabulary
        self._cited_by = cited_by
        self._left = MOST_WORDS
        self._reach: Reach = "near"
        self._beside: tuple[str, ...] = ()
        self._far_off = False
        self.through: tuple[str, ...] = ()

    def plan(self, reach: Reach = "near", beside: Sequence[str] = ()) -> Plan:
        """Give the plan; ``reach`` says how far spellings are looked for, ``beside`` among which names as well."""
        self._left, self._reach, self._beside, self._far_off = MOST_WORDS, reach, tuple(beside), False
        plan = Every() if self._search.node is None else self._plan(self._search.node)
        words = (word for word in words_of(plan) if isinstance(word, Word))
        self.through = self._told([variant for word in words for variant in word.variants if variant.through])
        return plan

    def _told(self, variants: Sequence[Variant]) -> tuple[str, ...]:
        """Say over which forms the question went: those of which the library holds all words."""
        held = self._vocabulary.holds(sorted({token for one in variants for token in one.tokens}))
        return tuple(dict.fromkeys(one.through for one in variants if held.issuperset(one.tokens)))

    def _plan(self, node: Node) -> Plan:
        match node:
            case Term():
                return self._term(node)
            case Range():
                return self._range(node)
            case Has(what):
                return Mark((f"has:{fold(what)}",))
            case Not(inner):
                return Without(self._plan(inner))
            case And(nodes):
                return All(tuple(self._plan(one) for one in _passage(nodes)))
            case Or(nodes):
                return AnyOf(tuple(self._plan(one) for one in nodes))

    def _range(self, node: Range) -> Plan:
        return Between(NUMBERS[node.field], _number(node.low), _number(node.high))

    def _term(self, term: Term) -> Plan:
        if term.field == "cited-by":
            return Mark(tuple(f"id:{id}" for id in self._cited_by(term.value)))
        if term.field in MARKED:
            score = CITES_SCORE if term.field == "cites" else 0.0
            return Mark((f"{term.field}:{_marked(term.field, term.value)}",), score)
        if term.field in IDENTIFIED:
            return Identified(_identifier(term.value))
        if term.field in NUMBERS:
            return Between(NUMBERS[term.field], _number(term.value), _number(term.value))
        found = self._text(term)
        facet = _FACETS.get(term.field)
        return AnyOf((found, Shown(facet, term.value))) if facet and term.match == "phrase" else found

    def _text(self, term: Term) -> Plan:
        fields = FIELDS[term.field]
        if term.match in {"prefix", "fuzzy"}:
            return self._open(term, fields)
        found = list(islice(spans(term.value), self._left))
        self._left -= len(found)
        if term.match == "phrase":
            return _phrase(term.value, found, fields)
        lang = language(guess_language(term.value)[0])
        wide = Wide(self._vocabulary, self._widened, self._reach, lang, self._beside)
        return asked_words(term.value, found, fields, wide)

    @cached_property
    def _widened(self) -> tuple[Widened, ...]:
        """The translations, without those of words that the index does not hold, though it may hold other forms."""
        widened = tuple(Widened.of(one) for one in self._search.widenings)
        held = self._vocabulary.holds(sorted({token for one in widened for token in one.variant.tokens}))
        return tuple(one for one in widened if len(one.variant.tokens) == 1 or held.issuperset(one.variant.tokens))

    def _open(self, term: Term, fields: tuple[str, ...]) -> Plan:
        tokens = [token for span in spans(term.value) for token in span.tokens[:1]]
        if not tokens:
            return AnyOf(())
        *whole, last = tokens
        end: Plan = Start(last, fields) if term.match == "prefix" else Near(last, fields, self._off(last))
        return All((*(Word((Variant((token,)),), fields) for token in whole), end))

    def _off(self, token: str) -> int:
        """Say how many letters a word may differ in: the first long one in two; to look for that takes longest."""
        if len(token) < _LONG or self._far_off:
            return 1
        self._far_off = True
        return 2


def settled(
    planner: Planner, ask: Callable[[Plan], int], best: Callable[[Plan], Iterable[Work]]
) -> tuple[Plan, Relaxed]:
    """Ask as widely as it takes: nearly, farther when little is found, by guesses at names, then for some of the words.

    ``ask`` gives the number of works that fit a plan; the plan that it was asked last is given back, with
    ``Hits.relaxed``. ``best`` gives the best works for a plan: where only some of
    the words are found, the others may be names of their authors, written otherwise.
    """
    plan = planner.plan()
    total = ask(plan)
    wide = total < FEW and _may_widen(words_of(plan))
    if wide and (far := planner.plan("far")) != plan:
        plan, total = far, ask(far)
    if wide and not total and (guess := planner.plan("guess")) != plan:
        plan, total = guess, ask(guess)
        if total:
            return plan, "alike"
    if total or relaxed(plan) == plan:
        return plan, ""
    plan = relaxed(plan)
    if ask(plan) and wide:
        beside = dict.fromkeys(word for work in best(plan) for word in author_words(work.record))
        closer = relaxed(planner.plan("guess", list(beside)))
        if closer != plan:
            plan = closer
            ask(plan)
    return plan, "some"


def _may_widen(words: Sequence[Word | Start | Near]) -> bool:
    """Say whether spellings are looked for: of few words, and beside few open ones, which take longest to look for."""
    return len(words) <= PASSAGE and sum(not isinstance(word, Word) for word in words) <= _MOST_OPEN


def _passage(nodes: Sequence[Node]) -> Sequence[Node]:
    """In a passage pasted as a question quotation marks quote; what they quote is searched as words."""
    plain = [node for node in nodes if isinstance(node, Term) and not node.field and node.match in {"words", "phrase"}]
    words = sum(len(node.value.split()) for node in plain if node.match == "words")
    if words < PASSAGE or len(plain) < 2:
        return nodes
    rest = [node for node in nodes if node not in plain]
    return [Term(" ".join(node.value for node in plain)), *rest]


def _phrase(text: str, found: Sequence[Span], fields: tuple[str, ...]) -> Plan:
    """A phrase stands side by side in one field; two Persian words of it may also be written as one.

    A name with the family's first ("Hosseini, Reza") stands there as it is said.
    """
    tokens = _run(found)
    if not tokens:
        return AnyOf(())
    variants = [Variant(tokens)]
    commas = [at for at, sign in enumerate(text) if sign in _COMMAS]
    if len(commas) == 1 and "contributors" in fields:
        turned = (*(one for one in found if one.start > commas[0]), *(one for one in found if one.start < commas[0]))
        variants.append(Variant(_run(turned)))
    if len(tokens) > 1 and not any(span.unspaced for span in found):
        variants.append(Variant(("".join(tokens),), 0.9))
    return Word(tuple(variants), fields)


def _run(found: Sequence[Span]) -> tuple[str, ...]:
    return tuple(token for span in found for token in (span.tokens if span.unspaced else span.tokens[:1]))


def _number(value: str) -> int | None:
    digits = fold(value).strip()
    return int(digits) if digits.lstrip("-").isdigit() and len(digits) < 10 else None


def _marked(field: str, value: str) -> str:
    if field == "lang":
        return (normal_tag(value) or value).lower()
    return value if field in {"cites", "id"} else fold(value) if field == "category" else value.lower()


def _identifier(value: str) -> str:
    return value.lower().removeprefix(_RESOLVER).removeprefix("doi:").strip()
