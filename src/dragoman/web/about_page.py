"""What is this, what does it keep of its readers, and what are its rules? Pages that only say something."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dragoman import __version__
from dragoman.formats import formats
from dragoman.library import Library
from dragoman.web.pages import page


async def about(request: Request) -> Response:
    """Say what this is, and what the library holds."""
    library: Library = request.app.state.library
    hits = await run_in_threadpool(library.search, "", limit=1)
    return page(request, "about.html", total=hits.total, version=__version__, formats=list(formats().values()))


async def privacy(request: Request) -> Response:
    """Say what is kept of readers."""
    return page(request, "privacy.html")


async def rules(request: Request) -> Response:
    """Say the rules."""
    return page(request, "rules.html")
