"""How fast is search? Index rate, size, memory, answer times beside raw Tantivy on the same index.

    python bench/search.py [RECORDS] [QUESTIONS] [FOLDER]

Generated records (``bench/generate.py``) are prepared first, by two processes, and put aside: that is what an import's
workers do. Then they are written through the port of the engine, past match, and committed: the rate from prepared
records, of store and index together. Memory is bounded: batches of 500 are in it at one time. The library is then
opened by a new process, which asks (``bench/asking.py``): its memory is that of serving. With a FOLDER the library is
kept there, and only asked when it is there already. 50,000 records and 300 questions unless told otherwise.
"""

import json
import random
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import msgspec  # noqa: E402

from bench.generate import UNSPACED, block  # noqa: E402
from bench.keep import keep  # noqa: E402
from dragoman.engines.analysis import prepare  # noqa: E402
from dragoman.engines.embedded import EmbeddedEngine  # noqa: E402
from dragoman.engines.index import Index  # noqa: E402
from dragoman.engines.port import Prepared, Put, Work  # noqa: E402
from dragoman.record.codec import encoded  # noqa: E402
from dragoman.record.model import Record  # noqa: E402

BLOCK = 500
COMMIT = 15_625
"""Works after which is committed; an import does every two seconds."""

_ENCODER = msgspec.msgpack.Encoder()


class Batch(msgspec.Struct, frozen=True, array_like=True):
    """Prepared works, the bytes of their records, and the seconds of processor time it took to prepare them."""

    works: list[tuple[Work, Prepared]]
    bytes: int
    seconds: float


def prepared(number: int) -> bytes:
    """Make and prepare one block."""
    works = [Work(id=record.id, record=record) for record in block(number, BLOCK)]
    start = time.process_time()
    made = [(work, prepare(work)) for work in works]
    spent = time.process_time() - start
    return _ENCODER.encode(Batch(made, sum(len(encoded(work.record)) for work in works), spent))


def put_aside(path: Path, count: int) -> None:
    """Prepare so many records and write them into a file."""
    with Pool(2) as pool, path.open("wb") as file:
        for batch in pool.imap(prepared, range(max(1, count // BLOCK))):
            file.write(struct.pack("<I", len(batch)) + batch)


def batches(path: Path) -> Iterator[Batch]:
    """Read what was put aside."""
    decoder = msgspec.msgpack.Decoder(Batch)
    with path.open("rb") as file:
        while head := file.read(4):
            yield decoder.decode(file.read(struct.unpack("<I", head)[0]))


class Spent:
    """Adds up the time of a process by the clock and by its processors."""

    def __init__(self) -> None:
        self.clock = self.busy = 0.0

    def __enter__(self) -> None:
        self._start = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        self.clock += time.perf_counter() - self._start[0]
        self.busy += time.process_time() - self._start[1]


def fill(folder: Path, aside: Path) -> tuple[dict[str, object], list[str]]:
    """Fill a library with what was put aside; give the figures, and questions out of titles."""
    chance, asked, spent = random.Random(7), list[str](), Spent()
    count, size, analysed = 0, 0, 0.0
    with EmbeddedEngine(folder) as engine:
        for batch in batches(aside):
            puts = [Put(kind="work", id=work.id, value=work, prepared=made) for work, made in batch.works]
            with spent:
                engine.write(puts)
                if (count + len(puts)) // COMMIT > count // COMMIT:
                    engine.commit()
            count, size, analysed = count + len(puts), size + batch.bytes, analysed + batch.seconds
            asked += [question(work.record, chance) for work, _ in chance.sample(batch.works, 10)]
        with spent:
            engine.commit()
            engine.close()
    index = sum(path.stat().st_size for path in (folder / "index").rglob("*") if path.is_file())
    parts = Index(folder / "index").searcher().num_segments
    chance.shuffle(asked)
    return {
        "records": count,
        "source text, MB": round(size / 1e6, 1),
        "from prepared records, store and index, records/s": round(count / spent.clock),
        "from prepared records, store and index, records per CPU s": round(count / spent.busy),
        "analysing, records per CPU s": round(count / analysed),
        "from records, two cores, records/s by CPU": round(2 * count / (spent.busy + analysed)),
        "parts of the index": parts,
        "index, MB": round(index / 1e6, 1),
        "index, share of the source text": round(index / size, 3),
        "of it words, MB": round(sum(path.stat().st_size for path in (folder / "index" / "words").iterdir()) / 1e6, 1),
    }, asked


def question(record: Record, chance: random.Random) -> str:
    """Draw one to five words of a title, or as many signs and more."""
    title = record.title[0]
    if title.lang in UNSPACED:
        return title.value[: chance.randint(2, 6)]
    words = title.value.split()
    return " ".join(chance.sample(words, min(len(words), chance.randint(1, 5))))


def filled(folder: Path, count: int) -> tuple[dict[str, object], list[str]]:
    """Fill a library unless it was filled before."""
    told = folder / "filled.json"
    if not told.exists():
        folder.mkdir(parents=True, exist_ok=True)
        aside = folder / "prepared"
        put_aside(aside, count)
        told.write_text(json.dumps(fill(folder / "library", aside)), "utf-8")
        aside.unlink()
    figures, asked = json.loads(told.read_text("utf-8"))
    return figures, asked


def main(count: int, questions: int, folder: Path) -> None:
    """Measure and keep the result."""
    figures, asked = filled(folder, count)
    (folder / "asked.json").write_text(json.dumps(asked[: 2 * questions], ensure_ascii=False), "utf-8")
    asking = [sys.executable, str(ROOT / "bench" / "asking.py"), str(folder / "library"), str(folder / "asked.json")]
    told = subprocess.run(asking, check=True, capture_output=True, text=True).stdout
    keep("search", figures | {"questions": questions} | json.loads(told))


if __name__ == "__main__":
    told = [*sys.argv[1:], "", "", ""]
    with TemporaryDirectory() as temporary:
        main(int(told[0] or 50_000), int(told[1] or 300), Path(told[2] or temporary))
