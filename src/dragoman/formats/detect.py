"""In which format is it? Each format says how sure it is from the content; the file's name only breaks ties."""

import codecs
from pathlib import PurePath
from typing import BinaryIO

from dragoman.formats import formats
from dragoman.formats.format import Format
from dragoman.record.finding import Place, Report

HEAD = 1 << 16
"""Bytes that are looked at."""
LEAST = 0.04
"""What a format must be sure of to be taken."""
_NAME = 0.01
_WIDE = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
         (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip

_CONTROLS = bytes((*range(1, 9), *range(14, 27)))
"""Control characters that no text format uses."""


def detect(stream: BinaryIO, name: str, report: Report) -> Format | None:
    """Give the format of a seekable stream, which is left at its beginning; ``None``, with a finding, for none.

    >>> import io
    >>> found = detect(io.BytesIO("@book{k, title = {Карабах}}".encode()), "notes.txt", Report())
    >>> found.name if found else ""
    'bibtex'
    """
    head = stream.read(HEAD)
    stream.seek(0)
    if not head.strip():
        report.add("read.empty", Place(name))
        return None
    found = guesses(head, name)
    if not found:
        is_binary = b"\0" in _narrow(head)
        report.add("read.binary" if is_binary else "read.unknown_format", Place(name))
        return None
    return formats()[found[0][1]]


def guesses(head: bytes, name: str = "") -> list[tuple[float, str]]:
    """Give (how sure, format) pairs of all formats that may be meant, the surest first.

    >>> guesses(b"@book{k, title = {x}}")[0][1]
    'bibtex'
    """
    head = _narrow(head)
    name = "" if _is_noise(head) else name
    ending = "".join(PurePath(name.rpartition("!")[2]).suffixes[-1:]).lower().lstrip(".")
    found = []
    for place, one in enumerate(formats().values()):
        sure = one.sniff(head, name) if one.sniff and one.read else 0.0
        if ending and ending in one.extensions:
            sure += _NAME if sure else LEAST
        if sure >= LEAST:
            found.append((sure, -place, one.name))
    return [(sure, format_name) for sure, _, format_name in sorted(found, reverse=True)]


def _is_noise(head: bytes) -> bool:
    r"""Say whether a head is binary data, whatever its name: many control characters, few of them the NULs of UTF-16.

    >>> _is_noise(bytes(range(256))), _is_noise("@book{k, title = {قره‌باغ}}".encode("utf-16-le"))
    (True, False)
    """
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > len(head) * 0.03 and 0 < head.count(0) < len(head) * 0.02


def _narrow(head: bytes) -> bytes:
    """Give UTF-16 and UTF-32 as UTF-8: the formats look at bytes."""
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            return head[: len(head) // 4 * 4].decode(encoding, "replace").encode()
    return head
