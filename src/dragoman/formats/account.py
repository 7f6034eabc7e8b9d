"""Is every value of a record written, or told? The check that stands behind every writer.

A value counts as written when it stands in the bytes written for its record, by letters and digits; where it does not
(a date in words, a letter in LaTeX), the record is written by itself and read back. What is not there either is told.
"""

import html
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from dragoman.formats.format import Format
from dragoman.formats.held import place_of
from dragoman.record.finding import Finding, Report
from dragoman.record.model import Record
from dragoman.text.normal import fold

_APART = frozenset(
    {"id", "key", "source", "type", "lang", "role", "kind", "access", "body", "calendar", "scheme", "work"}
)
"""Parts of a record that are no values of the work, or closed words that each format says in its own way."""
_HEAD = re.compile(r"[a-z_.]+")
_SIGNS = re.compile(r"[\W_]+")
_WORDS = re.compile(r"[0-9]+|[a-z]{3}")
_EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?\Z")
_SURE = 4
"""Letters from which on a value is not found in a text by accident."""
_PAGES = re.compile("[-–]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def accounted(one: Format) -> Format:
    """Give a format whose writer tells each value that is neither written nor told by the writer itself."""
    write, read = one.write, one.read
    if write is None or read is None:
        return one

    def again(record: Record) -> list[Record]:
        stream = io.BytesIO()
        write([record], stream, Report())
        return list(read(io.BytesIO(stream.getvalue()), Report()))

    def accounting(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
        tap = _Tap(stream)
        write(_watched(records, tap, report), tap, report)  # type: ignore[arg-type]

    def _watched(records: Iterable[Record], tap: "_Tap", report: Report) -> Iterator[Record]:
        for record in records:
            tap.written.clear()
            before = len(report.findings)
            yield record
            missing = list(_missing(record, b"".join(tap.written), report.findings[before:]))
            if missing:
                _tell(record, missing, again(record), one.name, report)

    return msgspec.structs.replace(one, write=accounting)


class _Tap:
    """A stream that remembers what was written to it last."""

    def __init__(self, stream: BinaryIO) -> None:
        self.written: list[bytes] = []
        self._stream = stream

    def write(self, block: bytes) -> int:
        """Pass a block on."""
        self.written.append(block)
        return self._stream.write(block)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


def _missing(record: Record, raw: bytes, findings: list[Finding]) -> Iterator[tuple[str, str]]:
    """Give the values that seem not to stand in what was written, with their paths."""
    text = raw.decode("utf-8", "replace")
    text = html.unescape(text) if "&" in text and "</" in text else text
    folded = ""
    held = list(leaves(msgspec.to_builtins(record)))
    times = Counter(value for _, value in held)
    for path, value in held:
        if text.count(value) >= times[value] or _stands_parted(text, path, value):
            continue
        folded, wanted = folded or normal(text), normal(value)
        is_there = len(wanted) >= _SURE and folded.count(wanted) >= times[value]
        if not is_there and not is_told(path, findings):
            yield path, value


def _tell(record: Record, missing: list[tuple[str, str]], again: list[Record], format: str, report: Report) -> None:
    back = {value for one in again for _, value in leaves(msgspec.to_builtins(one))}
    said = normal("\n".join(back))
    for path, value in missing:
        # a name may come back parted otherwise
        parts = value.split() if ".names." in path else [value]
        wanted = [normal(part) for part in parts if part not in back]
        if any(part not in said or len(part) < _SURE for part in wanted):
            report.add("field.value_not_written", place_of(record), format=format, field=path, value=value)


def _stands_parted(text: str, path: str, value: str) -> bool:
    """Say whether a date, or first and last page, stand there in parts."""
    if path.endswith("pages"):
        return all(part in text for part in _PAGES.split(value))
    return bool(_EDTF.match(value)) and _has_date(text, value)


def _has_date(text: str, edtf: str) -> bool:
    """Say whether year, month and day stand near each other, the month as number or English word."""
    year, month, day = _EDTF.match(edtf).groups()  # type: ignore[union-attr]
    wanted = {int(number) for number in (month, day) if number}
    at = text.find(year)
    while at >= 0:
        words = _WORDS.findall(text[max(0, at - 90) : at + 110].lower())
        numbers = {int(word) for word in words if word.isdigit()}
        numbers |= {_MONTHS.index(word) + 1 for word in words if word in _MONTHS}
        if wanted <= numbers:
            return True
        at = text.find(year, at + 4)
    return False


def leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Give each string of a record in plain containers with the path of its field.

    >>> list(leaves({"title": [{"value": "Карабах", "lang": "ru"}], "container": {"extra": {"ris:C7": ["x"]}}}))
    [('title.value', 'Карабах'), ('container.extra.ris:C7', 'x')]
    """
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        parsed = value.get("printed") and "record"
        for name, one in value.items():
            if name not in _APART and name != parsed:
                yield from leaves(one, f"{path}.{name}" if path else name)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from leaves(one, path)


def normal(value: str) -> str:
    """Reduce a value to its letters and digits."""
    return _SIGNS.sub("", fold(value))


def is_told(path: str, findings: Iterable[Finding]) -> bool:
    """Say whether one of the findings of a writer is about a path, or what it lies in."""
    for one in findings:
        found = _HEAD.match(one.values.get("field", ""))
        head = found[0].strip(".") if found else ""
        head = "identifiers" if head == "identifier" else head
        if head and (path == head or path.startswith(f"{head}.")):
            return True
    return False
