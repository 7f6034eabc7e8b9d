"""The record page: one work in all its forms, its apparatus, its repairs, its citation and exports."""

import io

import msgspec
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.formats import formats, named
from dragoman.library import Library
from dragoman.library.view import View
from dragoman.record.finding import Report
from dragoman.record.model import Note, Record
from dragoman.text.tag import language
from dragoman.web.pages import page
from dragoman.web.pictures import bars, by_year, legend, together

STYLES = {"GB/T 7714-2015": "gb-t-7714-2015-numeric", "MLA": "modern-language-association", "APA": "apa"}
"""The styles offered on the page, by the name readers know."""


LONG = 600
"""Characters of a changed value that are shown."""


async def show(request: Request) -> Response:
    """Show a work."""
    library: Library = request.app.state.library
    view = await run_in_threadpool(library.view, request.path_params["name"])
    if view is None:
        raise HTTPException(404)
    record = view.work.record
    cited = await run_in_threadpool(_cited, library, view)
    return page(
        request,
        "record.html",
        view=view,
        record=record,
        languages=languages(record),
        cited=cited,
        wanted=request.query_params.get("lang", "")[:35],
        notes=[marked(note) for note in record.notes],
        citing=citing(record),
        told=told,
        by_year=by_year(record),
        bars=bars(record),
        legend=legend(record),
        together=together(record),
        language=language,
        exports=[one for one in formats().values() if one.write],
    )


def _cited(library: Library, view: View) -> dict[str, str]:
    return {name: " ".join(library.cite([view.work.id], style).bibliography) for name, style in STYLES.items()}


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


def marked(note: Note) -> Markup:
    """Give a note's text with each mention linked to its reference.

    >>> marked(Note("1", "See Goltz."))
    Markup('See Goltz.')
    """
    done, out = 0, Markup("")
    for one in sorted(note.mentions, key=lambda mention: mention.start):
        if one.start < done:
            continue
        inside = Markup('<cite class="{}">{}</cite>').format(one.kind, note.text[one.start : one.end])
        if one.reference is not None:
            inside = Markup('<a href="#reference-{}">{}</a>').format(one.reference + 1, inside)
        out += Markup("{}{}").format(note.text[done : one.start], inside)
        done = one.end
    return out + Markup("{}").format(note.text[done:])


def citing(record: Record) -> dict[int, tuple[str, ...]]:
    """Give for each reference (by index) the labels of the notes that mention it."""
    found: dict[int, list[str]] = {}
    for note in record.notes:
        for mention in note.mentions:
            if mention.reference is not None and note.label not in found.setdefault(mention.reference, []):
                found[mention.reference].append(note.label)
    return {index: tuple(labels) for index, labels in found.items()}


async def raw(request: Request) -> Response:
    """Give the exact bytes of a work's sources."""
    library: Library = request.app.state.library
    view = await run_in_threadpool(library.view, request.path_params["name"])
    if view is None:
        raise HTTPException(404)
    body = b"".join(kept.raw for kept in view.records)
    return Response(body, media_type="application/octet-stream", headers={"content-disposition": "attachment"})


async def given(request: Request) -> Response:
    """Give a work in a format."""
    library: Library = request.app.state.library
    form = named(request.path_params["form"])
    view = await run_in_threadpool(library.view, request.path_params["name"])
    if view is None or form is None or form.write is None:
        raise HTTPException(404)
    stream = io.BytesIO()
    form.write([view.work.record], stream, Report())
    name = f"{view.work.id}.{form.extensions[0] if form.extensions else 'txt'}"
    kind = form.media_type or "text/plain; charset=utf-8"
    return Response(
        stream.getvalue(), media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'}
    )
