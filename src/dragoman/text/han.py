"""How are Chinese texts parted and read? The two dictionaries behind it, loaded when they are first needed."""

from collections import defaultdict
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, NamedTuple

from dragoman.text.normal import fold


@cache
def _dictionary(name: str) -> Any:
    """Load a dictionary's module: that takes a tenth of a second, which most runs need not spend."""
    return import_module(name)


def pinyin(text: str) -> list[str]:
    """Give the reading of each sign without tones; what is no Chinese sign stands for itself, sign by sign.

    >>> pinyin("卡拉巴赫")
    ['ka', 'la', 'ba', 'he']
    """
    return [reading for word in segmented(text) for reading in _word_pinyin(word)]


@lru_cache(maxsize=65536)
def _word_pinyin(word: str) -> tuple[str, ...]:
    """Read one word; words come again and again, and reading one takes longer than parting a title into words."""
    module = _dictionary("pypinyin")
    return tuple(module.lazy_pinyin(word, errors=list))


def pinyin_with_tones(text: str) -> list[str]:
    """Give the reading of each sign with tone marks.

    >>> pinyin_with_tones("北京")
    ['běi', 'jīng']
    """
    module = _dictionary("pypinyin")
    readings: list[str] = module.lazy_pinyin(text, style=module.Style.TONE, errors=list)
    return readings


def segmented(text: str) -> list[str]:
    """Part a Chinese text into words.

    >>> segmented("纳戈尔诺-卡拉巴赫冲突")
    ['纳', '戈尔诺', '-', '卡拉巴赫', '冲突']
    """
    words: list[str] = _dictionary("rjieba").cut(text)
    return words


@lru_cache(maxsize=4096)
def sign_readings(sign: str) -> tuple[str, ...]:
    """Give all readings of one sign, the usual one first.

    >>> sign_readings("乐"), sign_readings("云")
    (('le', 'yue'), ('yun',))
    """
    module = _dictionary("pypinyin")
    found: list[list[str]] = module.pinyin(sign, style=module.Style.NORMAL, heteronym=True)
    return tuple(dict.fromkeys(reading for some in found for reading in some))


@lru_cache(maxsize=2048)
def plain_reading(pinyin: str) -> str:
    """Give a reading in the plain letters in which it is compared.

    >>> plain_reading("lüe"), plain_reading("lve"), plain_reading("zhōng")
    ('lue', 'lue', 'zhong')
    """
    return fold(pinyin).replace("v", "u")


class Signs(NamedTuple):
    """The simplified signs that are read so: the common ones and the others."""

    common: str
    rare: str


_COMMON = range(0xB0, 0xD8)
_ALL = range(0xB0, 0xF8)
"""The national standard GB 2312 has its 3,755 common signs in these rows, and 3,008 others behind."""


def signs_read(syllable: str) -> Signs:
    """Give the signs of GB 2312 that may be read so, in plain pinyin.

    >>> signs_read("lüe"), signs_read("lue").common, signs_read("x")
    (Signs(common='', rare=''), '率掠略', Signs(common='', rare=''))
    """
    return _signs().get(syllable, Signs("", ""))


@cache
def _signs() -> dict[str, Signs]:
    known: dict[int, str] = _dictionary("pypinyin.pinyin_dict").pinyin_dict
    found: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for row in _ALL:
        for sign in bytes(cell for at in range(0xA1, 0xFF) for cell in (row, at)).decode("gb2312", "ignore"):
            for reading in dict.fromkeys(map(plain_reading, known.get(ord(sign), "").split(","))):
                found[reading][row not in _COMMON].append(sign)
    return {reading: Signs("".join(common), "".join(rare)) for reading, (common, rare) in found.items()}
