"""Named lists of works: seen and changed by whoever may change the library; a list is sent on as a selection."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.engines.port import Work
from dragoman.library import Library
from dragoman.library.lists import Listed
from dragoman.web.marks import MOST, query
from dragoman.web.pages import page, way
from dragoman.web.together_page import Ways, copied, file_of, together
from dragoman.web.writing import checked_fields, form_token, may_write


async def every(request: Request) -> Response:
    """Show all lists, and the tags."""
    _allowed(request)
    library: Library = request.app.state.library
    lists, tags = await run_in_threadpool(lambda: (library.lists(), library.tags()))
    return page(request, "lists.html", lists=lists, tags=tags, token=form_token(request))


async def one(request: Request) -> Response:
    """Show the works of a list."""
    held, works = await _held(request)
    here = way(request, "list", id=held.id)
    ways = Ways(here + "?", way(request, "list_copied", id=held.id, how="{how}"), here + "/as/{form}")
    sent = way(request, "selection") + query(list(works[:MOST])) if works else ""
    return page(
        request, "list.html", held=held, sent=sent, token=form_token(request), **await together(request, works, ways)
    )


async def given(request: Request) -> Response:
    """Give the works of a list in a format."""
    held, works = await _held(request)
    return await file_of(works, request.path_params["form"], held.id)


async def bibliography(request: Request) -> Response:
    """Give the bibliography of a list as a clipboard takes it."""
    _, works = await _held(request)
    return await copied(request, works)


async def make(request: Request) -> Response:
    """Make a list, with the works named in the form."""
    fields = await checked_fields(request)
    library: Library = request.app.state.library
    try:
        held = await run_in_threadpool(library.make_list, fields.one("name"))
    except ValueError:
        return page(request, "list_refused.html", 422)
    return await _changed(request, held.id, lambda: library.add_to_list(held.id, fields.every("work")))


async def add(request: Request) -> Response:
    """Put works on a list: on the one chosen, or on a new one when a name is given."""
    fields = await checked_fields(request)
    library: Library = request.app.state.library
    name, id = fields.one("name"), fields.one("list")
    try:
        id = (await run_in_threadpool(library.make_list, name)).id if name.strip() else id
    except ValueError:
        return page(request, "list_refused.html", 422)
    return await _changed(request, id, lambda: library.add_to_list(id, fields.every("work")))


async def rename(request: Request) -> Response:
    """Call a list otherwise."""
    fields = await checked_fields(request)
    library: Library = request.app.state.library
    id = request.path_params["id"]
    return await _changed(request, id, lambda: library.rename_list(id, fields.one("name")))


async def remove(request: Request) -> Response:
    """Take works off a list."""
    fields = await checked_fields(request)
    library: Library = request.app.state.library
    id = request.path_params["id"]
    return await _changed(request, id, lambda: library.remove_from_list(id, fields.every("work")))


async def delete(request: Request) -> Response:
    """Delete a list."""
    await checked_fields(request)
    library: Library = request.app.state.library
    try:
        await run_in_threadpool(library.delete_list, request.path_params["id"])
    except LookupError:
        raise HTTPException(404) from None
    return RedirectResponse(way(request, "lists"), 303)


async def _changed(request: Request, id: str, change: Callable[[], Listed]) -> Response:
    try:
        await run_in_threadpool(change)
    except LookupError:
        raise HTTPException(404) from None
    except ValueError:
        return page(request, "list_refused.html", 422)
    return RedirectResponse(way(request, "list", id=id), 303)


async def _held(request: Request) -> tuple[Listed, tuple[Work, ...]]:
    """Give the list that the address names, and its works. Raises 403 and 404."""
    _allowed(request)
    library: Library = request.app.state.library
    id = request.path_params["id"]
    try:
        return await run_in_threadpool(lambda: (library.one_list(id), library.listed(id)))
    except LookupError:
        raise HTTPException(404) from None


def _allowed(request: Request) -> None:
    if not may_write(request):
        raise HTTPException(403)
