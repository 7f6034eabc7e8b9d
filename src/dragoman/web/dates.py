"""How is a date written for a reader? By the custom of a locale; for Persian readers in both calendars."""

import datetime as dt
import re
from collections.abc import Callable

import jdatetime
from babel import Locale
from babel.dates import format_date, format_skeleton

from dragoman.record.date import Date

_JALALI = {"fa"}
"""Languages whose readers count by the Jalali calendar."""
_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)$")


def told(date: Date, locale: Locale, digits: Callable[[object], str]) -> str:
    """Write a date for readers of a locale; ``digits`` writes figures as they do.

    Seasons and what EDTF leaves open stay as the source prints them.

    >>> told(Date("2023-09-26"), Locale("en"), str), told(Date("2023-09"), Locale("ru"), str)
    ('September 26, 2023', 'сентябрь 2023\u202fг.')
    >>> told(Date("2023-09-26"), Locale("fa"), str)
    '4 مهر 1402 (26 سپتامبر 2023)'
    """
    written = [_one(part, locale) for part in date.edtf.split("/")] if date.edtf else []
    if not written or not all(written):
        return digits(date.literal or date.edtf) if locale.language in _JALALI else date.literal or date.edtf
    return digits("–".join(written))


def _one(part: str, locale: Locale) -> str:
    found = _PART.fullmatch(part)
    if not found or (found[2] and int(found[2]) > 12):
        return ""
    year, month, day, doubt = found.groups()
    mark = "?" if doubt else ""
    if not month or year < "0100":
        return year + mark
    try:
        first = dt.date(int(year), int(month), int(day or 1))
    except ValueError:
        return ""
    return (_day(first, locale) if day else _month(first, locale)) + mark


def _day(day: dt.date, locale: Locale) -> str:
    written = str(format_date(day, "long", locale=locale))
    if locale.language not in _JALALI or day.year < 1000:
        return written
    jalali = jdatetime.date.fromgregorian(date=day)
    return f"{jalali.day} {_jalali_month(jalali.month)} {jalali.year} ({written})"


def _month(day: dt.date, locale: Locale) -> str:
    written = str(format_skeleton("yMMMM", day, locale=locale))
    if locale.language not in _JALALI or day.year < 1000:
        return written
    jalali = jdatetime.date.fromgregorian(date=day.replace(day=15))
    return f"{written} ({_jalali_month(jalali.month)} {jalali.year})"


def _jalali_month(number: int) -> str:
    return str(jdatetime.date.j_months_fa[number - 1])
