"""Pictures of an apparatus as inline SVG: its sources by year and language, and which are cited together."""

from collections import Counter
from itertools import combinations

import msgspec
from markupsafe import Markup

from dragoman.record.model import Record, Reference
from dragoman.text.tag import language

WIDTH, HEIGHT, FOOT = 640, 180, 22
MOST_LANGUAGES = 6
"""Languages that have a colour of their own; the others share the last one."""
MOST_SOURCES = 24
"""Sources in the picture of those cited together: the most cited ones."""
ROW = 20


class Bar(msgspec.Struct, frozen=True):
    """How many sources of one language fall into one span of years."""

    first: int
    last: int
    language: str
    count: int


def bars(record: Record) -> tuple[Bar, ...]:
    """Count the sources of an apparatus by spans of years (of 1, 5, 10 or 25) and language, oldest first."""
    told = [
        (one.record.issued.year, _language(one)) for one in record.references if one.record and one.record.issued.year
    ]
    years = [year for year, _ in told if year]
    if not years:
        return ()
    step = next((step for step in (1, 5, 10, 25) if (max(years) - min(years)) / step < 24), 100)
    counted = Counter((year // step * step, lang) for year, lang in told if year)
    return tuple(Bar(first, first + step - 1, lang, count) for (first, lang), count in sorted(counted.items()))


def _language(reference: Reference) -> str:
    record = reference.record
    tags = record.languages or tuple(form.lang for form in record.title if form.lang) if record else ()
    return language(tags[0]) if tags else ""


def by_year(record: Record) -> Markup:
    """Draw the sources by year and language; empty when no source has a year."""
    counted = bars(record)
    if not counted:
        return Markup("")
    colours = {lang: n for n, lang in enumerate(legend(record))}
    spans = sorted({bar.first for bar in counted})
    first, step = spans[0], counted[0].last - counted[0].first + 1
    slots = (spans[-1] - first) // step + 1
    tallest = max(sum(bar.count for bar in counted if bar.first == span) for span in spans)
    wide, tall = WIDTH / slots, (HEIGHT - FOOT - 4) / tallest
    drawn, heights = Markup(""), Counter[int]()
    for bar in counted:
        heights[bar.first] += bar.count
        at = (bar.first - first) // step * wide
        label = f"{bar.first}–{bar.last}" if step > 1 else str(bar.first)
        drawn += Markup(
            '<rect class="hue{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"><title>{}: {} {}</title></rect>'
        ).format(
            min(colours[bar.language], MOST_LANGUAGES), at + 1, HEIGHT - FOOT - heights[bar.first] * tall,
            max(wide - 2, 1), bar.count * tall, label, bar.count, bar.language or "?",
        )  # fmt: skip
    ends = Markup('<text x="0" y="{0}">{1}</text><text x="{2}" y="{0}" text-anchor="end">{3}</text>').format(
        HEIGHT - 6, first, WIDTH, spans[-1] + step - 1
    )
    return _svg(HEIGHT, drawn + ends, "Sources by year and language")


def legend(record: Record) -> tuple[str, ...]:
    """Give the languages of the sources, the commonest first: the order of the colours."""
    counted = Counter[str]()
    for bar in bars(record):
        counted[bar.language] += bar.count
    return tuple(lang for lang, _ in counted.most_common())


def together(record: Record) -> Markup:
    """Draw which sources stand in the same notes, as arcs; empty when no two do."""
    cited = [tuple({m.reference for m in note.mentions if m.reference is not None}) for note in record.notes]
    often = Counter(index for note in cited for index in note)
    pairs = Counter(pair for note in cited for pair in combinations(sorted(note), 2))
    linked = {index for pair in pairs for index in pair}
    shown = sorted(sorted(linked, key=lambda index: (-often[index], index))[:MOST_SOURCES])
    row = {index: ROW * n + ROW for n, index in enumerate(shown)}
    drawn = Markup("")
    for (one, other), count in pairs.items():
        if one in row and other in row:
            drawn += _arc(row[one], row[other], count)
    for index in shown:
        drawn += Markup('<a href="#reference-{}"><text x="370" y="{}" text-anchor="end">{}</text></a>').format(
            index + 1, row[index] + 4, _short(record.references[index])
        ) + Markup('<circle cx="384" cy="{}" r="{}"/>').format(row[index], min(2 + often[index], 8))
    return _svg(ROW * len(shown) + ROW, drawn, "Sources cited together") if drawn else Markup("")


def _arc(top: float, bottom: float, count: int) -> Markup:
    bend = min(390 + (bottom - top) * 0.9, WIDTH + 60)
    return Markup(
        '<path class="arc" d="M384 {0} C{1} {0} {1} {2} 384 {2}" stroke-width="{3}"><title>{4}</title></path>'
    ).format(top, round(bend), bottom, min(count, 5), f"together in {count} notes")


def _short(reference: Reference) -> str:
    """Name a source in a few words: its first author and year, or the beginning of what is printed."""
    record = reference.record
    name = record.contributors[0].name if record and record.contributors else None
    said = (name.family or name.literal) if name else ""
    title = record.title[0].value if record and record.title else reference.printed.value
    words = f"{said}, {title}" if said else title
    return words if len(words) <= 46 else words[:45] + "…"


def _svg(height: float, drawn: Markup, name: str) -> Markup:
    return Markup('<svg class="picture" viewBox="0 0 {} {:.0f}" role="img" aria-label="{}">{}</svg>').format(
        WIDTH, height, name, drawn
    )
