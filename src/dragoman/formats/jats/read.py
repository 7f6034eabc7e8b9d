"""How is a JATS article read? Its journal's and its own metadata, its footnotes, and the sources it cites."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from dragoman.formats import element as xml
from dragoman.formats.byline import named, parted
from dragoman.formats.element import Table
from dragoman.formats.relator import role_of
from dragoman.formats.sheet import Sheet, line
from dragoman.formats.xml import Element, records
from dragoman.record.date import Calendar, Date, date_of, read_date
from dragoman.record.finding import Report
from dragoman.record.form import Text, forms
from dragoman.record.identifier import Identifier, identifier
from dragoman.record.model import Note, Record, Reference, Section, SectionKind, Source, Type
from dragoman.record.name import Name, Role

NAME = "jats"

TYPES: dict[str, Type] = {
    "research-article": "article-journal", "book-review": "review-book", "review-article": "article-journal",
    "news": "article-magazine", "preprint": "article", "dissertation": "thesis", "conference-paper":
    "paper-conference", "chapter": "chapter", "book": "book", "data-paper": "dataset", "report": "report",
    "interview": "interview", "editorial": "article-journal", "letter": "article-journal", "other": "article-journal",
}  # fmt: skip
"""``article-type`` → type; others are articles, and the word stands in ``genre``."""
CITED: dict[str, Type] = {
    "journal": "article-journal", "book": "book", "confproc": "paper-conference", "thesis": "thesis", "web": "webpage",
    "webpage": "webpage", "report": "report", "patent": "patent", "data": "dataset", "newspaper": "article-newspaper",
    "chapter": "chapter", "preprint": "article", "software": "software", "gov": "report", "standard": "standard",
}  # fmt: skip
"""``publication-type`` of a cited source → its type."""
ROLES: dict[str, Role] = {"author": "author", "editor": "editor", "translator": "translator", "compiler": "compiler",
                          "guest-editor": "editor", "series-editor": "collection-editor", "reviewer": "contributor",
                          "illustrator": "illustrator", "sponsor": "sponsor"}  # fmt: skip
FOOTNOTES: dict[str, SectionKind] = {"conflict": "disclosure", "coi-statement": "disclosure", "financial-disclosure":
                                     "funding", "supported-by": "funding"}  # fmt: skip
_CALENDARS: dict[str, Calendar] = {"jalali": "persian", "persian": "persian", "islamic": "islamic", "hijri": "islamic",
                                   "roc": "roc", "julian": "julian", "hebrew": "hebrew", "rumi": "rumi",
                                   "japanese": "japanese"}  # fmt: skip
_PRINTED = ("ppub", "print", "collection", "pub", "epub-ppub", "epub", "electronic", "")


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each article; metadata elements that are not understood are kept and told, the body is left."""
    for found in records(stream, report, ("article", "book-part-wrapper")):
        top = found.element
        source = Source(report.file, NAME, found.start, found.line, found.encoding, raw=found.raw)
        sheet = Sheet(NAME, report, source)
        kind = (top.get("article-type") or "").lower()
        sheet.type = TYPES.get(kind, "article-journal")
        if kind and (kind not in TYPES or kind in {"review-article", "editorial", "letter"}):
            sheet.say("genre", kind)
        lang = top.get("lang") or ""
        sheet.speak(lang, "@xml:lang")
        for front in top.findall("front"):
            _take_front(sheet, front, lang)
        for back in top.findall("back"):
            xml.take(sheet, back, BACK)
        yield sheet.made()


def _take_front(sheet: Sheet, front: Element, lang: str) -> None:
    for meta in front.findall("journal-meta"):
        xml.take(sheet, meta, JOURNAL, "journal-meta/")
    for meta in front.findall("article-meta"):
        _take_titles(sheet, meta, lang)
        _take_people(sheet, meta, lang)
        _take_dates(sheet, meta)
        _take_pages(sheet, meta)
        _take_abstracts(sheet, meta, lang)
        xml.take(sheet, meta, ARTICLE, "article-meta/")


def _take_titles(sheet: Sheet, meta: Element, lang: str) -> None:
    group = meta.find("title-group")
    if group is None:
        return
    sheet.say("title", _with_subtitle(group, ""), _lang_within(group, "article-title", lang))
    for other in group.findall("trans-title-group"):
        sheet.say(
            "title", _with_subtitle(other, "trans-"), xml.lang_of(other) or _lang_within(other, "trans-title", "")
        )
    for other in group.findall("trans-title"):
        sheet.say("title", xml.flat(other), xml.lang_of(other))
    for other in group.findall("alt-title"):
        if other.get("alt-title-type") in {"short", "running-head", "right-running"}:
            sheet.say("short_title", xml.flat(other), xml.lang_of(other))


def _lang_within(element: Element, tag: str, otherwise: str) -> str:
    found = element.find(tag)
    return (xml.lang_of(found) if found is not None else "") or otherwise


def _with_subtitle(group: Element, prefix: str) -> str:
    title = _text(group.find(f"{prefix}title" if prefix else "article-title"))
    subtitle = _text(group.find(f"{prefix}subtitle" if prefix else "subtitle"))
    glue = " " if title.endswith((":", "?", "!")) else ": "
    return f"{title}{glue}{subtitle}" if subtitle else title


def _text(element: Element | None) -> str:
    """Give a text without the marks of its footnotes."""
    if element is None:
        return ""
    marks = [one for one in element.iter("xref", "fn") if one.get("ref-type", "fn") in {"fn", "aff", "corresp"}]
    for mark in marks:
        mark.text = None
        for inner in list(mark):
            mark.remove(inner)
    return line(xml.flat(element))


def _take_people(sheet: Sheet, meta: Element, lang: str) -> None:
    places = {str(one.get("id")): one for one in meta.iter("aff") if one.get("id")}
    for group in meta.findall("contrib-group"):
        shared = [one for one in group.findall("aff") if not one.get("id")]
        for person in group.findall("contrib"):
            said = person.get("contrib-type") or group.get("content-type") or "author"
            role = ROLES.get(said.rstrip("s")) or role_of(said) or "other"
            ids = tuple(_identifier(one) for one in person.findall("contrib-id"))
            keys = " ".join(ref.get("rid") or "" for ref in person.findall("xref")).split()
            near = (*person.findall("aff"), *(places[key] for key in keys if key in places), *shared)
            affs = tuple(form for one in near for form in forms(_place(one), lang=sheet.tag(xml.lang_of(one))))
            body = "organization" if person.find("collab") is not None else "person"
            sheet.name(role, *_names(sheet, person, lang), identifiers=ids, affiliations=affs, body=body)


def _identifier(element: Element) -> Identifier:
    return identifier(element.get("contrib-id-type") or "id", line(xml.flat(element)))


def _place(element: Element) -> str:
    """Give an affiliation without its label."""
    label = element.find("label")
    if label is not None:
        label.text = None
    return line(xml.flat(element)).strip(" ,;")


def _names(sheet: Sheet, person: Element, lang: str) -> Iterator[Name]:
    """Give the forms of a name: of ``name-alternatives`` all, else the name or the body."""
    holder = person.find("name-alternatives")
    for one in holder if holder is not None else person:
        tag = sheet.tag(xml.lang_of(one)) or (sheet.tag(lang) if holder is None and xml.lang_of(one) else "")
        if one.tag in {"name", "string-name"}:
            yield name_of(one, tag)
        elif one.tag in {"collab", "collab-alternatives"}:
            first = one.find("collab") if one.tag == "collab-alternatives" else one
            yield Name(literal=line((first.text if first is not None else "") or xml.flat(one)), lang=tag)


def name_of(element: Element, lang: str = "") -> Name:
    """Give the name of a ``name`` or ``string-name`` element."""
    surname, given = xml.within(element, "surname"), xml.within(element, "given-names")
    if not surname and not given:
        return named(line(xml.flat(element)), lang)
    prefix = xml.within(element, "prefix")
    particle = prefix if prefix[:1].islower() else ""
    name = parted(surname, given, xml.within(element, "suffix"), lang)
    return msgspec.structs.replace(name, particle=particle) if particle else name


def _take_dates(sheet: Sheet, meta: Element) -> None:
    """Take the printed date as issued, an earlier electronic one as available."""
    dates = meta.findall("pub-date")

    def rank(date: Element) -> int:
        kind = date.get("pub-type") or date.get("date-type") or ""
        kind = date.get("publication-format") or "" if kind == "pub" else kind
        return _PRINTED.index(kind) if kind in _PRINTED else len(_PRINTED)

    for date in sorted(dates, key=rank):
        field = "available" if sheet.has("issued") else "issued"
        sheet.date(field, date_in(date), "pub-date")
    for date in meta.findall("history/date"):
        if date.get("date-type") == "received":
            sheet.date("submitted", date_in(date), "history/date")


def date_in(element: Element) -> Date:
    """Read a date in parts; one of another calendar becomes Gregorian beside the printed one."""
    calendar = _CALENDARS.get((element.get("calendar") or "").lower(), "")
    year, month, day = (xml.within(element, part) for part in ("year", "month", "day"))
    iso, printed = element.get("iso-8601-date") or "", xml.within(element, "string-date")
    month = month or xml.within(element, "season")
    if calendar:
        return Date(read_date(iso).edtf, printed or "-".join(filter(None, (year, month, day))), calendar)
    return date_of(year, month, day) if year else read_date(iso or printed)


def _take_pages(sheet: Sheet, meta: Element) -> None:
    first, last, whole = (xml.within(meta, tag) for tag in ("fpage", "lpage", "page-range"))
    pages = f"{first}-{last}" if first and last and first != last else first or last
    sheet.put("pages", whole or pages, "fpage")


def _take_abstracts(sheet: Sheet, meta: Element, lang: str) -> None:
    for abstract in (*meta.findall("abstract"), *meta.findall("trans-abstract")):
        if abstract.get("abstract-type") in {"graphical", "teaser", "toc", "key-points", "web-summary", "precis"}:
            xml.keep(sheet, abstract, "article-meta/")
            continue
        said = xml.lang_of(abstract) or (lang if abstract.tag == "abstract" else "")
        for heading in abstract.findall("title"):
            abstract.remove(heading)
        sections = [(xml.within(sec, "title"), sec) for sec in abstract.findall("sec")]
        if not sections:
            sheet.say("abstract", xml.blocks(abstract), said)
            continue
        _take_structured(sheet, sections, said)


def _take_structured(sheet: Sheet, sections: list[tuple[str, Element]], lang: str) -> None:
    """Take a structured abstract whole, and its sections with their headings."""
    parts: list[tuple[str, str]] = []
    for title, sec in sections:
        for heading in sec.findall("title"):
            sec.remove(heading)
        label = f"{title.rstrip(':').strip()}: " if title else ""
        parts.append((label, " ".join(xml.blocks(sec).split())))
    sheet.say("abstract", " ".join(f"{label}{text}" for label, text in parts), lang)
    for at, (label, text) in enumerate(parts):
        end = " " if at + 1 < len(parts) else ""
        sheet.section(Section("abstract", Text(text + end, sheet.tag(lang)), label))


def _take_keywords(sheet: Sheet, element: Element) -> None:
    for keyword in element.iter("kwd", "compound-kwd"):
        sheet.say("keywords", xml.flat(keyword), xml.lang_of(keyword) or xml.lang_of(element))


def _take_article_id(sheet: Sheet, element: Element) -> None:
    kind = element.get("pub-id-type") or "local"
    sheet.identify("pmcid" if kind == "pmc" else kind, xml.flat(element))


def _take_issn(sheet: Sheet, element: Element) -> None:
    kind = f"{element.get('pub-type') or ''} {element.get('publication-format') or ''}"
    electronic = "epub" in kind or "electronic" in kind or "online" in kind
    sheet.identify("container.eissn" if electronic else "container.issn", xml.flat(element))


def _take_journal_title(sheet: Sheet, element: Element) -> None:
    for title in element if element.tag == "journal-title-group" else [element]:
        if title.tag == "journal-title":
            sheet.say("container.title", xml.flat(title), xml.lang_of(title))
        elif title.tag == "trans-title-group":
            sheet.say("container.title", _with_subtitle(title, "trans-"), xml.lang_of(title))
        elif title.tag == "abbrev-journal-title":
            sheet.say("container.short_title", xml.flat(title), xml.lang_of(title))
        else:
            xml.keep(sheet, title, "journal-meta/")


def _take_publisher(sheet: Sheet, element: Element) -> None:
    for name in element.findall("publisher-name"):
        sheet.say("publisher", xml.flat(name), xml.lang_of(name))
    for place in element.findall("publisher-loc"):
        sheet.say("publisher_place", xml.flat(place), xml.lang_of(place))


def _take_rights(sheet: Sheet, element: Element) -> None:
    for one in element.iter("license"):
        href = one.get("href") or next((str(ref.text or "") for ref in one.iter("license_ref")), "")
        sheet.say("rights", href or xml.flat(one), xml.lang_of(one))
    statement = xml.within(element, "copyright-statement")
    sheet.say("rights", statement)


def _take_link(sheet: Sheet, element: Element) -> None:
    url = element.get("href") or line(xml.flat(element))
    pdf = element.get("content-type") == "pdf" or url.lower().endswith(".pdf")
    sheet.link(url, "pdf" if pdf else "landing") if url.startswith("http") else xml.keep(
        sheet, element, "article-meta/"
    )


def _take_event(sheet: Sheet, element: Element) -> None:
    sheet.say("event.title", xml.within(element, "conf-name"))
    sheet.say("event.publisher_place", xml.within(element, "conf-loc"))
    sheet.date("event.issued", xml.within(element, "conf-date"))


def _take_product(sheet: Sheet, element: Element) -> None:
    """Take the work an article reviews."""
    sheet.inner("reviewed", "book")
    _understand_cited(sheet.inner("reviewed"), element)


def _take_funding(sheet: Sheet, element: Element) -> None:
    text = xml.within(element, "funding-statement") or line(xml.flat(element))
    sheet.section(Section("funding", Text(text))) if text else None


def _take_footnotes(sheet: Sheet, element: Element) -> None:
    """Take footnotes as notes of the apparatus, statements among them as sections."""
    for note in element.iter("fn"):
        label = xml.within(note, "label") or xml.within(note, "sup")
        for mark in note.findall("label"):
            mark.text = None
        text = " ".join(xml.blocks(note).split()).removeprefix(label).strip()
        kind = FOOTNOTES.get(note.get("fn-type") or "")
        if kind and text:
            sheet.section(Section(kind, Text(text), label))
        elif text:
            sheet.note(Note(label, text))


def _take_references(sheet: Sheet, element: Element) -> None:
    for one in element.iter("ref"):
        citations = list(one.iter("mixed-citation", "element-citation", "nlm-citation", "citation"))
        for cited in citations:
            for surname in cited.iter("surname"):
                surname.tail = surname.tail or ", "  # parts set close together are parted on printing
            inner = Sheet(NAME, Report())
            inner.type = CITED.get(cited.get("publication-type") or cited.get("citation-type") or "", "document")
            _understand_cited(inner, cited)
            printed = line(xml.flat(cited)) if cited.tag == "mixed-citation" else _printed(cited)
            if printed:
                sheet.refer(Reference(Text(printed, sheet.tag(xml.lang_of(cited))), inner.made()))
        if not citations and line(xml.flat(one)):
            sheet.refer(Reference(Text(line(xml.flat(one)))))


def _printed(cited: Element) -> str:
    """Print a source that is given in parts only."""
    people = "; ".join(name_of(one).display for one in cited.iter("name"))
    rest = [line(xml.flat(child)) for child in cited if child.tag not in {"person-group", "name"}]
    return ". ".join(filter(None, (people, *rest)))


def _understand_cited(sheet: Sheet, cited: Element) -> None:
    title, source = (
        xml.within(cited, "article-title") or xml.within(cited, "chapter-title"),
        xml.within(cited, "source"),
    )
    if title and source:
        sheet.say("container.title", source)
    sheet.say("title", title or source)
    for group in cited.findall("person-group") or [cited]:
        role = ROLES.get(group.get("person-group-type") or "author", "author")
        for person in group:
            if person.tag in {"name", "string-name"}:
                sheet.name(role, name_of(person))
            elif person.tag == "collab":
                sheet.name(role, Name(literal=line(xml.flat(person))))
    _take_pages(sheet, cited)
    for tag, field in (("volume", "volume"), ("issue", "issue"), ("edition", "")):
        sheet.put(field, xml.within(cited, tag)) if field else sheet.say("edition", xml.within(cited, tag))
    sheet.say("publisher", xml.within(cited, "publisher-name"))
    sheet.say("publisher_place", xml.within(cited, "publisher-loc"))
    sheet.date("issued", date_in(cited))
    for number in cited.findall("pub-id"):
        _take_article_id(sheet, number)
    for link in (*cited.findall("ext-link"), *cited.findall("uri")):
        sheet.link(link.get("href") or xml.flat(link))


def _take_thanks(sheet: Sheet, element: Element) -> None:
    for heading in element.findall("title"):
        element.remove(heading)
    sheet.section(Section("acknowledgements", Text(" ".join(xml.blocks(element).split()))))


JOURNAL: Table = {
    "journal-title": _take_journal_title, "journal-title-group": _take_journal_title,
    "abbrev-journal-title": _take_journal_title, "issn": _take_issn, "issn-l": xml.identify("container.issn-l"),
    "publisher": _take_publisher, "journal-id": xml.skip, "self-uri": xml.skip, "contrib-group": xml.skip,
}  # fmt: skip
ARTICLE: Table = {
    "article-id": _take_article_id, "volume": xml.put("volume"), "issue": xml.put("issue"),
    "elocation-id": xml.put("article_number"), "kwd-group": _take_keywords, "permissions": _take_rights,
    "self-uri": _take_link, "ext-link": _take_link, "conference": _take_event, "product": _take_product,
    "funding-group": _take_funding, "author-notes": _take_footnotes, "page-count": xml.put("number_of_pages"),
    **dict.fromkeys(
        ("title-group", "contrib-group", "pub-date", "fpage", "lpage", "page-range", "abstract", "trans-abstract",
         "aff", "history", "counts", "article-categories", "aff-alternatives", "pub-date-not-available", "pub-history",
         "volume-id", "issue-id", "custom-meta-group", "article-version", "article-version-alternatives"), xml.skip),
}  # fmt: skip
BACK: Table = {
    "fn-group": _take_footnotes, "ref-list": _take_references,
    "ack": _take_thanks,
    **dict.fromkeys(("app-group", "notes", "bio", "glossary", "sec", "supplementary-material", "title"), xml.skip),
}  # fmt: skip
