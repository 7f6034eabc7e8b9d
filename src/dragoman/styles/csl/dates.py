"""How are dates written? cs:date: localized and own forms, ranges, seasons, years before Christ."""

import re
from collections.abc import Callable
from typing import Final

from dragoman.styles.csl.context import Context, Maker, Render, Scope
from dragoman.styles.csl.dress import dressed
from dragoman.styles.csl.numbers import ordinal_suffix
from dragoman.styles.csl.parse import Node
from dragoman.styles.csl.textcase import recase
from dragoman.styles.csl.tokens import format_of
from dragoman.styles.csl.when import Parts, When

_SLOTS: Final = {"year": 0, "month": 1, "day": 2}
_SHOWN: Final = {
    "year-month-day": ("year", "month", "day"),
    "year-month": ("year", "month"),
    "year": ("year",),
}
CALENDARS: Final = {
    "persian": ("fa",),
    "islamic": ("ar", "fa", "ur"),
    "hebrew": ("he",),
    "roc": ("zh-TW", "zh-Hant"),
}
"""In lists of which languages a date of another calendar stands as printed."""
_PRINTED_YEAR: Final = re.compile(r"\d{3,4}")
_OVERRIDES: Final = ("prefix", "suffix")
"""What a style may not change in a localized date's parts (CSL 1.0.2, "Localized Dates")."""


def make(maker: Maker, node: Node, scope: Scope) -> Render:
    """Compile cs:date."""
    name = node.attrs.get("variable", "")
    plan = _Plan(node)
    if scope.sorting:
        return _sorting(name, plan)

    def render(ctx: Context) -> None:
        ctx.called += 1
        date = ctx.work.dates.get(name)
        if date is None or name in ctx.suppressed:
            return
        if ctx.used is not None:
            ctx.used.add(name)
        before = len(ctx.out)
        if date.printed and ctx.list_language in CALENDARS.get(date.calendar, ()):
            plan.write_printed(ctx, date)
        else:
            plan.write(ctx, date)
        if len(ctx.out) > before:
            ctx.filled += 1

    return dressed(plan.outer, render)


def sort_form(date: When, wanted: tuple[str, ...] = ("year", "month", "day")) -> str:
    """Give a date as a text that sorts in order of time: YYYYMMDD, the end of a range after it.

    >>> sort_form(When((2009, 4, 12)))
    'P2009041200000000'
    """
    return _sort_half(date.start, wanted) + _sort_half(date.end, wanted)[1:] if date.start[0] else date.literal


def _sort_half(parts: Parts | None, wanted: tuple[str, ...]) -> str:
    year, month, day = parts or (0, 0, 0)
    month = month if "month" in wanted else 0
    day = day if "day" in wanted else 0
    if year < 0:
        return f"N{9999 + year:04d}{month:02d}{day:02d}"
    return f"P{year:04d}{month:02d}{day:02d}"


def _sorting(name: str, plan: "_Plan") -> Render:
    def render(ctx: Context) -> None:
        ctx.called += 1
        date = ctx.work.dates.get(name)
        if date is not None:
            ctx.filled += 1
            ctx.out.append(sort_form(date, plan.wanted()))

    return render


class _Part:
    """One date-part: which, in which form, and what stands around it."""

    __slots__ = ("attrs", "case", "form", "name", "prefix", "range", "shape", "strip", "suffix")

    def __init__(self, attrs: dict[str, str]) -> None:
        self.attrs = attrs
        self.name = attrs.get("name", "")
        self.form = attrs.get("form", "long" if self.name in ("month", "year") else "numeric")
        self.prefix = attrs.get("prefix", "")
        self.suffix = attrs.get("suffix", "")
        self.range = attrs.get("range-delimiter", "–")
        self.shape = format_of(attrs)
        self.case = attrs.get("text-case", "")
        self.strip = attrs.get("strip-periods") == "true"

    def text(self, ctx: Context, parts: Parts) -> str:
        """Write this part of a date; "" when the date has it not."""
        return _PARTS[self.name](self, ctx, parts) if self.name in _PARTS else ""


class _Plan:
    """A date element as compiled: its own parts, or the overrides of a localized date."""

    def __init__(self, node: Node) -> None:
        self.form = node.attrs.get("form", "")
        self.own = [_Part(child.attrs) for child in node.all("date-part")]
        self.shown = _SHOWN.get(node.attrs.get("date-parts", ""), _SHOWN["year-month-day"])
        self.delimiter = node.attrs.get("delimiter", "")
        self.outer = node
        self._localized: dict[int, tuple[list[_Part], str]] = {}

    def wanted(self) -> tuple[str, ...]:
        """Give the names of the parts that are asked for."""
        return self.shown if self.form else tuple(part.name for part in self.own)

    def parts(self, ctx: Context) -> tuple[list[_Part], str]:
        """Give the parts and their delimiter, the locale's where the element has a form."""
        if not self.form:
            return self.own, self.delimiter
        found = self._localized.get(id(ctx.locale))
        if found is None:
            found = self._localized[id(ctx.locale)] = self._localize(ctx)
        return found

    def _localize(self, ctx: Context) -> tuple[list[_Part], str]:
        node = ctx.locale.dates.get(self.form)
        if node is None:
            return [], ""
        mine = {part.name: part.attrs for part in self.own}
        parts = []
        for child in node.all("date-part"):
            name = child.attrs.get("name", "")
            if name in self.shown:
                changes = {key: value for key, value in mine.get(name, {}).items() if key not in _OVERRIDES}
                parts.append(_Part(child.attrs | changes))
        return parts, node.attrs.get("delimiter", "")

    def write_printed(self, ctx: Context, date: When) -> None:
        """Write a date of the list's own calendar as printed, its year alone where the style wants no more."""
        year = _PRINTED_YEAR.search(date.printed)
        if self.wanted() == ("year",) and year:
            ctx.out.append(year[0] + _suffix(ctx))
        else:
            ctx.write(date.printed)

    def write(self, ctx: Context, date: When) -> None:
        """Write a date."""
        if date.literal or not any(date.start):
            if date.literal:
                ctx.write(date.literal)
            return
        parts, delimiter = self.parts(ctx)
        if date.end is None or date.end == date.start:
            _write_parts(ctx, [(part, date.start) for part in parts], delimiter)
        else:
            _write_range(ctx, parts, delimiter, date)


def _write_parts(ctx: Context, parts: list[tuple[_Part, Parts]], delimiter: str) -> None:
    """Write parts of a date with a delimiter between those it has."""
    written = False
    for part, values in parts:
        text = part.text(ctx, values)
        if not text:
            continue
        if written and delimiter:
            ctx.write(delimiter)
        _write_part(ctx, part, text, "both")
        written = True


def _write_part(ctx: Context, part: _Part, text: str, affixes: str) -> None:
    out = ctx.out
    if part.prefix and affixes != "suffix":
        ctx.write(part.prefix)
    start = len(out)
    if part.shape:
        out.append(part.shape.open)
    out.append(text.replace(".", "") if part.strip else text)
    if part.shape:
        out.append(part.shape.close)
    if part.case:
        recase(out, start, part.case, ctx.locale.lang)
    if part.suffix and affixes != "prefix":
        ctx.write(part.suffix)


def _write_range(ctx: Context, parts: list[_Part], delimiter: str, date: When) -> None:
    """Write a range: parts that differ twice, with the range delimiter of the largest of them; the rest once."""
    end = date.end or date.start
    slots = [slot for slot in ("year", "month", "day") if any(part.name == slot for part in parts)]
    largest = next((slot for slot in slots if date.start[_SLOTS[slot]] != end[_SLOTS[slot]]), "")
    if not largest:
        _write_parts(ctx, [(part, date.start) for part in parts], delimiter)
        return
    differing = slots[slots.index(largest) :]
    places = [place for place, part in enumerate(parts) if part.name in differing]
    first, last = places[0], places[-1]
    middle = parts[first : last + 1]
    mark = next(part.range for part in parts if part.name == largest)
    _write_some(ctx, parts[:first], date.start, delimiter)
    if first and delimiter:
        ctx.write(delimiter)
    _write_some(ctx, middle, date.start, delimiter, "no suffix")
    ctx.write(mark)
    _write_some(ctx, middle, end, delimiter, "no prefix")
    rest = parts[last + 1 :]
    if rest and delimiter:
        ctx.write(delimiter)
    _write_some(ctx, rest, date.start, delimiter)


def _write_some(ctx: Context, parts: list[_Part], values: Parts, delimiter: str, edge: str = "") -> None:
    """Write parts; at the range delimiter the last one's suffix ("no suffix") or first one's prefix is left out."""
    present = [(part, text) for part in parts if (text := part.text(ctx, values))]
    for place, (part, text) in enumerate(present):
        if place and delimiter:
            ctx.write(delimiter)
        affixes = "both"
        if edge == "no suffix" and place == len(present) - 1:
            affixes = "prefix"
        elif edge == "no prefix" and place == 0:
            affixes = "suffix"
        _write_part(ctx, part, text, affixes)


def _year(part: _Part, ctx: Context, parts: Parts) -> str:
    year = parts[0]
    if not year:
        return ""
    text = f"{abs(year) % 100:02d}" if part.form == "short" else str(abs(year))
    if year < 0:
        text += ctx.locale.term("bc")
    elif year < 1000:
        text += ctx.locale.term("ad")
    return text + _suffix(ctx)


def _suffix(ctx: Context) -> str:
    """Give the year suffix that belongs to the first year written, unless the style places it itself."""
    if not ctx.marking.suffix or ctx.suffix_explicit or ctx.suffix_written:
        return ""
    ctx.suffix_written = True
    return ctx.marking.suffix


def _month(part: _Part, ctx: Context, parts: Parts) -> str:
    month = parts[1]
    if not 0 < month <= 24:
        return ""
    if month > 12:
        season = (month - 13) % 4 + 1 if month < 21 else (month - 21) % 4 + 1
        return ctx.locale.term(f"season-{season:02d}") if part.form in ("long", "short") else ""
    if part.form == "numeric":
        return str(month)
    if part.form == "numeric-leading-zeros":
        return f"{month:02d}"
    return ctx.locale.term(f"month-{month:02d}", part.form)


def _day(part: _Part, ctx: Context, parts: Parts) -> str:
    day = parts[2]
    if not day or not parts[1]:
        return ""
    if part.form == "numeric-leading-zeros":
        return f"{day:02d}"
    limited = ctx.locale.options.get("limit-day-ordinals-to-day-1") == "true" and day != 1
    if part.form == "ordinal" and not limited:
        gender = ctx.locale.gender(f"month-{parts[1]:02d}")
        return f"{day}{ordinal_suffix(day, ctx.locale, gender)}"
    return str(day)


_PARTS: Final[dict[str, Callable[[_Part, Context, Parts], str]]] = {"year": _year, "month": _month, "day": _day}
