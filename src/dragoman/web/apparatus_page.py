"""The apparatus of an article: its notes, its sources, and three pictures of them."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.web.interface import of_reader
from dragoman.web.notes import citing, shown
from dragoman.web.pages import page
from dragoman.web.pictures.apparatus import sources, together
from dragoman.web.pictures.timeline import timeline
from dragoman.web.record_page import viewed


async def show(request: Request) -> Response:
    """Show the notes and sources of a work; a work without any has no such page."""
    view = await viewed(request)
    record = view.work.record
    if not record.notes and not record.references:
        raise HTTPException(404)
    ui = of_reader(request)
    return page(
        request,
        "apparatus.html",
        view=view,
        record=record,
        notes=shown(record),
        citing=citing(record),
        pictures=[one for one in (sources(record, ui), timeline(record, ui), together(record, ui)) if one],
    )
