"""What of a record is compared? Its sketch: titles, names, years, numbers, container, each prepared once."""

import re
from typing import Literal

import msgspec

from dragoman.match.names import Person, person
from dragoman.match.titles import Marker, Title, markers, split, title
from dragoman.record.date import Date
from dragoman.record.form import Forms
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

STRONG = frozenset({"doi", "pmid", "pmcid", "arxiv", "handle", "isbn", "cstr", "urn", "oclc", "lccn", "bibcode"})
"""Schemes whose values name one work (an ISBN names the book, also for its chapters)."""

_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"^[ivx]{1,5}$")
_ROMANS = {"i": 1, "v": 5, "x": 10}
_OTHER_CALENDAR = ((1290, 1412, 621), (1290, 1412, 622))
_ISLAMIC = (1255, 1450)


class Sketch(msgspec.Struct, frozen=True):
    """A record as it is compared with others. Numbers are in Latin digits without leading zeros, "" when not known.

    ``identifiers`` are "scheme:value"; ``marks`` what the title says it is; ``counts`` numbers that stand in the title
    with or without such a word; ``years`` all years the date can mean.
    """

    id: str = ""
    kind: Kind = ""
    identifiers: frozenset[str] = frozenset()
    issns: frozenset[str] = frozenset()
    titles: tuple[Title, ...] = ()
    marks: frozenset[Marker] = frozenset()
    counts: frozenset[str] = frozenset()
    people: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    years: tuple[int, ...] = ()
    volume: str = ""
    issue: str = ""
    first: str = ""
    last: str = ""
    edition: str = ""
    containers: tuple[Title, ...] = ()
    publisher: tuple[str, ...] = ()


def sketch(record: Record, id: str = "") -> Sketch:
    """Prepare a record for comparison."""
    titles = tuple(title(form) for form in (*record.title, *record.short_title) if form.value)
    container = record.container
    first, last = page_range(record.pages or record.article_number)
    people = tuple(person(one) for one in record.contributors if one.role == "author")
    editors = tuple(person(one) for one in record.contributors if one.role in {"editor", "translator", "compiler"})
    return Sketch(
        id=id or record.id,
        kind=_kind(record),
        identifiers=frozenset(f"{one.scheme}:{one.value}" for one in record.identifiers if one.scheme in STRONG),
        issns=_issns(record),
        titles=tuple(dict.fromkeys(titles)),
        marks=_marks(titles, record),
        counts=frozenset(number for one in titles for number in title_numbers(one.words)),
        people=tuple(one for one in people if one.forms),
        editors=tuple(one for one in editors if one.forms),
        years=years(record.issued),
        volume=number(record.volume),
        issue=number(record.issue or record.number),
        first=first,
        last=last,
        edition=_edition(record.edition, record.version),
        containers=tuple(title(form) for form in (*container.title, *container.short_title)) if container else (),
        publisher=split(record.publisher[0].value) if record.publisher else (),
    )


def _kind(record: Record) -> Kind:
    kind = KINDS.get(record.type, "")
    if record.type == "article" and record.container is not None and record.container.title:
        return "article"
    return "review" if record.reviewed is not None else kind


def _issns(record: Record) -> frozenset[str]:
    outer = record.container or record.series
    return frozenset(one.value for one in (outer.identifiers if outer else ()) if "issn" in one.scheme)


def number(text: str) -> str:
    """Give the first number of a text in Latin digits, without leading zeros; a Roman numeral counts.

    >>> number("vol. 07"), number("۱۴"), number("XIV"), number("")
    ('7', '14', '14', '')
    """
    if not text:
        return ""
    found = _NUMBER.search(latin_digits(text))
    if found:
        return found[0].lstrip("0")
    word = text.strip().lower()
    return str(_roman(word)) if _ROMAN.match(word) else ""


def _roman(word: str) -> int:
    values = [_ROMANS[letter] for letter in word]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


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

    >>> years(Date("2009-04/2010")), years(Date("1400"))
    ((2009,), (1400, 2021, 2022, 1979, 1980))
    """
    year = date.year
    if year is None:
        found = _NUMBER.search(latin_digits(date.literal))
        year = int(found[0]) if found and len(found[0]) == 4 else None
    if year is None:
        return ()
    meant = [year]
    if not date.calendar or not date.edtf:
        meant += [year + shift for low, high, shift in _OTHER_CALENDAR if low <= year <= high]
        if _ISLAMIC[0] <= year <= _ISLAMIC[1]:
            islamic = 622 + round((year - 1) * 0.970224)
            meant += [islamic, islamic + 1]
    return tuple(dict.fromkeys(meant))


def title_numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the numbers and Roman numerals of a title's words.

    >>> title_numbers(("logic", "part", "ii", "1905"))
    ('2', '1905')
    """
    found = []
    for word in words:
        if word.isdecimal():
            found.append(word.lstrip("0"))
        elif _ROMAN.match(word) and word not in {"x", "v"}:
            found.append(str(_roman(word)))
    return tuple(found)


def _marks(titles: tuple[Title, ...], record: Record) -> frozenset[Marker]:
    table = markers()
    found: set[Marker] = set()
    for one in titles:
        words = one.words
        glue = "" if one.packed else " "
        for length in (1, 2, 3, 4):
            heads = (words[:length], words[-length:]) if one.packed else (words[:length],)
            found |= {table[phrase] for head in heads if (phrase := glue.join(head)) in table}
    if record.reviewed is not None:
        found.add("review")
    return frozenset(found)


_ORDINALS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "اول": "1", "دوم": "2",
    "سوم": "3", "چهارم": "4", "پنجم": "5", "الاولي": "1", "الثانيه": "2", "الثالثه": "3", "الرابعه": "4", "一": "1",
    "二": "2", "三": "3", "四": "4", "五": "5", "birinci": "1", "ikinci": "2", "ucuncu": "3", "первое": "1",
    "второе": "2", "третье": "3", "zweite": "2", "dritte": "3", "deuxieme": "2", "seconda": "2", "terza": "3",
}  # fmt: skip


def _edition(forms: Forms, version: str) -> str:
    for value in (*(form.value for form in forms), version):
        if value and (found := number(value)):
            return found
        words = split(value)
        told = next((_ORDINALS[piece] for piece in (*words, *"".join(words)) if piece in _ORDINALS), "")
        if told:
            return told
    return ""
