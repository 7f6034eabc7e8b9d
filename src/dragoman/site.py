"""Joins the pages and what is for machines into the one application that a server loads."""

import os
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.types import ExceptionHandler

from dragoman.api import application as machines
from dragoman.api import problem
from dragoman.api.negotiation import Negotiated
from dragoman.library import Library
from dragoman.serving import health
from dragoman.serving.held import Held
from dragoman.serving.jobs import Jobs
from dragoman.serving.metrics import Metrics
from dragoman.serving.outside import Outside
from dragoman.serving.settings import LOG, Serving, from_environment
from dragoman.serving.watch import Told, Watch, beginnings, nothing, to_standard_error
from dragoman.web import application as pages

FOR_MACHINES = ("/api/", "/oai", "/unapi", "/health", "/metrics", "/sitemap", "/feed")
"""Beginnings of addresses whose errors are told to machines."""


def served() -> Starlette:
    """Give the site over the library of this process's settings: what a server loads."""
    told = to_standard_error if os.environ.get(LOG) == "json" else nothing
    return application(Library.open(), from_environment(), told)


def application(library: Library, serving: Serving | None = None, told: Told = nothing) -> Starlette:
    """Give the site over a library, which is closed when serving ends; ``told`` takes a line for each request."""
    app = pages.application(library)
    app.router.routes[:0] = [*machines.ROUTES, *health.ROUTES]
    app.state.serving = serving or Serving()
    app.state.jobs = Jobs(library.folder) if library.folder else None
    app.state.held = Held()
    app.state.metrics = Metrics()
    app.state.openapi = machines.described()
    for status in (404, 405, 500):
        app.exception_handlers[status] = _by_address(app.exception_handlers.get(status))
    app.router.lifespan_context = _until_closed
    paths = [route.path for route in app.router.routes if isinstance(route, Route | Mount)]
    app.user_middleware.append(Middleware(Negotiated))
    app.add_middleware(Outside, serving=app.state.serving)
    app.add_middleware(Watch, metrics=app.state.metrics, routes=beginnings(paths), told=told)
    return app


def _by_address(otherwise: ExceptionHandler | None) -> ExceptionHandler:
    """Tell an error to machines as a problem, to readers as the pages do."""

    async def tell(request: Request, error: Exception) -> Response:
        path = request.url.path.removeprefix(request.scope.get("root_path", ""))
        if otherwise is None or path.startswith(FOR_MACHINES):
            return await problem.from_http(request, error)
        return await otherwise(request, error)  # type: ignore[misc,no-any-return,arg-type]

    return tell


def _until_closed(app: Starlette) -> AbstractAsyncContextManager[None]:
    @asynccontextmanager
    async def span() -> AsyncIterator[None]:
        yield
        if app.state.jobs:
            app.state.jobs.close()
        app.state.held.close()
        app.state.library.close()

    return span()
