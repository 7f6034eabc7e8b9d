"""Finds works: reads the question, widens it, asks the engine, and tells what was not understood."""

from collections.abc import Iterable

import msgspec

from dragoman.engines.port import Engine, Hits, Relaxed
from dragoman.library.meaning import Meaning
from dragoman.library.suggest import meant
from dragoman.library.view import work_of
from dragoman.query.language import Asked, parse
from dragoman.query.tree import And, Node, Not, Or, Search, Term
from dragoman.record.finding import Finding, Place, Report
from dragoman.text.normal import fold
from dragoman.translate.lexicon import Lexicon


class Found(Hits, frozen=True, kw_only=True):
    """An answer, with what is to be said about the question; ``meant`` is a spelling that would find something.

    ``messages`` say ``findings`` in sentences, and what is said of the answer itself.
    """

    messages: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    meant: str = ""


_RELAXED: dict[Relaxed, str] = {
    "some": "no work has all the words; those with some of them are given",
    "alike": "no work has these words; those whose words in other scripts may sound so are given",
}


def find(
    engine: Engine, query: str, search: Search, words: Lexicon | None = None, meaning: Meaning | None = None
) -> Found:
    """Ask an engine in the query language (docs/howto/search.md), widened by translations and nearness of meaning."""
    asked = understood(engine, query)
    widenings = words.widenings(asked.node) if words is not None else ()
    hits = engine.search(msgspec.structs.replace(search, node=asked.node, widenings=widenings))
    if meaning:
        hits = meaning.fuse(asked.node, search, hits)
    messages = [one.sentence for one in asked.findings]
    if meaning and meaning.trouble:
        messages.append(meaning.trouble)
    if hits.relaxed and hits.total:
        messages.append(_RELAXED[hits.relaxed])
    better = meant(engine, query) if not hits.total or hits.relaxed else ""
    return Found(**msgspec.structs.asdict(hits), messages=tuple(messages), findings=asked.findings, meant=better)


_WORKS = frozenset({"cites", "cited-by", "id"})
"""Fields whose value is the id of a work, or of one of its records."""


def understood(engine: Engine, query: str) -> Asked:
    """Read a question; the works it names by an id they had before, or by that of a record, are found out.

    A work that is unknown is a finding at the place of its id.
    """
    asked = parse(query)
    report = Report()

    def named(node: Node) -> Node:
        match node:
            case And(nodes) | Or(nodes):
                return type(node)(tuple(map(named, nodes)))
            case Not(inner):
                return Not(named(inner))
            case Term(value, _, field) if field in _WORKS:
                return msgspec.structs.replace(node, value=_id(engine, query, value, report))
            case _:
                return node

    node = named(asked.node) if asked.node else None
    return Asked(node, (*asked.findings, *report.findings))


def _id(engine: Engine, query: str, name: str, report: Report) -> str:
    work = work_of(engine, name)
    if work is None:
        column = query.find(name) + 1
        report.add("query.unknown_work", Place(line=1, column=column), value=name, column=column)
    return work.id if work else name


_MOST_FORMS = 12
"""So many forms of one word are told."""


def widened(through: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Gather over which forms the words of a question were widened, word by word; forms that fold to one are told once.

    >>> widened(("karabakh → карабах", "karabakh → karabag", "karabakh ↔ karabağ", "karabakh ↔ قره‌باغ"))
    [('karabakh', ['карабах', 'karabağ', 'قره‌باغ'])]
    """
    found: dict[str, dict[str, str]] = {}
    for one in through:
        word, _, form = one.replace(" ↔ ", " → ").partition(" → ")
        found.setdefault(word, {})[fold(form)] = form
    return [(word, list(forms.values())[:_MOST_FORMS]) for word, forms in found.items()]
