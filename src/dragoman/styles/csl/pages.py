"""How is a range of pages written? expanded, minimal, minimal-two, chicago (CSL 1.0.2, appendix V)."""

import re
from functools import lru_cache
from typing import Final

_RANGE: Final = re.compile(
    r"(?<![\w.\-–])(?P<prefix>(?:\d*[A-Za-z]+)?)(?P<first>\d+)\s*(?:--|-|–)\s*(?P<again>(?:\d*[A-Za-z]+)?)(?P<last>\d+)"
    r"(?![\w\-–])"
)
_ROMAN: Final = re.compile(r"(?<![\w\-–])([ivxlcdm]+)\s*(?:--|-|–)\s*([ivxlcdm]+)(?![\w\-–])", re.IGNORECASE)
THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+")
"""One large number, as patents have it, and not several small ones."""
_AMPERSAND: Final = re.compile(r"\s*&\s*")
_COMMA: Final = re.compile(r"\s*,\s*(?=\d)")
_DASH: Final = re.compile(r"(?<=\d)–(?=\d)")
_SPACED_HYPHEN: Final = re.compile(r"(?<=\w)\s+-\s+(?=\w)")


@lru_cache(maxsize=10000)
def page_range(value: str, style: str, delimiter: str) -> str:
    r"""Write the ranges in a text in a page-range-format ("" leaves the numbers alone), joined by ``delimiter``.

    Only numbers with the same prefix, and Roman numerals, make a range; other hyphens stay.

    >>> page_range("321-328", "chicago", "–"), page_range("100-4", "expanded", "–"), page_range("3-B", "", "–")
    ('321–28', '100–104', '3-B')
    """
    if "\\-" in value:
        return value.replace("\\-", "-")
    value = " ".join(value.split())
    if THOUSANDS.fullmatch(value):
        return value
    if "-" in value or "–" in value:
        value = _RANGE.sub(lambda found: _range(found, style, delimiter), value)
        value = _ROMAN.sub(lambda found: f"{found[1]}{delimiter}{found[2]}", value)
        value = _SPACED_HYPHEN.sub("-", value)
        value = _DASH.sub(delimiter, value) if "–" in value else value
    return _COMMA.sub(", ", _AMPERSAND.sub(" & ", value))


@lru_cache(maxsize=10000)
def is_many(value: str) -> bool:
    """Say whether a value names more than one number.

    >>> is_many("12"), is_many("12-14"), is_many("3 & 4"), is_many("213, and 235"), is_many("3-B")
    (False, True, True, True, False)
    """
    if "\\-" in value:
        return False
    if any(_is_range(found) for found in _RANGE.finditer(value)) or _ROMAN.search(value):
        return True
    return bool(_LISTED.search(value))


_LISTED: Final = re.compile(r"\d\s*(?:,|&|\band\b)[^\d,&]{0,20}\d")


def _is_range(found: re.Match[str]) -> bool:
    return found["prefix"] == found["again"]


def _range(found: re.Match[str], style: str, delimiter: str) -> str:
    prefix, first, last = found["prefix"], found["first"], found["last"]
    if prefix != found["again"]:
        return re.sub(r"\s+", "", found[0])
    if not style:
        return f"{prefix}{first}{delimiter}{prefix}{last}"
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if int(last) < int(first):
        return f"{prefix}{first}{delimiter}{prefix}{found['last']}"
    short = _SHORTENED.get(style, _expanded)(first, last)
    return f"{prefix}{first}{delimiter}{prefix if style == 'expanded' else ''}{short}"


def _minimal(first: str, last: str, least: int = 1) -> str:
    """Leave out the leading digits that both have, keeping at least ``least``."""
    if len(first) != len(last):
        return last
    same = next((place for place in range(len(first)) if first[place] != last[place]), len(first) - 1)
    return last[min(same, max(len(last) - least, 0)) :]


def _minimal_two(first: str, last: str) -> str:
    return _minimal(first, last, 2)


def _chicago(first: str, last: str, sixteenth: str = "") -> str:
    number = int(first)
    if number < 100 or number % 100 == 0:
        return last
    if number % 100 < 10:
        return _minimal(first, last, 1)
    short = _minimal(first, last, 2)
    # four digits of which three change are given in full (Chicago, 15th edition)
    return last if not sixteenth and len(first) == 4 and len(short) == 3 else short


def _chicago16(first: str, last: str) -> str:
    return _chicago(first, last, "16")


def _expanded(first: str, last: str) -> str:
    return last


_SHORTENED: Final = {
    "expanded": _expanded,
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago,
    "chicago-15": _chicago,
    "chicago-16": _chicago16,
}
