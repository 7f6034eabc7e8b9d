"""Language tags made of whatever sources write, and what is read from them."""

import pytest
from hypothesis import given
from strategies import hard_values, languages

from dragoman.text.tag import direction, language, machine_translated, normal_tag, script, transliterated

TAGS = [
    ("English", "en"), ("eng", "en"), ("EN", "en"), ("en_US", "en-US"), ("en-us", "en-US"), ("Englisch", "en"),
    ("per", "fa"), ("fas", "fa"), ("Farsi", "fa"), ("فارسی", "fa"), ("فارسي", "fa"), ("Persian (Farsi)", "fa"),
    ("chi", "zh"), ("zho", "zh"), ("zh-CHS", "zh-Hans"), ("zh-cht", "zh-Hant"), ("中文", "zh"), ("简体中文", "zh-Hans"),
    ("zh-CN", "zh-Hans"), ("zh-hans-cn", "zh-Hans-CN"), ("英文", "en"), ("Türkçe", "tr"), ("TURKCE", "tr"),
    ("Azərbaycan dili", "az"), ("azerbaijani", "az"), ("az_cyrl", "az-Cyrl"), ("русский", "ru"), ("Русский язык", "ru"),
    ("العربية", "ar"), ("ara", "ar"), ("Ottoman Turkish", "ota"), ("kur", "ku"), ("Kurdî", "ku"), ("ger", "de"),
    ("[German]", "de"), ("Text in German", "de"), ("fre", "fr"), ("français", "fr"), ("arm", "hy"), ("geo", "ka"),
    ("ქართული", "ka"), ("עברית", "he"), ("iw", "he"), ("gre", "el"), ("日本語", "ja"), ("한국어", "ko"), ("mul", "mul"),
    ("ru-latn-t-ru-m0-alaloc", "ru-Latn-t-ru-m0-alaloc"), ("zh-t-en-t0-und", "zh-t-en-t0-und"), ("swa", "sw"),
    ("uz-cyr", "uz-Cyrl"),
    ("Icelandic", "is"), ("Klingonese", ""), ("und", ""), ("", ""), ("12", ""), ("n/a", ""),
]  # fmt: skip


@pytest.mark.parametrize(("said", "tag"), TAGS)
def test_normal_tags(said, tag):
    assert normal_tag(said) == tag


@pytest.mark.parametrize("tag", [tag for _, tag in TAGS if tag])
def test_normal_tags_settle(tag):
    assert normal_tag(tag) == tag


@given(text=hard_values())
def test_any_text_gives_a_tag_or_nothing(text):
    tag = normal_tag(text)
    assert normal_tag(tag) == tag


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("fa", "Arab"), ("az", "Latn"), ("az-Cyrl", "Cyrl"), ("az-IR", "Arab"), ("zh-TW", "Hant"),
        ("zh-Hans-CN", "Hans"),         ("ru-Latn-t-ru-m0-alaloc", "Latn"),
        ("ja", "Jpan"), ("ckb", "Arab"), ("ku", "Latn"), ("xx", ""), ("", ""),
    ],
)  # fmt: skip
def test_scripts_of_tags(tag, written):
    assert script(tag) == written


@pytest.mark.parametrize(
    ("tag", "text", "runs"),
    [
        ("fa", "", "rtl"), ("he", "", "rtl"), ("ckb", "", "rtl"), ("az", "", "ltr"), ("", "", "ltr"),
        ("fa", "1399", "rtl"), ("fa", "Karabakh", "ltr"), ("en", "قره‌باغ", "rtl"), ("zh", "卡拉巴赫", "ltr"),
        ("fa-Latn-t-fa-m0-alaloc", "", "ltr"),
    ],
)  # fmt: skip
def test_directions(tag, text, runs):
    assert direction(tag, text) == runs


@given(into=languages(), source=languages())
def test_derived_tags_keep_their_language(into, source):
    assert language(machine_translated(into, source)) == into
    assert normal_tag(machine_translated(into, source)) == machine_translated(into, source)
    romanised = transliterated(source, "ALALOC")
    assert (language(romanised), script(romanised)) == (source, "Latn")
