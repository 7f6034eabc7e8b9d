"""How is JSON cut into records? A top-level array, JSON Lines, or a list inside an object, as a stream.

Each record comes with its exact bytes in the input. A damaged stretch is rejected with its place and reading goes on at
the next object that looks like a record. Bounded: the size of a record, the nesting, and the attempts to get back in.
"""

import codecs
import json
import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, BinaryIO

import msgspec

from dragoman.formats.stream import wide
from dragoman.record.finding import Place, Report
from dragoman.text.encoding import decode

SIZE_LIMIT = 16_000_000
"""Characters of one record; RFC 8259 (section 9) lets a reader set limits."""
DEPTH_LIMIT = 64
_CHUNK = 1 << 18
_ATTEMPTS = 400
_WRAPPERS = frozenset({"message", "data", "hits", "response", "feed"})
_BETWEEN = re.compile(r"[\s,;\ufeff]*")
_OPENING = re.compile(r'\{\s*"')
_SURROGATE = re.compile("[\ud800-\udfff]")
_SCANNER = json.JSONDecoder(strict=False)

Json = dict[str, Any]
"""A JSON object as parsed: the one place where values of any type are met."""


class Found(msgspec.Struct, frozen=True):
    """One JSON object of the input, its exact bytes, and where they stand (``start`` in bytes, ``line`` from 1)."""

    value: Json
    raw: bytes
    start: int
    line: int
    encoding: str


def records(
    stream: BinaryIO,
    report: Report,
    lists: Collection[str] = (),
    looks: Callable[[Json], bool] = bool,
) -> Iterator[Found]:
    """Stream the objects of a JSON file.

    ``lists`` names the keys under which a list of records may stand in a wrapping object ("items", "results");
    ``looks`` says of an object found after damage whether it is a record and not a part of one.
    """
    window = _Window(stream, report)
    depth = 0  # of the object in whose list we are
    if not window.peek():
        report.add("read.empty", Place(report.file))
    while char := window.peek():
        if char in "[]}":
            window.at += 1
            depth = _enter(window, lists, depth) if char == "]" and depth else depth
        elif char == "{" and not depth and lists and (entered := _enter(window, lists, 0)):
            depth = entered
        else:
            yield from _next(window, report, looks)


def _next(window: "_Window", report: Report, looks: Callable[[Json], bool]) -> Iterator[Found]:
    """Give the value here, or reject what stands here up to the next record."""
    start, place = window.at, window.place
    try:
        value = window.value()
    except (ValueError, RecursionError) as error:
        _reject_damage(window, report, looks, error)
        return
    if isinstance(value, str) and window.peek() == ":":
        window.at += 1  # the key of a record in an object of records
        return
    if not isinstance(value, dict):
        window.at = start
        _reject_damage(window, report, looks, ValueError("an object was expected"))
        return
    if not looks(value) and any(isinstance(one, dict) and looks(one) for one in value.values()):
        window.at = start + 1
        return  # one object of records by their keys: its members come next
    raw = window.take(start)
    if _too_deep(value):
        report.reject(raw, "read.too_deep", place, limit=DEPTH_LIMIT)
        return
    if _SURROGATE.search(window.taken):
        report.add("read.bad_bytes", place, count=len(_SURROGATE.findall(window.taken)), encoding=window.encoding)
    yield Found(value, raw, place.offset, place.line, window.encoding)


def _reject_damage(window: "_Window", report: Report, looks: Callable[[Json], bool], error: Exception) -> None:
    """Skip to the next object that can be read and looks like a record; what was skipped is kept as rejected."""
    start, place = window.at, window.place
    position = window.line + window.text.count("\n", 0, error.pos) if isinstance(error, json.JSONDecodeError) else 0
    for _ in range(_ATTEMPTS):
        if not window.find(_OPENING):
            break
        try:
            value, _end = _SCANNER.raw_decode(window.text, window.at)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict) and looks(value):
            break
    else:
        window.skip_all()
    reason = f"{error.msg} (line {position})" if isinstance(error, json.JSONDecodeError) else _reason(error)
    report.reject(window.take(start), "json.invalid", place, reason=reason)


def _reason(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _enter(window: "_Window", lists: Collection[str], depth: int) -> int:
    """Go into the list of records of a wrapping object and give the object's depth.

    Without one give 0: at depth 0 stay where we are, behind a list go to the end of the object.
    """
    before, opened = window.at, depth
    try:
        while not (found := _step(window, lists)) and (opened := opened + window.turned) > 0:
            pass
    except (ValueError, RecursionError):
        found = False
    if found:
        return opened
    window.at = window.at if depth and not opened else before
    return 0


def _step(window: "_Window", lists: Collection[str]) -> bool:
    """Take one step through an object's members; say whether it led into a list of records."""
    char = window.peek()
    window.turned = {"{": 1, "}": -1}.get(char, 0)
    if window.turned:
        window.at += 1
        return False
    key = window.value()
    if window.peek() != ":":
        raise ValueError("a member without value")
    window.at += 1
    char = window.peek()
    if char == "[" and key in lists:
        window.at += 1
        return True
    if char != "{" or key not in _WRAPPERS:
        window.value()
    return False


def _too_deep(value: object) -> bool:
    """Say whether a value nests deeper than the limit, without recursion."""
    layer: list[object] = [value]
    for _ in range(DEPTH_LIMIT):
        layer = [inner for one in layer if isinstance(one, dict | list) for inner in _inner(one)]
        if not layer:
            return False
    return True


def _inner(value: Json | list[object]) -> Collection[object]:
    return value.values() if isinstance(value, dict) else value


class _Window:
    """The stretch of decoded text being looked at; ``at`` is the place in it, what lies before is forgotten."""

    def __init__(self, stream: BinaryIO, report: Report) -> None:
        head = stream.read(_CHUNK)
        self.encoding = _encoding(head, report)
        # bytes that do not fit stand as lone surrogates (PEP 383), so that the bytes of any stretch come back
        self._errors = "surrogatepass" if self.encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
        self._decoder = codecs.getincrementaldecoder(self.encoding)(self._errors)
        self._stream, self._file = stream, report.file
        self.at, self.line, self.offset, self.taken, self.turned = 0, 1, 0, "", 0
        self._ended, self._column = not head, 1
        self.text = self._decoder.decode(head)
        if head.startswith(codecs.BOM_UTF8):
            self._forget(1)

    @property
    def place(self) -> Place:
        """Give the place here."""
        gap = self.text[: self.at]
        line = self.line + gap.count("\n")
        column = self.at - gap.rfind("\n") if "\n" in gap else self._column + self.at
        return Place(self._file, line=line, column=column, offset=self.offset + len(self._bytes(gap)))

    def peek(self) -> str:
        """Skip what stands between values; give the next character, "" at the end."""
        while True:
            found = _BETWEEN.match(self.text, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.text):
                return self.text[self.at]
            if not self._fill():
                return ""

    def value(self) -> Any:
        """Read one value and go behind it. Raises ``ValueError`` when it is none or too large."""
        while True:
            try:
                value, end = _SCANNER.raw_decode(self.text, self.at)
            except json.JSONDecodeError as error:
                cut = error.pos > len(self.text) - 32 or error.msg.startswith("Unterminated")
                if not cut or not self._fill():
                    raise
                if len(self.text) - self.at > SIZE_LIMIT:
                    raise ValueError(f"larger than {SIZE_LIMIT} characters") from error
                continue
            self.at = end
            return value

    def take(self, start: int) -> bytes:
        """Give the bytes from a place up to here, and forget all before here."""
        self.taken = self.text[start : self.at]
        raw = self._bytes(self.taken)
        self._forget(self.at)
        return raw

    def find(self, pattern: re.Pattern[str]) -> bool:
        """Go to the next match after here (or to the end of the input)."""
        start = self.at + 1
        while not (found := pattern.search(self.text, start)):
            if len(self.text) - self.at > SIZE_LIMIT or not self._fill():
                self.at = len(self.text)
                return False
        self.at = found.start()
        return True

    def skip_all(self) -> None:
        """Go to the end of the input."""
        while self._fill():
            pass
        self.at = len(self.text)

    def _fill(self) -> bool:
        """Read on, as much again as is kept, so that looking twice costs no more than twice."""
        if self._ended:
            return False
        chunk = self._stream.read(max(_CHUNK, len(self.text) - self.at))
        self._ended = not chunk
        try:
            self.text += self._decoder.decode(chunk, final=self._ended)
        except UnicodeDecodeError:  # half a UTF-16 unit at the very end
            self.text += "\ufffd"
        return not self._ended

    def _forget(self, end: int) -> None:
        gone = self.text[:end]
        self.offset += len(self._bytes(gone))
        self.line += gone.count("\n")
        self._column = end - gone.rfind("\n") if "\n" in gone else self._column + end
        self.text, self.at = self.text[end:], 0

    def _bytes(self, text: str) -> bytes:
        try:
            return text.encode(self.encoding, self._errors)
        except UnicodeEncodeError:
            return text.encode(self.encoding, "replace")


def _encoding(head: bytes, report: Report) -> str:
    """Tell the encoding: UTF-8 by RFC 8259, else by byte order mark, by zero bytes, or by a guess (with a finding)."""
    if encoding := wide(head):
        report.add("read.encoding_guessed", None, encoding=encoding, confidence="1.00")
        return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        if head.startswith(codecs.BOM_UTF8):
            return "utf-8"
        guess = decode(head)
        if guess.encoding.lower().replace("-", "") not in {"utf8", "ascii"}:
            report.add("read.encoding_guessed", None, encoding=guess.encoding, confidence=f"{guess.confidence:.2f}")
            return guess.encoding
    return "utf-8"
