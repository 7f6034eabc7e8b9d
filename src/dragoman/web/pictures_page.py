"""The pictures of works found, and every picture as a file: ``/picture/{picture}.{form}``."""

import math
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.engines.port import Work
from dragoman.library import Library
from dragoman.record.model import Record
from dragoman.web.asked import asked
from dragoman.web.home_page import by_year
from dragoman.web.interface import Interface, of_reader
from dragoman.web.journal_page import drawn, of_the_journal
from dragoman.web.pages import page
from dragoman.web.pictures import Picture, as_csv, standalone
from dragoman.web.pictures.apparatus import sources, together
from dragoman.web.pictures.bars import years
from dragoman.web.pictures.picture import View
from dragoman.web.pictures.tied import cited_together, write_together
from dragoman.web.pictures.timeline import timeline

LOOKED_AT = 300
"""Works found that networks are drawn from: the first ones in the order asked for."""
_CLOSEST = 8.0

OF_RECORD: dict[str, Callable[[Record, Interface], Picture]] = {
    "sources": sources, "together": together, "timeline": timeline,
}  # fmt: skip
"""Pictures of one work (``?work=ID``)."""
OF_WORKS: dict[str, Callable[[list[Work], Interface], Picture]] = {"map": cited_together, "coauthors": write_together}
"""Pictures of works found (``?q=QUERY``)."""
FORMS = {"svg": ("image/svg+xml", standalone), "csv": ("text/csv; charset=utf-8", as_csv)}


async def show(request: Request) -> Response:
    """Show what a question finds in pictures: by year and language, cited together, who writes together."""
    library: Library = request.app.state.library
    one, ui = asked(request), of_reader(request)
    works = await run_in_threadpool(_works, library, one.query)
    counts = await run_in_threadpool(by_year, library, one.query)
    drawn = [years("years", ui.gettext("Works by year and language"), counts, ui)]
    drawn += [draw(works, ui) for draw in OF_WORKS.values()]
    return page(request, "pictures.html", asked=one, pictures=drawn, view=view(request), looked_at=len(works))


def _works(library: Library, query: str) -> list[Work]:
    return [hit.work for hit in library.search(query, limit=LOOKED_AT).hits]


def view(request: Request) -> View:
    """Read out of the address which part of a map is looked at; what is out of bounds is put within them."""
    told = (_number(request.query_params.get(name, ""), default) for name, default in
            (("closer", 1.0), ("across", 0.5), ("down", 0.5)))  # fmt: skip
    closer, across, down = told
    return View(min(max(closer, 1.0), _CLOSEST), min(max(across, 0.0), 1.0), min(max(down, 0.0), 1.0))


def _number(text: str, default: float) -> float:
    try:
        value = float(text[:10])
    except ValueError:
        return default
    return value if math.isfinite(value) else default


async def file(request: Request) -> Response:
    """Give a picture as a file."""
    name, form = request.path_params["picture"], request.path_params["form"]
    if form not in FORMS:
        raise HTTPException(404)
    picture = await run_in_threadpool(_picture, request, name)
    if not picture:
        raise HTTPException(404)
    kind, write = FORMS[form]
    headers = {"content-disposition": f'attachment; filename="{name}.{form}"', "vary": "Accept-Language, Cookie"}
    return Response(write(picture), media_type=kind, headers=headers)


def _picture(request: Request, name: str) -> Picture | None:
    library: Library = request.app.state.library
    ui, query = of_reader(request), asked(request).query
    if name in OF_RECORD:
        found = library.view(request.query_params.get("work", "")[:200])
        return OF_RECORD[name](found.work.record, ui) if found else None
    if name in OF_WORKS:
        return OF_WORKS[name](_works(library, query), ui)
    if name == "years":
        return years("years", ui.gettext("Works by year and language"), by_year(library, query), ui)
    journal = request.query_params.get("journal", "")[:2000]
    return _trends(library, journal, ui) if name == "trends" and journal else None


def _trends(library: Library, journal: str, ui: Interface) -> Picture:
    works = of_the_journal(library, journal)
    told = {year: sum(work.record.issued.year == year for work in works) for work in works
            if (year := work.record.issued.year)}  # fmt: skip
    return drawn(works, tuple((str(year), count) for year, count in told.items()), ui)
