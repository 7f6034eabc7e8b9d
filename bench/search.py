"""How fast is search? Index rate, size, answer times beside raw Tantivy on the same index, memory.

    python bench/search.py [RECORDS] [QUESTIONS]

Records are generated (``bench/generate.py``) and analysed in worker processes first; the index rate is that of prepared
works. Questions are one to five words of titles of the library, so frequent words are among them. Raw Tantivy is asked
for the same words as plain terms in the same fields, without spellings, translations, snippets, facets or works.
"""

import random
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import tantivy  # noqa: E402

from bench.generate import UNSPACED, records  # noqa: E402
from bench.keep import keep  # noqa: E402
from dragoman.engines.analysis import TEXT_FIELDS, prepare  # noqa: E402
from dragoman.engines.embedded import EmbeddedEngine  # noqa: E402
from dragoman.engines.index import Change, Index  # noqa: E402
from dragoman.engines.port import Prepared, Put, Work  # noqa: E402
from dragoman.engines.tokens import streams  # noqa: E402
from dragoman.query.tree import Facet, Search, Term  # noqa: E402
from dragoman.record.codec import encoded  # noqa: E402
from dragoman.record.model import Record  # noqa: E402
from dragoman.translate.lexicon import Lexicon, starter  # noqa: E402

FACETS: tuple[Facet, ...] = ("year", "language", "journal", "type")
BATCH = 2_000


def _prepared(record: Record) -> tuple[Work, Prepared, int]:
    work = Work(id=record.id, record=record)
    return work, prepare(work), len(encoded(record))


def _batches(count: int) -> Iterator[list[tuple[Work, Prepared, int]]]:
    with Pool(2) as pool:
        made = pool.imap(_prepared, records(count), chunksize=200)
        while batch := list(islice(made, BATCH)):
            yield batch


def fill(folder: Path, count: int, questions: int) -> tuple[dict[str, object], list[str]]:
    """Fill a library and, apart from it, an index alone; give the figures, and questions out of titles."""
    chance, asked = random.Random(7), []
    size = spent = stored = busy = 0.0
    alone = Index(folder / "alone")
    with EmbeddedEngine(folder / "library") as engine:
        number = 0
        for batch in _batches(count):
            size += sum(length for _, _, length in batch)
            start, cpu = time.perf_counter(), time.process_time()
            alone.apply([Change(number + at, prepared) for at, (_, prepared, _) in enumerate(batch)])
            spent += time.perf_counter() - start
            busy += time.process_time() - cpu
            number += len(batch)
            start = time.perf_counter()
            engine.write([Put(kind="work", id=work.id, value=work, prepared=made) for work, made, _ in batch])
            stored += time.perf_counter() - start
            asked += [_question(work.record, chance) for work, _, _ in chance.sample(batch, min(len(batch), 40))]
        start = time.perf_counter()
        alone.commit(1)
        spent += time.perf_counter() - start
        start = time.perf_counter()
        engine.commit()
        stored += time.perf_counter() - start
    alone.release()
    figures: dict[str, object] = {
        "records": count,
        "source text, MB": round(size / 1e6, 1),
        "index alone, records/s": round(count / spent),
        "index alone, records per CPU s": round(count / busy),
        "store and index, records/s": round(count / stored),
        "index, share of the source text": round(alone.bytes() / size, 3),
    }
    chance.shuffle(asked)
    return figures, asked[:questions]


def _question(record: Record, chance: random.Random) -> str:
    title = record.title[0]
    if title.lang in UNSPACED:
        return title.value[: chance.randint(2, 6)]
    words = title.value.split()
    return " ".join(chance.sample(words, min(len(words), chance.randint(1, 5))))


def timed(ask: Callable[[str], object], questions: Sequence[str]) -> dict[str, float]:
    """Give p50 and p99 of the answer times in ms; the first round only warms up.

    "CPU" is the time this thread had a core: on a machine with other work it says more than the clock.
    """
    for question in questions:
        ask(question)
    spans = sorted(_span(ask, question, time.perf_counter) for question in questions)
    busy = sorted(_span(ask, question, time.thread_time) for question in questions)
    return {
        f"{at} {label}ms": round(ordered[int(len(ordered) * share)], 2)
        for label, ordered in (("", spans), ("CPU ", busy))
        for at, share in (("p50", 0.5), ("p99", 0.99))
    }


def _span(ask: Callable[[str], object], question: str, clock: Callable[[], float]) -> float:
    start = clock()
    ask(question)
    return 1000 * (clock() - start)


def raw(folder: Path) -> Callable[[str], object]:
    """Ask Tantivy itself."""
    index = Index(folder)
    searcher = index.searcher()

    def ask(question: str) -> object:
        terms = [
            (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, name, token))
            for token in streams(question)[0]
            for name in TEXT_FIELDS
        ]
        return searcher.search(tantivy.Query.boolean_query(terms), 20)

    return ask


def main(count: int, questions: int) -> None:
    """Measure and keep the result."""
    lexicon = Lexicon(starter())
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        figures, asked = fill(folder, count, questions)
        with EmbeddedEngine(folder / "library") as engine:
            ways: dict[str, Callable[[str], object]] = {
                "raw Tantivy": raw(folder / "alone"),
                "no translations, no facets": lambda words: engine.search(Search(node=Term(words))),
                "translations and four facets": lambda words: engine.search(
                    Search(node=Term(words), facets=FACETS, widenings=lexicon.widenings(Term(words)))
                ),
            }
            times = {name: timed(ask, asked) for name, ask in ways.items()}
            figures["questions"] = len(asked)
            figures |= {f"answer: {name}": spans for name, spans in times.items()}
            plain, base = times["no translations, no facets"], times["raw Tantivy"]
            figures["ratio to raw Tantivy, CPU, p50 and p99"] = [
                round(plain[key] / max(base[key], 0.01), 1) for key in ("p50 CPU ms", "p99 CPU ms")
            ]
            figures["one more work visible after, ms"] = timed(lambda words: _add(engine, words), asked[:20])["p50 ms"]
    figures["memory, MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    keep("search", figures)


def _add(engine: EmbeddedEngine, words: str) -> None:
    engine.write([Put(kind="work", id="one", value=Work(id="one", record=Record(key=words)))])
    engine.commit()


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["50000", "300"][len(sys.argv) - 1 :])[:2]))
