"""Reads and writes tables in CSV and TSV (RFC 4180 and what spreadsheets make of it); columns guessed by name."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, tell_unwritten
from dragoman.formats.stream import Incoming, incoming, mended
from dragoman.formats.table.cells import HEADER, PATHS, record_of, row_of
from dragoman.formats.table.columns import Column, columns, likeness
from dragoman.record.finding import Place, Report
from dragoman.record.model import Record, Source

DELIMITERS = ",;\t|，"
LONGEST = 1_000_000
"""A row of more characters has lost a quotation mark: its first line is then a row of its own."""
_FIRST_ROWS = 20
"""The header stands among so many rows."""
_LINE = re.compile(r"[^\n]{0,1000000}\n|[^\n]{1,1000000}")
csv.field_size_limit(LONGEST * 2)


class _Row:
    """One row: its exact text, its line, and the byte offset where it begins."""

    def __init__(self, text: str, line: int, offset: int) -> None:
        self.text, self.line, self.offset = text, line, offset

    def cells(self, delimiter: str) -> list[str]:
        try:
            return next(csv.reader(io.StringIO(self.plain, newline=""), delimiter=delimiter), [])
        except csv.Error:
            return self.plain.strip("\r\n").split(delimiter)

    @property
    def plain(self) -> str:
        """Give the text without a byte order mark and NULs."""
        return self.text.lstrip("\ufeff").replace("\0", "\ufffd")


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read one record per row below the header row. Rows that tell nothing are rejected; a table without a known
    title column is rejected whole.
    """
    source = incoming(stream, report)
    delimiter = ""
    header: tuple[Column, ...] = ()
    skipped: list[_Row] = []
    rows = 0
    for row in _rows(source):
        if header:
            rows += bool(row.text.strip())
            yield from _record(row, (delimiter, header), source, report)
        elif len(skipped) < _FIRST_ROWS and (found := _header(row)):
            delimiter, header = found
            _tell_unknown(header, report, Place(report.file, line=row.line))
        elif row.text.strip():
            skipped.append(row)
    if not rows and not skipped:
        report.add("table.no_rows", Place(report.file))
    for row in skipped:
        report.reject(source.raw(row.text), "table.no_header", Place(report.file, line=row.line, offset=row.offset))


def _rows(source: Incoming) -> Iterator[_Row]:
    """Give the rows: lines, joined where a quoted cell goes over several."""
    held: list[str] = []
    quotes = length = 0
    number, offset = 1, 0
    for text in _lines(source.blocks):
        held.append(text)
        quotes, length = quotes + text.count('"'), length + len(text)
        if quotes % 2 and length < LONGEST:
            continue
        for piece in held if quotes % 2 else ["".join(held)]:
            yield _Row(piece, number, offset)
            offset, number = offset + len(source.raw(piece)), number + piece.count("\n")
        held, quotes, length = [], 0, 0
    for piece in held:
        yield _Row(piece, number, offset)
        offset, number = offset + len(source.raw(piece)), number + 1


def _lines(blocks: Iterator[str]) -> Iterator[str]:
    """Give lines with their ends; only a line feed ends one, and a line of too many characters is cut."""
    rest = ""
    for block in blocks:
        pieces = _LINE.findall(rest + block)
        rest = pieces.pop() if pieces and not pieces[-1].endswith("\n") and len(pieces[-1]) < LONGEST else ""
        yield from pieces
    if rest:
        yield rest


def _header(row: _Row) -> tuple[str, tuple[Column, ...]] | None:
    """Find the delimiter with which a row is a header."""
    tried = [(likeness(row.cells(mark)), mark) for mark in DELIMITERS if mark in row.text]
    sure, mark = max(tried, default=(0.0, ""))
    return (mark, columns(row.cells(mark))) if sure else None


def _record(row: _Row, table: tuple[str, tuple[Column, ...]], source: Incoming, report: Report) -> Iterator[Record]:
    if not row.text.strip():
        return
    delimiter, header = table
    place = Place(report.file, line=row.line, offset=row.offset)
    row.text, raw = mended(row.text, source, report, place), source.raw(row.text)
    cells = row.cells(delimiter)
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        report.add("table.too_many_cells", place, count=len(cells), columns=len(header))
    record = record_of(cells, header)
    if not (record.title or record.identifiers or record.contributors):
        report.reject(raw, "table.empty_row", place)
        return
    told = Source(report.file, "csv", row.offset, row.line, source.encoding, id=record.key, raw=raw)
    yield record.replace(source=told)


def _tell_unknown(header: tuple[Column, ...], report: Report, place: Place) -> None:
    for column in header:
        if not column.path and column.name:
            report.add("field.unknown", place, field=column.name, kept=f"table:{column.name}")


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write a header and one row per record, UTF-8 with a BOM (spreadsheets need it); formulas are neutralised."""
    text = io.TextIOWrapper(stream, "utf-8", errors="replace", newline="", write_through=True)
    text.write("\ufeff")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(HEADER)
    for record in records:
        tell_unwritten(record, "csv", _HELD, report)
        table.writerow(row_of(record))
    text.detach()


def sniff(head: bytes, name: str) -> float:
    """Recognise a table by its header row."""
    text = head.decode("utf-8-sig", "replace")
    rows = [_Row(line, 1, 0) for line in text.split("\n", _FIRST_ROWS)[:_FIRST_ROWS] if line.strip()]
    return max((likeness(row.cells(mark)) for row in rows[:3] for mark in DELIMITERS if mark in row.text), default=0.0)


_FIELDS = tuple(Field(theirs, ours) for theirs, ours in PATHS.items())
_HELD = frozenset(PATHS.values())

FORMAT = Format(
    name="csv",
    title="Table (CSV, TSV)",
    extensions=("csv", "tsv"),
    media_type="text/csv",
    sniff=sniff,
    read=read,
    write=write,
    fields=_FIELDS,
    cannot_hold=cannot_hold(_FIELDS),
)
