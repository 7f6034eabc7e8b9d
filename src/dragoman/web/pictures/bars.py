"""How many in which years? Bars by spans of years, one colour for each kind (a language mostly)."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec
from markupsafe import Markup

from dragoman.web.interface import Interface
from dragoman.web.pictures.picture import HUES, WIDTH, Picture, hue

HEIGHT, FOOT, TOP, SIDE = 224, 28, 14, 46
_STEPS = (1, 2, 5, 10, 25, 50, 100, 500, 1000)
_MOST_BARS = 32
_HALF_A_YEAR = 18
"""Half the width of a year's figures: so far the last one keeps from the edge."""

Counts = Mapping[tuple[int, str], int]
"""Year and kind → how many."""


class Spans(msgspec.Struct, frozen=True):
    """Counts gathered by spans of ``step`` years: (first year of the span, kind) → how many; kinds commonest first."""

    step: int
    counts: dict[tuple[int, str], int]
    kinds: tuple[str, ...]

    @property
    def firsts(self) -> range:
        """Give the first years of all spans, empty ones between included."""
        years = [first for first, _ in self.counts]
        return range(min(years), max(years) + 1, self.step)

    def told(self, first: int) -> str:
        """Name a span."""
        return str(first) if self.step == 1 else f"{first}–{first + self.step - 1}"


def spans(counts: Counts) -> Spans | None:
    """Gather counts by spans so that few enough bars result; ``None`` when there is nothing to gather."""
    years = [year for (year, _), count in counts.items() if count]
    if not years:
        return None
    step = next((one for one in _STEPS if (max(years) // one - min(years) // one) < _MOST_BARS), _STEPS[-1])
    gathered: Counter[tuple[int, str]] = Counter()
    kinds: Counter[str] = Counter()
    for (year, kind), count in counts.items():
        gathered[year // step * step, kind] += count
        kinds[kind] += count
    return Spans(step, dict(gathered), tuple(kind for kind, _ in kinds.most_common()))


def years(name: str, title: str, counts: Counts, ui: Interface) -> Picture:
    """Draw how many there are by year and language; without any, the picture is empty."""
    found = spans(counts)
    columns = (ui.gettext("Years"), ui.gettext("Language"), ui.gettext("Number"))
    if found is None:
        return Picture(name=name, title=title, columns=columns, rows=(), drawn=Markup(""), height=HEIGHT)
    rows = tuple((found.told(first), ui.language(kind), count) for (first, kind), count in sorted(found.counts.items()))
    named = [ui.language(kind) for kind in found.kinds[:HUES]]
    legend = (*named, ui.gettext("other")) if len(found.kinds) > HUES else tuple(named)
    drawn = _axis(found, ui) + Markup("").join(_bars(found, ui))
    return Picture(
        name=name, title=title, columns=columns, rows=rows, drawn=drawn, height=HEIGHT, legend=legend, kind="bars"
    )


def _tallest(found: Spans) -> int:
    sums: Counter[int] = Counter()
    for (first, _), count in found.counts.items():
        sums[first] += count
    return max(sums.values())


def _bars(found: Spans, ui: Interface) -> Iterable[Markup]:
    wide = (WIDTH - SIDE) / len(found.firsts)
    tall = (HEIGHT - FOOT - TOP) / _tallest(found)
    for number, first in enumerate(found.firsts):
        below = 0.0
        for place, kind in enumerate(found.kinds):
            count = found.counts.get((first, kind), 0)
            if count:
                below += count * tall
                label = f"{ui.digits(found.told(first))} · {ui.language(kind)}: {ui.number(count)}"
                yield Markup(
                    '<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"><title>{}</title></rect>'
                ).format(
                    hue(place), SIDE + number * wide + 1, HEIGHT - FOOT - below, max(min(wide - 2, 46), 1),
                    max(count * tall, 0.6), label,
                )  # fmt: skip


def _axis(found: Spans, ui: Interface) -> Markup:
    tallest, wide = _tallest(found), (WIDTH - SIDE) / len(found.firsts)
    drawn = Markup("")
    for part in sorted({tallest, tallest // 2} - {0}):
        y = HEIGHT - FOOT - (HEIGHT - FOOT - TOP) * part / tallest
        drawn += Markup(
            '<path class="grid" d="M{0} {1:.1f}H{2}"/><text x="{3}" y="{4:.1f}" text-anchor="end">{5}</text>'
        ).format(SIDE, y, WIDTH, SIDE - 5, y + 4, ui.number(part))
    drawn += Markup('<path class="axis" d="M{} {}H{}"/>').format(SIDE, HEIGHT - FOOT, WIDTH)
    every = max(1, -(-len(found.firsts) // 10))
    for number, first in enumerate(found.firsts):
        if number % every == 0:
            middle = SIDE + number * wide + min(wide, 48) / 2
            drawn += Markup('<text x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(
                min(middle, WIDTH - _HALF_A_YEAR), HEIGHT - 7, ui.digits(first)
            )
    return drawn
