"""Dragoman's own format: one record of the codec per line; nothing is lost in it."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from dragoman.formats.format import Format
from dragoman.record.codec import decoded, encoded
from dragoman.record.finding import Place, Report
from dragoman.record.model import Record


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read one record per line; a line that is none is rejected, and reading goes on."""
    offset = 0
    for number, line in enumerate(stream, 1):
        if line.strip():
            place = Place(report.file, line=number, column=1, offset=offset)
            try:
                yield decoded(line)
            except (msgspec.DecodeError, RecursionError) as error:
                report.reject(line, "json.invalid", place, reason=error)
        offset += len(line)


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write each record as one line of JSON."""
    stream.writelines(encoded(record) + b"\n" for record in records)


def sniff(head: bytes, name: str) -> float:
    r"""Recognise our lines by a first object with a title or key of our structure, with spaces or without.

    >>> sniff(b'{"type": "book", "title": [{"value": "Kitab", "lang": "az"}]}\n', "")
    0.95
    """
    first = head.split(b"\n", 1)[0].strip()
    if not first.startswith(b"{"):
        return 0.0
    try:
        decoded(first)
    except (msgspec.DecodeError, RecursionError):
        return 0.0
    ours = (b'"contributors":[{"names"', b'"title":[{"', b'"source":{')
    return 0.95 if any(mark in first.replace(b" ", b"") for mark in ours) else 0.1


FORMAT = Format(
    name="dragoman",
    title="Dragoman JSON Lines",
    extensions=("jsonl",),
    media_type="application/x-ndjson",
    sniff=sniff,
    read=read,
    write=write,
)
