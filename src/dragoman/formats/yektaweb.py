"""Yektaweb journal XML: what Iranian journals on that platform export; Persian and English side by side.

A ``journal`` holds issue and journal once, then ``articleset/article``; fields come in pairs (``title``/``title_fa``).
Damage of the platform is mended: HTML escaped once or twice, Persian digits in numbers, dates in two calendars (the
Gregorian one is the date, the Jalali one stands beside it as printed), identifiers that are none (kept and told).
"""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from lxml import etree

from dragoman.formats import element as xml
from dragoman.formats.byline import parted
from dragoman.formats.element import Table, Taker
from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, held, tell_foreign, tell_lossy, tell_unwritten
from dragoman.formats.sheet import Sheet, line
from dragoman.formats.xml import Element, parsed, records
from dragoman.record.date import Date, date_of, edtf_parts, read_date
from dragoman.record.finding import Place, Report
from dragoman.record.form import Forms, forms
from dragoman.record.identifier import identifier, is_valid
from dragoman.record.model import Record, Source
from dragoman.record.name import Name
from dragoman.text.markup import plain
from dragoman.text.normal import latin_digits

NAME = "yektaweb"
SIZE_LIMIT = 256_000_000
"""Bytes of a file: an article needs its journal's head, which stands before all articles of an issue."""
_HEAD = re.compile(
    rb"<journal\b[^>]{0,200}>(?:(?!</?journal>|<articleset).){0,20000}?(?=<articleset|<article>)", re.DOTALL
)
_SEPARATORS = re.compile(r"(?:(?<!\s)\s++)?[,،;؛]\s*")
_SECOND = "_fa"


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each article with its journal's head; elements that are not understood are kept and told."""
    raw = stream.read(SIZE_LIMIT)
    heads = [(found.start(), found[0]) for found in _HEAD.finditer(raw)]
    taken: dict[int, Element | None] = {}
    for found in records(BytesIO(raw), report, ("article",)):
        source = Source(report.file, NAME, found.start, found.line, found.encoding, raw=found.raw)
        sheet = Sheet(NAME, report, source)
        sheet.type = "article-journal"
        before = [start for start, _ in heads if start < found.start]
        if before and before[-1] not in taken:
            head = dict(heads)[before[-1]]
            taken[before[-1]] = parsed(head + b"</journal>", found.encoding, Place(report.file), Report())
        journal = taken.get(before[-1]) if before else None
        if journal is not None:
            _take_journal(sheet, journal)
        xml.take(sheet, found.element, TABLE)
        yield sheet.made()


def _text(element: Element | None) -> str:
    """Give a text without the HTML that was escaped into it."""
    return plain(xml.flat(element)) if element is not None else ""


def _take_journal(sheet: Sheet, journal: Element) -> None:
    """Take journal, issue and date from the head."""
    for tag in ("title", "title_fa"):
        sheet.say("container.title", _text(journal.find(tag)), "fa" if tag.endswith(_SECOND) else "")
    sheet.say("container.short_title", _text(journal.find("short_title")))
    numbers = {"journal_id_issn": "issn", "journal_id_issn_online": "eissn", "journal_id_doi": "doi"}
    for tag, scheme in numbers.items():
        _identify(sheet, f"container.{scheme}", _text(journal.find(tag)), tag)
    sheet.put("volume", latin_digits(_text(journal.find("volume"))))
    sheet.put("issue", latin_digits(_text(journal.find("number"))))
    sheet.date("issued", _date(journal), "pubdate")


def _date(journal: Element) -> Date:
    """Read the date of an issue: the Gregorian one, the Jalali one beside it as printed."""
    dates = {xml.within(one, "type").lower(): one for one in journal.findall("pubdate")}
    exact, printed = dates.get("gregorian"), dates.get("jalali")
    gregorian = date_of(*_parts(exact)) if exact is not None else Date()
    if printed is None:
        return gregorian
    literal = "-".join(filter(None, _parts(printed)))
    return Date(gregorian.edtf, literal, "persian") if gregorian.edtf else read_date(literal, "fa")


def _parts(element: Element) -> tuple[str, str, str]:
    year, month, day = (latin_digits(xml.within(element, tag)) for tag in ("year", "month", "day"))
    return year, month, day


def _identify(sheet: Sheet, scheme: str, value: str, tag: str) -> None:
    """Take an identifier that is one; what only fills the place is kept and told."""
    one = identifier(scheme.rpartition(".")[2], latin_digits(value))
    if is_valid(one) and value.strip("0- "):
        sheet.identify(scheme, one.value)
    elif value.strip(" -."):
        sheet.report.add("identifier.invalid", sheet.place, scheme=one.scheme, value=value)
        sheet.keep(tag, value)


def _said(field: str) -> Taker:
    """Make what takes a text of a pair; ``…_fa`` is Persian."""
    return lambda sheet, element: sheet.say(field, _text(element), "fa" if str(element.tag).endswith(_SECOND) else "")


def _take_keywords(sheet: Sheet, element: Element) -> None:
    lang = "fa" if str(element.tag).endswith(_SECOND) else ""
    for word in _SEPARATORS.split(_text(element)):
        sheet.say("keywords", word.rstrip("."), lang)


def _take_page(sheet: Sheet, element: Element) -> None:
    """Take first and last page together; "0" says nothing."""
    parent = element.getparent()
    if element.tag == "end_page" or parent is None:
        return
    first, last = (latin_digits(xml.within(parent, tag)) for tag in ("start_page", "end_page"))
    pages = f"{first}-{last}" if last and last != first else first
    sheet.put("pages", "" if pages in {"0", "0-0"} else pages)


def _take_authors(sheet: Sheet, element: Element) -> None:
    for person in element.findall("author"):
        names = [_name(person, "", ""), _name(person, _SECOND, "fa")]
        places: Forms = forms(_text(person.find("affiliation"))) + forms(
            _text(person.find("affiliation_fa")), lang="fa"
        )
        orcid = [identifier("orcid", one) for one in xml.every(person, "orcid")]
        ids = tuple(one for one in orcid if is_valid(one))
        sheet.name("author", *names, identifiers=ids, affiliations=places, body="person")
        for tag in ("email", "code"):
            sheet.keep(f"author_list/author/{tag}", xml.within(person, tag))


def _name(person: Element, ending: str, lang: str) -> Name:
    first, middle, last, suffix = (
        _text(person.find(f"{part}_name{ending}" if part != "suffix" else f"suffix{ending}"))
        for part in ("first", "middle", "last", "suffix")
    )
    return parted(last, " ".join(filter(None, (first, middle))), suffix, lang)


TABLE: Table = {
    "language": lambda sheet, element: sheet.speak(xml.flat(element)),
    "article_id_doi": lambda sheet, element: _identify(sheet, "doi", _text(element), "article_id_doi"),
    "title": _said("title"), "title_fa": _said("title"), "abstract": _said("abstract"),
    "abstract_fa": _said("abstract"),
    "keyword": _take_keywords, "keyword_fa": _take_keywords, "content_type": _said("genre"),
    "content_type_fa": _said("genre"), "start_page": _take_page, "end_page": _take_page, "author_list": _take_authors,
    "web_url": lambda sheet, element: sheet.link(xml.flat(element)),
    "received_date": xml.date("submitted"), "accepted_date": xml.date("available"),
}  # fmt: skip


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write each article in a journal of its own, which is what the head of an issue says of it."""
    xml.write_tree(stream, ["journals"], (_journal(record, report) for record in records), {})


def _journal(record: Record, report: Report) -> Element:
    top = etree.Element("journal")
    container = record.container or Record()
    _add_pair(top, "title", container.title)
    for form in container.short_title[:1]:
        xml.add(top, "short_title", form.value)
    for one in container.identifiers:
        tag = {"issn": "journal_id_issn", "eissn": "journal_id_issn_online"}.get(one.scheme, "")
        xml.add(top, tag, one.value) if tag else None
    _add_dates(top, record.issued)
    xml.add_text(top, "volume", record.volume)
    xml.add_text(top, "number", record.issue)
    article = xml.add(xml.add(top, "articleset"), "article")
    xml.add_text(article, "language", (*record.languages, "")[0])
    xml.add_text(article, "article_id_doi", record.identifier("doi"))
    _add_pair(article, "title", record.title)
    _add_pair(article, "abstract", record.abstract)
    for ending, words in _split(record.keywords).items():
        xml.add_text(article, f"keyword{ending}", ", ".join(form.value.replace(",", " ") for form in words))
    start, _, end = record.pages.partition("-")
    xml.add_text(article, "start_page", start)
    xml.add_text(article, "end_page", end)
    for link in record.links[:1]:
        xml.add(article, "web_url", link.url)
    _add_people(article, record)
    _tell(record, report)
    return top


def _split(values: Forms) -> dict[str, Forms]:
    persian = tuple(form for form in values if form.lang.startswith("fa"))
    return {_SECOND: persian, "": tuple(form for form in values if form not in persian)}


def _add_pair(parent: Element, tag: str, values: Forms) -> None:
    for ending, mine in _split(values).items():
        if mine:
            xml.add(parent, f"{tag}{ending}", mine[0].value)


def _add_dates(top: Element, date: Date) -> None:
    parts = edtf_parts(date)
    names = ("year", "month", "day")
    if date.calendar == "persian":
        holder = xml.add(top, "pubdate")
        xml.add(holder, "type", "jalali")
        for tag, part in zip(names, re.split(r"[-/]", latin_digits(date.literal)), strict=False):
            xml.add(holder, tag, part)
    if parts and parts[0]:
        holder = xml.add(top, "pubdate")
        xml.add(holder, "type", "gregorian")
        for tag, number in zip(names, parts[0], strict=False):
            xml.add(holder, tag, str(number))


def _add_people(article: Element, record: Record) -> None:
    holder = xml.add(article, "author_list")
    for person in record.by_role("author"):
        one = xml.add(holder, "author")
        endings = {_SECOND if name.lang.startswith("fa") else "": name for name in reversed(person.names)}
        for ending, name in endings.items():
            xml.add_text(one, f"first_name{ending}", name.given)
            xml.add_text(one, f"last_name{ending}", name.literal or f"{name.particle} {name.family}".strip())
            xml.add_text(one, f"suffix{ending}", name.suffix)
        for form in person.affiliations:
            xml.add(one, f"affiliation{_SECOND if form.lang.startswith('fa') else ''}", line(form.value))


def _tell(record: Record, report: Report) -> None:
    for field in ("title", "abstract"):
        if any(len(mine) > 1 for mine in _split(getattr(record, field)).values()):
            tell_lossy(record, NAME, field, "one Persian form and one other", report)
    if record.type != "article-journal":
        tell_lossy(record, NAME, f"type {record.type}", "an article", report)
    if any(person.role != "author" for person in record.contributors):
        tell_lossy(record, NAME, "contributors", "authors only", report)
    tell_unwritten(record, NAME, HELD, report)
    tell_foreign(record, NAME, report)


def sniff(head: bytes, name: str) -> float:
    """Recognise the elements of the platform."""
    marks = (b"<articleset>", b"<journal_id_", b"<title_fa>", b"<journal_hbi", b"<abstract_fa>", b"<author_list>")
    return min(0.97, 0.35 * sum(mark in head for mark in marks)) if b"<journal" in head or b"<article>" in head else 0.0


FIELDS: tuple[Field, ...] = (
    Field("(article)", "type"),
    Field("language", "languages", "one language"),
    Field("title, title_fa", "title", "one Persian form and one other"),
    Field("abstract, abstract_fa", "abstract", "one Persian form and one other"),
    Field("keyword, keyword_fa", "keywords", "Persian or not"),
    Field("content_type, content_type_fa", "genre", "read only"),
    Field("author_list", "contributors", "authors, one Persian form of a name and one other"),
    Field("journal/title, title_fa", "container.title"),
    Field("short_title", "container.short_title"),
    Field("journal_id_issn, journal_id_issn_online", "container.identifiers"),
    Field("volume", "volume"),
    Field("number", "issue"),
    Field("start_page, end_page", "pages"),
    Field("pubdate", "issued", "Gregorian and Jalali"),
    Field("received_date", "submitted", "read only"),
    Field("accepted_date", "available", "read only"),
    Field("article_id_doi", "identifiers", "the DOI"),
    Field("web_url", "links", "one address"),
)
HELD = held(FIELDS)

FORMAT = Format(
    name=NAME,
    title="Yektaweb journal XML",
    extensions=("xml",),
    media_type="application/xml",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
