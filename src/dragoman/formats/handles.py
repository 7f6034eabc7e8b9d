"""What do the tags of several formats have in common? Handles for names, wholes, numbers, addresses, dates."""

import re
from functools import lru_cache
from typing import cast

from dragoman.formats.draft import date, put
from dragoman.formats.numbers import put_standard_numbers
from dragoman.formats.second_forms import add_translated, put_names
from dragoman.formats.tagged import Handle, Reading, folded, split_semicolons
from dragoman.record.date import Date, date_of
from dragoman.record.model import LinkKind, Type
from dragoman.text.script import dominant_script

SERIALS: frozenset[Type] = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "review", "review-book", "periodical"}
)
"""Types whose whole is a periodical."""
PARTS: frozenset[Type] = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary", "entry"})
"""Types whose whole is a book: editors and ISBN are the book's."""
_IN_WHOLES = PARTS | SERIALS - {"periodical"}
WHOLES: frozenset[Type] = frozenset({"book", "report", "collection", "pamphlet", "map", "classic"})
"""Types that stand in a series."""

_WHOLE_OF: dict[Type, Type] = {"webpage": "webpage", "post-weblog": "webpage", "post": "webpage", "song": "document"}
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)\Z", re.IGNORECASE)
_URLS = re.compile(r"\n|;\s*(?=https?://)")
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_YEAR = re.compile(r"\d{4}")


def skip(reading: Reading, tag: str, value: str) -> None:
    """Leave a tag that is taken together with another one, or where the type is read."""


def names(role: str) -> Handle:
    """Add contributors of a role."""
    return lambda reading, _, value: put_names(reading.draft, role, value)


def editors(reading: Reading, tag: str, value: str) -> None:
    """Add editors: of the book for its part, else of the work."""
    draft = reading.draft
    if draft.type in PARTS:
        draft = draft.inner("container")
        draft.type = "book"
    put_names(draft, "editor", value)


def once(within: str) -> Handle:
    """Add the one title of a nested record; another one is not understood."""

    def handle(reading: Reading, tag: str, value: str) -> None:
        inner = reading.draft.inner(within)
        had = inner.forms.get("title", ())
        if not had:
            inner.text("title", folded(value))
        elif had[0].value != folded(value):
            reading.unknown(tag, value)

    return handle


def container_title(reading: Reading, tag: str, value: str) -> None:
    """Add the whole's title; of two different ones the shorter is the abbreviation."""
    container, value = reading.draft.inner("container"), folded(value)
    container.type = "book" if reading.draft.type in PARTS else _WHOLE_OF.get(reading.draft.type, "periodical")
    had = container.forms.get("title", ())
    if not had or _are_of_two_scripts(value, had[0].value):
        container.text("title", value)
    elif value != had[0].value:
        shorter, longer = sorted((value, had[0].value), key=len)
        del container.forms["title"]
        container.text("title", longer)
        short_title(reading, tag, shorter)


def _are_of_two_scripts(one: str, other: str) -> bool:
    """A title in another script is another form of it, no abbreviation."""
    return {dominant_script(one), dominant_script(other)} not in ({"Latn"}, {"Zyyy", "Latn"}) and (
        dominant_script(one) != dominant_script(other)
    )


def short_title(reading: Reading, tag: str, value: str) -> None:
    """Add the whole's abbreviated title, unless it says nothing new."""
    container, value = reading.draft.inner("container"), folded(value)
    said = [form.value for field in ("title", "short_title") for form in container.forms.get(field, ())]
    if value not in said:
        is_form = bool(said) and _are_of_two_scripts(value, said[0])
        container.text("title" if is_form else "short_title", value)


def keywords(reading: Reading, tag: str, value: str) -> None:
    """Add keywords: one per line, or parted by semicolons."""
    for word in split_semicolons(value):
        reading.draft.text("keywords", word)


def standard_number(reading: Reading, tag: str, value: str) -> None:
    """Add ISSN and ISBN, of the whole for a part; whatever else stands there is kept."""
    is_part = reading.draft.type in _IN_WHOLES
    left = put_standard_numbers(reading.draft, value, "container" if is_part else "")
    if left:
        reading.unknown(tag, left)


def identifier(scheme: str) -> Handle:
    """Add an identifier of a scheme, one per line."""

    def handle(reading: Reading, tag: str, value: str) -> None:
        for one in value.split("\n"):
            if one.strip():
                reading.draft.identify(scheme, one.strip())

    return handle


def doi_or(other: Handle) -> Handle:
    """Add a DOI where the value is one; else do the other thing."""

    def handle(reading: Reading, tag: str, value: str) -> None:
        found = _DOI.match(value)
        if found:
            reading.draft.identify("doi", found[1])
        else:
            other(reading, tag, value)

    return handle


def plain(path: str) -> Handle:
    """Add a value at a path, folded; another one is not understood."""
    add = put(path)

    def handle(reading: Reading, tag: str, value: str) -> None:
        if not add(reading.draft, folded(value), ""):
            reading.unknown(tag, value)

    return handle


def link(kind: str) -> Handle:
    """Add addresses; one of the DOI resolver is the DOI as well."""

    def handle(reading: Reading, tag: str, value: str) -> None:
        for url in _addresses(value):
            reading.draft.link(url, cast("LinkKind", kind))
            found = _DOI.match(url) if "10." in url else None
            if found and all(one.scheme != "doi" for one in reading.draft.identifiers):
                reading.draft.identify("doi", found[1])

    return handle


def _addresses(value: str) -> list[str]:
    if "\n" not in value and ";" not in value:
        return [value.strip()]
    return [url.strip() for url in _URLS.split(value.replace("&amp;", "&")) if url.strip()]


def paragraphs(field: str) -> Handle:
    """Add a long text with its paragraphs."""
    return lambda reading, _, value: _add_text(reading, field, value)


def _add_text(reading: Reading, field: str, value: str) -> None:
    reading.draft.text(field, folded_paragraphs(value))


def folded_paragraphs(value: str) -> str:
    r"""Fold each paragraph into one line, an empty line between two.

    >>> folded_paragraphs("a\n  b\n\n c")
    'a b\n\nc'
    """
    if "\n" not in value:
        return value
    return "\n\n".join(part for part in (folded(part) for part in _BLANK.split(value)) if part)


def translated(field: str, *first: str) -> Handle:
    """Add a form in another language; ``first`` are the tags of the first form."""
    return lambda reading, _, value: add_translated(reading.draft, field, folded(value), folded(reading.first(*first)))


def affiliation(reading: Reading, tag: str, value: str) -> None:
    """Add addresses: one each, where there are as many as contributors; else all to the first one."""
    people, values = reading.draft.contributors, reading.tags[tag]
    if not people:
        reading.keep(tag, value)
        return
    at = values.index(value) if len(values) == len(people) else 0
    reading.draft.affiliate(at, folded(value))


def issued(reading: Reading, years: tuple[str, ...], days: tuple[str, ...]) -> None:
    """Take the year from one tag, and the day from any other where it is of the same year."""
    told = dated(next((value for tag in years for value in reading.tags.get(tag, ()) if value.strip("0/ ")), ""))
    for tag in dict.fromkeys((*years, *days)):
        for value in reading.tags.get(tag, ()):
            if not value.strip("0/ "):
                continue
            said = told.literal if told.calendar else told.year or told.literal
            nearer = dated(value if not told or _YEAR.search(value) else f"{value} {said}")
            # a year of another calendar lies in two of ours: 2020/2021
            width = 4 if told.calendar and "/" in told.edtf else len(told.edtf)
            if not told or (nearer.year == told.year and len(nearer.edtf) > width):
                told = nearer
            elif nearer.edtf[:4] != told.edtf[:4]:
                reading.unknown(tag, value)
    if told:
        reading.draft.values["issued"] = told


@lru_cache(8192)
def dated(value: str) -> Date:
    """Read ``YYYY/MM/DD/other`` (RIS specification, Y1), or any other date.

    >>> dated("2009/04/12/").edtf, dated("2009///Spring").edtf[:4]
    ('2009-04-12', '2009')
    >>> dated("1990/1992").edtf
    '1990/1992'
    """
    parts = [part.strip() for part in value.split("/")]
    if len(parts) < 2 or not (parts[0].isdigit() and len(parts[0]) == 4):
        return date(value.strip())
    if len(parts) == 2 and len(parts[1]) == 4:
        return date(value.strip())
    year, month, day, other = [*parts, "", "", ""][:4]
    if other and not month:
        return date(f"{other} {year}")
    read = date_of(year, month[:40], day[:40])
    return Date(read.edtf, other) if other and other not in read.edtf else read
