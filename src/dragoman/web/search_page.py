"""The results of a question, with its facets, and the newest works."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dragoman.library import Library
from dragoman.query.language import LONGEST
from dragoman.query.tree import Facet
from dragoman.web.asked import PAGE, asked, narrowed, pages
from dragoman.web.pages import page

_NARROWING = 200
"""Characters that a facet adds to a question: where there is no room for them, it cannot be narrowed."""
FACETS: tuple[Facet, ...] = ("year", "language", "journal", "type", "author", "subject")


async def search(request: Request) -> Response:
    """Show what a query finds."""
    library: Library = request.app.state.library
    one = asked(request)
    facets: tuple[Facet, ...] = FACETS if len(one.query) + _NARROWING < LONGEST else ()
    hits = await run_in_threadpool(
        library.search, one.given, limit=PAGE, offset=one.offset, sort=one.sort, facets=facets
    )
    return page(request, "search.html", asked=one, hits=hits, pages=pages(hits.total), narrowed=narrowed)


async def newest(request: Request) -> Response:
    """Show the newest works, in pages that stay as they are while none is added."""
    library: Library = request.app.state.library
    one = asked(request)
    hits = await run_in_threadpool(library.search, one.given, limit=PAGE, offset=one.offset, sort="newest")
    return page(request, "newest.html", asked=one, hits=hits, pages=pages(hits.total))
