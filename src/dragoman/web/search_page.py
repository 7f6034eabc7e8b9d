"""The search page: results, facets, and what the library holds."""

from urllib.parse import urlencode

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dragoman.engines.port import Hits
from dragoman.library import Library
from dragoman.query.tree import Facet, Sort
from dragoman.web.pages import page

FACETS: tuple[Facet, ...] = ("year", "language", "journal", "type")
FIELDS: dict[str, str] = {"year": "year", "language": "lang", "journal": "journal", "type": "type"}
"""Facet → the field of the query language that narrows to one of its values."""
PAGE = 20
LAST = 500
"""Pages that can be asked for by number."""
LONGEST = 2000
"""Characters of a query that are read."""


class Asked(msgspec.Struct, frozen=True):
    """What the address asks for, within bounds."""

    query: str = ""
    sort: Sort = "relevance"
    number: int = 1

    def address(self, **other: object) -> str:
        """Give the query part of the address of this question with other values."""
        new = {"q": self.query, "sort": self.sort, "page": self.number} | other
        return "?" + urlencode({key: value for key, value in new.items() if value not in ("", 1, "relevance")})


def asked(request: Request) -> Asked:
    """Read the question out of the address; what is out of bounds is put within them."""
    given = request.query_params
    try:
        sort = msgspec.convert(given.get("sort", "relevance"), Sort)
    except msgspec.ValidationError:
        sort = "relevance"
    number = given.get("page", "1")
    return Asked(
        given.get("q", "")[:LONGEST].strip(), sort, min(int(number), LAST) if number.isdecimal() and int(number) else 1
    )


def narrowed(query: str, facet: str, value: str) -> str:
    """Give a query narrowed to a facet's value.

    >>> narrowed("Karabakh", "journal", "Central Eurasia Studies")
    'Karabakh journal:"Central Eurasia Studies"'
    """
    plain = value.replace('"', "")
    return f'{query} {FIELDS[facet]}:"{plain}"'.strip() if " " in plain else f"{query} {FIELDS[facet]}:{plain}".strip()


async def home(request: Request) -> Response:
    """Show the search field, and the newest works."""
    library: Library = request.app.state.library
    hits = await run_in_threadpool(library.search, "", limit=8, sort="newest", facets=FACETS)
    return page(request, "home.html", asked=Asked(), hits=hits, narrowed=narrowed)


async def search(request: Request) -> Response:
    """Show what a query finds."""
    library: Library = request.app.state.library
    one = asked(request)
    hits: Hits = await run_in_threadpool(
        library.search, one.query, limit=PAGE, offset=(one.number - 1) * PAGE, sort=one.sort, facets=FACETS
    )
    pages = max(1, min(LAST, -(-hits.total // PAGE)))
    return page(request, "search.html", asked=one, hits=hits, pages=pages, narrowed=narrowed)
