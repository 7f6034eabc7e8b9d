"""What does an address ask for? The question, its order and page, put within bounds."""

from urllib.parse import urlencode

import msgspec
from starlette.requests import Request

from dragoman.query.language import LONGEST
from dragoman.query.tree import Sort

FIELDS: dict[str, str] = {
    "year": "year", "language": "lang", "journal": "journal", "type": "type", "author": "author", "subject": "subject",
}  # fmt: skip
"""Facet → the field of the query language that narrows to one of its values."""
PAGE = 20
LAST = 500
"""Pages that can be asked for by number."""


class Asked(msgspec.Struct, frozen=True):
    """What the address asks for, within bounds; ``given`` is the whole question, of which no more is read."""

    query: str = ""
    sort: Sort = "relevance"
    number: int = 1
    given: str = ""

    @property
    def offset(self) -> int:
        """Give the number of works on the pages before."""
        return (self.number - 1) * PAGE

    def address(self, **other: object) -> str:
        """Give the query part of the address of this question with other values."""
        new = {"q": self.query, "sort": self.sort, "page": self.number} | other
        return "?" + urlencode({key: value for key, value in new.items() if value not in ("", 1, "relevance")})


def asked(request: Request) -> Asked:
    """Read the question out of the address; what is out of bounds is put within them."""
    given = request.query_params
    try:
        sort = msgspec.convert(given.get("sort", "relevance"), Sort)
    except msgspec.ValidationError:
        sort = "relevance"
    whole = given.get("q", "").strip()
    return Asked(whole[:LONGEST].strip(), sort, page_number(request), whole)


def page_number(request: Request) -> int:
    """Read the number of a page out of the address, from 1 to :data:`LAST`."""
    number = request.query_params.get("page", "1")
    return min(max(int(number), 1), LAST) if number.isdecimal() and len(number) < 9 else 1


def pages(total: int) -> int:
    """Give the number of pages of so many works."""
    return max(1, min(LAST, -(-total // PAGE)))


def field(name: str, value: object) -> str:
    """Ask for one value of a field.

    >>> field("journal", 'Central "Eurasia" Studies'), field("year", 2009)
    ('journal:"Central Eurasia Studies"', 'year:2009')
    """
    plain = str(value).replace('"', "")
    return f"{name}:{plain}" if plain.replace("-", "").isalnum() and plain.isascii() else f'{name}:"{plain}"'


def narrowed(query: str, facet: str, value: str) -> str:
    """Give a query narrowed to a facet's value.

    >>> narrowed("Karabakh", "journal", "Central Eurasia Studies"), narrowed("war OR peace", "year", "2009")
    ('Karabakh journal:"Central Eurasia Studies"', '(war OR peace) year:2009')
    """
    return f"{together(query)} {field(FIELDS[facet], value)}".strip()


def together(query: str) -> str:
    """Put a question into parentheses where more is to be asked beside it and it has alternatives."""
    return f"({query})" if " OR " in query else query
