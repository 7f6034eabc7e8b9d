"""In which encoding is it? Bytes to text without losing one of them."""

import codecs
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO, NamedTuple

from dragoman.text.code_page import likeliest

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; those of UTF-32 stand before those of UTF-16, which they begin with."""
_SAMPLE = 1 << 16
"""So many bytes are looked at."""
_WIDE: tuple[tuple[str, int, int], ...] = (
    ("utf-32-le", 4, 0), ("utf-32-be", 4, 3), ("utf-16-le", 2, 0), ("utf-16-be", 2, 1),
)  # fmt: skip
"""Wide encodings: width of a unit, and the place of its low byte."""


class Decoded(NamedTuple):
    """A decoded text, the encoding it was read in, how sure that is (0..1), and how many bytes did not fit."""

    text: str
    encoding: str
    confidence: float
    bad: int


def guess_encoding(data: bytes, hint: str = "") -> tuple[str, float]:
    """Guess the encoding of bytes by their first 64 kB, and say how sure (0..1). ``hint`` is what the file itself says.

    Unicode with and without mark is recognised by its form; Chinese, Japanese, Korean and eight-bit encodings of
    Arabic, Cyrillic, Greek, Hebrew, Turkish, Central and Western European text by what reads most like a language.

    >>> [guess_encoding("قره‌باغ و قفقاز".encode(name))[0] for name in ("utf-8", "utf-16-le", "cp1256")]
    ['utf-8', 'utf-16-le', 'windows-1256']
    >>> guess_encoding("Карабахская война".encode("koi8-r"))[0], guess_encoding("阿塞拜疆的战争".encode("gb18030"))[0]
    ('koi8-r', 'gb18030')
    """
    sample = data[:_SAMPLE]
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name, 1.0
    if b"\0" in sample and (wide := _wide(sample)):
        return wide, 0.95
    if _fits(sample, "utf-8", whole=len(data) <= _SAMPLE):
        return "utf-8", 1.0
    if hint and _known(hint) and _fits(sample, hint, whole=False):
        return codecs.lookup(hint).name, 0.9
    if _mostly_utf8(sample):
        return "utf-8", 0.8
    return likeliest(sample)


def _wide(sample: bytes) -> str:
    """Recognise UTF-16 and UTF-32 without a mark: the units of spaces, line ends and Latin letters end in zeros."""
    for name, width, low in _WIDE:
        units = sample[: len(sample) // width * width]
        plain = sum(
            unit[low] != 0 and not any(unit[:low] + unit[low + 1 :])
            for unit in (units[at : at + width] for at in range(0, min(len(units), 8192), width))
        )
        total = min(len(units), 8192) // width
        if total and plain / total > 0.03 and plain >= 1 and _reads(units, name):
            return name
    return ""


def _reads(units: bytes, encoding: str) -> bool:
    text = units[:8192].decode(encoding, "replace")
    good = sum(one.isprintable() or one in "\r\n\t\u200c\u200d\u200e\u200f" for one in text)
    return "\0" not in text and good / len(text) > 0.95


def _known(name: str) -> bool:
    try:
        return bool(codecs.lookup(name))
    except LookupError:
        return False


def _fits(data: bytes, encoding: str, *, whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(data, final=whole)
    except UnicodeError:
        return False
    return True


def _mostly_utf8(sample: bytes) -> bool:
    """Say whether it is UTF-8 with a few broken bytes: at least four of five bytes beyond ASCII fit."""
    beyond = sum(byte > 127 for byte in sample)
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    return broken * 5 < beyond


def decode(data: bytes, hint: str = "") -> Decoded:
    """Decode bytes in the encoding they most likely are in; never raises.

    What does not fit becomes U+FFFD in ``text`` and is counted in ``bad``.

    >>> decode("Kızılyurt, Özgür".encode("cp1254"))
    Decoded(text='Kızılyurt, Özgür', encoding='windows-1254', confidence=0.8, bad=0)
    """
    encoding, confidence = guess_encoding(data, hint)
    text = data.decode(encoding, "replace")
    own = 0 if encoding not in {"utf-8", "utf-8-sig"} else data.count("\ufffd".encode())
    return Decoded(text, encoding, confidence, max(0, text.count("\ufffd") - own))


class Line(NamedTuple):
    """A line of a file with its line end, the byte offset where it begins, its bytes, and the encoding they are in."""

    text: str
    offset: int
    raw: bytes
    encoding: str


def raw_lines(stream: BinaryIO, encoding: str = "") -> Iterator[Line]:
    r"""Stream the lines of a file.

    Without an ``encoding`` that of the first 64 kB is guessed. Bytes that do not fit are surrogate escapes, so that
    ``line.encode(encoding, "surrogateescape")`` gives the bytes again (in UTF-16 and UTF-32 they are U+FFFD).

    >>> from io import BytesIO
    >>> [(line.raw, line.encoding) for line in raw_lines(BytesIO("a قره".encode("utf-16-le")))]
    [(b'a\x00 \x00B\x061\x06G\x06', 'utf-16-le')]
    """
    first = b"" if encoding else stream.read(_SAMPLE)
    encoding = encoding or guess_encoding(first)[0]
    start = next((len(mark) for mark, name in _MARKS if name == encoding and first.startswith(mark)), 0)
    if encoding.startswith(("utf-16", "utf-32")):
        order = "-be" if first[:start] in {codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE} else "-le"
        exact = encoding if encoding[-2:] in {"le", "be"} else encoding + order
        yield from _wide_lines(chain([first[start:]], iter(lambda: stream.read(_SAMPLE), b"")), exact, start)
        return
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    offset = start
    for line in _byte_lines(first[start:], stream):
        yield Line(line.decode(name, "surrogateescape"), offset, line, name)
        offset += len(line)


def _byte_lines(first: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """Give the lines of what was read already and of the rest of the stream."""
    lines = first.splitlines(keepends=True) if b"\r" not in first else first.split(b"\n")
    if b"\r" in first:
        lines = [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    if lines and not lines[-1].endswith(b"\n"):
        lines[-1] += stream.readline()
    yield from lines
    yield from stream


def _wide_lines(blocks: Iterator[bytes], encoding: str, offset: int) -> Iterator[Line]:
    width = 4 if "32" in encoding else 2
    end = "\n".encode(encoding)
    held = b""
    for block in blocks:
        held += block
        at = _aligned(held, end, width)
        while at >= 0:
            line, held = held[: at + width], held[at + width :]
            yield Line(line.decode(encoding, "replace"), offset, line, encoding)
            offset += len(line)
            at = _aligned(held, end, width)
    if held:
        yield Line(held.decode(encoding, "replace"), offset, held, encoding)


def _aligned(held: bytes, end: bytes, width: int) -> int:
    """Find a line end that begins at a whole unit; -1 when there is none."""
    at = held.find(end)
    while at >= 0 and at % width:
        at = held.find(end, at + 1)
    return at
