"""Asks a library as a reader does, and tells how long it took and what memory it takes; ``bench/search.py`` runs it.

    python bench/asking.py FOLDER QUESTIONS.json

*Raw Tantivy* is the very query that the engine puts to the index (spellings included), given to Tantivy ready made: it
ranks, counts all works found and gives the numbers of twenty; with facets it counts their values as well. What
``library.search`` does beside that is to read the question, look for spellings and translations, fetch the works and
mark what was hit. "CPU" is the time this process had a core, all its threads together: on a machine with other work it
says more than the clock. *Asked again* is asked after all others: then the last 64 answers are kept whole, and of the
last 500 questions the spellings and the number of works found; they should be more than 64.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

START = time.perf_counter()
ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import tantivy  # noqa: E402

from dragoman.engines.counting import facet_request  # noqa: E402
from dragoman.engines.highlight import Highlighter  # noqa: E402
from dragoman.engines.index import Index  # noqa: E402
from dragoman.engines.plan import Plan, words_of  # noqa: E402
from dragoman.engines.planner import Planner, settled  # noqa: E402
from dragoman.engines.port import Put, Work  # noqa: E402
from dragoman.engines.question import Questioner  # noqa: E402
from dragoman.library import Library  # noqa: E402
from dragoman.library.find import Found  # noqa: E402
from dragoman.query.language import parse  # noqa: E402
from dragoman.query.tree import Facet, Search, Sort  # noqa: E402
from dragoman.record.form import Text  # noqa: E402
from dragoman.record.model import Record  # noqa: E402
from dragoman.translate.lexicon import Lexicon, starter  # noqa: E402

FACETS: tuple[Facet, ...] = ("year", "language", "journal", "type")
SHARES = (("p50", 0.5), ("p99", 0.99), ("longest", 1.0))
FIRST, AGAIN = "four facets, questions never asked before", "four facets, asked again"
PAGES = 9
"""Pages asked for one after the other."""
WARM = 20
"""Questions asked before the clock runs."""

BAD: dict[str, str] = {
    "100 kB": "сло во " * 9_000,
    "100 kB without a blank": "карабах" * 8_000,
    "only stop words": "the of and in to",
    "only punctuation": "?!… -- «»() ::: ***",
    "bidi controls": "\u202e\u2066karabakh\u2069\u202c \u200f war",
    "unbalanced quotation marks": '"black garden „war «سیاست',
    "ten thousand ORs": " OR ".join(["война"] * 10_000),
    "two hundred words": " ".join(f"{start}{end}" for start in "кмнтсрлбд" for end in ("ара", "оро", "ела") * 8),
    "regular expression": "(a+)+$ (.*)*b [[:alpha:]]{1000} (((((((a*)*)*)*)*)*)*",
    "beginnings of one letter": "a* б* ک* 中* е* s*",
    "beginnings of two letters": "ka* ба* کا* ta* со* ma*",
    "nearly": "karabakh~ политика~ siyasət~ ایران~ society~ история~",
    "nothing but a minus": "-the",
    "deep parentheses": "(" * 500 + "war" + ")" * 500,
    "everything but": "-karabakh -война -ایران",
    "ranges": "year:1000-3000 zone<=4 cited>=0",
}


def timed(ask: Callable[[Any], object], questions: Sequence[Any]) -> dict[str, float]:
    """Give p50, p99, the longest and the mean of the answer times in ms."""
    clocks = [(time.perf_counter(), time.process_time())]
    for question in questions:
        ask(question)
        clocks.append((time.perf_counter(), time.process_time()))
    figures: dict[str, float] = {}
    for at, label in enumerate(("", "CPU ")):
        spans = sorted(1000 * (after[at] - before[at]) for before, after in pairwise(clocks))
        last = len(spans) - 1
        figures |= {f"{name} {label}ms": round(spans[int(last * share)], 2) for name, share in SHARES}
        figures[f"mean {label}ms"] = round(sum(spans) / len(spans), 2)
    return figures


def memory() -> dict[str, float]:
    """Give the memory of this process in MB: all, its own, and that of mapped files, which the system may take."""
    lines = Path("/proc/self/status").read_text().splitlines()
    found = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines if line.startswith(("VmRSS", "Rss"))}
    names = {"VmRSS": "resident", "RssAnon": "its own", "RssFile": "mapped files"}
    return {names[name]: round(value) for name, value in found.items() if name in names}


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

        self.plans[question] = settled(Planner(search, self._index.words, lambda _: ()), count, lambda _: ())[0]
        return questioner.query(self.plans[question])

    def ask(self, question: str) -> object:
        """Rank, count, and give the numbers of the first twenty works."""
        found = self._searcher.search(self._queries[question], 20, weight_by_field="prior")
        return self._searcher.fast_field_values("number", [address for _, address in found.hits])

    def ask_with_facets(self, question: str) -> object:
        """The same, and the values of four facets."""
        return self.ask(question), self._searcher.aggregate(self._queries[question], facet_request(FACETS))


def answers(library: Library, asked: Sequence[str]) -> dict[str, dict[str, float]]:
    """Time whole searches, first of all questions whose words were never asked."""

    def with_facets(words: str) -> object:
        return library.search(words, facets=FACETS)

    return {
        FIRST: timed(with_facets, asked),
        AGAIN: timed(with_facets, asked),
        "no facets, asked again": timed(library.search, asked),
        "suggestions": timed(library.suggest, [words[: 2 + len(words) % 7] for words in asked]),
    }


def ratios(
    folder: Path, library: Library, asked: Sequence[str], found: dict[str, dict[str, float]]
) -> dict[str, object]:
    """Time raw Tantivy and the marking apart, and compare."""
    raw = Raw(folder / "index", asked)
    plain, faceted = timed(raw.ask, asked), timed(raw.ask_with_facets, asked)
    hits = {words: library.search(words).hits for words in asked}

    def mark(words: str) -> object:
        highlighter = Highlighter(words_of(raw.plans[words]))
        return [highlighter.hits(hit.work.record) for hit in hits[words]]

    ours = {name: figures["mean CPU ms"] for name, figures in found.items()}
    return {
        "raw Tantivy": plain,
        "raw Tantivy, four facets": faceted,
        "of it marking twenty hits": timed(mark, asked),
        "ratio to raw Tantivy, mean CPU": {
            FIRST: _ratio(ours[FIRST], faceted),
            AGAIN: _ratio(ours[AGAIN], faceted),
            "no facets, asked again": _ratio(ours["no facets, asked again"], plain),
        },
    }  # fmt: skip


def _ratio(ours: float, raw: dict[str, float]) -> float:
    return round(ours / raw["mean CPU ms"], 2)


def deep(library: Library) -> dict[str, object]:
    """Time pages from the first and from the thousandth: by cursor in the order of years, by relevance, by number.

    Each page is asked for once; how many works there are was found out before.
    """
    often = max(("политика", "history", "سیاست", "policy"), key=lambda word: library.search(word, limit=1).total)

    def page(at: tuple[Sort, int | str]) -> Found:
        return library.search(often, sort=at[0], offset=at[1])

    cursors: list[int | str] = [0]
    for limit in (500,) * 40 + (20,) * PAGES:
        cursors.append(library.search(often, sort="newest", limit=limit, offset=cursors[-1]).next or cursors[-1])
    first, far = (range(start, start + 20 * PAGES, 20) for start in (0, 20_000))
    pages: dict[str, list[tuple[Sort, int | str]]] = {
        "newest, from page 1": [("newest", at) for at in first],
        "newest, from page 1,001 by cursor": [("newest", at) for at in cursors[40 : 40 + PAGES]],
        "newest, from page 1,001 by number": [("newest", at) for at in far],
        "relevance, from page 1": [("relevance", at) for at in first],
        "relevance, from page 1,001": [("relevance", at) for at in far],
    }
    found = {name: timed(page, asked) for name, asked in pages.items()}
    return {name: {"p50 ms": one["p50 ms"], "p50 CPU ms": one["p50 CPU ms"]} for name, one in found.items()}


def bad(library: Library) -> dict[str, object]:
    """Ask every bad question twice; give the longest time and the slowest question."""
    spent = {
        name: timed(lambda words: library.search(words, facets=FACETS), [words] * 2) for name, words in BAD.items()
    }
    slowest = max(spent, key=lambda name: spent[name]["longest CPU ms"])
    each = {name: one["longest CPU ms"] for name, one in spent.items()}
    return {"slowest": slowest, "clock ms": spent[slowest]["longest ms"], "CPU ms of each": each}


def seen(library: Library) -> dict[str, float]:
    """Write a work, commit, and find it by its title."""
    chance = random.Random(3)

    def add(number: int) -> None:
        title = "".join(chance.choices("bdfgklmnprst", k=12))
        work = Work(id=f"new{number}", record=Record(title=(Text(f"{title} карабах", "ru"),)))
        library.engine.write([Put(kind="work", id=work.id, value=work)])
        library.engine.commit()
        if library.search(title).total != 1:
            raise RuntimeError(f"{title} was not found")

    found = timed(add, range(30))
    library.engine.delete("work", [f"new{number}" for number in range(30)])
    library.engine.commit()
    return found


def main(folder: Path, questions: Path) -> dict[str, object]:
    """Ask everything."""
    asked = json.loads(questions.read_text("utf-8"))
    with Library.open(folder) as library:
        opened = time.perf_counter()
        library.search(asked[0], facets=FACETS)
        first = {"ms until opened": round(1000 * (opened - START)), "first question, ms": _since(opened)}
        for words in asked[1:WARM]:
            library.search(words, facets=FACETS)
        start = time.perf_counter()
        library.search("卡拉巴赫冲突", facets=FACETS)
        first["first question in Chinese, ms"] = _since(start)
        found = answers(library, asked[WARM:])
        figures: dict[str, object] = {"start": first, "library.search": found, "memory while serving, MB": memory()}
        figures |= {"deep pages": deep(library), "bad questions": bad(library)}
        figures |= ratios(folder, library, asked[WARM:], found)
        figures["memory at the end, with raw Tantivy beside, MB"] = memory()
        figures["one more work written, committed and found"] = seen(library)
    return figures


def _since(start: float) -> float:
    return round(1000 * (time.perf_counter() - start), 1)


if __name__ == "__main__" and len(sys.argv) > 2:
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2])), ensure_ascii=False))
