"""How is RIS written? One line per value; what has no tag goes to the nearest one, with a finding."""

from collections.abc import Iterable
from typing import BinaryIO

from dragoman.formats.handles import PARTS, WHOLES
from dragoman.formats.held import extras, tell_foreign, tell_lossy, tell_unwritten
from dragoman.formats.lines import Lines, edtf_slashes, inverted_name
from dragoman.formats.ris import tables
from dragoman.record.finding import Report
from dragoman.record.model import Record

_HELD = frozenset({
    "type", "key", "title", "short_title", "abstract", "publisher", "publisher_place", "volume", "issue",
    "number_of_volumes", "edition", "section", "call_number", "archive", "languages", "remarks",
    "annotation", "contributors", "accessed", "identifiers", "original.title", "reviewed.title", "series.title",
    "series.number", "issued", "container.title", "container.short_title", "container.identifiers",
    "container.contributors", "event.title", "event.publisher_place", "pages", "number_of_pages", "number", "genre",
    "keywords", "links", "article_number",
})  # fmt: skip
_PLAIN: dict[str, str] = {
    "VL": "volume", "NV": "number_of_volumes", "SE": "section", "CN": "call_number", "C7": "article_number",
}  # fmt: skip
_FORMS: dict[str, str] = {
    "ST": "short_title", "PB": "publisher", "CY": "publisher_place", "ET": "edition", "DB": "archive", "N1": "remarks",
    "RN": "annotation",
}  # fmt: skip


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write RIS in UTF-8, lines ended by CR LF as the specification has them."""
    for record in records:
        lines = Lines("{tag}  - {value}\r\n")
        lines.put("TY", _type(record))
        _record(record, lines, report)
        stream.write(lines.encoded() + b"ER  - \r\n\r\n")
        tell_unwritten(record, "ris", _HELD, report)
        tell_foreign(record, "ris", report)


def _type(record: Record) -> str:
    kept = record.extra.get("ris:TY", ("",))[0]
    return kept if tables.TYPES_READ_ONLY.get(kept) == record.type else tables.WRITTEN.get(record.type, "GEN")


def _record(record: Record, lines: Lines, report: Report) -> None:
    lines.put("ID", record.key)
    _titles(record, lines, report)
    _people(record, lines, report)
    _dates(record, lines, report)
    for tag, field in _PLAIN.items():
        lines.put(tag, getattr(record, field))
    for tag, field in _FORMS.items():
        forms = getattr(record, field)
        lines.forms(tag, forms[:1])
        if len(forms) > 1:
            tell_lossy(record, "ris", field, f"{tag} (first form)", report)
    _numbers(record, lines)
    _pages(record, lines)
    lines.forms("AB", record.abstract[:1])
    lines.forms("N2", record.abstract[1:])
    lines.forms("KW", record.keywords)
    lines.forms("M3", record.genre[:1])
    for lang in record.languages:
        lines.put("LA", lang)
    lines.put("DP", record.source.platform)
    _identifiers(record, lines, report)
    _links(record, lines)
    _kept(record, lines)


def _titles(record: Record, lines: Lines, report: Report) -> None:
    lines.forms("TI", record.title[:1])
    lines.forms("TT", record.title[1:])
    if record.container:
        lines.forms("T2", record.container.title[:1])
        lines.forms("J2", record.container.short_title[:1])
        if len(record.container.title) > 1:
            tell_lossy(record, "ris", "container.title", "T2 (first form)", report)
    if record.series:
        lines.forms("T2" if record.type in WHOLES and not record.container else "T3", record.series.title[:1])
        lines.put("SV", record.series.number)
    if record.event:
        lines.forms(
            "T2" if record.type == "paper-conference" and not record.container else "C4", record.event.title[:1]
        )
        lines.forms("C1" if record.type == "paper-conference" else "C5", record.event.publisher_place[:1])
    for tag, inner in (("OP", record.original), ("RI", record.reviewed)):
        lines.forms(tag, inner.title[:1] if inner else ())


def _people(record: Record, lines: Lines, report: Report) -> None:
    whole = record.container.contributors if record.container else ()
    for one in record.contributors:
        tag = _tag_of(record, one.role)
        if not tag:
            tag = "A4"
            tell_lossy(record, "ris", f"contributors ({one.role})", tag, report)
        lines.put(tag, inverted_name(one.name))
    for one in whole:
        lines.put("A2" if one.role == "editor" else "A3", inverted_name(one.name))
    _second_names(record, lines, report)
    for one in record.contributors:
        lines.forms("AD", one.affiliations)


def _tag_of(record: Record, role: str) -> str:
    """Give the tag of a role: the one the type reads as this role, else the usual one."""
    special = tables.BY_TYPE.get(record.type, {})
    by_type = next((tag for tag, path in special.items() if path == f"contributor:{role}"), "")
    if by_type:
        return by_type
    if role == "editor" and (record.type in PARTS or record.type in WHOLES):
        return "ED"
    usual = tables.ROLES.get(role, "")
    return "" if usual in special else usual


def _second_names(record: Record, lines: Lines, report: Report) -> None:
    """Second forms of authors' names go to ``TA``, when all authors have one."""
    authors = record.by_role("author")
    second = [one.names[1] for one in authors if len(one.names) > 1]
    if second and len(second) == len(authors):
        for name in second:
            lines.put("TA", inverted_name(name))
    elif second:
        tell_lossy(record, "ris", "contributors (second names)", "AU (first form)", report)


def _dates(record: Record, lines: Lines, report: Report) -> None:
    issued = record.issued
    if issued.year is not None:
        lines.put("PY", issued.edtf[:4] if issued.year >= 0 else str(issued.year))
    elif issued:
        lines.put("PY", issued.literal or issued.edtf)
    if len(issued.edtf) > 4:
        lines.put("DA", edtf_slashes(issued.edtf))
    if issued.edtf and issued.literal:
        tell_lossy(record, "ris", "issued", "the Gregorian date", report)
    lines.put("Y2", edtf_slashes(record.accessed.edtf) or record.accessed.literal)


def _numbers(record: Record, lines: Lines) -> None:
    if record.type in {"report", "thesis", "patent"}:
        lines.put("IS", record.number)
        lines.put("C6", record.issue)
    else:
        lines.put("IS", record.issue)
        lines.put("M1", record.number)


def _pages(record: Record, lines: Lines) -> None:
    first, mark, last = record.pages.partition("–")
    if not mark and record.pages.count("-") == 1:
        first, mark, last = record.pages.partition("-")
    lines.put("SP", first if record.pages else record.number_of_pages)
    lines.put("EP", last)


def _identifiers(record: Record, lines: Lines, report: Report) -> None:
    whole = record.container.identifiers if record.container else ()
    for one in (*record.identifiers, *whole):
        tag = _IDENTIFIERS.get(one.scheme)
        if tag:
            lines.put(tag, f"{one.value} (Online)" if one.scheme == "eissn" else one.value)
        elif one.scheme == "url":
            lines.put("UR", one.value)
        else:
            lines.put(
                "C2" if one.scheme == "pmcid" else "U1",
                one.value if one.scheme == "pmcid" else f"{one.scheme}:{one.value}",
            )
            tell_lossy(record, "ris", f"identifiers ({one.scheme})", "U1", report)


_IDENTIFIERS: dict[str, str] = {"doi": "DO", "isbn": "SN", "issn": "SN", "eissn": "SN", "accession": "AN"}


def _links(record: Record, lines: Lines) -> None:
    for link in record.links:
        lines.put({"pdf": "L1", "fulltext": "L2", "landing": "UR"}.get(link.kind, "L4"), link.url)


def _kept(record: Record, lines: Lines) -> None:
    for tag, values in extras(record, "ris").items():
        if len(tag) == 2 and tag.isalnum() and tag.isupper() and tag not in {"TY", "ER", "ID"}:
            for value in values:
                lines.put(tag, value)
