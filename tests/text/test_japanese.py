"""Japanese names are read in both schemes, in whichever signs they stand; what is no name is no name."""

import pytest
from hypothesis import given
from strategies import hard_values

from dragoman.text.japanese import name_readings, parted_name, romanised_japanese
from dragoman.text.kana import kana_spellings, plain_hepburn, romanised_kana


@pytest.mark.parametrize(("name", "family", "given"), [
    ("夏目漱石", "ナツメ", "ソウセキ"), ("司馬遼太郎", "シバ", "リョウタロウ"), ("东野圭吾", "トウノ", "ケイゴ"),
    ("宮部みゆき", "ミヤベ", "ミユキ"), ("廣瀬陽子", "ヒロセ", "ヨウコ"), ("森鴎外", "モリ", "オウガイ"),
])  # fmt: skip
def test_a_name_is_parted_and_read(name: str, family: str, given: str) -> None:
    families, givens = name_readings(*parted_name(name))
    assert family in families
    assert given in givens


@pytest.mark.parametrize("no_name", ["", "山", "国際関係", "カラバフ", "Kawabata", "کاواباتا", "ყარაბაღი"])
def test_what_is_no_japanese_name_is_not_parted(no_name: str) -> None:
    assert parted_name(no_name) == ("", "")


@pytest.mark.parametrize(("kana", "hepburn", "kunrei"), [
    ("おおつか", "ōtsuka", "ôtuka"), ("ジュンイチロウ", "jun'ichirō", "zyun'itirô"), ("しんぺい", "shinpei", "sinpei"),
    ("ハッチョウ", "hatchō", "hattyô"), ("フジヤマ", "fujiyama", "huziyama"), ("ケイコ", "keiko", "keiko"),
])  # fmt: skip
def test_kana_in_two_schemes(kana: str, hepburn: str, kunrei: str) -> None:
    assert (romanised_kana(kana, "hepburn"), romanised_kana(kana, "kunrei")) == (hepburn, kunrei)


@pytest.mark.parametrize("kana", ["オオツカ", "ジュンイチロウ", "シンペイ", "シュウジ", "ツチヤ", "カトウ", "フミオ"])
def test_all_spellings_of_a_name_come_to_one(kana: str) -> None:
    assert {plain_hepburn(one) for one in kana_spellings(kana)} == {romanised_kana(kana)}


@given(text=hard_values())
def test_nothing_makes_the_reading_stumble(text: str) -> None:
    parted_name(text)
    assert isinstance(romanised_japanese(text, "hepburn"), str)
