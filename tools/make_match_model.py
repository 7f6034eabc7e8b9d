"""Makes src/dragoman/match/data/model.json: the trees that decide whether two records are one work.

Trained on one half of each set of tools/match_sets.py (by work, never by pair), on pairs across scripts (a half of
tests/golden/match/across_scripts, and the sets of ``SEEN`` whole: they were read so often that they measure nothing
any more; those of ``UNSEEN`` are never trained on), on altered records (tools/match_damage.py), on translated titles
(tools/match_bilingual.py) and romanised ones (tools/match_romanised.py); the other halves measure it. Each feature may
only speak one way (features.FEATURES), so that no odd pair of a set can make agreement count against two records.
The sets stand in ../shared/data; without them nothing is made.

    python tools/make_match_model.py
"""

import json
from collections.abc import Iterable
from pathlib import Path
from random import Random

import numpy as np
from boost import Array, Grower, Tree, boost
from match_bilingual import pairs as bilingual
from match_damage import pairs as damaged
from match_romanised import pairs as spelt
from match_sets import SHARED, LinkedSet, every, script_halves, scripts

from dragoman.engines.port import Kept
from dragoman.match.features import FEATURES, features
from dragoman.match.pool import Nothing, Pool
from dragoman.match.sketch import sketch

TARGET = Path(__file__).parent.parent / "src" / "dragoman" / "match" / "data" / "model.json"
ROUNDS = 150
WEIGHTS = {"DBLP-ACM": 1.5, "cytology_screening": 1.0, "haematology": 1.0, "Glottolog": 4.0}
"""How much each set weighs."""

ACROSS, ALTERED, TRANSLATED, ROMANISED = 3.0, 1.2, 0.6, 0.3

SEEN = ("unseen", "unseen2")
"""Sets of pairs that were once never trained on."""

_STRANGERS = 0.6
"""Names apart by so much are of two persons."""

UNSEEN = ("unseen3", "unseen4")
"""Sets of pairs never trained on, which only measure."""

Rows = list[tuple[tuple[float, ...], bool, str]]
"""Features of a pair, whether it is one work, and "train" or "test"."""


def rows(of: LinkedSet) -> Rows:
    """Compare all pairs of a set that share a key; a pair of two halves is left out."""
    pool = Pool(Nothing())
    pool.add(Kept(id=id, work="", record=record) for id, record in of.records.items())
    near = {(min(id, other), max(id, other)) for id in of.records for other in pool.sharing(id, lambda _a, _b: False)}
    gold = of.gold()
    found: Rows = []
    for one, other in sorted(pair for pair in near if of.counts(*pair)):
        halves = {of.is_train(one), of.is_train(other)}
        if len(halves) == 1:
            values = features(pool.sketches.whole(one), pool.sketches.whole(other))
            found.append((values, (one, other) in gold, "train" if halves == {True} else "test"))
    return found


def across() -> Rows:
    """Compare our own pairs across scripts."""
    halves = [(one, other, relation == "same", half) for _, relation, one, other, half in script_halves()]
    seen = [(one, other, relation == "same", "train") for name in SEEN for _, relation, one, other in scripts(name)]
    return [(features(sketch(one), sketch(other)), same, half) for one, other, same, half in (*halves, *seen)]


def altered(sets: Iterable[LinkedSet]) -> Rows:
    """Compare altered records: of the halves that are trained on only."""
    latin = [record for of in sets if of.name != "DBLP-ACM" for id, record in of.records.items() if of.is_train(id)]
    scripts = [record for _, _, *both, half in script_halves() if half == "train" for record in both]
    made = [*damaged(latin, 1, 250), *damaged(scripts, 2, 100)]
    return [(features(sketch(one), sketch(other)), same, "train") for one, other, same in made]


def translated() -> Rows:
    """Compare titles with translations: real ones, under made authors and years."""
    made = bilingual(SHARED, Random(5))
    return [(features(sketch(one), sketch(other)), same, "train") for one, other, same in made]


def romanised() -> Rows:
    """Compare titles with their romanisations."""
    made = spelt(SHARED, Random(7))
    return [(features(sketch(one), sketch(other)), same, "train") for one, other, same in made]


def scores(bias: float, trees: list[Tree], sample: Rows, half: str) -> str:
    """Say precision, recall and F1 over the pairs of a half that share a key."""
    chosen = [(values, same) for values, same, where in sample if where == half]
    odds = bias + sum(tree.values(np.array([values for values, _ in chosen])) for tree in trees)
    said, true = np.asarray(odds > 0), np.array([same for _, same in chosen])
    right, found, gold = int((said & true).sum()), max(int(said.sum()), 1), max(int(true.sum()), 1)
    return f"P {right / found:.4f} R {right / gold:.4f} F1 {2 * right / (found + gold):.4f} of {len(chosen)} pairs"


def calibration(bias: float, trees: list[Tree], sample: Rows) -> str:
    """Say, for pairs not trained on, how many are the same where the model says 0–10 %, 10–20 % … 90–100 %."""
    chosen = [(values, same) for values, same, half in sample if half == "test"]
    odds = bias + sum(tree.values(np.array([values for values, _ in chosen])) for tree in trees)
    chance, true = 1 / (1 + np.exp(-odds)), np.array([same for _, same in chosen])
    told = []
    for low in range(10):
        inside = (chance >= low / 10) & (chance < (low + 1) / 10 + (low == 9))
        told.append(
            f"{low * 10}%: {true[inside].mean() * 100:.0f}% of {inside.sum()}" if inside.any() else f"{low * 10}%: none"
        )
    return "; ".join(told)


def main() -> None:
    """Train, measure, and write the model with its card."""
    if not SHARED.is_dir():
        raise SystemExit(f"{SHARED} is not there")
    sets = list(every())
    samples = {of.name: rows(of) for of in sets} | {"across scripts": across()}
    weights = WEIGHTS | {"across scripts": ACROSS, "altered": ALTERED, "translated": TRANSLATED, "romanised": ROMANISED}
    training = samples | {"altered": altered(sets), "translated": translated(), "romanised": romanised()}
    x, y, weight = gathered(training, weights)
    bias, trees = boost(
        x, y, weight, Grower(list(FEATURES.values()), depth=3, rate=0.15, least=8.0, smooth=5.0), ROUNDS
    )
    card = {"made by": "tools/make_match_model.py", "trained on": f"{len(y)} pairs: one half of each set, by work"}
    for name, sample in samples.items():
        for half in ("train", "test"):
            if any(where == half for *_, where in sample):
                card[f"{name}, {half} half"] = scores(bias, trees, sample, half)
                print(f"{name:20} {half:6}", card[f"{name}, {half} half"])
    for folder in UNSEEN:
        pairs = [(features(sketch(one), sketch(other)), is_ == "same", "") for _, is_, one, other in scripts(folder)]
        card[f"across scripts, {folder}: works never trained on"] = scores(bias, trees, pairs, "")
    card["calibration on the test halves"] = calibration(
        bias, trees, [row for sample in samples.values() for row in sample]
    )
    print(card["calibration on the test halves"])
    TARGET.write_text(written(bias, trees, card), "utf-8")


def gathered(training: dict[str, Rows], weights: dict[str, float]) -> tuple[Array, Array, Array]:
    """Put the training halves of all sets into arrays: features, whether the same, weight."""
    x: list[tuple[float, ...]] = []
    y: list[bool] = []
    weight: list[float] = []
    for name, sample in training.items():
        chosen = [
            (values, same) for values, same, half in sample if half == "train" and not (same and mistaken(values))
        ]
        if name in weights:
            x += [values for values, _ in chosen]
            y += [same for _, same in chosen]
            weight += [weights[name] / len(chosen)] * len(chosen)
    scaled = np.array(weight) * len(weight) / sum(weight)
    return np.array(x), np.array(y, float), scaled


def mistaken(values: tuple[float, ...]) -> bool:
    """Say whether a pair labelled as one work is none: its titles tell two parts, or its names have nothing alike.

    Some labels of Glottolog take parts together, and the lists of names have mistaken spellings.
    """
    told = dict(zip(FEATURES, values, strict=True))
    return told["part differs"] == 1 or (told["names apart"] > _STRANGERS and told["title near"] == 0)


def written(bias: float, trees: list[Tree], card: dict[str, str]) -> str:
    """Write the model as JSON, a tree a line."""
    lines = [json.dumps(_rounded(tree), separators=(",", ":")) for tree in trees]
    head = json.dumps(
        {"bias": round(bias, 4), "same": 0.5, "unsure": 0.1, "features": list(FEATURES), "card": card}, indent=1
    )
    return head[:-2] + ',\n "trees": [\n' + ",\n".join(lines) + "\n]}\n"


def _rounded(tree: Tree) -> dict[str, object]:
    cut, value = ([round(one, 4) for one in column] for column in (tree.cut, tree.value))
    return {"feature": tree.feature, "cut": cut, "left": tree.left, "right": tree.right, "value": value}


if __name__ == "__main__":
    main()
