"""What of a record is compared? Its sketch: titles, names, years, numbers, container, each prepared once."""

import re
from typing import Literal

import msgspec

from dragoman.match.containers import container_names
from dragoman.match.counts import Marker, counts, number
from dragoman.match.names import Person, person
from dragoman.match.titles import Title, marks, read_titles, titles
from dragoman.record.date import Date
from dragoman.record.model import Record
from dragoman.text.normal import latin_digits

Kind = Literal["article", "chapter", "conference", "book", "review", "preprint", "thesis", "part", "other", ""]
"""What sort of thing a record describes, coarser than its type; "" says nothing."""

KINDS: dict[str, Kind] = {
    "article": "preprint", "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "book": "book", "collection": "book", "classic": "book", "pamphlet": "book", "report": "other",
    "chapter": "chapter", "entry": "chapter", "entry-dictionary": "chapter", "entry-encyclopedia": "chapter",
    "paper-conference": "conference", "thesis": "thesis", "review": "review", "review-book": "review",
    "periodical": "other", "dataset": "other", "software": "other", "patent": "other", "standard": "other",
    "map": "other", "motion_picture": "other", "interview": "other", "speech": "other",
}  # fmt: skip
"""Type → kind; types that are not named say nothing."""

UNIQUE = frozenset({"doi", "pmid", "pmcid", "arxiv", "handle", "cstr"})
"""Schemes of which one work has one value."""

STRONG = UNIQUE | {"isbn", "urn", "oclc", "lccn", "bibcode"}
"""Schemes whose values name one work (an ISBN names the book, also for its chapters)."""

_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?<!\d)1[0-9]{3}(?!\d)|(?<!\d)20[0-9]{2}(?!\d)")
_PERSIAN = (1290, 1412)
_ISLAMIC = (1255, 1450)


class Numbered(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is compared first, and most often settles it. Numbers are in Latin digits without leading zeros or "".

    ``identifiers`` are "scheme:value"; ``years`` all years the date can mean.
    """

    id: str = ""
    identifiers: frozenset[str] = frozenset()
    years: tuple[int, ...] = ()
    volume: str = ""
    issue: str = ""
    first: str = ""
    last: str = ""


class Sketch(Numbered, frozen=True, array_like=True, gc=False):
    """A record as it is compared with others; packed, it begins with what is in :class:`Numbered`.

    ``marks`` what the titles say it is; ``part`` and ``edition`` as told by a title or field; ``numbers`` the small
    numbers in titles; ``people`` are the authors.
    """

    kind: Kind = ""
    issns: frozenset[str] = frozenset()
    titles: tuple[Title, ...] = ()
    marks: frozenset[Marker] = frozenset()
    numbers: frozenset[str] = frozenset()
    people: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    part: str = ""
    edition: str = ""
    containers: tuple[Title, ...] = ()
    publishers: tuple[Title, ...] = ()

    @property
    def named(self) -> tuple[Person, ...]:
        """Give the authors, or the editors where there are none."""
        return self.people or self.editors


def sketch(record: Record, id: str = "") -> Sketch:
    """Prepare a record for comparison."""
    called = titles((*record.title, *record.short_title))
    told = [counts(form.value) for form in record.title]
    container = record.container
    kind = _kind(record)
    first, last = page_range(record.pages or record.article_number)
    if kind in {"book", "thesis"} and not last:
        first = ""  # how many pages it has, not where it stands
    volume = number(record.volume)
    periodical = container is not None or kind == "article"
    part = number(record.part) or next((one.part for one in told if one.part), "")
    return Sketch(
        id=id or record.id,
        kind=kind,
        identifiers=frozenset(f"{one.scheme}:{one.value}" for one in record.identifiers if one.scheme in STRONG),
        issns=_issns(record),
        titles=called,
        marks=marks(record.title) | ({"review"} if record.reviewed is not None else set()),
        numbers=frozenset(number for one in told for number in one.small),
        people=_people(record, {"author"}),
        editors=_people(record, {"editor", "compiler"}),
        translators=_people(record, {"translator"}),
        years=years(record.issued),
        volume=volume if periodical else "",
        issue=number(record.issue or record.number),
        first=first,
        last=last,
        part=part or ("" if periodical else volume),
        edition=_edition(record) or next((one.edition for one in told if one.edition), ""),
        containers=container_names(container) if container else (),
        publishers=read_titles(record.publisher),
    )


def _people(record: Record, roles: set[str]) -> tuple[Person, ...]:
    found = (person(one) for one in record.contributors if one.role in roles)
    return tuple(one for one in found if one.forms)


def _edition(record: Record) -> str:
    told = (*(form.value for form in record.edition), record.version)
    return next((found for value in told if value and (found := number(value))), "")


def _kind(record: Record) -> Kind:
    kind = KINDS.get(record.type, "")
    if record.type == "article" and record.container is not None and record.container.title:
        return "article"
    return "review" if record.reviewed is not None else kind


def _issns(record: Record) -> frozenset[str]:
    outer = record.container or record.series
    return frozenset(one.value for one in (outer.identifiers if outer else ()) if "issn" in one.scheme)


def page_range(text: str) -> tuple[str, str]:
    """Give first and last page; a last page cut short ("225-46") is completed, "0" and words are no page.

    >>> page_range("225-46"), page_range("۱۲–۳۴"), page_range("0"), page_range("e1203")
    (('225', '246'), ('12', '34'), ('', ''), ('1203', ''))
    """
    found = [page.lstrip("0") for page in _NUMBER.findall(latin_digits(text))[:2]] if text else []
    first = found[0] if found else ""
    last = found[1] if len(found) > 1 else ""
    if last and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return first, last


def years(date: Date) -> tuple[int, ...]:
    """Give the years a date can mean: a year that can be Persian or Islamic is also read as such.

    >>> years(Date("2009-04/2010")), years(Date("1992", "1992 [1927]"))
    ((2009, 2010), (1992, 1927))
    >>> years(Date("1400"))
    (1400, 2021, 2022, 1979, 1980)
    """
    if not date:
        return ()
    told = [int(year) for year in _YEAR.findall(latin_digits(f"{date.edtf} {date.literal}"))]
    if date.calendar and date.edtf:
        told = [int(year) for year in _YEAR.findall(date.edtf)]
    elif date.year is not None and date.year not in told:
        told.insert(0, date.year)
    known = bool(date.calendar and date.edtf)
    meant = [] if known else [other for year in told[:3] for other in _elsewhere(year)]
    return tuple(dict.fromkeys((*told[:3], *meant)))


def _elsewhere(year: int) -> tuple[int, ...]:
    """Give the Gregorian years that a Persian or an Islamic year of that number touches."""
    persian = (year + 621, year + 622) if _PERSIAN[0] <= year <= _PERSIAN[1] else ()
    if not _ISLAMIC[0] <= year <= _ISLAMIC[1]:
        return persian
    islamic = 622 + round((year - 1) * 0.970224)
    return (*persian, islamic, islamic + 1)
