"""The user's own notes and tags on a work, and the works of a tag."""

import re

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.engines.port import Work
from dragoman.library import Library
from dragoman.web.asked import PAGE, page_number, pages
from dragoman.web.marks import MOST, query
from dragoman.web.pages import page, way
from dragoman.web.writing import checked_fields, form_token, may_write

_BETWEEN = re.compile(r"[,،、，;；؛\n]")
"""What parts tags in a field, in the scripts of the interface."""


async def own(request: Request, work: Work) -> dict[str, object]:
    """Give what the template own.html takes: notes, tags and lists, for whoever may change the library."""
    if not may_write(request):
        return {"own": None}
    library: Library = request.app.state.library
    held, lists = await run_in_threadpool(lambda: (library.annotation(work.id), library.lists()))
    return {"own": held, "lists": lists, "token": form_token(request)}


async def annotate(request: Request) -> Response:
    """Keep notes and tags of a work."""
    fields = await checked_fields(request)
    library: Library = request.app.state.library
    name, tags = request.path_params["name"], _BETWEEN.split(fields.one("tags"))
    try:
        held = await run_in_threadpool(library.annotate, name, fields.one("text"), tags)
    except LookupError:
        raise HTTPException(404) from None
    return RedirectResponse(way(request, "work", name=held.work) + "#own", 303)


async def tag(request: Request) -> Response:
    """Show the works of a tag."""
    if not may_write(request):
        raise HTTPException(403)
    library: Library = request.app.state.library
    name = request.path_params["name"][:200]
    works = await run_in_threadpool(library.tagged, name)
    if not works:
        raise HTTPException(404)
    at = page_number(request)
    return page(
        request, "tag.html", name=name, works=works[(at - 1) * PAGE : at * PAGE], total=len(works), number=at,
        pages=pages(len(works)), chosen=query(list(works[:MOST])),
    )  # fmt: skip
