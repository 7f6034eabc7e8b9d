"""Operations on import jobs: send a file, see how far it is, take it back."""

from typing import cast

from starlette.responses import Response

from dragoman.api.answers import Imports, ImportShown
from dragoman.api.operation import BASE, Asked, Operation
from dragoman.api.parameter import ID, Parameter
from dragoman.api.problem import ProblemError
from dragoman.formats import formats
from dragoman.serving.import_job import Mode
from dragoman.serving.jobs import FullError, Job, Jobs

JOB = Parameter(
    name="id", about="The id of a job, or the name of an import.", place="path", default=None, least=1, most=80,
    pattern=ID,
)  # fmt: skip


def send(asked: Asked) -> Response:
    """Take a file in for import."""
    if asked.file is None:
        raise ProblemError(400, "there is nothing in what was sent")
    try:
        job = _jobs(asked).add(asked.file, asked.text("name"), cast("Mode", asked.text("mode")), asked.text("format"))
    except FullError as error:
        raise ProblemError(429, "too many imports wait; try again later") from error
    return _accepted(asked, job)


def every(asked: Asked) -> Imports:
    """List jobs and imports."""
    past = (
        ImportShown(name=one.name, when=one.when, added=one.added, undone=one.undone)
        for one in asked.library.imports()[:200]
    )
    return Imports(tuple(asked.jobs.every()) if asked.jobs else (), tuple(past))


def one(asked: Asked) -> Job:
    """Give a job."""
    found = asked.jobs.get(asked.text("id")) if asked.jobs else None
    if found is None:
        raise ProblemError(404, f"there is no job {asked.text('id')}", "id")
    return found


def undo(asked: Asked) -> Response:
    """Take back what a job, or an import of the past, added."""
    id = asked.text("id")
    jobs = _jobs(asked)
    if jobs.get(id) is None and id not in {one.name for one in asked.library.imports() if not one.undone}:
        raise ProblemError(404, f"there is no job or import {id} that could be taken back", "id")
    try:
        return _accepted(asked, jobs.undo(id))
    except LookupError as error:
        raise ProblemError(409, str(error.args[0]), "id") from error
    except FullError as error:
        raise ProblemError(429, "too many imports wait; try again later") from error


def _jobs(asked: Asked) -> Jobs:
    if asked.jobs is None:
        raise ProblemError(503, "this library is not kept in a folder; nothing can be imported")
    return asked.jobs


def _accepted(asked: Asked, job: Job) -> Response:
    place = asked.url("api_one_import", id=job.id)
    return asked.json(job, 202, {"location": place})


READABLE = tuple(one.name for one in formats().values() if one.read)
"""Names of the formats that can be read."""
SEND = Operation(
    name="send_import", method="POST", path=f"{BASE}/imports", group="imports", access="token", status=202,
    about="Send a file for import, as the body. The answer is a job; ask after it at its `Location`. "
    "With `mode=dry` nothing is written, and the job gives a preview of what would be repaired.",
    parameters=(
        Parameter(name="name", about="The file's name; its ending helps to recognise the format.", default="file",
                  least=1, most=100, pattern=r"^[^/\\\x00-\x1f\x7f]+$"),
        Parameter(name="format", about="Read as this format instead of guessing.", choices=READABLE),
        Parameter(name="mode", about="`write`, or `dry` for a preview.", default="write", choices=("write", "dry")),
    ),
    body="A file in any format that can be read, or an archive of such files.",
    answer=Job, problems=(401, 408, 413, 429), run=send,
)  # fmt: skip
EVERY = Operation(
    name="imports", path=f"{BASE}/imports", group="imports", access="token",
    about="The import jobs of this server, and the imports of this library, the latest first.",
    answer=Imports, problems=(401,), run=every,
)  # fmt: skip
ONE = Operation(
    name="one_import", path=f"{BASE}/imports/{{id}}", group="imports", access="token", parameters=(JOB,),
    about="How far a job is, and what came of it.", answer=Job, problems=(401, 404), run=one,
)  # fmt: skip
UNDO = Operation(
    name="undo_import", method="DELETE", path=f"{BASE}/imports/{{id}}", group="imports", access="token", status=202,
    parameters=(JOB,), about="Take back all that an import added. The answer is a job of its own.",
    answer=Job, problems=(401, 404, 409, 429), run=undo,
)  # fmt: skip
