"""Reads and writes Excel workbooks (Office Open XML), row by row; each sheet with a known header is a table."""

import csv
import io
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import IO, Any, BinaryIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, tell_lossy, tell_unwritten
from dragoman.formats.table.cells import HEADER, PATHS, record_of, row_of
from dragoman.formats.table.columns import Column, columns
from dragoman.record.finding import Place, Report
from dragoman.record.model import Record, Source

LIMIT = 256_000_000
"""Bytes of a workbook, packed."""
UNPACKED = 2_000_000_000
RATIO = 200
"""A workbook that unpacks to more, or to so many times its size, is a bomb."""
CELL = 32_767
"""Characters a cell of Excel holds."""
_FIRST_ROWS = 20
_COLUMNS = 1024
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read one record per row of each sheet; ``source.raw`` is the row as one line of CSV, for a row has no bytes of
    its own in a workbook. What is no sound workbook is rejected.
    """
    raw = stream.read(LIMIT + 1)
    reason = _refused(raw)
    if reason:
        report.reject(raw, "table.no_workbook", Place(report.file), reason=reason)
        return
    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        report.reject(raw, "table.no_workbook", Place(report.file), reason=str(error)[:200])
        return
    found = False
    for sheet in book.worksheets:
        for record in _of_sheet(sheet, report):
            found = True
            yield record
    if not found:
        report.reject(raw, "table.no_header", Place(report.file))


def _refused(raw: bytes) -> str:
    """Say why a file is not opened: too large, no archive, or one that unpacks to far more than it is."""
    if len(raw) > LIMIT:
        return f"more than {LIMIT} bytes"
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        return str(error)
    bomb = unpacked > UNPACKED or unpacked > max(len(raw), 4096) * RATIO
    return f"unpacks to {unpacked} bytes" if bomb else ""


def _of_sheet(sheet: Any, report: Report) -> Iterator[Record]:
    header: tuple[Column, ...] = ()
    for number, cells in enumerate(_rows(sheet, report), 1):
        place = Place(f"{report.file}!{sheet.title}", line=number)
        if header:
            yield from _record(cells, header, place, report)
        elif number <= _FIRST_ROWS:
            header = columns(cells)
            _tell_unknown(header, report, place)


def _tell_unknown(header: tuple[Column, ...], report: Report, place: Place) -> None:
    for column in header:
        if not column.path and column.name:
            report.add("field.unknown", place, field=column.name, kept=f"table:{column.name}")


def _rows(sheet: Any, report: Report) -> Iterator[list[str]]:
    """Give the rows as texts; a sheet that breaks off is told of."""
    try:
        for row in sheet.iter_rows(values_only=True, max_col=_COLUMNS):
            yield [_text(value) for value in row]
    except Exception as error:
        report.add("read.failed", Place(f"{report.file}!{sheet.title}"), format="xlsx", reason=str(error)[:200])


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _record(cells: list[str], header: tuple[Column, ...], place: Place, report: Report) -> Iterator[Record]:
    if not any(cell.strip() for cell in cells):
        return
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    raw = line.getvalue().encode("utf-8", "replace")
    record = record_of(cells, header)
    if not (record.title or record.identifiers or record.contributors):
        report.reject(raw, "table.empty_row", place)
        return
    yield record.replace(source=Source(place.file, "xlsx", 0, place.line, id=record.key, raw=raw))


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write one sheet, row by row; every cell is text, and what a spreadsheet may take for a formula is neutralised."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Records")
    sheet.append(HEADER)
    for record in records:
        tell_unwritten(record, "xlsx", _HELD, report)
        sheet.append([_cell(sheet, cell, record, report) for cell in row_of(record)])
    with tempfile.TemporaryFile() as made:
        book.save(made)
        _timeless(made, stream)


def _timeless(made: IO[bytes], stream: BinaryIO) -> None:
    """Copy a workbook without the times it was made at: the same records are the same bytes, whenever asked for."""
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _LONG_AGO)
            member.compress_type = zipfile.ZIP_DEFLATED
            kept = old.read(name)
            new.writestr(member, _TIME.sub(b"1980-01-01T00:00:00Z", kept) if name == "docProps/core.xml" else kept)


def _cell(sheet: Any, value: str, record: Record, report: Report) -> Any:
    if len(value) > CELL:
        tell_lossy(record, "xlsx", "abstract", f"the first {CELL} characters", report)
    cell = WriteOnlyCell(sheet, _ILLEGAL.sub("\ufffd", value[:CELL]))
    cell.data_type = "s"
    return cell


def sniff(head: bytes, name: str) -> float:
    """Recognise a workbook by its archive's first members."""
    if not head.startswith(b"PK\x03\x04"):
        return 0.0
    told = b"xl/" in head or (b"[Content_Types].xml" in head and name.lower().endswith(("xlsx", "xlsm")))
    return 0.95 if told else 0.0


_FIELDS = tuple(Field(theirs, ours) for theirs, ours in PATHS.items())
_HELD = frozenset(PATHS.values())

FORMAT = Format(
    name="xlsx",
    title="Excel workbook (XLSX)",
    extensions=("xlsx", "xlsm"),
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    sniff=sniff,
    read=read,
    write=write,
    fields=_FIELDS,
    cannot_hold=cannot_hold(_FIELDS),
)
