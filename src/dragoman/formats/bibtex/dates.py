"""When did it come out? The fields of dates: in one value, or in year, month and day."""

import re

from dragoman.formats.bibtex.latex import text_of
from dragoman.formats.bibtex.reading import Handle, Reading
from dragoman.formats.bibtex.values import year_month_day
from dragoman.formats.draft import date
from dragoman.record.date import Date, date_of


def year(reading: Reading, name: str, value: str) -> None:
    """Add the year with month and day; a first year in brackets, ``[1927] 2006``, is that of the original."""
    fields = reading.fields
    if "date" in fields and fields["date"].strip():
        if date(text_of(fields["date"])).year != date(text_of(value)).year:
            reading.unplaced(name, value)
        return
    of_both = _ORIGINAL.fullmatch(text_of(value))
    if of_both and "origdate" not in fields:
        reading.draft.inner("original").values["issued"] = date_of(of_both[1])
        value = of_both[2]
    month, day = text_of(fields.get("month", "")), text_of(fields.get("day", ""))
    read = year_month_day(text_of(value), month, day)
    reading.draft.values["issued"] = _printed(reading, "date", read)


def month(reading: Reading, name: str, value: str) -> None:
    """Taken with the year; without one, kept."""
    if "year" not in reading.fields and "date" not in reading.fields:
        reading.draft.values["issued"] = Date(literal=text_of(value))
    elif "year" not in reading.fields and name == "month" and len(reading.fields["date"].strip()) == 4:
        reading.draft.values["issued"] = date_of(reading.fields["date"].strip(), text_of(value))


_ORIGINAL = re.compile(r"[\[(](\d{4})[\])]\s?(\d{4})")


def day_at(path: str) -> Handle:
    """Give what adds a date at a path; a tie (``1723~``) is the sign of EDTF for "about"."""

    def put(reading: Reading, name: str, value: str) -> None:
        within, _, field = path.rpartition(".")
        draft = reading.draft.inner(within) if within else reading.draft
        text = value.strip() if _ABOUT.fullmatch(value.strip()) else text_of(value)
        if text and field not in draft.values:
            draft.values[field] = _printed(reading, name, date(text))

    return put


_ABOUT = re.compile(r"[\dXx./?-]+~[\dXx./?~-]*")


def _printed(reading: Reading, name: str, read: Date) -> Date:
    """Add what the writer has put beside a date: how it is printed, and in which calendar."""
    literal, calendar = reading.fields.get(f"{name}_literal"), reading.fields.get(f"{name}_calendar")
    if literal is None and calendar is None:
        return read
    return Date(read.edtf if literal is not None else "", text_of(literal or read.literal), calendar or "")  # type: ignore[arg-type]
