"""The same name in another script is heard; another name is not. Spellings of nine scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import hard_values

from dragoman.text.hearing import heard
from dragoman.text.sound import near_keys, sound_keys
from dragoman.text.surname import parted, surname_readings, surname_signs, surname_spellings

SAME = [
    ("Tolstoy", "Толстой", "تولستوي", "托尔斯泰"), ("Hedayat", "هدایت", "Хедаят", "赫达亚特"),
    ("Rustaveli", "რუსთაველი", "Руставели", "Ռուսթավելի"), ("Kazantzakis", "Καζαντζάκης", "Казандзакис"),
    ("Goldberg", "גולדברג", "Гольдберг", "戈德堡"), ("Mammadov", "Мамедов", "محمدوف"),
]  # fmt: skip


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_a_name_is_heard_among_the_others(names: tuple[str, ...]) -> None:
    others = [name for group in SAME if group is not names for name in group]
    for one in names[1:]:
        right, *wrong = heard(names[0], [one, *others])
        assert right > 3
        assert right > max(wrong) + 3


@given(word=hard_values(), others=st.lists(hard_values(), max_size=4))
def test_nothing_makes_it_stumble(word: str, others: list[str]) -> None:
    assert len(heard(word, others)) == len(others)


def test_longer_names_say_more_than_short_ones() -> None:
    assert heard("Shevardnadze", ["Шеварднадзе"])[0] > heard("Li", ["Ли"])[0]


@pytest.mark.parametrize(("one", "other"), [
    ("Ingebretsen", "Ингебретсен"), ("Morisot", "موريسو"), ("Baranowicz", "巴拉諾維茨"), ("Rushfeldt", "روشفلت"),
])  # fmt: skip
def test_names_that_share_no_key_are_one_slip_apart(one: str, other: str) -> None:
    keys = set(sound_keys(one))
    assert not keys & set(sound_keys(other))
    assert {near for key in keys for near in near_keys(key)} & set(sound_keys(other))


@pytest.mark.parametrize("sign", ["王", "欧阳", "김", "曾", "單"])
def test_a_surname_is_found_by_each_of_its_spellings(sign: str) -> None:
    spellings = surname_spellings(sign)
    assert spellings
    assert all(spellings[0] in surname_readings(one) for one in spellings)
    assert sign in surname_signs(spellings[0])
    assert parted(f"{sign}文")[0] == sign
