"""Pairs across scripts are decided right, and every decision adds up."""

import json
import math
from pathlib import Path

import pytest
from match.test_place import RECORDS

from dragoman.match.decide import explain, model, probability
from dragoman.match.features import FEATURES, features
from dragoman.match.likely import likely
from dragoman.match.names import lists_alike
from dragoman.match.sketch import sketch
from dragoman.record.codec import decoded
from dragoman.record.date import Date
from dragoman.record.form import forms
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name

SIDES = ("one", "other")
PAIRS = Path(__file__).parents[1] / "golden" / "match"


@pytest.mark.parametrize(
    ("folder", "least"),
    [("across_scripts", 0.96), ("unseen", 0.97), ("unseen2", 0.97), ("unseen3", 0.95), ("unseen4", 0.93)],
)
def test_our_pairs_across_scripts(folder: str, least: float) -> None:
    pairs = [json.loads(line) for line in (PAIRS / folder / "pairs.jsonl").read_text("utf-8").splitlines()]
    right = said = gold = 0
    for pair in pairs:
        one, other = (sketch(decoded(json.dumps(pair[side]))) for side in ("one", "other"))
        same = probability(one, other) >= model().same
        said, gold, right = said + same, gold + (pair["is"] == "same"), right + (same and pair["is"] == "same")
    assert len(pairs) > 160
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


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Доклад о развитии 2018", "Доклад о развитии 2019"),
        ("گزارش سالانه شماره ۵", "گزارش سالانه شماره ۷۵"),
        ("Türk dünyası araştırmaları 12", "Türk dünyası araştırmaları 14"),
        ("Индоевропейский язык и индоевропейцы. I", "Индоевропейский язык и индоевропейцы. II"),
        ("تاريخ العراق الحديث، ج1", "تاريخ العراق الحديث، ج2"),
        ("Քննական տեսություն, հատոր Ա", "Քննական տեսություն, հատոր Բ"),
    ],
)
def test_titles_that_differ_in_their_number_are_of_other_works(first: str, second: str) -> None:
    one, other = (book(title) for title in (first, second))
    assert probability(sketch(one), sketch(other)) < model().unsure
    assert probability(sketch(one), sketch(one)) >= model().same


def test_the_last_of_several_parts_is_the_second_elsewhere() -> None:
    chinese, english = (
        book("从鸦片战争到五四运动（下册）", "zh"),
        book("Cong yapian zhanzheng dao wusi yundong. Vol. 2", "zh-Latn"),
    )
    first = book("Cong yapian zhanzheng dao wusi yundong. Vol. 1", "zh-Latn")
    assert probability(sketch(chinese), sketch(english)) >= model().same
    assert probability(sketch(chinese), sketch(first)) < model().unsure


def test_a_foreign_name_in_a_turkish_record_may_keep_its_letters() -> None:
    turkish, russian = (
        Contributor((Name(family=family, given=given, lang=lang),))
        for family, given, lang in (("Cornell", "Svante", "tr"), ("Корнелл", "Сванте", "ru"))
    )
    one, other = (book("Azerbaijan since independence").replace(contributors=(each,)) for each in (turkish, russian))
    assert lists_alike(sketch(one).named, sketch(other).named) > 0.9


def book(title: str, lang: str = "") -> Record:
    author = Contributor((Name(family="Manandyan", given="H."),))
    return Record(type="book", title=forms(title, lang=lang), contributors=(author,), issued=Date("1981"))
