"""Refer, the format of BibIX and of EndNote's .enw files: a percent sign, one character, the value.

``%Q`` and ``%H`` hold the title and the authors in a second language (EndNote X8 field list). Records are parted by
``%0`` where the file has it, else by empty lines. Reads the dialect of CNKI, where one ``%A`` may hold several names
and ``%~``, ``%W`` name the database.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dragoman.formats import endnote_types, tagged
from dragoman.formats.format import Field, Format
from dragoman.formats.handles import (
    PARTS,
    SERIALS,
    WHOLES,
    affiliation,
    container_title,
    doi_or,
    editors,
    issued,
    keywords,
    link,
    names,
    once,
    paragraphs,
    plain,
    short_title,
    skip,
    standard_number,
    translated,
)  # fmt: skip
from dragoman.formats.layout import Layout
from dragoman.formats.layout import write as write_layout
from dragoman.formats.second_forms import attach_names
from dragoman.formats.stream import incoming
from dragoman.formats.tagged import Dialect, Handle, Reading, folded
from dragoman.record.finding import Report
from dragoman.record.model import Record, Type

PATHS: dict[str, str] = {
    "C": "publisher_place", "I": "publisher", "V": "volume", "N": "issue", "P": "pages", "7": "edition", "9": "genre",
    "!": "short_title", "G": "languages", "L": "call_number", "6": "number_of_volumes", "&": "section",
    "M": "identifier:accession", "~": "archive", "(": "original.title", "*": "reviewed.title",
    "[": "accessed", "Z": "remarks", "<": "annotation",
}  # fmt: skip
"""Tags with one meaning."""

BY_TYPE: dict[Type, dict[str, str]] = {
    "report": {"N": "number", "@": "number"}, "patent": {"N": "number", "@": "number", "V": "volume"},
    "standard": {"V": "number", "@": "number", "N": "number"}, "regulation": {"V": "number"},
    "thesis": {"N": "number"}, "legislation": {"V": "volume", "N": "number"}, "bill": {"N": "number"},
}  # fmt: skip
"""Tags with a meaning of their own for a type; CNKI gives standards as regulations."""

KEPT = frozenset("1 2 3 4 5 6 # $ ^ ) = | ' + \\ ] { } > O".split())
"""Custom and bookkeeping tags: kept, no finding."""

_FIELD = re.compile(
    r"^[ \t\ufeff]{0,9}%([^\s%])(?=[ \t\n]|\Z)[ \t]*(.*+(?:\n(?![ \t]{0,9}%[^\s%][ \t\n]).*+)*+)",
    re.MULTILINE,
)
_WITH_TYPE = re.compile(r"^[ \t\ufeff]{0,9}%0(?=[ \t\r\n])", re.MULTILINE)
_BY_BLANK = re.compile(r"(?<=\n)[ \t]*\r?\n(?=[ \t]{0,9}%[^\s][ \t])")


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read Refer; the mark between records is that which the file's beginning shows."""
    source = incoming(stream, report)
    head = next(source.blocks, "")
    source.blocks = itertools.chain([head], source.blocks)
    start = _WITH_TYPE if _WITH_TYPE.search(head) else _BY_BLANK
    return tagged.read_text(source, report, DIALECT, start)


def _type(reading: Reading) -> Type:
    name = reading.first("0").strip().title() if reading.first("0").islower() else reading.first("0").strip()
    known = endnote_types.TYPES.get(name)
    if known is None and name:
        reading.keep("0", name)
        known = endnote_types.TYPES_READ_ONLY.get(name)
        if known is None:
            reading.report.add("tagged.type_unknown", reading.place, type=name)
    if known == "regulation" and _STANDARD_NUMBER.match(reading.first("V")):
        return "standard"
    return known or ("article-journal" if reading.first("J") else "document")


_STANDARD_NUMBER = re.compile(r"[A-Z]{2,4}(?:/[A-Z])? ?[\d.]+")


def _secondary_title(reading: Reading, tag: str, value: str) -> None:
    """``%B``: the book of a section, the conference, the series of a book."""
    kind = reading.draft.type
    if kind in WHOLES:
        once("series")(reading, tag, value)
    elif kind == "paper-conference" and ("J" in reading.tags or "S" in reading.tags):
        once("event")(reading, tag, value)
    else:
        container_title(reading, tag, value)


def _series(reading: Reading, tag: str, value: str) -> None:
    """``%S``: the series; the proceedings, where ``%B`` is the conference (EndNote)."""
    if reading.draft.type == "paper-conference" and "B" in reading.tags and "J" not in reading.tags:
        container_title(reading, tag, value)
    else:
        once("series")(reading, tag, value)


def _pages(reading: Reading, tag: str, value: str) -> None:
    """``%P``: pages; the only number of a whole is that of its pages."""
    is_whole = reading.draft.type in WHOLES | {"standard", "thesis"} and _COUNT.match(value)
    plain("number_of_pages" if is_whole else "pages")(reading, tag, value)


_COUNT = re.compile(r"\d+\s*(?:pp?|s|S|页|с)?\.?\Z")


def _third_names(reading: Reading, tag: str, value: str) -> None:
    """``%Y``: the supervisor of a thesis, else the editor of the series."""
    role = "supervisor" if reading.draft.type == "thesis" else "collection-editor"
    names(role)(reading, tag, value)


def _report_number(reading: Reading, tag: str, value: str) -> None:
    """``%R`` is the DOI, in old files the report's number."""
    plain("number" if reading.draft.type in {"report", "patent"} else "identifier:accession")(reading, tag, value)


def _title(reading: Reading, tag: str, value: str) -> None:
    if "title" in reading.draft.forms:
        reading.unknown(tag, value)
    else:
        reading.draft.text("title", folded(value))


def _alternate(reading: Reading, tag: str, value: str) -> None:
    """``%O``: another name of the journal."""
    if reading.draft.type in SERIALS and "J" in reading.tags:
        short_title(reading, tag, value)
    else:
        reading.draft.text("remarks", folded(value))


def _platform(reading: Reading, tag: str, value: str) -> None:
    reading.platform = folded(value)


def _finish(reading: Reading) -> None:
    issued(reading, ("D",), ("8",))
    if reading.tags.get("H"):
        attach_names(reading, "H")


_HANDLES: dict[str, Handle] = (
    dict.fromkeys(KEPT, Reading.keep)
    | {tag: plain(path) for tag, path in PATHS.items()}
    | dict.fromkeys(("0", "D", "8", "H"), skip)
    | {
        "A": names("author"), "E": editors, "Y": _third_names, "?": names("translator"), "T": _title, "O": _alternate,
        "J": container_title, "B": _secondary_title, "S": _series, "K": keywords, "X": paragraphs("abstract"),
        "U": link("landing"), ">": link("pdf"), "@": standard_number, "R": doi_or(_report_number),
        "W": _platform, "Q": translated("title", "T"), "P": _pages, "+": affiliation, "Z": paragraphs("remarks"),
    }
)  # fmt: skip

DIALECT = Dialect(
    name="refer",
    start=_WITH_TYPE,
    title="T",
    field=_FIELD,
    type_of=_type,
    handles=_HANDLES,
    overrides={kind: {tag: plain(path) for tag, path in paths.items()} for kind, paths in BY_TYPE.items()},
    finish=_finish,
    key_tag="F",
    clean=str.strip,
)
"""Refer as a dialect of tagged lines."""


def _written_type(record: Record) -> str:
    kept = record.extra.get("refer:0", ("",))[0]
    if endnote_types.TYPES_READ_ONLY.get(kept) == record.type:
        return kept
    return endnote_types.WRITTEN.get(record.type, "Generic")


_ROWS: dict[str, str] = {
    "key": "F", "author": "A", "title": "T", "title+": "Q", "author+": "H", "editor": "E", "translator": "?",
    "collection-editor": "Y", "container.title": "J", "container.short_title": "O", "series.title": "S",
    "issued:year": "D", "issued:day": "8", "publisher": "I", "publisher_place": "C", "volume": "V", "issue": "N",
    "pages": "P", "edition": "7", "genre": "9", "short_title": "!", "languages": "G", "call_number": "L",
    "number_of_volumes": "6", "section": "&", "identifier:accession": "M", "archive": "~", "source.platform": "W",
    "original.title": "(", "reviewed.title": "*", "accessed:": "[", "abstract": "X", "keywords": "K",
    "identifier:doi": "R", "identifier:issn": "@", "identifier:eissn": "@", "identifier:isbn": "@",
    "link:landing": "U", "link:fulltext": "U", "link:pdf": ">", "affiliation": "+", "remarks": "Z", "annotation": "<",
}  # fmt: skip
_IN_BOOK = {"container.title": "B"}

LAYOUT = Layout(
    format="refer",
    form="%{tag} {value}\n",
    type_tag="0",
    type_of=_written_type,
    rows=_ROWS,
    by_type=dict.fromkeys(PARTS, _IN_BOOK)
    | {kind: {"series.title": "B"} for kind in WHOLES}
    | {"thesis": {"supervisor": "Y", "number": "N"}, "report": {"number": "N", "series.title": "B"},
       "patent": {"number": "N"}, "standard": {"number": "V"}, "regulation": {"number": "V"},
       "webpage": _IN_BOOK, "post-weblog": _IN_BOOK},
    other_role="?",
    is_tag=lambda tag: len(tag) == 1 and tag != "%",
)  # fmt: skip
"""Refer as it is written."""


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write Refer in UTF-8."""
    write_layout(records, stream, report, LAYOUT)


def sniff(head: bytes, name: str) -> float:
    """Recognise a line ``%0 ``, or several other tags at lines' starts."""
    tags = set(_TAG.findall(head))
    if b"0" in tags and len(tags) > 1:
        return 0.94
    return 0.8 if {b"A", b"T"} <= tags or {b"T", b"D"} <= tags else 0.0


_TAG = re.compile(rb"(?m)^[\xef\xbb\xbf \t]{0,9}%([0-9A-Z@!])(?=[ \t])")

FORMAT = Format(
    name="refer",
    title="Refer / BibIX, EndNote export (.enw)",
    extensions=("enw", "ref", "refer"),
    media_type="application/x-endnote-refer",
    sniff=sniff,
    read=read,
    write=write,
    fields=(*(Field(f"%{tag}", path) for path, tag in _ROWS.items()),
            *(Field(f"%{tag}", path, "read only") for tag, path in PATHS.items() if path not in _ROWS)),
    cannot_hold=("the language of a form", "a second abstract", "notes, references, metrics, sections",
                 "roles other than author, editor, series editor, translator and supervisor"),
)  # fmt: skip
