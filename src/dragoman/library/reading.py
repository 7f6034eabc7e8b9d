"""Reads one input by its format, so that a fault of a reader never ends an import."""

from collections.abc import Iterator
from typing import BinaryIO

from dragoman.formats import named
from dragoman.formats.detect import detect
from dragoman.formats.format import Format
from dragoman.formats.open import Input
from dragoman.record.finding import Place, Report
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
    """Read a stream; a fault of the reader becomes a finding, and the records it gave before stay."""
    if form is None or form.read is None:
        return
    said, found = len(report.findings), False
    try:
        for record in form.read(stream, report):
            found = True
            yield record
        if not found and said == len(report.findings):
            report.add("read.nothing", Place(report.file), format=form.name)
    except FAULTS as fault:
        report.add("read.failed", Place(report.file), format=form.name, reason=f"{type(fault).__name__}: {fault}")
