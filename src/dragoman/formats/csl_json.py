"""CSL-JSON: the input of citation processors, as Zotero, Mendeley, JabRef, pandoc and Juris-M write it.

Schema: CSL 1.0.2 (``csl-data.json``), and what is met beside it: ids as numbers, numbers as strings, one object of
records by key, Juris-M's ``multi`` forms, ``shortTitle``/``journalAbbreviation``. What the schema's variables say only
in part (second titles, names in a second script, printed dates of other calendars, keywords) stands whole in
``custom.dragoman``, the place the schema leaves for it; reading takes it back unless another program has changed the
variable since.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, get_args

import msgspec

from dragoman.formats.csl_date import date_parts, read_parts
from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, everyone, held, place_of, tell_foreign, tell_unwritten
from dragoman.formats.json import Json, records
from dragoman.formats.sheet import IN_BOOKS, PERIODICALS, Sheet, line
from dragoman.record.finding import Report
from dragoman.record.form import Forms, Text
from dragoman.record.model import Record, Source, Type
from dragoman.record.name import Contributor, Name, Role
from dragoman.text.markup import plain
from dragoman.text.tag import normal_tag

NAME = "csl_json"

PLAIN: dict[str, str] = {
    "volume": "volume", "issue": "issue", "page": "pages", "number": "number", "number-of-pages": "number_of_pages",
    "number-of-volumes": "number_of_volumes", "version": "version", "chapter-number": "chapter", "section": "section",
    "part-number": "part", "status": "status", "dimensions": "dimensions", "scale": "scale",
    "call-number": "call_number", "archive_location": "archive_location", "citation-key": "key",
}  # fmt: skip
"""CSL variable → our plain field."""
TEXTS: dict[str, str] = {
    "title": "title", "title-short": "short_title", "genre": "genre", "edition": "edition", "publisher": "publisher",
    "publisher-place": "publisher_place", "archive": "archive", "archive-place": "archive_place",
    "authority": "authority", "jurisdiction": "jurisdiction", "medium": "medium", "abstract": "abstract",
    "note": "remarks", "annote": "annotation", "license": "rights",
}  # fmt: skip
"""CSL variable → our field of forms."""
NESTED: dict[str, tuple[str, str]] = {
    "container-title": ("container", "title"), "container-title-short": ("container", "short_title"),
    "collection-title": ("series", "title"), "collection-number": ("series", "number"),
    "event-title": ("event", "title"), "event-place": ("event", "publisher_place"),
    "original-title": ("original", "title"), "original-publisher": ("original", "publisher"),
    "original-publisher-place": ("original", "publisher_place"), "reviewed-title": ("reviewed", "title"),
    "reviewed-genre": ("reviewed", "genre"),
}  # fmt: skip
"""CSL variable → nested record and its field."""
DATES: dict[str, str] = {
    "issued": "issued", "accessed": "accessed", "submitted": "submitted", "available-date": "available",
}  # fmt: skip
NESTED_DATES: dict[str, str] = {"original-date": "original", "event-date": "event"}
IDENTIFIERS: dict[str, str] = {"DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "PMCID": "pmcid"}
ROLES: frozenset[str] = frozenset(get_args(Role)[:26])
"""The CSL name variables are our roles of the same name."""
TYPES_READ_ONLY: dict[str, Type] = {
    "article_journal": "article-journal", "misc": "document", "journal-article": "article-journal",
    "motion-picture": "motion_picture", "legal-case": "legal_case", "proceedings-article": "paper-conference",
    "book-chapter": "chapter", "musical-score": "musical_score", "paper": "paper-conference",
    "journalarticle": "article-journal", "booksection": "chapter", "conferencepaper": "paper-conference",
    "newspaperarticle": "article-newspaper", "magazinearticle": "article-magazine", "computerprogram": "software",
    "blogpost": "post-weblog", "encyclopediaarticle": "entry-encyclopedia", "dictionaryentry": "entry-dictionary",
}  # fmt: skip
"""Misspelt types, those of Crossref's CSL answers and of Zotero: each has a CSL type, which is written."""
READ_ONLY: dict[str, str] = {
    "shortTitle": "title-short", "journalAbbreviation": "container-title-short", "event": "event-title",
    "archive-location": "archive_location", "citation-label": "citation-key", "container-title-Short":
    "container-title-short", "number-of-Pages": "number-of-pages",
}  # fmt: skip
"""Earlier or other spellings of a variable (CSL 1.0.1, Zotero, Mendeley)."""
_TYPES = frozenset(get_args(Type))
_NAME_PARTS: dict[str, str] = {
    "family": "family", "given": "given", "non-dropping-particle": "particle",
    "dropping-particle": "dropping_particle", "suffix": "suffix", "literal": "literal",
}  # fmt: skip
_NAME_FLAGS = frozenset({"comma-suffix", "static-ordering", "parse-names", "isInstitution", "multi", "lang"})
_EMPTY = Record()
_WHOLE = (
    "title", "short_title", "genre", "edition", "publisher", "publisher_place", "archive", "archive_place", "authority",
    "jurisdiction", "medium", "abstract", "remarks", "annotation", "rights", "contributors", "issued", "accessed",
    "submitted", "available", "container", "series", "original", "reviewed", "event", "identifiers", "classifications",
    "links", "keywords", "languages", "price", "article_number",
)  # fmt: skip
"""Fields that stand whole in ``custom`` when the variables say them only in part."""


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each object as a record. Members that CSL does not know are kept and told."""
    for found in records(stream, report, ("items", "references"), looks):
        key = line(found.value.get("id"))
        source = Source(
            report.file, NAME, found.start, found.line, found.encoding, line(found.value.get("source")), key, found.raw
        )
        yield record_of(found.value, report, source)


def looks(value: Json) -> bool:
    """Say whether an object is a CSL record and not a name or a date in one."""
    return "type" in value or "title" in value or ("id" in value and "issued" in value)


def record_of(csl: Json, report: Report, source: Source) -> Record:
    """Give the record of one CSL-JSON object (already parsed)."""
    sheet = Sheet(NAME, report, source)
    fields = {READ_ONLY.get(name, name): value for name, value in csl.items()}
    _take_type(sheet, line(fields.pop("type", "")))
    sheet.put("key", fields.pop("citation-key", None) or fields.get("id"))
    for name in ("id", "source"):
        fields.pop(name, None)
    custom, multi = fields.pop("custom", None), fields.pop("multi", None)
    for name, value in fields.items():
        _take(sheet, name, value)
    _take_multi(sheet, multi)
    mine = custom.pop("dragoman", None) if isinstance(custom, dict) else None
    if custom:
        sheet.keep("custom", json.dumps(custom, ensure_ascii=False))
    record = sheet.made()
    return _completed(record, csl, mine) if isinstance(mine, dict) else record


def _take_type(sheet: Sheet, name: str) -> None:
    sheet.type = name if name in _TYPES else TYPES_READ_ONLY.get(name.lower())  # type: ignore[assignment]
    if sheet.type is None and name:
        sheet.keep("type", name)


def _take(sheet: Sheet, name: str, value: Any) -> None:
    if value is None or value == "":
        return
    if name in PLAIN:
        sheet.put(PLAIN[name], value, name)
    elif name in TEXTS:
        _say(sheet, TEXTS[name], name, value)
    elif name in NESTED:
        _take_nested(sheet, name, value)
    elif name in ROLES and isinstance(value, list):
        _take_names(sheet, name, value)
    elif name in DATES:
        sheet.date(DATES[name], read_parts(value), name)
    elif name in NESTED_DATES:
        sheet.date(f"{NESTED_DATES[name]}.issued", read_parts(value), name)
    elif name in IDENTIFIERS:
        _take_identifiers(sheet, name, value)
    else:
        _take_other(sheet, name, value)


def _take_other(sheet: Sheet, name: str, value: Any) -> None:
    if name == "URL":
        sheet.link(value)
    elif name == "language":
        sheet.speak(value)
    elif name == "keyword" and isinstance(value, str | list):
        for word in value if isinstance(value, list) else _words(value):
            sheet.say("keywords", word)
    else:
        sheet.keep(name, value if isinstance(value, str | int | float) else json.dumps(value, ensure_ascii=False))


def _words(value: str) -> list[str]:
    return value.split(";" if ";" in value else ",")


def _say(sheet: Sheet, field: str, name: str, value: Any) -> None:
    """Add a text without its mark-up; a text that had some is kept as it stood beside it."""
    for text in value if isinstance(value, list) else [value]:
        if isinstance(text, dict) and set(text) == {"name"}:
            text = text["name"]  # Crosscite says of a publisher {"name": …}
        text = text if isinstance(text, str | int | float) else json.dumps(text, ensure_ascii=False)
        bare = plain(str(text)) if "<" in str(text) or "&" in str(text) else text
        sheet.say(field, bare)
        if bare != text:
            sheet.mark(name, str(text))


def _take_nested(sheet: Sheet, name: str, value: Any) -> None:
    inner, field = NESTED[name]
    one = sheet.inner(inner)
    if field == "number":
        one.put(field, value, name)
    else:
        _say(one, field, name, value)


def _take_names(sheet: Sheet, role: str, people: list[Any]) -> None:
    for person in people:
        if isinstance(person, dict) and (name := name_of(person)):
            body = "organization" if person.get("isInstitution") else ""
            sheet.name(role, name, *_other_names(person), body=body)  # type: ignore[arg-type]
            for part in (part for part in person if part not in _NAME_PARTS and part not in _NAME_FLAGS):
                sheet.keep(f"{role}.{part}", person[part])
        elif person:
            sheet.name(role, Name(literal=line(person)))  # type: ignore[arg-type]


def name_of(person: Json, lang: str = "") -> Name:
    """Give the name of a CSL name object."""
    return Name(**{ours: line(person.get(theirs)) for theirs, ours in _NAME_PARTS.items()}, lang=lang)


def _other_names(person: Json) -> Iterator[Name]:
    """Give the forms of a name that Juris-M writes beside it."""
    multi = person.get("multi")
    forms = multi.get("_key") if isinstance(multi, dict) else None
    for lang, form in forms.items() if isinstance(forms, dict) else ():
        if isinstance(form, dict):
            yield name_of(form, normal_tag(lang))


def _take_identifiers(sheet: Sheet, name: str, value: Any) -> None:
    """Give an identifier to the record, or to the journal or book that it names."""
    holder = sheet
    if name == "ISSN" and sheet.type not in {"periodical", "document"}:
        is_part = sheet.type in PERIODICALS or sheet.type in IN_BOOKS
        holder = sheet.inner("container", "periodical") if sheet.type in PERIODICALS else sheet.inner("series")
        holder.type = holder.type or ("periodical" if is_part else "collection")
    elif name == "ISBN" and sheet.type in IN_BOOKS:
        holder = sheet.inner("container", "book")
    values = value if isinstance(value, list) else [value]
    if name in {"ISSN", "ISBN"}:
        values = [one for several in values for one in _several(str(several))]
    for one in values:
        holder.identify(IDENTIFIERS[name], one)


def _several(value: str) -> list[str]:
    """Part several ISBNs or ISSNs in one string, as Zotero and Mendeley join them."""
    parts = value.replace(",", " ").replace(";", " ").split()
    return parts if all(sum(char.isdigit() for char in part) >= 7 for part in parts) else [value]


def _take_multi(sheet: Sheet, multi: Any) -> None:
    """Take Juris-M's further forms of the text variables: ``{"_keys": {"title": {"en": "…"}}}``."""
    keys = multi.get("_keys") if isinstance(multi, dict) else None
    for name, forms in keys.items() if isinstance(keys, dict) else ():
        holder, field = sheet, TEXTS.get(name, "")
        if name in NESTED:
            inner, field = NESTED[name]
            holder = sheet.inner(inner)
        for lang, value in forms.items() if field and isinstance(forms, dict) else ():
            holder.say(field, value, lang)


def _completed(record: Record, csl: Json, mine: Json) -> Record:
    """Take back what ``custom`` holds whole, field by field, where the variables still say the same."""
    visible = {name: value for name, value in csl.items() if name != "custom"}
    mine = {field: value for field, value in mine.items() if field in _WHOLE}
    every = _with(record, mine)
    if _says_the_same(every, record, visible):
        return every
    for field, value in mine.items():
        candidate = _with(record, {field: value})
        record = candidate if _says_the_same(candidate, record, visible) else record
    return record


def _with(record: Record, fields: Json) -> Record:
    try:
        return msgspec.convert({**msgspec.to_builtins(record), **fields}, Record).replace(source=record.source)
    except msgspec.ValidationError:
        return record


def _says_the_same(candidate: Record, record: Record, visible: Json) -> bool:
    """Say whether a record would be written with the variables that stand in the file."""
    before, after = csl_of(record), csl_of(candidate)
    same = all(after.get(name) in (visible.get(name), before.get(name)) for name in after)
    return same and before.keys() <= after.keys()


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write an array of CSL objects, one to a line."""
    before = b"[\n"
    for record in records:
        stream.write(before + json.dumps(whole(record, report), ensure_ascii=False).encode("utf-8", "replace"))
        before = b",\n"
    stream.write(b"[]\n" if before == b"[\n" else b"\n]\n")


def whole(record: Record, report: Report) -> Json:
    """Give the CSL object of a record with what its variables cannot say in ``custom``."""
    csl = csl_of(record)
    for name, values in record.extra.items():
        if name.startswith(f"{NAME}:"):
            _write_back(csl, name[len(NAME) + 1 :], values)
    again = record_of(dict(csl), Report(), Source())
    lossy = [field for field in _WHOLE if getattr(again, field) != getattr(record, field)]
    built = msgspec.to_builtins(record)
    mine = {field: built.get(field, msgspec.to_builtins(getattr(_EMPTY, field))) for field in lossy}
    if mine:
        csl.setdefault("custom", {})["dragoman"] = mine
        for field in (field for field in mine if field in built):
            report.add("field.lossy", place_of(record), format=NAME, field=field, where="custom.dragoman")
    tell_unwritten(record, NAME, HELD, report)
    tell_foreign(record, NAME, report)
    return csl


def _write_back(csl: Json, name: str, values: tuple[str, ...]) -> None:
    """Write what was not understood on reading where it stood."""
    value: Any = values[0]
    if name == "custom" or value[:1] in "[{":
        try:
            value = json.loads(value)
        except ValueError:
            value = values[0]
    if name == "type" or name not in csl or plain(str(values[0])) == csl[name]:
        csl[name] = value


def csl_of(record: Record) -> Json:
    """Give the CSL object of a record: what the variables of CSL 1.0.2 can say of it."""
    csl: Json = {"id": record.key or record.id or _made_id(record), "type": record.type}
    csl |= {theirs: value for theirs, ours in PLAIN.items() if (value := getattr(record, ours))}
    csl |= {theirs: value for theirs, ours in TEXTS.items() if (value := _first(getattr(record, ours)))}
    for theirs, (inner, field) in NESTED.items():
        if (one := getattr(record, inner)) and (value := getattr(one, field)):
            csl[theirs] = value if isinstance(value, str) else _first(value)
    csl |= {theirs: date_parts(date) for theirs, ours in DATES.items() if (date := getattr(record, ours))}
    for theirs, inner in NESTED_DATES.items():
        if (one := getattr(record, inner)) and one.issued:
            csl[theirs] = date_parts(one.issued)
    for person in everyone(record):
        if person.role in ROLES:
            csl.setdefault(person.role, []).append(csl_name(person))
    return csl | _identifiers(record) | _rest(record)


def _made_id(record: Record) -> str:
    return record.identifier("doi") or (record.title[0].value[:60] if record.title else "untitled")


def _first(forms: Forms) -> str:
    return forms[0].value if forms else ""


def csl_name(person: Contributor) -> Json:
    """Give the CSL name object of a contributor's first name."""
    return {theirs: value for theirs, ours in _NAME_PARTS.items() if (value := getattr(person.name, ours))}


def _identifiers(record: Record) -> Json:
    """Give the identifiers, those of the journal or book too; several values are joined as Zotero does."""
    holders = [one for one in (record, record.container, record.series) if one]
    found: Json = {}
    for theirs, scheme in IDENTIFIERS.items():
        schemes = {"issn", "eissn"} if scheme == "issn" else {scheme}
        scope = holders if scheme in {"issn", "isbn"} else holders[:1]
        values = [one.value for holder in scope for one in holder.identifiers if one.scheme in schemes]
        if values:
            found[theirs] = ", ".join(dict.fromkeys(values)) if scheme == "issn" else " ".join(dict.fromkeys(values))
    return found


def _rest(record: Record) -> Json:
    landing = next((link.url for link in record.links if link.kind == "landing"), "")
    url = landing or next((link.url for link in record.links), "")
    rest = {
        "URL": url,
        "language": record.languages[0] if record.languages else "",
        "keyword": _joined_words(record.keywords),
        "source": record.source.platform,
    }
    return {name: value for name, value in rest.items() if value}


def _joined_words(keywords: tuple[Text, ...]) -> str:
    return ("; " if any("," in word.value for word in keywords) else ", ").join(word.value for word in keywords)


def sniff(head: bytes, name: str) -> float:
    """Recognise CSL by its own variable names in JSON."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start not in {b"[", b"{"}:
        return 0.0
    marks = (b'"date-parts"', b'"container-title"', b'"publisher-place"', b'"title-short"', b'"citation-key"')
    crossref = b'"is-referenced-by-count"' in head or b'"reference-count"' in head
    types = any(b'"%s"' % one.encode() in head for one in ("article-journal", "paper-conference", "article-newspaper"))
    score = sum(mark in head for mark in marks) * 0.3 + types * 0.4 + (b'"type"' in head and b'"id"' in head) * 0.2
    return 0.0 if crossref else min(score, 0.95)


FIELDS: tuple[Field, ...] = (
    Field("type", "type"),
    *(Field(theirs, ours) for theirs, ours in (PLAIN | TEXTS | DATES).items()),
    *(Field(theirs, f"{inner}.{field}") for theirs, (inner, field) in NESTED.items()),
    *(Field(theirs, f"{inner}.issued") for theirs, inner in NESTED_DATES.items()),
    *(Field(role, "contributors", f"role {role}") for role in sorted(ROLES)),
    *(Field(theirs, "identifiers", f"scheme {ours}") for theirs, ours in IDENTIFIERS.items()),
    Field("editor", "container.contributors", "of a chapter or paper"),
    Field("URL", "links", "the landing page first"),
    Field("keyword", "keywords"),
    Field("language", "languages"),
    Field("custom.dragoman", "container", "whatever the variables say only in part, whole"),
    Field("custom.dragoman", "series"),
    Field("custom.dragoman", "original"),
    Field("custom.dragoman", "reviewed"),
    Field("custom.dragoman", "event"),
    Field("custom.dragoman", "classifications"),
    Field("custom.dragoman", "price"),
    Field("custom.dragoman", "article_number"),
    *(Field(theirs, ours, "read only: another spelling") for theirs, ours in READ_ONLY.items()),
)
HELD = held(FIELDS)

FORMAT = Format(
    name=NAME,
    title="CSL-JSON",
    extensions=("json", "csljson"),
    media_type="application/vnd.citationstyles.csl+json",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
