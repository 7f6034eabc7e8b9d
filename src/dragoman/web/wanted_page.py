"""The works that are cited and not held, the most cited first."""

import time

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dragoman.library import Library
from dragoman.match.wanted import Wanted
from dragoman.web.asked import PAGE, page_number, pages
from dragoman.web.pages import page

FRESH = 600.0
"""Seconds for which the list holds: all works are read for it."""


async def show(request: Request) -> Response:
    """Show a page of the list."""
    library: Library = request.app.state.library
    made, held = getattr(request.app.state, "wanted", (0.0, []))
    if not made or time.monotonic() - made > FRESH:
        held = await run_in_threadpool(library.wanted)
        request.app.state.wanted = (time.monotonic(), held)
    number = page_number(request)
    shown: list[Wanted] = held[(number - 1) * PAGE : number * PAGE]
    return page(request, "wanted.html", wanted=shown, total=len(held), number=number, pages=pages(len(held)))
