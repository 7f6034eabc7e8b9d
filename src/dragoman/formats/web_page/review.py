"""What book does a review's heading name? Reads “Title , by Author, Place, Publisher, 2022, 280 pp., $28, ISBN: …”."""

import re

import msgspec

from dragoman.record.date import Date
from dragoman.record.form import Text
from dragoman.record.identifier import Identifier
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Role, read_names

_BY: dict[str, Role] = {
    "by": "author", "edited by": "editor", "ed. by": "editor", "eds.": "editor", "translated by": "translator",
    "von": "author", "hrsg. von": "editor", "herausgegeben von": "editor", "par": "author",
    "sous la direction de": "editor",
    "por": "author", "di": "author", "a cura di": "editor", "yazan": "author", "под ред.": "editor",
    "نوشته": "author", "نوشتهٔ": "author", "تأليف": "author",
}  # fmt: skip
"""How a review's heading brings in who made the book."""
BY = re.compile(r"\s*,\s+(" + "|".join(re.escape(one) for one in sorted(_BY, key=len, reverse=True)) + r")\s+")

_ISBN = re.compile(r"ISBN(?:-1[03])?\s*:?\s*([\dX][\d\u2010-\u2015 -]{8,16}[\dX])")
_PRICE = re.compile(
    r"(?:[£$€¥₽₺₼]\s?\d[\d.,]*\d|[£$€¥₽₺₼]\s?\d|(?:USD|EUR|GBP|CHF|TL|руб\.?)\s?\d[\d.,]*"
    r"|\d[\d.,]*\s?(?:[£$€¥₽₺₼]|USD|EUR|GBP|CHF|TL|руб\.?))(?:\s*\((?P<binding>[^()]{2,30})\))?"
)
_PAGES = re.compile(r"(?:[ivxlc]+\s*\+\s*)?(\d{1,5})\s*(?:pp?\b|pages\b|Seiten\b|sayfa\b|стр\b|с\b|ss\b|s\b|ص)\.?")
_SERIES = re.compile(r"^(?:Series|Reihe|Collection|Seri|Серия)\s*:\s*(.+)$")
_YEAR = re.compile(r"^\(?((?:1[4-9]|20)\d\d)\)?$")
_STOP = re.compile(r"(?:(?<!\s)\s++)?,\s*")


class Reviewed(msgspec.Struct, frozen=True):
    """The book of a review's heading, and where in its tail the heading ends."""

    book: Record
    end: int


def reviewed(heading: str, tail: str) -> Reviewed | None:
    """Read the book that a heading's ``tail`` (from “, by” on) tells of; ``None`` when it tells no book.

    >>> tail = ", by Dimitar Bechev, Yale, Yale University Press, 2022, 280 pp., $28 (hardcover), ISBN: 9780300247886"
    >>> book = reviewed("Turkey under Erdoğan", tail).book
    >>> book.contributors[0].name.display, book.publisher[0].value, book.publisher_place[0].value, book.price
    ('Bechev, Dimitar', 'Yale University Press', 'Yale', '$28')
    """
    brought = BY.match(tail)
    if not brought:
        return None
    book, end, rest = _facts(tail, brought.end())
    if not (book.identifiers or book.price or book.number_of_pages):
        return None
    return Reviewed(_named(book, _BY[brought[1]], rest).replace(title=(Text(heading),)), end)


def _facts(tail: str, start: int) -> tuple[Record, int, list[str]]:
    """Take number, price, pages, year and series out of a tail; give the rest of its segments."""
    isbn, price, pages = (rule.search(tail, start) for rule in (_ISBN, _PRICE, _PAGES))
    end = max((one.end() for one in (isbn, price, pages) if one), default=len(tail))
    stop = min((one.start() for one in (isbn, price, pages) if one), default=end)
    segments = [one.strip() for one in _STOP.split(tail[start:stop]) if one.strip()]
    years = [one[1] for segment in segments if (one := _YEAR.match(segment))]
    series = [one[1] for segment in segments if (one := _SERIES.match(segment))]
    binding = price["binding"] if price else ""
    book = Record(
        type="book",
        issued=Date(years[-1]) if years else Date(),
        series=Record(type="collection", title=(Text(series[0]),)) if series else None,
        number_of_pages=pages[1] if pages else "",
        price=tail[price.start() : price.end()].split("(", maxsplit=1)[0].strip() if price else "",
        medium=(Text(binding),) if binding else (),
        identifiers=(Identifier("isbn", re.sub(r"[^\dX]", "", isbn[1])),) if isbn else (),
    )
    return book, end, [one for one in segments if not _YEAR.match(one) and not _SERIES.match(one)]


def _named(book: Record, role: Role, segments: list[str]) -> Record:
    """Say who made and who published it: people, place, publisher (“Edinburgh: Edinburgh University Press”)."""
    if not segments:
        return book
    publisher = segments.pop() if len(segments) > 1 else ""
    place, colon, house = publisher.partition(":")
    if colon:
        publisher, place = house.strip(), place.strip()
    elif len(segments) > 1 and _is_place(segments[-1], publisher):
        place = segments.pop()
    else:
        place = ""
    people = read_names(" and ".join(segments))
    return book.replace(
        contributors=tuple(Contributor(names=(name,), role=role) for name in people),
        publisher=(Text(publisher),) if publisher else (),
        publisher_place=(Text(place),) if place else (),
    )


def _is_place(segment: str, publisher: str) -> bool:
    """A place is one word or stands in the publisher's name; two words beside people are one more person."""
    return segment.split(maxsplit=1)[0] in publisher or len(segment.split()) == 1 or "&" in segment or "/" in segment
