"""What do the words of a date mean? Months, seasons and marks of calendars in many languages."""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dragoman.text.normal import fold


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(name for row_kind, _, names in _rows() if row_kind == kind for name in names)


@cache
def _rows() -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    lines = (files("dragoman.record") / "data" / "dates.tsv").read_text("utf-8").splitlines()[1:]
    cells = (line.split("\t") for line in lines)
    return tuple((kind, int(number), tuple(map(_key, names.split("|")))) for kind, number, names in cells)


def _key(name: str) -> str:
    """Fold a name of several words to one: "تشرین الاول" as it comes out of :func:`joined`."""
    return re.sub(r"[\W_]+", "_", fold(name)).strip("_")


@cache
def _months() -> dict[str, tuple[str, int]]:
    """Give names of months and seasons: calendar and number."""
    rows = [row for row in _rows() if row[1]]
    return {name: (calendar, number) for calendar, number, names in reversed(rows) for name in names}


@cache
def _long_names() -> re.Pattern[str]:
    """Match names of several words, so that they can be joined."""
    names = {name for _, _, row in _rows() for name in row if "_" in name}
    ways = sorted((re.escape(name).replace("_", r"[\W_]{1,3}") for name in names), key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d])(?:{'|'.join(ways)})(?![^\W\d])")


def joined(folded: str) -> str:
    """Join the names of several words in a folded text, so that each is one word.

    >>> joined("تشرین الاول 2009")
    'تشرین_الاول  2009'
    """
    return _long_names().sub(lambda found: re.sub(r"[\W_]+", "_", found[0]) + " ", folded)


class Token(NamedTuple):
    """A word of a date: ``kind`` is a letter (Y year, N one or two digits, M month or season, C "to"), with its number.

    ``calendar`` is that of a month's name.
    """

    kind: str
    number: int
    calendar: str = ""


_TOKEN = re.compile(
    r"(?P<Y>\d+)(?=\s*[年년])[\s年년]+|(?P<M>\d+)(?=\s*[月월])[\s月월]+(?:号|號)?|(?P<N>\d+)\s*[日일号號]|"
    r"(?P<P>\d{8}|\d{6})(?!\d)|(?P<D>\d+)(?:st|nd|rd|th|er|º|ª|-?(?:го|е|ой|й)\b|'?(?:inci|nci|de|da))?|"
    r"(?P<W>[^\W\d]+)|(?P<C>[-/~]+|\.\.+)|(?P<X>[^\s,.;:()\[\]'\"]|\d+)"
)  # fmt: skip


_CHINESE = str.maketrans("〇零一二三四五六七八九", "00123456789")


def chinese(folded: str) -> str:
    """Write a year in Chinese figures as 0–9.

    >>> chinese("二〇〇九年四月")
    '2009年四月'
    """
    return re.sub(r"[〇零一二三四五六七八九]{4}(?=年|\Z)", lambda found: found[0].translate(_CHINESE), folded)


_MARKS = (
    "persian_mark",
    "islamic_mark",
    "gregorian_mark",
    "rumi_mark",
    "julian_mark",
    "before_mark",
    "about",
    "year",
    "skip",
)


def scanned(folded: str) -> tuple[list[Token] | None, list[tuple[int, str]]]:
    """Give the words of a date, and the marks with the place at which they stand; ``None`` for an unknown word."""
    tokens: list[Token] = []
    marks: list[tuple[int, str]] = []
    for found in _TOKEN.finditer(folded[:200]):
        kind, value = str(found.lastgroup), found[found.lastgroup or 0]
        if kind == "W":
            token = _word(value)
            mark = "" if token else next((one for one in _MARKS if value in _words(one)), "")
            if mark:
                marks.append((len(tokens), mark))
            elif not token:
                return None, marks
            tokens += [token] if token else []
        elif kind == "X" and value != "?":
            return None, marks
        else:
            tokens += _figures(kind, value)
            marks += [(len(tokens), "?")] if kind == "X" else []
    return tokens, marks


def _word(value: str) -> Token | None:
    month = _months().get(value)
    if month:
        return Token("M", month[1], month[0])
    return Token("C", 0) if value in _words("to") else None


def _figures(kind: str, value: str) -> list[Token]:
    if kind == "P" and len(value) == 8:
        return [Token("Y", int(value[:4])), Token("N", int(value[4:6])), Token("N", int(value[6:]))]
    if kind == "P":
        return [Token("Y", int(value[:4])), Token("N", int(value[4:]))]
    if kind in "DYMN":
        size = "Y" if len(value) > 2 else "N"
        return [Token(size if kind == "D" else kind, int(value))]
    return [Token("C", 0)] if kind == "C" else []
