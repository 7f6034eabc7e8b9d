"""Two records side by side: what they say alike, what otherwise, what only one says; and how alike they are."""

from collections.abc import Iterator

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.library import Library
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.text.normal import fold
from dragoman.web.pages import page

_FORMS = ("title", "abstract", "keywords", "publisher", "publisher_place", "edition", "genre")
_PLAIN = ("volume", "issue", "pages")


class Row(msgspec.Struct, frozen=True):
    """One field of both records; ``state`` says how they stand to each other: same, differs, one (only one has it)."""

    field: str
    one: tuple[Text, ...]
    other: tuple[Text, ...]

    @property
    def state(self) -> str:
        """Compare the two."""
        if not self.one or not self.other:
            return "one"
        first, second = ({fold(text.value) for text in side} for side in (self.one, self.other))
        return "same" if first == second else "near" if first & second else "differs"


async def show(request: Request) -> Response:
    """Show two works side by side, or ask for the second one."""
    library: Library = request.app.state.library
    names = [request.query_params.get(side, "")[:200].strip() for side in ("one", "other")]
    views = [await run_in_threadpool(library.view, name) if name else None for name in names]
    if any(name and view is None for name, view in zip(names, views, strict=True)):
        raise HTTPException(404)
    both = [view.work.record for view in views if view]
    two = len(both) == 2
    judgement = await run_in_threadpool(library.explain, *names) if two else None
    rows_told = list(rows(*both)) if two else []
    return page(request, "compare.html", views=views, names=names, rows=rows_told, judgement=judgement)


def rows(one: Record, other: Record) -> Iterator[Row]:
    """Put what two records say into rows, field by field; fields that neither has are left out."""
    first, second = dict(_told(one)), dict(_told(other))
    for name in dict.fromkeys((*first, *second)):
        if first.get(name) or second.get(name):
            yield Row(name, first.get(name, ()), second.get(name, ()))


def _told(record: Record) -> Iterator[tuple[str, tuple[Text, ...]]]:
    yield "title", record.title
    names = (Text(name.shown, name.lang) for one in record.contributors for name in one.names)
    yield "contributors", tuple(names)
    yield "container", record.container.title if record.container else ()
    yield "issued", tuple(Text(value) for value in (record.issued.edtf or record.issued.literal,) if value)
    for name in _PLAIN:
        yield name, tuple(Text(value) for value in (getattr(record, name),) if value)
    yield "type", (Text(record.type),)
    yield "identifiers", tuple(Text(f"{one.scheme} {one.value}") for one in record.identifiers)
    for name in _FORMS[1:]:
        yield name, getattr(record, name)
    yield "references", (Text(str(len(record.references))),) if record.references else ()
