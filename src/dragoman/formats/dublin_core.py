"""Dublin Core XML (oai_dc and DCMI terms): what every repository and journal platform answers to OAI-PMH.

Fifteen elements, each repeatable, with ``xml:lang``. Open Journal Systems puts journal, volume, issue and pages into
``source`` ("Journal; Vol. 14 No. 2 (2022); 225-246"); that is read and written here. Roles other than author, and what
an identifier names, cannot be said. Source: DCMI Metadata Terms (ISO 15836), and the oai_dc profile of OAI-PMH 2.0.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lxml import etree

from dragoman.formats import element as xml
from dragoman.formats.byline import byline, named
from dragoman.formats.element import Table
from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, everyone, extras, held, tell_foreign, tell_lossy, tell_unwritten
from dragoman.formats.sheet import PERIODICALS, Sheet, line
from dragoman.formats.xml import Element, records
from dragoman.record.date import Date, read_date
from dragoman.record.finding import Report
from dragoman.record.identifier import find_identifiers, identifier, is_valid
from dragoman.record.model import LinkKind, Record, Source, Type
from dragoman.text.normal import latin_digits

NAME = "dublin_core"
_SPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_DC = "http://purl.org/dc/elements/1.1/"

TYPES: dict[str, Type] = {
    "info:eu-repo/semantics/article": "article-journal", "info:eu-repo/semantics/book": "book",
    "info:eu-repo/semantics/bookPart": "chapter", "info:eu-repo/semantics/conferencePaper": "paper-conference",
    "info:eu-repo/semantics/doctoralThesis": "thesis", "info:eu-repo/semantics/report": "report",
    "info:eu-repo/semantics/patent": "patent", "info:eu-repo/semantics/review": "review",
    "info:eu-repo/semantics/preprint": "article", "Dataset": "dataset", "Software": "software", "StillImage": "graphic",
    "MovingImage": "motion_picture", "Sound": "song", "Event": "event", "Collection": "collection",
    "InteractiveResource": "webpage", "Text": "document",
}  # fmt: skip
"""Type → ours: the info:eu-repo vocabulary and the DCMI Type Vocabulary; the first of a type is written."""
TYPES_READ_ONLY: dict[str, Type] = {
    "article": "article-journal", "journal article": "article-journal", "peer-reviewed article": "article-journal",
    "journalarticle": "article-journal", "book": "book", "book chapter": "chapter", "booksection": "chapter",
    "conferenceobject": "paper-conference", "conference paper": "paper-conference", "masterthesis": "thesis",
    "bachelorthesis": "thesis", "thesis": "thesis", "dissertation": "thesis", "doctoralthesis": "thesis",
    "workingpaper": "report", "technical report": "report", "report": "report", "image": "graphic", "map": "map",
    "video": "motion_picture", "web page": "webpage", "website": "webpage", "review": "review", "patent": "patent",
    "journal": "periodical", "manuscript": "manuscript", "lecture": "speech", "preprint": "article",
    "newspaper article": "article-newspaper", "book review": "review-book", "dataset": "dataset",
    "software": "software", "статья": "article-journal", "книга": "book", "مقاله": "article-journal",
    "论文": "article-journal",
    "makale": "article-journal", "علمی-پژوهشی": "article-journal",
}  # fmt: skip
"""Other words for types, in small letters, as repositories write them."""
_KEPT = frozenset({"coverage", "identifier", "relation", "date"})
_SOURCE = re.compile(
    r"(?P<title>[^;]{1,300});\s*(?:(?P<where>[^;]{0,120});\s*)?(?P<pages>[\w.]{1,12}(?:\s?[-–]\s?[\w.]{1,12})?)?\s*\Z"
)
_NUMBERS = re.compile(
    r"(?:(?:vol(?:ume)?\.?|v\.|том|т\.|cilt|دوره|جلد|第|卷|bd\.|,)\s*(?P<volume>[\w]{1,9}))?\s*(?:卷)?[,;]?\s*"
    r"(?:(?:no?\.?|№|issue|iss\.|nr\.?|sayı|شماره|вып\.|第)\s*(?P<issue>[\w]{1,9}(?:[-–/]\w{1,4})?))?\s*(?:期)?[,;]?\s*(?:\((?P<year>[^()]{1,40})\))?",
    re.IGNORECASE,
)
_PAGES = re.compile(r"[a-zA-Z]?\d{1,7}(?:\s?[-–]\s?[a-zA-Z]?\d{1,7})?\Z")


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each record, in an OAI-PMH envelope or bare; elements that are no Dublin Core are kept and told."""
    for found in records(stream, report, ("record", "dc", "qualifieddc", "Description")):
        number = xml.within(found.element, "header/identifier")
        source = Source(report.file, NAME, found.start, found.line, found.encoding, id=number, raw=found.raw)
        sheet = Sheet(NAME, report, source)
        top = found.element.find("metadata")
        inner = next(iter(top), None) if top is not None else found.element
        if inner is None or found.element.find("header[@status='deleted']") is not None:
            report.reject(found.raw, "xml.no_records", sheet.place, tags="metadata")
            continue
        inner = inner if inner.tag != "record" or top is not None else found.element
        sheet.type = next(filter(None, (_type(xml.flat(one)) for one in inner.findall("type"))), None)
        sheet.type = sheet.type or _guessed_type(inner)
        xml.take(sheet, inner, TABLE)
        yield sheet.made()


def _type(text: str) -> Type | None:
    word = line(text)
    plain = word.rpartition("/")[2].lower()
    return TYPES.get(word) or TYPES_READ_ONLY.get(word.lower()) or TYPES_READ_ONLY.get(plain)


def _guessed_type(top: Element) -> Type | None:
    """Take a record with an ISSN among its sources for an article."""
    sources = " ".join(xml.every(top, "source"))
    return "article-journal" if any(one.scheme == "issn" for one in find_identifiers(sources)) else None


def _take_type(sheet: Sheet, element: Element) -> None:
    if _type(xml.flat(element)) is None:
        sheet.say("genre", xml.flat(element), xml.lang_of(element))


def _take_person(sheet: Sheet, element: Element) -> None:
    role = "author" if element.tag in {"creator", "author"} else "contributor"
    if len(element):
        xml.keep(sheet, element)
        return
    sheet.name(role, named(line(xml.flat(element)), sheet.tag(xml.lang_of(element))))  # type: ignore[arg-type]


def _take_subjects(sheet: Sheet, element: Element) -> None:
    for word in re.split(r"\s*[;؛；]\s*", xml.flat(element)):
        sheet.say("keywords", word, xml.lang_of(element))


def _take_identifier(sheet: Sheet, element: Element) -> None:
    """Tell what an identifier names by its look: Dublin Core does not say."""
    text = line(xml.flat(element))
    urn = re.match(r"(?:urn:)?(issn|isbn|doi|pmid|pmcid|arxiv|handle|oclc):\s?(.{1,200})\Z", text, re.IGNORECASE)
    found = [identifier(urn[1], urn[2])] if urn else list(find_identifiers(text))
    if text.startswith(("http://", "https://")):
        doi = next((one for one in found if one.scheme == "doi" and "doi.org" in text), None)
        sheet.identify("doi", doi.value) if doi else sheet.link(text, _kind(text))
        return
    known = [one for one in found if is_valid(one) or urn]
    for one in known:
        journal = one.scheme in {"issn", "eissn"} and sheet.type in PERIODICALS
        sheet.identify(f"container.{one.scheme}" if journal else one.scheme, one.value)
    if not known and _SOURCE.match(text) and not sheet.has("volume"):
        _take_source(sheet, element)
    elif not known:
        sheet.keep("identifier", text)


def _kind(url: str) -> LinkKind:
    return "pdf" if url.lower().endswith(".pdf") or "/download/" in url else "landing"


def _take_source(sheet: Sheet, element: Element) -> None:
    """Read "Journal; Vol. 14, No. 2 (2022); 225-246", an ISSN, or the title of the source alone."""
    text, lang = line(xml.flat(element)), xml.lang_of(element)
    issns = [one for one in find_identifiers(text) if one.scheme in {"issn", "eissn", "isbn"}]
    bare = identifier("issn", text)
    issns = issns or ([bare] if len(text) < 12 and is_valid(bare) else [])
    if issns and len(text) < 30:
        for one in issns:
            sheet.identify(f"container.{one.scheme}", one.value)
        return
    found = _SOURCE.match(text)
    if found is None:
        sheet.link(text) if text.startswith("http") else sheet.say("container.title", text, lang)
        return
    if found["title"].strip() != "?":
        sheet.say("container.title", found["title"], lang)
    if sheet.type in {None, "document"} and found["pages"]:
        sheet.type = "article-journal"
    numbers = _NUMBERS.search(latin_digits(found["where"] or ""))
    for field in ("volume", "issue") if numbers and not sheet.has("pages") else ():
        sheet.put(field, numbers[field] if numbers else "", "source")
    if found["pages"] and not sheet.has("pages"):
        sheet.put("pages", found["pages"], "source")


def _take_relation(sheet: Sheet, element: Element) -> None:
    text = line(xml.flat(element))
    if text.startswith(("http://", "https://")):
        sheet.link(text, _kind(text))
    elif str(element.tag).lower() == "ispartof" and text:
        sheet.say("container.title", text, xml.lang_of(element))
    else:
        xml.keep(sheet, element)


def _take_date(sheet: Sheet, element: Element) -> None:
    date = read_date(line(xml.flat(element)))
    if not sheet.has("issued"):
        sheet.date("issued", date, str(element.tag))
    else:
        sheet.keep(str(element.tag), xml.flat(element))


def _take_format(sheet: Sheet, element: Element) -> None:
    """Take an extent in pages; media types of files say nothing about the work."""
    text = line(xml.flat(element))
    pages = re.match(r"(\d{1,6})\s?(?:p\b|pp|pages|с\.|ص|页)", latin_digits(text))
    if pages:
        sheet.put("number_of_pages", pages[1], "format")
    elif "/" not in text:
        sheet.say("medium", text, xml.lang_of(element))


def _say_abstract(sheet: Sheet, element: Element) -> None:
    sheet.say("abstract", xml.flat(element), xml.lang_of(element))


TABLE: Table = {
    "title": xml.say("title"), "alternative": xml.say("title"), "creator": _take_person, "author": _take_person,
    "contributor": _take_person, "editor": _take_person, "subject": _take_subjects, "description": _say_abstract,
    "abstract": _say_abstract, "publisher": xml.say("publisher"), "date": _take_date, "issued": _take_date,
    "type": _take_type, "format": _take_format, "extent": _take_format, "identifier": _take_identifier,
    "source": _take_source, "bibliographiccitation": _take_source, "relation": _take_relation,
    "ispartof": _take_relation, "rights": xml.say("rights"), "license": xml.say("rights"),
    "language": lambda sheet, element: sheet.speak(xml.flat(element)),
    "available": xml.date("available"), "datesubmitted": xml.date("submitted"), "edition": xml.say("edition"),
    "volume": xml.put("volume"), "issue": xml.put("issue"), "pages": xml.put("pages"), "header": xml.skip,
}  # fmt: skip


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write ``oai_dc:dc`` elements inside ``metadata``; roles and the like go to the least lossy element."""
    elements = (_element(record, report) for record in records)
    xml.write_tree(stream, ["metadata"], elements, {"oai_dc": _SPACE, "dc": _DC})


def _element(record: Record, report: Report) -> Element:
    top = etree.Element(f"{{{_SPACE}}}dc", nsmap={"oai_dc": _SPACE, "dc": _DC})
    tags = {"title": record.title, "description": record.abstract, "publisher": record.publisher,
            "subject": record.keywords, "rights": record.rights}  # fmt: skip
    for tag, forms in tags.items():
        for form in forms:
            text = form.value.replace(";", ",") if tag == "subject" else form.value
            xml.add(top, f"{{{_DC}}}{tag}", text, {xml.XML_LANG: form.lang})
    _add_people(top, record, report)
    _add(top, "date", _date(record.issued))
    _add(top, "type", next((name for name, kind in TYPES.items() if kind == record.type), "Text"))
    for form in record.genre:
        xml.add(top, f"{{{_DC}}}type", form.value, {xml.XML_LANG: form.lang})
    for language in record.languages:
        _add(top, "language", language)
    for one in record.identifiers:
        _add(top, "identifier", f"https://doi.org/{one.value}" if one.scheme == "doi" else f"{one.scheme}:{one.value}")
    for link in record.links:
        _add(top, "relation" if link.kind == "pdf" else "identifier", link.url)
    _add(top, "format", f"{record.number_of_pages} p." if record.number_of_pages else "")
    _add_source(top, record)
    for tag, values in extras(record, NAME).items():
        for value in values if tag in _KEPT else ():
            _add(top, tag, value)
    tell_unwritten(record, NAME, HELD, report)
    tell_foreign(record, NAME, report)
    return top


def _add(top: Element, tag: str, value: str) -> None:
    xml.add_text(top, f"{{{_DC}}}{tag}", value)


def _date(date: Date) -> str:
    return date.edtf or date.literal


def _add_people(top: Element, record: Record, report: Report) -> None:
    for person in everyone(record):
        tag = "creator" if person.role == "author" else "contributor"
        for name in person.names:
            xml.add(top, f"{{{_DC}}}{tag}", byline(name), {xml.XML_LANG: name.lang})
        if person.role not in {"author", "contributor"} or len(person.names) > 1:
            where = "a contributor without role" if person.role != "author" else "a creator for each form of the name"
            tell_lossy(record, NAME, f"contributors ({person.role})", where, report)


def _add_source(top: Element, record: Record) -> None:
    """Write journal, numbers and pages as Open Journal Systems does."""
    container = record.container or Record()
    volume = f"Vol. {record.volume}" if record.volume else ""
    issue = f"No. {record.issue}" if record.issue else ""
    year = f"({record.issued.year})" if record.issued.year and (volume or issue) else ""
    where = " ".join(filter(None, (volume, issue, year)))
    for form in container.title[:1]:
        parts = [form.value.replace(";", ","), where, record.pages]
        text = "; ".join(parts) if where or record.pages else form.value
        xml.add(top, f"{{{_DC}}}source", text, {xml.XML_LANG: form.lang})
    for form in container.title[1:]:
        xml.add(top, f"{{{_DC}}}source", form.value, {xml.XML_LANG: form.lang})
    if not container.title and (where or record.pages):
        _add(top, "source", f"?; {where}; {record.pages}")
    for one in container.identifiers:
        _add(top, "source", one.value)


def sniff(head: bytes, name: str) -> float:
    """Recognise the namespaces."""
    if b"openarchives.org/OAI/2.0/oai_dc" in head:
        return 0.97
    html = b"<html" in head[:2000].lower()
    return 0.6 if (b"purl.org/dc/elements" in head or b"<dc:title" in head) and not html else 0.0


FIELDS: tuple[Field, ...] = (
    Field("type", "type"),
    Field("title", "title", "a form for each xml:lang"),
    Field("creator, contributor", "contributors", "roles other than author become contributor"),
    Field("creator, contributor", "container.contributors"),
    Field("subject", "keywords"),
    Field("description", "abstract"),
    Field("publisher", "publisher"),
    Field("date", "issued", "the Gregorian date alone"),
    Field("type", "genre", "one that is no type of ours"),
    Field("format", "number_of_pages"),
    Field("format", "medium", "read only"),
    Field("identifier", "identifiers"),
    Field("identifier, relation", "links"),
    Field("source", "container.title"),
    Field("source", "container.identifiers"),
    Field("source", "volume"),
    Field("source", "issue"),
    Field("source", "pages"),
    Field("language", "languages"),
    Field("rights", "rights"),
    Field("dcterms:available", "available", "read only"),
    Field("dcterms:dateSubmitted", "submitted", "read only"),
)
HELD = held(FIELDS)

FORMAT = Format(
    name=NAME,
    title="Dublin Core",
    extensions=("xml",),
    media_type="application/xml",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
