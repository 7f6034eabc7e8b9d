"""Trains the models that read printed references, and writes the card of their accuracy beside them.

Run: ``python tools/make_reference_model.py [general] [historians] [habits]``. Needs ../shared/data (see its README);
takes some minutes. One document in ten of each corpus is never trained on; the card's figures are on those.

Two models: ``general`` (AnyStyle, GROBID, made references of all scripts) and ``historians`` (LinkedBooks), for what
the two kinds of corpus call a title differs too much for one. Which reads a reference is decided by its words
and its shape (``habits.json``: for each sign the logarithm of how much likelier it is among historians).
"""

import itertools
import json
import math
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import pycrfsuite

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from synthetic_references import synthetic  # noqa: E402 - the path is set just above

from bench.reference_cases.corpora import Tagged, anystyle, grobid, held_out, linkedbooks  # noqa: E402
from bench.reference_cases.fields import measured  # noqa: E402
from dragoman.record.printed.feature import features  # noqa: E402
from dragoman.record.printed.habit import signs  # noqa: E402
from dragoman.record.printed.token import tokens  # noqa: E402

OUT = ROOT / "src/dragoman/record/printed/data"
SYNTHETIC = {"general": 500, "historians": 200}
ANYSTYLE = 3
"""How often AnyStyle's strings count: they are few, and cover most kinds and styles."""
ITERATIONS = {"general": 90, "historians": 120}
WITHOUT = {"general": ("cy", "ce", "hy", "<hy")}
"""Features a model is taught without: how clauses are set helps with historians, and not with all kinds."""
_SEEN = 8
"""A word tells of habits when it is seen so often."""
_TELLING = 0.6


def main() -> None:
    """Gather, train what is named (or all), measure on the held-out tenth, write."""
    chosen = sys.argv[1:] or ["habits", "general", "historians"]
    modern = [one for one in (*anystyle(), *grobid()) if not held_out(one)]
    old = [one for one in linkedbooks("train") if not held_out(one)]
    if "habits" in chosen:
        _write_habits(modern, old)
    known = _known([*modern, *old])
    for name, rows in (("general", _general(modern, known)), ("historians", _historians(old, known))):
        if name in chosen:
            _train(name, rows)
    _write_card(chosen)


def _general(modern: list[Tagged], known: dict[str, list[str]]) -> list[Tagged]:
    again = [one for one in modern if one.corpus == "anystyle"] * (ANYSTYLE - 1)
    return [*modern, *again, *synthetic(SYNTHETIC["general"], known)]


def _historians(old: list[Tagged], known: dict[str, list[str]]) -> list[Tagged]:
    """Take the historians' references, and made ones in Latin script beside them."""
    whole = [one for one in old if _is_parted(one)]
    made = [one for one in synthetic(SYNTHETIC["historians"], known, seed=11) if one.corpus.endswith(("latin", "tr"))]
    return [*whole, *made]


def _is_parted(one: Tagged) -> bool:
    """Say whether a piece in a larger work has its container told apart: else its long title would teach wrongly."""
    piece = one.corpus.endswith("meta-annotation") or ("volume" in one.labels and "«" in one.text)
    return not piece or "container" in one.labels


def _known(train: list[Tagged]) -> dict[str, list[str]]:
    """Collect fields of Latin references by label, to be set anew in other styles."""
    known: dict[str, list[str]] = defaultdict(list)
    for one in train:
        if one.corpus.startswith(("anystyle", "linkedbooks-secondary")):
            for label, text in _runs(one):
                text = text.strip(' .,;:()“”‘’"«»')
                if text and (label != "container" or not text.lower().startswith("in ")):
                    known[label].append(text)
    return known


def _runs(one: Tagged) -> list[tuple[str, str]]:
    made: list[tuple[str, str]] = []
    pairs = zip(one.labels, tokens(one.text), strict=True)
    for label, group in itertools.groupby(pairs, key=lambda pair: pair[0]):
        part = [token for _, token in group]
        made.append((label, one.text[part[0].start : part[-1].end]))
    return made


def _write_habits(modern: list[Tagged], old: list[Tagged]) -> None:
    """Count in how many references of each kind a word stands; keep the words that tell."""
    sides = [Counter(sign for one in rows for sign in signs(tokens(one.text))) for rows in (modern, old)]
    habits: dict[str, float] = {}
    for word in sides[0].keys() | sides[1].keys():
        if sides[0][word] + sides[1][word] >= _SEEN and not word.isdigit():
            odds = math.log((sides[1][word] + 1) / (len(old) + 2)) - math.log((sides[0][word] + 1) / (len(modern) + 2))
            if abs(odds) > _TELLING:
                habits[word] = round(odds, 1)
    most = sorted(habits, key=lambda word: -abs(habits[word]) * (sides[0][word] + sides[1][word]))[:1500]
    table = {word: habits[word] for word in sorted(most)}
    (OUT / "habits.json").write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", "utf-8")


def _train(name: str, rows: list[Tagged]) -> None:
    start = time.time()
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.3, "c2": 0.02, "max_iterations": ITERATIONS[name], "feature.minfreq": 2})
    for one in rows:
        if one.labels:
            trainer.append(_taught(features(tokens(one.text)), name), one.labels)
    OUT.mkdir(parents=True, exist_ok=True)
    model = OUT / f"{name}.crfsuite"
    trainer.train(str(model))
    card = _card()
    card[name] = {
        "trained_on": dict(sorted(Counter(one.corpus for one in rows).items())),
        "seconds": round(time.time() - start),
        "megabytes": round(model.stat().st_size / 1e6, 2),
    }
    _keep(card)


def _taught(rows: list[list[str]], name: str) -> list[list[str]]:
    """Leave out the features that a model is taught without."""
    without = WITHOUT.get(name)
    return [[one for one in row if not one.startswith(without)] for row in rows] if without else rows


def _write_card(chosen: list[str]) -> None:
    """Measure both models together, as they are used, on documents neither saw."""
    card = _card()
    parts = {
        "anystyle": [one for one in anystyle() if held_out(one)],
        "grobid": [one for one in grobid() if held_out(one)],
        "linkedbooks valid": list(linkedbooks("valid")),
    }
    card["held_out"] = {name: {"references": len(rows), **measured(rows)["all"]} for name, rows in parts.items()}
    _keep(card)
    sys.stdout.write(json.dumps(card, indent=1) + f"\nmade: {', '.join(chosen)}\n")


def _card() -> dict[str, object]:
    path = OUT / "card.json"
    return json.loads(path.read_text()) if path.exists() else {}


def _keep(card: dict[str, object]) -> None:
    (OUT / "card.json").write_text(json.dumps(card, indent=1) + "\n")


if __name__ == "__main__":
    main()
