"""Sinaweb journal XML: what Iranian journals on that platform export for PubMed, DOAJ and others (``ArticleSet``).

It is NLM's format for publishers: ``ArticleTitle`` is English, ``VernacularTitle`` the original, keywords stand in an
``ObjectList``, the PDF in ``ArchiveCopySource``. Mended: HTML escaped once or twice, Persian digits, Jalali dates where
Gregorian ones belong (the year tells), identifiers that are none. Source: NLM, "XML Help for PubMed Data Providers".
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lxml import etree

from dragoman.formats import element as xml
from dragoman.formats.byline import parted
from dragoman.formats.element import Table
from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, held, tell_foreign, tell_lossy, tell_unwritten
from dragoman.formats.sheet import Sheet
from dragoman.formats.xml import Element, records
from dragoman.record.date import Date, date_of, edtf_parts, read_date
from dragoman.record.finding import Report
from dragoman.record.form import Forms, Text, forms
from dragoman.record.identifier import identifier, is_valid
from dragoman.record.model import Record, Source
from dragoman.record.name import Name
from dragoman.text.markup import plain
from dragoman.text.normal import latin_digits
from dragoman.text.tag import normal_tag

NAME = "sinaweb"
_PERSIAN_YEARS = range(1250, 1500)
"""Years that are Jalali ones: no journal article was issued in the thirteenth century."""


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each ``Article``; elements that are not understood are kept and told."""
    for found in records(stream, report, ("Article", "ARTICLE")):
        source = Source(report.file, NAME, found.start, found.line, found.encoding, raw=found.raw)
        sheet = Sheet(NAME, report, source)
        sheet.type = "article-journal"
        _take_titles(sheet, found.element)
        _take_pages(sheet, found.element)
        xml.take(sheet, found.element, TABLE)
        yield sheet.made()


def _text(element: Element | None) -> str:
    return plain(xml.flat(element)) if element is not None else ""


def _take_titles(sheet: Sheet, top: Element) -> None:
    language = normal_tag(xml.within(top, "Language"))
    english, vernacular = _text(top.find("ArticleTitle")), _text(top.find("VernacularTitle"))
    sheet.say("title", vernacular, language if language != "en" else "")
    sheet.say("title", english.strip("[]") if vernacular else english, "en" if vernacular and language != "en" else "")


def _take_pages(sheet: Sheet, top: Element) -> None:
    first, last = (latin_digits(xml.within(top, tag)) for tag in ("FirstPage", "LastPage"))
    pages = f"{first}-{last}" if last and last != first else first
    sheet.put("pages", "" if pages in {"0", "0-0"} else pages)


def _take_journal(sheet: Sheet, element: Element) -> None:
    sheet.say("publisher", _text(element.find("PublisherName")))
    sheet.say("container.title", _text(element.find("JournalTitle")))
    for tag, scheme in (("Issn", "issn"), ("PIssn", "issn"), ("EIssn", "eissn")):
        _identify(sheet, f"container.{scheme}", xml.within(element, tag), f"Journal/{tag}")
    sheet.put("volume", latin_digits(xml.within(element, "Volume")))
    sheet.put("issue", latin_digits(xml.within(element, "Issue")))
    for date in element.findall("PubDate"):
        sheet.date("issued", date_in(date), "PubDate")


def _identify(sheet: Sheet, scheme: str, value: str, tag: str) -> None:
    """Take an identifier that is one; what only fills the place is kept and told."""
    one = identifier(scheme.rpartition(".")[2], latin_digits(value))
    if is_valid(one) and value.strip("0- "):
        sheet.identify(scheme, one.value)
    elif value.strip(" -."):
        sheet.report.add("identifier.invalid", sheet.place, scheme=one.scheme, value=value)
        sheet.keep(tag, value)


def date_in(element: Element) -> Date:
    """Read a date in parts; a year of the Jalali calendar makes it a Jalali date."""
    year, month, day = (latin_digits(xml.within(element, tag)) for tag in ("Year", "Month", "Day"))
    if year.isdigit() and int(year) in _PERSIAN_YEARS:
        return read_date("-".join(filter(None, (year, month, day))), "fa")
    return date_of(year, month, day) if year else Date()


def _take_authors(sheet: Sheet, element: Element) -> None:
    for person in element:
        if person.tag != "Author":
            xml.keep(sheet, person, "AuthorList/")
            continue
        given = " ".join(filter(None, (_text(person.find(tag)) for tag in ("FirstName", "MiddleName"))))
        collective = _text(person.find("CollectiveName"))
        name = (
            Name(literal=collective)
            if collective
            else parted(_text(person.find("LastName")), given, _text(person.find("Suffix")))
        )
        places: Forms = forms(*(_text(one) for one in person.findall("Affiliation")))
        ids = tuple(
            one for found in person.findall("Identifier")
            if is_valid(one := identifier(found.get("Source") or "orcid", xml.flat(found)))
        )  # fmt: skip
        sheet.name(
            "author", name, identifiers=ids, affiliations=places, body="organization" if collective else "person"
        )


def _take_number(sheet: Sheet, element: Element) -> None:
    kind = (element.get("EIdType") or element.get("IdType") or "pii").lower()
    if kind == "doi":
        _identify(sheet, "doi", xml.flat(element), "ELocationID")
    else:
        sheet.identify(kind, xml.flat(element))


def _take_numbers(sheet: Sheet, element: Element) -> None:
    for one in element:
        _take_number(sheet, one)


def _take_objects(sheet: Sheet, element: Element) -> None:
    for one in element:
        words = [_text(part) for part in one.findall("Param") if (part.get("Name") or "").lower() == "value"]
        if (one.get("Type") or "").lower() == "keyword":
            for word in words:
                sheet.say("keywords", word)
        else:
            xml.keep(sheet, one, "ObjectList/")


def _take_history(sheet: Sheet, element: Element) -> None:
    for date in element:
        if date.get("PubStatus") == "received":
            sheet.date("submitted", date_in(date), "History")


def _take_abstract(sheet: Sheet, element: Element) -> None:
    lang = element.get("Language") or ("en" if element.tag == "Abstract" else "")
    sheet.say("abstract", _text(element), lang)


def _take_pdf(sheet: Sheet, element: Element) -> None:
    kind = (element.get("DocType") or "pdf").lower()
    sheet.link(xml.flat(element), "pdf" if kind == "pdf" else "fulltext", "open")


TABLE: Table = {
    "Journal": _take_journal, "AuthorList": _take_authors, "ELocationID": _take_number, "Abstract": _take_abstract,
    "OtherAbstract": _take_abstract, "ObjectList": _take_objects, "ArchiveCopySource": _take_pdf,
    "History": _take_history, "Language": lambda sheet, element: sheet.speak(xml.flat(element)),
    "ArticleIdList": _take_numbers,
    "PublicationType": xml.skip, "URL": lambda sheet, element: sheet.link(xml.flat(element)),
    **dict.fromkeys(("ArticleTitle", "VernacularTitle", "FirstPage", "LastPage"), xml.skip),
}  # fmt: skip


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write an ``ArticleSet``."""
    xml.write_tree(stream, ["ArticleSet"], (_article(record, report) for record in records), {})


def _article(record: Record, report: Report) -> Element:
    top = etree.Element("Article")
    _add_journal(xml.add(top, "Journal"), record)
    english = next((form for form in record.title[1:] if form.lang.startswith("en")), None)
    titles = record.title or (Text(""),)
    xml.add(top, "ArticleTitle", (english or titles[0]).value)
    second = titles[0] if english else titles[1] if len(titles) > 1 else None
    xml.add_text(top, "VernacularTitle", second.value if second else "")
    start, _, end = record.pages.partition("-")
    xml.add_text(top, "FirstPage", start)
    xml.add_text(top, "LastPage", end)
    for one in record.identifiers:
        xml.add(top, "ELocationID", one.value, {"EIdType": one.scheme})
    for language in record.languages[:1]:
        xml.add(top, "Language", language)
    _add_people(xml.add(top, "AuthorList"), record)
    for at, form in enumerate(record.abstract):
        xml.add(top, "OtherAbstract" if at else "Abstract", form.value, {"Language": form.lang or "und"})
    words = xml.add(top, "ObjectList")
    for form in record.keywords:
        xml.add(xml.add(words, "Object", "", {"Type": "keyword"}), "Param", form.value, {"Name": "value"})
    for link in record.links:
        xml.add(top, "ArchiveCopySource" if link.kind == "pdf" else "URL", link.url)
    _tell(record, report)
    return top


def _add_journal(journal: Element, record: Record) -> None:
    container = record.container or Record()
    for form in record.publisher[:1]:
        xml.add(journal, "PublisherName", form.value)
    for form in container.title[:1]:
        xml.add(journal, "JournalTitle", form.value)
    for one in container.identifiers:
        if one.scheme in {"issn", "eissn"}:
            xml.add(journal, "EIssn" if one.scheme == "eissn" else "Issn", one.value)
    xml.add_text(journal, "Volume", record.volume)
    xml.add_text(journal, "Issue", record.issue)
    parts = edtf_parts(record.issued)
    date = xml.add(journal, "PubDate", "", {"PubStatus": "epublish"}) if parts and parts[0] else journal
    for tag, number in zip(("Year", "Month", "Day"), parts[0] if parts else (), strict=False):
        xml.add(date, tag, f"{number:02d}")


def _add_people(holder: Element, record: Record) -> None:
    for person in record.by_role("author"):
        one = xml.add(holder, "Author")
        name = person.name
        if name.literal:
            xml.add(one, "CollectiveName", name.literal)
        else:
            xml.add_text(one, "FirstName", name.given)
            xml.add_text(one, "LastName", f"{name.particle} {name.family}".strip())
            xml.add_text(one, "Suffix", name.suffix)
        for form in person.affiliations:
            xml.add(one, "Affiliation", form.value)
        for number in person.identifiers:
            xml.add(one, "Identifier", number.value, {"Source": number.scheme.upper()})


def _tell(record: Record, report: Report) -> None:
    if len(record.title) > 2 or any(form.lang not in {"", "en"} for form in record.title[1:]):
        tell_lossy(record, NAME, "title", "an English and a vernacular title", report)
    if any(person.role != "author" or len(person.names) > 1 for person in record.contributors):
        tell_lossy(record, NAME, "contributors", "authors, the first form of each name", report)
    if record.type != "article-journal":
        tell_lossy(record, NAME, f"type {record.type}", "an article", report)
    tell_unwritten(record, NAME, HELD, report)
    tell_foreign(record, NAME, report)


def sniff(head: bytes, name: str) -> float:
    """Recognise NLM's format for publishers."""
    marks = (b"<ArticleSet", b"<JournalTitle>", b"<ArticleTitle>", b"<ArchiveCopySource", b"<ELocationID")
    return 0.0 if b"<PubmedArticle" in head else min(0.96, 0.35 * sum(mark in head for mark in marks))


FIELDS: tuple[Field, ...] = (
    Field("(Article)", "type"),
    Field("ArticleTitle, VernacularTitle", "title", "an English and a vernacular form"),
    Field("AuthorList", "contributors", "authors, one form of each name"),
    Field("Journal/JournalTitle", "container.title", "one form"),
    Field("Journal/Issn", "container.identifiers"),
    Field("Journal/PublisherName", "publisher", "one form"),
    Field("Journal/Volume", "volume"),
    Field("Journal/Issue", "issue"),
    Field("FirstPage, LastPage", "pages"),
    Field("PubDate", "issued", "the Gregorian date alone"),
    Field("History/PubDate[@PubStatus='received']", "submitted", "read only"),
    Field("Language", "languages", "one language"),
    Field("Abstract, OtherAbstract", "abstract"),
    Field("ObjectList", "keywords", "without language tags"),
    Field("ELocationID", "identifiers"),
    Field("ArchiveCopySource, URL", "links"),
)
HELD = held(FIELDS)

FORMAT = Format(
    name=NAME,
    title="Sinaweb journal XML",
    extensions=("xml",),
    media_type="application/xml",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
