"""Operations that find: search, suggestions."""

from collections.abc import Iterable
from typing import cast, get_args

from dragoman.api.answers import Count, Result, Results, Suggestions, brief, hit_shown, shown
from dragoman.api.operation import BASE, Asked, Operation
from dragoman.api.parameter import CURSOR, Parameter, limit
from dragoman.engines.port import Hit
from dragoman.query.language import LONGEST
from dragoman.query.tree import Facet, Sort

ADDRESS = 65_000
"""Characters of the longest address the server takes: a question that long is cut and told of, as everywhere."""

QUERY = Parameter(
    name="q",
    about=f"The question, in the query language (docs/howto/search.md; {LONGEST:,} characters are read); without it, "
    "everything.",
    most=ADDRESS,
)
DETAIL = Parameter(
    name="detail",
    about="`full` gives records whole; `brief` leaves out notes, references, sections and further abstracts.",
    default="brief",
    choices=("brief", "full"),
)


def search(asked: Asked) -> Results:
    """Find works."""
    sort, facets = cast("Sort", asked.text("sort")), cast("tuple[Facet, ...]", asked.many("facets"))
    found = asked.library.search(
        asked.text("q"), limit=asked.number("limit"), offset=asked.text("cursor") or 0, sort=sort, facets=facets
    )
    return Results(
        total=found.total,
        results=tuple(_results(asked, found.hits)),
        facets={name: tuple(Count(*one) for one in counts) for name, counts in found.facets.items()},
        next=asked.page_after(found.next) if found.next and found.hits else "",
        through=found.through,
        messages=found.messages,
        meant=found.meant,
        relaxed=bool(found.relaxed),
    )


def similar(asked: Asked) -> Results:
    """Find works like one."""
    work = asked.work()
    hits = asked.library.similar(work.id, asked.number("limit"))
    return Results(total=hits.total, results=tuple(_results(asked, hits.hits)), through=hits.through)


def _results(asked: Asked, hits: Iterable[Hit]) -> Iterable[Result]:
    for hit in hits:
        record = hit.work.record if asked.text("detail") == "full" else brief(hit.work.record)
        yield hit_shown(hit, shown(hit.work, asked.url("work", name=hit.work.id), record=record))


def suggest(asked: Asked) -> Suggestions:
    """Complete what is typed."""
    return Suggestions(asked.library.suggest(asked.text("q"), asked.number("limit")))


SEARCH = Operation(
    name="search",
    path=f"{BASE}/search",
    about="Find works in all languages and scripts at once.",
    group="search",
    parameters=(
        QUERY,
        Parameter(name="sort", about="The order.", default="relevance", choices=get_args(Sort)),
        limit(100),
        CURSOR,
        Parameter(
            name="facets", about="What is to be counted.", kind="many", default="", choices=get_args(Facet),
            most=len(get_args(Facet)),
        ),
        DETAIL,
    ),
    answer=Results,
    run=search,
)  # fmt: skip
SUGGEST = Operation(
    name="suggest",
    path=f"{BASE}/suggest",
    about="Complete a question while it is typed: works, authors, journals, subjects.",
    group="search",
    parameters=(Parameter(name="q", about="What is typed so far.", default=None, least=1), limit(20, 10)),
    answer=Suggestions,
    run=suggest,
)
