"""Reads again the dates that a reader left as printed, and doubts years that cannot be."""

from datetime import UTC, datetime

from dragoman.record.date import Date, read_date
from dragoman.record.finding import Report
from dragoman.record.model import Record

_FIELDS = ("issued", "accessed", "submitted", "available")
_FIRST = 1000
"""Earlier years are more often slips of the pen than manuscripts."""
_AHEAD = 2
_ANCIENT = frozenset({"classic", "manuscript", "map", "collection", "graphic", "treaty", "legislation"})


def normal_dates(record: Record, report: Report) -> Record:
    """Understand literal dates where that is possible; say which are not understood, and which lie in no likely year.

    >>> normal_dates(Record(issued=Date(literal="12 April 2009")), Report()).issued.edtf
    '2009-04-12'
    """
    lang = record.languages[0] if record.languages else ""
    found: dict[str, object] = {}
    for field in _FIELDS:
        date: Date = getattr(record, field)
        if date.literal and not date.edtf:
            after = read_date(date.literal, lang)
            found |= {field: after} if after.edtf else {}
            date = after
        _doubt(record, field, date, report)
    return record.replace(**found) if found else record


def _doubt(record: Record, field: str, date: Date, report: Report) -> None:
    if date.literal and not date.edtf:
        report.add("date.unparsed", value=date.literal)
    year = date.year
    latest = datetime.now(UTC).year + _AHEAD
    if year is not None and record.type not in _ANCIENT and not _FIRST <= year <= latest:
        report.add("date.implausible", field=field, value=date.edtf)


PASS = normal_dates
