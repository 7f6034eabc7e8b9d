"""How is a MODS record written? MODS 3.7; every form with its tag in ``xml:lang``, names in several scripts linked."""

from collections.abc import Iterable
from typing import BinaryIO

from lxml import etree

from dragoman.formats import element as xml
from dragoman.formats.byline import byline
from dragoman.formats.held import place_of, tell_foreign, tell_unwritten
from dragoman.formats.mods import table
from dragoman.formats.relator import code_of
from dragoman.formats.sheet import PERIODICALS
from dragoman.formats.xml import Element
from dragoman.record.date import Date
from dragoman.record.finding import Report
from dragoman.record.identifier import Identifier
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name

NAME = "mods"
SPACES = {"": "http://www.loc.gov/mods/v3", "xlink": "http://www.w3.org/1999/xlink"}
_CONTINUING = frozenset({"periodical"})
_PARTS = {"volume": "volume", "issue": "issue", "part": "part", "chapter": "chapter", "section": "section",
          "article_number": "article-number"}  # fmt: skip
HELD_DATES = {"accessed": "dateCaptured", "available": "dateValid"}


def write(records: Iterable[Record], stream: BinaryIO, report: Report, held: frozenset[str]) -> None:
    """Write a ``modsCollection``."""
    elements = (_top(record, report, held) for record in records)
    xml.write_tree(stream, [f"{{{SPACES['']}}}modsCollection"], elements, SPACES)


def _top(record: Record, report: Report, held: frozenset[str]) -> Element:
    top = etree.Element("mods", version="3.7")
    _add_work(top, record)
    if record.container:
        _add_host(top, record, record.container)
    elif _has_part(record):
        _add_part(top, record)
    for field, kind in (("series", "series"), ("original", "original"), ("reviewed", "reviewOf")):
        other = getattr(record, field)
        if other:
            related = xml.add(top, "relatedItem", "", {"type": kind})
            _add_work(related, other)
            if field == "series" and other.number:
                xml.add(xml.add(xml.add(related, "part"), "detail", "", {"type": "volume"}), "number", other.number)
    if record.event:
        for form in record.event.title:
            name = xml.add(top, "name", "", {"type": "conference", xml.XML_LANG: form.lang})
            xml.add(name, "namePart", form.value)
    xml.put_back(top, record, NAME)
    _tell(record, report, held)
    return top


def _tell(record: Record, report: Report, held: frozenset[str]) -> None:
    for person in record.contributors:
        if person.role != "author" and not code_of(person.role):
            where = "a role term of our own"
            report.add("field.lossy", place_of(record), format=NAME, field=f"contributors ({person.role})", where=where)
    tell_unwritten(record, NAME, held, report)
    tell_foreign(record, NAME, report)


def _add_work(top: Element, record: Record) -> None:
    """Add what a record and the works it stands in have alike."""
    for form in record.title:
        xml.add(xml.add(top, "titleInfo", "", {xml.XML_LANG: form.lang}), "title", form.value)
    for form in record.short_title:
        short = xml.add(top, "titleInfo", "", {"type": "abbreviated", xml.XML_LANG: form.lang})
        xml.add(short, "title", form.value)
    for number, person in enumerate(record.contributors, 1):
        _add_person(top, person, number)
    _add_kind(top, record)
    _add_origin(top, record)
    for language in record.languages:
        xml.add(xml.add(top, "language"), "languageTerm", language, {"type": "code", "authority": "rfc3066"})
    _add_physical(top, record)
    xml.add_forms(top, "abstract", record.abstract)
    for section in record.sections:
        if section.kind == "contents":
            xml.add(top, "tableOfContents", section.text.value, {xml.XML_LANG: section.text.lang})
    xml.add_forms(top, "note", record.remarks)
    for form in record.keywords:
        xml.add(xml.add(top, "subject", "", {xml.XML_LANG: form.lang}), "topic", form.value)
    if record.scale:
        xml.add(xml.add(xml.add(top, "subject"), "cartographics"), "scale", record.scale)
    for one in record.classifications:
        xml.add(top, "classification", one.value, {"authority": one.scheme})
    for one in record.identifiers:
        xml.add(top, "identifier", one.value, _identifier_kind(one))
    xml.add_text(top, "identifier", record.key, {"type": "citekey"})
    _add_location(top, record)
    xml.add_forms(top, "accessCondition", record.rights)


def _identifier_kind(one: Identifier) -> dict[str, str]:
    kind = next((theirs for theirs, ours in table.IDENTIFIERS.items() if ours == one.scheme), one.scheme)
    return {"type": kind}


def _add_person(top: Element, person: Contributor, number: int) -> None:
    kind = {"person": "personal", "organization": "corporate"}.get(person.body, "")
    group = f"{number:02d}" if len(person.names) > 1 else ""
    for at, name in enumerate(person.names):
        element = xml.add(top, "name", "", {"type": kind, "altRepGroup": group, xml.XML_LANG: name.lang})
        _add_name(element, name, kind)
        code = code_of(person.role)
        term = {"type": "code" if code else "text", "authority": "marcrelator" if code else ""}
        xml.add(xml.add(element, "role"), "roleTerm", code or person.role, term)
        if at == 0:
            xml.add_forms(element, "affiliation", person.affiliations)
            for one in person.identifiers:
                xml.add(element, "nameIdentifier", one.value, {"type": one.scheme})


def _add_name(element: Element, name: Name, kind: str) -> None:
    if name.literal or not name.family:
        said = name.literal or name.given
        xml.add(element, "namePart", said if kind == "corporate" else byline(name))
        return
    given = f"{name.given} {name.dropping_particle}".strip()
    xml.add(element, "namePart", f"{name.particle} {name.family}".strip(), {"type": "family"})
    xml.add_text(element, "namePart", given, {"type": "given"})
    xml.add_text(element, "namePart", name.suffix, {"type": "termsOfAddress"})


def _add_kind(top: Element, record: Record) -> None:
    xml.add(top, "typeOfResource", table.RESOURCE_OF.get(record.type, "text"))
    genre = next((word for word, kind in table.GENRES.items() if kind == record.type), "")
    xml.add_text(top, "genre", genre, {"authority": "marcgt"})
    xml.add_forms(top, "genre", record.genre)


def _add_origin(top: Element, record: Record) -> None:
    origin = etree.SubElement(top, "originInfo")
    for form in record.publisher_place:
        xml.add(xml.add(origin, "place"), "placeTerm", form.value, {"type": "text", xml.XML_LANG: form.lang})
    xml.add_forms(origin, "publisher", record.publisher)
    _add_date(origin, "dateIssued", record.issued)
    for field, tag in HELD_DATES.items():
        _add_date(origin, tag, getattr(record, field))
    xml.add_forms(origin, "edition", record.edition)
    if record.type in _CONTINUING:
        xml.add(origin, "issuance", "continuing")
    if not len(origin):
        top.remove(origin)


def _add_date(origin: Element, tag: str, date: Date) -> None:
    if date.edtf:
        xml.add(origin, tag, date.edtf, {"encoding": "edtf"})
    if date.literal and date.calendar:
        xml.add(origin, "dateOther", date.literal, {"calendar": date.calendar})
    elif date.literal:
        xml.add(origin, tag, date.literal)


def _add_physical(top: Element, record: Record) -> None:
    if record.medium or record.dimensions or record.number_of_pages:
        physical = xml.add(top, "physicalDescription")
        xml.add_forms(physical, "form", record.medium)
        pages = f"{record.number_of_pages} p." if record.number_of_pages else ""
        xml.add_text(physical, "extent", record.dimensions or pages)


def _add_location(top: Element, record: Record) -> None:
    for link in record.links:
        access = {"fulltext": "raw object", "pdf": "raw object", "cover": "preview"}.get(link.kind, "")
        location = xml.add(top, "location")
        xml.add(location, "url", link.url, {"access": access, "displayLabel": link.label})
    if record.archive or record.call_number:
        location = xml.add(top, "location")
        xml.add_forms(location, "physicalLocation", record.archive)
        xml.add_text(location, "shelfLocator", record.call_number)


def _has_part(record: Record) -> bool:
    return bool(record.pages or any(getattr(record, field) for field in _PARTS))


def _add_host(top: Element, record: Record, container: Record) -> None:
    host = xml.add(top, "relatedItem", "", {"type": "host"})
    serial = container.type == "periodical" or record.type in PERIODICALS
    _add_work(host, container.replace(type="periodical") if serial else container)
    if _has_part(record):
        _add_part(host, record)


def _add_part(parent: Element, record: Record) -> None:
    part = xml.add(parent, "part")
    for field, kind in _PARTS.items():
        if getattr(record, field):
            xml.add(xml.add(part, "detail", "", {"type": kind}), "number", getattr(record, field))
    if record.pages:
        start, dash, end = record.pages.partition("-")
        extent = xml.add(part, "extent", "", {"unit": "pages"})
        whole = not dash or not start or not end or "-" in end or start == end or "," in record.pages
        if whole:
            xml.add(extent, "list", record.pages)
        else:
            xml.add(extent, "start", start)
            xml.add(extent, "end", end)
