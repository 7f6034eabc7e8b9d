"""How are Chinese texts parted and read? The two dictionaries behind it, loaded when they are first needed."""

from functools import cache, lru_cache
from importlib import import_module
from typing import Any


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
