"""What was asked? The tree of a query, as every engine receives it."""

from typing import Literal

import msgspec

Match = Literal["words", "phrase", "prefix", "fuzzy"]


class Term(msgspec.Struct, frozen=True, tag=True):
    """Words as typed: all of them (``words``), in order (``phrase``), a beginning (``prefix``), nearly (``fuzzy``)."""

    value: str
    match: Match = "words"
    field: str = ""


class Range(msgspec.Struct, frozen=True, tag=True):
    """A field between two values, both included; "" is open ("year", "1990", "2005")."""

    field: str
    low: str = ""
    high: str = ""


class Has(msgspec.Struct, frozen=True, tag=True):
    """The work has something: ``abstract``, ``notes``, ``fulltext``, ``doi`` …"""

    what: str


class Not(msgspec.Struct, frozen=True, tag=True):
    """Works that do not fit the node."""

    node: "Node"


class And(msgspec.Struct, frozen=True, tag=True):
    """Works that fit all nodes."""

    nodes: tuple["Node", ...]


class Or(msgspec.Struct, frozen=True, tag=True):
    """Works that fit any node."""

    nodes: tuple["Node", ...]


Node = Term | Range | Has | Not | And | Or


class Widening(msgspec.Struct, frozen=True):
    """Another way to say some words of the question, in another language mostly.

    ``words`` are the words asked for, ``form`` what is searched beside them (its tag is ``lang``), ``weight`` in 0..1
    how sure it is that they mean the same.
    """

    words: str
    form: str
    lang: str = ""
    weight: float = 0.5


Sort = Literal["relevance", "newest", "oldest", "title", "author", "cited", "added"]
Facet = Literal["year", "language", "journal", "type", "author", "subject"]


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """One question to an engine. ``node`` ``None`` asks for everything; ``after`` is a cursor of an earlier answer,
    ``widenings`` are translations to search beside the words asked for. With a ``limit`` of 0 works are counted only.
    """

    node: Node | None = None
    facets: tuple[Facet, ...] = ()
    sort: Sort = "relevance"
    limit: int = 20
    offset: int = 0
    after: str = ""
    widenings: tuple[Widening, ...] = ()
