"""When was it? A date as EDTF beside the date as printed."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from dragoman.record.calendar import ERAS, gregorian_span
from dragoman.record.date_words import Token, chinese, joined, scanned
from dragoman.text.normal import clean, fold, latin_digits
from dragoman.text.tag import language

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


# Reading

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:.*)?)?)?", re.ASCII)
_EDTF = re.compile(
    r"(?:-?\d{4}(?:-\d\d){0,2}|Y-?\d{5,9}|\d{3}X|\d\dXX|\d{4}-XX)[?~%]?"
    r"(?:/(?:\.\.|-?\d{4}(?:-\d\d){0,2}[?~%]?)?)?|\.\./-?\d{4}(?:-\d\d){0,2}[?~%]?",
    re.ASCII,
)


@lru_cache(maxsize=32768)
def read_date(text: str, lang: str = "") -> Date:
    """Read a date as sources print it; what is not understood stays as the literal. Never raises.

    Understood are EDTF and ISO 8601, days and months in words of some fifteen languages, seasons, ranges, double
    dates, digits of all scripts, and Persian, Islamic, Rumi, Minguo and Japanese years. ``lang`` decides where the
    same figures mean different dates (۱۳۹۹, 12/04/2009).

    >>> [read_date(text).edtf for text in ("2009/04/12/", "12 April 2009", "2009 Spring", "1990–1992", "Jan-Feb 2009")]
    ['2009-04-12', '2009-04-12', '2009-21', '1990/1992', '2009-01/2009-02']
    >>> read_date("۱۲ فروردین ۱۳۹۹")
    Date(edtf='2020-03-31', literal='۱۲ فروردین ۱۳۹۹', calendar='persian')
    >>> [read_date(text).edtf for text in ("民國101年4月", "12 апреля 2009 г.", "نيسان 2009", "1432 هـ / 2011 م")]
    ['2012-04', '2009-04-12', '2009-04', '2011']
    >>> read_date("n.d."), read_date("12/04/2009", "tr").edtf
    (Date(edtf='', literal='n.d.', calendar=''), '2009-04-12')
    """
    found = _PLAIN.fullmatch(text)
    if (
        found
        and found[1] >= "0100"
        and (not found[2] or _is_day(*found.groups()))
        and not _is_foreign_year(found[1], text, lang)
    ):
        return Date("-".join(part for part in found.groups() if part))
    text = clean(text)
    if _EDTF.fullmatch(text) and not _is_foreign_year(text[:4], text, lang) and _is_sound(text):
        return Date(text)
    of_ris = _RIS.fullmatch(text)
    if of_ris:
        return _with_remark(date_of(of_ris[1], of_ris[2], of_ris[3], lang), of_ris[4], lang)
    return _vague(text) or _in_words(text, lang) or Date(literal=text)


_VAGUE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), edtf)
    for pattern, edtf in (
        (r"[©c](\d{4})", r"\1"),
        (r"(\d{3})0(?:['’]?s|er|-?[еxх]|['’]?(?:lar|ler|lər)|年代)|(\d{3})[-?_]", r"\1\2X"),
        (r"(\d\d)(?:--|\?\?|__)", r"\1XX"),
        (r"(\d{3})u", r"\1X"),
        (r"(\d\d)uu", r"\1XX"),
        (r"(\d{4})-uu(?:-uu)?", r"\1-XX"),
        (r"(\d{4}-\d\d)-uu", r"\1"),
    )
)
"""Copyright years, decades, centuries with open digits; ``u`` is how the draft of EDTF wrote an open digit."""


def _vague(text: str) -> Date | None:
    plain = latin_digits(text).strip("[] .")
    found = next(((edtf, match) for pattern, edtf in _VAGUE if (match := pattern.fullmatch(plain))), None)
    return Date(found[1].expand(found[0]), text) if found else None


_RIS = re.compile(r"(\d{4})/(\d{0,2})/(\d{0,2})/([^/]+)")
"""RIS: year, month, day and a remark."""


def _with_remark(date: Date, remark: str, lang: str) -> Date:
    if date.edtf[4:]:
        return msgspec.structs.replace(date, literal=f"{date.edtf} {remark}")
    read = read_date(f"{remark} {date.edtf}", lang)
    return read if read.edtf else msgspec.structs.replace(date, literal=f"{date.edtf} {remark}")


def _is_day(year: str, month: str, day: str | None) -> bool:
    if 21 <= int(month) <= 24:
        return not day
    try:
        dt.date(int(year) or 4, int(month), int(day or 1))
    except ValueError:
        return False
    return True


def _is_sound(edtf: str) -> bool:
    ends = [re.findall(r"\d\d+", end) for end in edtf.split("/")]
    years = [int(end[0]) for end in ends if end]
    if _are_one_year(min(years), max(years)) or (max(years) < 100 and not edtf.startswith("-")):
        return False
    return all(_is_day(end[0], end[1], end[2] if end[2:] else None) for end in ends if len(end) > 1)


def _is_foreign_year(year: str, text: str, lang: str) -> bool:
    return bool(_calendar_of(int(year) if year.isdigit() else 0, text, language(lang)))


def _calendar_of(year: int, text: str, lang: str) -> Calendar:
    """Guess the calendar of a year without a mark, by the digits it is written in and the language of its source."""
    if lang in {"he", "yi"} and 5300 <= year < 5900:
        return "hebrew"
    if not 1000 <= year < 1500:
        return ""
    persian = lang == "fa" or re.search("[۰-۹]", text)
    if persian and year < 1425:
        return "persian" if year >= 1300 else "islamic"
    if lang == "ota":
        return "islamic"
    return "islamic" if lang == "ar" or re.search("[٠-٩]", text) else ""


def _in_words(text: str, lang: str) -> Date | None:
    """Read a date in words and figures, or ``None``."""
    folded = joined(chinese(fold(text))).strip(" .,;")
    era = next((name for name in ERAS if name in folded), "")
    folded = folded.replace(era, " ").replace("元年", "1年") if era else folded
    tokens, marks = scanned(folded)
    if tokens is None or not tokens:
        return None
    if era:
        return _in_era(tokens, text, era)
    return _placed(tokens, marks, text, language(lang))


_SHAPES: dict[str, tuple[str, str]] = {
    "Y": ("0", ""), "YCY": ("0", "2"), "MY": ("10", ""), "YM": ("01", ""), "NMY": ("210", ""), "MNY": ("201", ""),
    "YMN": ("012", ""), "YNM": ("021", ""), "MCMY": ("30", "32"), "YMCM": ("01", "03"), "MYCMY": ("10", "43"),
    "YMCYM": ("01", "34"), "NCNMY": ("430", "432"), "MNCNY": ("401", "403"), "YMNCN": ("012", "014"),
    "NMCNMY": ("510", "543"), "MNCMNY": ("501", "534"), "YMNCMN": ("012", "045"), "NMYCNMY": ("210", "654"),
    "MNYCMNY": ("201", "645"), "YMNCYMN": ("012", "456"), "YN": ("01", ""), "YNN": ("012", ""), "YCN": ("02", ""),
    "YCNCN": ("024", ""), "YCNC": ("02", ""), "YCNCNC": ("024", ""), "YC": ("0", ""), "YCNCM": ("02", ""),
    "YCM": ("02", ""), "YCMCN": ("024", ""), "NCMCY": ("420", ""), "NMCY": ("310", ""), "MCY": ("20", ""),
    "NNY": ("210", ""), "NCNCY": ("420", ""), "MMY": ("20", "21"), "YMM": ("01", "02"), "YCMCM": ("02", "04"),
    "YMY": ("01", ""), "MNCNCY": ("501", "503"), "YMCMC": ("01", "03"), "NCNY": ("320", ""),
    "MYCY": ("10", ""), "MYCN": ("10", ""),
    "NY": ("10", ""), "NCY": ("20", ""), "YCNM": ("03", "")
}  # fmt: skip
"""Kinds of the words → places of year, month, day in them, for both ends of a range."""


def _placed(tokens: list[Token], marks: list[tuple[int, str]], text: str, lang: str) -> Date | None:
    kinds = "".join(token.kind for token in tokens)
    if kinds == "N" and any(mark == "before_mark" for _, mark in marks):
        kinds = "Y"
    if _is_double(kinds):
        return _double(tokens, marks, text, lang)
    if kinds == "YCN" and _is_short_range(tokens, text):
        tokens = [tokens[0], tokens[1], Token("Y", tokens[0].number // 100 * 100 + tokens[2].number)]
        kinds = "YCY"
    if kinds in {"NCNCY", "NNY"} and not _day_leads(tokens, text, lang):
        return _month_leads(tokens, text)
    shape = _SHAPES.get(kinds)
    if shape is None:
        return None
    ends = [_parts(tokens, places) for places in shape if places]
    date = _dated(ends, _calendar(tokens, marks, text, lang), [mark for _, mark in marks], text)
    return msgspec.structs.replace(date, literal=text) if date and kinds == "MYCN" else date


def _parts(tokens: list[Token], places: str) -> tuple[int, ...]:
    return tuple(tokens[int(place)].number for place in places)


def _is_short_range(tokens: list[Token], text: str) -> bool:
    """Tell "1990–92" and "2009–10" from "2009-04": by the dash, or because there is no such month."""
    last = tokens[2].number
    return last > tokens[0].number % 100 and (last > 12 or "–" in text or "—" in text)


def _day_leads(tokens: list[Token], text: str, lang: str) -> bool:
    """Say whether 12/04/2009 begins with the day: so it is with full stops, and in most languages."""
    first, second = [token.number for token in tokens if token.kind == "N"]
    return first > 12 or (second <= 12 and ("." in text or lang not in {"", "en"} or first == second))


def _month_leads(tokens: list[Token], text: str) -> Date | None:
    month, day, year = (token.number for token in tokens if token.kind != "C")
    if day > 12:
        return _dated([(year, month, day)], "", [], text)
    return Date(f"{year:04}", literal=text)


def _calendar(tokens: list[Token], marks: list[tuple[int, str]], text: str, lang: str) -> str:
    """Find the calendar: by a mark, the name of a month, or the year itself."""
    said = next((mark for _, mark in marks if mark.endswith("_mark") and mark != "before_mark"), "")
    if said:
        return said.removesuffix("_mark").replace("gregorian", "")
    named = next((token.calendar for token in tokens if token.calendar and token.number < 20), "")
    if named:
        return named.replace("gregorian", "")
    year = next((token.number for token in tokens if token.kind == "Y"), 0)
    return _calendar_of(year, text, lang)


def _are_one_year(low: int, high: int) -> bool:
    """Say whether two figures can be one year in an Islamic or Persian and the Gregorian calendar."""
    return high > 1500 > low > 1200 and 570 < high - low < 630


def _is_double(kinds: str) -> bool:
    return kinds in {"YY", "YCY"} or kinds.count("Y") == 2


def _double(tokens: list[Token], marks: list[tuple[int, str]], text: str, lang: str) -> Date | None:
    """Read one date in two calendars, "1390/2011", "1432 هـ / 2011 م"; two years of one calendar are a range."""
    years = [at for at, token in enumerate(tokens) if token.kind == "Y"]
    first, second = (tokens[at].number for at in years)
    kinds = "".join(token.kind for token in tokens)
    low, high = sorted((first, second))
    if not _are_one_year(low, high):
        return _range(tokens, marks, text, lang) if kinds in _SHAPES else None
    calendar: Calendar = "persian" if high - low > 610 else "islamic"
    here = years[0] if first > second else years[1]
    part = (
        tokens[: years[1]] if here == years[0] and here else tokens[years[0] + 1 :] if here == years[1] else tokens[:1]
    )
    part = [token for token in part if token.calendar in {"", "gregorian"}]
    alone = "".join(token.kind for token in part).strip("C")
    trimmed = [token for at, token in enumerate(part) if token.kind != "C" or 0 < at < len(part) - 1]
    if alone in _SHAPES and not _SHAPES[alone][1] and len(trimmed) == len(alone):
        return Date(_edtf(_parts(trimmed, _SHAPES[alone][0])) or f"{high:04}", text, calendar)
    return Date(f"{high:04}", text, calendar)


def _range(tokens: list[Token], marks: list[tuple[int, str]], text: str, lang: str) -> Date | None:
    shape = _SHAPES["".join(token.kind for token in tokens)]
    ends = [_parts(tokens, places) for places in shape if places]
    date = _dated(ends, _calendar(tokens, marks, text, lang), [mark for _, mark in marks], text)
    return msgspec.structs.replace(date, literal=text) if date and not shape[1] else date


def _in_era(tokens: list[Token], text: str, era: str) -> Date | None:
    tokens = [token for token in tokens if token.kind != "C"]
    tokens[0] = Token("Y", tokens[0].number + ERAS[era])
    shape = _SHAPES.get("".join(token.kind for token in tokens))
    edtf = _edtf(_parts(tokens, shape[0])) if shape else ""
    return Date(edtf, text, "roc" if era[0] == "民" else "japanese") if edtf else None


def _dated(ends: list[tuple[int, ...]], calendar: str, marks: list[str], text: str) -> Date | None:
    """Make the date of one or two (year, month, day); ``None`` when there is no such day."""
    if "before_mark" in marks:
        return Date(f"{1 - ends[0][0]:05}" if ends[0][0] > 1 else "0000", text) if len(ends) == 1 else None
    if calendar:
        return _converted(ends, calendar, text)
    said = [_edtf(end) for end in ends]
    if not all(said) or (len(ends) == 2 and ends[0] > ends[1]):
        return None
    edtf = "/".join(said) + ("~" if "about" in marks else "?" if "?" in marks else "")
    said_more = "[" in text or bool({"about", "?"} & set(marks))
    return Date(edtf, text if said_more else "")


def _edtf(parts: tuple[int, ...]) -> str:
    """Write year, month (or season) and day, leaving out zeros; "" when there is no such day."""
    year, month, day = (*parts, 0, 0)[:3]
    if not 100 <= year <= 9999:
        return ""
    if not month:
        return f"{year:04}"
    if not _is_day(str(year), str(month), str(day) if day else None):
        return ""
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


def _converted(ends: list[tuple[int, ...]], calendar: str, text: str) -> Date | None:
    seasons = [_season(end, calendar) for end in ends]
    if all(seasons):
        return Date("/".join(seasons), text, _closed(calendar))
    spans = [gregorian_span(calendar, *end) for end in ends]
    if any(span is None for span in spans):
        return None
    days = [span for span in spans if span]
    first, last = days[0][0], days[-1][1]
    size = {1: 4, 2: 7}.get(len(ends[0]), 10)
    low, high = first.isoformat()[:size], last.isoformat()[:size]
    return Date(low if low == high else f"{low}/{high}", text, _closed(calendar))


def _season(end: tuple[int, ...], calendar: str) -> str:
    """Persian seasons are those of the north: spring 1399 is spring 2020."""
    if calendar != "persian" or len(end) < 2 or end[1] < 21:
        return ""
    return f"{end[0] + 621}-{end[1]}"


def _closed(calendar: str) -> Calendar:
    known: tuple[Calendar, ...] = ("persian", "islamic", "hebrew", "julian", "rumi")
    return next((one for one in known if one == calendar), "")


# Making


def date_of(year: str, month: str = "", day: str = "", lang: str = "") -> Date:
    """Make a date of its parts as printed (the month a number or a name); what is no date goes to the literal.

    >>> date_of("2009", "apr", "3").edtf, date_of("2009", "{Spring}").edtf, date_of("2009", "jan/feb").edtf
    ('2009-04-03', '2009-21', '2009-01/2009-02')
    >>> date_of("۱۳۹۹", "مرداد")
    Date(edtf='2020-07/2020-08', literal='مرداد ۱۳۹۹', calendar='persian')
    """
    year, month, day = (part.strip(' {}~"') for part in (year, month, day))
    figures = [latin_digits(part).lstrip("0") for part in (month, day)]
    if all(part.isdigit() or not part for part in figures):
        return _of_figures(year, figures[0], figures[1], lang)
    both = _TWO_MONTHS.fullmatch(figures[0])
    if both and not day:
        return read_date(f"{year}-{int(both[1]):02}/{year}-{int(both[2]):02}", lang)
    words = (day, month.replace("~", " ").replace(".", " "), year)
    return read_date(" ".join(part for part in words if part.strip("0")), lang)


_TWO_MONTHS = re.compile(r"(\d{1,2})\s*[-–/]+\s*(\d{1,2})")


def _of_figures(year: str, month: str, day: str, lang: str) -> Date:
    """Make a date of figures; what is no month or no day of it goes to the literal."""
    whole = read_date(year, lang)
    if not month:
        return msgspec.structs.replace(whole, literal=f"{day} {year}") if day else whole
    printed = "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])[:200]
    if len(month) < 3 and (int(month) <= 12 or 21 <= int(month) <= 24):
        dated = read_date(printed, lang)
        return dated if dated.edtf else msgspec.structs.replace(whole, literal=printed)
    return msgspec.structs.replace(whole, literal=printed)


def undated(text: str) -> bool:
    """Say whether a text says that there is no date: "n.d.", "o. J.", "б. г.", "بی‌تا", "[s.a.]".

    >>> [undated(text) for text in ("[n.d.]", "بی‌تا", "t.y.", "2009")]
    [True, True, True, False]
    """
    return re.sub(r"[\W_]+", "", fold(text)) in _UNDATED


_UNDATED = frozenset(
    "nd sd sa oj od ty tarihsiz бг бд بیتا دت دون بدونتاریخ بدونتاريخ 无日期 無日期 出版年不详 unknown undated "
    "inpress forthcoming впечати baskida زیرچاپ تحتالطبع 待刊 印刷中 imdruck souspresse".split()
)


def edtf_parts(date: Date) -> tuple[tuple[int, ...], ...]:
    """Give the numbers of a date, one tuple (year, month, day as far as known) for each end of a range.

    An open end is an empty tuple.

    >>> edtf_parts(Date("2009-04/2010")), edtf_parts(Date("-0044")), edtf_parts(Date("2004/.."))
    (((2009, 4), (2010,)), ((-44,),), ((2004,), ()))
    """
    return tuple(_numbers(end) for end in date.edtf.split("/")) if date.edtf else ()


def _numbers(end: str) -> tuple[int, ...]:
    sign = -1 if end.startswith(("-", "Y-")) else 1
    return tuple(int(part) * (sign if at == 0 else 1) for at, part in enumerate(_digit_groups(end)))


def _digit_groups(end: str) -> Iterator[str]:
    for part in end.lstrip("Y-").rstrip("?~%").split("-"):
        if part.isdigit():
            yield part
