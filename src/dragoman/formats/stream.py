"""How does a file become text whose every character leads back to its bytes?

Bytes that do not fit the encoding stand in the text as lone surrogates (PEP 383), so that ``raw`` gives back the very
bytes of any slice; ``mended`` gives the same slice as text fit for a record.
"""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from dragoman.record.finding import Place, Report
from dragoman.text.encoding import decode

BLOCK = 1 << 20
"""Bytes read at a time: memory stays flat whatever the size of the file."""
HEAD = 1 << 16
"""Bytes from whose look the encoding is guessed."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16", "utf-32")


class Incoming(msgspec.Struct):
    """The text of a stream in blocks, each ending with a line end where there is one, and its encoding."""

    encoding: str
    blocks: Iterator[str]

    @property
    def errors(self) -> str:
        """Name the error handler that makes decoding reversible."""
        return _errors(self.encoding)

    def raw(self, text: str) -> bytes:
        """Give the bytes from which a slice of the text came."""
        return text.encode(self.encoding, self.errors)

    def raw_and_fit(self, text: str) -> tuple[bytes, bool]:
        """Give the bytes of a slice, and whether its text is fit for a record as it is (see :func:`mended`)."""
        if self.encoding == "utf-8":
            try:
                return text.encode(), True
            except UnicodeEncodeError:
                return self.raw(text), False
        return self.raw(text), not _SURROGATES.search(text)


def incoming(stream: BinaryIO, report: Report, hint: str = "") -> Incoming:
    """Open the text of a binary stream; the encoding is that of its BOM, or UTF-8 where it fits, or a guess (said)."""
    head = stream.read(HEAD)
    encoding = wide(head)
    if encoding:
        report.add("read.encoding_guessed", Place(report.file), encoding=encoding, confidence="1.00")
    else:
        encoding = _encoding(head, hint, report)
    return Incoming(encoding, _blocks(stream, head, encoding, report))


def _encoding(head: bytes, hint: str, report: Report) -> str:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        guessed = decode(head, hint)
        encoding = codecs.lookup(guessed.encoding).name
        if encoding not in {"utf-8", "ascii"} and _is_reversible(head, encoding):
            place = Place(report.file)
            report.add("read.encoding_guessed", place, encoding=encoding, confidence=f"{guessed.confidence:.2f}")
            return encoding
    return "utf-8"


def _is_reversible(head: bytes, encoding: str) -> bool:
    """Say whether the very bytes come back: damaged text of several bytes a letter may be written otherwise."""
    try:
        return head.decode(encoding, _errors(encoding)).encode(encoding, _errors(encoding)) == head
    except UnicodeError:
        return False


def wide(head: bytes) -> str:
    r"""Recognise UTF-16 and UTF-32 by their byte order mark, or mostly Latin UTF-16 by its zeros; "" for all else.

    >>> wide("Карабах".encode("utf-16")), wide("<mods>قره".encode("utf-16-be")), wide(b"TY  - BOOK")
    ('utf-16-le', 'utf-16-be', '')
    """
    marked = next((encoding for bom, encoding in _BOMS if head.startswith(bom)), "")
    if marked or b"\0" not in head[:64]:
        return marked
    even, odd = head[0:256:2].count(0), head[1:256:2].count(0)
    least = min(8, len(head) // 8)
    return "utf-16-le" if odd > 4 * even + least else "utf-16-be" if even > 4 * odd + least else ""


def _errors(encoding: str) -> str:
    return "surrogatepass" if encoding.startswith(_WIDE) else "surrogateescape"


def _blocks(stream: BinaryIO, head: bytes, encoding: str, report: Report) -> Iterator[str]:
    if encoding == "utf-8" or encoding.startswith(_WIDE):
        return _unicode_blocks(stream, head, encoding, report)
    return _legacy_blocks(stream, head, encoding)


def _unicode_blocks(stream: BinaryIO, head: bytes, encoding: str, report: Report) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(_errors(encoding))
    block, at = head + stream.read(BLOCK), 0
    while block:
        left, at = decoder.getstate()[0] + block, at + len(block)
        try:
            text = decoder.decode(block)
        except UnicodeDecodeError as error:
            place = Place(report.file, offset=at - len(left))
            report.reject(left + stream.read(), "read.failed", place, format=encoding, reason=error.reason)
            return
        yield text
        block = stream.read(BLOCK)
    yield _last(decoder, at, report)


def _last(decoder: codecs.IncrementalDecoder, at: int, report: Report) -> str:
    """Give what is left in the decoder; half a unit of UTF-16 or UTF-32 cannot be said in text and is rejected."""
    left = decoder.getstate()[0]
    try:
        return decoder.decode(b"", True)
    except UnicodeDecodeError:
        report.reject(left, "read.truncated", Place(report.file, offset=at - len(left)))
        return ""


def _legacy_blocks(stream: BinaryIO, head: bytes, encoding: str) -> Iterator[str]:
    rest = head
    while True:
        block = stream.read(BLOCK)
        rest += block
        cut = rest.rfind(b"\n") + 1 if block else len(rest)
        if block and not cut and len(rest) < 4 * BLOCK:
            continue
        cut = cut or len(rest)
        yield _reversibly(rest[:cut], encoding)
        rest = rest[cut:]
        if not block:
            return


def _reversibly(block: bytes, encoding: str) -> str:
    """Decode so that encoding gives the same bytes; a line for which that cannot be is left to :func:`mended`."""
    text = block.decode(encoding, "surrogateescape")
    if text.encode(encoding, "surrogateescape") == block:
        return text
    if b"\n" in block[:-1]:
        return "".join(_reversibly(line, encoding) for line in block.splitlines(keepends=True))
    return block.decode("ascii", "surrogateescape")


def mended(text: str, source: Incoming, report: Report, place: Place) -> str:
    """Give text fit for a record: a piece with bytes that do not fit is decoded once more, by itself.

    Files glued together from several encodings come out right; what fits none shows as U+FFFD and is told.
    """
    if text.isascii() or not _SURROGATES.search(text):
        return text
    if source.encoding.startswith(_WIDE):
        mended_text, count = _SURROGATES.subn("\ufffd", text)
        report.add("read.bad_bytes", place, count=count, encoding=source.encoding)
        return mended_text
    guessed = decode(source.raw(text))
    if guessed.bad:
        report.add("read.bad_bytes", place, count=guessed.bad, encoding=guessed.encoding)
    else:
        confidence = f"{guessed.confidence:.2f}"
        report.add("read.encoding_guessed", place, encoding=guessed.encoding, confidence=confidence)
    return _SURROGATES.sub("\ufffd", guessed.text)
