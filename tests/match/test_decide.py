"""Pairs across scripts are decided right, and every decision adds up."""

import json
import math
from pathlib import Path

import pytest
from match.test_place import RECORDS

from dragoman.match.decide import explain, model, probability
from dragoman.match.features import FEATURES, features
from dragoman.match.likely import likely
from dragoman.match.sketch import sketch
from dragoman.record.codec import decoded

SIDES = ("one", "other")
PAIRS = Path(__file__).parents[1] / "golden" / "match"


@pytest.mark.parametrize(("folder", "least"), [("across_scripts", 0.95), ("unseen", 0.94), ("unseen2", 0.86)])
def test_our_pairs_across_scripts(folder: str, least: float) -> None:
    pairs = [json.loads(line) for line in (PAIRS / folder / "pairs.jsonl").read_text("utf-8").splitlines()]
    right = said = gold = 0
    for pair in pairs:
        one, other = (sketch(decoded(json.dumps(pair[side]))) for side in ("one", "other"))
        same = probability(one, other) >= model().same
        said, gold, right = said + same, gold + (pair["is"] == "same"), right + (same and pair["is"] == "same")
    assert len(pairs) > 250
    assert 0.4 < gold / len(pairs) < 0.6
    assert 2 * right / (said + gold) >= least


def test_what_is_ruled_out_early_would_not_have_been_asked_about() -> None:
    lines = (PAIRS / "across_scripts" / "pairs.jsonl").read_text("utf-8").splitlines()
    pairs = [json.loads(line) for line in lines]
    sides = [sketch(decoded(json.dumps(pair[side])), str(at)) for at, pair in enumerate(pairs) for side in SIDES]
    early = 0
    for at, one in enumerate(sides):
        for other in sides[at + 1 : at + 8]:
            chance, exact = likely(one, other), probability(one, other)
            early += chance != exact
            assert chance == exact or (chance == 0.0 and exact < model().unsure)
    assert early > len(sides)


def test_an_explanation_adds_up() -> None:
    for one in RECORDS:
        for other in RECORDS:
            pair = sketch(one.record), sketch(other.record)
            told = explain(*pair)
            odds = told.bias + sum(share.share for share in told.shares)
            assert math.isclose(told.probability, 1 / (1 + math.exp(-odds)), abs_tol=1e-9)
            assert math.isclose(told.probability, probability(*pair), abs_tol=0.001)


def test_the_order_of_a_pair_does_not_matter() -> None:
    for one in RECORDS:
        for other in RECORDS:
            a, b = sketch(one.record, one.id), sketch(other.record, other.id)
            assert features(a, b) == features(b, a), (one.id, other.id)


def test_every_feature_only_speaks_its_way() -> None:
    signs = list(FEATURES.values())
    for tree in model().trees:
        for node, asked in enumerate(tree.feature):
            if asked >= 0:
                step = tree.value[tree.right[node]] - tree.value[tree.left[node]]
                assert step * signs[asked] >= -1e-6


@pytest.mark.parametrize(
    "part", ["(part II)", "(часть II)", "（二）", "(بخش دوم)", "(II hissə)", "(II. Bölüm)", "(الجزء الثاني)"]
)
def test_a_part_on_other_pages_is_not_the_work_whose_title_tells_none(part: str) -> None:
    titles = ("Карабах в XVIII веке: источники", f"Карабах в XVIII веке: источники {part}")
    pages = ("45-67", "200-220")
    sides = [
        {
            "type": "article-journal",
            "title": [{"value": title}],
            "pages": page,
            "issued": {"edtf": "2014"},
            "volume": "12",
        }
        for title, page in zip(titles, pages, strict=True)
    ]
    one, other = (sketch(decoded(json.dumps(side))) for side in sides)
    assert probability(one, other) < model().same
