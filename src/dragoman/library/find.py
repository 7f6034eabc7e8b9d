"""Finds works: reads the question, widens it, asks the engine, and tells what was not understood."""

import msgspec

from dragoman.engines.port import Engine, Hits
from dragoman.query.language import parse
from dragoman.query.tree import Search


class Found(Hits, frozen=True, kw_only=True):
    """An answer, with what is to be said about the question."""

    messages: tuple[str, ...] = ()


def find(engine: Engine, query: str, search: Search) -> Found:
    """Ask an engine in the query language (docs/howto/search.md)."""
    asked = parse(query)
    hits = engine.search(msgspec.structs.replace(search, node=asked.node))
    return Found(**msgspec.structs.asdict(hits), messages=tuple(one.sentence for one in asked.findings))
