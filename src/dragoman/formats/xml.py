"""How is XML cut into records? By the start and end tags of one record, as a stream; each record is parsed alone.

So a document type, its entities and whatever it points to are never seen by the parser, a record's exact bytes are
known, and damage in one record leaves the others whole. Names lose their namespaces: ``dc:title`` is ``title``.
Bounded: the size of a record and its nesting; nothing is fetched.
"""

import codecs
import re
from collections.abc import Callable, Collection, Iterator
from html.entities import html5
from io import BytesIO
from typing import BinaryIO, Literal

import msgspec
from lxml import etree

from dragoman.formats.stream import wide
from dragoman.record.finding import Place, Report
from dragoman.text.encoding import decode

SIZE_LIMIT = 16_000_000
"""Bytes of one record; libxml2 itself refuses text nodes above ten million."""
DEPTH_LIMIT = 100
_CHUNK = 1 << 18
_MARKS = rb"<!--|<!\[CDATA\[|<(/?)(?:[A-Za-z_][\w.-]{0,40}:)?(%s)(?=[\s>/])"
_CLOSERS = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_ENVELOPE = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,40}:)?(?:metadata|recordData)\b")
_ENTITY_DECLARATION = re.compile(rb"<!ENTITY\b")
_PREFIX = re.compile(r"[<\s/]([A-Za-z_][\w.-]{0,40}):[A-Za-z_]")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,40});")
_NUMBER = re.compile(r"&#(x[0-9A-Fa-f]{1,8}|[0-9]{1,9});")
_NAME = re.compile(r"[^\W\d][\w.-]*\Z")
_BARE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]{0,40}|#[0-9]{1,9}|#x[0-9A-Fa-f]{1,8});)")
_BARE_LESS = re.compile(r"<(?![A-Za-z_/!?])")
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KNOWN_TO_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})

Element = etree._Element  # noqa: SLF001  (lxml gives its element type no public name)


class Found(msgspec.Struct, frozen=True):
    """One record's element, its exact bytes, and where they stand (``start`` in bytes, ``line`` from 1)."""

    element: Element
    raw: bytes
    start: int
    line: int
    encoding: str


def records(stream: BinaryIO, report: Report, tags: Collection[str]) -> Iterator[Found]:
    """Stream the elements with one of these local names; a record inside a record is no record of its own.

    What is damaged is mended or read as far as it goes, with a finding; what cannot be read at all is rejected.
    """
    window = _Window(stream, report, tags)
    seen = False
    for raw, place, problem in window.pieces():
        seen = True
        whole = raw
        if problem:
            report.add(problem, place, tag=window.name.decode())
            whole += window.end_tag
        element = parsed(whole, window.encoding, place, report)
        if element is not None:
            yield Found(element, window.original(raw), place.offset, place.line, window.declared)
    if window.is_empty:
        report.add("read.empty", Place(report.file))
    elif not seen:
        report.add("xml.no_records", Place(report.file), tags=", ".join(sorted(tags)))


def parsed(raw: bytes, encoding: str, place: Place, report: Report) -> Element | None:
    """Parse the bytes of one element; ``None`` (and a rejected piece) when nothing can be read of it."""
    text = _characters(raw, encoding, place, report)
    text = _ENTITY.sub(_entity(report, place), text) if "&" in text else text
    try:
        element = _parsed(text, place, report)
    except etree.XMLSyntaxError as error:
        report.reject(raw, "xml.damaged", place, reason=_reason(error))
        return None
    if element is None:
        report.reject(raw, "xml.damaged", place, reason="no element can be read")
    elif _localised(element):
        return element
    else:
        report.reject(raw, "read.too_deep", place, limit=DEPTH_LIMIT)
    return None


def _parsed(text: str, place: Place, report: Report) -> Element | None:
    try:
        return _tree(text, "refuse")
    except etree.XMLSyntaxError as error:
        first = _reason(error)
    mended = _BARE_LESS.sub("&lt;", _BARE_AMPERSAND.sub("&amp;", _NUMBER.sub(_character, text)))
    try:
        element = _tree(mended, "refuse")
        report.add("xml.mended", place, reason=first)
    except etree.XMLSyntaxError:
        element = _tree(mended, "recover")
        report.add("xml.damaged", place, reason=first)
    return element


def _tree(text: str, damage: Literal["refuse", "recover"]) -> Element | None:
    """Parse one element whose prefixes are declared elsewhere, by declaring each for itself."""
    prefixes = sorted(set(_PREFIX.findall(text)) - {"xml", "xmlns"})[:100]
    declared = "".join(f' xmlns:{prefix}="urn:{prefix}"' for prefix in prefixes)
    parser = etree.XMLParser(
        recover=damage == "recover", resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    root = etree.fromstring(f"<r{declared}>{text}</r>", parser)
    return None if root is None or not len(root) else root[0]


def _reason(error: etree.XMLSyntaxError) -> str:
    return re.sub(r",? ?line \d+, column \d+.*", "", str(error.msg or "not well-formed")).strip()


def _characters(raw: bytes, encoding: str, place: Place, report: Report) -> str:
    """Decode a record; bytes that are none of its encoding and characters XML forbids are told."""
    text = raw.decode(encoding, "surrogateescape")
    if bad := sum(1 for char in text if "\ud800" <= char <= "\udfff") if not text.isascii() else 0:
        report.add("read.bad_bytes", place, count=bad, encoding=encoding)
        text = raw.decode(encoding, "replace")
    if _ILLEGAL.search(text):
        report.add("xml.mended", place, reason="characters that XML does not allow")
        text = _ILLEGAL.sub(" ", text)
    return text


def _entity(report: Report, place: Place) -> Callable[[re.Match[str]], str]:
    """Resolve the entities HTML knows; the file's own are not followed but kept as they stand."""

    def resolved(found: re.Match[str]) -> str:
        if found[1] in _KNOWN_TO_XML:
            return found[0]
        known = html5.get(found[1] + ";")
        if known is None:
            report.add("xml.entity_kept", place, name=found[1])
            return f"&amp;{found[1]};"
        return known.replace("&", "&amp;").replace("<", "&lt;")

    return resolved


def _character(found: re.Match[str]) -> str:
    """Leave out references to characters that XML does not allow."""
    code = int(found[1][1:], 16) if found[1][0] == "x" else int(found[1])
    return "" if code > 0x10FFFF or _ILLEGAL.match(chr(code)) else found[0]


def _localised(element: Element) -> bool:
    """Take the namespaces off all names; say whether the nesting is within the limit."""
    depth = 0
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEPTH_LIMIT:
            return False
        if event == "start" and isinstance(inner.tag, str):
            _rename(inner)
    etree.cleanup_namespaces(element)
    return True


def _rename(element: Element) -> None:
    """Give an element and its attributes local names; of names that were damaged little is left."""
    local = str(element.tag).rpartition("}")[2].rpartition(":")[2]
    element.tag = local if _NAME.match(local) else "unnamed"
    for name in [str(name) for name in element.attrib if str(name).startswith("{")]:
        plain, value = name.rpartition("}")[2], element.attrib.pop(name)
        if _NAME.match(plain):
            element.attrib[plain] = element.attrib.get(plain, value)


class _Window:
    """The stretch of bytes being looked at, cut at record tags; what lies before it is forgotten.

    ``at`` is where looking goes on, ``start`` where the open record began (-1: none is open), all in ``_text``.
    """

    def __init__(self, stream: BinaryIO, report: Report, tags: Collection[str]) -> None:
        head = stream.read(_CHUNK)
        self.declared = self.encoding = _encoding(head, report)
        if self.declared.startswith(("utf-16", "utf-32")):
            stream = BytesIO((head + stream.read()).decode(self.declared, "replace").encode())
            self.encoding, head = "utf-8", stream.read(_CHUNK)
        if _ENTITY_DECLARATION.search(head):
            report.add("xml.entities_refused", Place(report.file))
        self._stream, self._report, self._text = stream, report, head
        self._marks = re.compile(_MARKS % b"|".join(re.escape(tag.encode()) for tag in sorted(tags)))
        self._ended = not head
        self._never_closed: set[bytes] = set()
        self._envelopes = 0
        self._offset, self._line, self._column = 0, 1, 1
        self.at, self.start, self.name, self.end_tag = 0, -1, b"", b""
        self.is_empty = not head.strip()

    def original(self, raw: bytes) -> bytes:
        """Give the bytes as they stand in the input, whatever they were turned into for reading."""
        return raw if self.encoding == self.declared else raw.decode(self.encoding, "replace").encode(self.declared)

    def pieces(self) -> Iterator[tuple[bytes, Place, str]]:
        """Give each record's bytes, its place, and the finding when it is not closed."""
        while mark := self._mark():
            self.at = mark.end()
            if mark[0] in _CLOSERS:
                self._skip(mark[0])
            elif mark[1]:
                yield from self._close(mark)
            else:
                yield from self._open(mark)
        if self.start >= 0:
            self.at = len(self._text)
            yield self._piece("read.truncated")

    def _open(self, mark: "re.Match[bytes]") -> Iterator[tuple[bytes, Place, str]]:
        if self.start >= 0 and self.name != mark[2]:
            return
        shift = mark.start()
        if self.start >= 0 and _ENVELOPE.search(self._text, self.start, shift):
            self._envelopes += 1  # OAI-PMH, SRU: a record whose metadata are a record of the same name
        elif self.start >= 0:
            end, self.at = self.at, shift
            yield self._piece("xml.unclosed")
            self.at, shift = end - shift, 0
        self.start, self.name, self.end_tag = shift, mark[2], b"</" + mark[0][1:] + b">"
        self.at = self._behind(b">")
        if self._text[self.at - 2 : self.at] == b"/>":
            yield self._piece("")

    def _close(self, mark: "re.Match[bytes]") -> Iterator[tuple[bytes, Place, str]]:
        self.at = self._behind(b">")
        if self.start >= 0 and self.name == mark[2]:
            yield self._piece("")
        elif self.start < 0 and self._envelopes and mark[2] == self.name:
            self._envelopes -= 1
            self._forget(self.at)
        elif self.start < 0 and mark[2] == (self.name or mark[2]):
            self._report.reject(self._text[: self.at], "xml.no_start", self._place(0), tag=mark[2].decode())
            self._forget(self.at)

    def _piece(self, problem: str) -> tuple[bytes, Place, str]:
        raw, place = self._text[self.start : self.at], self._place(self.start)
        self._forget(self.at)
        return raw, place, problem

    def _mark(self) -> "re.Match[bytes] | None":
        """Find the next tag of a record, comment or CDATA section."""
        while not (found := self._marks.search(self._text, self.at)):
            self.at = max(self.at, len(self._text) - 64)
            if not self._fill():
                return None
        return found

    def _behind(self, closer: bytes) -> int:
        """Give the place behind the next closing mark; the place here when it never comes."""
        if closer in self._never_closed:
            return self.at
        look = self.at
        while (found := self._text.find(closer, look)) < 0:
            look = max(look, len(self._text) - len(closer))
            if len(self._text) - self.at > SIZE_LIMIT or not self._fill():
                self._never_closed.add(closer)
                return self.at
        return found + len(closer)

    def _skip(self, opener: bytes) -> None:
        self.at = self._behind(_CLOSERS[opener])

    def _fill(self) -> bool:
        """Read on, as much again as is kept; a record or gap above the limit is rejected."""
        if self._ended:
            return False
        if len(self._text) > SIZE_LIMIT and self.at > SIZE_LIMIT // 2:
            if self.start >= 0:
                raw, place = self._text[self.start :], self._place(self.start)
                self._report.reject(raw, "read.too_large", place, what="a record", limit=SIZE_LIMIT)
            self._forget(self.at)
        chunk = self._stream.read(max(_CHUNK, len(self._text)))
        self._ended = not chunk
        self._text += chunk
        return not self._ended

    def _place(self, at: int) -> Place:
        gap = self._text[:at]
        column = at - gap.rfind(b"\n") if b"\n" in gap else self._column + at
        return Place(self._report.file, line=self._line + gap.count(b"\n"), column=column, offset=self._offset + at)

    def _forget(self, end: int) -> None:
        gone = self._text[:end]
        self._line += gone.count(b"\n")
        self._column = end - gone.rfind(b"\n") if b"\n" in gone else self._column + end
        self._offset += len(self.original(gone))
        self._text, self.at, self.start = self._text[end:], 0, -1


def _encoding(head: bytes, report: Report) -> str:
    """Tell the encoding (XML 1.0, appendix F): byte order mark, zero bytes, declaration, else UTF-8 or a guess."""
    if encoding := wide(head):
        report.add("read.encoding_guessed", None, encoding=encoding, confidence="1.00")
        return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _declared(head) or _guessed(head, report)
    return "utf-8"  # what decodes as UTF-8 is UTF-8, whatever is declared


def _declared(head: bytes) -> str:
    found = _DECLARED.search(head[:400])
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return ""
    return "" if name.startswith(("utf-8", "utf-16", "utf-32")) else name


def _guessed(head: bytes, report: Report) -> str:
    guess = decode(head)
    if guess.encoding.lower().replace("-", "") in {"utf8", "ascii"}:
        return "utf-8"
    report.add("read.encoding_guessed", None, encoding=guess.encoding, confidence=f"{guess.confidence:.2f}")
    return guess.encoding
