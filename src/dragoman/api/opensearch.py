"""How do browsers search here? The description of the search (OpenSearch 1.1, draft 6), and suggestions for it."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dragoman.api.operation import tagged
from dragoman.api.xml import Node, document
from dragoman.library import Library

SPACE = "http://a9.com/-/spec/opensearch/1.1/"
SUGGESTIONS = "application/x-suggestions+json"


async def description(request: Request) -> Response:
    """Give the description."""
    page, feed, suggest = (str(request.url_for(name)) for name in ("search", "feed", "suggestions"))
    urls = (
        ("text/html", f"{page}?q={{searchTerms}}&page={{startPage?}}", "results"),
        ("application/atom+xml", f"{feed}?q={{searchTerms}}", "results"),
        (SUGGESTIONS, f"{suggest}?q={{searchTerms}}", "suggestions"),
        ("application/opensearchdescription+xml", str(request.url_for("opensearch")), "self"),
    )
    nodes = (
        Node("ShortName", inside="Dragoman"),
        Node("Description", inside="Scholarly works in many languages and scripts"),
        *(Node("Url", {"type": kind, "template": template, "rel": rel}) for kind, template, rel in urls),
        Node(
            "Image",
            {"type": "image/svg+xml", "width": "16", "height": "16"},
            str(request.url_for("static", path="mark.svg")),
        ),
        Node("Language", inside="*"),
        Node("InputEncoding", inside="UTF-8"),
        Node("OutputEncoding", inside="UTF-8"),
    )
    inside = tuple(Node(f"{{{SPACE}}}{one.name}", one.attributes, one.inside) for one in nodes)
    body = document(Node(f"{{{SPACE}}}OpenSearchDescription", inside=inside), {None: SPACE})
    return tagged(request, Response(body, media_type="application/opensearchdescription+xml"))


async def suggestions(request: Request) -> Response:
    """Complete what is typed: the text, and its completions (OpenSearch extension "Suggestions")."""
    typed = request.query_params.get("q", "")[:100]
    library: Library = request.app.state.library
    found = await run_in_threadpool(library.suggest, typed, 10)
    return JSONResponse([typed, [one.value for one in found]], media_type=SUGGESTIONS)


async def favicon(request: Request) -> Response:
    """Lead to the site's mark, for browsers that ask here without being told."""
    return RedirectResponse(request.url_for("static", path="mark.svg"), 308)
