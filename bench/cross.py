"""Are works found from another script and another language? Known items, with and without what a library can learn.

    python bench/cross.py ../shared/data

*Script*: works known by a name in one script are asked for by the name in the other, without a lexicon and, but for
the first, without saying that it is a name, among 10,000: single names of ``names/``; works whose author bears two of
them; and the authors of ``bench/known_names.tsv`` (facts, in twenty languages). Asked are names that nothing was
learned from or tuned on: those whose Latin form has an odd CRC-32 (``tools/make_hearing.py`` learns from the others).
*Language* (``cross_language.py``): works that the library has in one language are asked for by the title in another,
among the titles of ``bilingual_titles.jsonl`` (a fifth held out, the others are what the library learns from) and among
the works of ``bench/bilingual_works.tsv`` (facts; each asked for when it was not learned from), by language.
"""

import random
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.cross_language import known_works, shared_titles  # noqa: E402
from bench.keep import keep  # noqa: E402
from bench.known_item import Known, measured, ranks  # noqa: E402
from dragoman.record.model import Record  # noqa: E402
from dragoman.record.name import Contributor, read_name  # noqa: E402
from dragoman.translate.lexicon import Lexicon  # noqa: E402

ASKED = 300
AMONG = 10_000
NAMES = {"ar": "wd_arabic_16_dev", "ru": "wd_russian_16_dev", "zh": "wd_chinese_16_dev"}


def held_out(latin: str) -> bool:
    """Say whether a name is of the half that nothing was learned from."""
    return bool(zlib.crc32(latin.encode()) % 2)


def scripts(folder: Path) -> dict[str, object]:
    """Ask for works by the names of their authors in Latin letters, and the other way round."""
    pairs = {lang: list(dict.fromkeys(_pairs(folder / "names" / file))) for lang, file in NAMES.items()}
    return {
        "single names, as authors": _both_ways({lang: _single(some) for lang, some in pairs.items()}, "author"),
        "single names": _both_ways({lang: _single(some) for lang, some in pairs.items()}),
        "works by an author of two names": _both_ways({lang: _double(some) for lang, some in pairs.items()}),
        "works by known authors": _known(pairs),
    }


class Asked(NamedTuple):
    """(Latin form, other form) of all works, those asked for first."""

    names: list[tuple[str, str]]
    asked: int


def _both_ways(asked: dict[str, Asked], field: str = "") -> dict[str, object]:
    found: dict[str, object] = {}
    for lang, (names, count) in asked.items():
        for label, held, by in ((f"{lang}→Latn", 0, 1), (f"Latn→{lang}", 1, 0)):
            records = {str(at): _by(name[held]) for at, name in enumerate(names)}
            wanted = [Known(str(at), names[at][by], field) for at in range(count)]
            found[label] = measured(ranks(records, wanted, Lexicon()), len(records))
    return found


def _single(pairs: list[tuple[str, str]]) -> Asked:
    chosen = random.Random(1).sample(pairs, min(AMONG, len(pairs)))
    chosen.sort(key=lambda pair: not held_out(pair[0]))
    return Asked(chosen, ASKED)


def _double(pairs: list[tuple[str, str]]) -> Asked:
    """Give works of authors with a given and a family name; those of the works asked for are both held out."""
    chance = random.Random(2)
    new = [pair for pair in pairs if held_out(pair[0])]
    chosen = [chance.sample(new, 2) for _ in range(ASKED)] + [chance.sample(pairs, 2) for _ in range(AMONG - ASKED)]
    return Asked([(f"{one[0]} {other[0]}", _full(one[1], other[1])) for one, other in chosen], ASKED)


def _full(given: str, family: str) -> str:
    return f"{given}·{family}" if given >= "\u2e80" else f"{given} {family}"


def _known(pairs: dict[str, list[tuple[str, str]]]) -> dict[str, object]:
    """Ask for works by authors who are known, by language, in both directions together; and for each half."""
    lines = (ROOT / "bench/known_names.tsv").read_text("utf-8").splitlines()[1:]
    facts = [line.split("\t") for line in lines]
    others = [name for some in pairs.values() for name in _double(some).names[: AMONG // len(pairs)]]
    by_group: dict[str, list[int]] = defaultdict(list)
    for held, by in ((1, 2), (2, 1)):
        records = {f"other-{at}": _by(name[2 - held]) for at, name in enumerate(others)}
        records |= {str(at): _by(fact[held]) for at, fact in enumerate(facts)}
        found = ranks(records, [Known(str(at), fact[by]) for at, fact in enumerate(facts)], Lexicon())
        for fact, rank in zip(facts, found, strict=True):
            half = "held out" if held_out(fact[2]) else "looked at"
            for group in (
                half,
                f"{half}, {'from' if by == 2 else 'to'} Latin letters",
                *([fact[0]] * held_out(fact[2])),
            ):
                by_group[group].append(rank)
    return {group: measured(some, AMONG + len(facts)) for group, some in sorted(by_group.items())}


def _pairs(path: Path) -> Iterable[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        cells = [cell.replace(" ", "") for cell in line.split("\t")]  # the letters of the other script stand apart
        if len(cells) > 1 and all(cells[:2]):
            yield cells[0], cells[1]


def _by(name: str) -> Record:
    return Record(contributors=(Contributor((read_name(name),)),))


if __name__ == "__main__":
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    languages = {"shared titles": shared_titles(data), "known works": known_works()}
    keep("cross", {"script": scripts(data), "language": languages})
