"""MEDLINE / PubMed (.nbib): a tag of up to four letters, ``- ``, the value; further lines are indented by six spaces.

Authors come as a run of lines (``FAU``, ``AU``, ``AUID``, ``AD``), so their order is kept. Reads ERIC's records in that
shape, too. ``TT`` holds the title in its own language, ``OAB`` an abstract in another one.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dragoman.formats import tagged
from dragoman.formats.format import Field, Format
from dragoman.formats.handles import (
    SERIALS,
    container_title,
    dated,
    folded_paragraphs,
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
from dragoman.formats.second_forms import add_translated, name_in, people_in
from dragoman.formats.tagged import Dialect, Handle, Reading, folded
from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.identifier import Identifier, identifier
from dragoman.record.model import Record, Section, Type
from dragoman.record.name import Contributor, Name, Role

TYPES: dict[str, Type] = {
    "journal article": "article-journal", "book": "book", "books": "book", "book chapter": "chapter",
    "dissertation": "thesis", "academic dissertation": "thesis", "congress": "book", "conference paper":
    "paper-conference", "dataset": "dataset", "newspaper article": "article-newspaper", "patent": "patent",
    "preprint": "article", "technical report": "report", "interview": "interview", "webcast": "broadcast",
    "video-audio media": "motion_picture",
}  # fmt: skip
"""Publication types that say ours; by default a record is an article of a journal."""

ERIC_TYPES: dict[str, Type] = {
    "Dissertations/Theses": "thesis", "Books": "book", "Collected Works": "book", "Journal Articles": "article-journal",
    "Guides": "report", "Reports": "report", "Speeches/Meeting Papers": "paper-conference", "Opinion Papers": "report",
    "Numerical/Quantitative Data": "dataset", "Legal/Legislative/Regulatory Materials": "legislation",
}  # fmt: skip
"""Beginnings of ERIC's publication types, the first that fits says the type."""

PATHS: dict[str, str] = {
    "VI": "volume", "IP": "issue", "PG": "pages", "LA": "languages", "PL": "publisher_place", "PB": "publisher",
    "CI": "rights", "EN": "edition", "PMID": "identifier:pmid", "PMC": "identifier:pmcid", "OID": "identifier:eric",
    "MID": "identifier:nihms", "GN": "remarks", "VTI": "short_title", "CDAT": "submitted",
}  # fmt: skip
"""Tags with one meaning."""

KEPT = frozenset(
    "OWN STAT LR SO SB CRDT MHDA EDAT PHST PST DCOM DA GR RN RF NM CIN CON EIN EFR RIN ROF UIN UOF PRIN PROF SPIN ORI "
    "RPF RPI OABL IRAD TA2 CTDT JID2 CN2 SI PS FPS SFM OTO LK".split()
)
"""Bookkeeping of the database: kept, no finding."""

_START = re.compile(r"(?:\A|(?<=\n))[ \t\r]*\n(?=[A-Z]{2,4} {0,2}- )|^\ufeff?PMID-(?=[ \d])", re.MULTILINE)
_FIELD = re.compile(
    r"^\ufeff?([A-Z]{2,4}) {0,2}-(?:[ \t]|(?=\n)|\Z|(?<=PMID-)(?=\d)|(?<=[A-Z]{2} {2}-))"
    r"(.*+(?:\n(?![A-Z]{2} {2}-|[A-Z]{2,4} {0,2}-(?:[ \t\n]|\Z)).*+)*+)",
    re.MULTILINE,
)
_ORCID = re.compile(r"\d{4}-?\d{4}-?\d{4}-?\d{3}[\dX]")


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read .nbib files and MEDLINE displays."""
    return tagged.read(stream, report, DIALECT)


def _type(reading: Reading) -> Type:
    said = [value.strip() for value in reading.tags.get("PT", ())]
    for value in said:
        if value.lower() in TYPES:
            return TYPES[value.lower()]
    if reading.first("JT") and reading.first("VI", "IP"):
        return "article-journal"
    for begins, kind in ERIC_TYPES.items():
        if any(value.startswith(begins) for value in said):
            return kind
    if reading.first("BTI"):
        return "chapter" if reading.first("TI") else "book"
    return "article-journal"


def _kinds(reading: Reading, tag: str, value: str) -> None:
    """A publication type that is not said by the type is the genre."""
    if value.lower() != "journal article":
        reading.draft.text("genre", folded(value))


def _title(reading: Reading, tag: str, value: str) -> None:
    reading.draft.text("title", folded(value))


def _book_title(reading: Reading, tag: str, value: str) -> None:
    (container_title if reading.first("TI") else _title)(reading, tag, value)


def _journal(reading: Reading, tag: str, value: str) -> None:
    """ERIC puts the publisher of a report here."""
    if reading.draft.type in SERIALS or reading.first("VI", "IP"):
        container_title(reading, tag, value)
    else:
        reading.draft.text("publisher", folded(value))


def _located(reading: Reading, tag: str, value: str) -> None:
    """``LID`` and ``AID``: the value, and in brackets its scheme."""
    before, mark, scheme = value.rstrip("]").rpartition("[")
    if mark and value.endswith("]") and scheme.isalnum():
        reading.draft.identify(scheme.lower(), before.strip())
    elif value.lower().startswith(("doi:", "10.")):
        reading.draft.identify("doi", value)
    elif value.lower().startswith(("http", "www.")):
        reading.draft.link(value)
    else:
        reading.unknown(tag, value)


def _heading(reading: Reading, tag: str, value: str) -> None:
    """A MeSH heading without the star of a main one."""
    reading.draft.text("keywords", folded(value).replace("*", ""))


def _second_abstract(reading: Reading, tag: str, value: str) -> None:
    add_translated(reading.draft, "abstract", folded_paragraphs(value), folded_paragraphs(reading.first("AB")))


def _disclosure(reading: Reading, tag: str, value: str) -> None:
    reading.draft.values["sections"] = (Section("disclosure", Text(folded(value))),)


def _journal_id(reading: Reading, tag: str, value: str) -> None:
    reading.draft.inner("container").identifiers.append(Identifier("nlm", value))


def _available(reading: Reading, tag: str, value: str) -> None:
    day = f"{value[:4]}-{value[4:6]}-{value[6:8]}" if value.isdigit() and len(value) == 8 else value
    reading.draft.values["available"] = dated(day)


_NAMES: dict[str, Role] = {"FAU": "author", "AU": "author", "FED": "editor", "ED": "editor", "CN": "author",
                           "FIR": "contributor", "IR": "contributor"}  # fmt: skip
_FULL: dict[str, str] = {"AU": "FAU", "ED": "FED", "IR": "FIR"}


def _people(reading: Reading) -> None:
    """Read the run of names with what belongs to each; the short form counts only where there is no full one."""
    people = reading.draft.contributors
    for tag, value in reading.pairs:
        value = folded(value)
        if tag in _NAMES and value and _FULL.get(tag) not in reading.tags:
            for name in [value] if tag == "CN" else people_in(value):
                people.append(_contributor(tag, name))
        elif tag == "AD" and people and value:
            reading.draft.affiliate(len(people) - 1, value)
        elif tag == "AUID" and people and _ORCID.search(value):
            one, orcid = people[-1], _ORCID.findall(value)[0]
            known = (*one.identifiers, identifier("orcid", orcid))
            people[-1] = Contributor(one.names, one.role, known, one.affiliations, one.body)


def _contributor(tag: str, name: str) -> Contributor:
    if tag == "CN":
        return Contributor((Name(literal=name),), "author", body="organization")
    if tag in _FULL and "," not in name:
        family, _, initials = name.rpartition(" ")
        if family and initials.isupper():
            return Contributor((Name(family=family, given=initials),), _NAMES[tag])
    return Contributor((name_in(name),), _NAMES[tag])


def _finish(reading: Reading) -> None:
    _people(reading)
    if reading.first("DP"):
        reading.draft.values["issued"] = dated(folded(reading.first("DP")))
    if "AD" in reading.tags and not reading.draft.contributors:
        for value in reading.tags["AD"]:
            reading.keep("AD", value)


_HANDLES: dict[str, Handle] = (
    dict.fromkeys(KEPT, Reading.keep)
    | {tag: plain(path) for tag, path in PATHS.items()}
    | dict.fromkeys((*_NAMES, "AD", "AUID", "DP"), skip)
    | dict.fromkeys(("LID", "AID"), _located)
    | dict.fromkeys(("MH", "OT"), _heading)
    | dict.fromkeys(("IS", "ISSN", "ISBN"), standard_number)
    | {
        "TI": _title, "BTI": _book_title, "CTI": once("series"), "TT": translated("title", "TI", "BTI"), "JT": _journal,
        "TA": short_title, "AB": paragraphs("abstract"), "OAB": _second_abstract, "PT": _kinds, "JID": _journal_id,
        "COIS": _disclosure, "DEP": _available,
    }
)  # fmt: skip

DIALECT = Dialect(
    name="medline",
    start=_START,
    field=_FIELD,
    type_of=_type,
    handles=_HANDLES,
    finish=_finish,
    clean=str.strip,
)
"""MEDLINE as a dialect of tagged lines."""

_WRITTEN: dict[Type, str] = {kind: name.title() for name, kind in reversed(TYPES.items()) if name != "congress"}
_ROWS: dict[str, str] = {
    "identifier:pmid": "PMID", "type:": "PT", "identifier:issn": "IS", "identifier:eissn": "IS",
    "identifier:issn-l": "IS",
    "identifier:isbn": "ISBN", "volume": "VI", "issue": "IP", "issued:printed": "DP", "title": "TI", "title+": "TT",
    "series.title": "CTI", "pages": "PG", "identifier:doi": "AID", "abstract": "AB", "abstract+": "OAB",
    "author": "FAU",
    "affiliation": "AD", "editor": "FED", "languages": "LA", "genre*": "PT", "publisher": "PB", "publisher_place": "PL",
    "container.short_title": "TA", "container.title": "JT", "keywords": "OT", "identifier:pmcid": "PMC",
    "edition": "EN",
    "rights": "CI", "remarks": "GN", "identifier:eric": "OID", "link:landing": "LID", "link:fulltext": "LID",
    "link:pdf": "LID",
}  # fmt: skip

LAYOUT = Layout(
    format="medline",
    form="{tag:<4}- {value}\n",
    type_tag="",
    type_of=lambda record: _WRITTEN.get(record.type, ""),
    rows=_ROWS,
    by_type={"chapter": {"container.title": "BTI"}, "book": {"title": "BTI"}},
    other_role="FIR",
    labels={"identifier:doi": " [doi]", "identifier:eissn": " (Electronic)", "identifier:issn-l": " (Linking)"},
    is_tag=lambda tag: tag.isalpha() and tag.isupper() and 2 <= len(tag) <= 4,
)
"""MEDLINE as it is written."""


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write .nbib in UTF-8."""
    write_layout(records, stream, report, LAYOUT)


def sniff(head: bytes, name: str) -> float:
    """Recognise ``PMID- `` or ``OWN - `` at a line's start."""
    return 0.95 if _MARK.search(head) else 0.6 if len(set(_TAG.findall(head))) > 3 else 0.0


_MARK = re.compile(rb"(?m)^[\xef\xbb\xbf]{0,3}(?:PMID- |OWN - (?:NLM|ERIC))")
_TAG = re.compile(rb"(?m)^(FAU|AU  |TI  |JT  |DP  |VI  |PG  |AID |LID )- ")

FORMAT = Format(
    name="medline",
    title="MEDLINE / PubMed (.nbib)",
    extensions=("nbib", "medline"),
    media_type="application/nbib",
    sniff=sniff,
    read=read,
    write=write,
    fields=(*(Field(tag, path) for path, tag in _ROWS.items()), Field("AU", "contributor:author", "read only: as FAU"),
            Field("AUID", "contributor identifiers", "read only: ORCID"), Field("MH", "keywords", "read only"),
            Field("DEP", "available", "read only"), Field("COIS", "sections", "read only: disclosure")),
    cannot_hold=("the language of a form", "second forms of names and journals", "numbers of reports and series",
                 "notes, references, metrics", "roles other than author and editor"),
)  # fmt: skip
