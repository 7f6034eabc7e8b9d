"""NoteFirst XML: what Chinese platforms export for the reference manager NoteFirst; bilingual by design.

No schema is published; the elements are those two independent exporters agree on. Tags and attributes are read in
either spelling (``Lang``/``lang``, ``Keyword``/``keyword``), languages as ``zh-CHS`` or ``chi``. Titles, journal names,
abstracts, keywords and names each hold a form for every language, so two scripts survive both ways. A printed date and
its calendar stand in attributes of ``Date``.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lxml import etree

from dragoman.formats import element as xml
from dragoman.formats.byline import byline, named
from dragoman.formats.element import Table, Taker
from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, everyone, held, place_of, tell_foreign, tell_unwritten
from dragoman.formats.sheet import Sheet, line
from dragoman.formats.xml import Element, records
from dragoman.record.date import Date, date_of
from dragoman.record.finding import Report
from dragoman.record.form import Forms, forms
from dragoman.record.model import Record, Source, Type
from dragoman.record.name import Contributor, Name, Role

NAME = "notefirst"

TYPES: dict[str, Type] = {
    "JournalArticle": "article-journal", "Thesis": "thesis", "ConferencePaper": "paper-conference", "Book": "book",
    "BookSection": "chapter", "NewspaperArticle": "article-newspaper", "Patent": "patent", "Standard": "standard",
    "Report": "report", "WebPage": "webpage", "MagazineArticle": "article-magazine", "Software": "software",
    "Map": "map", "Dataset": "dataset", "Generic": "document",
}  # fmt: skip
"""NoteFirst's type → ours; what is written is the first that names our type."""
TYPES_READ_ONLY: dict[str, Type] = {
    "journal": "article-journal", "article": "article-journal", "dissertation": "thesis", "newspaper":
    "article-newspaper", "conferenceproceedings": "paper-conference", "conference": "paper-conference",
    "electronicarticle": "article-journal", "bookchapter": "chapter", "monograph": "book", "webarticle": "webpage",
}  # fmt: skip
"""Other names of types, as exporters write them, folded to small letters."""
RESPONSIBILITIES: dict[str, Role] = {
    "Director": "supervisor", "Editor": "editor", "Translator": "translator", "Compiler": "compiler",
}  # fmt: skip
PLAIN: dict[str, str] = {"Volume": "volume", "Issue": "issue", "PageScope": "pages", "Edition": "edition"}
IDENTIFIERS: dict[str, str] = {"DOI": "doi", "ISBN": "isbn"}
JOURNAL_IDENTIFIERS: dict[str, str] = {"ISSN": "issn", "EISSN": "eissn"}
_TAGS = {"zh-Hans": "zh-CHS", "zh-Hant": "zh-CHT"}
_FOLDED = {name.lower(): kind for name, kind in TYPES.items()} | TYPES_READ_ONLY


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each ``Bibliography``; elements that are not understood are kept and told."""
    for found in records(stream, report, ("Bibliography", "bibliography")):
        source = Source(report.file, NAME, found.start, found.line, found.encoding, raw=found.raw)
        sheet = Sheet(NAME, report, source)
        sheet.type = _type(found.element)
        xml.take(sheet, found.element, TABLE)
        _date(sheet, found.element)
        yield sheet.made()


def _type(element: Element) -> Type | None:
    name = xml.within(element, "Type") or xml.within(element, "type")
    return _FOLDED.get("".join(char for char in name.lower() if char.isalpha()))


def _take_type(sheet: Sheet, element: Element) -> None:
    if sheet.type is None:
        xml.keep(sheet, element)


def _date(sheet: Sheet, element: Element) -> None:
    """Take the date as a whole where there is one, else the year with month and day."""
    parts = {child.tag.lower(): xml.flat(child) for child in element if isinstance(child.tag, str)}
    whole = next((child for child in element if child.tag in ("Date", "date")), None)
    if whole is not None and (literal := xml.attribute(whole, "Literal")):
        calendar = xml.attribute(whole, "Calendar")
        sheet.date("issued", Date(line(xml.flat(whole)), literal, calendar))  # type: ignore[arg-type]
    elif whole is not None and xml.flat(whole).strip():
        sheet.date("issued", line(xml.flat(whole)), "Date")
    elif parts.get("year"):
        sheet.date("issued", date_of(line(parts["year"]), line(parts.get("month")), line(parts.get("day"))), "Year")


def _take_author(sheet: Sheet, element: Element) -> None:
    role = _role(xml.attribute(element, "Responsibility"))
    names: list[Name] = []
    places: list[tuple[str, str]] = []
    for form in element.findall("Info") + element.findall("info") or [element]:
        lang = sheet.tag(xml.lang_of(form))
        full = next((xml.flat(one) for one in form if str(one.tag).lower() in {"fullname", "name"}), "")
        names.append(named(full or ("" if len(form) else xml.flat(form)), lang))
        places += [(xml.flat(one), lang) for one in form if str(one.tag).lower() in {"organization", "organisation"}]
    affiliations: Forms = tuple(form for text, lang in places for form in forms(line(text), lang=lang))
    sheet.name(role, *names, affiliations=affiliations)


def _role(responsibility: str) -> Role:
    return RESPONSIBILITIES.get(responsibility.title(), "other" if responsibility else "author")


def _take_book(sheet: Sheet, element: Element) -> None:
    """Take the title of the work this is a part of."""
    for title in element if len(element) else [element]:
        sheet.say("container.title", xml.flat(title), xml.lang_of(title))


def _take_link(sheet: Sheet, element: Element) -> None:
    sheet.link(xml.flat(element))


def _take_sponsor(sheet: Sheet, element: Element) -> None:
    sheet.name("sponsor", Name(literal=line(xml.flat(element)), lang=sheet.tag(xml.lang_of(element))))


def _many(taker: Taker) -> Taker:
    """Make what gives each child to a taker; a text without children is one."""

    def taken(sheet: Sheet, element: Element) -> None:
        for child in element if len(element) else [element]:
            taker(sheet, child)

    return taken


def _take_identifier(sheet: Sheet, element: Element) -> None:
    scheme = str(element.tag).lower()
    is_part = sheet.type not in {None, "document", "book", "thesis", "periodical"}
    sheet.identify(f"container.{scheme}" if is_part else scheme, xml.flat(element))


TABLE: Table = {
    "type": _take_type,
    "language": lambda sheet, element: sheet.speak(xml.flat(element)),
    "primarytitle": _many(xml.say("title")),
    "title": xml.say("title"),
    "authors": _many(_take_author),
    "author": _take_author,
    "secondaryresponsibility": _take_author,
    "medium": _many(xml.say("container.title")),
    "media": xml.say("container.title"),
    "mothertitle": _take_book,
    "keywords": _many(xml.say("keywords")),
    "keyword": xml.say("keywords"),
    "abstracts": _many(xml.say("abstract")),
    "abstract": xml.say("abstract"),
    "volume": xml.put("volume"),
    "issue": xml.put("issue"),
    "pagescope": xml.put("pages"),
    "edition": xml.say("edition"),
    "publisher": xml.say("publisher"),
    "place": xml.say("publisher_place"),
    "degree": xml.say("genre"),
    "note": xml.say("remarks"),
    "doi": xml.identify("doi"),
    "isbn": _take_identifier,
    "issn": _take_identifier,
    "eissn": _take_identifier,
    "clc": lambda sheet, element: sheet.classify("clc", xml.flat(element)),
    "url": _take_link,
    "sponsorname": _take_sponsor,
    **dict.fromkeys(("year", "month", "day", "date"), xml.skip),
}


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write ``Bibliographies``. The count the exporters write before the records is left out: records are a stream."""
    elements = (_element(record, report) for record in records)
    xml.write_tree(stream, ["Bibliographies"], elements, {})


def _element(record: Record, report: Report) -> Element:
    top = etree.Element("Bibliography")
    xml.add(top, "Type", next((name for name, kind in TYPES.items() if kind == record.type), _other(record, report)))
    for language in record.languages:
        xml.add(top, "Language", _tag(language))
    _add_all(top, "PrimaryTitle", "Title", record.title)
    _add_people(top, record, report)
    if record.container:
        book = record.container.type == "book"
        _add_all(top, "MotherTitle" if book else "Medium", "Title" if book else "Media", record.container.title)
    _add_dates(top, record.issued)
    for tag in ("Volume", "Issue", "PageScope"):
        xml.add_text(top, tag, getattr(record, PLAIN[tag]))
    _add_all(top, "Keywords", "Keyword", record.keywords)
    _add_all(top, "Abstracts", "Abstract", record.abstract)
    for tag, values in _SINGLE.items():
        _add(top, tag, getattr(record, values))
    _add_numbers(top, record, report)
    xml.put_back(top, record, NAME)
    tell_unwritten(record, NAME, HELD, report)
    tell_foreign(record, NAME, report)
    return top


_SINGLE = {
    "Edition": "edition", "Publisher": "publisher", "Place": "publisher_place", "Degree": "genre", "Note": "remarks",
}  # fmt: skip


def _other(record: Record, report: Report) -> str:
    if record.type not in TYPES.values():
        report.add("field.lossy", place_of(record), format=NAME, field=f"type {record.type}", where="Generic")
    return "Generic"


def _tag(language: str) -> str:
    return _TAGS.get(language, language)


def _add(parent: Element, tag: str, values: Forms) -> None:
    for form in values:
        xml.add(parent, tag, form.value, {"Lang": _tag(form.lang)})


def _add_all(parent: Element, outer: str, tag: str, values: Forms) -> None:
    if values:
        _add(xml.add(parent, outer), tag, values)


def _add_people(top: Element, record: Record, report: Report) -> None:
    authors = etree.SubElement(top, "Authors")
    for person in everyone(record):
        duty = next((name for name, role in RESPONSIBILITIES.items() if role == person.role), "")
        if person.role == "sponsor":
            xml.add(top, "SponsorName", person.name.display, {"Lang": _tag(person.name.lang)})
        elif person.role == "author" or duty:
            holder = xml.add(authors, "Author", "", {"Responsibility": duty})
            _add_names(holder, person)
        else:
            report.add("field.not_written", place_of(record), format=NAME, field=f"contributors ({person.role})")


def _add_names(holder: Element, person: Contributor) -> None:
    for at, name in enumerate(person.names):
        form = xml.add(holder, "Info", "", {"Lang": _tag(name.lang)})
        xml.add(form, "FullName", byline(name))
        mine = [place for place in person.affiliations if place.lang == name.lang]
        first = person.affiliations if at == 0 and len(person.names) == 1 else mine
        for place in first:
            xml.add(form, "Organization", place.value)


def _add_dates(top: Element, date: Date) -> None:
    if date:
        xml.add_text(top, "Year", str(date.year or ""))
        xml.add(top, "Date", date.edtf, {"Literal": date.literal, "Calendar": date.calendar})


def _add_numbers(top: Element, record: Record, report: Report) -> None:
    known = {scheme: tag for tag, scheme in (IDENTIFIERS | JOURNAL_IDENTIFIERS).items()}
    for holder in (record, record.container):
        for one in holder.identifiers if holder else ():
            if one.scheme in known:
                xml.add(top, known[one.scheme], one.value)
            else:
                report.add("field.not_written", place_of(record), format=NAME, field=f"identifiers ({one.scheme})")
    for one in record.classifications:
        if one.scheme == "clc":
            xml.add(top, "CLC", one.value)
    for link in record.links:
        xml.add(top, "Url", link.url)


def sniff(head: bytes, name: str) -> float:
    """Recognise the root element."""
    return 0.97 if b"<Bibliographies" in head or (b"<Bibliography>" in head and b"<PrimaryTitle" in head) else 0.0


FIELDS: tuple[Field, ...] = (
    Field("Type", "type"),
    Field("Language", "languages"),
    Field("PrimaryTitle/Title", "title", "a form for each Lang"),
    Field("Authors/Author/Info", "contributors", "a form of the name for each Lang; Responsibility gives the role"),
    Field("Authors/Author/Info", "container.contributors", "of a chapter or paper"),
    Field("SponsorName", "contributors", "role sponsor"),
    Field("Medium/Media", "container.title", "a form for each Lang"),
    Field("MotherTitle/Title", "container.title", "of a book"),
    Field("Year, Date", "issued", "Literal and Calendar hold the printed date"),
    *(Field(theirs, ours) for theirs, ours in PLAIN.items()),
    *(Field(theirs, ours) for theirs, ours in _SINGLE.items() if theirs != "Edition"),
    Field("Keywords/Keyword", "keywords", "a form for each Lang"),
    Field("Abstracts/Abstract", "abstract", "a form for each Lang"),
    *(Field(theirs, "identifiers", f"scheme {ours}") for theirs, ours in IDENTIFIERS.items()),
    *(Field(theirs, "container.identifiers", f"scheme {ours}") for theirs, ours in JOURNAL_IDENTIFIERS.items()),
    Field("CLC", "classifications", "scheme clc"),
    Field("Url", "links"),
)
HELD = held(FIELDS)

FORMAT = Format(
    name=NAME,
    title="NoteFirst XML",
    extensions=("xml",),
    media_type="application/xml",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
