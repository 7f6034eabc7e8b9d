"""Trains the model that reads printed references, and writes the card of its accuracy beside it.

Run: ``python tools/make_reference_model.py``. Needs ../shared/data (see its README); takes some minutes. One document
in ten of each corpus is never trained on; the card's figures are on those.
"""

import itertools
import json
import random
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import pycrfsuite
from reference_corpora import Tagged, anystyle, grobid, held_out, linkedbooks
from synthetic_references import synthetic

from dragoman.record.printed.feature import features
from dragoman.record.printed.token import tokens

OUT = Path(__file__).parents[1] / "src/dragoman/record/printed/data"
MODEL = OUT / "references.crfsuite"
SYNTHETIC = 700
LINKEDBOOKS = 18_000
ANYSTYLE = 3
"""How often AnyStyle's strings count: they are few, and cover most kinds and styles."""
ITERATIONS = 110


def main() -> None:
    """Gather, train, measure on the held-out tenth, write."""
    rows = [*anystyle(), *grobid(), *_some_linkedbooks()]
    train = [one for one in rows if not held_out(one)]
    test = [one for one in rows if held_out(one)] + list(linkedbooks("valid"))
    train += synthetic(SYNTHETIC, _known(train))
    train += [one for one in train if one.corpus == "anystyle"] * (ANYSTYLE - 1)
    start = time.time()
    _train(train)
    card = {
        "trained_on": dict(sorted(Counter(one.corpus for one in train).items())),
        "seconds": round(time.time() - start),
        "megabytes": round(MODEL.stat().st_size / 1e6, 2),
        "held_out": _measure(test),
    }
    MODEL.with_suffix(".card.json").write_text(json.dumps(card, indent=1) + "\n")
    sys.stdout.write(json.dumps(card, indent=1) + "\n")


def _some_linkedbooks() -> list[Tagged]:
    """Take part of the historians' references: they are twenty times as many as the others that have fine labels."""
    rows = [one for one in linkedbooks("train") if held_out(one) or _is_parted(one)]
    return random.Random(3).sample(rows, LINKEDBOOKS)


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


def _train(rows: list[Tagged]) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.3, "c2": 0.02, "max_iterations": ITERATIONS, "feature.minfreq": 2})
    for one in rows:
        if one.labels:
            trainer.append(features(tokens(one.text)), one.labels)
    OUT.mkdir(parents=True, exist_ok=True)
    trainer.train(str(MODEL))


def _measure(rows: list[Tagged]) -> dict[str, dict[str, float]]:
    """Count tokens labelled right, and references labelled right throughout, by corpus."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(MODEL))
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for one in rows:
        said = tagger.tag(features(tokens(one.text)))
        good = sum(ours == theirs for ours, theirs in zip(said, one.labels, strict=True))
        right[one.corpus] += good
        told[one.corpus] += len(said)
        whole[one.corpus] += good == len(said)
        count[one.corpus] += 1
    return {
        corpus: {
            "references": count[corpus],
            "tokens_right": round(right[corpus] / told[corpus], 4),
            "whole_right": round(whole[corpus] / count[corpus], 4),
        }
        for corpus in sorted(count)
    }


if __name__ == "__main__":
    main()
