"""Which part, volume or edition is it? Numbers and counting words in titles and fields, in many languages."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import msgspec

from dragoman.text.normal import fold, latin_digits
from dragoman.text.number import chinese_number

Marker = Literal["review", "about", "correction", "translation", "preprint", "part", "edition", "volume", "generic"]
"""What a word of a title may say: a review, a comment, a correction, a translation … of another work, or a count;
``generic`` a whole title: that it says nothing of the work."""

_WORD = re.compile(r"[^\W_]+")
_LINKS = re.compile(r"(?<=[a-z])'?-y?[ie]\b|\b(?:al|el|ul)-(?=[a-z])")
"""What romanised Persian and Arabic put between a word and the next: jild-i duvvum, al-juz al-thani."""
_NUMBER = re.compile(r"\d+")
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th|e|er|eme|d)?")
_ROMAN = re.compile(r"[ivx]{1,5}")
_ROMANS = {"i": 1, "v": 5, "x": 10}
_CHINESE = re.compile(
    r"第([一二三四五六七八九十\d]{1,3})(版|卷|册|冊|部|编|編|辑|輯|篇)"
    r"|([上中下])(?:册|冊|卷|编|編|篇|$)"
    r"|(?<!\d)(\d)版"
    r"|[（(]([一二三四五六七八九十])[）)]\s*$"
)
_FOLLOWING = frozenset({"juan", "ce", "ban", "cilt", "cild", "hisse", "baski", "bolum", "kisim"})
"""Units that stand behind their number."""
LAST = "last"
"""The last of two or three parts (下), which other languages call second or third."""
_SPELT_HALVES = {"shang": "1", "zhong": "2", "xia": LAST}
"""The same in pinyin, which are words of their own except beside a unit."""
_UNITS = frozenset({"juan", "ce"})
_HALVES = {"上": "1", "中": "2", "下": LAST, "shangce": "1", "zhongce": "2", "xiace": LAST}
_BEHIND_A_STOP = re.compile(r"[.:,،؛;–—(（]\s*\(?([ivx]{1,4}|\d{1,2})\)?\s*[)）.]?$")
"""The number of a part that stands alone at the end of a title: “Индоевропейцы. II”."""
_RUN_TOGETHER = re.compile(r"\b(ج|جلد|т|ч|кн|вып|vol|v|t|c|bd)(?=\d)")
"""A unit and its number without a blank between."""


class Counts(msgspec.Struct, frozen=True):
    """Numbers told by a title: of a part or volume, of an edition, and all small numbers, whatever they count."""

    part: str = ""
    edition: str = ""
    small: frozenset[str] = frozenset()


@cache
def markers() -> dict[str, Marker]:
    """Give the folded phrases that say what a title is about, from ``data/markers.tsv``."""
    rows = (line.split("\t") for line in _lines("markers"))
    return {" ".join(_WORD.findall(fold(phrase))): kind for kind, phrase in rows}  # type: ignore[misc]


@cache
def generic_titles() -> frozenset[str]:
    """Give the titles that many works bear ("Editorial"), folded, from ``data/generic.tsv``."""
    return frozenset(" ".join(_WORD.findall(fold(line))) for line in _lines("generic"))


def _lines(table: str) -> list[str]:
    text = files("dragoman.match").joinpath(f"data/{table}.tsv").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _ordinals() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    whole: dict[str, str] = {}
    beginnings: list[tuple[str, str]] = []
    for line in _lines("ordinals"):
        value, _, words = line.partition("\t")
        for word in words.split():
            if word.endswith("*"):
                beginnings.append((fold(word[:-1]), value))
            else:
                whole[fold(word)] = value
    return whole, tuple(beginnings)


def ordinal(word: str) -> str:
    """Give the number a folded counting word stands for, "" when it is none.

    >>> ordinal("второе"), ordinal("ikinci"), ordinal("caucasus")
    ('2', '2', '')
    """
    whole, beginnings = _ordinals()
    found = whole.get(word, "")
    return found or next((value for start, value in beginnings if word.startswith(start)), "")


def number(text: str) -> str:
    """Give the first number of a text in Latin digits, without leading zeros; a Roman numeral or counting word counts.

    >>> number("vol. 07"), number("۱۴"), number("XIV"), number("چاپ دوم"), number("")
    ('7', '14', '14', '2', '')
    """
    if not text:
        return ""
    found = _NUMBER.search(latin_digits(text))
    if found:
        return found[0].lstrip("0")
    words = _WORD.findall(fold(text))
    if len(words) == 1 and _ROMAN.fullmatch(words[0]):
        return _roman(words[0])
    chinese = _CHINESE.search(text)
    told = next((value for word in words if (value := ordinal(word))), "")
    return told or (_chinese(chinese)[1] if chinese else "")


def _roman(word: str) -> str:
    values = [_ROMANS[letter] for letter in word]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return str(sum(-value if value < after else value for value, after in pairs))


def _chinese(found: re.Match[str]) -> tuple[Marker, str]:
    count, unit, half, edition, alone = found.groups()
    if edition:
        return "edition", edition
    if half:
        return "part", _HALVES[half]
    count = count or alone
    value = latin_digits(count) if count.isdecimal() else str(chinese_number(count) or "")
    return ("edition" if unit == "版" else "part"), value.lstrip("0")


@lru_cache(maxsize=1 << 14)
def counts(text: str) -> Counts:
    """Read the numbers of a title.

    >>> counts("Туркестан в эпоху монгольского нашествия. Часть II").part, counts("统计学习方法（第2版）").edition
    ('2', '2')
    >>> counts("资治通鉴 第十二卷").part, counts("资治通鉴 第二十卷").part, counts("資治通鑑 第２册").part
    ('12', '20', '2')
    >>> counts("شهریاران گمنام. بخش نخست: دیلمان").part, counts("Tārīkh-i Īrān, jild-i duvvum").part
    ('1', '2')
    >>> counts("金代文学考（二）").part, counts("（一）金代文学考").part
    ('2', '')
    >>> counts("Индоевропейцы. II").part, counts("لمحات من تاريخ العراق، ج2").part, counts("Henry V").part
    ('2', '2', '')
    """
    folded = _RUN_TOGETHER.sub(r"\1 ", fold(text))
    words = _WORD.findall(_LINKS.sub("", folded))
    told: dict[str, str] = {}
    for found in () if text.isascii() else _CHINESE.finditer(text):
        kind, value = _chinese(found)
        told.setdefault(kind, value)
    for at, word in enumerate(words):
        counted = _counting(word)
        value = (_HALVES.get(word) or _beside(words, at)) if counted else ""
        if counted and value:
            told.setdefault(counted, value)
    if "part" not in told and (alone := _BEHIND_A_STOP.search(latin_digits(folded))):
        told["part"] = _small(alone[1]) or _roman_or_none(alone[1])
    small = frozenset(filter(None, (*map(_small, words[1:-1]), *(_last(word) for word in words[1:][-1:]))))
    return Counts(told.get("part", ""), told.get("edition", ""), small)


def other_part(one: str, other: str) -> bool:
    """Say whether two parts are not the same.

    >>> other_part("1", "2"), other_part(LAST, "2"), other_part(LAST, "1")
    (True, False, True)
    """
    return one != other and not (LAST in {one, other} and {one, other} & {"2", "3"})


@lru_cache(maxsize=1 << 12)
def counts_only(word: str) -> bool:
    """Say whether a folded word of a title only counts: a number, a counting word, or what is counted.

    >>> [one for one in "the making of the georgian nation second edition".split() if counts_only(one)]
    ['second', 'edition']
    """
    return _ORDINAL.fullmatch(word) is not None or bool(ordinal(word) or _counting(word))


def _counting(word: str) -> str:
    if word in _HALVES:
        return "part"
    kind = markers().get(word, "")
    return "edition" if kind == "edition" else "part" if kind in {"part", "volume"} else ""


def _beside(words: list[str], at: int) -> str:
    """Look for the count behind the word (a digit one word further too), then before it."""
    behind, before = words[at + 1 : at + 3], words[max(0, at - 2) : at][::-1]
    if words[at] in _FOLLOWING:
        behind, before = before, behind
    digits = [word for word in (*behind, *before) if word.isdecimal() and len(word) < 4]
    if digits:
        return digits[0].lstrip("0")
    near = (*behind[:1], *before[:1])
    if words[at] in _UNITS and (half := next((_SPELT_HALVES[one] for one in near if one in _SPELT_HALVES), "")):
        return half
    return next((value for word in near if (value := ordinal(word) or _roman_or_none(word))), "")


def _roman_or_none(word: str) -> str:
    return _roman(word) if _ROMAN.fullmatch(word) else ""


def _small(word: str) -> str:
    """Read a number of up to four digits (10th too) or a Roman numeral of several letters."""
    if word.isascii() and (ordinal := _ORDINAL.fullmatch(word)):
        word = ordinal[1]
    if word.isdecimal():
        return word.lstrip("0") if len(word) < 5 else ""
    return _roman_or_none(word) if len(word) > 1 else ""


def _last(word: str) -> str:
    """Read the same at the end of a title, where one letter may be a numeral too."""
    return _small(word) or _roman_or_none(word)
