"""How is a question written? The query language, read leniently: a mistake is told, and its words are searched.

``karabakh war`` words · ``"black garden"`` phrase · ``-word`` without · ``a OR b`` · ``(…)`` · ``author:goltz``
field · ``year:1990-2005``, ``zone<=2`` ranges · ``has:abstract`` · ``qarab*`` beginning · ``qarabag~`` nearly.
docs/howto/search.md tells it whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

import msgspec

from dragoman.query.fields import ALIASES, HAS, KINDS, known_values
from dragoman.query.scan import Piece, has_invisible, pieces, visible
from dragoman.query.tree import And, Has, Match, Node, Not, Or, Range, Term
from dragoman.record.finding import Finding, Place, Report
from dragoman.text.normal import latin_digits
from dragoman.text.script import dominant_script

LONGEST = 2_000
"""Characters of a question that are read."""

MOST_PIECES = 200
"""Words and marks of a question that are read."""

MOST_OPEN = 3
"""Words of a question that may end in ``*`` or ``~``: each stands for many words of the library."""

DEEPEST = 12
"""Parentheses inside each other that are followed."""

_SHORTEST_BEGINNING = 2
_SHORTEST_NEARLY = 4
_RANGE = re.compile(r"^(-?\d{1,6})?\s*(?:-|–|—|\.\.|…)\s*(-?\d{1,6})?$")
_NUMBER = re.compile(r"^-?\d{1,6}$")
_DENSE_SCRIPTS = frozenset({"Hani", "Kana", "Hang"})
NOTHING = Or(())
"""The node that no work fits."""


class Asked(msgspec.Struct, frozen=True):
    """A question as understood: its tree (``None``: everything was asked for), and what was noticed on the way.

    The ``place`` of a finding holds the 1-based column of the character it speaks of.
    """

    node: Node | None
    findings: tuple[Finding, ...] = ()


def parse(text: str) -> Asked:
    """Read a question. Never raises: what is not understood is searched as words, and told.

    >>> parse("karabakh -iran").node
    And(nodes=(Term(value='karabakh', match='words', field=''), Not(node=Term(value='iran', match='words', field=''))))
    >>> parse('"black garden').findings[0].sentence
    'the quotation mark at character 1 is not closed; it is not read'
    """
    report = Report()
    shown = text[:LONGEST]
    if len(text) > LONGEST:
        _tell(report, "query.too_long", LONGEST, length=len(text), limit=LONGEST)
    if has_invisible(shown):
        _tell(report, "query.invisible", 0)
    found = list(_closed(pieces(shown), report))
    if len(found) > MOST_PIECES:
        _tell(report, "query.too_many", found[MOST_PIECES].start, limit=MOST_PIECES)
    node = _Reader(found[:MOST_PIECES], report).question()
    if node is None and visible(text).strip():
        node = _names(found, report)
    return Asked(node, tuple(report.findings))


def _closed(found: Iterable[Piece], report: Report) -> Iterator[Piece]:
    """Leave out quotation marks without an end: what stands behind them is searched as words."""
    for piece in found:
        if piece.sign == "stray":
            _tell(report, "query.unclosed_quote", piece.start)
        else:
            yield piece


def _names(found: Sequence[Piece], report: Report) -> Node:
    """Search the names of fields that have no value when nothing else was asked; else tell that there is no word."""
    names = [piece.value for piece in found if piece.sign == "field"]
    if names:
        return Term(" ".join(names))
    _tell(report, "query.nothing", 0)
    return NOTHING


def _tell(report: Report, code: str, start: int, **values: object) -> None:
    column = start + 1
    report.add(code, Place(line=1, column=column), column=column, **values)


class _Reader:
    """Reads pieces by recursive descent: alternatives, then what stands side by side, then one thing."""

    def __init__(self, found: Sequence[Piece], report: Report) -> None:
        self._pieces = found
        self._at = 0
        self._depth = 0
        self._open = 0
        self._report = report

    def question(self) -> Node | None:
        nodes = []
        while self._at < len(self._pieces):
            node = self._alternatives("")
            nodes += [node] if node is not None else []
            if self._at < len(self._pieces):
                self._tell("query.unopened", self._take().start)
        return _together(nodes)

    def _peek(self) -> Piece | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def _take(self) -> Piece:
        self._at += 1
        return self._pieces[self._at - 1]

    def _tell(self, code: str, start: int, **values: object) -> None:
        _tell(self._report, code, start, **values)

    def _alternatives(self, field: str) -> Node | None:
        nodes = [self._side_by_side(field)]
        while (piece := self._peek()) and piece.sign == "or":
            self._take()
            nodes.append(self._side_by_side(field))
            if nodes[-1] is None or nodes[-2] is None:
                self._tell("query.or_without", piece.start)
        found = [node for node in nodes if node is not None]
        found = list(dict.fromkeys(found))
        return found[0] if len(found) == 1 else Or(tuple(found)) if found else None

    def _side_by_side(self, field: str) -> Node | None:
        nodes = []
        while (piece := self._peek()) and piece.sign not in {"or", "close"}:
            node = self._one(self._take(), field)
            nodes += [node] if node is not None else []
        return _together(nodes)

    def _one(self, piece: Piece, field: str) -> Node | None:
        match piece.sign:
            case "minus":
                return self._without(piece, field)
            case "open":
                return self._group(piece, field)
            case "field":
                return self._field(piece)
            case "phrase":
                return self._phrase(piece, field)
            case "word":
                return self._word(piece, field)
            case _:
                return None

    def _without(self, minus: Piece, field: str) -> Node | None:
        following = self._peek()
        if following is None or following.sign in {"or", "close"}:
            self._tell("query.minus_without", minus.start)
            return None
        node = self._one(self._take(), field)
        return None if node is None else Not(node)

    def _group(self, opening: Piece, field: str) -> Node | None:
        if self._depth >= DEEPEST:
            self._tell("query.too_deep", opening.start, limit=DEEPEST)
            return None
        self._depth += 1
        node = self._alternatives(field)
        self._depth -= 1
        if self._peek() is None:
            self._tell("query.unclosed", opening.start)
        else:
            self._take()
        return node

    def _phrase(self, piece: Piece, field: str) -> Node | None:
        if KINDS.get(field, "words") != "words":
            return self._value(field, piece)
        return Term(piece.value, "phrase", field) if _has_letter(piece.value) else None

    def _field(self, piece: Piece) -> Node | None:
        name = ALIASES.get(normalize("NFC", piece.value).lower())
        if name is None:
            if self._peek() is not None:  # else a colon that ends the question
                self._tell("query.unknown_field", piece.start, name=piece.value)
            return Term(piece.value)
        following = self._peek()
        if following is None or following.sign in {"or", "close", "minus", "field", "and"}:
            return self._open_range(name, piece, following)
        if KINDS[name] == "number" and following.sign == "word":
            return self._number(name, piece, self._take())
        if following.sign in {"open", "phrase"}:
            return self._one(self._take(), name)
        return self._word(self._take(), name) if KINDS[name] == "words" else self._value(name, self._take())

    def _open_range(self, name: str, piece: Piece, following: Piece | None) -> Node | None:
        """Read ``year:-2005``, whose minus was cut off; else a field without a value."""
        if following is not None and following.sign == "minus" and KINDS[name] == "number":
            self._take()
            rest = self._peek()
            if rest is not None and rest.sign == "word":
                return self._number(name, piece, self._take()._replace(value=f"-{rest.value}"))
        self._tell("query.no_value", piece.start, name=piece.value)
        return None

    def _value(self, name: str, piece: Piece) -> Node | None:
        if KINDS[name] == "has":
            what = piece.value.lower().replace("full-text", "fulltext")
            if what not in HAS:
                self._tell("query.unknown_has", piece.start, value=piece.value, known=", ".join(HAS))
                return Term(piece.value)
            return Has(what)
        if KINDS[name] == "number":
            return self._number(name, piece._replace(more=":"), piece)
        known = known_values(name, piece.value)
        if known:
            self._tell("query.unknown_value", piece.start, name=name, value=piece.value, known=known)
            return Term(piece.value)
        return Term(piece.value, "words", name)

    def _number(self, name: str, field: Piece, piece: Piece) -> Node | None:
        node = _range(name, field.more, latin_digits(piece.value))
        if node is None:
            self._tell("query.no_number", piece.start, name=name, value=piece.value)
            return Term(piece.value) if _has_letter(piece.value) else None
        if node.low and node.high and int(node.low) > int(node.high):
            self._tell("query.range_turned", piece.start, value=piece.value, low=node.high, high=node.low)
            return Range(name, node.high, node.low)
        return node

    def _word(self, piece: Piece, field: str) -> Node | None:
        if KINDS.get(field, "words") != "words":
            return self._value(field, piece)
        if not _has_letter(piece.value):
            return None
        match, shortest = _ENDINGS.get(piece.value[-1], ("words", 0))
        if match == "words":
            return Term(piece.value, "words", field)
        value = piece.value.rstrip("*~")
        if len(value) < shortest and dominant_script(value) not in _DENSE_SCRIPTS:
            self._tell("query.too_short", piece.start, value=piece.value, shortest=shortest)
            return Term(value, "words", field)
        self._open += 1
        if self._open == MOST_OPEN + 1:
            self._tell("query.too_many_open", piece.start, limit=MOST_OPEN)
        return Term(value, match if self._open <= MOST_OPEN else "words", field)


_ENDINGS: dict[str, tuple[Match, int]] = {"*": ("prefix", _SHORTEST_BEGINNING), "~": ("fuzzy", _SHORTEST_NEARLY)}
"""Sign behind a word → what it asks, and the fewest letters before it."""


def _has_letter(value: str) -> bool:
    return any(letter.isalnum() for letter in value)


def _range(name: str, sign: str, value: str) -> Range | None:
    if sign != ":":
        return _compared(name, sign, value)
    if value[:1] in "<>=":
        bare = value.lstrip("<>=")
        return _compared(name, value[: len(value) - len(bare)], bare)
    if name == "year" and _NUMBER.match(value) and value.startswith("-"):
        return Range(name, "", value[1:])
    if _NUMBER.match(value):
        return Range(name, value, value)
    found = _RANGE.match(value)
    return Range(name, found[1] or "", found[2] or "") if found and (found[1] or found[2]) else None


def _compared(name: str, sign: str, value: str) -> Range | None:
    if not _NUMBER.match(value):
        return None
    step = {"<": -1, ">": 1}.get(sign, 0)
    bound = str(int(value) + step)
    return Range(name, "", bound) if sign.startswith("<") else Range(name, bound, "" if ">" in sign else bound)


def _together(nodes: Sequence[Node]) -> Node | None:
    """Join what stands side by side; plain words of one field become one term, in the order in which they stand."""
    nodes = [inner for node in nodes for inner in (node.nodes if isinstance(node, And) else (node,))]
    words: dict[str, list[str]] = {}
    for node in nodes:
        if isinstance(node, Term) and node.match == "words" and KINDS.get(node.field, "words") == "words":
            words.setdefault(node.field, []).append(node.value)
    joined: list[Node] = []
    for node in nodes:
        if not (isinstance(node, Term) and node.match == "words" and node.field in words):
            joined.append(node)
        elif words[node.field]:
            joined.append(Term(" ".join(words[node.field]), "words", node.field))
            words[node.field] = []
    joined = list(dict.fromkeys(joined))
    return joined[0] if len(joined) == 1 else And(tuple(joined)) if joined else None
