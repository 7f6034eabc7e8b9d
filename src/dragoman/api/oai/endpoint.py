"""The address for harvesters: reads a request, and writes the answer or what is wrong with it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dragoman.api.oai.fault import FaultError
from dragoman.api.oai.request import arguments
from dragoman.api.oai.verbs import VERBS, Repository
from dragoman.api.xml import Node, document
from dragoman.serving.settings import name_of

SPACE = "http://www.openarchives.org/OAI/2.0/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_MOST_BYTES = 10_000
_UNTOLD = frozenset({"badVerb", "badArgument"})
"""Errors with which the request's arguments are not repeated (section 3.2)."""


async def oai(request: Request) -> Response:
    """Answer a harvester, by GET or POST."""
    pairs = request.query_params.multi_items()
    if request.method == "POST":
        pairs = await _posted(request)
    address = str(request.url_for("oai"))
    host = name_of(request.url.netloc)
    email = request.app.state.serving.email or f"postmaster@{host}"
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    repository = Repository(request.app.state.library, address, host, email, now)
    body = await run_in_threadpool(answered, repository, pairs)
    return Response(body, media_type="text/xml; charset=utf-8")


async def _posted(request: Request) -> list[tuple[str, str]]:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BYTES:
            return []
    try:
        return parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        return []


def answered(repository: Repository, pairs: Sequence[tuple[str, str]]) -> bytes:
    """Give the whole answer as XML."""
    given: dict[str, str] = {}
    try:
        given = arguments(pairs)
        found: tuple[Node, ...] = (Node(given["verb"], inside=VERBS[given["verb"]](repository, given)),)
    except FaultError as fault:
        given = {} if fault.code in _UNTOLD else given
        found = (Node("error", {"code": fault.code}, fault.sentence),)
    top = Node(
        "OAI-PMH",
        {f"{{{XSI}}}schemaLocation": f"{SPACE} {SPACE}OAI-PMH.xsd"},
        (Node("responseDate", inside=repository.now), Node("request", given, repository.address), *found),
    )
    return document(_in_space(top), {None: SPACE, "xsi": XSI})


def _in_space(node: Node) -> Node:
    """Put an element, and those of ours in it, into the namespace of the protocol."""
    name = node.name if node.name.startswith("{") else f"{{{SPACE}}}{node.name}"
    if isinstance(node.inside, str):
        return Node(name, node.attributes, node.inside)
    return Node(name, node.attributes, tuple(_in_space(one) if isinstance(one, Node) else one for one in node.inside))
