"""Numbers as volumes, editions and pages print them, in figures and words of many scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import hard_values

from dragoman.text.number import chinese_number, number, page_range, roman

NUMBERS = [
    ("14", 14), ("۱۴", 14), ("٣", 3), ("XIV", 14), ("2nd", 2), ("2. Auflage", None), ("3e", 3), ("12-е", 12),
    ("第三版", 3), ("第二十三卷", 23), ("چاپ دوم", 2), ("الطبعة الثالثة", 3), ("Üçüncü baskı", 3), ("ikinci nəşr", 2),
    ("второе издание", 2), ("Zweite Auflage", 2), ("vol.", None), ("", None), ("IIII", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_numbers(text, value):
    assert number(text) == value


def in_roman(value: int) -> str:
    steps = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split(), strict=True
    )
    written = ""
    for size, letters in steps:
        written += letters * (value // size)
        value %= size
    return written


@given(value=st.integers(1, 3999))
def test_every_roman_numeral_is_read(value):
    assert roman(in_roman(value)) == roman(in_roman(value).lower()) == value


@given(value=st.integers(1, 9999))
def test_chinese_figures_sign_by_sign(value):
    assert chinese_number("".join("零一二三四五六七八九"[int(digit)] for digit in str(value))) == value


@given(first=st.integers(1, 9999), more=st.integers(0, 400))
def test_shortened_last_pages_are_written_out(first, more):
    last = str(first + more)
    head = str(first)
    short = last if len(last) != len(head) else last[next((at for at in range(len(last)) if last[at] != head[at]), 0) :]
    assert page_range(f"{first}–{short}") == (head, last)


@given(text=hard_values())
def test_nothing_raises(text):
    assert number(text) is None or number(text) >= 0
    assert page_range(text) is None or len(page_range(text)) == 2
