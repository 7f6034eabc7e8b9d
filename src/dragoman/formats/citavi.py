"""Citavi XML (read only): projects and backups of Citavi 5 and 6, ``.ctv5bak``/``.ctv6bak`` zipped or plain.

A project is a set of tables: references point to persons, periodicals, publishers and keywords by their ids, or are
paired with them in lists of "one to many". What a reader excerpted (knowledge items) becomes ``annotation``. No schema
is published; the elements are those Citavi 5.6 to 6.14 writes.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from dragoman.formats import element as xml
from dragoman.formats.byline import parted
from dragoman.formats.element import Table
from dragoman.formats.format import Field, Format
from dragoman.formats.sheet import IN_BOOKS, PERIODICALS, Sheet, line
from dragoman.formats.xml import Element, records
from dragoman.record.date import read_date
from dragoman.record.finding import Place, Report
from dragoman.record.form import Text
from dragoman.record.model import Record, Section, Source, Type
from dragoman.record.name import Name, Role

NAME = "citavi"
SIZE_LIMIT = 256_000_000
"""Bytes of an unpacked project."""

TYPES: dict[str, Type] = {
    "journalarticle": "article-journal", "newspaperarticle": "article-newspaper", "specialissue": "periodical",
    "book": "book", "bookedited": "book", "collectedworks": "book", "audiobook": "book", "contribution": "chapter",
    "conferenceproceedings": "book", "thesis": "thesis", "internetdocument": "webpage", "lecture": "speech",
    "reportorgreyliterature": "report", "unpublishedwork": "manuscript", "manuscript": "manuscript", "map": "map",
    "movie": "motion_picture", "audioorvideodocument": "motion_picture", "broadcast": "broadcast", "patent": "patent",
    "computerprogram": "software", "archivematerial": "manuscript", "interviewmaterial": "interview",
    "courtdecision": "legal_case", "statuteorregulation": "legislation", "legalcommentary": "book", "standard":
    "standard", "musicalbum": "song", "musictrack": "song", "musicalwork": "musical_score", "radioplay": "broadcast",
    "personalcommunication": "personal_communication", "pressrelease": "article", "unknown": "document", "file":
    "document", "contributioninlegalcommentary": "chapter", "newsagencyreport": "article-newspaper",
    "dataset": "dataset",
}  # fmt: skip
ROLES: dict[str, Role] = {
    "ReferenceAuthors": "author", "ReferenceEditors": "editor", "ReferenceCollaborators": "contributor",
    "ReferenceOrganizations": "organizer",
}  # fmt: skip
_PAIRS = (*ROLES, "ReferencePublishers", "ReferenceKeywords")
_THINGS = ("Person", "Periodical", "Publisher", "Keyword", "SeriesTitle", "Library", "Location", "KnowledgeItem")
_PAGES = re.compile(r"<os>([^<]{0,200})</os>")
_MARKUP = re.compile(r"<[^<>]{0,100}>")
_HOUSEKEEPING = re.compile(r"(?:CreatedBy|CreatedOn|ModifiedBy|ModifiedOn|.*UpdateType|.*Complexity|.*TextFormat|"
                           r".*Formatted|DateForSorting|Rating|StaticIDs|.*NumeralSystem|.*NumberingType|LanguageCode|"
                           r"Sort.*|AssignedTo|"
                           r"HasLabel\d|CoverPath|DefaultLocationID|PageCountNumber|PageRangeNumber.*|BibTeXKey.*"
                           r")\Z")  # fmt: skip
"""Elements that say how Citavi keeps a reference and nothing about the work."""


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each reference of a project; elements that are not understood are kept and told."""
    raw = _project(stream, report)
    tables = _Tables(raw)
    for found in records(BytesIO(raw), report, ("Reference",)):
        top = found.element
        number = top.get("id") or ""
        source = Source(report.file, NAME, found.start, found.line, found.encoding, id=number, raw=found.raw)
        sheet = Sheet(NAME, report, source)
        sheet.type = _type(top)
        if sheet.type is None:
            sheet.keep("ReferenceType", xml.within(top, "ReferenceType"))
        _take_titles(sheet, top)
        tables.link(sheet, top)
        for child in top:
            if not _HOUSEKEEPING.match(str(child.tag)):
                xml.take(sheet, [child], TABLE)
        yield sheet.made()


def _project(stream: BinaryIO, report: Report) -> bytes:
    """Give the project's XML; of a backup the one member that is a project."""
    raw = stream.read(SIZE_LIMIT + 1)
    if raw[:2] != b"PK":
        return raw[:SIZE_LIMIT]
    try:
        project = _unpacked(raw)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        report.reject(raw, "read.archive_member", Place(report.file), name="project", reason=str(error)[:100])
        return b""
    if not project:
        report.add("read.archive_member", Place(report.file), name="project", reason="no project of bearable size")
    return project


def _unpacked(raw: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        names = [one for one in archive.infolist() if one.filename.lower().endswith((".ctv5", ".ctv6", ".xml"))]
        if not names or names[0].file_size > SIZE_LIMIT:
            return b""
        with archive.open(names[0]) as member:
            return member.read(SIZE_LIMIT)


def _type(top: Element) -> Type | None:
    return TYPES.get(xml.within(top, "ReferenceType").replace(" ", "").lower())


class _Tables:
    """The persons, periodicals … of a project by id, and what each reference is paired with."""

    def __init__(self, raw: bytes) -> None:
        quiet = Report()
        self.things = {one.element.get("id") or "": one.element for one in records(BytesIO(raw), quiet, _THINGS)}
        self.pairs: dict[str, dict[str, list[str]]] = {kind: {} for kind in _PAIRS}
        for one in records(BytesIO(raw), quiet, _PAIRS):
            for pair in one.element.iter("OnetoN"):
                first, *others = line(xml.flat(pair)).split(";")
                self.pairs[str(one.element.tag)].setdefault(first, []).extend(others)
        self.parents = _parents(raw)
        self.excerpts: dict[str, list[Element]] = {}
        for thing in self.things.values():
            if thing.tag == "KnowledgeItem":
                self.excerpts.setdefault(xml.within(thing, "ReferenceID"), []).append(thing)

    def link(self, sheet: Sheet, top: Element) -> None:
        """Take what a reference points to."""
        number = top.get("id") or ""
        for kind, role in ROLES.items():
            for person in self._paired(kind, number):
                sheet.name(role, _name(person), body="person" if xml.within(person, "FirstName") else "")
        for publisher in self._paired("ReferencePublishers", number):
            sheet.say("publisher", xml.within(publisher, "Name"))
        for keyword in self._paired("ReferenceKeywords", number):
            sheet.say("keywords", xml.within(keyword, "Name"))
        self._link_container(sheet, top)
        for excerpt in self.excerpts.get(number, ()):
            sheet.say("annotation", _excerpt(excerpt))

    def _paired(self, kind: str, number: str) -> list[Element]:
        ids = self.pairs[kind].get(number, [])
        return [self.things[one] for one in ids if one in self.things]

    def _link_container(self, sheet: Sheet, top: Element) -> None:
        periodical = self.things.get(xml.within(top, "PeriodicalID"))
        if periodical is not None:
            sheet.say("container.title", xml.within(periodical, "Name"))
            sheet.say("container.short_title", xml.within(periodical, "StandardAbbreviation"))
            sheet.identify("container.issn", xml.within(periodical, "ISSN"))
            sheet.identify("container.eissn", xml.within(periodical, "EISSN"))
        series = self.things.get(xml.within(top, "SeriesTitleID"))
        if series is not None:
            sheet.say("series.title", xml.within(series, "Name"))
        parent = self.parents.get(xml.within(top, "ParentReferenceID"))
        if parent is not None:
            self._link_parent(sheet, parent)

    def _link_parent(self, sheet: Sheet, parent: Element) -> None:
        """Take the book a contribution is in; its publisher and year are the contribution's too."""
        sheet.say("container.title", _title(parent))
        sheet.identify("container.isbn", xml.within(parent, "ISBN"))
        number = parent.get("id") or ""
        for person in self._paired("ReferenceEditors", number):
            sheet.inner("container", "book").name("editor", _name(person))
        for publisher in self._paired("ReferencePublishers", number):
            sheet.say("publisher", xml.within(publisher, "Name"))
        sheet.say("publisher_place", xml.within(parent, "PlaceOfPublication"))
        sheet.date("issued", read_date(xml.within(parent, "Year")), "Year")


def _parents(raw: bytes) -> dict[str, Element]:
    if b"<ParentReferenceID>" not in raw:
        return {}
    return {one.element.get("id") or "": one.element for one in records(BytesIO(raw), Report(), ("Reference",))}


def _name(person: Element) -> Name:
    given = " ".join(filter(None, (xml.within(person, "FirstName"), xml.within(person, "MiddleName"))))
    prefix, family = xml.within(person, "Prefix"), xml.within(person, "LastName")
    if prefix and given:
        return Name(family, given, prefix, suffix=xml.within(person, "Suffix"))
    return parted(f"{prefix} {family}".strip(), given, xml.within(person, "Suffix"))


def _excerpt(element: Element) -> str:
    """Give an excerpt: its core statement, its text, and its pages."""
    pages = _PAGES.findall(xml.flat(element.find("PageRange")))
    parts = (
        xml.within(element, "CoreStatement"),
        xml.flat(element.find("Text")).strip(),
        f"p. {pages[-1]}" if pages else "",
    )
    return "\n".join(part for part in parts if part)


def _title(top: Element) -> str:
    title, subtitle = xml.within(top, "Title"), xml.within(top, "Subtitle")
    return f"{title}: {subtitle}" if title and subtitle else title or subtitle


def _take_titles(sheet: Sheet, top: Element) -> None:
    sheet.say("title", _title(top))
    for tag in ("ParallelTitle", "TranslatedTitle"):
        sheet.say("title", xml.within(top, tag))
    if xml.within(top, "ShortTitleUpdateType") not in {"", "0"}:
        sheet.say("short_title", xml.within(top, "ShortTitle"))


def _take_year(sheet: Sheet, element: Element) -> None:
    parent = element.getparent()
    whole = "" if parent is None else xml.within(parent, "Date")
    exact = read_date(whole)
    year = read_date(line(xml.flat(element)))
    sheet.date("issued", exact if exact.edtf.startswith(year.edtf or "-") else year, "Year")


def _take_date(sheet: Sheet, element: Element) -> None:
    if not sheet.has("issued") and (parent := element.getparent()) is not None and not xml.within(parent, "Year"):
        sheet.date("issued", line(xml.flat(element)), "Date")


def _take_pages(sheet: Sheet, element: Element) -> None:
    text = xml.flat(element)
    found = _PAGES.findall(text)  # start, end and, last, the whole range as printed
    sheet.put("pages", found[-1] if found else _MARKUP.sub("", text), "PageRange")


def _take_count(sheet: Sheet, element: Element) -> None:
    found = _PAGES.findall(xml.flat(element))
    sheet.put("number_of_pages", found[-1] if found else _MARKUP.sub("", xml.flat(element)), "PageCount")


def _take_number(sheet: Sheet, element: Element) -> None:
    field = "issue" if sheet.type in PERIODICALS else "number"
    sheet.put(field, xml.flat(element), "Number")


def _take_isbn(sheet: Sheet, element: Element) -> None:
    sheet.identify("container.isbn" if sheet.type in IN_BOOKS else "isbn", xml.flat(element))


def _take_contents(sheet: Sheet, element: Element) -> None:
    text = xml.flat(element).strip()
    if text:
        sheet.section(Section("contents", Text(" ".join(text.split()))))


def _take_key(sheet: Sheet, element: Element) -> None:
    sheet.put("key", "_".join(xml.flat(element).split()))


TABLE: Table = {
    "Year": _take_year, "Date": _take_date, "Volume": xml.put("volume"), "Number": _take_number,
    "PageRange": _take_pages, "PageCount": _take_count, "Edition": xml.say("edition"),
    "PlaceOfPublication": xml.say("publisher_place"), "Abstract": xml.say("abstract"), "Notes": xml.say("remarks"),
    "Evaluation": xml.say("annotation"), "TableOfContents": _take_contents, "Doi": xml.identify("doi"),
    "DOI": xml.identify("doi"), "Isbn": _take_isbn, "ISBN": _take_isbn, "PubMedID": xml.identify("pmid"),
    "PmcID": xml.identify("pmcid"), "ArxivID": xml.identify("arxiv"), "CitationKey": _take_key,
    "OnlineAddress": lambda sheet, element: sheet.link(xml.flat(element)), "AccessDate": xml.date("accessed"),
    "Language": lambda sheet, element: sheet.speak(xml.flat(element), "Language"),
    "NumberOfVolumes": xml.put("number_of_volumes"), "Price": xml.put("price"), "SpecificField2": xml.say("genre"),
    **dict.fromkeys(("Title", "Subtitle", "ParallelTitle", "TranslatedTitle", "ShortTitle", "ReferenceType",
                     "PeriodicalID", "SeriesTitleID", "ParentReferenceID", "SourceOfBibliographicInformation"),
                     xml.skip),
}  # fmt: skip


def sniff(head: bytes, name: str) -> float:
    """Recognise the root element, or a backup by its name."""
    if b"<CitaviExchangeData" in head:
        return 0.97
    backup = name.lower().endswith((".ctv5bak", ".ctv6bak")) or b".ctv6" in head[:200] or b".ctv5" in head[:200]
    return 0.95 if head[:2] == b"PK" and backup else 0.0


FIELDS: tuple[Field, ...] = (
    Field("ReferenceType", "type", "read only, like all of Citavi"),
    Field("Title, Subtitle, ParallelTitle, TranslatedTitle", "title", "read only"),
    Field("ShortTitle", "short_title", "read only: one that a person wrote"),
    Field("ReferenceAuthors, ReferenceEditors …", "contributors", "read only"),
    Field("Periodicals, ParentReferenceID", "container", "read only"),
    Field("SeriesTitles", "series", "read only"),
    Field("Year, Date", "issued", "read only"),
    Field("Volume", "volume", "read only"),
    Field("Number", "issue", "read only: of articles, else number"),
    Field("PageRange", "pages", "read only"),
    Field("Publishers", "publisher", "read only"),
    Field("Keywords", "keywords", "read only"),
    Field("Abstract", "abstract", "read only"),
    Field("KnowledgeItems, Evaluation", "annotation", "read only"),
    Field("Doi, Isbn, PubMedID", "identifiers", "read only"),
    Field("CitationKey", "key", "read only"),
)

FORMAT = Format(
    name=NAME,
    title="Citavi XML",
    extensions=("ctv6bak", "ctv5bak", "xml"),
    media_type="application/xml",
    sniff=sniff,
    read=read,
    fields=FIELDS,
)
