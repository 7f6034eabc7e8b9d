"""How does CSL-JSON say a date? ``date-parts`` with season, circa, literal or raw (CSL 1.0.2, ``csl-data.json``)."""

from typing import Any

from dragoman.formats.sheet import line
from dragoman.record.date import Date, date_of, edtf_parts, read_date

_SEASONS = {"1": "21", "2": "22", "3": "23", "4": "24", "spring": "21", "summer": "22", "autumn": "23", "fall": "23",
            "winter": "24"}  # fmt: skip


def read_parts(value: Any) -> Date:
    """Give the date of a CSL date object, or of a plain string or number.

    >>> read_parts({"date-parts": [["2009", 4], [2010]], "circa": True}).edtf
    '2009-04~/2010~'
    >>> read_parts({"raw": "2020-10"}).edtf
    '2020-10'
    """
    if not isinstance(value, dict):
        return read_date(line(value)) if value else Date()
    parts = [part for part in _lists(value.get("date-parts")) if part]
    literal, season = line(value.get("literal")), line(value.get("season")).lower()
    dates = [_date(part, season if len(parts) == 1 else "") for part in parts]
    if not dates:
        return read_date(line(value.get("raw")) or literal)
    mark = "~" if value.get("circa") else ""
    edtf = "/".join(f"{date.edtf}{mark}" if date.edtf else "" for date in dates)
    unread = " ".join(date.literal for date in dates if date.literal)
    return Date(edtf.strip("/") if edtf.endswith("//") else edtf, literal or unread or _unknown_season(season))


def _lists(value: Any) -> list[list[str]]:
    """Give the parts as strings; parts that stand without the outer list are taken as one date."""
    if not isinstance(value, list) or not value:
        return []
    outer = value if isinstance(value[0], list) else [value]
    return [[line(one) for one in part if one not in (None, "")] for part in outer if isinstance(part, list)]


def _date(parts: list[str], season: str) -> Date:
    year, month, day = [*parts, "", "", ""][:3]
    month = "" if month == "0" else month
    if season in _SEASONS and not month:
        month = _SEASONS[season]
    if year.lstrip("-").isdigit() and (len(year) != 4 or year.startswith("-")) and not day:
        return Date(f"{int(year):05d}" if int(year) < 0 else f"{int(year):04d}")
    return date_of(year, month, day)


def _unknown_season(season: str) -> str:
    return "" if season in _SEASONS else season


def date_parts(date: Date) -> dict[str, Any]:
    """Give the CSL date object of a date.

    >>> date_parts(Date("2001-21"))
    {'date-parts': [[2001]], 'season': 1}
    >>> date_parts(Date(literal="n.d."))
    {'literal': 'n.d.'}
    """
    parts = [list(part) for part in edtf_parts(date)]
    if not parts:
        return {"literal": date.literal or date.edtf}
    csl: dict[str, Any] = {"date-parts": parts}
    if len(parts) == 1 and len(parts[0]) == 2 and parts[0][1] > 12:
        csl["season"] = parts[0].pop() - 20
    if "~" in date.edtf or "?" in date.edtf or "%" in date.edtf:
        csl["circa"] = True
    return csl
