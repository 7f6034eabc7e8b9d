"""How is a JATS article written? JATS 1.3 with metadata, footnotes and references, and no body."""

from collections.abc import Iterable
from typing import BinaryIO

from lxml import etree

from dragoman.formats import element as xml
from dragoman.formats.element import XML_LANG
from dragoman.formats.held import everyone, tell_foreign, tell_lossy, tell_unwritten
from dragoman.formats.jats.read import NAME, ROLES, TYPES
from dragoman.formats.xml import Element
from dragoman.record.date import Date, edtf_parts
from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name

_HREF = "{http://www.w3.org/1999/xlink}href"


def write(records: Iterable[Record], stream: BinaryIO, report: Report, held: frozenset[str]) -> None:
    """Write ``article`` elements inside ``articles``, a wrapper aggregators use."""
    elements = (_element(record, report, held) for record in records)
    xml.write_tree(stream, ["articles"], elements, {"xlink": "http://www.w3.org/1999/xlink"})


def _element(record: Record, report: Report, held: frozenset[str]) -> Element:
    kind = next((name for name, one in TYPES.items() if one == record.type), "other")
    top = etree.Element("article", {"article-type": kind})
    if record.languages:
        top.set(XML_LANG, record.languages[0])
    front = xml.add(top, "front")
    _add_journal(xml.add(front, "journal-meta"), record)
    meta = xml.add(front, "article-meta")
    for one in record.identifiers:
        xml.add(meta, "article-id", one.value, {"pub-id-type": "pmc" if one.scheme == "pmcid" else one.scheme})
    _add_titles(meta, record)
    _add_people(meta, record, report)
    _add_date(meta, record.issued, {"pub-type": "ppub"})
    _add_date(meta, record.available, {"pub-type": "epub"})
    _add_numbers(meta, record)
    _add_texts(meta, record)
    _add_event(meta, record)
    _add_back(top, record)
    if kind == "other":
        tell_lossy(record, NAME, f"type {record.type}", "other", report)
    tell_unwritten(record, NAME, held, report)
    tell_foreign(record, NAME, report)
    return top


def _add_journal(meta: Element, record: Record) -> None:
    container = record.container or Record()
    if container.title or container.short_title:
        group = xml.add(meta, "journal-title-group")
        xml.add_forms(group, "journal-title", container.title[:1])
        for form in container.title[1:]:
            xml.add(xml.add(group, "trans-title-group", "", {XML_LANG: form.lang}), "trans-title", form.value)
        xml.add_forms(group, "abbrev-journal-title", container.short_title)
    for one in container.identifiers:
        if one.scheme in {"issn", "eissn"}:
            xml.add(meta, "issn", one.value, {"pub-type": "epub" if one.scheme == "eissn" else "ppub"})
    if record.publisher or record.publisher_place:
        publisher = xml.add(meta, "publisher")
        xml.add_forms(publisher, "publisher-name", record.publisher)
        xml.add_forms(publisher, "publisher-loc", record.publisher_place)


def _add_titles(meta: Element, record: Record) -> None:
    group = xml.add(meta, "title-group")
    for form in record.title[:1]:
        xml.add(group, "article-title", form.value, {XML_LANG: form.lang or "und"})
    for form in record.title[1:]:
        xml.add(xml.add(group, "trans-title-group", "", {XML_LANG: form.lang}), "trans-title", form.value)
    for form in record.short_title:
        xml.add(group, "alt-title", form.value, {"alt-title-type": "short", XML_LANG: form.lang})


def _add_people(meta: Element, record: Record, report: Report) -> None:
    group = xml.add(meta, "contrib-group")
    for person in everyone(record):
        contrib = xml.add(group, "contrib", "", {"contrib-type": person.role})
        for one in person.identifiers:
            xml.add(contrib, "contrib-id", one.value, {"contrib-id-type": one.scheme})
        holder = xml.add(contrib, "name-alternatives") if len(person.names) > 1 else contrib
        for name in person.names:
            _add_name(holder, name, person)
        xml.add_forms(contrib, "aff", person.affiliations)
        if person.role not in ROLES:
            tell_lossy(record, NAME, "contributors", f"contrib-type {person.role}, which is no JATS word", report)


def _add_name(holder: Element, name: Name, person: Contributor) -> None:
    if name.literal:
        tag = "collab" if person.body == "organization" else "string-name"
        text = name.literal if tag == "collab" else f"{name.literal},"
        xml.add(holder, tag, text, {XML_LANG: name.lang})
        return
    element = xml.add(holder, "name", "", {XML_LANG: name.lang})
    xml.add(element, "surname", f"{name.particle} {name.family}".strip())
    xml.add_text(element, "given-names", f"{name.given} {name.dropping_particle}".strip())
    xml.add_text(element, "suffix", name.suffix)


def _add_date(meta: Element, date: Date, kind: dict[str, str]) -> None:
    """Write a date: in parts when it is plain, else as a printed one with its EDTF value in an attribute."""
    if not date:
        return
    parts = edtf_parts(date)
    plain = len(parts) == 1 and date.edtf.replace("-", "").isdigit() and not date.literal
    if plain and (len(parts[0]) < 2 or parts[0][1] < 13) and not date.edtf.startswith("-"):
        holder = xml.add(meta, "pub-date", "", kind)
        for tag, number in reversed(list(zip(("year", "month", "day"), parts[0], strict=False))):
            xml.add(holder, tag, f"{number:04d}" if tag == "year" else f"{number:02d}")
        return
    holder = xml.add(meta, "pub-date", "", kind | {"iso-8601-date": date.edtf, "calendar": date.calendar})
    xml.add_text(holder, "string-date", date.literal)


def _add_numbers(meta: Element, record: Record) -> None:
    xml.add_text(meta, "volume", record.volume)
    xml.add_text(meta, "issue", record.issue)
    first, dash, last = record.pages.partition("-")
    if dash and first and last and "-" not in last and "," not in record.pages and first != last:
        xml.add(meta, "fpage", first)
        xml.add(meta, "lpage", last)
    else:
        xml.add_text(meta, "page-range", record.pages)
    xml.add_text(meta, "elocation-id", record.article_number)
    if record.rights:
        permissions = xml.add(meta, "permissions")
        for form in record.rights:
            xml.add(xml.add(permissions, "license", "", {XML_LANG: form.lang}), "license-p", form.value)
    for link in record.links:
        xml.add(meta, "self-uri", "", {_HREF: link.url, "content-type": "pdf" if link.kind == "pdf" else ""})


def _add_texts(meta: Element, record: Record) -> None:
    for at, form in enumerate(record.abstract):
        _add_abstract(meta, "trans-abstract" if at else "abstract", form, record)
    groups: dict[str, list[Text]] = {}
    for form in record.keywords:
        groups.setdefault(form.lang, []).append(form)
    for lang, words in groups.items():
        group = xml.add(meta, "kwd-group", "", {XML_LANG: lang})
        for word in words:
            xml.add(group, "kwd", word.value)
    for section in record.sections:
        if section.kind == "funding":
            xml.add(xml.add(meta, "funding-group"), "funding-statement", section.text.value)


def _add_abstract(meta: Element, tag: str, form: Text, record: Record) -> None:
    holder = xml.add(meta, tag, "", {XML_LANG: form.lang or "und"})
    sections = [one for one in record.sections if one.kind == "abstract" and one.text.lang == form.lang]
    if sections and "".join(f"{one.label}{one.text.value}" for one in sections) == form.value:
        for one in sections:
            sec = xml.add(holder, "sec")
            xml.add_text(sec, "title", one.label.strip(" :"))
            xml.add(sec, "p", one.text.value.strip())
        return
    for paragraph in form.value.split("\n"):
        xml.add(holder, "p", paragraph)


def _add_event(meta: Element, record: Record) -> None:
    if record.event:
        event = xml.add(meta, "conference")
        xml.add_text(event, "conf-date", record.event.issued.edtf or record.event.issued.literal)
        xml.add_forms(event, "conf-name", record.event.title[:1])
        xml.add_forms(event, "conf-loc", record.event.publisher_place[:1])


def _add_back(top: Element, record: Record) -> None:
    statements = [one for one in record.sections if one.kind in {"disclosure", "acknowledgements"}]
    if not (record.notes or record.references or statements):
        return
    back = xml.add(top, "back")
    for one in statements:
        if one.kind == "acknowledgements":
            xml.add(xml.add(back, "ack"), "p", one.text.value)
    notes = [("", one.label, one.text) for one in record.notes]
    notes += [("conflict", one.label, one.text.value) for one in statements if one.kind == "disclosure"]
    group = xml.add(back, "fn-group") if notes else back
    for kind, label, text in notes:
        note = xml.add(group, "fn", "", {"fn-type": kind})
        xml.add_text(note, "label", label)
        xml.add(note, "p", text)
    listed = xml.add(back, "ref-list") if record.references else back
    for number, reference in enumerate(record.references, 1):
        ref = xml.add(listed, "ref", "", {"id": f"R{number}"})
        xml.add(ref, "mixed-citation", reference.printed.value, {XML_LANG: reference.printed.lang})
