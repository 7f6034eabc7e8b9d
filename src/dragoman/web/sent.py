"""Takes in files that a form sends: no more than allowed, no longer than allowed, of no other kind than can be read."""

import asyncio
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path, PurePath

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from dragoman.formats import formats
from dragoman.serving.bounded import TooLargeError, bounded
from dragoman.serving.settings import Serving
from dragoman.web.writing import is_form_token, may_write

MOST_FILES = 20
"""Files of one form."""
PACKED = ("zip", "gz")
"""Endings of archives."""
_ROOM = 100_000
"""Bytes that a form may have beside its files."""


class SentError(Exception):
    """What was sent is not taken; ``status`` of HTTP, ``said`` a word that the page explains."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status, self.said = status, said


class Sent(msgspec.Struct, frozen=True):
    """A file that was sent: where it lies now, for the caller to remove, and how it was called."""

    path: Path
    name: str


async def files(request: Request) -> tuple[list[Sent], str]:
    """Read the files of a form, and the format chosen. Raises 403 before reading a byte, :class:`SentError` else."""
    if not may_write(request):
        raise HTTPException(403)
    serving: Serving = request.app.state.serving
    try:
        most = bounded(request, serving.largest_upload + _ROOM)
        async with asyncio.timeout(serving.longest_upload):
            form = await most.form(max_files=MOST_FILES, max_fields=10, max_part_size=10_000)
    except TooLargeError as error:
        raise SentError(413, "large") from error
    except TimeoutError as error:
        raise SentError(408, "slow") from error
    except ClientDisconnect as error:
        raise SentError(400, "broken") from error
    except HTTPException as error:
        raise SentError(400, "broken") from error
    try:
        if not is_form_token(request, form.get("token")):
            raise HTTPException(403)
        given = [one for one in form.getlist("file") if isinstance(one, UploadFile) and one.filename]
        return await run_in_threadpool(_written, given), _chosen(form)
    finally:
        await form.close()


def _chosen(form: FormData) -> str:
    chosen = form.get("format")
    return chosen if isinstance(chosen, str) and chosen in readable() else ""


def _written(given: list[UploadFile]) -> list[Sent]:
    """Write the files to where an import takes them from. Raises :class:`SentError` when there is none, or not one."""
    if not given:
        raise SentError(422, "nothing")
    for one in given:
        if PurePath(one.filename or "").suffix.lower().lstrip(".") not in endings():
            raise SentError(415, "strange")
    return [Sent(_copied(one), one.filename or "file") for one in given]


def _copied(one: UploadFile) -> Path:
    descriptor, name = tempfile.mkstemp(prefix="dragoman-")
    with os.fdopen(descriptor, "wb") as stream:
        shutil.copyfileobj(one.file, stream)
    return Path(name)


@cache
def readable() -> tuple[str, ...]:
    """Give the names of the formats that can be read."""
    return tuple(name for name, one in formats().items() if one.read)


@cache
def endings() -> frozenset[str]:
    """Give the endings of files that can be read; a name may have none."""
    return frozenset((*(ending for name in readable() for ending in formats()[name].extensions), *PACKED, "txt", ""))
