"""On which Gregorian days does it fall? Years, months and days of other calendars."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

import jdatetime
from hijridate import Hijri

Span = tuple[date, date]
"""First and last day."""

ERAS: dict[str, int] = {
    "民國": 1911,
    "民国": 1911,
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
}
"""Gregorian year before the first of an era."""
_DAY = timedelta(days=1)


@lru_cache(maxsize=4096)
def gregorian_span(calendar: str, year: int, month: int = 0, day: int = 0) -> Span | None:
    """Give the first and last Gregorian day of a year, month or day; ``None`` when there is no such.

    >>> first, last = gregorian_span("persian", 1383)
    >>> str(first), str(last)
    ('2004-03-20', '2005-03-20')
    >>> str(gregorian_span("islamic", 1324, 1, 1)[0])
    '1906-02-25'
    """
    begin = _BEGIN.get(calendar)
    if begin is None or not 0 <= month <= 12:
        return None
    try:
        first = begin(year, month or 1, day or 1)
        last = first if day else begin(*_next(year, month), 1) - _DAY
    except (ValueError, OverflowError):
        return None
    return first, last


def _next(year: int, month: int) -> tuple[int, int]:
    return (year, month + 1) if 0 < month < 12 else (year + 1, 1)


def _persian(year: int, month: int, day: int) -> date:
    found: date = jdatetime.date(year, month, day).togregorian()
    return found


_UMM_AL_QURA = range(1343, 1500)


def _islamic(year: int, month: int, day: int) -> date:
    """Umm al-Qura where it is defined; before and after, the tabular calendar with its civil epoch (16 July 622)."""
    if not 1 <= day <= 30:
        raise ValueError(day)
    if year in _UMM_AL_QURA:
        found = Hijri(year, month, day).to_gregorian()
        return date(found.year, found.month, found.day)
    days = day - 1 + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_EPOCH + days)


_EPOCH = date(622, 7, 19).toordinal()
"""16 July 622 of the Julian calendar."""


def _rumi(year: int, month: int, day: int) -> date:
    """Ottoman fiscal years: 584 less than the Gregorian year they begin in, in March, of Julian days until 1917."""
    return _julian(year + 584 + (month + 2 > 12), (month + 1) % 12 + 1, day)


def _julian(year: int, month: int, day: int) -> date:
    shift = year // 100 - year // 400 - 2 - (month < 3 and year % 100 == 0 and year % 400 != 0)
    return date(year, month, day) + timedelta(days=shift)


def _hebrew(year: int, month: int, day: int) -> date:
    """Only the year is converted: it begins in September or October, within the days we name first and last."""
    return date(year - 3761, 9, 6)


_BEGIN: dict[str, Callable[[int, int, int], date]] = {
    "persian": _persian,
    "islamic": _islamic,
    "rumi": _rumi,
    "julian": _julian,
    "hebrew": _hebrew,
}
