"""How is Crossref's XML read? A journal, book or conference with what is published in it: a record for each part."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dragoman.formats import element as xml
from dragoman.formats.byline import parted
from dragoman.formats.element import Table
from dragoman.formats.relator import role_of
from dragoman.formats.sheet import PERIODICALS, Sheet, line
from dragoman.formats.xml import Element, records
from dragoman.record.date import Date, date_of
from dragoman.record.finding import Report
from dragoman.record.form import Forms, Text, forms
from dragoman.record.identifier import identifier
from dragoman.record.model import Record, Reference, Section, Source, Type
from dragoman.record.name import Role

NAME = "crossref_xml"

UNITS: dict[str, tuple[str, Type, Type]] = {
    "journal": ("journal_article", "article-journal", "periodical"), "book": ("content_item", "chapter", "book"),
    "conference": ("conference_paper", "paper-conference", "book"), "dissertation": ("", "thesis", "thesis"),
    "report-paper": ("content_item", "report", "report"), "standard": ("content_item", "standard", "standard"),
    "posted_content": ("", "article", "article"), "peer_review": ("", "review", "review"),
    "database": ("dataset", "dataset", "dataset"), "pending_publication": ("", "article-journal", "article-journal"),
}  # fmt: skip
"""Unit → what is published in it, the type of that, and the type of the unit alone."""
ROLES: dict[str, Role] = {
    "author": "author", "editor": "editor", "chair": "chair", "translator": "translator", "reviewer": "author",
    "review-assistant": "contributor", "stats-reviewer": "contributor", "reviewer-external": "author",
    "reader": "contributor", "contributor": "contributor",
}  # fmt: skip
POSTED: dict[str, Type] = {"preprint": "article", "working_paper": "report", "dissertation": "thesis", "report":
                           "report", "letter": "personal_communication", "other": "post-weblog"}  # fmt: skip
_METADATA = frozenset({"journal_metadata", "journal_issue", "book_metadata", "book_series_metadata",
                       "book_set_metadata", "proceedings_metadata", "proceedings_series_metadata", "event_metadata",
                       "report-paper_metadata", "report-paper_series_metadata", "standard_metadata",
                       "database_metadata", "series_metadata", "set_metadata"})  # fmt: skip
_REFERENCE_FIELDS: dict[str, str] = {"journal_title": "container.title", "volume_title": "container.title",
                                     "article_title": "title", "volume": "volume", "issue": "issue",
                                     "first_page": "pages"}  # fmt: skip


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each article, chapter, paper … of each unit; elements that are not understood are kept and told."""
    for found in records(stream, report, tuple(UNITS)):
        unit = found.element
        inner, kind, alone = UNITS[str(unit.tag)]
        parts = unit.findall(inner) if inner else []
        for part in parts or [unit]:
            source = Source(report.file, NAME, found.start, found.line, found.encoding, raw=found.raw)
            sheet = Sheet(NAME, report, source)
            is_part = part is not unit
            sheet.type = kind if is_part else _alone(unit, alone)
            for date in part.findall("publication_date") if part.tag == "journal_article" else ():
                _take_article_date(sheet, date)  # an article's own date goes before its issue's
            _take_surroundings(sheet, unit, is_part=is_part)
            _speak(sheet, part)
            xml.take(sheet, part, _TABLES.get(str(part.tag), TABLE))
            yield sheet.made()


def _alone(unit: Element, kind: Type) -> Type:
    if unit.tag == "posted_content":
        return POSTED.get(unit.get("type") or "preprint", "article")
    return "entry-encyclopedia" if unit.get("book_type") == "reference" and kind == "chapter" else kind


def _take_surroundings(sheet: Sheet, unit: Element, *, is_part: bool) -> None:
    """Take what the unit says: of the container when there are parts in it, else of the record itself."""
    for child in unit:
        if child.tag not in _METADATA:
            continue
        if child.tag == "journal_metadata":
            holder = sheet.inner("container", "periodical") if is_part else sheet
            _speak(sheet, child)
            xml.take(holder, child, TABLE)
        elif child.tag == "journal_issue":
            xml.take(sheet, child, _ISSUE)
        elif child.tag == "event_metadata":
            xml.take(sheet.inner("event", "event"), child, _EVENT)
        else:
            _take_book(sheet, child, is_part=is_part)


def _speak(sheet: Sheet, element: Element) -> None:
    if element.get("language"):
        sheet.speak(element.get("language"), "@language")


def _take_book(sheet: Sheet, metadata: Element, *, is_part: bool) -> None:
    """Take a book's metadata; publisher, date and edition of the book are the part's too."""
    _speak(sheet, metadata)
    shared = {"publisher", "publication_date", "edition_number", "series_metadata", "set_metadata", "noisbn"}
    holder = sheet.inner("container", "book") if is_part else sheet
    for child in metadata:
        xml.take(sheet if child.tag in shared else holder, [child], TABLE)
    if not is_part:
        return
    for date in metadata.findall("publication_date"):
        if not sheet.has("issued"):
            _take_date(sheet, date)


def _take_titles(sheet: Sheet, element: Element) -> None:
    lang = xml.lang_of(element)
    title, subtitle = _text(element.find("title")), _text(element.find("subtitle"))
    original = element.find("original_language_title")
    if original is not None:
        sheet.say("title", _text(original), original.get("language") or "")
    sheet.say("title", f"{title}: {subtitle}" if subtitle and title else title or subtitle, lang)


def _text(element: Element | None) -> str:
    """Give a title's text; indices set off by line breaks of the file close up again."""
    return re.sub(r"\s+([,;:.])", r"\1", line(xml.flat(element)))


def _take_people(sheet: Sheet, element: Iterable[Element]) -> None:
    for person in element:
        said = person.get("contributor_role") or "author"
        role = ROLES.get(said) or role_of(said) or "other"
        names = [parted(*_parts(person))] if person.tag == "person_name" else []
        if person.tag == "organization":
            names = [parted(_text(person))]
        for other in person.findall("alt-name/*"):
            lang = sheet.tag(other.get("language") or xml.lang_of(other))
            names.append(parted(*_parts(other), lang) if len(other) else parted(_text(other), lang=lang))
        ids = tuple(identifier("orcid", one) for one in xml.every(person, "ORCID"))
        places: Forms = tuple(one for text in _places(person) for one in forms(text))
        body = "person" if person.tag == "person_name" else "organization"
        sheet.name(role, *names, identifiers=ids, affiliations=places, body=body)


def _take_person(sheet: Sheet, element: Element) -> None:
    """Take a person who stands outside a group, as the author of a dissertation does."""
    _take_people(sheet, [element])


def _parts(person: Element) -> tuple[str, str, str]:
    return xml.within(person, "surname"), xml.within(person, "given_name"), xml.within(person, "suffix")


def _places(person: Element) -> list[str]:
    return xml.every(person, "affiliation") + xml.every(person, "affiliations/institution/institution_name")


def _date(element: Element) -> Date:
    return date_of(xml.within(element, "year"), xml.within(element, "month"), xml.within(element, "day"))


def _take_date(sheet: Sheet, element: Element) -> None:
    """Take the date; of a printed and an online one the printed is when it was issued."""
    parent = element.getparent()
    others = [] if parent is None else parent.findall(str(element.tag))
    if any(one.get("media_type") == "print" for one in others) and element.get("media_type") == "online":
        sheet.date("available", _date(element), str(element.tag))
    elif not sheet.has("issued"):
        sheet.date("issued", _date(element), str(element.tag))


def _take_article_date(sheet: Sheet, element: Element) -> None:
    """Take an article's own date: the printed one, when there is an online one beside it."""
    parent = element.getparent()
    others = [] if parent is None else parent.findall("publication_date")
    online = element.get("media_type") == "online" and len(others) > 1
    sheet.date("available" if online or sheet.has("issued") else "issued", _date(element), "publication_date")


def _take_pages(sheet: Sheet, element: Element) -> None:
    first, last, other = (xml.within(element, tag) for tag in ("first_page", "last_page", "other_pages"))
    pages = f"{first}-{last}" if first and last and first != last else first or last
    sheet.put("pages", ", ".join(filter(None, (pages, other))))


def _take_isbn(sheet: Sheet, element: Element) -> None:
    sheet.identify("isbn", xml.flat(element))


def _take_issn(sheet: Sheet, element: Element) -> None:
    sheet.identify("eissn" if element.get("media_type") == "electronic" else "issn", xml.flat(element))


def _take_doi(sheet: Sheet, element: Element) -> None:
    sheet.identify("doi", xml.within(element, "doi"))
    sheet.link(xml.within(element, "resource"))
    for resource in element.findall("collection/item/resource"):
        mime = resource.get("mime_type") or ""
        sheet.link(xml.flat(resource), "pdf" if "pdf" in mime else "fulltext")


def _take_abstract(sheet: Sheet, element: Element) -> None:
    sheet.say("abstract", xml.blocks(element), xml.lang_of(element))


def _take_publisher(sheet: Sheet, element: Element) -> None:
    sheet.say("publisher", xml.within(element, "publisher_name"))
    sheet.say("publisher_place", xml.within(element, "publisher_place"))


def _take_institution(sheet: Sheet, element: Element) -> None:
    """Take the institution: a thesis's university, a posted text's site."""
    name = xml.within(element, "institution_name")
    sheet.say("container.title" if sheet.type == "post-weblog" else "publisher", name)
    sheet.say("publisher_place", xml.within(element, "institution_place"))
    for child in element:
        if child.tag not in {"institution_name", "institution_place"}:
            xml.keep(sheet, child, "institution/")


def _take_series(sheet: Sheet, element: Element) -> None:
    series = sheet.inner("series")
    xml.take(series, [one for one in element if one.tag in {"titles", "issn", "isbn", "doi_data"}], TABLE)
    series.put("number", xml.within(element, "volume") or xml.within(element, "series_number"))


def _take_references(sheet: Sheet, element: Element) -> None:
    for one in element.findall("citation"):
        said = xml.within(one, "unstructured_citation")
        inner = Sheet(NAME, Report())
        for child in one:
            field = _REFERENCE_FIELDS.get(str(child.tag))
            if field:
                inner.say(field, xml.flat(child)) if "title" in field else inner.put(field, xml.flat(child))
        inner.identify("doi", xml.within(one, "doi"))
        inner.date("issued", date_of(xml.within(one, "cYear")) if one.find("cYear") is not None else Date())
        if one.find("author") is not None:
            inner.name("author", parted(xml.within(one, "author")))
        printed = said or ", ".join(line(xml.flat(child)) for child in one if line(xml.flat(child)))
        if printed:
            sheet.refer(Reference(Text(printed), inner.made() if inner.is_filled() else None))


def _take_program(sheet: Sheet, element: Element) -> None:
    for license_ref in element.iter("license_ref"):
        url = line(xml.flat(license_ref))
        if url not in {form.value for form in sheet.forms_of("rights")}:
            sheet.say("rights", url)
    for related in element.iter("related_item"):
        xml.keep(sheet, related, "program/")
    for funder in element.iter("assertion"):
        if funder.get("name") == "funder_name" and (funder.text or "").strip():
            sheet.section(Section("funding", Text(line(funder.text))))


def _take_review(sheet: Sheet, element: Element) -> None:
    sheet.inner("reviewed").identify("doi", xml.flat(element))


def _take_number(sheet: Sheet, element: Element) -> None:
    for number in element.findall("item_number") if element.tag == "publisher_item" else [element]:
        kind = number.get("item_number_type") or ""
        field = "article_number" if "article" in kind or sheet.type in PERIODICALS else "number"
        if kind in {"uuid", "sequence-number"}:
            xml.keep(sheet, number)
        else:
            sheet.put(field, xml.flat(number), "item_number")
    for one in element.findall("identifier"):
        sheet.identify(one.get("id_type") or "pii", xml.flat(one))


def _take_volume(sheet: Sheet, element: Element) -> None:
    sheet.put("volume", xml.within(element, "volume"))


_ISSUE: Table = {
    "publication_date": _take_date, "journal_volume": _take_volume, "issue": xml.put("issue"),
    "contributors": _take_people, "titles": xml.skip, "doi_data": xml.skip, "special_numbering": xml.put("part"),
    "archive_locations": xml.skip,
}  # fmt: skip


def _take_event_date(sheet: Sheet, element: Element) -> None:
    parts = {name: element.get(name) or "" for name in ("start_year", "start_month", "start_day", "end_year",
                                                         "end_month", "end_day")}  # fmt: skip
    start = date_of(parts["start_year"], parts["start_month"], parts["start_day"]).edtf
    end = date_of(parts["end_year"], parts["end_month"], parts["end_day"]).edtf if parts["end_year"] else ""
    if start:
        sheet.date("issued", Date(f"{start}/{end}" if end and end != start else start))
    elif line(xml.flat(element)):
        sheet.date("issued", line(xml.flat(element)), "conference_date")


_EVENT: Table = {
    "conference_name": xml.say("title"), "conference_acronym": xml.say("short_title"),
    "conference_location": xml.say("publisher_place"), "conference_number": xml.put("number"),
    "conference_theme": xml.skip, "conference_sponsor": xml.say("authority"), "conference_date": _take_event_date,
}  # fmt: skip
TABLE: Table = {
    "person_name": _take_person, "organization": _take_person,
    "titles": _take_titles, "contributors": _take_people, "publication_date": _take_date, "posted_date": _take_date,
    "approval_date": _take_date, "review_date": _take_date, "creation_date": _take_date, "database_date": _take_date,
    "acceptance_date": xml.skip, "pages": _take_pages, "isbn": _take_isbn, "issn": _take_issn, "doi_data": _take_doi,
    "abstract": _take_abstract, "publisher": _take_publisher, "institution": _take_institution,
    "standards_body": _take_institution, "degree": xml.say("genre"), "citation_list": _take_references,
    "program": _take_program, "crossmark": xml.skip, "publisher_item": _take_number, "item_number": _take_number,
    "full_title": xml.say("title"), "abbrev_title": xml.say("short_title"), "proceedings_title": xml.say("title"),
    "proceedings_subject": xml.skip, "edition_number": xml.say("edition"), "volume": xml.put("volume"),
    "series_metadata": _take_series, "set_metadata": _take_series, "language": xml.skip, "coden": xml.skip,
    "component_list": xml.skip, "component_number": xml.put("chapter"), "group_title": xml.say("keywords"),
    "archive_locations": xml.skip, "noisbn": xml.skip, "description": _take_abstract, "version_info": xml.skip,
    "designators": xml.skip, "format": xml.skip, "review_of": _take_review, "scn_policies": xml.skip,
    "posted_content": xml.skip, **dict.fromkeys(_METADATA, xml.skip),
    **dict.fromkeys(("journal_article", "content_item", "conference_paper", "dataset"), xml.skip),
}  # fmt: skip
_TABLES: dict[str, Table] = {"journal_article": {**TABLE, "publication_date": xml.skip}}
