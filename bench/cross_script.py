"""Are works found from another script? Known items, asked by a name or title in the other script, by language.

Works known by a name in one script are asked for by the name in the other, without a lexicon and, but for
the first, without saying that it is a name, among 10,000: single names of ``names/``; works whose author bears two of
them; the authors of ``bench/known_names.tsv`` (facts, in twenty languages); and what libraries romanised by a scheme
(``derived/transliteration_gold.jsonl``), as titles. Asked are names that nothing was learned from or tuned on: those
whose Latin form has an odd CRC-32 (``tools/make_hearing.py`` learns from the others).
"""

import json
import random
import zlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from bench.known_item import Known, measured, ranks
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.record.name import Contributor, read_name
from dragoman.translate.lexicon import Lexicon

ROOT = Path(__file__).resolve().parents[1]

Figures = dict[str, dict[str, dict[str, object]]]
"""What was asked for → language and direction (from what is asked to what is found) → what was measured."""

ASKED = 300
AMONG = 10_000
NAMES = {"ar": "wd_arabic_16_dev", "ru": "wd_russian_16_dev", "zh": "wd_chinese_16_dev"}


def held_out(latin: str) -> bool:
    """Say whether a name is of the half that nothing was learned from."""
    return bool(zlib.crc32(latin.encode()) % 2)


def scripts(folder: Path) -> Figures:
    """Ask for works by the names of their authors in Latin letters, and the other way round."""
    pairs = {lang: list(dict.fromkeys(_pairs(folder / "names" / file))) for lang, file in NAMES.items()}
    return {
        "single names, as authors": _both_ways({lang: _single(some) for lang, some in pairs.items()}, "author"),
        "single names": _both_ways({lang: _single(some) for lang, some in pairs.items()}),
        "works by an author of two names": _both_ways({lang: _double(some) for lang, some in pairs.items()}),
        "works by known authors": _known(pairs),
        "romanised by a scheme": _schemes(folder, pairs),
    }


class Asked(NamedTuple):
    """(Latin form, other form) of all works, those asked for first."""

    names: list[tuple[str, str]]
    asked: int


def _both_ways(asked: dict[str, Asked], field: str = "") -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
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


def _known(pairs: dict[str, list[tuple[str, str]]]) -> dict[str, dict[str, object]]:
    """Ask for works by authors who are known, by language and direction; names looked at while building apart."""
    lines = (ROOT / "bench/known_names.tsv").read_text("utf-8").splitlines()[1:]
    facts = [Fact(*line.split("\t")) for line in lines]
    others = [name for some in pairs.values() for name in _double(some).names[: AMONG // len(pairs)]]
    by_group: dict[str, list[int]] = defaultdict(list)
    for arrow, held, by in (("{}→Latn", 2, 1), ("Latn→{}", 1, 2)):
        records = {f"other-{at}": _by(name[2 - held]) for at, name in enumerate(others)}
        records |= {str(at): _by(fact[held]) for at, fact in enumerate(facts)}
        asked = [Known(str(at), fact[by], "", _same(facts, fact)) for at, fact in enumerate(facts)]
        for fact, rank in zip(facts, ranks(records, asked, Lexicon()), strict=True):
            half = "held out" if held_out(fact.latin) else "looked at"
            for group in (half, f"{half}, {arrow.format('others')}", f"{half}, {arrow.format(fact.lang)}"):
                by_group[group].append(rank)
    return {group: measured(some, AMONG + len(facts)) for group, some in sorted(by_group.items())}


class Fact(NamedTuple):
    """A name as its bearer writes it, and as it is spelled in the West."""

    lang: str
    own: str
    latin: str


def _same(facts: list[Fact], asked: Fact) -> frozenset[str]:
    """Give the works that are as right: by an author of the same name, whatever language it is written in."""
    return frozenset(str(at) for at, fact in enumerate(facts) if fact.latin == asked.latin or fact.own == asked.own)


TONGUES = {
    "aze": "az", "azerbaijani_cyrillic": "az", "arabic": "ar", "ara": "ar", "arm": "hy", "armenian": "hy",
    "Armenian with ALA-LOC": "hy", "chinese": "zh", "zho": "zh", "fas": "fa", "per": "fa", "prs": "fa",
    "greek_classical": "el", "greek_modern": "el", "Modern greek": "el", "Ancient greek": "el", "hebrew": "he",
    "kat": "ka", "korean_names": "ko", "korean_nonames": "ko", "kur": "ku", "rus": "ru", "russian": "ru",
    "Russian with ISO": "ru", "tgk": "tg",
}  # fmt: skip
"""What the standard for romanisations calls a language → the language, for those of which something is asked."""
_SHORTEST, _SHORTEST_OF_EAST_ASIA = 5, 3


def _schemes(folder: Path, pairs: dict[str, list[tuple[str, str]]]) -> dict[str, dict[str, object]]:
    """Ask for titles by their romanisations and for romanised titles by the titles, by language."""
    gold = [json.loads(line) for line in (folder / "derived/transliteration_gold.jsonl").open(encoding="utf-8")]
    rows = [(one["lang"], *_sides(one)) for one in gold if one["lang"] in TONGUES]
    rows = [row for row in dict.fromkeys(rows) if _is_text(row[1]) and held_out(row[2])]
    others = [name for some in pairs.values() for name in _double(some).names[: AMONG // len(pairs)]]
    by_group: dict[str, list[int]] = defaultdict(list)
    for arrow, held, by in (("{}→Latn", 2, 1), ("Latn→{}", 1, 2)):
        records = {f"other-{at}": _titled(name[2 - held], "") for at, name in enumerate(others)}
        records |= {str(at): _of(row, held) for at, row in enumerate(rows)}
        alike = {str(at): frozenset(str(at) for at, one in enumerate(rows) if row[1] == one[1] or row[2] == one[2])
                 for at, row in enumerate(rows)}  # fmt: skip
        asked = [Known(str(at), row[by], "", alike[str(at)]) for at, row in enumerate(rows)]
        for row, rank in zip(rows, ranks(records, asked, Lexicon()), strict=True):
            by_group[arrow.format(TONGUES[row[0]])].append(rank)
    return {group: measured(some, AMONG + len(rows)) for group, some in sorted(by_group.items())}


def _sides(row: dict[str, str]) -> tuple[str, str]:
    """Give (text in its own script, romanised text)."""
    sides = (row["source"], row["target"])
    return sides if row.get("direction") != "r2s" else (sides[1], sides[0])


def _is_text(text: str) -> bool:
    """Say whether it is a name or title, not a row of letters or a syllable of a scheme's own tests."""
    words = text.split()
    shortest = _SHORTEST_OF_EAST_ASIA if text[:1] >= "\u3000" else _SHORTEST
    return len(text) >= shortest and sum(len(word) < 3 for word in words) < max(2, len(words) // 2)


def _of(row: tuple[str, str, str], held: int) -> Record:
    return _by(row[held]) if row[0] == "korean_names" else _titled(row[held], TONGUES[row[0]] if held == 1 else "")


def _titled(title: str, lang: str) -> Record:
    return Record(title=(Text(title, lang),))


def _pairs(path: Path) -> Iterable[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        cells = [cell.replace(" ", "") for cell in line.split("\t")]  # the letters of the other script stand apart
        if len(cells) > 1 and all(cells[:2]):
            yield cells[0], cells[1]


def _by(name: str) -> Record:
    return Record(contributors=(Contributor((read_name(name),)),))


def told(figures: Figures) -> str:
    """Give the recall across scripts as a table, by language and direction."""
    lines = ["| asked for | direction | asked | rank 1 | rank 10 |", "|---|---|---|---|---|"]
    for kind, groups in figures.items():
        lines += (
            f"| {kind} | {group} | {one['asked']} | {one['rank 1']} | {one['rank 10']} |"
            for group, one in groups.items()
        )
    return "\n".join(lines)
