"""Orders as dictionaries and library catalogues of the languages have them."""

import random

import pytest
from hypothesis import given
from strategies import hard_values

from dragoman.text.collate import sort_key
from dragoman.text.normal import clean

ORDERS = [
    ("tr", ["Cem", "Çağ", "Irak", "İran", "Okan", "Özgür", "Sal", "Şal", "Ufuk", "Üzüm", "Zafer"]),
    ("az", ["Cavad", "Çay", "Elçin", "Əliyev", "Həsən", "Xan", "Irmaq", "İran", "Kür", "Qarabağ", "Lalə", "Zənd"]),
    ("fa", ["آب", "ابر", "باغ", "پدر", "چای", "ژاله", "کتاب", "گل", "مادر", "وطن", "هنر", "یار"]),
    ("ar", ["أب", "الباب", "تاريخ", "ثورة", "خبر", "سلام", "كتاب", "مجلة", "نور", "هدى", "وطن", "يوم"]),
    ("ru", ["Ёлка", "Елец", "Жуков", "Иван", "Йод", "Щука", "Эхо", "Юг", "Яма"]),
    ("uk", ["Галич", "Ґанок", "Ева", "Єва", "Ира", "Іван", "Їжак", "Яма"]),
    ("tg", ["Гул", "Ғазал", "Калам", "Қалам", "Хона", "Ҳаво", "Чой", "Ҷавон"]),
    ("de", ["Apfel", "Äpfel", "Azur", "Muller", "Müller", "Mutter", "Straße", "Strasser"]),
    ("es", ["nube", "ñame", "oso"]),
    ("sv", ["Zorn", "Åberg", "Ängel", "Öberg"]),
    ("cs", ["cihla", "čas", "hora", "chata", "ihned"]),
    ("zh", ["陈", "李", "王", "赵"]),
    ("", ["2 Bücher", "10 Bücher", "Émile", "Emilie", "Карабах", "卡拉巴赫"]),
]


@pytest.mark.parametrize(("locale", "ordered"), ORDERS, ids=[locale or "root" for locale, _ in ORDERS])
def test_orders(locale, ordered):
    mixed = random.Random(1).sample(ordered, len(ordered))
    if locale == "ru":
        ordered = ["Елец", "Ёлка", *ordered[2:]]
    assert sorted(mixed, key=lambda word: sort_key(word, locale)) == ordered


def test_the_locale_decides_which_script_stands_first():
    mixed = ["Karabakh", "قره‌باغ", "Карабах", "卡拉巴赫"]
    for locale, first in (("fa", "قره‌باغ"), ("ru", "Карабах"), ("zh", "卡拉巴赫"), ("tr", "Karabakh")):
        assert min(mixed, key=lambda word, locale=locale: sort_key(word, locale)) == first


@given(text=hard_values(), other=hard_values())
def test_keys_tell_different_texts_apart(text, other):
    for locale in ("", "az", "fa", "zh"):
        assert (sort_key(text, locale) == sort_key(other, locale)) == (clean(text) == clean(other))
