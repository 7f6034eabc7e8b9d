"""In which order are works given, and where does the next page begin? Sort orders and cursors."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

import msgspec

from dragoman.engines.port import Prepared
from dragoman.query.tree import Search, Sort

NO_YEAR = -(1 << 14)
"""Stands for an unknown year: last among the newest."""

LAST = "\U0010ffff"
"""Orders behind every text."""

_NUMBER_BITS = 36


class Cursor(msgspec.Struct, frozen=True, array_like=True):
    """Where the next page begins: behind ``skip`` works of those that stand at ``key`` or after it.

    For the order by relevance ``key`` is 0 and ``skip`` counts from the first work.
    """

    sort: Sort
    key: int = 0
    skip: int = 0


def written(cursor: Cursor) -> str:
    """Write a cursor as text without meaning to its holder."""
    return urlsafe_b64encode(msgspec.json.encode(cursor)).decode().rstrip("=")


def read(text: str, sort: Sort) -> Cursor:
    """Read a cursor; one that is damaged or of another sort order begins at the first page.

    >>> read(written(Cursor("title", 5, 2)), "title")
    Cursor(sort='title', key=5, skip=2)
    >>> read("nonsense", "newest")
    Cursor(sort='newest', key=0, skip=0)
    """
    try:
        padded = text.encode("ascii", "ignore") + b"=" * (-len(text) % 4)
        cursor = msgspec.json.decode(urlsafe_b64decode(padded), type=Cursor)
    except (ValueError, msgspec.DecodeError):
        return Cursor(sort)
    return cursor if cursor.sort == sort and cursor.skip >= 0 else Cursor(sort)


def order_of(search: Search) -> Sort:
    """Give the order of an answer: without a question nothing is relevant, and the newest come first."""
    return "newest" if search.node is None and search.sort == "relevance" else search.sort


def author_order(prepared: Prepared) -> str:
    """Give the text by which works are ordered by author: those of one author by title, those of none last."""
    return f"{prepared.author or LAST}\t{prepared.title}"[:60]


def title_order(prepared: Prepared) -> str:
    """Give the text by which works are ordered by title, those without one last."""
    return prepared.title or LAST


def by_year(prepared: Prepared, number: int) -> int:
    """Give the key of the orders newest and oldest: the year, and the work's number to tell equal years apart."""
    year = NO_YEAR if prepared.year is None else max(min(prepared.year, 9999), 1 - (1 << 13))
    return (year << _NUMBER_BITS) + number


def by_citations(prepared: Prepared, number: int) -> int:
    """Give the key of the order by citations; of equally cited works the older one in the library is first."""
    return (prepared.cited << _NUMBER_BITS) + ((1 << _NUMBER_BITS) - 1 - number)


def by_text(text: str) -> int:
    """Give the beginning of a sort text as a number in the same order (of its UTF-8 bytes).

    >>> by_text("kara") < by_text("karabakh") < by_text("карабах") < by_text(LAST)
    True
    """
    return int.from_bytes(text.encode()[:7].ljust(7, b"\0"), "big")
