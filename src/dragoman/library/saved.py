"""Which questions are asked again and again? Saved searches, and what is new to each of them."""

import re
from typing import cast

import msgspec

from dragoman.engines.history import now
from dragoman.engines.port import Engine, Hits, Noted, Put, Stored, Work
from dragoman.library.find import understood
from dragoman.query.language import parse
from dragoman.query.tree import Search
from dragoman.translate.lexicon import Lexicon

_NAME = re.compile(r"\w[^/\\\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]{0,79}")
_MOST = 200
"""Works that are looked at for what is new: those added last."""


class Saved(msgspec.Struct, frozen=True):
    """A question under a name. ``when`` it was saved, ``seen`` when its news were looked at last (ISO 8601, UTC)."""

    name: str
    query: str
    when: str = ""
    seen: str = ""


class New(msgspec.Struct, frozen=True):
    """A work that a saved search finds, and when it came or was changed last (ISO 8601, UTC)."""

    work: Work
    when: str


def save(engine: Engine, name: str, query: str) -> Saved:
    """Keep a question, in place of the one of that name. What the library holds already is no news.

    Raises ``ValueError`` for a name that does not begin with a letter or digit, has slashes or signs without a shape,
    or is longer than 80 characters, and for a question that asks for nothing.
    """
    if not _NAME.fullmatch(name):
        message = f"{name!r} cannot be the name of a search: it begins with a letter, without slashes, at most 80 long"
        raise ValueError(message)
    if parse(query).node is None:
        message = "a saved search needs a question"
        raise ValueError(message)
    return _kept(engine, Saved(name, query, now(), now()))


def saved(engine: Engine) -> list[Saved]:
    """Give all saved searches, by name."""
    return [_saved(stored) for stored in engine.iterate("saved")]


def saved_search(engine: Engine, name: str) -> Saved:
    """Give one. Raises ``LookupError`` when there is none of that name."""
    (stored,) = engine.get("saved", [name])
    if stored is None:
        message = f"there is no saved search {name}"
        raise LookupError(message)
    return _saved(stored)


def forget(engine: Engine, name: str) -> None:
    """Delete one. Raises ``LookupError`` when there is none of that name."""
    engine.delete("saved", [saved_search(engine, name).name])
    engine.commit()


def news(engine: Engine, search: Saved, words: Lexicon | None = None, limit: int = 50) -> tuple[New, ...]:
    """Give the works that a search finds, those added or changed last first."""
    node = understood(engine, search.query).node
    widenings = words.widenings(node) if words is not None else ()
    hits: Hits = engine.search(Search(node=node, sort="added", limit=_MOST, widenings=widenings))
    stored = engine.get("work", [hit.id for hit in hits.hits])
    found = (New(cast("Work", one.value), one.changed.partition("/")[0]) for one in stored if one is not None)
    return tuple(sorted(found, key=lambda one: one.when, reverse=True)[:limit])


def unseen(engine: Engine, search: Saved, words: Lexicon | None = None) -> tuple[New, ...]:
    """Give the works that came or changed since the news of a search were looked at last."""
    return tuple(one for one in news(engine, search, words, _MOST) if one.when > search.seen)


def seen(engine: Engine, search: Saved) -> Saved:
    """Note that the news of a search were looked at now."""
    return _kept(engine, msgspec.structs.replace(search, seen=now()))


def _kept(engine: Engine, search: Saved) -> Saved:
    values = {"query": search.query, "when": search.when, "seen": search.seen}
    engine.write([Put(kind="saved", id=search.name, value=Noted(id=search.name, values=values))])
    engine.commit()
    return search


def _saved(stored: Stored) -> Saved:
    values = cast("Noted", stored.value).values
    return Saved(stored.id, values.get("query", ""), values.get("when", ""), values.get("seen", ""))
