"""The record page: one work in all its forms, its citations, its neighbours, its sources and repairs."""

import io
from functools import cache

import msgspec
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.engines.port import Work
from dragoman.formats import formats, named
from dragoman.formats.format import Format
from dragoman.library import Library
from dragoman.library.view import View
from dragoman.record.finding import Report
from dragoman.record.form import Forms
from dragoman.record.model import Record
from dragoman.text.tag import language
from dragoman.web.asked import field
from dragoman.web.cite_page import STYLES, cited
from dragoman.web.interface import of_reader
from dragoman.web.machine_head import machine_head
from dragoman.web.notes import shown
from dragoman.web.own_page import own
from dragoman.web.pages import page, way
from dragoman.web.share_page import share

LONG = 600
"""Characters of a changed value that are shown."""
FIRST_NOTES = 8
"""Notes shown on the record page; the others stand on the page of the apparatus."""
FIRST_FORMATS = ("bibtex", "refer", "endnote_xml", "ris", "refworks", "notefirst", "noteexpress", "csl_json")
_NEIGHBOURS = 5


async def viewed(request: Request) -> View:
    """Give the work that the address names. Raises 404."""
    library: Library = request.app.state.library
    found = await run_in_threadpool(library.view, request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return found


async def show(request: Request) -> Response:
    """Show a work."""
    view = await viewed(request)
    record = view.work.record
    ui = of_reader(request)
    wanted = request.query_params.get("lang", "")[:35] or ui.tag
    return page(
        request,
        "record.html",
        view=view,
        record=record,
        for_machines=machine_head(request, view.work),
        languages=languages(record),
        wanted=wanted,
        abstracts=of_language(record.abstract, wanted),
        keywords=of_language(record.keywords, wanted),
        notes=shown(record, way(request, "apparatus", name=view.work.id), FIRST_NOTES),
        styles=STYLES,
        told=told,
        exports=exports(),
        cited=await run_in_threadpool(_cited, record),
        share=share(request, view.work),
        **await own(request, view.work),
    )


@cache
def exports() -> tuple[list[Format], list[Format]]:
    """Give the formats that a work can be had in: those asked for most, and the others."""
    written = {name: one for name, one in formats().items() if one.write}
    first = [written[name] for name in FIRST_FORMATS if name in written]
    return first, sorted((one for one in written.values() if one not in first), key=lambda one: one.title.casefold())


async def near(request: Request) -> Response:
    """Show what stands near a work: works like it, and more of its journal.

    A page of its own, which the record page shows in itself where scripts run: finding these works takes longer than
    all the rest of that page.
    """
    view = await viewed(request)
    return page(
        request, "near.html", view=view, record=view.work.record,
        **await run_in_threadpool(_near, request.app.state.library, view.work),
    )  # fmt: skip


def _near(library: Library, work: Work) -> dict[str, object]:
    titles = work.record.container.title if work.record.container else ()
    asked = f"{field('journal', titles[0].value)} -id:{work.id}" if titles else ""
    newest = library.search(asked, limit=_NEIGHBOURS, sort="newest").hits if asked else ()
    similar = library.similar(work.id, _NEIGHBOURS).hits
    return {"similar": [hit.work for hit in similar], "of_journal": [hit.work for hit in newest]}


def _cited(record: Record) -> dict[str, Markup]:
    return {name: cited(record, style) for name, style in STYLES.items()}


def told(value: msgspec.Raw) -> str:
    """Give the value of a change for readers: text as it is, anything else as JSON, cut where it is long.

    >>> told(msgspec.Raw(b'[{"value":"Karabakh"},{"value":"Iran"}]'))
    'Karabakh · Iran'
    """
    parsed = msgspec.json.decode(value)
    if isinstance(parsed, list) and parsed and all(isinstance(one, dict) and "value" in one for one in parsed):
        text = " · ".join(one["value"] for one in parsed)
    else:
        text = parsed if isinstance(parsed, str) else bytes(value).decode()
    return text if len(text) <= LONG else f"{text[:LONG]}… ({len(text):,})"


def languages(record: Record) -> tuple[str, ...]:
    """Give the languages in which a record has a title or an abstract, first as the source has them."""
    return tuple(dict.fromkeys(language(form.lang) for form in (*record.title, *record.abstract) if form.lang))


def of_language(forms: Forms, wanted: str) -> tuple[Forms, Forms]:
    """Part forms into those to show first and the others: the wanted language, else what no machine made.

    A form of the wanted language that no machine made stands before one that a machine did.
    """
    first = [form for form in forms if language(form.lang) == wanted]
    human = [form for form in first if not form.is_machine]
    shown = human or first or [form for form in forms if not form.is_machine and form.lang == _first_lang(forms)]
    shown = shown or list(forms)
    return tuple(shown), tuple(form for form in forms if form not in shown)


def _first_lang(forms: Forms) -> str:
    return next((form.lang for form in forms if not form.is_machine), "")


async def raw(request: Request) -> Response:
    """Give the exact bytes of a work's sources."""
    view = await viewed(request)
    body = b"".join(kept.raw for kept in view.records)
    return Response(body, media_type="application/octet-stream", headers={"content-disposition": "attachment"})


async def given(request: Request) -> Response:
    """Give a work in a format."""
    form = named(request.path_params["form"])
    if form is None or form.write is None:
        raise HTTPException(404)
    view = await viewed(request)
    stream = io.BytesIO()
    form.write([view.work.record], stream, Report())
    name = f"{view.work.id}.{form.extensions[0] if form.extensions else 'txt'}"
    kind = form.media_type or "text/plain; charset=utf-8"
    return Response(
        stream.getvalue(), media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'}
    )
