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
_MOST_TOGETHER = 60
"""Authors or sources of one work that are looked at."""


def cited_together(works: Sequence[Work], ui: Interface) -> Picture:
    """Draw which sources are cited by the same works of those given (Small 1973), held by the library or not."""
    named: dict[str, Node] = {}
    groups = []
    for work in works:
        found = {_source(one): one for one in work.record.references[:400]}
        groups.append([key for key in found if key][:_MOST_TOGETHER])
        named |= {key: _held(one) for key, one in found.items() if key}
    title = ui.gettext("Sources cited together by these works")
    columns = (ui.gettext("Source"), ui.gettext("Source"), ui.gettext("Works citing both"))
    return network.draw("map", title, columns, tied(groups, named))


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
    groups = [[one.name.display for one in work.record.by_role("author")[:_MOST_TOGETHER]] for work in works]
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
    place = {key: number for number, key in enumerate(chosen)}
    nodes = tuple(Node(named[key].label, often[key], named[key].link, named[key].group) for key in chosen)
    ties = (Tie(place[a], place[b], count) for (a, b), count in pairs.items() if a in place and b in place)
    return Network(nodes, tuple(sorted(ties, key=lambda tie: (-tie.weight, tie.one, tie.other))))
