"""Reads one input by its format, so that a fault of a reader never ends an import."""

from collections.abc import Iterator
from typing import BinaryIO

from dragoman.formats import named
from dragoman.formats.detect import detect
from dragoman.formats.format import Format
from dragoman.formats.open import Input, kept
from dragoman.record.finding import Place, Rejected, Report
from dragoman.record.model import Record

FAULTS = (ValueError, LookupError, OSError, ArithmeticError, RecursionError, TypeError, AttributeError, EOFError)
"""What a reader could raise in spite of its promise not to."""


def read(given: Input, report: Report, form: str = "") -> Iterator[Record]:
    """Read an input by the format named, or the one that recognises it (none: that is a finding, and no record).

    Raises ``LookupError`` when no readable format has that name.
    """
    chosen = readable(form) if form else detect(given.stream, given.name, report)
    return _read(chosen, given.stream, report)


def readable(form: str) -> Format:
    """Give the readable format of a name. Raises ``LookupError`` when there is none."""
    found = named(form)
    if found is None or found.read is None:
        raise LookupError(f"{form} is no format that can be read")
    return found


def _read(form: Format | None, stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read a stream; a fault of the reader becomes a finding, and the records it gave before stay.

    Of an input that gives no record and no rejected piece, the beginning is kept aside.
    """
    found = False
    for record in _records(form, stream, report):
        found = True
        yield record
    if not found and not report.rejected:
        _set_aside(stream, report, form)


def _records(form: Format | None, stream: BinaryIO, report: Report) -> Iterator[Record]:
    if form is None or form.read is None:
        return
    try:
        yield from form.read(stream, report)
    except FAULTS as fault:
        report.add("read.failed", Place(report.file), format=form.name, reason=f"{type(fault).__name__}: {fault}")


def _set_aside(stream: BinaryIO, report: Report, form: Format | None) -> None:
    """Keep the beginning of an input of which nothing could be made, with what was found about it."""
    told = next((one for one in reversed(report.findings) if one.severity == "error"), None)
    try:
        raw = kept(stream)
    except FAULTS:
        return
    if raw and told is None and form is not None:
        told = report.add("read.nothing", Place(report.file), format=form.name)
    if raw and told is not None:
        report.rejected.append(Rejected(raw, told))
