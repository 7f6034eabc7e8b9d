"""What does a record cost match as a library grows? Generated records, matched in batches over a library's own store.

    python bench/match_scale.py [COUNT…]        # default 10000 100000

Four in five records are works of their own, in fourteen languages and many scripts; one in five is an altered
description of an earlier one (``tools/match_damage.py``), half of these without its identifier. Works have as many
descriptions in a large set as in a small one. One process makes the records and prepares them for comparison, as the
workers of an import do; the other finds their works and writes them into a library on the disk, without the index for
search. ``records/s`` is by the clock and holds the making; ``ms/record`` is the processor time of preparing, placing
and writing, ``last tenth`` that of the last records. Each tenth is told as soon as it is done, with what match asked
of the library for a record of it: keys, those of them that works have, works glanced at, works loaded to be compared.
Memory is that of the larger process. Precision and recall are those of the pairs of the works that come out.
"""

import json
import multiprocessing
import random
import resource
import subprocess
import sys
import tempfile
import time
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import combinations, islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "tools")]

from match_damage import alike as altered  # noqa: E402

from bench.generate import records as generated  # noqa: E402
from bench.keep import keep  # noqa: E402
from dragoman.engines.port import Candidates, Kept, Kind, Stored, Work  # noqa: E402
from dragoman.engines.store import Store  # noqa: E402
from dragoman.library.garbage import collect_seldom  # noqa: E402
from dragoman.match.incremental import place  # noqa: E402
from dragoman.match.outline import Drawn, drawn  # noqa: E402
from dragoman.record.model import Record  # noqa: E402

BATCH = 500
COMMIT = 10
"""Batches after which what was written is made durable, as an import does every few seconds."""
_HELD = 20_000
_AGAIN = 0.2
"""How often a work that was described anew may be once more."""
_WAYS = 6
_MOST = 60

Figures = dict[str, Any]


class Batch(msgspec.Struct):
    """Records that cross to the matching process, what was drawn of them, and the processor seconds this took.

    ``works`` are the numbers of the records they describe anew, or their own.
    """

    kept: list[Kept]
    drawn: dict[str, Drawn]
    works: list[int]
    spent: float


def stream(count: int) -> Iterator[tuple[int, int, Record]]:
    """Give (number, number of the record it describes anew or its own, record), of any number without holding them."""
    draw = random.Random(5)
    held: list[tuple[int, Record]] = []
    for number, record in enumerate(generated(count, 1)):
        if number % 5 == 4 and held:
            at = draw.randrange(len(held))
            work, other = held[at]
            made = draw.choice([pair[1] for pair in altered(other, record, draw)][:_WAYS])
            if draw.random() > _AGAIN:
                held[at] = held[-1]
                held.pop()
            yield number, work, made.replace(identifiers=()) if draw.random() < 0.5 else made
            continue
        if len(held) < _HELD:
            held.append((number, record))
        yield number, number, record


def name(number: int) -> str:
    """Give a record's id: a digest, as in a library, with the number behind it."""
    return f"r{blake2b(b'%d' % number, digest_size=8).hexdigest()}{number:08}"


def number(id: str) -> int:
    """Give the number of a record."""
    return int(id[-8:])


def feed(count: int, into: Connection) -> None:
    """Make and prepare records, and send them."""
    collect_seldom()
    records = stream(count)
    while some := list(islice(records, BATCH)):
        kept = [Kept(id=name(at), work="", record=one.replace(id=name(at))) for at, _, one in some]
        start = time.process_time()
        made = {one.id: drawn(one.record, one.id) for one in kept}
        spent = time.process_time() - start
        into.send_bytes(_PACK.encode(Batch(kept, made, [work for _, work, _ in some], spent)))
    into.send_bytes(b"")
    into.send_bytes(b"%d" % resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


_PACK = msgspec.msgpack.Encoder()
_UNPACK = msgspec.msgpack.Decoder(Batch)


class Shelf:
    """A library's store without its index: what match asks of an engine, so that match alone is measured."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder / "library.sqlite")
        self.asked: Counter[str] = Counter()

    def get(self, kind: Kind, ids: Sequence[str]) -> list[Stored | None]:
        """Give values."""
        if kind == "outline":
            self.asked["loaded"] += len(ids)
        return self.store.get(kind, ids)

    def candidates(self, keys: Sequence[str], limit: int) -> Candidates:
        """Give the works of each key."""
        found = self.store.candidates(keys, limit)
        self.asked += Counter(keys=len(keys), found=len(found.works), glanced=len(found.glances))
        return found

    def take(self, batch: Batch) -> None:
        """Find the works of a batch and write them."""
        placed = place(batch.kept, self, batch.drawn)
        self.store.write(placed.puts)
        if placed.gone:
            self.store.delete("work", placed.gone)
            self.store.delete("outline", placed.gone)


class Tenths:
    """What each tenth of the records cost; told as soon as it is done."""

    def __init__(self, count: int, asked: Counter[str]) -> None:
        self.each: list[Figures] = []
        self.spent: list[float] = []
        self._size = max(-(-count // BATCH) // 10, 1)
        self._asked, self._before = asked, Counter[str]()

    def add(self, seconds: float) -> None:
        """Take in what a batch cost."""
        self.spent.append(seconds)
        if len(self.spent) % self._size:
            return
        records = self._size * BATCH
        counts = {name: round((count - self._before[name]) / records, 2) for name, count in self._asked.items()}
        told = {"records": len(self.spent) * BATCH, "ms": round(1000 * sum(self.spent[-self._size :]) / records, 3)}
        self.each.append(told | counts)
        self._before = self._asked.copy()
        print(json.dumps(self.each[-1]), file=sys.stderr, flush=True)


def imported(count: int, shelf: Shelf, works: "array[int]") -> Figures:
    """Import so many records; give times and memory, and add to ``works`` what they describe."""
    collect_seldom()
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(target=feed, args=(count, theirs))
    process.start()
    tenths = Tenths(count, shelf.asked)
    start = time.perf_counter()
    while packed := ours.recv_bytes():
        batch = _UNPACK.decode(packed)
        works.extend(batch.works)
        before = time.process_time()
        shelf.take(batch)
        if len(tenths.spent) % COMMIT == COMMIT - 1:
            shelf.store.commit()
        tenths.add(batch.spent + time.process_time() - before)
    shelf.store.commit()
    seconds = time.perf_counter() - start
    peak = max(int(ours.recv_bytes()), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024
    process.join()
    told = {"records": count, "seconds": round(seconds, 1), "records/s": round(count / seconds), "peak MB": peak}
    each = 1000 * sum(tenths.spent) / count
    return told | {"ms/record": round(each, 3), "last tenth": tenths.each[-1]["ms"], "tenths": tenths.each}


def judged(works: "array[int]", shelf: Shelf) -> Figures:
    """Compare the works that came out with what was put in."""
    right = found = 0
    for stored in shelf.store.iterate("work", ""):
        members = stored.value.members[:_MOST] if isinstance(stored.value, Work) else ()
        pairs = [works[number(a)] == works[number(b)] for a, b in combinations(members, 2)]
        right, found = right + sum(pairs), found + len(pairs)
    gold = sum(size * (size - 1) // 2 for size in Counter(works).values())
    return {"precision": round(right / max(found, 1), 4), "recall": round(right / max(gold, 1), 4), "gold": gold}


def scale(count: int) -> Figures:
    """Measure one size."""
    with tempfile.TemporaryDirectory() as place:
        shelf = Shelf(Path(place))
        works = array("I")
        told = imported(count, shelf, works)
        size = sum(path.stat().st_size for path in Path(place).iterdir()) / count
        told |= {"bytes/record": round(size)} | judged(works, shelf)
        shelf.store.close()
    return told


def apart(count: int) -> Figures:
    """Measure one size in a process of its own, so that its peak memory is its own."""
    done = subprocess.run([sys.executable, __file__, str(count), "here"], stdout=subprocess.PIPE, check=True)
    told: Figures = json.loads(done.stdout)
    return told


def main() -> None:
    """Measure all sizes; with ``here`` behind a size, that size in this process."""
    if sys.argv[2:] == ["here"]:
        print(json.dumps(scale(int(sys.argv[1]))))
        return
    told: list[Figures] = []
    for count in [int(word) for word in sys.argv[1:]] or [10_000, 100_000]:
        told.append(apart(count))
        print(json.dumps(told[-1]), flush=True)
    keep("match_scale", {f"{one['records']:,} records": one for one in told})


if __name__ == "__main__":
    main()
