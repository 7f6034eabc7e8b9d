"""Reads one input by its format, so that a fault of a reader never ends an import."""

from collections.abc import Iterator
from typing import BinaryIO

from dragoman.formats.format import Format
from dragoman.record.finding import Place, Report
from dragoman.record.model import Record

FAULTS = (ValueError, LookupError, OSError, ArithmeticError, RecursionError, TypeError, AttributeError, EOFError)
"""What a reader could raise in spite of its promise not to."""


def read(form: Format | None, stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read a stream by a format; a fault of the reader becomes a finding, and the records it gave before stay."""
    if form is None or form.read is None:
        return
    try:
        yield from form.read(stream, report)
    except FAULTS as fault:
        report.add("read.failed", Place(report.file), format=form.name, reason=f"{type(fault).__name__}: {fault}")
