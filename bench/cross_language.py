"""Are works found from another language? Known items, with and without what a library can learn; see ``cross.py``."""

import json
import random
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bench.known_item import Known, measured, ranks
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.text.tag import language, normal_tag
from dragoman.translate.learn import learned
from dragoman.translate.lexicon import Lexicon, starter

FACTS = Path(__file__).with_name("bilingual_works.tsv")
"""Works that are known by a title of their own and an English one: facts, put together for this bench."""

PARTS = 3
"""The works of the facts are asked for in three turns; each time the library learns from the other two parts."""


class Pair(NamedTuple):
    """A work with its title and the English one."""

    id: str
    title: str
    english: str
    lang: str


Way = Callable[[Pair], tuple[Text, str]]
"""Says of a work under which title the library has it, and by which words it is asked for."""


def from_english(pair: Pair) -> tuple[Text, str]:
    """The library has the title, the English one is asked for."""
    return Text(pair.title, pair.lang), pair.english


def into_english(pair: Pair) -> tuple[Text, str]:
    """The library has the English title, the other one is asked for."""
    return Text(pair.english, "en"), pair.title


def shared_titles(folder: Path) -> dict[str, object]:
    """Ask for a fifth of the titles of ``bilingual_titles.jsonl``; growing shares of the others are learned from."""
    rows = [json.loads(line) for line in (folder / "derived/bilingual_titles.jsonl").open(encoding="utf-8")]
    pairs = [Pair(row["id"], row["title"], row["title_en"], normal_tag(row["lang"]) or "und") for row in rows]
    random.Random(3).shuffle(pairs)
    held, others = pairs[: len(pairs) // 5], pairs[len(pairs) // 5 :]
    lexicons = {"not learned": Lexicon(), "shipped lexicon": Lexicon(starter())}
    for share in (4, 2, 1):
        part = others[: len(others) // share]
        lexicons[f"learned from {len(part)} works"] = _taught(part)
    return {
        way.__name__.replace("_", " "): {
            name: _by_language(pairs, held, way, lexicon, least=10) for name, lexicon in lexicons.items()
        }
        for way in (from_english, into_english)
    }


def known_works() -> dict[str, object]:
    """Ask for all works of the facts, each when it was not learned from."""
    lines = [line.split("\t") for line in FACTS.read_text("utf-8").splitlines()[1:]]
    pairs = [Pair(str(at), title, english, lang) for at, (lang, title, english) in enumerate(lines)]
    random.Random(4).shuffle(pairs)
    found: dict[str, object] = {}
    for way in (from_english, into_english):
        figures: dict[str, object] = {}
        for name, lexicon in (("not learned", Lexicon()), ("shipped lexicon", Lexicon(starter()))):
            figures[name] = _by_language(pairs, pairs, way, lexicon)
        for share in (2, 1):
            figures[f"learned from {len(pairs) * (PARTS - 1) // PARTS // share} works"] = _in_turns(pairs, way, share)
        found[way.__name__.replace("_", " ")] = figures
    return found


def _in_turns(pairs: list[Pair], way: Way, share: int) -> dict[str, object]:
    found: dict[str, list[int]] = defaultdict(list)
    for part in range(PARTS):
        others = [pair for at, pair in enumerate(pairs) if at % PARTS != part]
        lexicon = _taught(others[: len(others) // share])
        for lang, some in _ranks(pairs, pairs[part::PARTS], way, lexicon).items():
            found[lang] += some
    return {lang: measured(some, len(pairs)) for lang, some in found.items()}


def _taught(pairs: list[Pair]) -> Lexicon:
    records = (Record(title=(Text(pair.title, pair.lang), Text(pair.english, "en"))) for pair in pairs)
    return Lexicon(starter(), learned(records).rows)


def _by_language(pairs: list[Pair], held: list[Pair], way: Way, lexicon: Lexicon, least: int = 1) -> dict[str, object]:
    found = _ranks(pairs, held, way, lexicon)
    return {lang: measured(some, len(pairs)) for lang, some in found.items() if len(some) >= least}


def _ranks(pairs: list[Pair], held: list[Pair], way: Way, lexicon: Lexicon) -> dict[str, list[int]]:
    """Give the ranks of all works asked for, and by language."""
    records = {pair.id: Record(title=(way(pair)[0],)) for pair in pairs}
    asked = [Known(pair.id, way(pair)[1]) for pair in held]
    found: dict[str, list[int]] = defaultdict(list)
    for pair, rank in zip(held, ranks(records, asked, lexicon), strict=True):
        found["all"].append(rank)
        found[language(pair.lang)].append(rank)
    return found
