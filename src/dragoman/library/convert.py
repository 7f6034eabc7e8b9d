"""Converts files from any readable format to any writable one, without a library."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import BinaryIO

from dragoman.formats import formats, named
from dragoman.formats.format import Format
from dragoman.formats.open import open_inputs
from dragoman.library.reading import read
from dragoman.passes.run import run
from dragoman.record.finding import Report
from dragoman.record.model import Record


def format_for(name: str, file: str) -> Format | None:
    """Give the writable format of a name, or else of a file's ending; ``None`` when there is none.

    >>> format_for("", "refs.jsonl").name
    'dragoman'
    """
    if name:
        found = named(name)
        return found if found and found.write else None
    ending = PurePath(file).suffix.lstrip(".").lower()
    return next((one for one in formats().values() if one.write and ending in one.extensions), None)


def converted(paths: Sequence[str], form: str, report: Report, mode: str = "repaired") -> Iterator[Record]:
    """Read files and give their records, repaired, or with ``mode`` ``as_is`` as they were read.

    What was noticed goes to ``report``; pieces that are no records go to ``report.rejected``.
    """
    for given in open_inputs(paths, report):
        report.file = given.name
        for record in read(given, report, form):
            yield record if mode == "as_is" else run(record, report).record


def write(records: Iterable[Record], target: Format, stream: BinaryIO, report: Report) -> None:
    """Write records in a format. Raises ``ValueError`` when it cannot be written."""
    if target.write is None:
        raise ValueError(f"{target.name} cannot be written")
    target.write(records, stream, report)
