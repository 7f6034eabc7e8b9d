"""EndNote XML: EndNote's own export, also written by Zotero, Mendeley, Citavi and library platforms.

No schema is published; the elements are those of EndNote X1 to 21 and of the exporters. Text stands in ``style``
elements; their fonts are left out. ``translated-title`` and ``translated-authors`` hold one second form each; further
forms, and second forms of abstracts and keywords, stand beside the first in repeated elements with ``xml:lang``, which
EndNote passes over. What a title means depends on the reference type: see the tables.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lxml import etree

from dragoman.formats import element as xml
from dragoman.formats.byline import byline, named
from dragoman.formats.element import Table
from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, everyone, held, place_of, tell_foreign, tell_unwritten
from dragoman.formats.sheet import IN_BOOKS, PERIODICALS, Sheet, line
from dragoman.formats.xml import Element, records
from dragoman.record.date import Date, date_of, read_date
from dragoman.record.finding import Report
from dragoman.record.model import Record, Source, Type
from dragoman.record.name import Name, Role

NAME = "endnote_xml"

TYPES: dict[str, tuple[int, Type]] = {
    "Journal Article": (17, "article-journal"), "Book": (6, "book"), "Book Section": (5, "chapter"),
    "Conference Paper": (47, "paper-conference"), "Thesis": (32, "thesis"), "Report": (27, "report"),
    "Web Page": (12, "webpage"), "Magazine Article": (19, "article-magazine"),
    "Newspaper Article": (23, "article-newspaper"), "Patent": (25, "patent"), "Manuscript": (36, "manuscript"),
    "Personal Communication": (26, "personal_communication"), "Computer Program": (9, "software"), "Map": (20, "map"),
    "Film or Broadcast": (21, "motion_picture"), "Hearing": (14, "hearing"), "Statute": (31, "legislation"),
    "Bill": (4, "bill"), "Case": (7, "legal_case"), "Artwork": (2, "graphic"), "Figure": (37, "figure"),
    "Encyclopedia": (53, "entry-encyclopedia"), "Dictionary": (52, "entry-dictionary"), "Blog": (56, "post-weblog"),
    "Dataset": (59, "dataset"), "Standard": (58, "standard"), "Serial": (57, "periodical"), "Music": (61, "song"),
    "Pamphlet": (65, "pamphlet"), "Interview": (64, "interview"), "Generic": (13, "document"),
}  # fmt: skip
"""EndNote's name of a reference type → its number and our type."""
TYPES_READ_ONLY: dict[str, Type] = {
    "Conference Proceedings": "paper-conference", "Edited Book": "book", "Electronic Article": "article-journal",
    "Electronic Book": "book", "Electronic Book Section": "chapter", "Electronic Source": "webpage",
    "Government Document": "report", "Unpublished Work": "manuscript", "Classical Work": "classic",
    "Ancient Text": "classic", "Legal Rule or Regulation": "regulation", "Online Database": "dataset",
    "Online Multimedia": "webpage", "Audiovisual Material": "motion_picture", "Chart or Table": "figure",
    "Catalog": "book", "Press Release": "article", "Aggregated Database": "dataset", "Podcast": "broadcast",
    "Social Media": "post", "Television Episode": "broadcast", "Discussion Forum": "post", "Equation": "figure",
    "Grant": "document", "Multimedia Application": "software", "Unused 1": "document",
}  # fmt: skip
"""Types of EndNote that share one of ours with a type above."""
ROLES: dict[str, Role] = {
    "authors": "author", "secondary-authors": "editor", "tertiary-authors": "collection-editor",
    "subsidiary-authors": "translator", "translated-authors": "author",
}  # fmt: skip
ROLES_OF_TYPE: dict[tuple[str, Type], Role] = {
    ("tertiary-authors", "thesis"): "supervisor", ("secondary-authors", "thesis"): "supervisor",
    ("secondary-authors", "book"): "collection-editor", ("authors", "motion_picture"): "director",
    ("authors", "patent"): "inventor",
}  # fmt: skip
"""Where the reference type gives a group of names another role (EndNote's table of reference types)."""
PLAIN: dict[str, str] = {
    "pages": "pages", "volume": "volume", "number": "issue", "section": "section", "call-num": "call_number",
    "num-vols": "number_of_volumes", "label": "key",
}  # fmt: skip
SAID: dict[str, str] = {
    "edition": "edition", "publisher": "publisher", "pub-location": "publisher_place", "abstract": "abstract",
    "notes": "remarks", "research-notes": "annotation", "work-type": "genre", "remote-database-name": "archive",
}  # fmt: skip
_NUMBERED = frozenset({"patent", "report", "standard", "bill", "legislation", "legal_case", "regulation"})
_NUMBERS = {str(number): kind for number, kind in TYPES.values()}
_ISSN = re.compile(r"\d{4}[-‐–]?\d{3}[\dXxхХ]")
_CODE_SEPARATORS = re.compile(r"[\r\n;]|,\s|(?<=\))\s++|(?<!\s)\s++(?=\d{4}-\d{3}[\dXx])|\s(?=97[89])")
_SKIPPED = ("database", "source-app", "rec-number", "foreign-keys", "ref-type", "titles", "periodical", "contributors",
            "dates", "translated-authors", "key")  # fmt: skip


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each ``record``; elements that are not understood are kept and told."""
    for found in records(stream, report, ("record",)):
        number = xml.within(found.element, "rec-number")
        source = Source(report.file, NAME, found.start, found.line, found.encoding, id=number, raw=found.raw)
        sheet = Sheet(NAME, report, source)
        _take_type(sheet, found.element.find("ref-type"))
        for group in ("contributors", "titles", "periodical", "dates"):
            for element in found.element.findall(group):
                _GROUPS[group](sheet, element)
        xml.take(sheet, found.element, TABLE)
        yield sheet.made()


def _take_type(sheet: Sheet, element: Element | None) -> None:
    if element is None:
        return
    name, number = xml.attribute(element, "name"), line(xml.flat(element))
    known = TYPES[name][1] if name in TYPES else TYPES_READ_ONLY.get(name)
    sheet.type = known or ("document" if name else _NUMBERS.get(number))
    if known is None:
        sheet.keep("ref-type", name or number)


def _take_people(sheet: Sheet, element: Element) -> None:
    """Take all groups of names; translated authors are second forms of the authors when they are as many."""
    second = [_name(one) for one in element.findall("translated-authors/author")]
    first = element.findall("authors/author")
    for group in element:
        tag = str(group.tag)
        if tag == "translated-authors" and len(second) == len(first):
            continue
        if tag not in ROLES:
            xml.keep(sheet, group, "contributors/")
            continue
        role = ROLES_OF_TYPE.get((tag, sheet.type or "document"), ROLES[tag])
        if role == "collection-editor" and not first:
            role = "editor"  # a book without authors whose editors stand in the second place
        paired = iter(second if tag == "authors" and len(second) == len(first) else ())
        for person in group.findall("author"):
            said = xml.attribute(person, "role") or role
            sheet.name(said, _name(person), *_forms(person), next(paired, Name()))  # type: ignore[arg-type]


def _name(element: Element) -> Name:
    """Read a name; of a name said in several forms only the first is element text of its own."""
    parts = {key: xml.attribute(element, key) for key in ("first-name", "last-name", "corp-name", "suffix")}
    lang = xml.lang_of(element)
    text = line(xml.flat(element))
    if not text and (parts["corp-name"] or parts["last-name"]):
        return Name(parts["last-name"], parts["first-name"], suffix=parts["suffix"], literal=parts["corp-name"])
    return named(text, lang)


def _forms(element: Element) -> Iterator[Name]:
    second = xml.attribute(element, "form")
    if second:
        yield named(second, xml.attribute(element, "form-lang"))


def _take_titles(sheet: Sheet, element: Element) -> None:
    for title in element:
        field = _title_field(str(title.tag), sheet.type or "document")
        if field:
            sheet.say(field, xml.flat(title), xml.lang_of(title))
        else:
            xml.keep(sheet, title, "titles/")


def _title_field(tag: str, kind: Type) -> str:
    """Tell our field of a title, which depends on the reference type."""
    is_part = kind in PERIODICALS or kind in IN_BOOKS or kind in {"webpage", "post-weblog", "article"}
    if tag == "secondary-title":
        return "container.title" if is_part else "series.title"
    if tag == "alt-title":
        return "container.short_title" if kind in PERIODICALS else ""
    return {
        "title": "title", "translated-title": "title", "short-title": "short_title",
        "tertiary-title": "series.title",
    }.get(tag, "")  # fmt: skip


def _take_periodical(sheet: Sheet, element: Element) -> None:
    """Take the journal's names; of other types it only repeats the secondary title."""
    holder = "container" if sheet.type in PERIODICALS or sheet.inner("container").has("title") else "series"
    for name in element:
        field = f"{holder}.{'title' if name.tag == 'full-title' else 'short_title'}"
        known = {form.value for form in sheet.inner(holder).forms_of("title")}
        if line(xml.flat(name)) not in known:
            sheet.say(field, xml.flat(name), xml.lang_of(name))


def _take_dates(sheet: Sheet, element: Element) -> None:
    year, printed = xml.within(element, "year"), xml.within(element, "pub-dates/date")
    whole = element.find("year")
    literal = "" if whole is None else xml.attribute(whole, "literal")
    if whole is not None and (literal or xml.attribute(whole, "edtf")):
        calendar = xml.attribute(whole, "calendar")
        sheet.date("issued", Date(xml.attribute(whole, "edtf"), literal, calendar))  # type: ignore[arg-type]
    elif year and printed:
        joined = read_date(printed if year in printed else f"{printed} {year}")
        sheet.date("issued", joined if joined.edtf else Date(date_of(year).edtf, f"{printed} {year}"))
    elif year or printed:
        sheet.date("issued", year or printed, "year")
    for child in element:
        if child.tag not in {"year", "pub-dates"}:
            xml.keep(sheet, child, "dates/")


_GROUPS = {
    "contributors": _take_people, "titles": _take_titles, "periodical": _take_periodical, "dates": _take_dates,
}  # fmt: skip


def _take_number(sheet: Sheet, element: Element) -> None:
    """Take ISBNs and ISSNs, which share one element; the text beside them ("(print)") says nothing more."""
    if sheet.type == "patent":
        sheet.put("number", xml.flat(element), "isbn")  # EndNote keeps a patent's number here
        return
    for code in _CODE_SEPARATORS.split(xml.flat(element)):
        code = code.strip().removesuffix("(Print)").removesuffix("(print)").removesuffix("(ISBN)").strip()
        is_issn = bool(_ISSN.match(code)) and len(re.sub(r"[^\dXx]", "", code.partition("(")[0])) == 8
        scheme = "issn" if is_issn else "isbn"
        if "electronic" in code.lower() and is_issn:
            scheme = "eissn"
        code = code.partition("(")[0]
        sheet.identify(f"{_holder(sheet, scheme)}{scheme}", code)


def _holder(sheet: Sheet, scheme: str) -> str:
    if scheme == "isbn":
        return "container." if sheet.type in IN_BOOKS else ""
    return "container." if sheet.type in PERIODICALS else "" if sheet.type in {"periodical", "document"} else "series."


def _take_urls(sheet: Sheet, element: Element) -> None:
    for url in element.iter("url"):
        parent = url.getparent()
        pdf = parent is not None and parent.tag == "pdf-urls"
        sheet.link(xml.flat(url), "pdf" if pdf else "landing")


def _take_keywords(sheet: Sheet, element: Element) -> None:
    for keyword in element.findall("keyword"):
        for word in re.split(r"[;\r\n]+", xml.flat(keyword)):
            sheet.say("keywords", word, xml.lang_of(keyword))


def _take_issue(sheet: Sheet, element: Element) -> None:
    """Take an issue, or the number of what has numbers and no issues."""
    sheet.put("number" if sheet.type in _NUMBERED else "issue", xml.flat(element), "number")


TABLE: Table = {
    **{tag: xml.put(field) for tag, field in PLAIN.items()},
    **{tag: xml.say(field) for tag, field in SAID.items()},
    **dict.fromkeys(_SKIPPED, xml.skip),
    "isbn": _take_number,
    "urls": _take_urls,
    "keywords": _take_keywords,
    "electronic-resource-num": xml.identify("doi"),
    "number": _take_issue,
    "accession-num": xml.identify("accession"),
    "language": lambda sheet, element: sheet.speak(xml.flat(element)),
    "access-date": xml.date("accessed"),
}


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write ``xml/records/record`` with EndNote's reference types."""
    elements = (_element(record, report) for record in records)
    xml.write_tree(stream, ["xml", "records"], elements, {})


def _element(record: Record, report: Report) -> Element:
    top = etree.Element("record")
    name = next((name for name, (_, kind) in TYPES.items() if kind == record.type), "Generic")
    if name == "Generic" and record.type != "document":
        report.add("field.lossy", place_of(record), format=NAME, field=f"type {record.type}", where=name)
    xml.add(top, "ref-type", str(TYPES[name][0]), {"name": name})
    _add_people(top, record, report)
    _add_titles(top, record)
    for tag, field in PLAIN.items():
        xml.add_text(top, tag, getattr(record, field))
    if not record.issue:
        xml.add_text(top, "number", record.number)
    if record.keywords:
        xml.add_forms(xml.add(top, "keywords"), "keyword", record.keywords)
    _add_dates(top, record)
    for tag, field in SAID.items():
        xml.add_forms(top, tag, getattr(record, field))
    _add_identifiers(top, record, report)
    for language in record.languages:
        xml.add(top, "language", language)
    xml.add_text(top, "access-date", record.accessed.edtf or record.accessed.literal)
    xml.put_back(top, record, NAME, ("ref-type",))
    tell_unwritten(record, NAME, HELD, report)
    tell_foreign(record, NAME, report)
    return top


def _group(record: Record, role: Role) -> str:
    """Tell which group of names a role stands in."""
    special = [tag for (tag, kind), one in ROLES_OF_TYPE.items() if one == role and kind == record.type]
    if role == "editor" and record.type == "book" and record.by_role("author"):
        return ""
    if role == "editor" and record.type == "book":
        return "secondary-authors"
    taken = {tag for (tag, kind) in ROLES_OF_TYPE if kind == record.type}
    plain = [tag for tag, one in ROLES.items() if one == role and tag not in taken]
    return next(iter((*special, *plain)), "")


def _add_people(top: Element, record: Record, report: Report) -> None:
    holder = xml.add(top, "contributors")
    groups: dict[str, Element] = {}
    authors = [person for person in everyone(record) if _group(record, person.role) == "authors"]
    translated = bool(authors) and all(len(person.names) == 2 for person in authors)
    for person in everyone(record):
        tag = _group(record, person.role)
        role = "" if tag else person.role
        tag = tag or "subsidiary-authors"
        if tag not in groups:
            groups[tag] = xml.add(holder, tag)
        second = person.names[1] if len(person.names) > 1 and not (translated and tag == "authors") else Name()
        marks = {"role": role, xml.XML_LANG: person.name.lang}
        marks |= {"form": byline(second), "form-lang": second.lang} if second else {}
        xml.add(groups[tag], "author", byline(person.name), marks)
        if role or second:
            where = "an attribute of author, which EndNote passes over"
            report.add("field.lossy", place_of(record), format=NAME, field="contributors", where=where)
    if translated:
        group = xml.add(holder, "translated-authors")
        for person in authors:
            xml.add(group, "author", byline(person.names[1]), {xml.XML_LANG: person.names[1].lang})


def _add_titles(top: Element, record: Record) -> None:
    holder = xml.add(top, "titles")
    for at, form in enumerate(record.title):
        xml.add(holder, "translated-title" if at else "title", form.value, {xml.XML_LANG: form.lang})
    is_part = record.container is not None and _title_field("secondary-title", record.type) == "container.title"
    if is_part and record.container:
        xml.add_forms(holder, "secondary-title", record.container.title)
    if record.series:
        xml.add_forms(holder, "tertiary-title", record.series.title)
    xml.add_forms(holder, "short-title", record.short_title)
    if record.container and record.type in PERIODICALS:
        xml.add_forms(holder, "alt-title", record.container.short_title)
        full = record.container.title[:1]
        xml.add_forms(xml.add(top, "periodical"), "full-title", full)


def _add_dates(top: Element, record: Record) -> None:
    date = record.issued
    if date:
        marks = {"edtf": date.edtf, "literal": date.literal, "calendar": date.calendar}
        plain = read_date(str(date.year or date.literal)) == date
        holder = xml.add(top, "dates")
        xml.add(holder, "year", str(date.year or date.literal), {} if plain else marks)


def _add_identifiers(top: Element, record: Record, report: Report) -> None:
    holders = [one for one in (record, record.container, record.series) if one]
    codes: list[str] = []
    for holder in holders:
        for one in holder.identifiers:
            if one.scheme in {"isbn", "issn", "eissn"}:
                codes.append(f"{one.value} (Electronic)" if one.scheme == "eissn" else one.value)
            elif one.scheme == "doi" and holder is record:
                xml.add(top, "electronic-resource-num", one.value)
            elif one.scheme == "accession":
                xml.add(top, "accession-num", one.value)
            else:
                report.add("field.not_written", place_of(record), format=NAME, field=f"identifiers ({one.scheme})")
    xml.add_text(top, "isbn", "\n".join(codes))
    if record.links:
        urls = xml.add(top, "urls")
        for tag, kinds in (("related-urls", False), ("pdf-urls", True)):
            chosen = [link.url for link in record.links if (link.kind == "pdf") is kinds]
            group = xml.add(urls, tag) if chosen else urls
            for url in chosen:
                xml.add(group, "url", url)


def sniff(head: bytes, name: str) -> float:
    """Recognise the root and EndNote's own elements."""
    if b"<xml>" in head[:2000] and b"<records>" in head[:4000]:
        return 0.97
    return 0.9 if b"<ref-type" in head and b"<record>" in head else 0.0


FIELDS: tuple[Field, ...] = (
    Field("ref-type", "type"),
    Field("contributors/*", "contributors", "the group gives the role, by reference type"),
    Field("contributors/secondary-authors", "container.contributors", "of a chapter or paper"),
    Field("titles/title, translated-title", "title"),
    Field("titles/secondary-title, periodical", "container.title", "of articles, chapters and papers"),
    Field("titles/alt-title", "container.short_title", "of journals"),
    Field("titles/tertiary-title", "series.title"),
    Field("titles/short-title", "short_title"),
    *(Field(theirs, ours) for theirs, ours in (PLAIN | SAID).items()),
    Field("number", "number", "of patents, reports, laws"),
    Field("dates/year", "issued", "attributes edtf, literal and calendar where a year says less"),
    Field("keywords/keyword", "keywords"),
    Field("isbn", "identifiers", "ISBN and ISSN, a line for each"),
    Field("isbn", "container.identifiers"),
    Field("isbn", "series.identifiers"),
    Field("electronic-resource-num", "identifiers", "scheme doi"),
    Field("accession-num", "identifiers", "scheme accession"),
    Field("urls", "links"),
    Field("language", "languages"),
    Field("access-date", "accessed"),
)
HELD = held(FIELDS)

FORMAT = Format(
    name=NAME,
    title="EndNote XML",
    extensions=("xml",),
    media_type="application/x-endnote-library",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
