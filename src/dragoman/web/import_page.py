"""Importing files: sent by a form, shown as they would be repaired, kept if the reader likes, and taken back."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.formats import formats
from dragoman.library import Library
from dragoman.library.imports import Import
from dragoman.serving.held import Held
from dragoman.serving.jobs import FullError, Job, Jobs
from dragoman.web.pages import page, way
from dragoman.web.record_page import told
from dragoman.web.sent import Sent, SentError, endings, files, readable
from dragoman.web.writing import checked_fields, form_token, may_write

_SHOWN = 50
"""Jobs and imports that are listed."""


async def show(request: Request) -> Response:
    """Show the form, the jobs of this server, and former imports, each to be taken back."""
    return await _shown(request, 200, "")


async def _shown(request: Request, status: int, said: str) -> Response:
    jobs = _jobs(request).every()[:_SHOWN]
    library: Library = request.app.state.library
    past: list[Import] = await run_in_threadpool(library.imports)
    known = formats()
    return page(
        request, "import.html", status, said=said, token=form_token(request), imports=past[:_SHOWN],
        jobs=jobs, readable=[known[name] for name in readable()],
        endings=sorted(endings() - {""}), largest=request.app.state.serving.largest_upload >> 20,
    )  # fmt: skip


async def send(request: Request) -> Response:
    """Take files in, and begin to show what would be repaired in them."""
    try:
        given, form = await files(request)
        jobs = [await run_in_threadpool(_previewed, request, one, form) for one in given]
    except SentError as error:
        return await _shown(request, error.status, error.said)
    except FullError:
        return await _shown(request, 429, "full")
    one = way(request, "import_job", id=jobs[0].id)
    return RedirectResponse(one if len(jobs) == 1 else way(request, "import"), 303)


def _previewed(request: Request, sent: Sent, form: str) -> Job:
    held: Held = request.app.state.held
    copy = held.copy(sent.path)
    try:
        job = _jobs(request).add(sent.path, sent.name, "dry", form)
    except FullError:
        copy.unlink(missing_ok=True)
        raise
    held.keep(job.id, copy, sent.name, form)
    return job


async def job(request: Request) -> Response:
    """Show how far a job is, and what came of it."""
    one = _job(request)
    return page(
        request, "import_job.html", job=one, token=form_token(request), told=told, held=one.id in request.app.state.held
    )


async def keep(request: Request) -> Response:
    """Import the file that was shown."""
    await checked_fields(request)
    held = request.app.state.held.take(_job(request).id)
    if held is None:
        return await _shown(request, 410, "gone")
    return await _begun(request, lambda: _jobs(request).add(held.path, held.name, "write", held.form))


async def undo(request: Request) -> Response:
    """Take back an import, by the id of its job or its own name."""
    await checked_fields(request)
    id = request.path_params["id"]
    library: Library = request.app.state.library
    names = {one.name for one in await run_in_threadpool(library.imports) if not one.undone}
    if _jobs(request).get(id) is None and id not in names:
        raise HTTPException(404)
    return await _begun(request, lambda: _jobs(request).undo(id))


async def _begun(request: Request, begin: Callable[[], Job]) -> Response:
    try:
        one = await run_in_threadpool(begin)
    except FullError:
        return await _shown(request, 429, "full")
    except LookupError:
        raise HTTPException(404) from None
    return RedirectResponse(way(request, "import_job", id=one.id), 303)


def _job(request: Request) -> Job:
    found = _jobs(request).get(request.path_params["id"])
    if found is None:
        raise HTTPException(404)
    return found


def _jobs(request: Request) -> Jobs:
    """Give the jobs of this server. Raises 403 for who may not write, 404 for a library that is not in a folder."""
    if not may_write(request):
        raise HTTPException(403)
    jobs: Jobs | None = getattr(request.app.state, "jobs", None)
    if jobs is None:
        raise HTTPException(404)
    return jobs
