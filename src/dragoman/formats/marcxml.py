"""MARCXML: MARC 21 as XML (Library of Congress, "MARC 21 slim"), as SRU and OAI servers answer.

The fields mean what they mean in binary MARC 21; only the wrapping differs.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lxml import etree

from dragoman.formats import element as xml
from dragoman.formats.format import Format
from dragoman.formats.held import cannot_hold
from dragoman.formats.marc import FIELDS, HELD
from dragoman.formats.marc.field import Marc, MarcField
from dragoman.formats.marc.read import understand
from dragoman.formats.marc.write import marc_of
from dragoman.formats.sheet import Sheet
from dragoman.formats.xml import Element, records
from dragoman.record.finding import Report
from dragoman.record.model import Record, Source

NAME = "marcxml"
_SPACE = "http://www.loc.gov/MARC21/slim"


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each ``record``; fields that are not understood are kept as librarians write them down."""
    for found in records(stream, report, ("record",)):
        marc = marc_from(found.element)
        number = marc.control("001")
        source = Source(report.file, NAME, found.start, found.line, found.encoding, id=number, raw=found.raw)
        sheet = Sheet(NAME, report, source)
        sheet.put("key", number)
        understand(marc, sheet)
        yield sheet.made()


def marc_from(element: Element) -> Marc:
    """Give the MARC record an element holds; it may lie inside an envelope of OAI-PMH or SRU."""
    leader = (xml.flat(next(element.iter("leader"), None)) or "").ljust(24)
    punctuation = "none" if leader[18:19] == "c" else "isbd"
    fields = []
    for one in element.iter("controlfield", "datafield"):
        if one.tag == "controlfield":
            fields.append(MarcField(one.get("tag", ""), xml.flat(one)))
            continue
        indicators = (one.get("ind1") or " ")[:1] + (one.get("ind2") or " ")[:1]
        subfields = tuple(((part.get("code") or "?")[:1], xml.flat(part)) for part in one.findall("subfield"))
        fields.append(MarcField(one.get("tag", ""), "", indicators, subfields, punctuation))  # type: ignore[arg-type]
    return Marc(leader, tuple(fields))


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write a ``collection``."""
    elements = (_element(marc_of(record, report, HELD, NAME)) for record in records)
    xml.write_tree(stream, [f"{{{_SPACE}}}collection"], elements, {"": _SPACE})


def _element(marc: Marc) -> Element:
    top = etree.Element("record")
    xml.add(top, "leader", f"00000{marc.leader[5:9]}a{marc.leader[10:]}")
    for field in marc.fields:
        if field.tag < "010":
            xml.add(top, "controlfield", field.value, {"tag": field.tag})
            continue
        marks = {"tag": field.tag, "ind1": field.indicators[0], "ind2": field.indicators[1]}
        data = xml.add(top, "datafield", "", marks)
        for code, value in field.subfields:
            xml.add(data, "subfield", value, {"code": code})
    return top


def sniff(head: bytes, name: str) -> float:
    """Recognise the namespace or the fields."""
    if b"MARC21/slim" in head:
        return 0.97
    return 0.9 if b"datafield" in head and b"subfield" in head else 0.0


FORMAT = Format(
    name=NAME,
    title="MARCXML",
    extensions=("xml", "marcxml"),
    media_type="application/marcxml+xml",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
