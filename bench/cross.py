"""Are works found from another script and another language? Known items, with and without what a library can learn.

    python bench/cross.py ../shared/data

*Script*: works that are known by a name in one script are asked for by the name in the other, among all names of the
set (``names/``): found at rank 1, at rank 10. No lexicon is used. *Language*: works with a title in one language are
asked for by the English title, held out by work; the others of the set are what the library learns from.
"""

import json
import random
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.keep import keep  # noqa: E402
from dragoman.engines.embedded import EmbeddedEngine  # noqa: E402
from dragoman.engines.port import Put, Work  # noqa: E402
from dragoman.query.tree import Search, Term  # noqa: E402
from dragoman.record.form import Text  # noqa: E402
from dragoman.record.model import Record  # noqa: E402
from dragoman.record.name import Contributor, Name  # noqa: E402
from dragoman.text.tag import normal_tag  # noqa: E402
from dragoman.translate.learn import learned  # noqa: E402
from dragoman.translate.lexicon import Lexicon, starter  # noqa: E402

ASKED = 300
AMONG = 10_000
NAMES = {"ar": "wd_arabic_16_dev", "ru": "wd_russian_16_dev", "zh": "wd_chinese_16_dev"}


def scripts(folder: Path) -> dict[str, object]:
    """Ask for works by the names of their authors in Latin letters, and the other way round."""
    found: dict[str, object] = {}
    for lang, file in NAMES.items():
        pairs = list(dict.fromkeys(_pairs(folder / "names" / file)))
        random.Random(1).shuffle(pairs)
        pairs = pairs[:AMONG]
        asked = range(min(ASKED, len(pairs)))
        for label, held, by in ((f"{lang}→Latn", 1, 0), (f"Latn→{lang}", 0, 1)):
            records = {str(at): _by(pair[held]) for at, pair in enumerate(pairs)}
            found[label] = _ranks(records, [(str(at), pairs[at][by], "author") for at in asked], Lexicon())
    return found


def _pairs(path: Path) -> Iterable[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        cells = [cell.replace(" ", "") for cell in line.split("\t")]  # the letters of the other script stand apart
        if len(cells) > 1 and all(cells[:2]):
            yield cells[0], cells[1]


def _by(name: str) -> Record:
    return Record(contributors=(Contributor((Name(literal=name),)),))


def languages(folder: Path) -> dict[str, object]:
    """Ask for works by their English titles; growing shares of the other works are learned from."""
    rows = [json.loads(line) for line in (folder / "derived/bilingual_titles.jsonl").open(encoding="utf-8")]
    random.Random(3).shuffle(rows)
    held, others = rows[: len(rows) // 5], rows[len(rows) // 5 :]
    records = {row["id"]: Record(title=(Text(row["title"], normal_tag(row["lang"])),)) for row in rows}
    asked = [(row["id"], row["title_en"], "") for row in held]
    found: dict[str, object] = {"not learned": _ranks(records, asked, Lexicon())}
    found["shipped lexicon"] = _ranks(records, asked, Lexicon(starter()))
    for share in (4, 2, 1):
        part = others[: len(others) // share]
        lexicon = Lexicon(starter(), learned(_both(row) for row in part).rows)
        found[f"learned from {len(part)} works"] = _ranks(records, asked, lexicon)
    return found


def _both(row: dict[str, str]) -> Record:
    return Record(title=(Text(row["title"], normal_tag(row["lang"]) or "und"), Text(row["title_en"], "en")))


def _ranks(records: dict[str, Record], asked: list[tuple[str, str, str]], lexicon: Lexicon) -> dict[str, object]:
    with TemporaryDirectory() as folder, EmbeddedEngine(Path(folder)) as engine:
        engine.write([Put(kind="work", id=id, value=Work(id=id, record=record)) for id, record in records.items()])
        engine.commit()
        ranks = [_rank(engine, *one, lexicon) for one in asked]
    return {
        "MRR": round(sum(1 / rank for rank in ranks if rank) / len(ranks), 3),
        "rank 1": round(sum(rank == 1 for rank in ranks) / len(ranks), 3),
        "rank 10": round(sum(0 < rank <= 10 for rank in ranks) / len(ranks), 3),
        "asked": len(ranks),
        "among": len(records),
    }


def _rank(engine: EmbeddedEngine, id: str, words: str, field: str, lexicon: Lexicon) -> int:
    node = Term(words, "words", field)
    hits = engine.search(Search(node=node, limit=100, widenings=lexicon.widenings(node))).hits
    return next((rank for rank, hit in enumerate(hits, 1) if hit.id == id), 0)


if __name__ == "__main__":
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    keep("cross", {"script": scripts(data), "language": languages(data)})
