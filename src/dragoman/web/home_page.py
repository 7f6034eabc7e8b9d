"""The first page: the search field, what the library holds as small pictures, the newest works."""

from collections import Counter

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dragoman.engines.port import Hits
from dragoman.library import Library
from dragoman.query.tree import Facet
from dragoman.serving.costly import Costly
from dragoman.web.asked import Asked, field, together
from dragoman.web.interface import of_reader
from dragoman.web.pages import page
from dragoman.web.pictures.bars import years

FACETS: tuple[Facet, ...] = ("language", "journal", "subject", "type", "author", "year")
_COLOURED = 6


class Overview(msgspec.Struct, frozen=True):
    """What the library holds: its newest works and counts, and how many works by year and language."""

    hits: Hits
    counts: dict[tuple[int, str], int]


async def home(request: Request) -> Response:
    """Show the first page."""
    whole: Costly[Overview] = request.app.state.overview
    held = await run_in_threadpool(whole.now)
    ui = of_reader(request)
    picture = years("years", ui.gettext("Works by year and language"), held.counts, ui)
    return page(request, "home.html", asked=Asked(), hits=held.hits, picture=picture)


def overview(library: Library) -> Overview:
    """Ask what the library holds, in several questions to the engine."""
    hits = library.search("", limit=6, sort="newest", facets=FACETS)
    return Overview(hits, by_year(library, ""))


def by_year(library: Library, query: str) -> dict[tuple[int, str], int]:
    """Count the works found by year and language; those in no language of the commonest are counted under ""."""
    whole = library.search(query, limit=1, facets=("year", "language")).facets
    totals = {int(year): count for year, count in whole.get("year", ())}
    counts: Counter[tuple[int, str]] = Counter()
    for lang, _ in whole.get("language", ())[:_COLOURED]:
        asked = f"{together(query)} {field('lang', lang)}".strip()
        told = library.search(asked, limit=1, facets=("year",)).facets.get("year", ())
        counts |= {(int(year), lang): count for year, count in told}
    for one, total in totals.items():
        left = total - sum(count for (other, _), count in counts.items() if other == one)
        if left > 0:
            counts[one, ""] = left
    return dict(counts)
