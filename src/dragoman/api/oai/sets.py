"""Which sets are there, and in which is a work? By type, by year, by journal: ``type:thesis``, ``year:2009``,
``journal:vestnik-mgimo`` (the journal's name in Latin letters).
"""

import re
from collections.abc import Iterator
from hashlib import blake2b

from dragoman.library import Library
from dragoman.query.tree import Facet, Range, Search
from dragoman.record.model import Record
from dragoman.text.normal import fold
from dragoman.text.transliterate import romanise

_OTHER = re.compile(r"[^a-z0-9]+")
_SPAN = 40
"""Years asked at one time: an engine counts no more than fifty values of a facet."""
TOP = {"type": "By type", "year": "By year", "journal": "By journal"}
"""The sets that hold all others."""


def slug(title: str) -> str:
    """Write a journal's title as a set's name.

    >>> slug("Вестник МГИМО"), slug("فصلنامه")
    ('vestnik-mgimo', 'fslnamh')
    """
    made = _OTHER.sub("-", fold(romanise(title))).strip("-")[:60].strip("-")
    return made or blake2b(title.encode(), digest_size=5).hexdigest()


def sets_of(record: Record) -> list[str]:
    """Give the sets in which a work is.

    >>> sets_of(Record(type="thesis"))
    ['type:thesis']
    """
    found = [f"type:{record.type}"]
    if record.issued.year is not None and record.issued.year >= 0:
        found.append(f"year:{record.issued.year:04}")
    if record.container and record.container.title:
        found.append(f"journal:{slug(record.container.title[0].value[:200])}")
    return found


def holds(spec: str, sets: list[str]) -> bool:
    """Say whether a set holds what is in these sets: itself or one below it.

    >>> holds("type", ["type:thesis"]), holds("type:the", ["type:thesis"])
    (True, False)
    """
    return any(one == spec or one.startswith(f"{spec}:") for one in sets)


def every_set(library: Library) -> dict[str, str]:
    """Give all sets with their names: types and years all, of each year the fifty journals with most works."""
    found = dict(TOP)
    found |= {f"type:{value}": value for value, _ in _counted(library, ("type",), None).get("type", ())}
    for year in sorted(_years(library)):
        found[f"year:{year:04}"] = f"{year:04}"
        journals = _counted(library, ("journal",), Range("year", str(year), str(year))).get("journal", ())
        found |= {f"journal:{slug(title)}": title for title, _ in journals}
    undated = _counted(library, ("journal",), None).get("journal", ())
    return found | {f"journal:{slug(title)}": title for title, _ in undated}


def _counted(
    library: Library, facets: tuple[Facet, ...], span: Range | None
) -> dict[Facet, tuple[tuple[str, int], ...]]:
    return library.engine.search(Search(node=span, facets=facets, limit=1)).facets


def _years(library: Library) -> Iterator[int]:
    ends = [_end(library, "oldest"), _end(library, "newest")]
    if None in ends:
        return
    first, last = max(ends[0] or 0, 0), ends[1] or 0
    for start in range(first, last + 1, _SPAN):
        span = Range("year", str(start), str(min(start + _SPAN - 1, last)))
        yield from (int(value) for value, _ in _counted(library, ("year",), span).get("year", ()))


def _end(library: Library, sort: str) -> int | None:
    hits = library.search("has:year", limit=1, sort=sort).hits  # type: ignore[arg-type]
    return hits[0].work.record.issued.year if hits else None
