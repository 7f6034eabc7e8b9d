"""Makes of a record as read what a library keeps: an id, its repairs, its findings."""

import hashlib
from collections.abc import Sequence

import msgspec

from dragoman.engines.analysis import prepare
from dragoman.engines.port import Kept, Prepared, Work
from dragoman.match.outline import Drawn, drawn
from dragoman.passes.run import run
from dragoman.record.change import put_back
from dragoman.record.codec import encoded
from dragoman.record.finding import Finding, Report
from dragoman.record.model import Record

Batch = Sequence[tuple[Record, tuple[Finding, ...]]]
"""Records as read, each with what its reader found."""


class Made(msgspec.Struct, frozen=True):
    """One record ready to be kept; which work it belongs to is for match to say.

    ``prepared`` is the analysis of the work that it makes alone: right unless match joins it to others. ``drawn`` is
    what match compares.
    """

    kept: Kept
    prepared: Prepared
    drawn: Drawn


def identity(record: Record) -> str:
    """Give the id of a record: a digest of its format and exact bytes, so that the same bytes are the same record."""
    raw = record.source.raw or encoded(record)
    return "r" + hashlib.blake2b(record.source.format.encode() + b"\0" + raw, digest_size=12).hexdigest()


def made(record: Record, found: Sequence[Finding] = (), left: tuple[tuple[str, str], ...] = ()) -> Made:
    """Repair one record as read; ``left`` are the repairs a person took back."""
    report = Report(record.source.name)
    name = identity(record)
    with report.about(name):
        repaired = run(record, report, frozenset(left))
    changes = tuple(msgspec.structs.replace(one, id=f"{name}.{one.by}.{one.field}") for one in repaired.changes)
    bare = msgspec.structs.replace(record.source, raw=b"")
    kept = Kept(
        id=name,
        work="",
        record=repaired.record.replace(id=name, source=bare),
        raw=record.source.raw,
        changes=changes,
        findings=(*found, *report.findings),
        left=left,
    )
    alone = Work(id=name, record=kept.record, members=(name,))
    return Made(kept, prepare(alone), drawn(kept.record, name))


def as_read(kept: Kept) -> Record:
    """Give the record as its reader gave it: every change taken back, the raw bytes in place."""
    record = kept.record
    for change in reversed(kept.changes):
        record = put_back(record, change)
    return record.replace(id="", source=msgspec.structs.replace(record.source, raw=kept.raw))


_ENCODER = msgspec.json.Encoder()
_BATCH = msgspec.json.Decoder(list[tuple[Record, tuple[Finding, ...]]])
_MADE = msgspec.json.Decoder(list[Made])


def made_packed(batch: bytes) -> bytes:
    """Repair a packed batch: what a worker process runs. Takes and gives JSON, since changes hold JSON as it is."""
    return _ENCODER.encode([made(record, found) for record, found in _BATCH.decode(batch)])


def packed(batch: Batch) -> bytes:
    """Pack a batch for a worker."""
    return _ENCODER.encode(batch)


def unpacked(answer: bytes) -> list[Made]:
    """Unpack a worker's answer."""
    return _MADE.decode(answer)
