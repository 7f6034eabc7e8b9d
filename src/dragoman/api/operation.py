"""What can be done? An operation of the API: its address, parameters, answer; all that the description tells."""

from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Literal, cast

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.api.parameter import Parameter, Value, read
from dragoman.api.problem import ProblemError, answer
from dragoman.api.upload import received
from dragoman.engines.port import Work
from dragoman.library import Library
from dragoman.library.view import work_of
from dragoman.serving.jobs import Jobs
from dragoman.serving.settings import Serving

BASE = "/api/v1"
JSON = "application/json"
Method = Literal["GET", "POST", "DELETE"]


class Asked:
    """One request as an operation sees it: its values, the library, and how to make addresses."""

    def __init__(self, request: Request, values: Mapping[str, Value], file: Path | None) -> None:
        self.request = request
        self.values = values
        self.file = file
        self.library: Library = request.app.state.library
        self.jobs: Jobs | None = request.app.state.jobs

    def text(self, name: str) -> str:
        """Give the value of a parameter that is a text."""
        return cast("str", self.values[name])

    def number(self, name: str) -> int:
        """Give the value of a parameter that is a number."""
        return cast("int", self.values[name])

    def many(self, name: str) -> tuple[str, ...]:
        """Give the values of a parameter that has many."""
        return cast("tuple[str, ...]", self.values[name] or ())

    def url(self, route: str, /, **values: str) -> str:
        """Give the absolute address of a route."""
        return str(self.request.url_for(route, **values))

    def work(self) -> Work:
        """Give the work that ``id`` names. Raises :class:`ProblemError` when there is none."""
        found = work_of(self.library.engine, self.text("id"))
        if found is None:
            raise ProblemError(404, f"there is no work {self.text('id')}", "id")
        return found

    def json(self, value: object, status: int, headers: Mapping[str, str]) -> Response:
        """Give a value as an answer with a status and headers of its own."""
        return Response(msgspec.json.encode(value), status, headers, JSON)

    def page_after(self, cursor: str) -> str:
        """Give the address of the next page."""
        return str(self.request.url.include_query_params(cursor=cursor))


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """One operation. ``answer`` is the type of its JSON; ``kinds`` are the media types where it is not JSON.

    ``access`` ``token`` wants the token; ``body`` says what is sent ("" nothing).
    """

    name: str
    method: Method = "GET"
    path: str
    about: str
    group: str
    parameters: tuple[Parameter, ...] = ()
    answer: object = None
    kinds: tuple[str, ...] = ()
    status: int = 200
    problems: tuple[int, ...] = ()
    access: Literal["open", "token"] = "open"
    body: str = ""
    run: Callable[[Asked], object]

    def route(self) -> Route:
        """Give the route of Starlette that answers it."""

        async def endpoint(request: Request) -> Response:
            try:
                return await self.respond(request)
            except ProblemError as problem:
                return answer(problem)

        return Route(self.path, endpoint, methods=[self.method], name=f"api_{self.name}")

    async def respond(self, request: Request) -> Response:
        """Answer a request. Raises :class:`ProblemError`."""
        if self.access == "token":
            authorise(request)
        values = read(self.parameters, request)
        file = await received(request) if self.body else None
        try:
            given = await run_in_threadpool(self.run, Asked(request, values, file))
        finally:
            if file:
                file.unlink(missing_ok=True)
        return tagged(request, as_response(given, self.status))


def authorise(request: Request) -> None:
    """See to it that the token came with a request (RFC 6750, section 2.1). Raises :class:`ProblemError`."""
    serving: Serving = request.app.state.serving
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not serving.is_token(token.strip()):
        raise ProblemError(401, "this needs the token that the server printed when it started: Authorization: Bearer …")


def as_response(given: object, status: int) -> Response:
    """Give what an operation gave as an answer: a value becomes JSON."""
    if isinstance(given, Response):
        return given
    made = Response(msgspec.json.encode(given), status, media_type=JSON)
    if following := getattr(given, "next", ""):
        made.headers["link"] = f'<{following}>; rel="next"'
    return made


def tagged(request: Request, response: Response) -> Response:
    """Give an answer its ETag, or 304 when the client has it already (RFC 9110, sections 8.8.3 and 13.1.2)."""
    if request.method not in {"GET", "HEAD"} or response.status_code != 200 or not hasattr(response, "body"):
        return response
    tag = f'"{blake2b(bytes(response.body), digest_size=12).hexdigest()}"'
    response.headers["etag"] = tag
    response.headers.setdefault("cache-control", "no-cache")
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if tag not in known and "*" not in known:
        return response
    kept = {name: response.headers[name] for name in ("etag", "cache-control", "vary", "link")
            if name in response.headers}  # fmt: skip
    return Response(status_code=304, headers=kept)
