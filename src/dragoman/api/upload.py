"""Takes in what is sent: to a file, no more than allowed, no longer than allowed."""

import asyncio
import os
import tempfile
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request

from dragoman.api.problem import ProblemError
from dragoman.serving.bounded import TooLargeError, bounded
from dragoman.serving.settings import Serving


async def received(request: Request) -> Path:
    """Write the body of a request to a temporary file, which is the caller's to remove.

    Raises :class:`ProblemError` when there is none, it is too large (413) or takes too long (408).
    """
    serving: Serving = request.app.state.serving
    try:
        given = bounded(request, serving.largest_upload)
    except TooLargeError as error:
        raise _problem(error, serving) from error
    descriptor, name = tempfile.mkstemp(prefix="dragoman-")
    try:
        async with asyncio.timeout(serving.longest_upload):
            if not await _write(given, descriptor):
                raise ProblemError(400, "there is nothing in what was sent")
    except BaseException as error:
        await run_in_threadpool(os.unlink, name)
        raise _problem(error, serving) from error
    return Path(name)


async def _write(request: Request, descriptor: int) -> int:
    size = 0
    with os.fdopen(descriptor, "wb") as stream:
        async for chunk in request.stream():
            size += len(chunk)
            stream.write(chunk)
    return size


def _problem(error: BaseException, serving: Serving) -> BaseException:
    if isinstance(error, TooLargeError):
        return ProblemError(413, f"no more than {serving.largest_upload:,} bytes are taken at once")
    if isinstance(error, TimeoutError):
        return ProblemError(408, "sending the file took too long")
    return ProblemError(400, "the file did not come whole") if isinstance(error, ClientDisconnect) else error
