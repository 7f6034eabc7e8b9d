"""A work in the form a client asks for, at its permanent address; for people, the page, with links for machines.

Sources: RFC 9110, section 12 (negotiation); the media types of DOI content negotiation; FAIR Signposting.
"""

import re

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.api.cite import LOCALE_NAME, STYLE_NAME, rendered
from dragoman.api.content import BIBLIOGRAPHY, by_media_type, in_format
from dragoman.api.links import LINKSET, Addresses, header, links, linkset
from dragoman.api.operation import tagged
from dragoman.api.problem import ProblemError, answer
from dragoman.engines.port import Work
from dragoman.library import Library
from dragoman.library.view import work_of
from dragoman.serving.accept import Range, chosen

_WORK = re.compile(r"/work/([^/]{1,80})\Z")
_HTML = ("text/html", "application/xhtml+xml")


class Negotiated:
    """Answers for the pages of works when a client wants another form than a page; adds links to the page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.formats = by_media_type()
        self.kinds = (*_HTML, *self.formats, BIBLIOGRAPHY, LINKSET)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        work = await self._work(scope)
        if work is None:
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        addresses = addresses_of(request, work.id)
        found = links(work.record, addresses)
        picked = chosen(request.headers.get("accept", ""), self.kinds)
        if picked and picked[0] in _HTML:
            await self.app(scope, receive, _adding(send, header(found, addresses)))
            return
        try:
            kind, asked = self._wanted(picked)
            given = await run_in_threadpool(self._given, work, kind, asked, addresses)
        except ProblemError as problem:
            given = answer(problem)
        given.headers["vary"] = "Accept"
        await tagged(request, given)(scope, receive, send)

    async def _work(self, scope: Scope) -> Work | None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            return None
        named = _WORK.match(scope["path"].removeprefix(scope.get("root_path", "")))
        library: Library = scope["app"].state.library
        return await run_in_threadpool(work_of, library.engine, named[1]) if named else None

    def _wanted(self, picked: tuple[str, Range] | None) -> tuple[str, Range]:
        if picked is None:
            raise ProblemError(406, "none of the types in Accept is available", "Accept", self.kinds)
        return picked

    def _given(self, work: Work, kind: str, asked: Range, addresses: Addresses) -> Response:
        if kind == LINKSET:
            return Response(linkset(links(work.record, addresses), addresses), media_type=LINKSET)
        if kind == BIBLIOGRAPHY:
            return _cited(work, asked)
        form = self.formats[kind]
        given = in_format([work.record], form, kind)
        given.headers["content-location"] = addresses.form(form.name)
        given.headers["link"] = f'<{addresses.page}>; rel="describes"; type="text/html"'
        return given


def _cited(work: Work, asked: Range) -> Response:
    """Give a work as a style cites it: ``text/x-bibliography; style=apa; locale=fa-IR``."""
    style, locale = asked.parameters.get("style", "apa"), asked.parameters.get("locale", "")
    if not re.match(STYLE_NAME, style) or not re.match(LOCALE_NAME, locale):
        raise ProblemError(406, "style is the id of a style, locale a language tag", "Accept")
    try:
        done = rendered([work.record], style, locale, "text")
    except ProblemError as problem:
        raise ProblemError(406, problem.details.detail, "style", problem.details.available) from problem
    return Response("\n".join(done.bibliography) + "\n", media_type=f"{BIBLIOGRAPHY}; charset=utf-8")


def addresses_of(request: Request, id: str) -> Addresses:
    """Give the absolute addresses of a work."""
    page = str(request.base_url).rstrip("/") + f"/work/{id}"
    return Addresses(page, f"{page}/linkset", lambda name: f"{page}/as/{name}")


def _adding(send: Send, link: str) -> Send:
    async def adding(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            headers = MutableHeaders(scope=message)
            headers.append("link", link)
            headers.add_vary_header("Accept")
        await send(message)

    return adding


async def linkset_of(request: Request) -> Response:
    """Give the linkset of a work (Signposting, level 2)."""
    library: Library = request.app.state.library
    work = await run_in_threadpool(work_of, library.engine, request.path_params["name"])
    if work is None:
        return answer(ProblemError(404, "there is no such work"))
    addresses = addresses_of(request, work.id)
    return tagged(request, Response(linkset(links(work.record, addresses), addresses), media_type=LINKSET))
