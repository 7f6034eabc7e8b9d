"""How is a record written as BibTeX or biblatex? Field by field from the same tables that read it."""

import re
from collections.abc import Iterable
from typing import BinaryIO, Literal

from dragoman.formats.bibtex import tables
from dragoman.formats.bibtex.escape import address_of, latex_of, storable, title_of, verbatim_of
from dragoman.formats.format import Writer
from dragoman.formats.held import tell_unwritten
from dragoman.formats.language import assumed
from dragoman.record.citation_key import citation_key
from dragoman.record.date import Date
from dragoman.record.finding import Place, Report
from dragoman.record.form import Forms
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name

Dialect = Literal["bibtex", "biblatex"]

_BAD_KEY = re.compile(r"[\s,{}\"#%~\\()='@^&$]+")
_FIELD_NAME = re.compile(r"[a-z][\w.:+-]*\Z")
_SIMPLE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?\Z")
_YEAR = re.compile(r"-?\d+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEPARATORS = re.compile("[,;；؛，،、{}]")
_HELD = frozenset(
    path for path in (*tables.FORM_FIELDS.values(), *tables.PLAIN_FIELDS.values(), *tables.DATE_FIELDS.values())
) | {
    "key", "type", "languages", "issue", "number", "links", "identifiers", "classifications", "contributors",
    "series.number", "container.contributors", "container.identifiers", "container.container.title",
}  # fmt: skip
"""Paths of ours that have a field."""


class Writing:
    """One record on its way to an entry: the fields written so far."""

    def __init__(self, record: Record, dialect: Dialect) -> None:
        self.record = record
        self.dialect = dialect
        self.lang = record.languages[0] if record.languages else ""
        self.fields: dict[str, str] = {}

    def put(self, name: str, latex: str) -> None:
        """Write a field; one that is there already gets a number."""
        if not latex:
            return
        used, count = name, 2
        while used in self.fields:
            used, count = f"{name}_{count}", count + 1
        self.fields[used] = latex

    def forms(self, name: str, forms: Forms) -> None:
        """Write forms: the first under the field's name, each further one under the name with its language."""
        for at, form in enumerate(forms):
            write = title_of if name in {"title", "booktitle"} else _text
            if at:
                self.put(f"{name}_{form.lang or 'und'}", write(form.value, form.lang))
                continue
            self.put(name, write(form.value, form.lang))
            if form.lang and form.lang != (assumed(form.value, self.lang) if self.lang else ""):
                self.put(f"{name}_lang", form.lang)


def _text(value: str, lang: str) -> str:
    return latex_of(value)


def writer(dialect: Dialect) -> Writer:
    """Give what writes a dialect."""
    return lambda records, stream, report: _write(records, stream, report, dialect)


def _write(records: Iterable[Record], stream: BinaryIO, report: Report, dialect: Dialect) -> None:
    taken: set[str] = set()
    for at, record in enumerate(records):
        key = _key(record, taken, report)
        writing = Writing(record, dialect)
        _fields(writing, report)
        lines = "".join(f"  {name} = {_braced(name, value)},\n" for name, value in writing.fields.items())
        text = f"@{_type(record, dialect)}{{{key},\n{lines}}}\n"
        stream.write(storable(("\n" if at else "") + text).encode())
        tell_unwritten(record, dialect, _HELD, report)


def _braced(name: str, value: str) -> str:
    return value if name == "month" and value in _MONTHS else f"{{{value}}}"


def _key(record: Record, taken: set[str], report: Report) -> str:
    key = _BAD_KEY.sub("_", record.key).strip("_") or citation_key(record)
    if record.key and key != record.key:
        report.add("bibtex.key_altered", Place(record=record.key), key=record.key, written=key)
    unique, count = key, 1
    while unique.lower() in taken:
        count += 1
        unique = f"{key}_{count}"
    taken.add(unique.lower())
    return unique


def _type(record: Record, dialect: Dialect) -> str:
    kept = record.extra.get("bibtex:type", ("",))[0]
    if tables.TYPES.get(kept) == record.type and (dialect == "biblatex" or kept in _CLASSIC):
        return kept
    written = tables.WRITTEN.get(record.type, ("misc", "misc"))[dialect == "biblatex"]
    genre = record.genre[0].value.lower() if record.genre else ""
    return "mastersthesis" if written == "phdthesis" and "master" in genre else written


_CLASSIC = frozenset(
    "article book booklet inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings techreport "
    "unpublished".split()
)


def _fields(writing: Writing, report: Report) -> None:
    record = writing.record
    _people(writing)
    writing.forms("title", record.title)
    writing.forms("shorttitle", record.short_title)
    _container(writing)
    _numbers(writing)
    _when(writing)
    _texts(writing)
    _identifiers(writing)
    _links(writing)
    writing.put("language", ", ".join(record.languages))
    _abstract_and_keywords(writing)
    _subtype(writing)
    _extra(writing, report)


def _people(writing: Writing) -> None:
    by_role: dict[str, list[Contributor]] = {}
    for one in writing.record.contributors:
        by_role.setdefault(one.role, []).append(one)
    if writing.record.container:
        for one in writing.record.container.contributors:
            if one.role == "editor" and "editor" not in {other.role for other in writing.record.contributors}:
                by_role.setdefault("editor", []).append(one)
    for role, people in by_role.items():
        _role(writing, _FIELD_OF_ROLE.get(role, role), people)


_FIELD_OF_ROLE = {role: name for name, role in tables.NAME_FIELDS.items()}


def _role(writing: Writing, field: str, people: list[Contributor]) -> None:
    names = [_name(one.name) for one in people]
    if field in writing.record.extra.get("bibtex:others", ()):
        names.append("others")
    writing.put(field, " and ".join(names))
    if any(one.name.lang for one in people):
        writing.put(f"{field}_lang", ",".join(one.name.lang for one in people))
    further = [one.names[1:] for one in people]
    for lang in dict.fromkeys(name.lang for names in further for name in names):
        found = [next((name for name in names if name.lang == lang), Name()) for names in further]
        writing.put(f"{field}_{lang or 'und'}", " and ".join(_name(name) for name in found))


def _name(name: Name) -> str:
    """Write a name; braces keep together what would be parted otherwise."""
    if not name:
        return "{}"
    if name.literal:
        return f"{{{latex_of(name.literal)}}}"
    family = _kept_together(name.family)
    given = " ".join(part for part in (_guarded(name.given), latex_of(name.dropping_particle)) if part)
    if name.particle and not _is_plain_particle(name.particle):
        parts = (("family", name.family), ("given", name.given), ("prefix", name.particle), ("suffix", name.suffix))
        return ", ".join(f"{part}={{{latex_of(value)}}}" for part, value in parts if value)
    parts_of = [f"{latex_of(name.particle)} {family}".strip(), *([_guarded(name.suffix)] if name.suffix else []), given]
    return ", ".join(parts_of)


def _is_plain_particle(particle: str) -> bool:
    return all(word[:1].islower() and word.isalpha() for word in particle.split())


def _kept_together(family: str) -> str:
    words = family.split()
    written = latex_of(family)
    is_particle_like = bool(words) and words[0][:1].islower() and len(words) > 1
    return f"{{{written}}}" if is_particle_like or _needs_braces(family) else written


def _guarded(part: str) -> str:
    return f"{{{latex_of(part)}}}" if _needs_braces(part) else latex_of(part)


def _needs_braces(part: str) -> bool:
    return bool(_NAME_MARKS.search(part)) or part.lower() == "others"


_NAME_MARKS = re.compile(r"[,،，;=]|(?:^|\s)and(?:\s|$)", re.IGNORECASE)


def _container(writing: Writing) -> None:
    record, container = writing.record, writing.record.container
    if container:
        is_book = container.type == "book" or record.type in tables.PARTS
        is_volume = record.type in {"book", "collection"}
        journal = tables.BIBLATEX_NAMES["journal"] if writing.dialect == "biblatex" else "journal"
        writing.forms("maintitle" if is_volume else "booktitle" if is_book else journal, container.title)
        writing.forms("shortjournal", container.short_title)
        if container.container:
            writing.forms("maintitle", container.container.title)
    if record.series:
        writing.forms("series", record.series.title)
        writing.forms("shortseries", record.series.short_title)
    for path in ("event.title", "event.publisher_place", "original.title", "original.publisher",
                 "original.publisher_place", "reviewed.title"):  # fmt: skip
        within, field = path.split(".")
        inner = getattr(record, within)
        if inner:
            writing.forms(_NAME_OF[path], getattr(inner, field))


_NAME_OF: dict[str, str] = {path: name for name, path in reversed(tables.FORM_FIELDS.items())}


def _numbers(writing: Writing) -> None:
    record = writing.record
    for name, path in tables.PLAIN_FIELDS.items():
        writing.put(name, latex_of(getattr(record, path)))
    in_series = record.series.number if record.series else ""
    serial = record.type in tables.SERIAL_PARTS
    writing.put("number" if serial else "issue", latex_of(record.issue))
    for number in (record.number, in_series):
        writing.put("number", latex_of(number))


def _when(writing: Writing) -> None:
    record = writing.record
    simple = _SIMPLE.match(record.issued.edtf)
    if writing.dialect == "bibtex" and record.issued:
        first = _YEAR.match(record.issued.edtf)
        year, month, day = simple.groups() if simple else (first[0] if first else record.issued.literal, "", "")
        writing.put("year", latex_of(year))
        writing.put("month", _MONTHS[int(month) - 1] if month else "")
        writing.put("day", day or "")
    if record.issued and (writing.dialect == "biblatex" or not simple):
        _date(writing, "date", record.issued)
    elif record.issued.literal:
        _literal(writing, "date", record.issued)
    for name, path in tables.DATE_FIELDS.items():
        within, _, field = path.rpartition(".")
        inner = getattr(record, within) if within else record
        if inner and path != "issued":
            _date(writing, name, getattr(inner, field))


def _date(writing: Writing, name: str, date: Date) -> None:
    if date.edtf:
        writing.put(name, date.edtf)
        _literal(writing, name, date)
    elif date.calendar or name != "date":
        writing.put(name, latex_of(date.literal))
        writing.put(f"{name}_calendar", date.calendar)
    else:
        writing.put(
            "year" if writing.dialect == "bibtex" and "year" not in writing.fields else name, latex_of(date.literal)
        )


def _literal(writing: Writing, name: str, date: Date) -> None:
    writing.put(f"{name}_literal", latex_of(date.literal))
    writing.put(f"{name}_calendar", date.calendar)


_TEXTS = ("edition", "genre", "medium", "remarks", "annotation", "rights", "archive", "archive_place", "authority",
          "jurisdiction")  # fmt: skip


def _texts(writing: Writing) -> None:
    record = writing.record
    name = tables.PUBLISHER_NAMES.get(record.type, "publisher")
    is_biblatex = writing.dialect == "biblatex"
    writing.forms("institution" if is_biblatex and name != "publisher" else name, record.publisher)
    writing.forms(tables.BIBLATEX_NAMES["address"] if is_biblatex else "address", record.publisher_place)
    for path in _TEXTS:
        writing.forms(_NAME_OF[path], getattr(record, path))


def _identifiers(writing: Writing) -> None:
    record = writing.record
    fields = {scheme: name for name, scheme in tables.IDENTIFIER_FIELDS.items()}
    every = [*record.identifiers, *(record.container.identifiers if record.container else ())]
    for one in every:
        name = fields.get(one.scheme)
        if one.scheme == "arxiv" and "eprint" not in writing.fields:
            writing.put("eprint", address_of(one.value))
            writing.put("eprinttype" if writing.dialect == "biblatex" else "archiveprefix", "arxiv")
        elif name and name not in writing.fields:
            writing.put(name, address_of(one.value))
        elif name in {"isbn", "issn", "eissn"}:
            writing.fields[name] += f", {address_of(one.value)}"
        else:
            writing.put(f"identifier.{one.scheme}", address_of(one.value))
    for one in record.classifications:
        writing.put(f"classification.{one.scheme}", latex_of(one.value))


def _links(writing: Writing) -> None:
    for link in writing.record.links:
        if link.label or not link.url.lower().startswith(("http", "ftp")):
            kind = "PDF" if link.kind == "pdf" else ""
            writing.put("file", ":".join(_file_part(part) for part in (link.label, link.url, kind)))
        elif link.kind == "landing":
            writing.put("url", address_of(link.url))
        else:
            writing.put(link.kind if link.kind in {"pdf", "fulltext"} else f"link.{link.kind}", address_of(link.url))


def _file_part(part: str) -> str:
    for char in ("\\", ":", ";"):
        part = part.replace(char, f"\\{char}")
    return part.replace("{", "").replace("}", "")


def _abstract_and_keywords(writing: Writing) -> None:
    record = writing.record
    writing.forms("abstract", record.abstract)
    groups: dict[str, list[str]] = {}
    for word in record.keywords:
        protected = f"{{{latex_of(word.value)}}}" if _SEPARATORS.search(word.value) else latex_of(word.value)
        groups.setdefault(word.lang, []).append(protected)
    for at, (lang, words) in enumerate(groups.items()):
        if at:
            writing.put(f"keywords_{lang or 'und'}", ", ".join(words))
            continue
        writing.put("keywords", ", ".join(words))
        if any(lang != assumed(word.value, writing.lang) for word in record.keywords if word.lang == lang):
            writing.put("keywords_lang", lang or "und")


def _subtype(writing: Writing) -> None:
    record = writing.record
    written = _type(record, writing.dialect)
    if (tables.TYPES | tables.TYPES_READ_ONLY).get(written) != record.type:
        writing.put("entrysubtype", record.type)


def _extra(writing: Writing, report: Report) -> None:
    """Write back what was kept; what other formats kept goes to a field named after both."""
    record = writing.record
    for key, values in record.extra.items():
        source, _, name = key.rpartition(":")
        name = name if source == "bibtex" else f"{source}.{name}" if source else name
        if name in {"type", "others"}:
            continue
        if not _FIELD_NAME.match(name.lower()):
            report.add("field.not_written", Place(record=record.key, field=key), format="BibTeX", field=key)
            continue
        for value in values:
            writing.put(name.lower(), verbatim_of(value) if source == "bibtex" else latex_of(value))
