"""How are Japanese names and texts in ideographs read? By the dictionary of Sudachi, loaded when it is first needed."""

from functools import cache, lru_cache
from importlib import import_module
from threading import Lock
from typing import Any

from opencc import OpenCC

from dragoman.text.kana import katakana, romanised_kana
from dragoman.text.script import script_of

_FAMILY, _GIVEN = "姓", "名"
_OF_NAMES = "人名"
_PARTICLE, _VERB = "助詞", "動詞"
_READ_OTHERWISE = {"ハ": "ワ", "ヘ": "エ", "ヲ": "オ"}
"""Particles that are not read as they are written."""
_READ = frozenset({"Hani", "Kana"})
"""The scripts of which the dictionary knows names."""
_LONGEST_NAME = 8
_MOST_READINGS = 4
_ONE_AT_A_TIME = Lock()


@cache
def _dictionary() -> Any:
    return import_module("sudachipy").Dictionary(dict="small")


@cache
def _tokenizer() -> Any:
    return _dictionary().tokenizer(mode=import_module("sudachipy").SplitMode.A)


@lru_cache(maxsize=1 << 14)
def name_readings(family: str, given: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the readings of a family name and of a given name, in katakana; none of what is not known as such.

    >>> name_readings("羽田", "優")
    (('ハタ', 'ハネダ'), ('マサル', 'ユウ'))
    >>> name_readings("Goltz", "みゆき")
    ((), ('ミユキ',))
    """
    return _read(family, _FAMILY), _read(given, _GIVEN)


def _read(name: str, kind: str) -> tuple[str, ...]:
    if _is_kana(name):
        return (katakana(name),)
    if script_of(name[:1] or " ") not in _READ:
        return ()  # and the dictionary need not be loaded
    found = _dictionary().lookup(name)
    readings = (one.reading_form() for one in found if one.part_of_speech()[2:4] == (_OF_NAMES, kind))
    return tuple(dict.fromkeys(readings))[:_MOST_READINGS]


def _is_kana(text: str) -> bool:
    return bool(text) and all(script_of(sign) == "Kana" or sign == "ー" for sign in text)


@lru_cache(maxsize=1 << 14)
def parted_name(name: str) -> tuple[str, str]:
    """Part an unspaced Japanese name where both parts are known as what they are; ("", "") when nowhere.

    A name in Chinese forms of its signs is parted in the Japanese ones.

    >>> parted_name("川端康成"), parted_name("太宰治"), parted_name("村上春树"), parted_name("歴史")
    (('川端', '康成'), ('太宰', '治'), ('村上', '春樹'), ('', ''))
    """
    if not 2 <= len(name) <= _LONGEST_NAME or "Hani" not in map(script_of, name):
        return "", ""
    ways = (_parted(one) for one in dict.fromkeys((name, _in_japanese_signs(name))))
    return next((parts for parts in ways if parts[1]), ("", ""))


@cache
def _conversions() -> tuple[OpenCC, OpenCC]:
    return OpenCC("s2t"), OpenCC("t2jp")


def _in_japanese_signs(name: str) -> str:
    for conversion in _conversions():
        name = conversion.convert(name)
    return name


def _parted(name: str) -> tuple[str, str]:
    """Try the middle first, and a longer family name before a longer given name."""
    middle = len(name) / 2
    for at in sorted(range(1, len(name)), key=lambda at: (abs(at - middle), at < middle)):
        family, given = name[:at], name[at:]
        if all(name_readings(family, given)):
            return family, given
    return "", ""


def romanised_japanese(text: str, scheme: str = "") -> str:
    """Write a Japanese text in Latin letters, word by word, by a scheme of :mod:`dragoman.text.kana`.

    >>> romanised_japanese("雪国は小説だと思う", "hepburn"), romanised_japanese("東京大学", "kunrei")
    ('yukiguni wa shōsetsu da to omou', 'tôkyô daigaku')
    """
    return " ".join(_written(reading, kind, scheme) for reading, kind in _read_text(text))


def _read_text(text: str) -> list[tuple[str, str]]:
    """Give the reading of each word and its part of speech."""
    with _ONE_AT_A_TIME:
        return [(one.reading_form(), one.part_of_speech()[0]) for one in _tokenizer().tokenize(text)]


def _written(reading: str, kind: str, scheme: str) -> str:
    if kind == _VERB and reading.endswith("ウ"):  # an ending, not a long vowel
        return romanised_kana(reading[:-1], scheme) + "u"
    return romanised_kana(_READ_OTHERWISE.get(reading, reading) if kind == _PARTICLE else reading, scheme)
