"""How fast is search? Index rate, size, answer times beside raw Tantivy on the same index, memory.

    python bench/search.py [RECORDS] [QUESTIONS]

Records are generated (``bench/generate.py``) and analysed in worker processes first; the index rate is that of prepared
works. Questions are one to five words of titles of the library, so frequent words are among them; other questions are
asked before, to warm up. *Raw Tantivy* is the very query that the engine puts to the index (spellings included), given
to Tantivy ready made: it ranks, counts all works found and gives the numbers of twenty. What ``library.search`` does
beside that is to read the question, look for spellings and translations, fetch the works and mark what was hit.
"""

import random
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import tantivy  # noqa: E402

from bench.generate import UNSPACED, records  # noqa: E402
from bench.keep import keep  # noqa: E402
from dragoman.engines.analysis import prepare  # noqa: E402
from dragoman.engines.embedded import EmbeddedEngine  # noqa: E402
from dragoman.engines.highlight import Highlighter  # noqa: E402
from dragoman.engines.index import Change, Index  # noqa: E402
from dragoman.engines.plan import Plan, words_of  # noqa: E402
from dragoman.engines.planner import Planner, settled  # noqa: E402
from dragoman.engines.port import Engine, Hit, Prepared, Put, Work  # noqa: E402
from dragoman.engines.question import Questioner  # noqa: E402
from dragoman.library import Library  # noqa: E402
from dragoman.query.language import parse  # noqa: E402
from dragoman.query.tree import Facet, Search  # noqa: E402
from dragoman.record.codec import encoded  # noqa: E402
from dragoman.record.model import Record  # noqa: E402
from dragoman.translate.lexicon import Lexicon, starter  # noqa: E402

FACETS: tuple[Facet, ...] = ("year", "language", "journal", "type")
BATCH = 2_000
SHARES = (("p50", 0.5), ("p99", 0.99))


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
    """Give p50, p99 and mean of the answer times in ms.

    "CPU" is the time this thread had a core: on a machine with other work it says more than the clock.
    """
    clocks = [(time.perf_counter(), time.thread_time())]
    for question in questions:
        ask(question)
        clocks.append((time.perf_counter(), time.thread_time()))
    figures: dict[str, float] = {}
    for at, label in enumerate(("", "CPU ")):
        spans = sorted(1000 * (after[at] - before[at]) for before, after in pairwise(clocks))
        figures |= {f"{name} {label}ms": round(spans[int(len(spans) * share)], 2) for name, share in SHARES}
        figures[f"mean {label}ms"] = round(sum(spans) / len(spans), 2)
    return figures


class Raw:
    """Tantivy itself: queries ready made, as the engine would put them."""

    def __init__(self, folder: Path, questions: Sequence[str]) -> None:
        self._index = Index(folder)
        self._searcher = self._index.searcher()
        self._lexicon = Lexicon(starter())
        self.plans: dict[str, Plan] = {}
        self._queries = {question: self._query(question) for question in questions}

    def _query(self, question: str) -> tantivy.Query:
        node = parse(question).node
        search = Search(node=node, widenings=self._lexicon.widenings(node))
        questioner = Questioner(self._index.schema, self._searcher, {})

        def count(plan: Plan) -> int:
            answer: Any = self._searcher.search(questioner.query(plan), 1)
            return int(answer.count or 0)

        self.plans[question] = settled(Planner(search, self._index.words, lambda _: ()), count)[0]
        return questioner.query(self.plans[question])

    def ask(self, question: str) -> object:
        """Rank, count, and give the numbers of the first twenty works."""
        found = self._searcher.search(self._queries[question], 20, weight_by_field="prior")
        return self._searcher.fast_field_values("number", [address for _, address in found.hits])


def answers(library: Library, raw: Raw, asked: Sequence[str]) -> dict[str, object]:
    """Time raw Tantivy, whole searches, and the marking in them apart."""
    hits = {question: library.search(question).hits for question in asked[: len(asked) // 2]}
    found = {
        "raw Tantivy": timed(raw.ask, asked),
        "library.search": timed(library.search, asked[len(asked) // 2 :]),
        "library.search, the same questions again": timed(library.search, asked[len(asked) // 2 :]),
        "library.search, four facets, again": timed(
            lambda words: library.search(words, facets=FACETS), asked[len(asked) // 2 :]
        ),
        "of it marking twenty hits": timed(lambda words: _marked(raw, hits, words), list(hits)),
        "suggestions": timed(library.suggest, [words[: 2 + len(words) % 7] for words in asked]),
    }
    whole, again, marking, base = (found[name] for name in list(found)[1:3] + list(found)[4:5] + list(found)[:1])
    return {
        **found,
        "ratio to raw Tantivy, mean CPU": {
            "questions never asked before": _ratio(whole, base),
            "words asked before": _ratio(again, base),
            "words asked before, without marking": round(
                (again["mean CPU ms"] - marking["mean CPU ms"]) / base["mean CPU ms"], 2
            ),
        },
    }


def _ratio(one: dict[str, float], other: dict[str, float]) -> float:
    return round(one["mean CPU ms"] / other["mean CPU ms"], 2)


def _marked(raw: Raw, hits: dict[str, tuple[Hit, ...]], question: str) -> object:
    highlighter = Highlighter(words_of(raw.plans[question]))
    return [highlighter.hits(hit.work.record) for hit in hits[question]]


def main(count: int, questions: int) -> None:
    """Measure and keep the result."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        figures, asked = fill(folder, count, 2 * questions)
        raw = Raw(folder / "library" / "index", asked)
        with Library.open(folder / "library") as library:
            figures["questions"] = len(asked) // 2
            figures |= answers(library, raw, asked)
            figures["one more work visible after, ms"] = timed(lambda words: _add(library.engine, words), asked[:20])
    figures["memory, MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    keep("search", figures)


def _add(engine: Engine, words: str) -> None:
    engine.write([Put(kind="work", id="one", value=Work(id="one", record=Record(key=words)))])
    engine.commit()


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["50000", "300"][len(sys.argv) - 1 :])[:2]))
