"""How is a record kept? As JSON, one line each, validated at the door."""

from collections.abc import Iterable, Iterator

import msgspec

from dragoman.record.model import Record

_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(Record)


def encoded(record: Record) -> bytes:
    """Write a record as one line of UTF-8 JSON without a line end; fields with default values are left out.

    >>> encoded(Record(key="a1"))
    b'{"key":"a1"}'
    """
    return _ENCODER.encode(record)


def decoded(line: bytes | str) -> Record:
    """Read what :func:`encoded` wrote. Raises ``msgspec.ValidationError`` when it is no record."""
    return _DECODER.decode(line)


def lines(records: Iterable[Record]) -> Iterator[bytes]:
    """Write records as JSON Lines, each with its line end."""
    for record in records:
        yield encoded(record) + b"\n"
