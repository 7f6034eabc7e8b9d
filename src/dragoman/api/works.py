"""Operations on works: all of them, one, its sources, its citations, works like it, what is given in a format."""

import io
from collections.abc import Sequence
from itertools import islice

from starlette.responses import Response

from dragoman.api.answers import (
    Citations,
    Results,
    SourceRecord,
    SourceRecords,
    WorkFound,
    Works,
    brief,
    shown,
)
from dragoman.api.content import in_format, media_type
from dragoman.api.operation import BASE, Asked, Operation
from dragoman.api.parameter import CURSOR, ID, WORK, Parameter, limit
from dragoman.api.problem import ProblemError
from dragoman.api.search import DETAIL, QUERY, similar
from dragoman.engines.port import Gone, Work
from dragoman.formats import formats
from dragoman.record.model import Record

MOST_EXPORTED = 1_000
MOST_NAMED = 200


def works(asked: Asked) -> Works:
    """Give works in the order in which they changed."""
    full, count = asked.text("detail") == "full", asked.number("limit")
    after = asked.text("cursor") or asked.text("since")
    found = list(islice(asked.library.engine.iterate("work", after, "changed"), count))
    held = [(one.value, one.changed) for one in found if isinstance(one.value, Work)]
    return Works(
        works=tuple(
            shown(work, asked.url("work", name=work.id), changed, work.record if full else brief(work.record))
            for work, changed in held
        ),
        gone=tuple(one.id for one in found if isinstance(one.value, Gone)),
        next=asked.page_after(found[-1].changed) if len(found) == count else "",
    )


def work(asked: Asked) -> WorkFound:
    """Give one work whole."""
    one = asked.work()
    (stored,) = asked.library.engine.get("work", [one.id])
    return shown(one, asked.url("work", name=one.id), stored.changed if stored else "")


def records(asked: Asked) -> SourceRecords:
    """Give a work's records, their repairs and findings."""
    view = asked.library.view(asked.work().id)
    kept = view.records if view else ()
    return SourceRecords(tuple(
        SourceRecord(id=one.id, record=one.record, changes=one.changes,
                     findings=tuple(found.sentence for found in one.findings))
        for one in kept
    ))  # fmt: skip


def citations(asked: Asked) -> Citations:
    """Give the edges of citation, both ways."""
    view = asked.library.view(asked.work().id)

    def told(some: Sequence[Work]) -> tuple[WorkFound, ...]:
        return tuple(shown(one, asked.url("work", name=one.id), record=brief(one.record)) for one in some[:100])

    return Citations(told(view.cites), told(view.cited_by)) if view else Citations()


def export(asked: Asked) -> Response:
    """Give works in a format."""
    form = formats()[asked.text("format")]
    if ids := asked.many("ids"):
        return in_format(named_records(asked, ids), form)
    found = asked.library.search(
        asked.text("q"), limit=asked.number("limit"), offset=asked.text("cursor") or 0, sort="title"
    )
    given = in_format([hit.work.record for hit in found.hits], form)
    if found.next and found.hits:
        given.headers["link"] = f'<{asked.page_after(found.next)}>; rel="next"'
    return given


def named_records(asked: Asked, ids: Sequence[str]) -> list[Record]:
    """Give the records of works by their ids. Raises :class:`ProblemError` when one is unknown."""
    try:
        return [asked.library.record(id) for id in ids]
    except LookupError as error:
        raise ProblemError(404, str(error.args[0]), "ids") from error


def raw(asked: Asked) -> Response:
    """Give the exact bytes of a work's sources."""
    view = asked.library.view(asked.work().id)
    stream = io.BytesIO(b"".join(one.raw for one in view.records) if view else b"")
    return Response(
        stream.getvalue(), media_type="application/octet-stream", headers={"content-disposition": "attachment"}
    )


WRITABLE = tuple(one.name for one in formats().values() if one.write)
"""Names of the formats that can be written."""
_KINDS = tuple(dict.fromkeys(media_type(one) for one in formats().values() if one.write))
WORKS = Operation(
    name="works",
    path=f"{BASE}/works",
    about="All works, in the order in which they last changed: harvest once, then ask since a time, or by the cursor.",
    group="works",
    parameters=(
        Parameter(
            name="since", about="From this time on (UTC): 2026-11-22 or 2026-11-22T04:55:01Z.", most=20,
            pattern=r"^(\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?)?$",
        ),
        limit(500, 100), CURSOR, DETAIL,
    ),
    answer=Works, run=works,
)  # fmt: skip
WORK_ONE = Operation(
    name="one_work", path=f"{BASE}/works/{{id}}", about="One work, whole.", group="works", parameters=(WORK,),
    answer=WorkFound, problems=(404,), run=work,
)  # fmt: skip
RECORDS = Operation(
    name="records_of_work", path=f"{BASE}/works/{{id}}/records", group="works", parameters=(WORK,),
    about="What each source says of a work, what was repaired, what was noticed.",
    answer=SourceRecords, problems=(404,), run=records,
)  # fmt: skip
RAW = Operation(
    name="sources_of_work", path=f"{BASE}/works/{{id}}/raw", about="The bytes of a work's sources, as they came.",
    group="works", parameters=(WORK,), kinds=("application/octet-stream",), problems=(404,), run=raw,
)  # fmt: skip
SIMILAR = Operation(
    name="similar_works", path=f"{BASE}/works/{{id}}/similar", about="Works like one, the likest first.",
    group="works", parameters=(WORK, limit(50, 10), DETAIL), answer=Results, problems=(404,), run=similar,
)  # fmt: skip
CITATIONS = Operation(
    name="citations_of_work", path=f"{BASE}/works/{{id}}/citations", group="citations", parameters=(WORK,),
    about="Which works of this library a work cites, and which cite it.",
    answer=Citations, problems=(404,), run=citations,
)  # fmt: skip
EXPORT = Operation(
    name="export", path=f"{BASE}/export", about="Works in a format, by their ids or by a question.", group="works",
    parameters=(
        Parameter(name="format", about="The format (/api/v1/formats tells of each).", default=None, choices=WRITABLE),
        Parameter(name="ids", about="Ids of works, with commas between; with them, `q` is not looked at.", kind="many",
                  most=MOST_NAMED, pattern=ID),
        QUERY, limit(MOST_EXPORTED, 1000), CURSOR,
    ),
    kinds=_KINDS, problems=(404,), run=export,
)  # fmt: skip
