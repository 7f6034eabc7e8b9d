"""What does a question ask of an index? The plan: the question in tokens and marks, the same for every engine."""

from typing import Literal

import msgspec

from dragoman.query.tree import Facet

Number = Literal["year", "zone", "cited"]


class Variant(msgspec.Struct, frozen=True):
    """Tokens that stand for a word asked for (several: in this order, side by side), and how well, in 0..1.

    ``through`` is how the variant is told to the reader, "" when it is what was asked for.
    """

    tokens: tuple[str, ...]
    weight: float = 1.0
    through: str = ""


class Word(msgspec.Struct, frozen=True, tag=True):
    """Works with any of the variants in any of the fields; the best one counts, as often as the word was asked for."""

    variants: tuple[Variant, ...]
    fields: tuple[str, ...]
    times: int = 1


class Written(msgspec.Struct, frozen=True, tag=True):
    """Works with a word as it was typed: ``token`` is what it is found under, ``form`` how it was typed.

    Where the two are the same, works that have the token and none of its other writings.
    """

    token: str
    form: str
    fields: tuple[str, ...]


class Start(msgspec.Struct, frozen=True, tag=True):
    """Works with a word that begins so."""

    prefix: str
    fields: tuple[str, ...]


class Near(msgspec.Struct, frozen=True, tag=True):
    """Works with a word at most ``distance`` edits away (a swap of neighbours is one edit)."""

    token: str
    fields: tuple[str, ...]
    distance: int = 1


class Mark(msgspec.Struct, frozen=True, tag=True):
    """Works with any of the marks, such as "lang:fa"; ``score`` is what a mark counts."""

    marks: tuple[str, ...]
    score: float = 0.0


class Shown(msgspec.Struct, frozen=True, tag=True):
    """Works with this value of a facet, exactly as the facet shows it."""

    facet: Facet
    value: str


class Identified(msgspec.Struct, frozen=True, tag=True):
    """Works with this identifier, in lower case."""

    value: str


class Between(msgspec.Struct, frozen=True, tag=True):
    """Works whose number lies between two, both included; ``None`` is open."""

    number: Number
    low: int | None = None
    high: int | None = None


class Every(msgspec.Struct, frozen=True, tag=True):
    """All works."""


class All(msgspec.Struct, frozen=True, tag=True):
    """Works that fit at least ``least`` of the nodes (0: all of them); those that fit ``liked`` too come earlier."""

    nodes: tuple["Plan", ...]
    least: int = 0
    liked: tuple["Plan", ...] = ()


class AnyOf(msgspec.Struct, frozen=True, tag=True):
    """Works that fit any of the nodes."""

    nodes: tuple["Plan", ...]


class Without(msgspec.Struct, frozen=True, tag=True):
    """Works that do not fit the node."""

    node: "Plan"


Plan = Word | Written | Start | Near | Mark | Shown | Identified | Between | Every | All | AnyOf | Without


_FEWEST = 2
"""Of fewer words there are no others to do without."""


def relaxed(plan: Plan) -> Plan:
    """Ask for any of the words where all or most were asked for; filters and what is excluded stay.

    >>> some, lang = relaxed(All((Near("a", ()), Near("b", ()), Mark(("lang:fa",))))).nodes
    >>> some.least, lang.marks
    (1, ('lang:fa',))
    """
    if isinstance(plan, AnyOf):
        return AnyOf(tuple(relaxed(node) for node in plan.nodes))
    if not isinstance(plan, All):
        return plan
    words = tuple(word for node in plan.nodes for word in _asked(node))
    if len(words) < _FEWEST:
        return plan
    filters = tuple(node for node in plan.nodes if not _asked(node))
    some = All(words, 1, plan.liked)
    return All((some, *filters)) if filters else some


def _asked(plan: Plan) -> tuple["Plan", ...]:
    """Give the words that a node asks for together; none of a filter."""
    if isinstance(plan, (Word, Start, Near, AnyOf)):
        return (plan,)
    return tuple(word for node in plan.nodes for word in _asked(node)) if isinstance(plan, All) else ()


def words_of(plan: Plan) -> tuple[Word | Start | Near, ...]:
    """Give the words a plan asks for, those it excludes left out: what is to be marked in the texts found."""
    if isinstance(plan, (Word, Start, Near)):
        return (plan,)
    if isinstance(plan, (All, AnyOf)):
        return tuple(word for node in plan.nodes for word in words_of(node))
    return ()
