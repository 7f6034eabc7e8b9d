"""What is a format? A name, a way to recognise it, and both directions."""

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import msgspec

from dragoman.record.finding import Report
from dragoman.record.model import Record

Reader = Callable[[BinaryIO, Report], Iterator[Record]]
"""Streams records out of a binary file; never raises for a bad record: it reports and rejects."""
Writer = Callable[[Iterable[Record], BinaryIO, Report], None]
Sniffer = Callable[[bytes, str], float]
"""Takes the first 64 kB and the file's name; gives how sure it is (0..1) that this is its format."""


class Field(msgspec.Struct, frozen=True):
    """One row of a format's table: its own field, our path, and a remark on what is lost or special."""

    theirs: str
    ours: str
    remark: str = ""


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A format as the registry holds it. ``read`` or ``write`` is ``None`` where a direction does not exist."""

    name: str
    title: str
    extensions: tuple[str, ...] = ()
    media_type: str = ""
    sniff: Sniffer | None = None
    read: Reader | None = None
    write: Writer | None = None
    fields: tuple[Field, ...] = ()
    cannot_hold: tuple[str, ...] = ()
