"""unAPI 1: which forms a work can be had in, and the work in one of them. Source: unapi.info, "unAPI version 1"."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dragoman.api.content import in_format
from dragoman.api.problem import ProblemError, answer
from dragoman.api.xml import Node, document
from dragoman.formats import formats
from dragoman.library import Library
from dragoman.library.view import work_of

FORMATS = {
    "mods": "mods", "marcxml": "marcxml", "oai_dc": "dublin_core", "bibtex": "bibtex", "ris": "ris",
    "rdf_json": "schema_org", "endnote": "refer", "csl_json": "csl_json",
}  # fmt: skip
"""unAPI's names, those Zotero knows first → ours."""


async def unapi(request: Request) -> Response:
    """Give the list of forms (300 for an id, as the protocol has it), or a work in one of them; 404, 406 otherwise."""
    id, form = request.query_params.get("id", "")[:100], request.query_params.get("format", "")[:40]
    library: Library = request.app.state.library
    work = await run_in_threadpool(work_of, library.engine, id.rpartition("/")[2]) if id else None
    if id and work is None:
        return answer(ProblemError(404, "there is no such work", "id"))
    if form and form not in FORMATS:
        return answer(ProblemError(406, "there is no such format", "format", tuple(FORMATS)))
    if work is None or not form:
        return Response(_list(id), 300 if work else 200, media_type="application/xml")
    return await run_in_threadpool(in_format, [work.record], formats()[FORMATS[form]])


def _list(id: str) -> bytes:
    every = formats()
    kinds = ((name, every[ours].media_type or "text/plain") for name, ours in FORMATS.items())
    nodes = tuple(Node("format", {"name": name, "type": kind}) for name, kind in kinds)
    return document(Node("formats", {"id": id} if id else {}, nodes))
