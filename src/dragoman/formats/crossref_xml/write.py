"""How is Crossref's XML written? As the answer to a query (unixref 1.1), so that no depositor need be made up."""

from collections.abc import Iterable
from typing import BinaryIO

from lxml import etree

from dragoman.formats import element as xml
from dragoman.formats.crossref_xml.read import NAME, ROLES
from dragoman.formats.element import XML_LANG
from dragoman.formats.held import tell_foreign, tell_lossy, tell_unwritten
from dragoman.formats.sheet import PERIODICALS
from dragoman.formats.xml import Element
from dragoman.record.date import Date, edtf_parts
from dragoman.record.finding import Report
from dragoman.record.form import Forms
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name

_POSTED = {"article": "preprint", "report": "working_paper", "personal_communication": "letter"}


def write(records: Iterable[Record], stream: BinaryIO, report: Report, held: frozenset[str]) -> None:
    """Write ``doi_records``."""
    xml.write_tree(stream, ["doi_records"], (_element(record, report, held) for record in records), {})


def _element(record: Record, report: Report, held: frozenset[str]) -> Element:
    top = etree.Element("doi_record")
    crossref = xml.add(top, "crossref")
    if record.type in PERIODICALS:
        _add_journal(crossref, record, report)
    elif record.type in {"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"}:
        _add_part(crossref, record, report)
    elif record.type in {"book", "thesis"}:
        _add_whole(crossref, record, report)
    else:
        posted = xml.add(crossref, "posted_content", "", {"type": _POSTED.get(record.type, "other")})
        _add_work(posted, record, "posted_date", report)
        if record.type not in _POSTED:
            tell_lossy(record, NAME, f"type {record.type}", "posted content", report)
    tell_unwritten(record, NAME, held, report)
    tell_foreign(record, NAME, report)
    return top


def _add_journal(crossref: Element, record: Record, report: Report) -> None:
    journal = xml.add(crossref, "journal")
    metadata = xml.add(journal, "journal_metadata")
    container = record.container or Record()
    xml.add_forms(metadata, "full_title", container.title)
    xml.add_forms(metadata, "abbrev_title", container.short_title)
    _add_codes(metadata, container)
    issue = xml.add(journal, "journal_issue")
    if record.volume:
        xml.add(xml.add(issue, "journal_volume"), "volume", record.volume)
    xml.add_text(issue, "issue", record.issue)
    article = xml.add(journal, "journal_article", "", {"publication_type": "full_text"})
    _add_work(article, record, "publication_date", report)


def _add_part(crossref: Element, record: Record, report: Report) -> None:
    meeting = record.type == "paper-conference"
    unit = xml.add(crossref, "conference" if meeting else "book")
    container = record.container or Record()
    if meeting and record.event:
        event = xml.add(unit, "event_metadata")
        xml.add_forms(event, "conference_name", record.event.title)
        xml.add_forms(event, "conference_location", record.event.publisher_place)
        xml.add_text(event, "conference_number", record.event.number)
        xml.add_text(event, "conference_date", record.event.issued.edtf or record.event.issued.literal)
    metadata = xml.add(unit, "proceedings_metadata" if meeting else "book_metadata")
    _add_people(metadata, container, report)
    if meeting:
        xml.add_forms(metadata, "proceedings_title", container.title)
    else:
        _add_titles(metadata, container.title, container, report)
    _add_publisher(metadata, record)
    _add_codes(metadata, container)
    part = xml.add(unit, "conference_paper" if meeting else "content_item", "", {"component_type": "chapter"})
    _add_work(part, record, "publication_date", report)


def _add_whole(crossref: Element, record: Record, report: Report) -> None:
    if record.type == "thesis":
        thesis = xml.add(crossref, "dissertation")
        _add_work(thesis, record, "approval_date", report)
        institution = xml.add(thesis, "institution")
        xml.add_forms(institution, "institution_name", record.publisher[:1])
        xml.add_forms(institution, "institution_place", record.publisher_place[:1])
        xml.add_forms(thesis, "degree", record.genre)
        return
    metadata = xml.add(xml.add(crossref, "book", "", {"book_type": "monograph"}), "book_metadata")
    _add_work(metadata, record, "publication_date", report)
    xml.add_forms(metadata, "edition_number", record.edition)
    _add_publisher(metadata, record)


def _add_work(top: Element, record: Record, date: str, report: Report) -> None:
    """Add what all kinds of works have."""
    if record.languages:
        top.set("language", record.languages[0])
    _add_people(top, record, report)
    _add_titles(top, record.title, record, report)
    _add_date(top, date, record.issued)
    if record.pages:
        first, dash, last = record.pages.partition("-")
        pages = xml.add(top, "pages")
        plain = "-" not in last and "," not in record.pages and first and (last or not dash)
        xml.add(pages, "first_page" if plain else "other_pages", first if plain else record.pages)
        xml.add_text(pages, "last_page", last if plain else "")
    if record.article_number or record.number:
        item = xml.add(top, "publisher_item")
        kind = "article_number" if record.article_number else "report_number"
        xml.add(item, "item_number", record.article_number or record.number, {"item_number_type": kind})
    _add_codes(top, record)
    for form in record.abstract:
        xml.add(top, "abstract", form.value, {XML_LANG: form.lang})
    if record.rights:
        program = xml.add(top, "program", "", {"name": "AccessIndicators"})
        xml.add_forms(program, "license_ref", record.rights)
    _add_doi(top, record)
    _add_references(top, record)


def _add_titles(top: Element, titles: Forms, record: Record, report: Report) -> None:
    if not titles:
        return
    shown = titles[1] if len(titles) > 1 else titles[0]
    holder = xml.add(top, "titles", "", {XML_LANG: shown.lang})
    xml.add(holder, "title", shown.value)
    if len(titles) > 1:
        xml.add(holder, "original_language_title", titles[0].value, {"language": titles[0].lang})
    if len(titles) > 2:
        tell_lossy(record, NAME, "title", "the title and its original", report)


def _add_people(top: Element, record: Record, report: Report) -> None:
    if not record.contributors:
        return
    holder = xml.add(top, "contributors")
    for at, person in enumerate(record.contributors):
        role = person.role if person.role in ROLES else "contributor"
        marks = {"sequence": "additional" if at else "first", "contributor_role": role}
        _add_person(holder, person, marks)
        if role != person.role or len(person.names) > 2:
            tell_lossy(record, NAME, "contributors", f"the role {role}, two forms of the name", report)


def _add_person(holder: Element, person: Contributor, marks: dict[str, str]) -> None:
    if person.name.literal:
        element = xml.add(holder, "organization", person.name.literal, marks)
    else:
        element = xml.add(holder, "person_name", "", marks)
        _add_parts(element, person.name)
    for form in person.affiliations:
        xml.add(element, "affiliation", form.value)
    for one in person.identifiers:
        if one.scheme == "orcid":
            xml.add(element, "ORCID", f"https://orcid.org/{one.value}")
    for name in person.names[1:] if not person.name.literal else ():
        other = xml.add(xml.add(element, "alt-name"), "name", "", {"language": name.lang})
        _add_parts(other, name)


def _add_parts(element: Element, name: Name) -> None:
    xml.add_text(element, "given_name", f"{name.given} {name.dropping_particle}".strip())
    xml.add_text(element, "surname", f"{name.particle} {name.family}".strip() or name.literal)
    xml.add_text(element, "suffix", name.suffix)


def _add_date(top: Element, tag: str, date: Date) -> None:
    parts = edtf_parts(date)
    if parts and parts[0]:
        holder = xml.add(top, tag, "", {"media_type": "print"})
        for name, number in reversed(list(zip(("year", "month", "day"), parts[0], strict=False))):
            xml.add(holder, name, f"{number:02d}")


def _add_codes(top: Element, record: Record) -> None:
    for one in record.identifiers:
        if one.scheme in {"issn", "eissn"}:
            kind = "electronic" if one.scheme == "eissn" else "print"
            xml.add(top, "issn", one.value, {"media_type": kind})
        elif one.scheme == "isbn":
            xml.add(top, "isbn", one.value)


def _add_publisher(top: Element, record: Record) -> None:
    if record.publisher:
        holder = xml.add(top, "publisher")
        xml.add_forms(holder, "publisher_name", record.publisher[:1])
        xml.add_forms(holder, "publisher_place", record.publisher_place[:1])


def _add_doi(top: Element, record: Record) -> None:
    landing = [link for link in record.links if link.kind == "landing"]
    others = [link for link in record.links if link not in landing[:1]]
    if not record.identifier("doi") and not record.links:
        return
    holder = xml.add(top, "doi_data")
    xml.add_text(holder, "doi", record.identifier("doi"))
    xml.add_text(holder, "resource", landing[0].url if landing else "")
    collection = xml.add(holder, "collection", "", {"property": "text-mining"}) if others else holder
    for link in others:
        mime = "application/pdf" if link.kind == "pdf" else "text/html"
        xml.add(xml.add(collection, "item"), "resource", link.url, {"mime_type": mime})


def _add_references(top: Element, record: Record) -> None:
    holder = xml.add(top, "citation_list") if record.references else top
    for number, one in enumerate(record.references, 1):
        citation = xml.add(holder, "citation", "", {"key": f"ref{number}"})
        xml.add_text(citation, "doi", one.record.identifier("doi") if one.record else "")
        xml.add(citation, "unstructured_citation", one.printed.value)
