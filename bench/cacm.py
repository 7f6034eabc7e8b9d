"""How well are works ranked? nDCG@10 and MAP on the CACM collection, beside BM25 of a peer on the same texts.

    python bench/cacm.py ../shared/data/search/cacm

The 64 questions are parted: those of odd number were used to choose weights (``engines/weights.py``), those of even
number were not; both are reported. The peer is bm25s with its English stop words and the Snowball stemmer.
"""

import re
import sys
import tarfile
from collections import defaultdict
from math import log2
from pathlib import Path
from tempfile import TemporaryDirectory

import bm25s
import Stemmer

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "src")]

from bench.keep import keep  # noqa: E402
from dragoman.engines.embedded import EmbeddedEngine  # noqa: E402
from dragoman.engines.port import Put, Work  # noqa: E402
from dragoman.query.language import parse  # noqa: E402
from dragoman.query.tree import Search  # noqa: E402
from dragoman.record.form import Text  # noqa: E402
from dragoman.record.model import Record  # noqa: E402
from dragoman.record.name import Contributor, Name  # noqa: E402

DEPTH = 1_000
Ranking = dict[str, list[str]]


def records(folder: Path) -> dict[str, Record]:
    """Read the collection: title, abstract, authors, keywords."""
    found = {}
    with tarfile.open(folder / "cacm.tar.gz") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            if file:
                text = re.sub(r"<[^>]*>", "", file.read().decode("latin-1"))
                found[Path(member.name).stem] = _record(text)
    return found


def _record(text: str) -> Record:
    head, _, tail = text.partition("\nCACM ")
    title, _, abstract = head.strip().partition("\n\n")
    parts = [part.strip() for part in tail.split("\n\n")[1:]]
    rest = [part for part in parts if part and not re.match(r"CA\d{6}|\d+\t", part)]
    names = [line.strip() for line in (rest[0].splitlines() if rest else ())]
    return Record(
        title=(Text(" ".join(title.split()), "en"),),
        abstract=(Text(" ".join(abstract.split()), "en"),) if abstract.strip() else (),
        contributors=tuple(Contributor((Name(literal=name),)) for name in names if name),
        keywords=tuple(Text(" ".join(part.split()), "en") for part in rest[1:]),
    )


def questions(folder: Path) -> dict[str, str]:
    """Read the questions by number."""
    text = (folder / "topics.cacm.txt").read_text("latin-1")
    found = re.findall(r"<DOCNO>\s*(\d+)\s*</DOCNO>(.*?)</DOC>", text, re.DOTALL)
    return {number: " ".join(words.split()) for number, words in found}


def judgements(folder: Path) -> dict[str, set[str]]:
    """Read which works answer which question."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.cacm.txt").read_text().splitlines():
        number, _, work, _ = line.split()
        found[number].add(work)
    return found


def ours(works: dict[str, Record], asked: dict[str, str]) -> Ranking:
    """Rank with the embedded engine, through the query language."""
    with TemporaryDirectory() as folder, EmbeddedEngine(Path(folder)) as engine:
        engine.write([Put(kind="work", id=id, value=Work(id=id, record=record)) for id, record in works.items()])
        engine.commit()
        answers = {
            number: engine.search(Search(node=parse(words).node, limit=DEPTH)) for number, words in asked.items()
        }
    return {number: [hit.id for hit in answer.hits] for number, answer in answers.items()}


def peer(works: dict[str, Record], asked: dict[str, str]) -> Ranking:
    """Rank with bm25s."""
    stemmer = Stemmer.Stemmer("english")
    ids = list(works)
    texts = [_text(record) for record in works.values()]
    index = bm25s.BM25()
    index.index(bm25s.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False), show_progress=False)
    tokens = bm25s.tokenize(list(asked.values()), stopwords="en", stemmer=stemmer, show_progress=False)
    found, scores = index.retrieve(tokens, k=DEPTH, show_progress=False)
    return {
        number: [ids[at] for at, score in zip(row, row_scores, strict=True) if score > 0]
        for number, row, row_scores in zip(asked, found, scores, strict=True)
    }


def _text(record: Record) -> str:
    names = [one.name.display for one in record.contributors]
    return " ".join([*(form.value for form in (*record.title, *record.abstract, *record.keywords)), *names])


def measures(ranking: Ranking, right: dict[str, set[str]], numbers: list[str]) -> dict[str, float]:
    """Give nDCG@10 and MAP over some questions."""
    gains = [_ndcg(ranking[number], right[number]) for number in numbers]
    precisions = [_average_precision(ranking[number], right[number]) for number in numbers]
    return {
        "nDCG@10": round(sum(gains) / len(gains), 4),
        "MAP": round(sum(precisions) / len(precisions), 4),
        "questions": len(numbers),
    }


def _ndcg(found: list[str], right: set[str]) -> float:
    gain = sum(1 / log2(rank + 2) for rank, id in enumerate(found[:10]) if id in right)
    return gain / sum(1 / log2(rank + 2) for rank in range(min(10, len(right))))


def _average_precision(found: list[str], right: set[str]) -> float:
    met, total = 0, 0.0
    for rank, id in enumerate(found, 1):
        if id in right:
            met += 1
            total += met / rank
    return total / len(right)


def main(folder: Path) -> None:
    """Measure and keep the result."""
    works, right = records(folder), judgements(folder)
    asked = {number: words for number, words in questions(folder).items() if right[number]}
    rankings = {"dragoman": ours(works, asked), "bm25s": peer(works, asked)}
    parts = {"tuned on (odd)": 1, "held out (even)": 0}
    numbers = {part: [one for one in asked if int(one) % 2 == odd] for part, odd in parts.items()}
    numbers["all"] = list(asked)
    keep("cacm", {
        name: {part: measures(ranking, right, some) for part, some in numbers.items()}
        for name, ranking in rankings.items()
    })  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/search/cacm"))
