"""CFF: the Citation File Format 1.0 to 1.2, by which software and data say how they want to be cited.

A file describes one work; its ``preferred-citation`` is a record beside it, its ``references`` are sources it cites.
Several records are written as several YAML documents. What is neither software nor data is written as the preferred
citation of a file that says nothing else, and read back as itself. Source: the CFF schema guide, 1.2.0.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from dragoman.formats.byline import byline, parted
from dragoman.formats.format import Field, Format
from dragoman.formats.further import further, take_note, with_forms
from dragoman.formats.held import cannot_hold, everyone, held, tell_foreign, tell_lossy, tell_unwritten
from dragoman.formats.json import Json
from dragoman.formats.member import keep_rest, objects, text, texts, tidy
from dragoman.formats.sheet import Sheet
from dragoman.formats.yaml import documents, write_document
from dragoman.record.date import date_of, edtf_parts, read_date
from dragoman.record.finding import Report
from dragoman.record.form import Forms, Text, forms
from dragoman.record.identifier import identifier
from dragoman.record.model import Record, Reference, Source, Type
from dragoman.record.name import Contributor, Name, Role

NAME = "cff"
MESSAGE = "Please cite the preferred citation."

TYPES: dict[str, Type] = {
    "article": "article-journal", "book": "book", "conference-paper": "paper-conference", "thesis": "thesis", "report":
    "report", "software": "software", "dataset": "dataset", "data": "dataset", "website": "webpage", "patent": "patent",
    "map": "map", "manual": "book", "newspaper-article": "article-newspaper", "magazine-article": "article-magazine",
    "encyclopedia": "entry-encyclopedia", "dictionary": "entry-dictionary", "standard": "standard", "legal-case":
    "legal_case", "statute": "legislation", "hearing": "hearing", "bill": "bill", "blog": "post-weblog", "proceedings":
    "book", "edited-work": "book", "generic": "document", "pamphlet": "pamphlet", "music": "song", "film-broadcast":
    "motion_picture", "video": "motion_picture", "art": "graphic", "audiovisual": "motion_picture", "sound-recording":
    "song", "personal-communication": "personal_communication", "slides": "speech", "unpublished": "manuscript",
    "serial": "periodical", "database": "dataset", "software-code": "software", "software-container": "software",
    "software-executable": "software", "software-virtual-machine": "software", "multimedia": "webpage",
    "historical-work": "classic", "ancient-text": "classic", "conference": "event", "government-document": "report",
    "grant": "document",
    "legal-rule": "regulation", "catalogue": "book", "electronic-resource": "webpage", "historical": "classic",
}  # fmt: skip
"""CFF's type → ours; the first of a type is written."""
PLAIN: dict[str, str] = {
    "version": "version", "volume": "volume", "issue": "issue", "number": "number", "number-volumes":
    "number_of_volumes", "section": "section", "status": "status", "volume-title": "part", "pages": "number_of_pages",
}  # fmt: skip
SAID: dict[str, tuple[str, ...]] = {
    "title": ("title",), "abstract": ("abstract",), "abbreviation": ("short_title",), "edition": ("edition",),
    "license": ("rights",), "license-url": ("rights",), "thesis-type": ("genre",), "medium": ("medium",),
    "journal": ("container.title",), "collection-title": ("container.title",), "keywords": ("keywords",),
    "database": ("archive",), "scope": ("annotation",),
}  # fmt: skip
IDENTIFIERS: dict[str, str] = {"doi": "doi", "isbn": "isbn", "pmcid": "pmcid", "commit": "commit"}
ROLES: dict[str, Role] = {"authors": "author", "editors": "editor", "editors-series": "collection-editor",
                          "translators": "translator", "recipients": "recipient", "senders": "author"}  # fmt: skip
LINKS = ("url", "repository", "repository-code", "repository-artifact")
_MAIN = frozenset({"software", "dataset"})
_ALLOWED = frozenset({
    "type", "title", "abstract", "authors", "keywords", "version", "license", "date-released", "doi", "identifiers",
    "url",
    "repository", "commit",
})  # fmt: skip
"""Members the schema allows beside the preferred citation."""
_KNOWN = frozenset({
    "cff-version", "message", "type", "identifiers", "date-released", "date-published", "date-accessed", "year",
    "month",
    "start", "end", "publisher", "conference", "institution", "location", "languages", "notes", "issn", "references",
    "preferred-citation", *PLAIN, *SAID, *IDENTIFIERS, *ROLES, *LINKS,
})  # fmt: skip


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each document: its work, and its preferred citation beside it."""
    for found in documents(stream, report):
        place = found.place
        source = Source(report.file, NAME, place.offset, place.line, found.encoding, raw=found.raw)
        preferred = next(iter(objects(found.value.get("preferred-citation"))), None)
        if preferred is None or not _is_wrapper(found.value):
            yield _record(found.value, Sheet(NAME, report, source), "software")
        if preferred is not None:
            yield _record(preferred, Sheet(NAME, report, source), "generic")


def _is_wrapper(value: Json) -> bool:
    """Say whether a file says nothing beside its preferred citation."""
    return text(value.get("message")) == MESSAGE


def _record(value: Json, sheet: Sheet, otherwise: str) -> Record:
    kind = text(value.get("type")).lower() or otherwise
    sheet.type = TYPES.get(kind)
    if sheet.type is None:
        sheet.keep("type", kind)
    for theirs, paths in SAID.items():
        for one in texts(value.get(theirs)):
            sheet.say(paths[0], one)
    for theirs, ours in PLAIN.items():
        sheet.put(ours, text(value.get(theirs)), theirs)
    for theirs, role in ROLES.items():
        for person in objects(value.get(theirs)):
            _take_person(sheet, role, person)
    _take_dates(sheet, value)
    _take_numbers(sheet, value)
    _take_bodies(sheet, value)
    for cited in objects(value.get("references")):
        inner = _record(cited, Sheet(NAME, Report()), "generic")
        printed = ". ".join(filter(None, (inner.title[0].value if inner.title else "", inner.identifier("doi"))))
        sheet.refer(Reference(Text(printed), inner))
    keep_rest(sheet, value, _KNOWN)
    notes = value.get("notes")
    taken = take_note(sheet, notes) if isinstance(notes, str) else {}
    return with_forms(sheet.made(), taken)


def _take_person(sheet: Sheet, role: Role, person: Json) -> None:
    """Take a person or an entity (which has a ``name``)."""
    ids = tuple(identifier("orcid", one) for one in texts(person.get("orcid")))
    places: Forms = forms(*texts(person.get("affiliation")))
    if person.get("name") or not (person.get("family-names") or person.get("given-names")):
        name = Name(literal=text(person.get("name")) or text(person.get("alias")))
        sheet.name(role, name, identifiers=ids, affiliations=places, body="organization")
        return
    family, given = text(person.get("family-names")), text(person.get("given-names"))
    suffix, particle = text(person.get("name-suffix")), text(person.get("name-particle"))
    name = Name(family, given, particle, suffix=suffix) if particle else parted(family, given, suffix)
    sheet.name(role, name, identifiers=ids, affiliations=places, body="person")
    for member in ("email", "website", "alias"):
        sheet.keep(f"authors.{member}", text(person.get(member)))


def _take_dates(sheet: Sheet, value: Json) -> None:
    whole = text(value.get("date-released")) or text(value.get("date-published"))
    parts = date_of(text(value.get("year")), text(value.get("month")))
    sheet.date("issued", read_date(whole) if whole else parts if value.get("year") else read_date(""))
    sheet.date("accessed", text(value.get("date-accessed")))


def _take_numbers(sheet: Sheet, value: Json) -> None:
    for theirs, scheme in IDENTIFIERS.items():
        sheet.identify(scheme, text(value.get(theirs)))
    for one in objects(value.get("identifiers")):
        kind, number = text(one.get("type")).lower(), text(one.get("value"))
        sheet.link(number) if kind == "url" else sheet.identify(kind if kind != "other" else "local", number)
    sheet.identify("container.issn", text(value.get("issn")))
    for name in LINKS:
        sheet.link(text(value.get(name)), "landing" if name == "url" else "other")
    start, end = text(value.get("start")), text(value.get("end"))
    sheet.put("pages", f"{start}-{end}" if start and end and start != end else start or end)
    for tag in texts(value.get("languages")):
        sheet.speak(tag, "languages")


def _take_bodies(sheet: Sheet, value: Json) -> None:
    for member in ("publisher", "institution"):
        one = value.get(member)
        sheet.say("publisher", text(one, "name") or text(one))
        sheet.say(
            "publisher_place", ", ".join(filter(None, (text(one, part) for part in ("city", "region", "country"))))
        )
    sheet.say("publisher_place", text(value.get("location"), "name"))
    meeting = next(iter(objects(value.get("conference"))), {})
    sheet.say("event.title", text(meeting.get("name")))
    sheet.say("event.publisher_place", _place(meeting))
    dates = [text(meeting.get(name)) for name in ("date-start", "date-end")]
    sheet.date("event.issued", "/".join(filter(None, dict.fromkeys(dates))))


def _place(one: Any) -> str:
    return ", ".join(filter(None, (text(one, part) for part in ("city", "region", "country"))))


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write each record as a document of its own."""
    for number, record in enumerate(records):
        stream.write(b"---\n" if number else b"")
        work = _work(record, report)
        top: Json = {"cff-version": "1.2.0"}
        if record.type in _MAIN and work.keys() <= _ALLOWED:
            top |= {"message": "Please cite this work as below."} | work
        else:
            shared = {name: work[name] for name in ("title", "authors") if name in work}
            top |= {"message": MESSAGE, "title": "untitled", "authors": []} | shared | {"preferred-citation": work}
        write_document(stream, top)


def _work(record: Record, report: Report) -> Json:
    main = record.type in _MAIN
    container = record.container or Record()
    journal = "journal" if record.type.startswith("article") else "collection-title"
    start, dash, end = record.pages.partition("-")
    work: dict[str, Any] = {
        "type": next((name for name, kind in TYPES.items() if kind == record.type), "generic"),
        "title": _first(record.title), "abbreviation": _first(record.short_title),
        **{theirs: getattr(record, ours) for theirs, ours in PLAIN.items()},
        "abstract": _first(record.abstract), "edition": _first(record.edition), "thesis-type": _first(record.genre),
        "medium": _first(record.medium), "keywords": [form.value for form in record.keywords],
        "license" if main else "scope": _first(record.rights) if main else _first(record.annotation),
        journal: _first(container.title), "issn": container.identifier("issn") or container.identifier("eissn"),
        "start": start, "end": end if dash else "",
        "publisher": tidy({"name": _first(record.publisher)}),
        "location": tidy({"name": _first(record.publisher_place)}),
        "languages": list(record.languages), "conference": _meeting(record),
        "notes": "\n".join([*(form.value for form in record.remarks), *further(record)]),
    }  # fmt: skip
    for theirs, role in ROLES.items():
        if theirs != "senders":
            work[theirs] = [_person(person) for person in everyone(record) if person.role == role]
    _add_dates(work, record)
    _add_numbers(work, record)
    _tell(record, report)
    return tidy(work)


def _first(values: Forms) -> str:
    return values[0].value if values else ""


def _meeting(record: Record) -> Json:
    return (
        tidy({"name": _first(record.event.title), "city": _first(record.event.publisher_place)}) if record.event else {}
    )


def _person(person: Contributor) -> Json:
    name = person.name
    orcid = next((f"https://orcid.org/{one.value}" for one in person.identifiers if one.scheme == "orcid"), "")
    more = {"orcid": orcid, "affiliation": _first(person.affiliations)}
    if name.literal or not name.family:
        return tidy({"name": name.literal or byline(name)} | more)
    parts = {"family-names": name.family, "given-names": f"{name.given} {name.dropping_particle}".strip(),
             "name-particle": name.particle, "name-suffix": name.suffix}  # fmt: skip
    return tidy(parts | more)


def _add_dates(work: Json, record: Record) -> None:
    parts = edtf_parts(record.issued)
    first = parts[0] if parts else ()
    if len(first) == 3 and len(parts) == 1:
        work["date-released"] = record.issued.edtf
    elif first:
        work["year"] = str(first[0])
        work["month"] = str(first[1]) if len(first) == 2 and first[1] < 13 else ""
    work["date-accessed"] = record.accessed.edtf


def _add_numbers(work: Json, record: Record) -> None:
    others = []
    for one in record.identifiers:
        theirs = next((name for name, scheme in IDENTIFIERS.items() if scheme == one.scheme), "")
        if theirs and theirs not in work:
            work[theirs] = one.value
        else:
            others.append({"type": "other", "value": one.value, "description": one.scheme})
    work["identifiers"] = others
    work["url"] = record.links[0].url if record.links else ""
    work["repository"] = record.links[1].url if len(record.links) > 1 else ""


def _tell(record: Record, report: Report) -> None:
    for line in further(record):
        tell_lossy(record, NAME, line.partition(" ")[0], "a line of notes", report)
    if record.type not in TYPES.values():
        tell_lossy(record, NAME, f"type {record.type}", "generic", report)
    people = everyone(record)
    if any(len(person.names) > 1 or person.role not in ROLES.values() for person in people):
        tell_lossy(
            record, NAME, "contributors", "the first form of each name; authors, editors and translators", report
        )
    tell_unwritten(record, NAME, HELD, report)
    tell_foreign(record, NAME, report)


def sniff(head: bytes, name: str) -> float:
    """Recognise the version that each file states."""
    return 0.97 if b"cff-version" in head or name.lower().endswith("citation.cff") else 0.0


FIELDS: tuple[Field, ...] = (
    Field("type", "type"),
    Field("title", "title", "one form; further ones in notes"),
    Field("abbreviation", "short_title", "one form"),
    Field("authors, editors, translators …", "contributors", "one form of each name"),
    Field("editors", "container.contributors"),
    *(Field(theirs, ours) for theirs, ours in PLAIN.items()),
    Field("abstract", "abstract", "one form; further ones in notes"),
    Field("keywords", "keywords"),
    Field("license", "rights", "of software and data"),
    Field("thesis-type", "genre"),
    Field("edition", "edition"),
    Field("medium", "medium"),
    Field("scope", "annotation"),
    Field("journal, collection-title", "container.title", "one form"),
    Field("issn", "container.identifiers", "one"),
    Field("start, end", "pages"),
    Field("publisher, institution", "publisher", "one form"),
    Field("location", "publisher_place", "one form"),
    Field("conference", "event.title"),
    Field("conference", "event.publisher_place"),
    Field("conference", "event.issued", "read only"),
    Field("date-released, year, month", "issued", "one Gregorian date"),
    Field("date-accessed", "accessed"),
    Field("doi, isbn, identifiers …", "identifiers"),
    Field("url, repository …", "links", "two addresses"),
    Field("languages", "languages"),
    Field("notes", "remarks"),
    Field("references", "references", "read only"),
    Field("database", "archive", "read only"),
)
HELD = held(FIELDS)

FORMAT = Format(
    name=NAME,
    title="Citation File Format",
    extensions=("cff",),
    media_type="application/yaml",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
