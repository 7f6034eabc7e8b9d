"""How well and how fast are records matched? Prints one JSON object and keeps it in bench/results/match.json.

    python bench/match.py [--records "10000 100000 1000000"]

Every figure names its half: the model of match was trained on the *train* halves (parted by work, see
``tools/match_sets.py``), the *test* halves say how it does on other works. ``pairs`` judges each pair that shares a
key; a pair of the gold standard that shares none counts as missed. ``groups`` judges the pairs of the works that come
out at the end. ``sensitivity`` and ``specificity`` count as de-duplication tools do: duplicates removed, single
records kept. Seconds are of the processor, since machines are shared. Needs ``../shared/data``.
"""

import argparse
import json
import platform
import random
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "tools")]

from match_damage import alike as altered  # noqa: E402
from match_sets import Asked, LinkedSet, every, linked_books, script_halves, scripts, seed_references  # noqa: E402

from bench.identity import journals, persons  # noqa: E402
from bench.match_scale import apart  # noqa: E402
from dragoman.engines.port import Kept  # noqa: E402
from dragoman.match.candidates import sketch_keys  # noqa: E402
from dragoman.match.citations import SURE  # noqa: E402
from dragoman.match.decide import model, probability  # noqa: E402
from dragoman.match.incremental import place  # noqa: E402
from dragoman.match.likely import likely  # noqa: E402
from dragoman.match.pool import Nothing, Pool  # noqa: E402
from dragoman.match.sketch import Sketch, sketch  # noqa: E402
from dragoman.record.model import Record  # noqa: E402

RESULT = ROOT / "bench" / "results" / "match.json"
Figures = dict[str, Any]


def measure(right: int, found: int, gold: int) -> Figures:
    """Give precision, recall and F1."""
    return {
        "precision": round(right / max(found, 1), 4),
        "recall": round(right / max(gold, 1), 4),
        "f1": round(2 * right / max(found + gold, 1), 4),
        "gold": gold,
    }


def linked(of: LinkedSet) -> Figures:
    """Match a set as one import, and compare with its gold standard, by half."""
    kept = [Kept(id=id, work="", record=record) for id, record in of.records.items()]
    pool = Pool(Nothing())
    pool.add(kept)
    near = {(min(id, other), max(id, other)) for id in of.records for other in pool.sharing(id, lambda _a, _b: False)}
    same = {pair for pair in near if likely(*map(pool.sketches.whole, pair)) >= model().same}
    groups: dict[str, list[str]] = {}
    for id, work in place(kept, Nothing()).works.items():
        groups.setdefault(work, []).append(id)
    joined = {pair for group in groups.values() for pair in combinations(sorted(group), 2)}
    told: Figures = {"records": len(kept), "compared": len(near), "largest": max(map(len, groups.values()))}
    for half in ("train", "test"):
        told[half] = _half(of, half, {"pairs": same, "groups": joined}) | _removed(of, half, groups)
    return told


def _half(of: LinkedSet, half: str, said: dict[str, set[tuple[str, str]]]) -> Figures:
    def inside(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
        return {pair for pair in pairs if of.counts(*pair) and {of.half(one) for one in pair} == {half}}

    gold = inside(of.gold())
    return {name: measure(len(inside(pairs) & gold), len(inside(pairs)), len(gold)) for name, pairs in said.items()}


def _removed(of: LinkedSet, half: str, groups: dict[str, list[str]]) -> Figures:
    """Count as de-duplication tools do, over the records of a half."""
    work = {id: name for name, group in groups.items() for id in group}
    chosen = [group for group in of.groups if of.half(group[0]) == half]
    duplicates = sum(len(group) - 1 for group in chosen)
    found = sum(len(group) - len({work[id] for id in group}) for group in chosen)
    single = sum(of.half(id) == half for id in of.records) - duplicates
    mixed = [{of.works[id] for id in group if of.half(id) == half} for group in groups.values()]
    wrong = sum(len(works) - 1 for works in mixed if works)
    return {"sensitivity": round(found / max(duplicates, 1), 4), "specificity": round(1 - wrong / max(single, 1), 4)}


SEVEN = frozenset({"fa", "ar", "az", "tr", "ru", "zh", "en"})
"""The languages that the features were written for; the last set has eight more."""


def across() -> Figures:
    """Judge our own pairs across scripts: those trained on, their other half, and two sets never trained on."""
    chosen: dict[str, list[tuple[Sketch, Sketch, bool]]] = {"train": [], "test": []}
    for _, is_, one, other, half in script_halves():
        chosen[half].append((sketch(one), sketch(other), is_ == "same"))
    for name in ("unseen", "unseen2", "unseen3", "unseen4"):
        for case, is_, one, other in scripts(name):
            seven = {tag.partition("-")[0] for tag in case.split()[-2:]} <= SEVEN
            for part in (name, f"{name}, {'seven languages' if seven else 'others'}"):
                chosen.setdefault(part, []).append((sketch(one), sketch(other), is_ == "same"))
    return {name: _judged(some) for name, some in chosen.items()}


def _judged(chosen: list[tuple[Sketch, Sketch, bool]]) -> Figures:
    said = [(probability(one, other) >= model().same, same) for one, other, same in chosen]
    told = measure(sum(a and b for a, b in said), sum(a for a, _ in said), sum(b for _, b in said))
    meeting = [bool(set(sketch_keys(one)) & set(sketch_keys(other))) for one, other, same in chosen if same]
    return told | {"pairs": len(chosen), "share a key": round(sum(meeting) / len(meeting), 4)}


def references() -> Figures:
    """Resolve references to the books of a library made of other references to them (``linked_books`` says how).

    ``each`` counts each wording once that is not also the library's; ``sound`` those of them that can mean the book
    they are labelled with.
    """
    library, asked, texts = linked_books()
    known = {Asked(text, library[id], id).wording for id, text in texts.items()}
    each = list({(one.wording, one.meant): one for one in asked if one.wording not in known}.values())
    chosen = {"": asked, "each": each, "sound": [one for one in each if one.sound]}
    told = {name: resolved(library, [(one.record, one.meant) for one in some]) for name, some in chosen.items()}
    return told.pop("") | told


def of_seed() -> Figures:
    """Resolve the references of the seed article against a library that holds each in an altered description.

    The alterations are those of ``tools/match_damage.py``: initials, abbreviated or missing containers, spoilt letters,
    missing years, a title in another language beside equal numbers.
    """
    draw = random.Random(3)
    cited = [one for one in seed_references() if one.title]
    library, asked = {}, []
    for at, one in enumerate(cited):
        made = [pair[1] for pair in altered(one, draw.choice(cited), draw)]
        library[f"{at:04}"] = draw.choice(made[:6])
        asked.append((one, f"{at:04}"))
    return resolved(library, asked)


def resolved(library: dict[str, Record], asked: list[tuple[Record, str]]) -> Figures:
    """Resolve references (record, id of the work meant or "") against a library."""
    sketches = {id: sketch(record, id) for id, record in library.items()}
    keys: dict[str, set[str]] = {}
    for id, one in sketches.items():
        for key in sketch_keys(one):
            keys.setdefault(key, set()).add(id)
    right = found = held = 0
    for record, meant in asked:
        one = sketch(record)
        near = sorted({id for key in sketch_keys(one) for id in keys.get(key, ())})
        chance, best = max(((probability(one, sketches[id]), id) for id in near), default=(0.0, ""))
        held += bool(meant)
        found += chance >= SURE
        right += chance >= SURE and best == meant
    return measure(right, found, held) | {"library": len(library), "references": len(asked)}


def main() -> None:
    """Measure all, print, and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", default="10000 100000", help="sizes of the generated sets; none with an empty one")
    asked = parser.parse_args()
    told: Figures = {"machine": f"{platform.machine()}, Python {platform.python_version()}", "sets": {}}
    for of in every():
        told["sets"][of.name] = linked(of)
        print(of.name, json.dumps(told["sets"][of.name]), flush=True)
    for name, one in (
        ("across scripts", across),
        ("references to books", references),
        ("references of the seed", of_seed),
        ("journals", journals),
        ("persons", persons),
    ):
        told[name] = one()
        print(name, json.dumps(told[name]), flush=True)
    told["scale"] = [apart(int(count)) for count in asked.records.replace(",", " ").split()]
    print(json.dumps(told["scale"]))
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
