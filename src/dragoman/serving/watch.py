"""Watches requests: counts them, and writes one JSON line for each, without anything about the reader.

A line tells time, method, route, status, milliseconds and bytes. No address of a reader, no query, no title, no id of a
work, no browser's name: ``/work/r123?q=…`` is ``/work``.
"""

import sys
import time
from collections.abc import Callable, Collection
from datetime import UTC, datetime

import msgspec
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.serving.metrics import Metrics

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Line(msgspec.Struct, frozen=True):
    """One line of the log: what was asked in which kind of address, and how it was answered."""

    time: str
    method: str
    route: str
    status: int
    milliseconds: float
    bytes: int


Told = Callable[[Line], None]


def to_standard_error(line: Line) -> None:
    """Write a line as JSON to standard error."""
    sys.stderr.write(msgspec.json.encode(line).decode() + "\n")


def nothing(line: Line) -> None:
    """Tell nobody."""


class Watch:
    """Counts and tells every request that goes through it."""

    def __init__(self, app: ASGIApp, metrics: Metrics, routes: Collection[str], told: Told) -> None:
        self.app = app
        self.metrics = metrics
        self.routes = frozenset(routes)
        self.told = told

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, counted and told."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, seen = time.perf_counter(), {"status": 500, "bytes": 0}

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
            seen["bytes"] += len(message.get("body", b""))
            await send(message)

        self.metrics.begin()
        try:
            await self.app(scope, receive, counted)
        finally:
            seconds = time.perf_counter() - started
            method = scope["method"] if scope["method"] in _METHODS else "other"
            route = self.route(scope["path"])
            self.metrics.end(route, method, seen["status"], seconds)
            now = datetime.now(UTC).isoformat(timespec="milliseconds")
            self.told(Line(now, method, route, seen["status"], round(seconds * 1000, 1), seen["bytes"]))

    def route(self, path: str) -> str:
        """Give the beginning of an address that is one of our routes, the longest; "other" for any other."""
        parts = path.split("/")[:4]
        beginnings = ("/".join(parts[:count]) or "/" for count in range(len(parts), 0, -1))
        return next((one for one in beginnings if one in self.routes and (one != "/" or path == "/")), "other")


def beginnings(paths: Collection[str]) -> set[str]:
    """Give what routes begin with, before their first variable part.

    >>> sorted(beginnings(["/work/{name}/raw", "/", "/api/v1/works/{id}"]))
    ['/', '/api/v1/works', '/work']
    """
    return {"/".join(path.partition("/{")[0].split("/")[:4]) or "/" for path in paths}
