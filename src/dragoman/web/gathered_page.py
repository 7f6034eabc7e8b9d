"""Pages of works that share something: an author, a subject, a year; and lists of authors, journals and subjects."""

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.engines.port import Work
from dragoman.library import Library
from dragoman.library.find import Found
from dragoman.match.people import Identity, people
from dragoman.query.language import LONGEST
from dragoman.query.tree import Facet
from dragoman.record.name import Name
from dragoman.web.asked import PAGE, field, narrowed, page_number, pages
from dragoman.web.home_page import by_year
from dragoman.web.interface import of_reader
from dragoman.web.pages import page
from dragoman.web.pictures.bars import years
from dragoman.web.pictures.tied import write_together

FACETS: tuple[Facet, ...] = ("year", "language", "journal", "author", "subject", "type")
LISTS: dict[str, Facet] = {"authors": "author", "journals": "journal", "subjects": "subject", "languages": "language"}
"""Lists under ``/browse/`` → the facet whose values they hold."""
_MOST_FORMS = 12
"""Forms of a name that are asked for."""
_DRAWN = 200
"""Works that a network of authors is drawn from."""


def gathered(request: Request, query: str) -> Found:
    """Find a page of the works of a question, the newest first."""
    library: Library = request.app.state.library
    offset = (page_number(request) - 1) * PAGE
    return library.search(query, limit=PAGE, offset=offset, sort="newest", facets=FACETS)


async def author(request: Request) -> Response:
    """Show an author: the forms of the name, the works, who else wrote them."""
    name = request.path_params["name"][:LONGEST]
    hits, values = await run_in_threadpool(_author, request, name)
    return _shown(request, "author.html", hits, name=name, **values)


def _author(request: Request, name: str) -> tuple[Found, dict[str, object]]:
    library: Library = request.app.state.library
    found = library.search(field("author", name), limit=_DRAWN, sort="newest").hits
    borne = bearers([hit.work for hit in found], name)
    query = in_all_forms(name, borne)
    hits, ui = gathered(request, query), of_reader(request)
    works = [hit.work for hit in library.search(query, limit=_DRAWN, sort="newest").hits]
    return hits, {
        "query": query,
        "bearers": borne,
        "network": write_together(works, ui),
        "picture": years("years", ui.gettext("Works by year and language"), by_year(library, query), ui),
    }


def bearers(works: list[Work], name: str) -> list[Identity]:
    """Give the people of works who bear a name in one of its forms, with all their forms of it."""
    return [one for one in people(works) if any(form.shown == name for form in one.names)]


def in_all_forms(name: str, borne: list[Identity]) -> str:
    """Ask for the works of a person under each form of the name that is written in full.

    Of namesakes, only those under the name that was asked for.

    >>> from dragoman.record.name import Name
    >>> in_all_forms("Wang, Wei", [Identity((Name("Wang", "Wei"), Name(literal="王伟")), (), ())])
    'author:"Wang, Wei" OR author:"王伟"'
    """
    others = [form.shown for form in borne[0].names if not is_short(form)] if len(borne) == 1 else []
    return " OR ".join(dict.fromkeys(field("author", form) for form in (name, *others[:_MOST_FORMS])))


def is_short(name: Name) -> bool:
    """Say whether a name may be anybody's of the family: no given name, or initials alone.

    >>> is_short(Name("Wang", "J. M.")), is_short(Name("Wang")), is_short(Name("Wang", "J. Min"))
    (True, True, False)
    >>> is_short(Name(literal="王伟")), is_short(Name("حسینی", "رضا"))
    (False, False)
    """
    return not name.literal and not any(len(part.strip(".")) > 1 for part in name.given.split())


async def subject(request: Request) -> Response:
    """Show a subject: the works with this keyword, in every language in which it was asked."""
    name = request.path_params["name"][:LONGEST]
    query = field("subject", name)
    hits, picture = await run_in_threadpool(_with_picture, request, query)
    return _shown(request, "subject.html", hits, query=query, name=name, picture=picture)


def _with_picture(request: Request, query: str) -> tuple[Found, object]:
    library: Library = request.app.state.library
    ui = of_reader(request)
    title = ui.gettext("Works by year and language")
    return gathered(request, query), years("years", title, by_year(library, query), ui)


async def year(request: Request) -> Response:
    """Show a year."""
    number = request.path_params["year"]
    hits = await run_in_threadpool(gathered, request, f"year:{number}")
    return _shown(request, "year.html", hits, query=f"year:{number}", year=number)


async def browse(request: Request) -> Response:
    """List the authors, journals, subjects or languages of most works, in the order of the reader's alphabet."""
    library: Library = request.app.state.library
    kind = request.path_params["kind"]
    facet = LISTS.get(kind)
    if facet is None:
        raise HTTPException(404)
    hits = await run_in_threadpool(library.search, "", limit=1, facets=(facet,))
    counts, ui = dict(hits.facets.get(facet, ())), of_reader(request)
    names = {ui.language(tag): tag for tag in counts} if facet == "language" else {name: name for name in counts}
    rows = [(name, names[name], counts[names[name]]) for name in ui.sorted(list(names))]
    return page(request, "browse.html", kind=kind, facet=facet, rows=rows, narrowed=narrowed)


def _shown(request: Request, template: str, hits: Found, **values: object) -> Response:
    """Show a page of works; one that nothing is found for does not exist."""
    if not hits.total or hits.relaxed:
        raise HTTPException(404)
    number = page_number(request)
    told = {"hits": hits, "number": number, "pages": pages(hits.total), "narrowed": narrowed}
    return page(request, template, **told, **values)
