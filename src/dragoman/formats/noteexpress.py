"""NoteExpress, as CNKI, Wanfang and VIP export it: ``{Field}: value``, a record from ``{Reference Type}`` on.

Bilingual: ``{Translated Title}``, ``{Translated Author}``, ``{Translated Journal}``. Reads names and keywords parted by
semicolons of either width (or one per line), full-width colons, ``(#br)`` for line ends, wrapped lines, the supervisor
of a thesis in ``{Tertiary Author}``, and the Chinese serial number in ``{Notes}``.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import BinaryIO

from dragoman.formats import endnote_types, tagged
from dragoman.formats.format import Field, Format
from dragoman.formats.handles import (
    PARTS,
    SERIALS,
    affiliation,
    container_title,
    doi_or,
    editors,
    folded_paragraphs,
    identifier,
    issued,
    keywords,
    link,
    names,
    once,
    plain,
    short_title,
    skip,
    standard_number,
    translated,
)  # fmt: skip
from dragoman.formats.layout import Layout
from dragoman.formats.layout import write as write_layout
from dragoman.formats.lines import native_name
from dragoman.formats.second_forms import add_translated, attach_names
from dragoman.formats.tagged import Dialect, Handle, Reading, folded
from dragoman.record.finding import Report
from dragoman.record.identifier import Identifier
from dragoman.record.model import Record, Type
from dragoman.text.script import dominant_script

PATHS: dict[str, str] = {
    "Publisher": "publisher", "Place Published": "publisher_place", "Volume": "volume", "Issue": "issue",
    "Pages": "pages", "Edition": "edition", "Language": "languages", "Short Title": "short_title",
    "Number of Volumes": "number_of_volumes", "Number of Pages": "number_of_pages", "Section": "section",
    "Call Number": "call_number", "Accession Number": "identifier:accession", "Access Date": "accessed",
    "Original Publication": "original.title", "Reviewed Item": "reviewed.title", "Research Notes": "annotation",
    "Name of Database": "archive", "Number": "number",
}  # fmt: skip
"""Fields with one meaning."""

PATHS_READ_ONLY: dict[str, str] = {
    "Date Accessed": "accessed", "Last Accessed": "accessed", "City": "publisher_place", "SrcDatabase": "archive",
    "Report Number": "number", "Patent Number": "number", "Standard Number": "number", "Total Pages": "number_of_pages",
}  # fmt: skip
"""Second names of the same."""

KEPT = frozenset({"Label", "Reprint Edition", "Subject", "Caption", "Custom 1", "Custom 2", "Custom 3", "Custom 4",
                  "Custom 5", "Custom 6", "Custom 7", "Rating", "Author Biography", "Fund"})  # fmt: skip
"""Custom and bookkeeping fields: kept, no finding."""

_START = re.compile(r"^[ \t\ufeff]{0,9}\{Reference Type\}", re.MULTILINE)
_FIELD = re.compile(
    r"^[ \t\ufeff]{0,9}\{([^{}\n]{1,60})\}[ \t]{0,9}[:：][ \t]*+"
    r"(.*+(?:\n(?![ \t]{0,9}\{[^{}\n]{1,60}\}[ \t]{0,9}[:：]).*+)*+)",
    re.MULTILINE,
)
_SERIAL_NUMBER = re.compile(r"(?:CN\s*)?(\d{2}-\d{4}(?:/[A-Z]\w*)?)\Z")
_PATENT = re.compile(r"[A-Z]{2}\s?\d[\d.]+\s?[A-Z]?\d?\Z")
_COMMAS = re.compile(r"[,，、]\s*")


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read NoteExpress in any of its dialects."""
    return tagged.read(stream, report, DIALECT)


def _type(reading: Reading) -> Type:
    name = reading.first("Reference Type").strip()
    known = endnote_types.TYPES.get(name)
    if known:
        return known
    if name:
        reading.keep("Reference Type", name)
    known = endnote_types.TYPES_READ_ONLY.get(name)
    if known is None and name:
        reading.report.add("tagged.type_unknown", reading.place, type=name)
    return known or ("article-journal" if reading.first("Journal") else "document")


def _secondary_title(reading: Reading, tag: str, value: str) -> None:
    """The whole; beside the proceedings in ``{Tertiary Title}``, the conference."""
    kind = reading.draft.type
    if kind == "paper-conference" and "Tertiary Title" in reading.tags:
        once("event")(reading, tag, value)
    elif kind in {"book", "report"}:
        once("series")(reading, tag, value)
    else:
        container_title(reading, tag, value)


def _tertiary_title(reading: Reading, tag: str, value: str) -> None:
    (container_title if reading.draft.type == "paper-conference" else once("series"))(reading, tag, value)


def _place(reading: Reading, tag: str, value: str) -> None:
    """Of a conference without publisher, the place is that of the conference."""
    if reading.draft.type == "paper-conference" and "Publisher" not in reading.tags:
        reading.draft.inner("event").text("publisher_place", folded(value))
    else:
        reading.draft.text("publisher_place", folded(value))


def _by_type(roles: dict[Type, str], usual: str) -> Handle:
    return lambda reading, tag, value: names(roles.get(reading.draft.type, usual))(reading, tag, value)


def _notes(reading: Reading, tag: str, value: str) -> None:
    """CNKI puts the journal's Chinese serial number here, and a patent's number."""
    found = _SERIAL_NUMBER.match(value)
    if found and reading.draft.type in SERIALS:
        reading.draft.inner("container").identifiers.append(Identifier("cn", found[1]))
    elif reading.draft.type == "patent" and _PATENT.match(value):
        _number(reading, tag, value)
    else:
        reading.draft.text("remarks", folded_paragraphs(value))


def _number(reading: Reading, tag: str, value: str) -> None:
    if reading.draft.values.setdefault("number", value) != value:
        reading.unknown(tag, value)


def _kind(reading: Reading, tag: str, value: str) -> None:
    if reading.draft.type == "patent" and _PATENT.match(value):
        _number(reading, tag, value)
    else:
        reading.draft.text("genre", folded(value))


def _code(reading: Reading, tag: str, value: str) -> None:
    """``{ISBN/ISSN}``: of a standard or patent, its number."""
    if reading.draft.type in {"standard", "patent"} and any(char.isalpha() for char in value[:3]):
        _number(reading, tag, value)
    else:
        standard_number(reading, tag, value)


def _abstract(reading: Reading, tag: str, value: str) -> None:
    reading.draft.text("abstract", _without_marks(value))


def _without_marks(value: str) -> str:
    """Give an abstract without CNKI's line end marks, and without the heading "Abstract" before the first of them."""
    return folded_paragraphs(value.removeprefix("Abstract(#br)").replace("(#br)", "\n\n").strip())


def _second_abstract(reading: Reading, tag: str, value: str) -> None:
    add_translated(reading.draft, "abstract", _without_marks(value), _without_marks(reading.first("Abstract")))


def _keywords(reading: Reading, tag: str, value: str) -> None:
    """Chinese keywords may be parted by commas."""
    has_marks = any(mark in value for mark in ";；\n")
    if not has_marks and _COMMAS.search(value) and dominant_script(value) == "Hani":
        value = _COMMAS.sub(";", value)
    keywords(reading, tag, value)


def _translated_journal(reading: Reading, tag: str, value: str) -> None:
    container = reading.draft.inner("container")
    container.type = "periodical"
    add_translated(container, "title", folded(value), folded(reading.first("Journal", "Secondary Title")))


def _platform(reading: Reading, tag: str, value: str) -> None:
    reading.platform = folded(value)


def _finish(reading: Reading) -> None:
    issued(reading, ("Year",), ("Date",))
    for tag in ("Translated Author", "Author Translated"):
        if reading.tags.get(tag):
            attach_names(reading, tag)


_HANDLES: dict[str, Handle] = (
    dict.fromkeys(KEPT, Reading.keep)
    | {tag: plain(path) for tag, path in (PATHS | PATHS_READ_ONLY).items()}
    | dict.fromkeys(("Reference Type", "Year", "Date", "Translated Author", "Author Translated"), skip)
    | dict.fromkeys(("ISBN/ISSN", "ISBN", "ISSN", "图书印刷版ISBN"), _code)
    | dict.fromkeys(("Author Address", "Author Affiliation"), affiliation)
    | dict.fromkeys(("URL", "Link", "Url"), link("landing"))
    | {
        "Title": plain("title"), "Translated Title": translated("title", "Title"), "Author": names("author"),
        "Secondary Author": _by_type({"thesis": "supervisor"}, "editor"),
        "Tertiary Author": _by_type({"thesis": "supervisor"}, "collection-editor"),
        "Subsidiary Author": _by_type({"patent": "holder", "paper-conference": "organizer"}, "translator"),
        "Editor": editors, "Journal": container_title, "Secondary Title": _secondary_title,
        "Tertiary Title": _tertiary_title, "Translated Journal": _translated_journal, "Alternate Title": short_title,
        "Keywords": _keywords, "Translated Keywords": _keywords, "Abstract": _abstract,
        "Translated Abstract": _second_abstract, "DOI": doi_or(identifier("doi")), "Notes": _notes,
        "Type of Work": _kind, "Place Published": _place, "Link to PDF": link("pdf"), "File": link("pdf"),
        "Database Provider": _platform, "CLC": plain("extra:noteexpress:CLC"),
    }
)  # fmt: skip


@lru_cache(1024)
def _tag(tag: str) -> str:
    """Give a tag without the commas that some exporters put into its braces."""
    return tag.strip(" ,，")


DIALECT = Dialect(
    name="noteexpress",
    start=_START,
    title="Title",
    field=_FIELD,
    type_of=_type,
    handles=_HANDLES,
    finish=_finish,
    key_tag="Label",
    clean=str.strip,
    tag_of=_tag,
)
"""NoteExpress as a dialect of tagged lines."""


def _written_type(record: Record) -> str:
    kept = record.extra.get("noteexpress:Reference Type", ("",))[0]
    if endnote_types.TYPES_READ_ONLY.get(kept) == record.type:
        return kept
    return endnote_types.WRITTEN.get(record.type, "Generic")


_ROWS: dict[str, str] = {
    "title": "Title", "title+": "Translated Title", "author": "Author", "author+": "Translated Author",
    "affiliation": "Author Address", "editor": "Secondary Author", "collection-editor": "Tertiary Author",
    "translator": "Subsidiary Author", "container.title": "Journal", "container.title+": "Translated Journal",
    "container.short_title": "Alternate Title", "series.title": "Tertiary Title", "issued:year": "Year",
    "issued:day": "Date", "volume": "Volume", "issue": "Issue", "pages": "Pages", "keywords": "Keywords",
    "abstract": "Abstract", "abstract+": "Translated Abstract", "identifier:issn": "ISBN/ISSN",
    "identifier:eissn": "ISBN/ISSN", "identifier:isbn": "ISBN/ISSN", "identifier:doi": "DOI", "link:landing": "URL",
    "link:fulltext": "URL", "link:pdf": "Link to PDF", "publisher": "Publisher", "publisher_place": "Place Published",
    "edition": "Edition", "genre": "Type of Work", "short_title": "Short Title", "languages": "Language",
    "number_of_volumes": "Number of Volumes", "number_of_pages": "Number of Pages", "section": "Section",
    "call_number": "Call Number", "identifier:accession": "Accession Number", "accessed:": "Access Date",
    "original.title": "Original Publication", "reviewed.title": "Reviewed Item", "remarks": "Notes",
    "annotation": "Research Notes", "archive": "Name of Database", "number": "Number", "key": "Label",
    "identifier:cn": "Notes", "source.platform": "Database Provider",
}  # fmt: skip
_IN_BOOK = {"container.title": "Secondary Title"}

LAYOUT = Layout(
    format="noteexpress",
    form="{{{tag}}}: {value}\n",
    type_tag="Reference Type",
    type_of=_written_type,
    rows=_ROWS,
    by_type=dict.fromkeys(PARTS, _IN_BOOK)
    | {
        "paper-conference": {"container.title": "Tertiary Title", "event.title": "Secondary Title",
                             "organizer": "Subsidiary Author", "event.publisher_place": "Place Published"},
        "thesis": {"supervisor": "Tertiary Author"}, "patent": {"holder": "Subsidiary Author"},
        "standard": {"number": "ISBN/ISSN"}, "webpage": _IN_BOOK, "article-newspaper": _IN_BOOK,
        "book": {"series.title": "Secondary Title"}, "report": {"series.title": "Secondary Title"},
    },
    other_role="Subsidiary Author",
    date=str,
    name=native_name,
    is_tag=lambda tag: tag.isprintable() and not set("{}\n") & set(tag),
)  # fmt: skip
"""NoteExpress as it is written."""


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write NoteExpress in UTF-8."""
    write_layout(records, stream, report, LAYOUT)


def sniff(head: bytes, name: str) -> float:
    """Recognise ``{Reference Type}:`` in whatever encoding keeps ASCII."""
    return 0.96 if _MARK.search(head) else 0.0


_MARK = re.compile(rb"(?m)^[\xef\xbb\xbf \t]{0,9}\{Reference Type\}")

FORMAT = Format(
    name="noteexpress",
    title="NoteExpress (CNKI, Wanfang, VIP)",
    extensions=("net", "ne"),
    media_type="text/plain",
    sniff=sniff,
    read=read,
    write=write,
    fields=(*(Field(f"{{{tag}}}", path) for path, tag in _ROWS.items()),
            *(Field(f"{{{tag}}}", path, "read only") for tag, path in PATHS_READ_ONLY.items())),
    cannot_hold=("the language of a form", "the language of a keyword", "notes, references, metrics, sections",
                 "roles other than author, editor, series editor, translator, supervisor, holder and organizer"),
)  # fmt: skip
