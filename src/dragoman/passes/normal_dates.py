"""Reads again the dates that a reader left as printed, and doubts years that cannot be."""

import re
from datetime import UTC, datetime

from dragoman.record.date import Date, read_date
from dragoman.record.finding import Report
from dragoman.record.model import Record

_FIELDS = ("issued", "accessed", "submitted", "available")
_FIRST = 1000
"""Earlier years are more often slips of the pen than manuscripts."""
_AHEAD = 2
_OWN_CALENDAR = frozenset({"fa", "ar"})
_OWN_YEARS = re.compile(r"1[2-4]\d\d(?:$|-)")
_SURE = 0.9
_ANCIENT = frozenset({"classic", "manuscript", "map", "collection", "graphic", "treaty", "legislation"})


def normal_dates(record: Record, report: Report) -> Record:
    """Understand literal dates where that is possible; say which are not understood, and which lie in no likely year.

    A bare year of a Persian or Arabic work that is far too early is one of its own calendar.

    >>> normal_dates(Record(issued=Date(literal="12 April 2009")), Report()).issued.edtf
    '2009-04-12'
    >>> normal_dates(Record(issued=Date("1380"), languages=("fa",)), Report()).issued
    Date(edtf='2001/2002', literal='1380', calendar='persian')
    """
    lang = record.languages[0] if record.languages else ""
    found: dict[str, object] = {}
    for field in _FIELDS:
        date: Date = getattr(record, field)
        if not date:
            continue
        after = _read_again(date, lang)
        if after != date:
            found |= {field: after} if after.edtf else {}
            report.sure(field, _SURE if date.edtf else 1.0)
            date = after
        _doubt(record, field, date, report)
    return record.replace(**found) if found else record


def _read_again(date: Date, lang: str) -> Date:
    if date.literal and not date.edtf:
        return read_date(date.literal, lang)
    bare = date.edtf and not date.literal and not date.calendar
    if bare and (not date.edtf.isascii() or (lang[:2] in _OWN_CALENDAR and _OWN_YEARS.match(date.edtf))):
        return read_date(date.edtf, lang)
    return date


def _doubt(record: Record, field: str, date: Date, report: Report) -> None:
    if date.literal and not date.edtf:
        report.add("date.unparsed", value=date.literal)
    year = date.year
    latest = datetime.now(UTC).year + _AHEAD
    if year is not None and record.type not in _ANCIENT and not _FIRST <= year <= latest:
        report.add("date.implausible", field=field, value=date.edtf)


PASS = normal_dates
