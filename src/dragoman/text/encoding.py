"""In which encoding is it? Bytes to text without losing one of them."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_SAMPLE = 1 << 16


class Decoded(NamedTuple):
    """A decoded text, the encoding it was read in, how sure that is (0..1), and how many bytes did not fit."""

    text: str
    encoding: str
    confidence: float
    bad: int


def guess_encoding(data: bytes, hint: str = "") -> tuple[str, float]:
    """Guess the encoding of bytes, and say how sure (0..1). ``hint`` is what the file itself says.

    >>> guess_encoding("قره‌باغ".encode())
    ('utf-8', 1.0)
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, 1.0
    if _fits(data, "utf-8"):
        return "utf-8", 1.0
    if hint and _known(hint) and _fits(data, hint):
        return codecs.lookup(hint).name, 0.9
    return "windows-1252", 0.3


def _known(name: str) -> bool:
    try:
        return bool(codecs.lookup(name))
    except LookupError:
        return False


def _fits(data: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(data, final=False)
    except UnicodeError:
        return False
    return True


def decode(data: bytes, hint: str = "") -> Decoded:
    """Decode bytes in the encoding they most likely are in; never raises.

    What does not fit becomes U+FFFD in ``text`` and is counted in ``bad``.

    >>> decode("Карабах".encode()).text
    'Карабах'
    """
    encoding, confidence = guess_encoding(data, hint)
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, confidence, text.count("\ufffd"))


def text_lines(stream: BinaryIO, encoding: str = "utf-8") -> Iterator[tuple[str, int]]:
    r"""Stream the lines of a file, each with its line end and the byte offset where it begins.

    Bytes that do not fit are surrogate escapes, so that ``line.encode(encoding, "surrogateescape")`` gives the bytes.

    >>> from io import BytesIO
    >>> list(text_lines(BytesIO("TI  - قره\r\nER  - ".encode())))
    [('TI  - قره\r\n', 0), ('ER  - ', 14)]
    """
    offset = 0
    for line in stream:
        yield line.decode(encoding, "surrogateescape"), offset
        offset += len(line)
