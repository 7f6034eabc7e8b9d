"""One picture: what is drawn, what it is drawn from, and what its colours mean."""

import csv
import io
from importlib.resources import files

import msgspec
from markupsafe import Markup

HUES = 6
"""Kinds that have a colour of their own; all others share the last one."""
WIDTH = 720
Cell = str | int | float
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture in SVG of ``width`` x ``height``; ``rows`` under ``columns`` say the same in figures.

    ``legend`` gives a word for each colour in order; ``name`` is that of its address, ``kind`` says how it may be
    looked at: ``plain``, ``bars`` (also small), or ``map`` (closer, wider, and moved).
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    drawn: Markup
    height: float
    width: float = WIDTH
    legend: tuple[str, ...] = ()
    kind: str = "plain"

    def __bool__(self) -> bool:
        return bool(self.drawn)


class View(msgspec.Struct, frozen=True):
    """Which part of a map is looked at: how much closer (1: all), and where its middle is (0..1 of each side)."""

    closer: float = 1.0
    across: float = 0.5
    down: float = 0.5

    def box(self, picture: Picture) -> str:
        """Give the ``viewBox`` of a picture."""
        wide, tall = picture.width / self.closer, picture.height / self.closer
        left = min(max(self.across * picture.width - wide / 2, 0), picture.width - wide)
        top = min(max(self.down * picture.height - tall / 2, 0), picture.height - tall)
        return f"{left:.0f} {top:.0f} {wide:.0f} {tall:.0f}"


ALL = View()


def inline(picture: Picture, root: str = "", view: View | None = None) -> Markup:
    """Give a picture as an element of a page; the page's style sheet colours it. ``root`` stands before its links.

    What has no links is an image with a name; links inside of an image could not be reached, so what has some is
    named by the figure that it stands in.
    """
    linked = "<a " in picture.drawn
    drawn = picture.drawn.replace('<a href="/', Markup('<a href="{}/').format(root)) if root else picture.drawn
    named = Markup("") if linked else Markup(' role="img" aria-label="{}"').format(picture.title)
    return Markup('<svg class="picture {}" viewBox="{}"{}>{}</svg>').format(
        picture.kind, (view or ALL).box(picture), named, drawn
    )


def standalone(picture: Picture) -> bytes:
    """Give a picture as a file of its own, with its colours in it."""
    style = (files("dragoman.web") / "static" / "picture.css").read_text("utf-8")
    return (
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" class="picture" viewBox="{0}" width="{1:.0f}" height="{2:.0f}">'
            "<title>{3}</title><style>{4}</style>{5}</svg>"
        )
        .format(ALL.box(picture), picture.width, picture.height, picture.title, Markup(style), picture.drawn)  # noqa: S704 -- our own file
        .encode()
    )


def as_csv(picture: Picture) -> bytes:
    """Give the rows of a picture as CSV (RFC 4180, UTF-8 with a mark for spreadsheets).

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(picture.columns)
    writer.writerows([_harmless(cell) for cell in row] for row in picture.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def hue(place: int) -> str:
    """Give the class of the colour of the kind in this place of a legend."""
    return f"hue{min(place, HUES)}"


def short(text: str, most: int = 40) -> str:
    """Cut a label.

    >>> short("Ethnic conflict in the South Caucasus", 16)
    'Ethnic conflict…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
