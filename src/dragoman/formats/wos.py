"""Web of Science, tagged: two characters, a space, the value; further lines are indented by three spaces.

Reads the older ISI exports and those of INSPEC, MEDLINE and BIOSIS in that shape. Full names (``AF``) are taken where
they stand beside abbreviated ones; cited references (``CR``) become references, times cited (``TC``) a metric.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dragoman.formats import tagged
from dragoman.formats.format import Field, Format
from dragoman.formats.handles import (
    container_title,
    dated,
    doi_or,
    editors,
    identifier,
    issued,
    names,
    once,
    paragraphs,
    plain,
    short_title,
    skip,
    standard_number,
)  # fmt: skip
from dragoman.formats.layout import Layout
from dragoman.formats.layout import write as write_layout
from dragoman.formats.numbers import pages_of
from dragoman.formats.second_forms import put_names
from dragoman.formats.tagged import Dialect, Handle, Reading, folded
from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.identifier import Identifier
from dragoman.record.model import Metric, Record, Reference, Section, Type
from dragoman.record.name import Contributor, Name

TYPES: dict[str, Type] = {"J": "article-journal", "B": "book", "S": "chapter", "P": "patent", "C": "paper-conference"}
"""Publication types."""

DOCUMENT_TYPES: dict[str, Type] = {
    "book review": "review-book", "book chapter": "chapter", "software review": "review", "dissertation": "thesis",
    "thesis": "thesis", "dissertation/thesis": "thesis", "data set": "dataset", "data paper": "article-journal",
    "newspaper article": "article-newspaper", "patent": "patent", "book": "book", "report": "report",
}  # fmt: skip
"""Document types that say the type more closely."""

PATHS: dict[str, str] = {
    "PU": "publisher", "PI": "publisher_place", "VL": "volume", "IS": "issue", "AR": "article_number",
    "PG": "number_of_pages", "LA": "languages", "UT": "identifier:wos", "PM": "identifier:pmid", "DT": "genre",
    "MN": "number",
}  # fmt: skip
"""Tags with one meaning."""

KEPT = frozenset(
    "AU RP EM NR Z9 U1 U2 PA GA SU SI HO DA HC HP OA FU BS BA GP PC PL DG CC OI RI C3 EA EY PD2 TN DS CH OR "
    "MI TA "
    "PS2 ZB Z1 Z2 Z3 Z4 Z8 CT2 SC2 PT".split()
)
"""Understood, but bookkeeping, or said more fully by another tag."""

_START = re.compile(r"^[ \t\ufeff]{0,3}PT[ \t]", re.MULTILINE)
_FIELD = re.compile(
    r"^\ufeff?([A-Z][A-Z0-9])(?:[ \t]+|(?=\n)|\Z)(.*+(?:\n(?![A-Z][A-Z0-9](?:[ \t\n]|\Z)).*+)*+)", re.MULTILINE
)
_BRACKETED = re.compile(r"\[([^\]]*)\]\s*(.+)")


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read Web of Science's tagged export."""
    return tagged.read(stream, report, DIALECT)


def _type(reading: Reading) -> Type:
    kind = reading.first("PT")[:1].upper()
    said = reading.first("DT").split(";")[0].strip().lower()
    if kind not in TYPES:
        reading.report.add("tagged.type_unknown", reading.place, type=reading.first("PT"))
    if said in DOCUMENT_TYPES and kind != "S":
        return DOCUMENT_TYPES[said]
    if kind == "B" and reading.first("SO") and reading.first("BP", "PS"):
        return "chapter"
    return TYPES.get(kind, "document")


def _people(role: str) -> Handle:
    """One person per line, or parted by semicolons."""

    def handle(reading: Reading, tag: str, value: str) -> None:
        if tag == "AU" and reading.tags.get("AF"):
            reading.keep(tag, value)
            return
        put_names(reading.draft, role, value)

    return handle


def _container(reading: Reading, tag: str, value: str) -> None:
    if reading.draft.type == "book":
        once("series")(reading, tag, value)
    else:
        container_title(reading, tag, value)


def _words(reading: Reading, tag: str, value: str) -> None:
    for word in folded(value).split(";"):
        if word.strip():
            reading.draft.text("keywords", word.strip())


def _addresses(reading: Reading, tag: str, value: str) -> None:
    """``[Family, G; Family, G] Address`` belongs to these authors; an address without names to the first one."""
    people = reading.draft.contributors
    if not people:
        reading.keep(tag, value)
        return
    places: dict[str, list[int]] = {}
    for place, one in enumerate(people):
        places.setdefault(_short(one.name.display), []).append(place)
    told: dict[int, list[Text]] = {}
    for line in value.split("\n"):
        found = _BRACKETED.match(line.strip())
        wanted = [_short(name) for name in found[1].split(";")] if found else []
        for place in [place for name in wanted for place in places.get(name, ())] or [0]:
            told.setdefault(place, []).append(Text(found[2] if found else line.strip()))
    for place, texts in told.items():
        one = people[place]
        people[place] = Contributor(one.names, one.role, one.identifiers, tuple(texts), one.body)


def _short(name: str) -> str:
    """Reduce a name to its family name and first initial, lower case."""
    family, _, given = name.strip().lower().partition(",")
    return f"{family} {given.strip()[:1]}"


def _cited(reading: Reading, tag: str, value: str) -> None:
    references = tuple(Reference(Text(line.strip())) for line in value.split("\n") if line.strip())
    reading.draft.values["references"] = references


def _times_cited(reading: Reading, tag: str, value: str) -> None:
    if value.isdigit():
        reading.draft.values["metrics"] = (Metric("citations", value, source="Web of Science"),)
    else:
        reading.keep(tag, value)


def _categories(reading: Reading, tag: str, value: str) -> None:
    said = tuple(Identifier("wos", part.strip()) for part in folded(value).split(";") if part.strip())
    had = reading.draft.values.get("classifications", ())
    reading.draft.values["classifications"] = tuple(dict.fromkeys((*had, *said)))


def _funding(reading: Reading, tag: str, value: str) -> None:
    reading.draft.values["sections"] = (Section("funding", Text(folded(value))),)


def _pages(reading: Reading, tag: str, value: str) -> None:
    last = reading.first("EP")
    reading.draft.values["pages"] = value if tag == "PS" else pages_of(value, last)


def _conference_date(reading: Reading, tag: str, value: str) -> None:
    reading.draft.inner("event").values["issued"] = dated(folded(value))


def _conference_place(reading: Reading, tag: str, value: str) -> None:
    reading.draft.inner("event").text("publisher_place", folded(value))


def _patent_number(reading: Reading, tag: str, value: str) -> None:
    plain("number" if reading.draft.type == "patent" else "part")(reading, tag, value)


def _group(reading: Reading, tag: str, value: str) -> None:
    for line in value.split("\n"):
        reading.draft.contributors.append(Contributor((Name(literal=line.strip()),), "author", body="organization"))


def _finish(reading: Reading) -> None:
    issued(reading, ("PY",), ("PD",))
    if reading.draft.type == "article-journal" and reading.first("CT"):
        reading.draft.inner("event")


_HANDLES: dict[str, Handle] = (
    dict.fromkeys(KEPT, Reading.keep)
    | {tag: plain(path) for tag, path in PATHS.items()}
    | dict.fromkeys(("PY", "PD", "FN", "VR", "PT"), skip)
    | dict.fromkeys(("AU", "AF"), _people("author"))
    | dict.fromkeys(("BE", "ED"), editors)
    | dict.fromkeys(("SN", "BN"), standard_number)
    | dict.fromkeys(("J9", "JI"), short_title)
    | dict.fromkeys(("DE", "ID", "MC", "MQ"), _words)
    | dict.fromkeys(("WC", "SC"), _categories)
    | dict.fromkeys(("BP", "PS"), _pages)
    | {
        "TI": plain("title"), "SO": _container, "SE": once("series"), "AB": paragraphs("abstract"), "C1": _addresses,
        "CR": _cited, "TC": _times_cited, "FX": _funding, "DI": doi_or(plain("extra:wos:DI")),
        "D2": doi_or(Reading.keep),
        "CT": once("event"), "CY": _conference_date, "CL": _conference_place, "SP": names("sponsor"), "CA": _group,
        "AE": names("holder"), "PN": _patent_number, "EI": identifier("eissn"), "EP": skip, "GP": _group,
    }
)  # fmt: skip

DIALECT = Dialect(
    name="wos",
    start=_START,
    field=_FIELD,
    ends=frozenset({"ER", "EF"}),
    header=frozenset({"FN", "VR"}),
    needs_end=True,
    type_of=_type,
    handles=_HANDLES,
    finish=_finish,
    clean=str.strip,
)
"""Web of Science as a dialect of tagged lines."""

_WRITTEN: dict[Type, str] = {"book": "B", "chapter": "S", "patent": "P", "paper-conference": "C", "thesis": "B"}
_ROWS: dict[str, str] = {
    "author": "AU", "editor": "BE", "title": "TI", "container.title": "SO", "series.title": "SE", "languages": "LA",
    "genre": "DT", "event.title": "CT", "event.publisher_place": "CL", "sponsor": "SP", "keywords": "DE",
    "abstract": "AB", "affiliation": "C1", "publisher": "PU", "publisher_place": "PI", "identifier:issn": "SN",
    "identifier:eissn": "EI", "identifier:isbn": "BN", "container.short_title": "J9", "issued:day": "PD",
    "issued:year": "PY", "volume": "VL", "issue": "IS", "part": "PN", "pages": "PS", "article_number": "AR",
    "identifier:doi": "DI", "number_of_pages": "PG", "identifier:pmid": "PM", "holder": "AE", "identifier:wos": "UT",
}  # fmt: skip

LAYOUT = Layout(
    format="wos",
    form="{tag} {value}\n",
    type_tag="PT",
    type_of=lambda record: _WRITTEN.get(record.type, "J"),
    rows=_ROWS,
    by_type={"patent": {"number": "PN"}},
    other_role="AU",
    joined={"DE": "; ", "SN": ", ", "BN": ", ", "EI": ", ", "LA": "; "},
    end="ER\n\n",
    header="FN Clarivate Analytics Web of Science\nVR 1.0\n",
    footer="EF\n",
    is_tag=lambda tag: len(tag) == 2 and tag.isalnum() and tag.isupper() and tag not in {"ER", "EF", "PT"},
)
"""Web of Science's tagged export as it is written."""


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write the tagged export in UTF-8."""
    write_layout(records, stream, report, LAYOUT)


def sniff(head: bytes, name: str) -> float:
    """Recognise ``PT J`` with the header ``FN``, or with other tags of it."""
    if _MARK.search(head):
        return 0.95 if _HEADER.search(head) or len(set(_TAG.findall(head))) > 3 else 0.4
    return 0.0


_MARK = re.compile(rb"(?m)^[\xef\xbb\xbf]{0,3}PT [A-Z]")
_HEADER = re.compile(rb"(?m)^[\xef\xbb\xbf]{0,3}FN ")
_TAG = re.compile(rb"(?m)^(AU|TI|SO|PY|UT|ER|VL|BP) ?")

FORMAT = Format(
    name="wos",
    title="Web of Science, tagged",
    extensions=("isi", "ciw"),
    media_type="application/x-inst-for-Scientific-info",
    sniff=sniff,
    read=read,
    write=write,
    fields=(*(Field(tag, path) for path, tag in _ROWS.items()),
            Field("AF", "contributor:author", "read only: full names, taken before AU"),
            Field("CR", "references", "read only"), Field("TC", "metrics", "read only"),
            Field("FX", "sections", "read only: funding"), Field("WC, SC", "classifications", "read only"),
            Field("BP, EP", "pages", "read only: written as PS"), Field("ID", "keywords", "read only")),
    cannot_hold=("a second language of any field", "links", "remarks", "types other than article, book, chapter, "
                 "conference paper and patent", "roles other than author, editor, sponsor and holder"),
)  # fmt: skip
