"""The page on which a person decides whether two records are one work, with the keyboard alone if she likes."""

from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.engines.port import Doubt
from dragoman.library import Library
from dragoman.web.pages import page, way
from dragoman.web.writing import checked, form_token, may_write


async def show(request: Request) -> Response:
    """Show one pair, the surest first; ``skip`` passes over so many."""
    at, doubts = await run_in_threadpool(_from, request, number(request.query_params.get("skip", "0")))
    values = await run_in_threadpool(_pair, request.app.state.library, doubts[at]) if at < len(doubts) else {"pair": ()}
    return page(
        request,
        "duplicates.html",
        at=at,
        total=len(doubts),
        may_write=may_write(request),
        token=form_token(request),
        **values,
    )


def number(skip: str) -> int:
    """Give how many pairs to pass over; 0 for what is no number.

    >>> number("12"), number("-1"), number("9" * 40), number("٣")
    (12, 0, 0, 3)
    """
    return int(skip) if skip.isdecimal() and len(skip) < 7 else 0


def _from(request: Request, skip: int) -> tuple[int, list[Doubt]]:
    """Give the pairs, of which the list may be held, and the place of one that is still in doubt."""
    library: Library = request.app.state.library
    doubts: list[Doubt] = request.app.state.duplicates.now()
    at = min(skip, len(doubts))
    while at < len(doubts) and not library.in_doubt(doubts[at]):
        with suppress(ValueError):  # another reader's request may have taken it out
            doubts.remove(doubts[at])
    return at, doubts


def _pair(library: Library, doubt: Doubt) -> dict[str, object]:
    views = (library.view(doubt.one), library.view(doubt.other))
    judgement = library.explain(doubt.one, doubt.other)
    apart = library.why_apart(doubt)
    return {"pair": (doubt.one, doubt.other), "views": views, "doubt": doubt, "judgement": judgement, "apart": apart}


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
    return RedirectResponse(f"{way(request, 'duplicates')}?skip={number(fields.get('skip', '0'))}", 303)
