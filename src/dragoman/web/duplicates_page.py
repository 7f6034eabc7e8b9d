"""The page on which a person decides whether two records are one work, with the keyboard alone if she likes."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.engines.port import Doubt
from dragoman.library import Library
from dragoman.web.pages import page, way
from dragoman.web.writing import checked, form_token, may_write


async def show(request: Request) -> Response:
    """Show one pair, the surest first; ``skip`` passes over so many."""
    library: Library = request.app.state.library
    skip = request.query_params.get("skip", "0")
    doubts = await run_in_threadpool(library.duplicates)
    at = min(int(skip), len(doubts)) if skip.isdecimal() and len(skip) < 7 else 0
    values = await run_in_threadpool(_pair, library, doubts[at]) if at < len(doubts) else {"pair": ()}
    return page(
        request,
        "duplicates.html",
        at=at,
        total=len(doubts),
        may_write=may_write(request),
        token=form_token(request),
        **values,
    )


def _pair(library: Library, doubt: Doubt) -> dict[str, object]:
    views = (library.view(doubt.one), library.view(doubt.other))
    judgement = library.explain(doubt.one, doubt.other)
    return {"pair": (doubt.one, doubt.other), "views": views, "doubt": doubt, "judgement": judgement}


async def decide(request: Request) -> Response:
    """Take a decision: ``same`` joins the two records, ``different`` puts them apart."""
    fields = await checked(request)
    library: Library = request.app.state.library
    one, other = fields.get("one", ""), fields.get("other", "")
    try:
        if fields.get("verdict") == "same":
            await run_in_threadpool(library.join, [one, other])
        elif fields.get("verdict") == "different":
            await run_in_threadpool(library.split, one, other)
    except (LookupError, ValueError):
        return page(request, "not_found.html", 404)
    return RedirectResponse(way(request, "duplicates"), 303)
