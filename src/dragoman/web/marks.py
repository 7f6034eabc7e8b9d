"""Which works were marked? They stand in the address, so that a selection can be sent on and nobody's is kept."""

from urllib.parse import urlencode

from starlette.requests import Request

from dragoman.engines.port import Work
from dragoman.library import Library
from dragoman.library.view import work_of

MOST = 200
"""Works of one selection: an address has an end."""
_LONGEST_NAME = 60


def marked(request: Request) -> list[str]:
    """Read the ids of the works out of the address, each once, no more than :data:`MOST`."""
    given = request.query_params.getlist("work")
    return list(dict.fromkeys(name for name in given if name and len(name) <= _LONGEST_NAME))[:MOST]


def works_of(library: Library, names: list[str]) -> list[Work]:
    """Give the works of these names that there are, each once."""
    found = (work_of(library.engine, name) for name in names)
    return list({work.id: work for work in found if work}.values())


def query(works: list[Work], **more: str) -> str:
    """Give the query part of an address that names works.

    >>> from dragoman.record.model import Record
    >>> query([Work(id="r1", record=Record()), Work(id="r2", record=Record())], style="apa")
    '?work=r1&work=r2&style=apa'
    """
    return "?" + urlencode([("work", work.id) for work in works] + list(more.items()))
