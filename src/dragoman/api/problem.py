"""What is said when a request cannot be answered: problem details (RFC 9457)."""

from http import HTTPStatus

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


class ProblemDetails(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A problem: ``title`` and ``status`` are those of HTTP, ``detail`` says what is wrong here and how to mend it.

    ``parameter`` names the parameter at fault; ``available`` lists what could have been asked for.
    """

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    parameter: str = ""
    available: tuple[str, ...] = ()


class ProblemError(Exception):
    """A request that cannot be answered, and why."""

    def __init__(self, status: int, detail: str, parameter: str = "", available: tuple[str, ...] = ()) -> None:
        super().__init__(detail)
        self.status = status
        title = HTTPStatus(status).phrase
        self.details = ProblemDetails(
            title=title, status=status, detail=detail, parameter=parameter, available=available
        )


def answer(problem: ProblemError) -> Response:
    """Give a problem as an answer."""
    headers = {"cache-control": "no-store"}
    if problem.status == HTTPStatus.UNAUTHORIZED:
        headers["www-authenticate"] = 'Bearer realm="dragoman"'
    if problem.status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
        headers["retry-after"] = "30"
    return Response(msgspec.json.encode(problem.details), problem.status, headers, MEDIA_TYPE)


async def from_http(request: Request, error: Exception) -> Response:
    """Give an error of the framework (an unknown address, a wrong method) as a problem."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    said = answer(ProblemError(status, _SAID.get(status, "")))
    for name, value in (getattr(error, "headers", None) or {}).items():
        said.headers[name] = value
    return said


_SAID = {
    404: "there is nothing at this address; /api/v1/openapi.json lists what there is",
    405: "this address does not take this method",
}
