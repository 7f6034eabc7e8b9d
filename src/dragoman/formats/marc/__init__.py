"""MARC 21 (ISO 2709): what library catalogues exchange, in UTF-8 or MARC-8, with 880 fields for original scripts.

A record is cut at its terminator and not by the length it claims, its fields by theirs, so that records whose lengths
were spoilt by a wrong re-encoding are read. MARC-8 is decoded by pymarc, which also builds the binary record. The
original script (880) is the first form of a value, its romanisation the second.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import pymarc

from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, held
from dragoman.formats.marc.field import Marc, MarcField
from dragoman.formats.marc.read import understand
from dragoman.formats.marc.write import NAME, marc_of
from dragoman.formats.sheet import Sheet
from dragoman.record.finding import Place, Report
from dragoman.record.model import Record, Source
from dragoman.text.encoding import decode

SIZE_LIMIT = 2_000_000
"""Bytes of one record; ISO 2709 itself can count no more than 99,999."""
_END, _FIELD_END, _SUBFIELD = b"\x1d", b"\x1e", "\x1f"
_LEADER = re.compile(rb"\d{5}[a-z ][a-z ][a-z ].{14}", re.DOTALL)
_CHUNK = 1 << 18

FIELDS: tuple[Field, ...] = (
    Field("leader/06-07, 502, 655", "type"),
    Field("001", "key"),
    Field("020, 024, 022, 035", "identifiers"),
    Field("041", "languages"),
    Field("050, 060, 080, 082, 084", "classifications"),
    Field("090, 852$khi", "call_number"),
    Field("852$a", "archive"),
    Field("100, 110, 700, 710", "contributors", "second forms in 880; role by relator code $4"),
    Field("111, 711", "event"),
    Field("210", "short_title"),
    Field("245, 246 (second indicator 1), 880", "title"),
    Field("245$h", "medium"),
    Field("250", "edition"),
    Field("255", "scale"),
    Field("260, 264", "publisher"),
    Field("260, 264", "publisher_place"),
    Field("260, 264, 008", "issued"),
    Field("300", "dimensions"),
    Field("300$a", "number_of_pages"),
    Field("300$a", "number_of_volumes", "read only: its words say it"),
    Field("020$c", "price", "read only"),
    Field("490, 830", "series"),
    Field("500-588", "remarks"),
    Field("502$b, 655", "genre"),
    Field("505", "sections"),
    Field("506, 540", "rights"),
    Field("520", "abstract"),
    Field("600-653", "keywords", "subdivisions joined with --"),
    Field("773", "container.title"),
    Field("773", "container.short_title"),
    Field("773", "container.identifiers"),
    Field("773$g, 773$q", "volume"),
    Field("773$g, 773$q", "issue"),
    Field("773$g, 773$q", "pages"),
    Field("856", "links"),
)
HELD = held(FIELDS)


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each record; fields that are not understood are kept as librarians write them down."""
    found = False
    for raw, place in _pieces(stream, report):
        found = True
        marc, encoding = _parsed(raw, place, report)
        if marc is None:
            report.reject(raw, "marc.damaged", place, reason="no directory of fields can be read")
            continue
        source = Source(report.file, NAME, place.offset, place.line, encoding, id=marc.control("001"), raw=raw)
        sheet = Sheet(NAME, report, source)
        sheet.put("key", marc.control("001"))
        understand(marc, sheet)
        yield sheet.made()
    if not found:
        report.add("read.empty", Place(report.file))


def _pieces(stream: BinaryIO, report: Report) -> Iterator[tuple[bytes, Place]]:
    """Cut a stream at record terminators; what stands between records (line ends) belongs to none."""
    rest, offset, line = b"", 0, 1
    while chunk := stream.read(_CHUNK):
        *whole, rest = (rest + chunk).split(_END)
        if len(rest) > SIZE_LIMIT:
            place = Place(report.file, line=line, column=1, offset=offset)
            report.reject(rest[:SIZE_LIMIT], "read.too_large", place, what="a record", limit=SIZE_LIMIT)
            offset, rest = offset + SIZE_LIMIT, rest[SIZE_LIMIT:]
        for piece in whole:
            yield from _piece(piece + _END, offset, line, report)
            offset, line = offset + len(piece) + 1, line + piece.count(b"\n")
    if rest.strip():
        report.add("read.truncated", Place(report.file, line=line, column=1, offset=offset))
        yield from _piece(rest, offset, line, report)


def _piece(piece: bytes, offset: int, line: int, report: Report) -> Iterator[tuple[bytes, Place]]:
    gap = len(piece) - len(piece.lstrip(b"\r\n \t\xef\xbb\xbf\0"))
    if piece[gap:] not in {b"", _END}:
        line += piece[:gap].count(b"\n")
        yield piece[gap:], Place(report.file, line=line, column=1, offset=offset + gap)


def _parsed(raw: bytes, place: Place, report: Report) -> tuple[Marc | None, str]:
    """Parse one record by its field terminators; the directory says the tags, in the order of the fields."""
    head, *fields = raw.rstrip(_END).split(_FIELD_END)
    directory = head[24:]
    tags = [directory[at : at + 3].decode("ascii", "replace") for at in range(0, len(directory) - 2, 12)]
    if len(head) < 36 or not fields:
        return None, "utf-8"
    fields = fields[:-1] if fields and not fields[-1].strip() else fields
    if len(tags) != len(fields) or not head[:5].isdigit() or int(head[:5]) != len(raw):
        report.add("marc.lengths", place, tags=len(tags), fields=len(fields))
    leader = head[:24].decode("ascii", "replace")
    encoding, texts = _decoded(leader, fields, place, report)
    punctuation = "none" if leader[18:19] == "c" else "isbd"
    made = tuple(_field(tag, text, punctuation) for tag, text in zip(tags, texts, strict=False))
    for text in texts[len(tags) :]:
        report.reject(text.encode("utf-8", "replace"), "marc.damaged", place, reason="a field without a tag")
    return Marc(leader, made), encoding


def _decoded(leader: str, fields: list[bytes], place: Place, report: Report) -> tuple[str, list[str]]:
    """Decode by leader/09; what claims to be MARC-8 but is valid UTF-8 is UTF-8."""
    whole = b"".join(fields)
    if whole.isascii() and b"\x1b" not in whole:
        return "utf-8", [one.decode("ascii") for one in fields]
    try:
        return "utf-8", [one.decode("utf-8") for one in fields]
    except UnicodeDecodeError:
        pass
    if leader[9:10] == "a":
        guess = decode(whole)
        if guess.encoding == "utf-8":
            report.add("read.bad_bytes", place, count=guess.bad, encoding="utf-8")
            return "utf-8", [one.decode("utf-8", "replace") for one in fields]
        report.add("read.encoding_guessed", place, encoding=guess.encoding, confidence=f"{guess.confidence:.2f}")
        return guess.encoding, [one.decode(guess.encoding, "replace") for one in fields]
    return "marc-8", [pymarc.marc8_to_unicode(one, hide_utf8_warnings=True) for one in fields]


def _field(tag: str, text: str, punctuation: str) -> MarcField:
    if tag < "010" and _SUBFIELD not in text:
        return MarcField(tag, text)
    indicators, *parts = text.split(_SUBFIELD)
    subfields = tuple((part[0], part[1:]) for part in parts if part)
    return MarcField(tag, "", indicators.ljust(2)[:2], subfields, punctuation)  # type: ignore[arg-type]


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write each record as binary MARC 21 in UTF-8."""
    stream.writelines(binary(marc_of(record, report, HELD)) for record in records)


def binary(marc: Marc) -> bytes:
    """Give the bytes of a record (ISO 2709)."""
    made = pymarc.Record(leader=marc.leader, force_utf8=True)
    for field in marc.fields:
        if field.tag < "010":
            made.fields.append(pymarc.Field(tag=field.tag, data=_safe(field.value)))
            continue
        subfields = [pymarc.Subfield(code, _safe(value)) for code, value in field.subfields]
        made.fields.append(pymarc.Field(field.tag, pymarc.Indicators(*field.indicators), subfields))
    return bytes(made.as_marc())


def _safe(value: str) -> str:
    """Give a value without the characters that separate fields."""
    return "".join(char for char in value if char not in "\x1d\x1e\x1f" and not "\ud800" <= char <= "\udfff")


def sniff(head: bytes, name: str) -> float:
    """Recognise a leader with a directory behind it."""
    start = head.lstrip(b"\r\n\xef\xbb\xbf ")
    if not _LEADER.match(start):
        return 0.0
    return 0.97 if _FIELD_END in start[:4000] and start[20:22] == b"45" else 0.5 if _FIELD_END in start else 0.0


FORMAT = Format(
    name=NAME,
    title="MARC 21",
    extensions=("mrc", "marc"),
    media_type="application/marc",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
