"""Which number is it? Figures of all scripts, roman numerals, ordinals, and ranges of pages."""

import re
from functools import cache
from importlib.resources import files

from dragoman.text.normal import fold, latin_digits

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN = re.compile("m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE | re.ASCII)
_SINGLE_SIGNS = str.maketrans(
    {chr(0x2160 + at): roman for at, roman in enumerate("I II III IV V VI VII VIII IX X XI XII".split())}
)
_CHINESE = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_CHINESE_UNITS = {"十": 10, "百": 100, "千": 1000}


@cache
def _ordinals() -> dict[str, int]:
    """Read the ordinals in words, folded: word → number."""
    lines = (files("dragoman.text") / "data" / "ordinals.tsv").read_text("utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {fold(word): int(rank) for rank, words in rows for word in words.split(" ")}


def roman(text: str) -> int | None:
    """Give the value of a roman numeral in its standard form, or ``None``.

    >>> roman("XIV"), roman("mcmxcii"), roman("IIII"), roman("Ⅻ"), roman("")
    (14, 1992, None, 12, None)
    """
    text = text.translate(_SINGLE_SIGNS)
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text.lower()]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def chinese_number(text: str) -> int | None:
    """Give the value of a number in Chinese signs below ten thousand, or ``None``.

    >>> [chinese_number(text) for text in ("十四", "二十三", "三百零五", "一九九二", "百")]
    [14, 23, 305, 1992, 100]
    """
    if not text or any(sign not in _CHINESE and sign not in _CHINESE_UNITS for sign in text):
        return None
    if all(sign in _CHINESE for sign in text):
        return int("".join(str(_CHINESE[sign]) for sign in text))
    total = held = 0
    for sign in text:
        if sign in _CHINESE:
            held = _CHINESE[sign]
        else:
            total += (held or 1) * _CHINESE_UNITS[sign]
            held = 0
    return total + held


_ORDINAL = re.compile(
    r"(?:第\s*)?(\d{1,9}|[〇零一二两三四五六七八九十百千]{1,9})\s*"
    r"(?:st|nd|rd|th|e|er|ère|ème|eme|º|ª|°|o|a|de|te|ter|tes|-?(?:й|я|е|го|ое|ая|ый)|-?['’]?(?:inci|ıncı|üncü|uncu|nci|cı|ci|cü|cu)|"
    r"م|مین|ام|ین|版|卷|期|册|章|回|巻|號|号|권|호|판)?\.?",
    re.IGNORECASE,
)


def number(text: str) -> int | None:
    """Give the number a text says: in figures of any script, as an ordinal, in roman or Chinese; else ``None``.

    >>> [number(text) for text in ("۱۴", "2nd", "XIV", "第三版", "چاپ دوم", "Üçüncü", "12-е", "vol.")]
    [14, 2, 14, 3, 2, 3, 12, None]
    """
    plain = latin_digits(text).strip().strip("().[] ")
    found = _ORDINAL.fullmatch(plain)
    if found:
        return int(found[1]) if found[1].isdecimal() else chinese_number(found[1])
    value = roman(plain)
    if value is not None:
        return value
    said = (_ordinals().get(word) for word in re.findall(r"[^\W\d_]+", fold(text)))
    return next((value for value in said if value), None)


_PAGE = r"([A-Za-z]{0,3}\d{1,9}[A-Za-z]?|[ivxlcdm]{1,12})"
_RANGE = re.compile(rf"\s*{_PAGE}\s*[-‐‑‒–—―−~～至]{{1,3}}\s*{_PAGE}\s*", re.IGNORECASE)


def page_range(text: str) -> tuple[str, str] | None:
    """Give first and last page of one range, the shortened last page written out; ``None`` when it is no range.

    >>> page_range("225-46"), page_range("۲۲۵–۲۴۶"), page_range("xii--xv"), page_range("S12-S18"), page_range("7")
    (('225', '246'), ('225', '246'), ('xii', 'xv'), ('S12', 'S18'), None)
    """
    found = _RANGE.fullmatch(latin_digits(text))
    if not found:
        return None
    first, last = found.groups()
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        whole = first[: len(first) - len(last)] + last
        return (first, whole) if int(whole) > int(first) else (first, last)
    return first, last
