"""What does a text cite? Holds the works, places the cites, and renders clusters and the bibliography."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dragoman.styles.csl.cluster import joined
from dragoman.styles.csl.context import Area, Cite, Context, Marking
from dragoman.styles.csl.disambiguate import disambiguate
from dragoman.styles.csl.flow import Flow, settle
from dragoman.styles.csl.position import Cluster, place
from dragoman.styles.csl.sort import in_order, keys_of, script_group
from dragoman.styles.csl.style import Layout, Style
from dragoman.styles.csl.substitute import substituted
from dragoman.styles.csl.tokens import Format, Mark, Tokens, text_of
from dragoman.styles.csl.work import Work

_LEFT: Final = Format(("display", "left-margin"))
_RIGHT: Final = Format(("display", "right-inline"))


class Printed:
    """One entry of a rendered bibliography."""

    __slots__ = ("flow", "id", "says")

    def __init__(self, id: str, flow: Flow, says: str) -> None:
        self.id = id
        self.flow = flow
        self.says = bool(says)
        """Whether the style writes anything of the work, beside its number."""


class Processor:
    """Works and cites under one style."""

    def __init__(self, style: Style, locales: Mapping[str, str] | None = None, grouping: str = "") -> None:
        self.style = style
        self.grouping = grouping
        """"scripts": a sorted bibliography stands in groups by script (GB/T 7714, 9.3.2)."""
        self.works: dict[str, Work] = {}
        self.order: list[str] = []
        self.numbers: dict[str, str] = {}
        self.markings: dict[str, Marking] = {}
        self.locales: Mapping[str, str] = {} if locales is None else locales
        """Per-entry locales: the tag for a work's id; the style's own where it has none."""
        self._settled = False
        self._sorted: list[str] = []
        self._first: Cite | None = None
        options = dict(style.citation.scope.options)
        self._citation_keys = keys_of(style.compiler, style.citation.keys, "citation", options, style.lang)
        bibliography = style.bibliography
        self._bibliography_keys = (
            keys_of(style.compiler, bibliography.keys, "bibliography", dict(bibliography.scope.options), style.lang)
            if bibliography
            else []
        )

    def register(self, works: Iterable[Work]) -> None:
        """Add works, in the order in which they are cited first."""
        for work in works:
            if work.id not in self.works:
                self.order.append(work.id)
            self.works[work.id] = work
        self._settled = False

    def settle(self) -> None:
        """Number and disambiguate the works, once after each change."""
        if self._settled:
            return
        self._settled = True
        self.markings = {id: Marking() for id in self.works}
        self.numbers = {id: str(number) for number, id in enumerate(self.order, start=1)}
        order = self.sorted_ids("bibliography")
        self._number(order)
        disambiguate(self.style, self.markings, order, lambda one: self.context(one, "citation"))
        if any(marking.suffix for marking in self.markings.values()):
            self.numbers = {id: str(number) for number, id in enumerate(self.order, start=1)}
            order = self.sorted_ids("bibliography")
            self._number(order)
        self._sorted = order

    def _number(self, order: list[str]) -> None:
        """Number the works in the bibliography's order; backwards when its last key by number is descending."""
        keys = [key for key in self._bibliography_keys if key.by_number]
        places = range(len(order), 0, -1) if keys and keys[-1].descending else range(1, len(order) + 1)
        self.numbers = {id: str(number) for number, id in zip(places, order, strict=True)}

    def context(self, id: str, area: Area) -> Context:
        """Make the state for one work."""
        ctx = self.style.context(self.works[id], area, self.markings[id], self.locales.get(id, ""))
        ctx.number = self.numbers.get(id, "")
        return ctx

    def sorted_ids(self, area: Area) -> list[str]:
        """Give the works in the order of the bibliography."""
        order = in_order(self.order, self._bibliography_keys, lambda one: self.context(one, area))
        if self.grouping and self._bibliography_keys:
            order.sort(key=lambda one: script_group(self.works[one].language))
        return order

    def cluster(self, cluster: Cluster) -> Flow:
        """Render one cluster of cites (placed by :func:`place` before)."""
        self.settle()
        layout = self.style.citation
        cites = self._in_order([cite for cite in cluster.cites if cite.id in self.works])
        self._first = cites[0] if cites else None
        body = joined(cites, layout, self._write)
        return settle(_laid_out(body, layout))

    def clusters(self, clusters: Sequence[Cluster]) -> list[Flow]:
        """Place and render all clusters of a text, in order."""
        self.place(clusters)
        return [self.cluster(one) for one in clusters]

    def place(self, clusters: Sequence[Cluster]) -> None:
        """Say of each cite where it stands among the others."""
        distance = self.style.citation.attrs.get("near-note-distance", "5")
        place(clusters, int(distance) if distance.isdigit() else 5)

    def _in_order(self, cites: list[Cite]) -> list[Cite]:
        if not self._citation_keys or len(cites) < 2:
            return cites
        by_place = {str(number): cite for number, cite in enumerate(cites)}
        order = in_order(list(by_place), self._citation_keys, lambda number: self._cite_context(by_place[number]))
        return [by_place[number] for number in order]

    def _cite_context(self, cite: Cite) -> Context:
        ctx = self.context(cite.id, "citation")
        ctx.cite = cite
        return ctx

    def _write(self, cite: Cite, without: str) -> Context:
        """Render one cite; ``without`` is "", "names" or "suffix" (names and year suffix)."""
        ctx = self._cite_context(cite)
        ctx.hide_names = bool(without) or cite.suppress_author
        ctx.capital = self.style.sheet.kind == "note" and (
            _begins_sentence(cite.prefix) and (cite is self._first or bool(cite.prefix))
        )
        suffix = ctx.marking.suffix
        if without == "suffix":
            ctx.marking.suffix = ""
        self.style.citation.write(ctx)
        ctx.marking.suffix = suffix
        if cite.author_only:
            start, end = ctx.names_written[0] if ctx.names_written else (0, 0)
            ctx.out = ctx.out[start:end]
        _affix(ctx, cite)
        return ctx

    def second_line(self, work: Work, lang: str) -> Flow:
        """Render a work's entry once more in another language, without its number (GB/T 7714, 6.1)."""
        layout = self.style.bibliography
        if layout is None:
            return []
        ctx = self.style.context(work, "bibliography", self.markings.get(work.id, Marking()), lang)
        body = _entry(ctx, layout)
        return settle(_laid_out(body, layout))

    def author_in_text(self, cite: Cite) -> Flow:
        """Render the author of a cite as a part of the sentence ("Bishku")."""
        self.settle()
        ctx = self._cite_context(cite)
        self.style.in_text_author(ctx)
        return settle(ctx.out)

    def bibliography(self) -> list[Printed]:
        """Render the bibliography; empty when the style has none."""
        self.settle()
        layout = self.style.bibliography
        if layout is None:
            return []
        entries: list[Printed] = []
        before: list[str] = []
        substitute = layout.attrs.get("subsequent-author-substitute")
        for id in self._sorted:
            ctx = self.context(id, "bibliography")
            ctx.capital = True
            body = _entry(ctx, layout)
            said = _said(body, ctx.number)
            if substitute is not None:
                body, before = substituted(ctx, body, layout, before)
            entries.append(Printed(id, settle(_laid_out(body, layout)), said))
        return entries


def _begins_sentence(prefix: str) -> bool:
    """Say whether a cite's first term begins a sentence: after no prefix, or one that is a sentence itself."""
    bare = prefix.strip().rstrip("”’\"'»)")
    return not bare or (bare.endswith((".", "!", "?")) and " " in bare)


def _entry(ctx: Context, layout: Layout) -> Tokens:
    """Render an entry's body; with second-field-align its first field stands apart."""
    if not layout.attrs.get("second-field-align"):
        layout.write(ctx)
        return ctx.out
    out = ctx.out
    aligned = False
    for number, child in enumerate(layout.children):
        child(ctx)
        if number == 0 and out:
            out.insert(0, _LEFT.open)
            out += [_LEFT.close, _RIGHT.open]
            aligned = True
    return _right_closed(out) if aligned else out


def _right_closed(out: Tokens) -> Tokens:
    """Close the right-hand field; white space at its end stands outside."""
    last = out[-1]
    if isinstance(last, str) and last != last.rstrip():
        bare = last.rstrip()
        return [*out[:-1], bare, _RIGHT.close, last[len(bare) :]]
    return [*out, _RIGHT.close]


def _said(body: Tokens, number: str) -> str:
    """Give the letters and digits of an entry beside its number."""
    return "".join(letter for letter in text_of(body).replace(number, "", 1) if letter.isalnum())


def _affix(ctx: Context, cite: Cite) -> None:
    """Put a cite's own prefix and suffix around it."""
    body, ctx.out = ctx.out, []
    shift = 0
    if cite.prefix:
        ctx.write_affix(cite.prefix)
        shift = len(ctx.out)
    ctx.out.extend(body)
    ctx.names_written = [(start + shift, end + shift) for start, end in ctx.names_written]
    if cite.suffix:
        ctx.write_affix(cite.suffix)


def _laid_out(body: Tokens, layout: Layout) -> Tokens:
    """Put a layout's affixes and formatting around its content."""
    if not body:
        return body
    last = body[-1]
    if layout.suffix and isinstance(last, Mark) and any(name == "display" for name, _ in last.pairs):
        inside = layout.suffix.rstrip()
        body = [*body[:-1], inside, last, layout.suffix[len(inside) :]]
    else:
        body = [*body, layout.suffix]
    body.insert(0, layout.prefix)
    return [layout.shape.open, *body, layout.shape.close] if layout.shape else body
