"""How did it go over the years? A journal's works, their citations and its measured standing, as lines."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from dragoman.engines.port import Work
from dragoman.record.model import Metric
from dragoman.web.interface import Interface
from dragoman.web.pictures.picture import WIDTH, Picture, hue
from dragoman.web.words import METRICS

_HIGH, _SIDE, _HEAD, _FOOT = 108, 46, 24, 8
_MEASURED = {"impact_factor", "citescore", "papers_per_year", "self_citation_rate"}

Line = Mapping[int, float]
"""Year → value."""


def trends(lines: Mapping[str, Line], ui: Interface) -> Picture:
    """Draw lines under each other, each with its own height, all over the same years."""
    told = {name: line for name, line in lines.items() if len(line) > 1}
    years = sorted({year for line in told.values() for year in line})
    drawn = Markup("").join(
        _line(name, line, place, (years[0], years[-1]), ui) for place, (name, line) in enumerate(told.items())
    )  # fmt: skip
    rows = tuple((str(year), name, value) for name, line in lines.items() for year, value in sorted(line.items()))
    return Picture(
        name="trends",
        title=ui.gettext("The journal over the years"),
        columns=(ui.gettext("Year"), ui.gettext("What"), ui.gettext("Value")),
        rows=rows,
        drawn=drawn,
        height=_HIGH * len(told) + _FOOT,
    )


def of_journal(works: Sequence[Work], years: Iterable[tuple[int, int]], ui: Interface) -> dict[str, Line]:
    """Gather the lines of a journal: works by year, citations of the works of a year, metrics of several years."""
    cited: Counter[int] = Counter()
    for work in works:
        if work.record.issued.year:
            cited[work.record.issued.year] += work.cited_by
    lines: dict[str, dict[int, float]] = {ui.gettext("Works in this library"): dict(years)}
    if any(cited.values()):
        lines[ui.gettext("Citations of the works of a year")] = dict(cited.items())
    for metric in metrics(works):
        value = _measured(metric)
        if value is not None:
            lines.setdefault(ui.gettext(METRICS[metric.name]), {})[int(metric.year)] = value
    return dict(lines)


def _measured(metric: Metric) -> float | None:
    """Give the value of a metric that can be drawn: one of those with a number and a year."""
    if metric.name not in _MEASURED or not re.fullmatch(r"\d{4}", metric.year):
        return None
    return float(metric.value) if re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", metric.value) else None


def metrics(works: Sequence[Work]) -> tuple[Metric, ...]:
    """Give the metrics of the journal of works, each once, in the order in which they are met."""
    held = (work.record.container for work in works if work.record.container)
    return tuple(dict.fromkeys(metric for container in held for metric in container.metrics))


def newest(found: tuple[Metric, ...]) -> tuple[tuple[Metric, ...], tuple[Metric, ...]]:
    """Part metrics into the newest of each kind, category and source, and the earlier ones, newest first."""
    ordered = sorted(found, key=lambda one: one.year, reverse=True)
    first: dict[tuple[str, str, str], Metric] = {}
    for one in ordered:
        first.setdefault((one.name, one.category, one.source), one)
    shown = tuple(first.values())
    return shown, tuple(one for one in ordered if one not in shown)


def _line(name: str, line: Line, place: int, span: tuple[int, int], ui: Interface) -> Markup:
    top, highest = place * _HIGH + _HEAD, max(line.values()) or 1
    tall = _HIGH - _HEAD - 26

    def spot(year: int) -> tuple[float, float]:
        return (
            _SIDE + (year - span[0]) / max(span[1] - span[0], 1) * (WIDTH - 2 * _SIDE),
            top + tall * (1 - line[year] / highest),
        )

    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in map(spot, sorted(line)))
    drawn = Markup('<text class="name" x="{}" y="{}">{}</text>').format(_SIDE, top - 8, name)
    drawn += Markup('<path class="axis" d="M{} {}H{}"/>').format(_SIDE, top + tall, WIDTH - _SIDE)
    drawn += Markup('<path class="line {}line" d="M{}"/>').format(hue(place), path)
    for year in sorted(line):
        x, y = spot(year)
        drawn += Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="2.6"><title>{}: {}</title></circle>').format(
            hue(place), x, y, ui.digits(year), ui.number(f"{line[year]:g}")
        )
    drawn += Markup('<text x="{}" y="{}" text-anchor="end">{}</text>').format(
        _SIDE - 6, top + 4, ui.number(f"{highest:g}")
    )
    for year, anchor in ((span[0], "start"), (span[1], "end")):
        x = _SIDE if anchor == "start" else WIDTH - _SIDE
        drawn += Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(
            x, top + tall + 13, anchor, ui.digits(year)
        )
    return drawn
