"""Given names of China and Korea meet in one key however they are spelled; others do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.given import given_key
from dragoman.text.hangul import romanised_korean, syllable_spellings
from dragoman.text.wade_giles import wade_giles


@pytest.mark.parametrize("spellings", [
    "guangzhong kwangchung kuangchung", "chunghee junghui", "taewoo daeu", "kyungsook gyeongsuk", "hoon hun",
    "kibaik gibaek", "jongun chongun jongeun", "heekyung huigyeong",
])  # fmt: skip
def test_spellings_of_one_name_meet(spellings: str) -> None:
    assert len({given_key(one) for one in spellings.split()}) == 1


def test_names_stay_apart() -> None:
    names = ("xiaoming", "zhongshu", "kimun", "taeu", "seungman", "namjun", "guowei", "dexing")
    assert len({given_key(one) for one in names}) == len(names)


@given(code=st.integers(0xAC00, 0xD7A3))
def test_every_syllable_is_spelled_as_it_is_romanised_first(code: int) -> None:
    assert syllable_spellings(chr(code))[0] == romanised_korean(chr(code))


@pytest.mark.parametrize("no_syllable", ["", "a", "中", "ق", "ა", "ᄀ", "반기"])
def test_other_signs_have_no_spellings(no_syllable: str) -> None:
    assert syllable_spellings(no_syllable) == ()


PINYIN = "mao ze dong jiang jie shi xu zhi mo qian zhong ruo ci lüe".split()
OLDER = "mao tse tung chiang chieh shih hsü chih mo chʻien chung jo tzʻu lüeh".split()


@pytest.mark.parametrize(("pinyin", "older"), list(zip(PINYIN, OLDER, strict=True)))
def test_syllables_by_wade_and_giles(pinyin: str, older: str) -> None:
    assert wade_giles(pinyin) == older
