"""When was it? A date as EDTF beside the date as printed."""

import re
from typing import Literal

import msgspec

from dragoman.text.normal import clean, latin_digits

Calendar = Literal["", "persian", "islamic", "roc", "hebrew", "japanese", "julian", "rumi"]
"""Calendar of ``literal`` when it is not Gregorian; the names are CLDR's, plus ``julian`` and ``rumi``."""

_YEAR = re.compile(r"^Y?(-?\d{1,9})")


class Date(msgspec.Struct, frozen=True, omit_defaults=True):
    """A date: ``edtf`` is Gregorian and follows ISO 8601-2 (EDTF level 1: ``2009``, ``2009-04``, ``2009-04-12``,
    ``2009/2011``, ``1990?``, ``2001-21`` for spring); ``literal`` is the date as printed, kept whenever it says more
    than ``edtf``; ``calendar`` is that of ``literal``. Both empty: no date.
    """

    edtf: str = ""
    literal: str = ""
    calendar: Calendar = ""

    def __bool__(self) -> bool:
        return bool(self.edtf or self.literal)

    @property
    def year(self) -> int | None:
        """Give the (first) Gregorian year, or ``None``.

        >>> Date("2009-04/2010").year
        2009
        """
        found = _YEAR.match(self.edtf)
        return int(found[1]) if found else None


_MONTHS = {
    name: at + 1
    for at, names in enumerate((
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
        "september sep sept", "october oct", "november nov", "december dec",
    ))
    for name in names.split()
}  # fmt: skip
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NUMERIC = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?[-/.]*(?:T.*)?")
_YEAR_RANGE = re.compile(r"(\d{4})\s*[-–/]{1,2}\s*(\d{4})")
_WORDS = re.compile(r"[^\W\d_]+|\d+")


def read_date(text: str, lang: str = "") -> Date:
    """Read a date; what is not understood stays as the literal. Never raises.

    >>> [read_date(text).edtf for text in ("2009/04/12/", "12 April 2009", "2009 Spring", "1990–1992", "۲۰۰۹")]
    ['2009-04-12', '2009-04-12', '2009-21', '1990/1992', '2009']
    """
    text = clean(text)
    plain = latin_digits(text).strip(" .,;[]()")
    found = _YEAR_RANGE.fullmatch(plain)
    if found:
        return Date(f"{found[1]}/{found[2]}")
    found = _NUMERIC.fullmatch(plain)
    if found:
        return date_of(*(part or "" for part in found.groups()))
    words = _WORDS.findall(plain.lower())
    year = [word for word in words if len(word) == 4 and word.isdigit()]
    month = [str(_MONTHS.get(word) or _SEASONS.get(word)) for word in words if word in _MONTHS or word in _SEASONS]
    day = [word for word in words if word.isdigit() and len(word) < 3]
    if len(year) == 1 and len(year) + len(month[:1]) + len(day[:1]) == len(words):
        return date_of(year[0], *month, *day)
    return Date(literal=text)


def date_of(year: str, month: str = "", day: str = "") -> Date:
    """Make a date of its parts as printed (the month a number or a name); parts that are no date go to the literal.

    >>> date_of("2009", "apr", "3")
    Date(edtf='2009-04-03', literal='', calendar='')
    """
    year, month, day = (latin_digits(part).strip() for part in (year, month, day))
    month = str(_MONTHS.get(month.lower().strip("."), month))
    if not re.fullmatch(r"\d{4}", year):
        return Date(literal=" ".join(filter(None, (day, month, year))))
    if not month.isdigit() or not (1 <= int(month) <= 12 or 21 <= int(month) <= 24):
        return Date(year) if not month.strip("0") else Date(year, literal=" ".join(filter(None, (day, month, year))))
    if not day.isdigit() or not 1 <= int(day) <= 31 or int(month) > 12:
        return Date(f"{year}-{int(month):02}")
    return Date(f"{year}-{int(month):02}-{int(day):02}")


def edtf_parts(date: Date) -> tuple[tuple[int, ...], ...]:
    """Give the numbers of a date, one tuple (year, month, day as far as known) for each end of a range.

    >>> edtf_parts(Date("2009-04/2010"))
    ((2009, 4), (2010,))
    """
    ends = [re.findall(r"(?:^-)?\d+", end.strip("?~%Y")) for end in date.edtf.split("/")]
    return tuple(tuple(int(part) for part in end) for end in ends if end)
