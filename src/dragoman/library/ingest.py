"""Brings files into a library: reads, repairs, matches, writes, and counts what came of it."""

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import msgspec

from dragoman.engines.port import Engine, Prepared, Put, Refused, Work
from dragoman.formats.open import Input, open_inputs
from dragoman.library.import_log import Log
from dragoman.library.learning import Standing
from dragoman.library.reading import read
from dragoman.library.repair import Made
from dragoman.library.workers import repaired
from dragoman.match.citations import cite
from dragoman.match.incremental import Placed, place
from dragoman.record.finding import Finding, Rejected, Report
from dragoman.record.model import Record

TROUBLES = 20
"""Errors and warnings of reading told in full: a damaged file of a million records must not fill the memory."""
_GRAVE = frozenset({"error", "warning"})
"""Counted when they are read; what is less grave counts with the record it stands at, unless that was there before."""
BATCH = 500
"""Records that cross to a worker, and are written, at one time."""
COMMIT = 2.0
"""Seconds after which what was written is committed: the most that an interrupted import has to do again."""


class Brought(msgspec.Struct):
    """What an import did: counts of records, and of findings by code.

    ``read`` = ``new`` + ``merged`` + ``unchanged`` (``merged`` joined a work that was there or came with them);
    ``repaired`` records had at least one change; ``rejected`` pieces of input could not become records. ``troubles``
    are the first errors and warnings of reading, each with its place; ``findings`` counts all. ``name`` is that of the
    import, by which it can be taken back; "" when nothing was written. ``learned`` counts the translations that were
    learned anew because the library had grown; ``standing`` says how what it has learned stands.
    """

    name: str = ""
    files: int = 0
    read: int = 0
    new: int = 0
    merged: int = 0
    unchanged: int = 0
    repaired: int = 0
    rejected: int = 0
    findings: Counter[str] = msgspec.field(default_factory=Counter)
    troubles: list[Finding] = msgspec.field(default_factory=list)
    learned: int = 0
    standing: Standing = "current"

    @property
    def errors(self) -> bool:
        """Say whether something could not be read."""
        return bool(self.rejected or any(_is_error(code) for code in self.findings))


def _is_error(code: str) -> bool:
    return Finding(code).severity == "error"


Told = Callable[[Brought], None]
"""Called after every batch with the counts so far."""


class _Reading:
    """Reads inputs into batches, counting on the way."""

    def __init__(self, counts: Brought, form: str) -> None:
        self.counts, self.form = counts, form
        self.rejected: list[Rejected] = []

    def batches(self, paths: Sequence[str]) -> Iterator[list[tuple[Record, tuple[Finding, ...]]]]:
        outer = Report()
        batch: list[tuple[Record, tuple[Finding, ...]]] = []
        for given in open_inputs(paths, outer):
            self._take(outer)
            for one in self.records(given):
                batch.append(one)
                if len(batch) >= BATCH:
                    yield batch
                    batch = []
        self._take(outer)
        yield batch

    def records(self, given: Input) -> Iterator[tuple[Record, tuple[Finding, ...]]]:
        """Read one input; what its reader finds goes with the record that it yields next."""
        report = Report(given.name)
        self.counts.files += 1
        for record in read(given, report, self.form):
            found = tuple(report.findings)
            report.findings = [one for one in found if one.severity in _GRAVE]
            self._take(report)
            yield record, found
        self._take(report)

    def _take(self, report: Report) -> None:
        self.counts.findings.update(finding.code for finding in report.findings)
        self.counts.rejected += len(report.rejected)
        grave = (finding for finding in report.findings if finding.severity in _GRAVE)
        self.counts.troubles += islice(grave, TROUBLES - len(self.counts.troubles))
        self.rejected += report.rejected
        report.findings, report.rejected = [], []


def bring(engine: Engine, paths: Sequence[str], form: str, told: Told, mode: str) -> Brought:
    """Read files into the library.

    ``form`` names a format ("" guesses each file's); ``mode`` is ``write`` or ``dry`` (nothing is written). Committed
    every few seconds, so that an interrupted import keeps what it had and is finished by being run again.
    """
    counts = Brought()
    reading = _Reading(counts, form)
    log = Log(paths)
    last = time.monotonic()
    for batch in repaired(reading.batches(paths)):
        placed = _placed(engine, batch, counts)
        refused = [_refused(one) for one in reading.rejected]
        reading.rejected = []
        if mode == "write":
            noted = log.puts(placed.puts)
            counts.name = log.name if noted else counts.name
            _put(engine, placed, [*refused, *noted])
        if mode == "write" and time.monotonic() - last > COMMIT:
            engine.commit()
            last = time.monotonic()
        told(counts)
    engine.commit()
    return counts


def write(engine: Engine, placed: Placed, more: Sequence[Put] = ()) -> None:
    """Write where records were placed, and commit."""
    _put(engine, placed, more)
    engine.commit()


def _put(engine: Engine, placed: Placed, more: Sequence[Put]) -> None:
    if placed.puts or more:
        engine.write([*placed.puts, *more])
    if placed.gone:
        engine.delete("work", placed.gone)
        engine.delete("outline", placed.gone)
    if resolved := cite(engine, placed.puts):
        engine.write(resolved)


def _placed(engine: Engine, batch: list[Made], counts: Brought) -> Placed:
    known = {one.id for one in engine.get("record", [made.kept.id for made in batch]) if one}
    prepared = {made.kept.id: made.prepared for made in batch if made.kept.id not in known}
    fresh = {made.kept.id: made.kept for made in batch if made.kept.id not in known}
    counts.read += len(batch)
    counts.unchanged += len(batch) - len(fresh)
    counts.repaired += sum(bool(kept.changes) for kept in fresh.values())
    counts.findings.update(
        found.code
        for kept in fresh.values()
        for found in kept.findings
        if found.place.record or found.severity not in _GRAVE
    )
    placed = place(list(fresh.values()), engine, {made.kept.id: made.drawn for made in batch})
    counts.findings.update(found.code for found in placed.findings)
    works = {put.id: put.value for put in placed.puts if put.kind == "work" and isinstance(put.value, Work)}
    new = sum(all(member in fresh for member in work.members) for work in works.values())
    counts.new += new
    counts.merged += len(fresh) - new
    return msgspec.structs.replace(placed, puts=tuple(_with_analysis(put, prepared) for put in placed.puts))


def _with_analysis(put: Put, prepared: dict[str, Prepared]) -> Put:
    alone = isinstance(put.value, Work) and len(put.value.members) == 1
    return msgspec.structs.replace(put, prepared=prepared.get(put.id)) if alone else put


def _refused(one: Rejected) -> Put:
    name = "x" + hashlib.blake2b(one.raw + one.finding.code.encode(), digest_size=12).hexdigest()
    return Put(kind="rejected", id=name, value=Refused(id=name, raw=one.raw, finding=one.finding))
