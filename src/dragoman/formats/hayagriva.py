"""Hayagriva YAML: the bibliography format of Typst; records by key, what they appeared in as ``parent``.

Volume and issue may stand on the parent; here they are the part's. A title has one form; further forms of titles,
abstracts and keywords stand in ``note``, a line for each ("title [fa]: …"), and are read back from there. Source:
hayagriva, "The Hayagriva YAML File Format".
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from dragoman.formats.byline import byline, named
from dragoman.formats.format import Field, Format
from dragoman.formats.further import further, take_note, with_forms
from dragoman.formats.held import cannot_hold, held, tell_foreign, tell_lossy, tell_unwritten
from dragoman.formats.json import Json
from dragoman.formats.member import keep_rest, listed, objects, text, texts, tidy
from dragoman.formats.sheet import Sheet
from dragoman.formats.yaml import members, write_document
from dragoman.record.date import Date, read_date
from dragoman.record.finding import Report
from dragoman.record.model import Record, Source, Type
from dragoman.record.name import Contributor, Name, Role

NAME = "hayagriva"

TYPES: dict[str, Type] = {
    "article": "article-journal", "book": "book", "chapter": "chapter", "thesis": "thesis", "report": "report", "web":
    "webpage", "patent": "patent", "case": "legal_case", "legislation": "legislation", "manuscript": "manuscript",
    "post": "post", "performance": "performance", "periodical": "periodical", "repository": "software", "entry":
    "entry-encyclopedia", "video": "motion_picture", "audio": "song", "artwork": "graphic", "conference": "event",
    "misc": "document", "anthology": "collection",
}  # fmt: skip
"""Hayagriva's type → ours; the first of a type is written."""
TYPES_READ_ONLY: dict[str, Type] = {
    "anthos": "chapter", "proceedings": "book", "blog": "post-weblog", "newspaper": "periodical", "reference": "book",
    "scene": "motion_picture", "exhibition": "performance", "thread": "post", "original": "document", "tweet": "post",
}  # fmt: skip
PARENTS: dict[str, Type] = {
    "newspaper": "article-newspaper", "blog": "post-weblog", "proceedings": "paper-conference", "conference":
    "paper-conference", "anthology": "chapter", "book": "chapter", "reference": "entry-encyclopedia",
}  # fmt: skip
"""Type of the parent → type of an article in it."""
ROLES: dict[str, Role] = {
    "translator": "translator", "afterword": "afterword", "foreword": "introduction", "introduction": "introduction",
    "annotator": "annotator", "commentator": "commentator", "holder": "holder", "compiler": "compiler", "founder":
    "series-creator", "collaborator": "contributor", "organizer": "organizer", "cast-member": "performer", "composer":
    "composer", "producer": "producer", "executive-producer": "executive-producer", "writer": "script-writer",
    "director": "director", "illustrator": "illustrator", "narrator": "narrator", "cinematography": "other",
}  # fmt: skip
PLAIN: dict[str, str] = {
    "volume": "volume", "issue": "issue", "page-range": "pages", "page-total": "number_of_pages", "volume-total":
    "number_of_volumes", "call-number": "call_number", "archive-location": "archive_place", "chapter": "chapter",
}  # fmt: skip
SAID: dict[str, str] = {"abstract": "abstract", "genre": "genre", "edition": "edition", "archive": "archive",
                        "organization": "authority"}  # fmt: skip
_KNOWN = frozenset({
    "type", "title", "author", "editor", "date", "publisher", "location", "url", "serial-number", "language", "parent",
    "note", "affiliated", "annote", "keywords", *PLAIN, *SAID,
})  # fmt: skip


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each record; members that are not understood are kept and told."""
    for found in members(stream, report):
        key, value = next(iter(found.value.items()))
        if not isinstance(value, dict):
            report.reject(found.raw, "yaml.invalid", found.place, reason="a mapping was expected")
            continue
        place = found.place
        source = Source(report.file, NAME, place.offset, place.line, found.encoding, id=str(key), raw=found.raw)
        sheet = Sheet(NAME, report, source)
        sheet.put("key", str(key))
        yield _record(sheet, value)


def _record(sheet: Sheet, value: Json) -> Record:
    parents = objects(value.get("parent"))
    sheet.type = _type(value, parents)
    _take(sheet, value)
    for parent in parents:
        _take_parent(sheet, parent)
    note = value.get("note")
    forms = take_note(sheet, note) if isinstance(note, str) else {}
    return with_forms(sheet.made(), forms)


def _type(value: Json, parents: list[Json]) -> Type:
    said = text(value.get("type")).lower()
    if said in {"article", "entry", ""}:
        for parent in parents:
            found = PARENTS.get(text(parent.get("type")).lower())
            if found:
                return found
    return TYPES.get(said) or TYPES_READ_ONLY.get(said) or "document"


def _take(sheet: Sheet, value: Json) -> None:
    """Take what a record and what it appeared in have alike."""
    sheet.say("title", _formatted(value.get("title")))
    sheet.say("short_title", text(value.get("title"), "short"))
    for role in ("author", "editor"):
        for person in listed(value.get(role)):
            sheet.name(role, _name(person))
    for one in objects(value.get("affiliated")):
        for person in listed(one.get("names")):
            sheet.name(ROLES.get(text(one.get("role")), "other"), _name(person))
    sheet.date("issued", text(value.get("date")), "date")
    for theirs, ours in PLAIN.items():
        if ours == "archive_place":
            sheet.put("archive_location", text(value.get(theirs)))
        else:
            sheet.put(ours, text(value.get(theirs)), theirs)
    for theirs, ours in SAID.items():
        body = ours == "authority" and sheet.type in {"thesis", "report"}
        sheet.say("publisher" if body else ours, _formatted(value.get(theirs)))
    publisher = value.get("publisher")
    sheet.say("publisher", text(publisher, "name") or text(publisher))
    sheet.say("publisher_place", text(publisher, "location") or _formatted(value.get("location")))
    for word in texts(value.get("keywords")):
        sheet.say("keywords", word)
    sheet.say("annotation", text(value.get("annote")))
    _take_addresses(sheet, value)
    keep_rest(sheet, value, _KNOWN)


def _take_addresses(sheet: Sheet, value: Json) -> None:
    url = value.get("url")
    sheet.link(text(url, "value") or text(url))
    sheet.date("accessed", text(url, "date"))
    sheet.speak(text(value.get("language")))
    numbers = value.get("serial-number")
    pairs = numbers.items() if isinstance(numbers, dict) else [("serial", numbers)]
    for scheme, number in pairs:
        for one in texts(number):
            sheet.identify(str(scheme), one)


def _formatted(value: Any) -> str:
    """Give the text of a formattable string; braces that only keep its case are taken off."""
    said = text(value, "value") or text(value)
    return said.replace("{", "").replace("}", "") if "{" in said and "\\" not in said else said


def _name(person: Any) -> Name:
    if not isinstance(person, dict):
        return named(text(person))
    family, given = text(person.get("name")), text(person.get("given-name"))
    prefix, suffix = text(person.get("prefix")), text(person.get("suffix"))
    return (
        Name(family, given, prefix, suffix=suffix)
        if given
        else Name(literal=f"{prefix} {family}".strip(), suffix=suffix)
    )


def _take_parent(sheet: Sheet, parent: Json) -> None:
    """Take what the record appeared in: a series of books, an event, or the container; numbers are the part's."""
    said = text(parent.get("type")).lower()
    numbers = {name: parent.get(name) for name in ("volume", "issue", "page-range") if parent.get(name)}
    rest = {name: value for name, value in parent.items() if name not in numbers}
    for name, value in numbers.items():
        sheet.put(PLAIN[name], text(value), name)
    if said == "conference":
        holder = sheet.inner("event", "event")
    elif sheet.type in {"book", "report", "thesis"} or sheet.inner("container").has("title"):
        holder = sheet.inner("series", "collection")
    else:
        holder = sheet.inner("container")
        holder.type = "periodical" if said in {"periodical", "newspaper", "blog"} else "book"
    for name in ("publisher", "location", "date", "organization"):
        if said != "conference" and rest.get(name):
            _take(sheet, {name: rest.pop(name)}) if not _has(sheet, name) else None
    _take(holder, {name: value for name, value in rest.items() if name != "parent"})
    for grandparent in objects(parent.get("parent")):
        _take(sheet.inner("series", "collection"), grandparent)


def _has(sheet: Sheet, name: str) -> bool:
    return sheet.has({"publisher": "publisher", "location": "publisher_place", "date": "issued"}.get(name, "authority"))


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write records by their keys; those without a key get a number."""
    taken: set[str] = set()
    for number, record in enumerate(records, 1):
        key = record.key or record.id or f"record-{number}"
        while key in taken:
            key = f"{key}-{number}"
        taken.add(key)
        write_document(stream, {key: _entry(record, report)})


def _entry(record: Record, report: Report) -> Json:
    kind = "article" if record.type in {*PARENTS.values()} and record.type not in TYPES.values() else ""
    kind = kind or next((name for name, one in TYPES.items() if one == record.type), "misc")
    entry: dict[str, Any] = {"type": kind, "title": _title(record)}
    for role in ("author", "editor"):
        entry[role] = [_person(one) for one in record.contributors if one.role == role]
    entry["affiliated"] = _affiliated(record)
    entry["date"] = _date(record.issued)
    for theirs, ours in PLAIN.items():
        entry[theirs] = getattr(record, "archive_location" if ours == "archive_place" else ours)
    for theirs, ours in (SAID | {"publisher": "publisher", "location": "publisher_place"}).items():
        forms = getattr(record, ours)
        entry[theirs] = forms[0].value if forms else ""
    url = record.links[0].url if record.links else ""
    entry["url"] = {"value": url, "date": record.accessed.edtf} if url and record.accessed.edtf else url
    entry["serial-number"] = {one.scheme: one.value for one in record.identifiers}
    entry["language"] = (*record.languages, "")[0]
    entry["keywords"] = [form.value for form in record.keywords]
    lines = [*(form.value for form in record.remarks), *further(record)]
    entry["note"] = "\n".join(lines)
    entry["parent"] = _parents(record)
    _tell(record, kind, report)
    return tidy(entry)


def _title(record: Record) -> Any:
    value = record.title[0].value if record.title else ""
    short = record.short_title[0].value if record.short_title else ""
    return {"value": value, "short": short} if short else value


def _person(person: Contributor) -> Any:
    name = person.name
    if name.literal or not name.family:
        return byline(name)
    parts = {"name": name.family, "given-name": name.given, "prefix": name.particle, "suffix": name.suffix}
    return tidy(parts) if name.particle or name.suffix else byline(name)


def _affiliated(record: Record) -> list[Json]:
    found: list[Json] = []
    for person in record.contributors:
        role = next((name for name, one in ROLES.items() if one == person.role), "")
        if person.role not in {"author", "editor"}:
            found.append({"role": role or "collaborator", "names": [_person(person)]})
    return found


def _date(date: Date) -> str:
    """Give a date hayagriva can hold: a year, month or day, no range."""
    start = date.edtf.partition("/")[0].strip("?~%")
    return start if start and read_date(start).edtf == start else ""


def _parents(record: Record) -> Any:
    parents = []
    kinds = {"article-newspaper": "newspaper", "post-weblog": "blog", "paper-conference": "proceedings", "chapter":
             "anthology", "entry-encyclopedia": "reference"}  # fmt: skip
    if record.container:
        parents.append({"type": kinds.get(record.type, "periodical")} | _parent(record.container))
    if record.series:
        parents.append({"type": "anthology"} | _parent(record.series))
    if record.event:
        parents.append({"type": "conference"} | _parent(record.event))
    return parents[0] if len(parents) == 1 else parents


def _parent(one: Record) -> Json:
    place = one.publisher_place[0].value if one.publisher_place else ""
    editors = [_person(person) for person in one.contributors if person.role == "editor"]
    numbers = {number.scheme: number.value for number in one.identifiers}
    return tidy({"title": _title(one), "editor": editors, "location": place, "serial-number": numbers,
                 "date": _date(one.issued), "volume": one.number})  # fmt: skip


def _tell(record: Record, kind: str, report: Report) -> None:
    for line in further(record):
        tell_lossy(record, NAME, line.partition(" ")[0], "a line of note", report)
    if _date(record.issued) != record.issued.edtf or record.issued.literal:
        tell_lossy(record, NAME, "issued", "its first Gregorian date", report)
    if any(len(person.names) > 1 for person in record.contributors):
        tell_lossy(record, NAME, "contributors", "the first form of each name", report)
    if kind == "misc" and record.type != "document":
        tell_lossy(record, NAME, f"type {record.type}", "misc", report)
    tell_unwritten(record, NAME, HELD, report)
    tell_foreign(record, NAME, report)


def sniff(head: bytes, name: str) -> float:
    """Recognise members of hayagriva under a key, in a YAML file."""
    if head.lstrip()[:1] in {b"{", b"[", b"<", b"@", b"%"}:
        return 0.0
    marks = (
        b"\n    type:",
        b"\n  type:",
        b"serial-number:",
        b"page-range:",
        b"\n    parent:",
        b"\n  parent:",
        b"\n  title:",
    )
    score = 0.25 * sum(mark in head for mark in marks)
    return min(score, 0.9) if b"cff-version" not in head else 0.0


FIELDS: tuple[Field, ...] = (
    Field("type, parent.type", "type"),
    Field("title", "title", "one form; further ones in note"),
    Field("title.short", "short_title"),
    Field("author, editor, affiliated", "contributors", "one form of each name"),
    Field("date", "issued", "one Gregorian date"),
    *(Field(theirs, "archive_location" if ours == "archive_place" else ours) for theirs, ours in PLAIN.items()),
    *(Field(theirs, ours, "one form") for theirs, ours in SAID.items()),
    Field("publisher", "publisher", "one form"),
    Field("location", "publisher_place", "one form"),
    Field("url", "links", "one address"),
    Field("url.date", "accessed"),
    Field("serial-number", "identifiers", "one of each scheme"),
    Field("language", "languages", "one language"),
    Field("keywords", "keywords", "a list of our own, which hayagriva passes over"),
    Field("note", "remarks"),
    Field("annote", "annotation", "read only"),
    Field("(key)", "key"),
    Field("parent", "container.title"),
    Field("parent", "container.short_title"),
    Field("parent", "container.contributors", "editors"),
    Field("parent", "container.identifiers"),
    Field("parent", "series"),
    Field("parent", "event"),
)
HELD = held(FIELDS)

FORMAT = Format(
    name=NAME,
    title="Hayagriva YAML",
    extensions=("yml", "yaml"),
    media_type="application/yaml",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
