"""Feeds: what is new in the library, or what a question finds of it. Source: Atom, RFC 4287."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dragoman.api.operation import tagged
from dragoman.library import Library
from dragoman.library.feed import MEDIA_TYPE, Channel, atom
from dragoman.query.language import LONGEST

_NEVER = "1970-01-01T00:00:00Z"


async def feed(request: Request) -> Response:
    """Give the works that came or changed last; with ``q``, of those that it finds."""
    query = request.query_params.get("q", "")[:LONGEST].strip()
    body = await run_in_threadpool(_feed, request, query)
    return tagged(request, Response(body, media_type=f"{MEDIA_TYPE}; charset=utf-8"))


def _feed(request: Request, query: str) -> bytes:
    library: Library = request.app.state.library
    home = str(request.base_url)
    own = str(request.url_for("feed").include_query_params(q=query) if query else request.url_for("feed"))
    page = str(request.url_for("search").include_query_params(q=query, sort="added")) if query else home
    title = f"Dragoman: {query}" if query else "Dragoman"
    return atom(Channel(own, title, query, _NEVER, own, page), library.news(query), home.rstrip("/"))
