"""How do cites stand together? Grouped by author, collapsed to ranges of numbers, years or year suffixes."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from dragoman.styles.csl.context import Cite, Context
from dragoman.styles.csl.style import Layout
from dragoman.styles.csl.tokens import Tokens, text_of

Write = Callable[[Cite, str], Context]
"""Renders a cite: in full (""), without its names ("names"), or without names and year suffix ("suffix")."""

_YEARLY: Final = ("year", "year-suffix", "year-suffix-ranged")


class Written:
    """A cite as rendered, with what collapsing compares."""

    __slots__ = ("cite", "joint", "names", "number", "suffix", "tokens")

    def __init__(self, cite: Cite, ctx: Context) -> None:
        self.cite = cite
        self.tokens: Tokens = ctx.out
        self.names = names_text(ctx)
        self.suffix = ctx.marking.suffix
        self.number = int(ctx.number) if ctx.number.isdigit() else 0
        self.joint: str | None = None
        """The delimiter before this cite, where it is not the layout's."""

    @property
    def plain(self) -> bool:
        """Say whether nothing but the work is cited: no locator, no prefix, no suffix."""
        cite = self.cite
        return not (cite.locator or cite.prefix or cite.suffix)


def names_text(ctx: Context) -> str:
    """Give the first list of names as written, by which cites are grouped."""
    if not ctx.names_written:
        return ""
    start, end = ctx.names_written[0]
    return text_of(ctx.out[start:end])


def joined(cites: Sequence[Cite], layout: Layout, write: Write) -> Tokens:
    """Render cites of a cluster and join them as the style says."""
    written = [Written(cite, write(cite, "")) for cite in cites]
    written = [one for one in written if one.tokens or one.cite.prefix or one.cite.suffix]
    collapse = layout.attrs.get("collapse", "")
    if layout.keys and (collapse in _YEARLY or "cite-group-delimiter" in layout.attrs):
        written = grouped(written)
    if collapse == "citation-number":
        collapse_numbers(written, layout)
    elif collapse in _YEARLY:
        collapse_years(written, layout, write)
    elif "cite-group-delimiter" in layout.attrs:
        for before, one in pairwise(written):
            if one.names and one.names == before.names:
                one.joint = layout.attrs["cite-group-delimiter"]
    return _joined(written, layout)


def grouped(written: list[Written]) -> list[Written]:
    """Bring cites with the same names together, at the place of the first."""
    groups: dict[str, list[Written]] = {}
    for place, one in enumerate(written):
        groups.setdefault(one.names or f"\0{place}", []).append(one)
    return [one for group in groups.values() for one in group]


def collapse_numbers(written: list[Written], layout: Layout) -> None:
    """Write three and more consecutive numbers as a range ("1, 3–5")."""
    place = 0
    while place < len(written):
        end = place
        while end + 1 < len(written) and _follows(written[end], written[end + 1]):
            end += 1
        if end - place >= 2:
            for one in written[place + 1 : end]:
                one.tokens = []
            written[end].joint = "–"
        place = end + 1
    after = layout.attrs.get("after-collapse-delimiter")
    if after is not None:
        _after_ranges(written, after)


def _follows(before: Written, one: Written) -> bool:
    return bool(one.number) and one.number == before.number + 1 and one.plain and before.plain


def _after_ranges(written: list[Written], after: str) -> None:
    for before, one in pairwise(written):
        if before.joint == "–" and one.joint is None and one.tokens:
            one.joint = after


def collapse_years(written: list[Written], layout: Layout, write: Write) -> None:
    """Leave out names that the cite before has, and in year-suffix collapsing also the year."""
    joints = _Joints(layout)
    collapsed = False
    for before, one in pairwise(written):
        if one.names != before.names or one.cite.prefix or (not one.names and not joints.suffixes):
            one.joint = joints.after if collapsed else None
            collapsed = False
            continue
        collapsed = True
        one.joint = joints.after if before.cite.locator else joints.group
        if joints.suffixes and _same_year(before, one, write):
            one.joint, one.tokens = joints.suffix, [one.suffix]
        elif one.names:
            one.tokens = write(one.cite, "names").out
    if layout.attrs["collapse"] == "year-suffix-ranged":
        _range_suffixes(written)


class _Joints:
    """The delimiters of a layout that collapses years (CSL 1.0.2, "Cite Collapsing")."""

    def __init__(self, layout: Layout) -> None:
        attrs = layout.attrs
        self.suffixes = attrs["collapse"] != "year"
        self.group = attrs.get("cite-group-delimiter", ", " if layout.in_text else layout.delimiter)
        self.suffix = attrs.get("year-suffix-delimiter", attrs.get("cite-group-delimiter", layout.delimiter))
        self.after = attrs.get("after-collapse-delimiter", layout.delimiter)


def _same_year(before: Written, one: Written, write: Write) -> bool:
    """Say whether two cites differ in their year suffix only."""
    if not (one.suffix and before.suffix) or not one.plain or before.cite.locator or before.cite.suffix:
        return False
    years = [text_of(write(each.cite, "suffix").out) for each in (before, one)]
    return years[0] == years[1]


def _range_suffixes(written: list[Written]) -> None:
    """Write three and more consecutive year suffixes as a range ("2000a–c")."""
    place = 0
    while place < len(written):
        end = place
        while end + 1 < len(written) and _suffix_follows(written[end], written[end + 1]):
            end += 1
        if end - place >= 2:
            for one in written[place + 1 : end]:
                one.tokens = []
            written[end].joint = "–"
        place = end + 1


def _suffix_follows(before: Written, one: Written) -> bool:
    alone = one.tokens == [one.suffix] and len(one.suffix) == 1 == len(before.suffix)
    return alone and ord(one.suffix) == ord(before.suffix) + 1


def _joined(written: list[Written], layout: Layout) -> Tokens:
    """Join rendered cites with their delimiters, prefixes and suffixes."""
    out: Tokens = []
    before = written[0] if written else None
    for one in written:
        if not one.tokens and not one.cite.prefix:
            continue
        if out:
            out.append(_joint(before, one, layout))
        before = one
        out.extend(one.tokens)
    return out


def _joint(before: Written | None, one: Written, layout: Layout) -> str:
    """Give what stands before a cite; its own prefix, or the suffix before it, may bring the punctuation."""
    if one.cite.prefix.lstrip()[:1] in (",", ";", ".") and one.cite.prefix:
        return ""
    if before is not None and before.cite.suffix.rstrip().endswith((",", ";")):
        return "" if before.cite.suffix.endswith(" ") else " "
    return layout.delimiter if one.joint is None else one.joint
