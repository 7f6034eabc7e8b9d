"""Which networks lie in works found? Works cited together, and people who write together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from urllib.parse import quote

from dragoman.engines.port import Work
from dragoman.record.model import Reference
from dragoman.text.normal import fold
from dragoman.web.interface import Interface
from dragoman.web.pictures import network
from dragoman.web.pictures.apparatus import named_shortly
from dragoman.web.pictures.network import Network, Node, Tie
from dragoman.web.pictures.picture import Picture

MOST = 40
"""Things on a map: those that occur most."""
_MOST_SOURCES = 400
_MOST_TIES = 4
_MOST_TOGETHER = 60
"""Authors or sources of one work that are looked at."""


def cited_together(works: Sequence[Work], ui: Interface) -> Picture:
    """Draw which sources are cited together by the works given, held by the library or not.

    Two sources are tied once for each work that cites both (Small 1973); where a work has notes, once for each note
    that cites both, since a long apparatus ties all to all otherwise (Gipp and Beel 2009).
    """
    named: dict[str, Node] = {}
    groups: list[list[str]] = []
    for work in works:
        keys = [_source(one) for one in work.record.references[:_MOST_SOURCES]]
        named |= {key: _held(one) for key, one in zip(keys, work.record.references, strict=False) if key}
        groups += _cited(work, keys)
    title = ui.gettext("Sources cited together by these works")
    columns = (ui.gettext("Source"), ui.gettext("Source"), ui.gettext("How often together"))
    return network.draw("map", title, columns, tied(groups, named))


def _cited(work: Work, keys: list[str]) -> list[list[str]]:
    notes = [[one.reference for one in note.mentions if one.reference is not None] for note in work.record.notes]
    groups = [[keys[at] for at in note if at < len(keys) and keys[at]] for note in notes]
    return [group[:_MOST_TOGETHER] for group in groups if group] or [[key for key in keys if key][:_MOST_TOGETHER]]


def _source(reference: Reference) -> str:
    """Give a key under which the same source is the same, also where the library does not hold it."""
    record = reference.record
    if reference.work or record is None or not record.title:
        return reference.work
    name = record.contributors[0].name if record.contributors else None
    return fold(f"{(name.family or name.literal) if name else ''} {record.title[0].value[:60]}")


def _held(reference: Reference) -> Node:
    link = f"/work/{reference.work}" if reference.work else ""
    return Node(named_shortly(reference, 60), 1, link, 0 if reference.work else 1)


def write_together(works: Sequence[Work], ui: Interface) -> Picture:
    """Draw who writes together in the works given."""
    groups = [[one.name.shown for one in work.record.by_role("author")[:_MOST_TOGETHER]] for work in works]
    groups = [[name for name in group if name] for group in groups]
    named = {name: Node(name, 1, f"/author/{quote(name, safe='')}") for group in groups for name in group}
    title = ui.gettext("Who writes together")
    columns = (ui.gettext("Author"), ui.gettext("Author"), ui.gettext("Works"))
    return network.draw("coauthors", title, columns, tied(groups, named))


def tied(groups: Iterable[Sequence[str]], named: dict[str, Node]) -> Network:
    """Tie what stands in the same group; the things that occur most and have a tie are kept."""
    distinct = [tuple(dict.fromkeys(group)) for group in groups]
    often = Counter(key for group in distinct for key in group)
    pairs = Counter(pair for group in distinct for pair in combinations(sorted(group), 2))
    strong = Counter[str]()
    for pair, count in pairs.items():
        strong.update(dict.fromkeys(pair, count))
    chosen = sorted(strong, key=lambda key: (-often[key], -strong[key], key))[:MOST]
    kept = _strongest([(pair, count) for pair, count in pairs.most_common() if set(pair) <= set(chosen)])
    linked = {key for pair, _ in kept for key in pair}
    place = {key: number for number, key in enumerate(key for key in chosen if key in linked)}
    nodes = tuple(Node(named[key].label, often[key], named[key].link, named[key].group) for key in place)
    return Network(nodes, tuple(Tie(place[one], place[other], count) for (one, other), count in kept))


def _strongest(pairs: list[tuple[tuple[str, str], int]]) -> list[tuple[tuple[str, str], int]]:
    """Keep the ties that tell something: a few for each thing, its strongest ones."""
    kept = []
    seen: Counter[str] = Counter()
    for pair, count in sorted(pairs, key=lambda told: (-told[1], told[0])):
        if min(seen[one] for one in pair) < _MOST_TIES:
            kept.append((pair, count))
            seen.update(pair)
    return kept
