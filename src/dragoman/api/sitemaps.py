"""Sitemaps: every work's page, in every language of the pages, with the time of its last change.

Sources: sitemaps.org, protocol 0.9 (at most 50,000 addresses each); hreflang links as search engines read them.
"""

from collections.abc import Iterator
from itertools import product, takewhile

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dragoman.api.operation import tagged
from dragoman.api.problem import ProblemError, answer
from dragoman.api.xml import Node, document
from dragoman.engines.port import Stored
from dragoman.library import Library

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
WHOLE = 4_000
"""Works up to which one sitemap holds all; more are parted by the first digits of their ids: evenly spread."""
_DIGITS = "0123456789abcdef"
LANGUAGES = ("en", "zh", "fa", "az", "tr", "ru")
"""Languages of the pages; a test compares them with those of the interface."""
PAGES = ("home", "newest", "wanted", "about", "privacy", "rules")
"""Routes of pages that are no work's."""


async def index(request: Request) -> Response:
    """Give the index of sitemaps."""
    library: Library = request.app.state.library
    count = (await run_in_threadpool(library.statistics)).counts.get("work", 0)
    sitemaps = (
        Node(_in("sitemap"), inside=(Node(_in("loc"), inside=str(request.url_for("sitemap", part=part))),))
        for part in ("pages", *parts(count))
    )
    body = document(Node(_in("sitemapindex"), inside=tuple(sitemaps)), {None: SPACE})
    return tagged(request, Response(body, media_type="application/xml"))


def parts(count: int) -> list[str]:
    """Give the names of the sitemaps for so many works: "all", or the beginnings of ids.

    >>> parts(10), len(parts(100_000)), len(parts(1_000_000))
    (['all'], 256, 256)
    """
    if count <= WHOLE:
        return ["all"]
    digits = next(some for some in (1, 2, 3, 4) if count / 16**some <= WHOLE or some == 4)
    return ["r" + "".join(some) for some in product(_DIGITS, repeat=digits)]


async def sitemap(request: Request) -> Response:
    """Give one sitemap: works whose ids begin so, or the pages that are no work's."""
    part: str = request.path_params["part"]
    is_prefix = part[:1] == "r" and 2 <= len(part) <= 5 and not set(part[1:]) - set(_DIGITS)
    if part not in {"all", "pages"} and not is_prefix:
        return answer(ProblemError(404, "there is no such sitemap"))
    body = await run_in_threadpool(_sitemap, request, part)
    return tagged(request, Response(body, media_type="application/xml"))


def _sitemap(request: Request, part: str) -> bytes:
    library: Library = request.app.state.library
    if part == "pages":
        addresses = [(str(request.url_for(name)), "") for name in PAGES]
    else:
        prefix = "" if part == "all" else part
        found = takewhile(lambda one: one.id.startswith(prefix), _from(library, prefix))
        addresses = [(str(request.url_for("work", name=one.id)), one.changed.partition("/")[0]) for one in found]
    urls = tuple(_url(address, changed) for address, changed in addresses[:50_000])
    return document(Node(_in("urlset"), inside=urls), {None: SPACE, "xhtml": XHTML})


def _from(library: Library, prefix: str) -> Iterator[Stored]:
    """Give works from the first id that begins so."""
    return library.engine.iterate("work", prefix)


def _url(address: str, changed: str) -> Node:
    links = [("x-default", address), *((tag, f"{address}?ui={tag}") for tag in LANGUAGES)]
    return Node(_in("url"), inside=(
        Node(_in("loc"), inside=address),
        *((Node(_in("lastmod"), inside=changed),) if changed else ()),
        *(Node(f"{{{XHTML}}}link", {"rel": "alternate", "hreflang": tag, "href": href}) for tag, href in links),
    ))  # fmt: skip


def _in(name: str) -> str:
    return f"{{{SPACE}}}{name}"


async def robots(request: Request) -> Response:
    """Tell robots what not to fetch, and where the sitemaps are."""
    root = request.scope.get("root_path", "")
    closed = ("/api/", "/oai", "/enter/", "/duplicates", "/search", "/metrics", "/health")
    lines = ["User-agent: *", *(f"Disallow: {root}{one}" for one in closed), f"Sitemap: {request.url_for('sitemaps')}"]
    return PlainTextResponse("\n".join(lines) + "\n")
