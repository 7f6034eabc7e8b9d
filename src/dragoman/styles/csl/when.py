"""When was it? CSL's dates: parts, ranges, seasons, uncertainty, and dates given as text."""

import re
from collections.abc import Mapping
from typing import Final

Parts = tuple[int, int, int]
"""Year, month, day; 0 where unknown. Years before Christ are negative. Months 13 to 16 (and 21 to 24) are seasons."""

_ISO: Final = re.compile(r"^(-?\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T.*)?$")
_SLASHED: Final = re.compile(r"^(\d{1,2})/(?:(\d{1,2})/)?(\d{3,4})$")
_YEAR: Final = re.compile(r"(?<!\d)\d{3,4}(?!\d)")
_DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
    for name in names.split()
}
_SEASONS: Final = {"spring": 13, "summer": 14, "autumn": 15, "fall": 15, "winter": 16, "spr": 13, "sum": 14, "aut": 15,
                   "fal": 15, "win": 16}  # fmt: skip


class When:
    """A date or range of dates; ``literal`` alone when it could not be read."""

    __slots__ = ("calendar", "circa", "end", "literal", "printed", "start")

    def __init__(self, start: Parts = (0, 0, 0), end: Parts | None = None, circa: str = "", literal: str = "") -> None:
        self.start = start
        self.end = end
        self.circa = bool(circa)
        self.literal = literal
        self.printed = ""
        self.calendar = ""
        """The date as printed and its calendar, when that is not the Gregorian one."""


def when(value: object) -> When | None:
    """Read a CSL-JSON date; ``None`` when there is none in it."""
    if isinstance(value, str):
        return from_text(value)
    if not isinstance(value, Mapping):
        return None
    found = _when(value)
    if found is not None:
        found.printed, found.calendar = str(value.get("printed") or ""), str(value.get("calendar") or "")
    return found


def _when(value: Mapping[object, object]) -> When | None:
    circa = "circa" if value.get("circa") else ""
    parts = value.get("date-parts")
    if isinstance(parts, list | tuple) and parts and parts[0] and parts[0][0] not in (None, ""):
        start = _parts(parts[0])
        end = _parts(parts[1]) if len(parts) > 1 and parts[1] else None
        season = _number(value.get("season"))
        if season and not start[1]:
            start = (start[0], season + 12 if season < 5 else season, 0)
        return When(start, end, circa)
    if value.get("raw"):
        found = from_text(str(value["raw"]))
        if found is not None and circa:
            found.circa = True
        return found
    literal = str(value.get("literal") or "")
    return When(circa=circa, literal=literal) if literal else None


def from_text(text: str) -> When | None:
    """Read a date written as text; what is not understood stays literal.

    >>> from_text("2009-04-12").start, from_text("April 2009 / May 2010").end
    ((2009, 4, 12), (2010, 5, 0))
    """
    text = text.strip()
    if not text:
        return None
    circa = ""
    bare = text
    if bare.endswith("?") or bare.lower().startswith(("ca.", "c.", "circa", "ca ")):
        circa = "circa"
        bare = re.sub(r"^(?:circa|ca\.?|c\.)\s*", "", bare.rstrip("?"), flags=re.IGNORECASE).strip()
    bare = bare.rstrip("/")  # an open end (EDTF) is not written
    for separator in ("/", "–", "--", " - ", "-"):
        halves = bare.split(separator)
        if len(halves) == 2 and (separator != "-" or not _ISO.match(bare)):
            start, end = _single(halves[0]), _single(halves[1])
            if start and end and start[0] and end[0]:
                return When(start, end, circa)
            if start and end and end[0] and start[1]:
                return When((end[0], start[1], start[2]), end, circa)
    one = _single(bare)
    return When(one, None, circa) if one and one[0] else When(literal=text)


def _single(text: str) -> Parts | None:
    text = text.strip()
    iso = _ISO.match(text)
    if iso:
        return (int(iso[1]), int(iso[2] or 0), int(iso[3] or 0)) if len(iso[1].lstrip("-")) > 2 else None
    slashed = _SLASHED.match(text)
    if slashed:
        return (int(slashed[3]), int(slashed[1]), int(slashed[2] or 0))
    return _words(text)


def _words(text: str) -> Parts | None:
    """Read "12 April 2009", "Apr. 12, 2009", "Spring 2009", "66 B.C."."""
    year, month, day = 0, 0, 0
    era = 1
    for word in re.findall(r"[^\s,]+", text):
        low = word.lower().strip(".")
        bc = re.fullmatch(r"(\d{1,4})?b\.?c\.?(?:e\.?)?", word.lower())
        ad = re.fullmatch(r"(\d{1,4})?a\.?d\.?|c\.?e\.?", word.lower())
        if bc or ad:
            era = -1 if bc else 1
            found = (bc or ad or [None, None])[1]
            year = int(found) if found else (year or day)
            day = 0 if not found and year == day else day
        elif low[:3] in _MONTHS and not low[0].isdigit():
            month = _MONTHS[low[:3]]
        elif low in _SEASONS:
            month = _SEASONS[low]
        elif _YEAR.fullmatch(low):
            year = int(low)
        elif _DAY.fullmatch(re.sub(r"(?<=\d)(st|nd|rd|th)$", "", low)):
            day = int(re.sub(r"\D", "", low))
        else:
            return None
    return (year * era, month, day) if year or month else None


def _parts(values: object) -> Parts:
    numbers = [_number(one) for one in values] if isinstance(values, list | tuple) else []
    year, month, day = [*numbers, 0, 0, 0][:3]
    return (year, month, day)


def _number(value: object) -> int:
    try:
        return int(str(value)) if value not in (None, "") else 0
    except ValueError:
        return 0
