"""Feeds: the newest works, or those that a question finds, newest first. Source: Atom, RFC 4287."""

import re
from collections.abc import Iterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dragoman.api.operation import tagged
from dragoman.api.xml import LANG, Node, document
from dragoman.engines.port import Work
from dragoman.library import Library
from dragoman.query.language import LONGEST
from dragoman.record.form import Text
from dragoman.record.model import Record

ATOM = "http://www.w3.org/2005/Atom"
MOST = 50
"""Works of a feed."""
MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_SUMMARY = 2000
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NEVER = "1970-01-01T00:00:00Z"


async def feed(request: Request) -> Response:
    """Give the newest works; with ``q``, the newest that it finds."""
    query = request.query_params.get("q", "")[:LONGEST].strip()
    body = await run_in_threadpool(_feed, request, query)
    return tagged(request, Response(body, media_type=MEDIA_TYPE))


def _feed(request: Request, query: str) -> bytes:
    library: Library = request.app.state.library
    works = [hit.work for hit in library.search(query, limit=MOST, sort="newest").hits]
    stored = library.engine.get("work", [work.id for work in works])
    times = [one.changed.partition("/")[0] if one else "" for one in stored]
    entries = [_entry(request, work, time or _NEVER) for work, time in zip(works, times, strict=True)]
    home = str(request.base_url)
    own = str(request.url_for("feed").include_query_params(q=query) if query else request.url_for("feed"))
    page = str(request.url_for("search").include_query_params(q=query, sort="newest")) if query else home
    head = (
        _text("title", Text(f"Dragoman: {query}" if query else "Dragoman")),
        Node("id", inside=own),
        Node("updated", inside=max((time for time in times if time), default=_NEVER)),
        Node("link", {"rel": "self", "href": own, "type": "application/atom+xml"}),
        Node("link", {"rel": "alternate", "href": page, "type": "text/html"}),
        Node("generator", inside="Dragoman"),
    )
    return document(_in_atom(Node("feed", inside=(*head, *entries))), {None: ATOM})


def _entry(request: Request, work: Work, time: str) -> Node:
    record = work.record
    page = str(request.url_for("work", name=work.id))
    parts = [
        Node("id", inside=page),
        _text("title", record.title[0] if record.title else Text("[no title]")),
        Node("updated", inside=time),
        Node("link", {"rel": "alternate", "href": page, "type": "text/html"}),
        *_people(record),
        *(_text("summary", Text(form.value[:_SUMMARY], form.lang)) for form in record.abstract[:1]),
        *(Node("category", {"term": form.value[:200]}) for form in record.keywords[:20]),
    ]
    if doi := record.identifier("doi"):
        parts.append(Node("link", {"rel": "related", "href": f"https://doi.org/{doi}"}))
    if _DAY.fullmatch(record.issued.edtf):
        parts.append(Node("published", inside=f"{record.issued.edtf}T00:00:00Z"))
    return Node("entry", inside=tuple(parts))


def _people(record: Record) -> Iterator[Node]:
    authors = record.by_role("author")[:20] or record.contributors[:20]
    for person in authors:
        yield Node("author", inside=(Node("name", inside=person.name.display or "?"),))
    if not authors:
        yield Node("author", inside=(Node("name", inside="?"),))


def _text(name: str, form: Text) -> Node:
    return Node(name, {LANG: form.lang} if form.lang else {}, form.value)


def _in_atom(node: Node) -> Node:
    inside = node.inside if isinstance(node.inside, str) else tuple(
        _in_atom(one) if isinstance(one, Node) else one for one in node.inside
    )  # fmt: skip
    return Node(f"{{{ATOM}}}{node.name}", node.attributes, inside)
