"""Crossref JSON: what Crossref's REST API answers for a work, a list of works, or a public data file.

Titles of the original stand in ``original-title``, abstracts are JATS in a string, ``reference`` lists cited sources,
``is-referenced-by-count`` is a metric. Source: the format of the Crossref REST API ("works").
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from dragoman.formats.byline import parted
from dragoman.formats.csl_date import date_parts, read_parts
from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, held, tell_foreign, tell_lossy, tell_unwritten
from dragoman.formats.json import Json, records
from dragoman.formats.member import keep_rest, objects, text, texts, tidy, values, write_array
from dragoman.formats.sheet import Sheet
from dragoman.record.date import date_of, read_date
from dragoman.record.finding import Report
from dragoman.record.form import Forms, Text, forms
from dragoman.record.identifier import identifier
from dragoman.record.model import Metric, Record, Reference, Section, Source, Type
from dragoman.record.name import Contributor, Role
from dragoman.text.markup import plain

NAME = "crossref_json"

TYPES: dict[str, Type] = {
    "journal-article": "article-journal", "book": "book", "book-chapter": "chapter", "proceedings-article":
    "paper-conference", "dissertation": "thesis", "report": "report", "dataset": "dataset", "posted-content": "article",
    "standard": "standard", "reference-entry": "entry-encyclopedia", "peer-review": "review", "journal": "periodical",
    "component": "figure", "other": "document",
}  # fmt: skip
"""Crossref's type → ours; the first of a type is written."""
TYPES_READ_ONLY: dict[str, Type] = {
    "monograph": "book", "edited-book": "book", "reference-book": "book", "proceedings": "book", "book-set": "book",
    "book-series": "collection", "book-section": "chapter", "book-part": "chapter", "book-track": "chapter",
    "report-component": "report", "report-series": "collection", "journal-issue": "periodical", "journal-volume":
    "periodical", "database": "dataset", "grant": "document", "proceedings-series": "collection", "standard-series":
    "collection",
}  # fmt: skip
ROLES: dict[str, Role] = {"author": "author", "editor": "editor", "translator": "translator", "chair": "chair"}
PLAIN: dict[str, str] = {"volume": "volume", "issue": "issue", "page": "pages", "article-number": "article_number",
                         "edition-number": ""}  # fmt: skip
_DATES = ("published-print", "issued", "published", "published-online", "posted")
_KNOWN = frozenset({
    "indexed", "reference-count", "references-count", "content-domain", "prefix", "member", "score", "deposited",
    "created", "source", "journal-issue", "subtype", "published-other", "content-created", "title", "subtitle",
    "original-title", "short-title", "container-title", "short-container-title", "publisher", "publisher-location",
    "abstract", "language", "subject", "DOI", "ISBN", "ISSN", "isbn-type", "issn-type", "URL", "resource", "link",
    "license", "event", "institution", "degree", "reference", "funder", "is-referenced-by-count", "type",
    "alternative-id", "archive", "issue-title", "group-title", "approved", "published", "issued", "posted",
    "published-print", "published-online", "accepted", "edition-number", "review", *ROLES, *PLAIN,
})  # fmt: skip


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each work; members that are not understood are kept and told."""
    for found in records(stream, report, ("items",), looks):
        doi = text(found.value.get("DOI"))
        platform = text(found.value.get("source"))
        source = Source(report.file, NAME, found.start, found.line, found.encoding, platform, doi, found.raw)
        yield record_of(found.value, report, source)


def looks(value: Json) -> bool:
    """Say whether an object is a work of Crossref."""
    return "DOI" in value and ("type" in value or "title" in value) and "key" not in value


def record_of(work: Json, report: Report, source: Source) -> Record:
    """Give the record of one work."""
    sheet = Sheet(NAME, report, source)
    kind = text(work.get("type"))
    sheet.type = TYPES.get(kind) or TYPES_READ_ONLY.get(kind)
    if sheet.type is None:
        sheet.keep("type", kind)
    _take_titles(sheet, work)
    for role in ROLES:
        for person in objects(work.get(role)):
            _take_person(sheet, role, person)
    for theirs, ours in PLAIN.items():
        if ours:
            sheet.put(ours, text(work.get(theirs)), theirs)
    _take_dates(sheet, work)
    _take_container(sheet, work)
    _take_rest(sheet, work)
    _take_links(sheet, work)
    _take_event(sheet, work)
    _take_references(sheet, work)
    keep_rest(sheet, work, _KNOWN)
    return sheet.made()


def _take_titles(sheet: Sheet, work: Json) -> None:
    for original in texts(work.get("original-title")):
        sheet.say("title", plain(original))
    subtitle = ": ".join(plain(one) for one in texts(work.get("subtitle")))
    for at, title in enumerate(texts(work.get("title"))):
        whole = plain(title)
        sheet.say("title", f"{whole}: {subtitle}" if subtitle and at == 0 and subtitle not in whole else whole)
    for short in texts(work.get("short-title")):
        sheet.say("short_title", plain(short))


def _take_person(sheet: Sheet, role: str, person: Json) -> None:
    name = parted(text(person.get("family")), text(person.get("given")), text(person.get("suffix")))
    body = "person" if person.get("family") else "organization"
    if not person.get("family") and person.get("name"):
        name = parted(text(person.get("name")))
    ids = tuple(identifier("orcid", one) for one in texts(person.get("ORCID")))
    places: Forms = tuple(one for place in objects(person.get("affiliation")) for one in forms(text(place.get("name"))))
    sheet.name(ROLES[role], name, identifiers=ids, affiliations=places, body=body)


def _take_dates(sheet: Sheet, work: Json) -> None:
    for name in _DATES:
        date = read_parts(work.get(name))
        if date and not sheet.has("issued"):
            sheet.date("issued", date, name)
        elif date and name == "published-online" and date.edtf not in _issued(sheet):
            sheet.date("available", date, name)
    sheet.date("submitted", read_parts(work.get("accepted")), "accepted")
    if not sheet.has("issued"):
        sheet.date("issued", read_parts(work.get("approved")), "approved")


def _issued(sheet: Sheet) -> str:
    return sheet.date_of("issued").edtf


def _take_container(sheet: Sheet, work: Json) -> None:
    titles = texts(work.get("container-title"))
    for at, title in enumerate(titles):
        book = sheet.type in {"chapter", "paper-conference", "entry-encyclopedia"} and len(titles) > 1
        sheet.say("series.title" if book and at == 0 else "container.title", plain(title))
    for title in texts(work.get("short-container-title")):
        sheet.say("container.short_title", plain(title))
    kinds = {text(one.get("value")): text(one.get("type")) for one in objects(work.get("issn-type"))}
    part = sheet.type not in {"periodical", "collection", "book", "report", "dataset"}
    for issn in texts(work.get("ISSN")) or list(kinds):
        scheme = "eissn" if kinds.get(issn) == "electronic" else "issn"
        own = "" if sheet.type in {"periodical", "collection"} else "container." if part else "series."
        sheet.identify(f"{own}{scheme}", issn)
    for isbn in texts(work.get("ISBN")):
        book = sheet.type in {"chapter", "paper-conference", "entry-encyclopedia"}
        sheet.identify("container.isbn" if book else "isbn", isbn.rpartition("/")[2])


def _take_rest(sheet: Sheet, work: Json) -> None:
    sheet.identify("doi", text(work.get("DOI")))
    sheet.say("publisher", text(work.get("publisher")))
    sheet.say("publisher_place", text(work.get("publisher-location")))
    sheet.say("edition", text(work.get("edition-number")))
    for degree in texts(work.get("degree")):
        sheet.say("genre", degree)
    if work.get("abstract"):
        sheet.say("abstract", plain(str(work["abstract"])))
    sheet.speak(text(work.get("language")))
    for subject in texts(work.get("subject")):
        sheet.say("keywords", subject)
    for one in objects(work.get("license")):
        if text(one.get("URL")) not in {form.value for form in sheet.forms_of("rights")}:
            sheet.say("rights", text(one.get("URL")))
    for funder in objects(work.get("funder")):
        awards = ", ".join(texts(funder.get("award")))
        said = f"{text(funder.get('name'))} ({awards})" if awards else text(funder.get("name"))
        sheet.section(Section("funding", Text(said)))
    count = text(work.get("is-referenced-by-count"))
    if count:
        seen = text(work.get("indexed"), "date-time")[:10]
        sheet.measure(Metric("citations", count, source="Crossref", seen=seen))


def _take_links(sheet: Sheet, work: Json) -> None:
    sheet.link(text(work.get("resource"), "primary", "URL") or text(work.get("URL")))
    for one in objects(work.get("link")):
        kind = text(one.get("content-type"))
        sheet.link(text(one.get("URL")), "pdf" if "pdf" in kind else "fulltext")


def _take_event(sheet: Sheet, work: Json) -> None:
    event = next(iter(objects(work.get("event"))), {})
    sheet.say("event.title", text(event.get("name")))
    sheet.say("event.publisher_place", text(event.get("location")))
    start, end = (read_parts(event.get(name)).edtf for name in ("start", "end"))
    if start:
        sheet.date("event.issued", read_date(f"{start}/{end}" if end and end != start else start))
    for place in objects(work.get("institution")):
        sheet.say("publisher" if sheet.type == "thesis" else "authority", text(place.get("name")))


def _take_references(sheet: Sheet, work: Json) -> None:
    for one in objects(work.get("reference")):
        inner = Sheet(NAME, Report())
        inner.identify("doi", text(one.get("DOI")))
        title, host = text(one.get("article-title")), text(one.get("journal-title")) or text(one.get("volume-title"))
        inner.say("title", title or host)
        inner.say("container.title", host if title else "")
        inner.put("volume", text(one.get("volume")))
        inner.put("pages", text(one.get("first-page")))
        inner.date("issued", date_of(text(one.get("year"))) if one.get("year") else read_date(""))
        if one.get("author"):
            inner.name("author", parted(text(one.get("author"))))
        parts = ("author", "year", "article-title", "journal-title", "volume-title", "volume", "first-page", "DOI")
        said = text(one.get("unstructured")) or ", ".join(filter(None, (text(one.get(part)) for part in parts)))
        if said:
            sheet.refer(Reference(Text(said), inner.made() if inner.is_filled() else None))


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write an array of works."""
    write_array(stream, (_work(record, report) for record in records))


def _work(record: Record, report: Report) -> Json:
    container = record.container or Record()
    kind = next((name for name, one in TYPES.items() if one == record.type), "other")
    work: dict[str, Any] = {
        "DOI": record.identifier("doi"), "type": kind, "title": values(record.title[-1:]),
        "original-title": values(record.title[:-1]), "short-title": values(record.short_title),
        "container-title": values(container.title), "short-container-title": values(container.short_title),
        "publisher": (values(record.publisher) or [""])[0],
        "publisher-location": (values(record.publisher_place) or [""])[0],
        "edition-number": (values(record.edition) or [""])[0], "degree": values(record.genre),
        "abstract": (values(record.abstract) or [""])[0], "language": (*record.languages, "")[0],
        "subject": values(record.keywords), "issued": date_parts(record.issued) if record.issued.edtf else None,
        "published-online": date_parts(record.available) if record.available.edtf else None,
        "ISSN": _codes(container, "issn", "eissn"), "issn-type": _kinds(container),
        "ISBN": _codes(record, "isbn") + _codes(container, "isbn"), **_links(record), **_event(record),
        "license": [{"URL": one} for one in values(record.rights)],
        "reference": [_reference(number, one) for number, one in enumerate(record.references, 1)],
    }  # fmt: skip
    work |= {theirs: getattr(record, ours) for theirs, ours in PLAIN.items() if ours}
    for person in (*record.contributors, *container.contributors):
        work.setdefault(person.role if person.role in ROLES else "author", []).append(_person(person))
    _tell(record, kind, report)
    return tidy(work)


def _tell(record: Record, kind: str, report: Report) -> None:
    if kind == "other" and record.type != "document":
        tell_lossy(record, NAME, f"type {record.type}", "other", report)
    if any(form.lang for form in record.title):
        tell_lossy(record, NAME, "title", "title and original-title without language tags", report)
    if len(record.abstract) > 1:
        tell_lossy(record, NAME, "abstract", "its first form", report)
    if any(person.role not in ROLES or len(person.names) > 1 for person in record.contributors):
        tell_lossy(record, NAME, "contributors", "authors, one form of each name", report)
    tell_unwritten(record, NAME, HELD, report)
    tell_foreign(record, NAME, report)


def _codes(record: Record, *schemes: str) -> list[str]:
    return [one.value for one in record.identifiers if one.scheme in schemes]


def _kinds(record: Record) -> list[Json]:
    kinds = {"issn": "print", "eissn": "electronic"}
    return [{"value": one.value, "type": kinds[one.scheme]} for one in record.identifiers if one.scheme in kinds]


def _links(record: Record) -> Json:
    landing = next((link.url for link in record.links if link.kind == "landing"), "")
    others = [link for link in record.links if link.url != landing]
    mime = {"pdf": "application/pdf"}
    listed_links = [{"URL": one.url, "content-type": mime.get(one.kind, "text/html")} for one in others]
    return {"resource": {"primary": {"URL": landing}} if landing else None, "link": listed_links}


def _event(record: Record) -> Json:
    if not record.event:
        return {}
    event = record.event
    place = (values(event.publisher_place) or [""])[0]
    return {"event": tidy({"name": (values(event.title) or [""])[0], "location": place})}


def _person(person: Contributor) -> Json:
    name = person.name
    family = f"{name.particle} {name.family}".strip()
    given = f"{name.given} {name.dropping_particle}".strip()
    orcid = next((f"https://orcid.org/{one.value}" for one in person.identifiers if one.scheme == "orcid"), "")
    places = [{"name": one} for one in values(person.affiliations)]
    parts = {"name": name.literal, "given": given, "family": family, "suffix": name.suffix, "ORCID": orcid}
    return tidy({**parts, "affiliation": places})


def _reference(number: int, reference: Reference) -> Json:
    doi = reference.record.identifier("doi") if reference.record else ""
    return tidy({"key": f"ref{number}", "DOI": doi, "unstructured": reference.printed.value})


def sniff(head: bytes, name: str) -> float:
    """Recognise members only Crossref has."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in {b"[", b"{"}:
        return 0.0
    marks = (
        b'"is-referenced-by-count"',
        b'"reference-count"',
        b'"content-domain"',
        b'"message-type"',
        b'"original-title"',
    )
    return min(0.97, 0.5 * sum(mark in head for mark in marks))


FIELDS: tuple[Field, ...] = (
    Field("type", "type"),
    Field("title, original-title", "title", "without language tags"),
    Field("short-title", "short_title"),
    Field("author, editor, translator, chair", "contributors"),
    Field("editor", "container.contributors", "of a chapter or paper"),
    Field("container-title", "container.title"),
    Field("short-container-title", "container.short_title"),
    Field("ISSN, ISBN", "container.identifiers"),
    Field("container-title", "series", "read only: the first of several of a chapter"),
    *(Field(theirs, ours) for theirs, ours in PLAIN.items() if ours),
    Field("issued, published-print", "issued", "the Gregorian date alone"),
    Field("published-online", "available"),
    Field("accepted", "submitted", "read only"),
    Field("publisher", "publisher", "one form"),
    Field("publisher-location", "publisher_place", "one form"),
    Field("edition-number", "edition"),
    Field("degree", "genre"),
    Field("institution", "authority", "read only"),
    Field("abstract", "abstract", "one form"),
    Field("subject", "keywords"),
    Field("language", "languages", "one language"),
    Field("DOI, ISBN", "identifiers"),
    Field("resource, link", "links"),
    Field("license", "rights"),
    Field("event", "event"),
    Field("reference", "references"),
    Field("funder", "sections", "read only"),
    Field("is-referenced-by-count", "metrics", "read only"),
)
HELD = held(FIELDS)

FORMAT = Format(
    name=NAME,
    title="Crossref JSON",
    extensions=("json",),
    media_type="application/vnd.crossref-api-message+json",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
