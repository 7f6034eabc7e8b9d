"""The works that are cited and not held, the most cited first."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dragoman.match.wanted import Wanted
from dragoman.serving.costly import Costly
from dragoman.web.asked import PAGE, page_number, pages
from dragoman.web.pages import page


async def show(request: Request) -> Response:
    """Show a page of the list; all works are read for it."""
    wanted: Costly[list[Wanted]] = request.app.state.wanted
    held = await run_in_threadpool(wanted.now)
    number = page_number(request)
    shown: list[Wanted] = held[(number - 1) * PAGE : number * PAGE]
    return page(request, "wanted.html", wanted=shown, total=len(held), number=number, pages=pages(len(held)))
