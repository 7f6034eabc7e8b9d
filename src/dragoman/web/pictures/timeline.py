"""When was it? A record's sources and the dated events that its abstract names, on one line of time."""

import re
from collections import defaultdict
from collections.abc import Iterator
from unicodedata import east_asian_width

import msgspec
from markupsafe import Markup

from dragoman.record.date import Date, read_date
from dragoman.record.model import Record
from dragoman.text.normal import latin_digits
from dragoman.text.tag import language
from dragoman.web.interface import Interface
from dragoman.web.pictures.apparatus import named_shortly
from dragoman.web.pictures.picture import WIDTH, Picture, short

_SIDE, _LANE, _DOT = 20, 17, 11
_MOST_LANES, _MOST_HIGH = 12, 14
_LETTER = 6.3
"""Width of a letter of a label, about."""
_YEAR = re.compile(r"(?<![\d./:-])(?:1[2-9][0-9]{2}|20[0-9]{2})(?![\d.:/]\d|\d)")
_PARTS = re.compile(r"(?<=[.!?;؟؛])\s+|(?<=[。；！？])")
_WORDS_BEFORE = re.compile(r"(?:[^\s,;()]{1,12}\s){0,2}$")
_CHINESE_AFTER = re.compile(r"年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?")
_EARLIEST = 1500
"""Lower figures that stand alone are rather pages or counts."""
_HIJRI = {"fa": (1200, 1420)}
"""Years between which a bare figure in this language is one of the Persian calendar."""


class Dated(msgspec.Struct, frozen=True):
    """Something on the line: its date, its words, and where a click leads."""

    date: Date
    label: str
    link: str = ""

    @property
    def at(self) -> float:
        """Give its place as a year with a fraction."""
        months = re.match(r"\d{4}-(\d\d)", self.date.edtf)
        return (self.date.year or 0) + ((int(months[1]) - 1) / 12 if months and int(months[1]) <= 12 else 0)


def events(text: str, lang: str = "") -> Iterator[Dated]:
    """Find the dates in running text, each with the clause that it stands in.

    >>> [(one.date.edtf, one.label) for one in events("Iran stayed neutral. On 27 September 2020 the war began.")]
    [('2020-09-27', 'On 27 September 2020 the war began')]
    >>> [one.date.edtf for one in events("جنگ قره‌باغ در سال ۲۰۲۰ و انقلاب ۱۳۵۷", "fa")]
    ['2020', '1978']
    >>> [one.date.edtf for one in events("1993年4月，亚美尼亚军队占领克尔巴贾尔。", "zh")]
    ['1993-04']
    """
    for clause in _PARTS.split(text):
        figures = latin_digits(clause)
        if len(figures) != len(clause):
            figures = clause
        for found in _YEAR.finditer(figures):
            date = _dated(figures, found, lang)
            if date.year:
                yield Dated(date, clause.strip().rstrip(".;。؛"))


def _dated(text: str, year: re.Match[str], lang: str) -> Date:
    """Read the longest date that ends (in Chinese: begins) with a year."""
    after = _CHINESE_AFTER.match(text, year.end())
    before = _WORDS_BEFORE.search(text, max(0, year.start() - 30), year.start())
    words = before[0].split() if before else []
    candidates = [year[0] + after[0]] if after else []
    candidates += [" ".join([*words[at:], year[0]]) for at in range(len(words))]
    exact = (read_date(one.replace(" ", "") if after else one, lang) for one in candidates)
    dated = (date for date in exact if re.match(r"\d{4}-\d\d", date.edtf))
    return next(dated, _bare(year[0], lang))


def _bare(year: str, lang: str) -> Date:
    """Read figures that stand alone: a year of our time, or of the Persian calendar in a Persian text."""
    low, high = _HIJRI.get(language(lang), (0, 0))
    if low <= int(year) <= high:
        read = read_date(year, lang).year
        return Date(str(read)) if read else Date()
    return Date(year) if int(year) >= _EARLIEST else Date()


def dated(record: Record, wanted: str = "") -> tuple[Dated, ...]:
    """Give the events that the abstract names: of the wanted language's form if it names any, else of the first."""
    forms = sorted(record.abstract, key=lambda form: (language(form.lang) != wanted, form.is_machine))
    for form in forms:
        found = {one.date.edtf: one for one in events(form.value[:20_000], form.lang)}
        if found:
            return tuple(sorted(found.values(), key=lambda one: one.at))
    return ()


def timeline(record: Record, ui: Interface) -> Picture:
    """Draw the sources above the line of time and the events of the abstract below it."""
    above = [
        Dated(one.record.issued, named_shortly(one, 80), f"#reference-{number}")
        for number, one in enumerate(record.references, 1)
        if one.record and one.record.issued.year
    ]
    below = list(dated(record, ui.tag))
    kinds = [(ui.gettext("source"), one) for one in above] + [(ui.gettext("event"), one) for one in below]
    rows = tuple((one.date.edtf, kind, one.label) for kind, one in sorted(kinds, key=lambda pair: pair[1].at))
    drawn, height = _drawn(above, below, ui) if len(kinds) > 1 else (Markup(""), 0.0)
    return Picture(
        name="timeline",
        title=ui.gettext("Its sources and the events of its abstract in time"),
        columns=(ui.gettext("Date"), ui.gettext("Kind"), ui.gettext("What")),
        rows=rows,
        drawn=drawn,
        height=height,
        legend=(ui.gettext("sources by year"), ui.gettext("events the abstract names")) if below else (),
    )


class _Scale(msgspec.Struct, frozen=True):
    low: float
    high: float

    def x(self, year: float) -> float:
        return _SIDE + (year - self.low) / max(self.high - self.low, 1) * (WIDTH - 2 * _SIDE)


def _drawn(above: list[Dated], below: list[Dated], ui: Interface) -> tuple[Markup, float]:
    every = sorted(one.at for one in (*above, *below))
    scale = _Scale(every[len(every) // 50], every[-1])
    shown = [one for one in above if one.at >= scale.low]
    columns: dict[int, list[Dated]] = defaultdict(list)
    for one in shown:
        columns[round(scale.x(one.at) / _DOT)].append(one)
    high = min(max((len(found) for found in columns.values()), default=0), _MOST_HIGH)
    line = high * _DOT + 14
    dots = [_dot(one, at * _DOT, line - _DOT * (n + 0.8)) for at, found in columns.items()
            for n, one in enumerate(found[:_MOST_HIGH])]  # fmt: skip
    labels, lanes = _labels([one for one in below if one.at >= scale.low], scale, line + 22, ui)
    drawn = _axis(scale, line, ui) + Markup("").join([*dots, *labels])
    return drawn, line + 26 + lanes * _LANE + 8


def _dot(one: Dated, x: float, y: float) -> Markup:
    return Markup(
        '<a href="{}"><title>{} · {}</title><circle class="hue0" cx="{:.0f}" cy="{:.1f}" r="4.2"/></a>'
    ).format(one.link, one.date.edtf, one.label, x, y)


def _axis(scale: _Scale, y: float, ui: Interface) -> Markup:
    drawn = Markup('<path class="axis" d="M{} {:.0f}H{}"/>').format(_SIDE, y, WIDTH - _SIDE)
    step = next((one for one in (1, 2, 5, 10, 20, 50, 100, 200) if (scale.high - scale.low) / one < 12), 500)
    for year in range(int(-(-scale.low // step)) * step, int(scale.high) + 1, step):
        drawn += Markup(
            '<path class="axis" d="M{0:.0f} {1:.0f}v5"/><text x="{0:.0f}" y="{2:.0f}" text-anchor="middle">{3}</text>'
        ).format(scale.x(year), y, y + 17, ui.digits(year))
    return drawn


def _labels(found: list[Dated], scale: _Scale, top: float, ui: Interface) -> tuple[list[Markup], int]:
    """Put labels into lanes so that none covers another."""
    ends: list[float] = []
    drawn = []
    for one in found:
        x, label = scale.x(one.at), f"{ui.date(one.date)} · {short(one.label, 76)}"
        left = x + _width(label) < WIDTH or x < WIDTH / 2
        label = _fitting(label, WIDTH - x if left else x)
        wide = _width(label)
        start = x if left else x - wide
        lane = next((n for n, end in enumerate(ends) if end < start), len(ends))
        ends[lane : lane + 1] = [start + wide + 8]
        if lane < _MOST_LANES:
            drawn.append(_event(one, (x, top, top + 14 + lane * _LANE), label, "start" if left else "end"))
    return drawn, min(len(ends), _MOST_LANES)


def _width(label: str) -> float:
    return _LETTER * (len(label) + sum(east_asian_width(letter) == "W" for letter in label))


def _fitting(label: str, room: float) -> str:
    """Shorten a label to the room beside its date: what stands over the edge of a picture is not seen."""
    while _width(label) > room and len(label) > 1:
        label = short(label, int(len(label) * min(room / _width(label), 0.97)))
    return label


def _event(one: Dated, at: tuple[float, float, float], label: str, anchor: str) -> Markup:
    x, top, y = at
    return Markup(
        '<g><title>{5}</title><path class="leader" d="M{0:.0f} {1:.0f}V{2:.0f}"/>'
        '<circle class="hue1" cx="{0:.0f}" cy="{1:.0f}" r="3.5"/>'
        '<text class="name" x="{3:.0f}" y="{2:.0f}" text-anchor="{4}">{6}</text></g>'
    ).format(x, top, y, x + (5 if anchor == "start" else -5), anchor, one.label, label)
