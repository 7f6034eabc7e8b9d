"""How is this work cited? In the three styles asked for most, and in any of the installed ones."""

import re

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dragoman.library import Library
from dragoman.record.model import Record
from dragoman.styles.cite import Target, Wishes, bibliography
from dragoman.styles.find import Found, search_styles
from dragoman.web.pages import page

STYLES = {"GB/T 7714-2015": "gb-t-7714-2015-numeric", "MLA": "modern-language-association", "APA": "apa"}
"""The styles offered on every record, by the name readers know."""
MORE = {
    "Chicago": "chicago-notes-bibliography", "Harvard": "harvard-cite-them-right", "Vancouver": "nlm-citation-sequence",
    "ГОСТ Р 7.0.5-2008": "gost-r-7-0-5-2008", "ISO 690": "iso690-author-date-en", "IEEE": "ieee",
}  # fmt: skip
"""Others that are asked for often."""
TARGETS: dict[str, Target] = {"rich": "clipboard", "plain": "text"}
_MOST = 40
_STYLED = re.compile(r'<(span|div) style="[\w-]{1,30}:([\w-]{1,30});?">')
_PLAIN = "text/plain; charset=utf-8"


async def show(request: Request) -> Response:
    """Show a work in a style; ``find`` looks for styles by words of their name."""
    library: Library = request.app.state.library
    style = request.query_params.get("style", "")[:200]
    words = request.query_params.get("find", "")[:100].strip()
    try:
        record = await run_in_threadpool(library.record, request.path_params["name"])
    except LookupError:
        raise HTTPException(404) from None
    entry = await run_in_threadpool(cited, record, style) if style else Markup("")
    if style and not entry:
        raise HTTPException(404)
    found = await run_in_threadpool(search_styles, words, (), _MOST) if words else []
    return page(
        request, "cite.html", name=request.path_params["name"], record=record, style=style, entry=entry,
        find=words, found=found, title=_title(style), known={**STYLES, **MORE},
    )  # fmt: skip


def _title(style: str) -> str:
    known = {**STYLES, **MORE}
    named = [name for name, id in known.items() if id == style]
    return named[0] if named else next((one.title for one in _like(style) if one.id == style), style)


def _like(style: str) -> list[Found]:
    return list(search_styles(style, (), _MOST)) if style else []


def cited(record: Record, style: str) -> Markup:
    """Give the entry of a work in a style as HTML without style attributes; empty when the style cannot be used."""
    return Markup(" ").join(map(without_styles, bibliography([record], Wishes(style, target="html"))))


def without_styles(entry: str) -> Markup:
    """Give an entry as HTML without style attributes, which the pages' policy does not allow."""
    return Markup(_STYLED.sub(r'<\1 class="\2">', entry))  # noqa: S704 -- escaped by the style


async def copied(request: Request) -> Response:
    """Give the entry as a clipboard takes it: ``rich`` is HTML with its styles, ``plain`` is text.

    Sent as plain text in both cases, so that no browser shows it as a page of ours.
    """
    library: Library = request.app.state.library
    target = TARGETS.get(request.path_params["how"])
    style = request.query_params.get("style", "")[:200]
    try:
        if target is None:
            raise HTTPException(404)
        rendered = await run_in_threadpool(library.cite, [request.path_params["name"]], style, target)
    except LookupError:
        raise HTTPException(404) from None
    return PlainTextResponse("\n".join(rendered.bibliography), media_type=_PLAIN)
