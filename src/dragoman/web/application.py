"""The pages as one ASGI application over a library."""

from collections import deque

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.library import Library
from dragoman.serving.costly import Costly
from dragoman.web import (
    about_page,
    apparatus_page,
    cite_page,
    compare_page,
    duplicates_page,
    feedback_page,
    gathered_page,
    home_page,
    import_page,
    journal_page,
    lists_page,
    own_page,
    pictures_page,
    record_page,
    search_page,
    share_page,
    together_page,
    wanted_page,
    writing,
)
from dragoman.web.home_page import overview
from dragoman.web.pages import FOLDER, failed, not_found, refused

HEADERS = {
    b"content-security-policy": b"default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
    b"font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
}
"""Sent with every answer: nothing is loaded from other hosts, no inline script or style runs."""


class Headers:
    """Adds :data:`HEADERS` to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, with the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS.items()]
            await send(message)

        await self.app(scope, receive, with_headers)


ROUTES = [
    Route("/", home_page.home, name="home"),
    Route("/search", search_page.search, name="search"),
    Route("/search/pictures", pictures_page.show, name="pictures"),
    Route("/newest", search_page.newest, name="newest"),
    Route("/browse/{kind}", gathered_page.browse, name="browse"),
    Route("/work/{name}", record_page.show, name="work"),
    Route("/work/{name}/apparatus", apparatus_page.show, name="apparatus"),
    Route("/work/{name}/near", record_page.near, name="near"),
    Route("/work/{name}/cite", cite_page.show, name="cite"),
    Route("/work/{name}/cite/{how}", cite_page.copied, name="copied"),
    Route("/work/{name}/raw", record_page.raw, name="raw"),
    Route("/work/{name}/as/{form}", record_page.given, name="given"),
    Route("/author/{name:path}", gathered_page.author, name="author"),
    Route("/journal/{name:path}", journal_page.show, name="journal"),
    Route("/subject/{name:path}", gathered_page.subject, name="subject"),
    Route("/year/{year:int}", gathered_page.year, name="year"),
    Route("/compare", compare_page.show, name="compare"),
    Route("/picture/{picture}.{form}", pictures_page.file, name="picture"),
    Route("/wanted", wanted_page.show, name="wanted"),
    Route("/duplicates", duplicates_page.show, name="duplicates"),
    Route("/duplicates/decide", duplicates_page.decide, name="decide", methods=["POST"]),
    Route("/feedback", feedback_page.show, name="feedback"),
    Route("/feedback/send", feedback_page.take, name="send", methods=["POST"]),
    Route("/selection", together_page.selection, name="selection"),
    Route("/selection/as/{form}", together_page.selection_given, name="selection_given"),
    Route("/selection/cite/{how}", together_page.selection_copied, name="selection_copied"),
    Route("/import", import_page.show, name="import"),
    Route("/import/send", import_page.send, name="import_send", methods=["POST"]),
    Route("/import/job/{id}", import_page.job, name="import_job"),
    Route("/import/job/{id}/keep", import_page.keep, name="import_keep", methods=["POST"]),
    Route("/import/job/{id}/undo", import_page.undo, name="import_undo", methods=["POST"]),
    Route("/lists", lists_page.every, name="lists"),
    Route("/lists/make", lists_page.make, name="list_make", methods=["POST"]),
    Route("/lists/add", lists_page.add, name="list_add", methods=["POST"]),
    Route("/list/{id}", lists_page.one, name="list"),
    Route("/list/{id}/as/{form}", lists_page.given, name="list_given"),
    Route("/list/{id}/cite/{how}", lists_page.bibliography, name="list_copied"),
    Route("/list/{id}/rename", lists_page.rename, name="list_rename", methods=["POST"]),
    Route("/list/{id}/remove", lists_page.remove, name="list_remove", methods=["POST"]),
    Route("/list/{id}/delete", lists_page.delete, name="list_delete", methods=["POST"]),
    Route("/work/{name}/qr.svg", share_page.code, name="qr"),
    Route("/work/{name}/own", own_page.annotate, name="annotate", methods=["POST"]),
    Route("/tag/{name:path}", own_page.tag, name="tag"),
    Route("/about", about_page.about, name="about"),
    Route("/privacy", about_page.privacy, name="privacy"),
    Route("/rules", about_page.rules, name="rules"),
    Route("/enter/{token}", writing.enter, name="enter"),
    Mount("/static", StaticFiles(directory=FOLDER / "static"), name="static"),
]
"""Every address; docs/howto/serve.md describes each."""


def application(library: Library) -> Starlette:
    """Give the pages over a library; it stays open as long as they are served."""
    app = Starlette(
        routes=ROUTES, middleware=[Middleware(Headers)], exception_handlers={404: not_found, 403: refused, 500: failed}
    )
    app.state.library = library
    app.state.overview = Costly(lambda: overview(library))
    app.state.wanted = Costly(library.wanted)
    app.state.duplicates = Costly(library.duplicates)
    app.state.feedback = deque()
    app.state.pages = {one.name: one.path_format for one in ROUTES if isinstance(one, Route | Mount)}
    return app
