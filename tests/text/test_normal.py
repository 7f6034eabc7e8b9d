"""Cleaning and folding: what is the same stays the same, what differs stays different."""

import html
import json
from pathlib import Path

import pytest
from hypothesis import given
from strategies import hard_values

from dragoman.text.markup import plain
from dragoman.text.normal import clean, fold, latin_digits
from dragoman.text.script import dominant_script, runs, shares
from dragoman.text.words import words

DATA = Path(__file__).parents[3] / "shared" / "data" / "derived"

SAME = [
    ("KIZILYURT", "Kızılyurt", "kizilyurt", "KIZILYURT"),
    ("İRAN", "iran", "Iran", "İran"),
    ("Həqiqətpur", "HƏQİQƏTPUR", "Heqiqetpur"),
    ("Mosāhebe-ye", "Mosahebe-ye", "MOSĀHEBE‐YE"),
    ("كتاب", "کتاب", "كِتاب", "کـتـاب"),
    ("قره‌باغ", "قرهباغ", "قرةباغ", "قرهٔ‌باغ"),
    ("ایران", "إيران", "ايران", "إیران"),
    ("مسئله", "مسیله", "مسئلة"),
    ("۱۳۹۹", "1399", "١٣٩٩", "１３９９"),
    ("Ёлка", "елка", "ЕЛКА"),
    ("straße", "STRASSE"),
    ("Ἰλιάς", "ιλιασ", "ΙΛΙΑΣ"),
    ("שָׁלוֹם", "שלום"),
    ("ﬁn", "fin", "ＦＩＮ"),
    ("“Iran”", "«Iran»", '"Iran"'),
    ("ﻗﺮﻩ", "قره"),
    ("國史", "国史"),
    ("歷史", "历史", "歴史"),
]  # fmt: skip
DIFFERENT = [
    ("パリ", "ハリ"), ("ガ", "カ"), ("йод", "иод"), ("їжак", "іжак"), ("چ", "ج"), ("گل", "کل"), ("ژ", "ز"),
    ("پر", "بر"),     ("ڭ", "ک"), ("कि", "क"), ("가", "까"), ("土", "士"), ("ч", "щ"), ("ë1", "e2"),
]  # fmt: skip


@pytest.mark.parametrize("spellings", SAME, ids=lambda group: group[0])
def test_the_same_word_folds_to_one_key(spellings):
    assert len({fold(word) for word in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_letters_stay_different(one, other):
    assert fold(one) != fold(other)


def test_cleaning_keeps_the_joiner_between_letters_only():
    assert clean("قره\u200c\u200cباغ \u200c و\u200c") == "قره\u200cباغ و"


@given(text=hard_values())
def test_folding_forgets_case_and_joiners(text):
    assert fold(text.replace("\u200c", "")) == fold(text)
    assert fold(fold(text).upper()) == fold(fold(text)) or not fold(text).isascii()


@given(text=hard_values())
def test_scripts_are_counted_letter_by_letter(text):
    assert sum(shares(text).values()) <= len(text)
    assert (dominant_script(text) == "Zyyy") == (not shares(text))
    assert [script for script, _ in runs(text)].count("Zyyy") <= 1


WORDS = [
    ("قره‌باغ", {"قرهباغ", "قره", "باغ"}), ("L’Iran", {"iran"}), ("Iran’s", {"iran"}), ("Qur’an", {"quran"}),
    ("Haut-Karabagh", {"haut", "karabagh"}), ("阿塞拜疆战争", {"阿塞拜疆", "战争", "阿塞"}),
    ("ナゴルノ・カラバフ", {"カラ", "バフ"}),
    ("카라바흐", {"카라바흐", "카라"}), ("Karabakh2020", {"karabakh2020"}), ("Особенности", {"особенности"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "some"), WORDS)
def test_words(text, some):
    assert some <= set(words(text))


@given(text=hard_values())
def test_words_are_folded_and_not_empty(text):
    for word in words(text):
        assert word == fold(word)
        assert word.strip()


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        ("<p>جنگ <i>قره‌باغ</i></p>", "جنگ قره‌باغ"), ("a &amp;amp;lt; b", "a < b"), ("x<sup>2</sup>", "x2"),
        ("p < 0.05", "p < 0.05"), ("&lt;i&gt;Qarabağ&lt;/i&gt;", "Qarabağ"), ("AT&T", "AT&T"), ("a<br/>b", "a b"),
        ("<jats:sec><jats:title>Özet</jats:title><jats:p>İran</jats:p></jats:sec>", "Özet İran"),
        ("&#1050;&#x430;рабах", "Карабах"), ("<!-- x -->战争", "战争"), ("1 <2 and 3> 2", "1 <2 and 3> 2"),
    ],
)  # fmt: skip
def test_mark_up_is_taken_off(marked, meant):
    assert plain(marked) == meant


@given(text=hard_values())
def test_escaped_text_comes_back(text):
    if "&" not in text and "<" not in text:
        assert " ".join(plain(html.escape(text)).split()) == " ".join(text.split())
    assert "<" not in plain(text) or "<" in text


@given(text=hard_values())
def test_digits_stay_as_many(text):
    assert len(latin_digits(text)) == len(text)


def test_rewrites_that_languages_in_arabic_script_expect():
    """Pairs of one word in two spellings; in the languages we promise, most must fold to one key."""
    path = DATA / "arabic_script_normalisation.jsonl"
    if not path.exists():
        pytest.skip("shared data not there")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    ours = [row for row in rows if row["lang"] in {"AR", "FA", "PRS", "AZB", "CKB", "ARAB"}]
    assert sum(fold(row["source"]) == fold(row["target"]) for row in ours) / len(ours) > 0.75
