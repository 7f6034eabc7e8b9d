"""RefWorks, tagged: two characters, a space, the value; a record from ``RT`` on.

Reads the export of RefWorks and that of CNKI and Wanfang, where a tag may stand without a space before Chinese text,
one ``A1`` holds all authors, ``A3`` is the supervisor of a thesis and ``CL`` its degree. ``OT`` holds the title and
``AX`` the names in a second language; both are ours.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dragoman.formats import tagged
from dragoman.formats.format import Field, Format
from dragoman.formats.handles import (
    PARTS,
    WHOLES,
    affiliation,
    container_title,
    dated,
    doi_or,
    editors,
    folded_paragraphs,
    identifier,
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
from dragoman.formats.numbers import pages_of
from dragoman.formats.second_forms import attach_names
from dragoman.formats.tagged import Dialect, Handle, Reading, folded
from dragoman.record.finding import Report
from dragoman.record.model import Record, Type

TYPES: dict[str, Type] = {
    "Journal Article": "article-journal", "Book, Whole": "book", "Book, Section": "chapter",
    "Conference Proceedings": "paper-conference", "Dissertation/Thesis": "thesis", "Report": "report",
    "Web Page": "webpage", "Newspaper Article": "article-newspaper", "Magazine Article": "article-magazine",
    "Patent": "patent", "Generic": "document", "Map": "map", "Computer Program": "software", "Artwork": "graphic",
    "Case/Court Decisions": "legal_case", "Laws/Statutes": "legislation", "Bills/Resolutions": "bill",
    "Hearing": "hearing", "Motion Picture": "motion_picture", "Sound Recording": "song", "Music Score": "musical_score",
    "Personal Communication": "personal_communication", "Unpublished Material": "manuscript", "Standard": "standard",
    "Online Discussion Forum": "post", "Dataset": "dataset",
}  # fmt: skip
"""Their types and ours."""

TYPES_READ_ONLY: dict[str, Type] = {
    "Journal": "article-journal", "Journal, Electronic": "article-journal", "Abstract": "article-journal",
    "Book": "book", "Book, Edited": "book", "Monograph": "book", "Thesis": "thesis", "Dissertation": "thesis",
    "Dissertation/Thesis, Unpublished": "thesis", "Video/ DVD": "motion_picture", "Grant": "document",
    "Other Article": "report", "Yearbook": "book", "Academic Journal": "article-journal", "Conference Paper":
    "paper-conference", "Law": "legislation", "Newspaper": "article-newspaper", "Conference": "paper-conference",
}  # fmt: skip
"""Names that share one of ours with a name above: kept, and written back."""

PATHS: dict[str, str] = {
    "PB": "publisher", "PP": "publisher_place", "VO": "volume", "IS": "issue", "ED": "edition", "LA": "languages",
    "CN": "call_number", "AN": "identifier:accession", "ST": "short_title", "DB": "archive", "LL": "archive_location",
    "PM": "identifier:pmid", "NV": "number_of_volumes",
}  # fmt: skip
"""Tags with one meaning."""

BY_TYPE: dict[Type, dict[str, str]] = {
    "thesis": {"CL": "genre", "IS": "number"}, "standard": {"C1": "number"}, "patent": {"IS": "number", "ID": "number"},
    "report": {"DB": "genre", "IS": "number"},
}  # fmt: skip
"""Tags with a meaning of their own for a type."""

KEPT = frozenset("SR SF OL CL AV C2 C3 C4 C5 C6 C7 C8 U1 U2 U3 U4 U5 U6 U7 U8 U9 IL RL WP WV SL C1 RP RN CR".split())
"""Bookkeeping and user fields: kept, no finding."""

_START = re.compile(r"^[ \t\ufeff]{0,9}RT[ \t]", re.MULTILINE)
_FIELD = re.compile(
    r"^[ \t\ufeff]{0,3}([A-Z][A-Z0-9]|URL)(?:[ \t]+|(?=[^\x00-\x7f])|(?=\n)|\Z)"
    r"(.*+(?:\n(?![ \t]{0,3}(?:[A-Z][A-Z0-9]|URL)(?:[ \t]|[^\x00-\x7f]|\n|\Z)).*+)*+)",
    re.MULTILINE,
)


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read RefWorks tagged."""
    return tagged.read(stream, report, DIALECT)


def _type(reading: Reading) -> Type:
    name = reading.first("RT").strip()
    known = TYPES.get(name)
    if known:
        return known
    reading.keep("RT", name)
    known = TYPES_READ_ONLY.get(name)
    if known is None:
        reading.report.add("tagged.type_unknown", reading.place, type=name)
    return known or "document"


def _secondary_title(reading: Reading, tag: str, value: str) -> None:
    (once("series") if reading.draft.type in WHOLES else container_title)(reading, tag, value)


def _third_names(reading: Reading, tag: str, value: str) -> None:
    role = {"thesis": "supervisor", "patent": "holder"}.get(reading.draft.type, "collection-editor")
    names(role)(reading, tag, value)


def _second_names(reading: Reading, tag: str, value: str) -> None:
    if reading.draft.type == "thesis":
        names("supervisor")(reading, tag, value)
    else:
        editors(reading, tag, value)


def _pages(reading: Reading, tag: str, value: str) -> None:
    reading.draft.values["pages"] = pages_of(value, reading.first("OP"))


def _last_page(reading: Reading, tag: str, value: str) -> None:
    if "SP" not in reading.tags:
        reading.draft.values["pages"] = value


def _platform(reading: Reading, tag: str, value: str) -> None:
    reading.platform = folded(value)


def _retrieved(reading: Reading, tag: str, value: str) -> None:
    reading.draft.values["accessed"] = dated(folded(value))


def _abstract(reading: Reading, tag: str, value: str) -> None:
    """A second one in another language is a further form."""
    text = folded_paragraphs(value)
    if tag == "AB" and "abstract" not in reading.draft.forms:
        reading.draft.text("abstract", text)
    else:
        translated("abstract", "AB")(reading, tag, text)


def _finish(reading: Reading) -> None:
    issued(reading, ("YR",), ("FD",))
    if reading.tags.get("AX"):
        attach_names(reading, "AX")


_HANDLES: dict[str, Handle] = (
    dict.fromkeys(KEPT, Reading.keep)
    | {tag: plain(path) for tag, path in PATHS.items()}
    | dict.fromkeys(("RT", "YR", "FD", "ID", "AX"), skip)
    | dict.fromkeys(("UL", "LK", "URL"), link("landing"))
    | dict.fromkeys(("A4", "A5", "A6"), names("translator"))
    | {
        "T1": plain("title"), "OT": translated("title", "T1"), "T2": _secondary_title, "T3": once("series"),
        "JF": container_title, "JO": short_title, "A1": names("author"), "A2": _second_names, "A3": _third_names,
        "K1": keywords, "AB": _abstract, "NO": paragraphs("remarks"), "SN": standard_number, "SP": _pages,
        "OP": _last_page, "DO": doi_or(identifier("doi")), "AD": affiliation, "DS": _platform, "RD": _retrieved,
        "WT": container_title,
    }
)  # fmt: skip

DIALECT = Dialect(
    name="refworks",
    start=_START,
    title="T1",
    field=_FIELD,
    ends=frozenset({"ER"}),
    type_of=_type,
    handles=_HANDLES,
    overrides={kind: {tag: plain(path) for tag, path in paths.items()} for kind, paths in BY_TYPE.items()},
    finish=_finish,
    key_tag="ID",
    clean=str.strip,
)
"""RefWorks tagged as a dialect of tagged lines."""


def _written_type(record: Record) -> str:
    kept = record.extra.get("refworks:RT", ("",))[0]
    return kept if TYPES_READ_ONLY.get(kept) == record.type else _WRITTEN.get(record.type, "Generic")


_WRITTEN: dict[Type, str] = {kind: name for name, kind in TYPES.items()} | {"collection": "Book, Whole"}
_ROWS: dict[str, str] = {
    "key": "ID", "author": "A1", "title": "T1", "title+": "OT", "author+": "AX", "container.title": "JF",
    "container.short_title": "JO", "series.title": "T3", "issued:year": "YR", "issued:day": "FD", "volume": "VO",
    "issue": "IS", "pages": "SP", "keywords": "K1", "abstract": "AB", "abstract+": "AB", "remarks": "NO",
    "editor": "A2",
    "collection-editor": "A3", "translator": "A4", "edition": "ED", "publisher": "PB", "publisher_place": "PP",
    "identifier:issn": "SN", "identifier:eissn": "SN", "identifier:isbn": "SN", "affiliation": "AD", "languages": "LA",
    "identifier:accession": "AN", "identifier:doi": "DO", "identifier:pmid": "PM", "link:landing": "UL",
    "link:fulltext": "UL", "link:pdf": "LK", "accessed:": "RD", "call_number": "CN", "archive": "DB",
    "archive_location": "LL", "short_title": "ST", "number_of_volumes": "NV", "source.platform": "DS",
}  # fmt: skip
_IN_BOOK = {"container.title": "T2"}

LAYOUT = Layout(
    format="refworks",
    form="{tag} {value}\n",
    type_tag="RT",
    type_of=_written_type,
    rows=_ROWS,
    by_type=dict.fromkeys(PARTS, _IN_BOOK)
    | {kind: {"series.title": "T2"} for kind in WHOLES}
    | {"thesis": {"supervisor": "A3", "genre": "CL", "number": "IS"}, "patent": {"holder": "A3", "number": "IS"},
       "standard": {"number": "C1"}, "report": {"number": "IS", "series.title": "T2"},
       "webpage": {"container.title": "WT"}},
    other_role="A4",
    is_tag=lambda tag: len(tag) == 2 and tag.isalnum() and tag.isupper() and tag not in {"ER", "RT", "ID"},
)  # fmt: skip
"""RefWorks tagged as it is written."""


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write RefWorks tagged in UTF-8."""
    write_layout(records, stream, report, LAYOUT)


def sniff(head: bytes, name: str) -> float:
    """Recognise ``RT`` with a type, and another tag of it."""
    if not _MARK.search(head):
        return 0.0
    return 0.95 if len(set(_TAG.findall(head))) > 1 else 0.5


_MARK = re.compile(rb"(?m)^[\xef\xbb\xbf \t]{0,9}RT[ \t]+[A-Z]")
_TAG = re.compile(rb"(?m)^(SR|A1|T1|YR|JF|K1|ID|VO|FD)")

FORMAT = Format(
    name="refworks",
    title="RefWorks, tagged",
    extensions=("rwx", "refworks"),
    media_type="text/plain",
    sniff=sniff,
    read=read,
    write=write,
    fields=tuple(Field(tag, path) for path, tag in _ROWS.items()),
    cannot_hold=("the language of a form", "further forms of journals and publishers", "notes, references, metrics, "
                 "sections", "roles other than author, editor, series editor, translator, supervisor and holder"),
)  # fmt: skip
