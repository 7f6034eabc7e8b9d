"""A journal: its names and numbers, its standing with year and source, its trends, its newest articles."""

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.engines.port import Work
from dragoman.library import Library
from dragoman.library.find import Found
from dragoman.query.language import LONGEST
from dragoman.record.form import Forms, joined
from dragoman.record.identifier import Identifier
from dragoman.web.asked import field, narrowed, page_number, pages
from dragoman.web.gathered_page import gathered
from dragoman.web.interface import Interface, of_reader
from dragoman.web.pages import page
from dragoman.web.pictures import Picture
from dragoman.web.pictures.trends import metrics, newest, of_journal, trends

_LOOKED_AT = 300
"""Works of a journal that its names, numbers and trends are gathered from, the newest first."""


async def show(request: Request) -> Response:
    """Show a journal."""
    name = request.path_params["name"][:LONGEST]
    hits, works = await run_in_threadpool(_found, request, name)
    if not works:
        raise HTTPException(404)
    return page(
        request,
        "journal.html",
        name=name,
        query=field("journal", name),
        hits=hits,
        number=page_number(request),
        pages=pages(hits.total),
        narrowed=narrowed,
        titles=titles(works),
        identifiers=identifiers(works),
        publishers=joined(*(work.record.publisher for work in works)),
        metrics=newest(metrics(works)),
        picture=drawn(works, hits.facets.get("year", ()), of_reader(request)),
    )  # fmt: skip


def _found(request: Request, name: str) -> tuple[Found, list[Work]]:
    return gathered(request, field("journal", name)), of_the_journal(request.app.state.library, name)


def of_the_journal(library: Library, name: str) -> list[Work]:
    """Give works that appeared in a container of exactly this name, the newest first."""
    found = library.search(field("journal", name), limit=_LOOKED_AT, sort="newest").hits
    return [hit.work for hit in found if any(form.value[:200] == name[:200] for form in _titles(hit.work))]


def _titles(work: Work) -> Forms:
    return work.record.container.title if work.record.container else ()


def titles(works: list[Work]) -> Forms:
    """Give the forms of the journal's name."""
    return joined(*(_titles(work) for work in works))


def identifiers(works: list[Work]) -> tuple[Identifier, ...]:
    """Give the journal's numbers, each once."""
    held = (work.record.container for work in works if work.record.container)
    return tuple(dict.fromkeys(one for container in held for one in container.identifiers))


def drawn(works: list[Work], years: tuple[tuple[str, int], ...], ui: Interface) -> Picture:
    """Draw a journal's trends."""
    return trends(of_journal(works, [(int(year), count) for year, count in years], ui), ui)
