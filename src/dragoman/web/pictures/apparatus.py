"""What does an article stand on? Its sources by year and language, and which of them are cited together."""

from collections import Counter
from itertools import combinations

from markupsafe import Markup

from dragoman.record.model import Record, Reference
from dragoman.text.tag import language
from dragoman.web.interface import Interface
from dragoman.web.pictures.bars import years
from dragoman.web.pictures.picture import WIDTH, Picture, short

MOST_SOURCES = 24
"""Sources in the picture of those cited together: the most cited ones."""
ROW = 22
_MIDDLE = 410


def sources(record: Record, ui: Interface) -> Picture:
    """Draw the sources of an apparatus by year and language."""
    counts: Counter[tuple[int, str]] = Counter()
    for one in record.references:
        year = one.record.issued.year if one.record else None
        if year:
            counts[year, _language(one)] += 1
    return years("sources", ui.gettext("Sources by year and language"), counts, ui)


def _language(reference: Reference) -> str:
    record = reference.record
    tags = record.languages or tuple(form.lang for form in record.title if form.lang) if record else ()
    return language(tags[0]) if tags else ""


def together(record: Record, ui: Interface) -> Picture:
    """Draw which sources stand in the same notes, as arcs; empty when no two do."""
    cited = [tuple({m.reference for m in note.mentions if m.reference is not None}) for note in record.notes]
    often = Counter(index for note in cited for index in note)
    pairs = Counter(pair for note in cited for pair in combinations(sorted(note), 2))
    linked = {index for pair in pairs for index in pair}
    shown = sorted(sorted(linked, key=lambda index: (-often[index], index))[:MOST_SOURCES])
    row = {index: ROW * n + ROW for n, index in enumerate(shown)}
    drawn = Markup("")
    for (one, other), count in sorted(pairs.items()):
        if one in row and other in row:
            drawn += _arc(row[one], row[other], count)
    drawn += Markup("").join(_source(record.references[index], index, row[index], often[index]) for index in shown)
    named = [named_shortly(one, 60) for one in record.references]
    return Picture(
        name="together",
        title=ui.gettext("Sources cited together"),
        columns=(ui.gettext("Source"), ui.gettext("Source"), ui.gettext("Notes")),
        rows=tuple((named[one], named[other], count) for (one, other), count in pairs.most_common()),
        drawn=drawn,
        height=ROW * len(shown) + ROW,
    )


def _source(reference: Reference, index: int, y: int, often: int) -> Markup:
    return Markup(
        '<a href="#reference-{}"><title>{}</title><text class="name" x="{}" y="{}" text-anchor="end">{}</text></a>'
        '<circle cx="{}" cy="{}" r="{}"/>'
    ).format(
        index + 1, reference.printed.value[:200], _MIDDLE - 14, y + 4, named_shortly(reference), _MIDDLE, y,
        min(2 + often, 8),
    )  # fmt: skip


def _arc(top: float, bottom: float, count: int) -> Markup:
    bend = min(_MIDDLE + 6 + (bottom - top) * 0.9, WIDTH + 60)
    return Markup(
        '<path class="arc" d="M{3} {0} C{1} {0} {1} {2} {3} {2}" stroke-width="{4}"><title>{4}</title></path>'
    ).format(top, round(bend), bottom, _MIDDLE, min(count, 5))


def named_shortly(reference: Reference, most: int = 46) -> str:
    """Name a source in a few words: its first author and title, or the beginning of what is printed."""
    record = reference.record
    name = record.contributors[0].name if record and record.contributors else None
    said = " ".join(filter(None, (name.particle, name.family or name.literal))) if name else ""
    title = record.title[0].value if record and record.title else reference.printed.value
    return short(f"{said}, {title}" if said else title, most)
