"""Several works together: cited in one bibliography, exported in one file, put on a list. Marked ones, or a list's."""

import io
from collections.abc import Sequence

import msgspec
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dragoman.engines.port import Work
from dragoman.formats import named
from dragoman.library import Library
from dragoman.record.finding import Report
from dragoman.web.cite_page import MORE, STYLES, TARGETS, without_styles
from dragoman.web.marks import marked, query, works_of
from dragoman.web.pages import page, way
from dragoman.web.record_page import exports
from dragoman.web.writing import form_token, may_write

CITED = 500
"""Works cited together."""
_PLAIN = "text/plain; charset=utf-8"


class Ways(msgspec.Struct, frozen=True):
    """Addresses of what can be had of works together: a bibliography, that for the clipboard, a file.

    Each ends so that ``style=…`` or nothing may follow; ``given`` holds ``{form}``.
    """

    cite: str
    copied: str
    given: str
    following: str = ""


async def selection(request: Request) -> Response:
    """Show the marked works, and what can be made of them."""
    library: Library = request.app.state.library
    works = await run_in_threadpool(works_of, library, marked(request))
    held = await run_in_threadpool(library.lists) if may_write(request) else []
    return page(
        request, "selection.html", lists=held, chosen=query(works), token=form_token(request),
        may_write=may_write(request), **await together(request, works, of_selection(request, works)),
    )  # fmt: skip


def of_selection(request: Request, works: list[Work]) -> Ways:
    """Give the addresses for marked works."""
    named_all = query(works)
    given = way(request, "selection_given", form="{form}")
    return Ways(way(request, "selection") + named_all, way(request, "selection_copied", how="{how}"), given, named_all)


async def together(request: Request, works: Sequence[Work], ways: Ways) -> dict[str, object]:
    """Give what the template together.html takes: the works, their bibliography in a style if one is asked for."""
    style = request.query_params.get("style", "")[:200]
    entries = await run_in_threadpool(_entries, request.app.state.library, works, style) if style and works else []
    if style and works and not entries:
        raise HTTPException(404)
    known = {**STYLES, **MORE}
    title = next((name for name, id in known.items() if id == style), style)
    return {
        "works": works, "ways": ways, "style": style, "style_title": title, "entries": entries, "known": known,
        "exports": exports(),
    }  # fmt: skip


def _entries(library: Library, works: Sequence[Work], style: str) -> list[Markup]:
    found = library.cite([work.id for work in works[:CITED]], style, "html").bibliography
    return [without_styles(entry) for entry in found]


async def selection_given(request: Request) -> Response:
    """Give the marked works in a format."""
    works = await run_in_threadpool(works_of, request.app.state.library, marked(request))
    return await file_of(works, request.path_params["form"], "selection")


async def selection_copied(request: Request) -> Response:
    """Give the bibliography of the marked works as a clipboard takes it."""
    works = await run_in_threadpool(works_of, request.app.state.library, marked(request))
    return await copied(request, works)


async def file_of(works: Sequence[Work], form: str, name: str) -> Response:
    """Give works as a file in a format. Raises 404 when there are none, or the format cannot be written."""
    target = named(form)
    if target is None or target.write is None or not works:
        raise HTTPException(404)
    stream = io.BytesIO()
    await run_in_threadpool(target.write, [work.record for work in works], stream, Report())
    ending = target.extensions[0] if target.extensions else "txt"
    return Response(
        stream.getvalue(), media_type=target.media_type or _PLAIN,
        headers={"content-disposition": f'attachment; filename="{name}.{ending}"'},
    )  # fmt: skip


async def copied(request: Request, works: Sequence[Work]) -> Response:
    """Give the bibliography of works, ``rich`` or ``plain``, always sent as plain text."""
    library: Library = request.app.state.library
    target = TARGETS.get(request.path_params["how"])
    style = request.query_params.get("style", "")[:200]
    if target is None or not style or not works:
        raise HTTPException(404)
    rendered = await run_in_threadpool(library.cite, [work.id for work in works[:CITED]], style, target)
    joined = "\n" if target == "text" else ""
    return PlainTextResponse(joined.join(rendered.bibliography), media_type=_PLAIN)
