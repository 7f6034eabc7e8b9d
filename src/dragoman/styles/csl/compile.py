"""How does a style become code? Each element becomes a Python callable, each macro at its first call."""

from collections.abc import Callable, Mapping
from typing import Final

from dragoman.styles.csl import choose, dates, names, numbers
from dragoman.styles.csl.context import Context, Render, Scope
from dragoman.styles.csl.dress import dressed
from dragoman.styles.csl.numbers import is_numeric
from dragoman.styles.csl.pages import page_range
from dragoman.styles.csl.parse import Node, Sheet
from dragoman.styles.csl.textcase import upper
from dragoman.styles.csl.tokens import Format, texts
from dragoman.styles.csl.work import NUMBER_VARIABLES

_SHORT: Final = {
    "title": ("title-short",),
    "container-title": ("container-title-short",),
}
"""Where the short form of a variable is kept."""
_LINKS: Final = {"DOI": "https://doi.org/", "URL": "", "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
                 "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/"}  # fmt: skip
"""Variables that are addresses, and what comes before them in the address."""


class Compiler:
    """Makes callables of a sheet's elements; keeps those of macros."""

    def __init__(self, sheet: Sheet) -> None:
        self.options: Mapping[str, str] = sheet.attrs
        self._macros = sheet.macros
        self._made: dict[tuple[str, object], Render] = {}

    def make(self, node: Node, scope: Scope) -> Render:
        """Compile one element; an unknown one writes nothing."""
        element = ELEMENTS.get(node.tag)
        return element(self, node, scope) if element else _nothing

    def only_number(self, name: str) -> bool:
        """Say whether a macro writes the citation number and nothing else."""
        node = self._macros.get(name)
        return node is not None and [child.attrs.get("variable") for child in node.children] == ["citation-number"]

    def macro(self, name: str, scope: Scope) -> Render:
        """Compile a macro at its first call, once per scope."""

        def render(ctx: Context) -> None:
            made = self._made.get((name, scope.key))
            if made is None:
                node = self._macros.get(name)
                made = choose.row([self.make(child, scope) for child in (node.children if node else [])], "")
                self._made[name, scope.key] = made
            made(ctx)

        return as_group(render)


def _nothing(ctx: Context) -> None:
    return


def _group(compiler: Compiler, node: Node, scope: Scope) -> Render:
    """Compile cs:group: delimited children; all suppressed when it calls variables and all are empty."""
    delimiter = node.attrs.get("delimiter", "")
    children = choose.children(compiler, node.children, scope, delimiter)
    return as_group(dressed(node, choose.row(children, delimiter)))


def as_group(inner: Render) -> Render:
    """Suppress ``inner`` where it calls variables and all of them are empty; groups and macros are so."""

    def render(ctx: Context) -> None:
        called, filled = ctx.called, ctx.filled
        ctx.called = ctx.filled = 0
        start = len(ctx.out)
        inner(ctx)
        if ctx.called and not ctx.filled:
            del ctx.out[start:]
        written = len(ctx.out) > start
        ctx.called = called + (ctx.called or written)
        ctx.filled = filled + written

    return render


def _text(compiler: Compiler, node: Node, scope: Scope) -> Render:
    """Compile cs:text: a macro, a variable, a term or a verbatim value."""
    attrs = node.attrs
    if "macro" in attrs:
        inner = compiler.macro(attrs["macro"], scope)
    elif "variable" in attrs:
        inner = _variable(attrs["variable"], attrs.get("form", "long"))
    elif "term" in attrs:
        inner = _term(attrs["term"], attrs.get("form", "long"), attrs.get("plural") == "true")
    else:
        inner = _value(attrs.get("value", ""))
    return dressed(node, inner)


def _value(value: str) -> Render:
    def render(ctx: Context) -> None:
        if value:
            ctx.write(value)

    return render


def _term(name: str, form: str, plural: object) -> Render:
    def render(ctx: Context) -> None:
        value = ctx.locale.term(name, form, plural)
        if value:
            if ctx.capital and not any(texts(ctx.out)):
                value = upper(value[0], ctx.locale.lang) + value[1:]
            ctx.title_language = ctx.locale.lang
            ctx.write(value)

    return render


def _variable(name: str, form: str) -> Render:
    special = _VARIABLES.get(name)
    if special:
        return special
    if form == "short":
        return _short(name)
    link = _LINKS.get(name)
    counts = name in NUMBER_VARIABLES

    def render(ctx: Context) -> None:
        ctx.called += 1
        value = ctx.text(name)
        if not value:
            return
        ctx.filled += 1
        if link is not None:
            _write_link(ctx, link, value)
        elif counts and (is_numeric(value) or "\\-" in value):
            ctx.out.append(page_range(value, "", ctx.locale.range_delimiter))
        else:
            ctx.title_language = ctx.work.tags.get(name) or ctx.language
            ctx.write(value)

    return render


def _write_link(ctx: Context, before: str, value: str) -> None:
    address = value if value.startswith(("http://", "https://")) else before + value
    out = ctx.out
    # "https://doi.org/" written as the DOI's prefix belongs to the link
    place = len(out) - 1
    if before and place >= 0 and str(out[place]).endswith(before) and isinstance(out[place], str):
        value = before + value
        out[place] = str(out[place]).removesuffix(before)
    shape = Format(("link", address))
    out += [shape.open, value, shape.close]


def _short(name: str) -> Render:
    sources = _SHORT.get(name, (f"{name}-short",))

    def render(ctx: Context) -> None:
        ctx.called += 1
        if name in ctx.suppressed:
            return
        texts = ctx.work.texts
        value = next((texts[source] for source in sources if source in texts), "") or ctx.text(name)
        if value:
            ctx.filled += 1
            ctx.title_language = ctx.work.tags.get(name) or ctx.language
            ctx.write(value)

    return render


def _citation_label(ctx: Context) -> None:
    ctx.called += 1
    label = ctx.work.texts.get("citation-label") or trigraph(ctx)
    if label:
        ctx.filled += 1
        ctx.out.append(label)
    if ctx.marking.suffix and not ctx.suffix_written:
        ctx.suffix_written = True
        ctx.out.append(ctx.marking.suffix)


def trigraph(ctx: Context) -> str:
    """Make a label of authors' names and the year's last digits ("Ado+65", "BishMu09") where the work has none."""
    people = next((ctx.work.names[name] for name in ("author", "editor", "translator") if name in ctx.work.names), ())
    widths = {1: (4,), 2: (2, 2), 3: (1, 1, 1)}.get(len(people), (1, 1, 1, 1))
    families = [(person.family or person.literal).replace(" ", "") for person in people]
    letters = "".join(family[:width] for family, width in zip(families, widths, strict=False))
    date = ctx.work.dates.get("issued")
    return letters + (f"{abs(date.start[0]) % 100:02d}" if date and date.start[0] else "")


def _locator(ctx: Context) -> None:
    ctx.called += 1
    if ctx.cite and ctx.cite.locator:
        ctx.filled += 1
        ctx.write(numbers.locator_text(ctx, ctx.cite.locator))


def _year_suffix(ctx: Context) -> None:
    # not counted as a variable: "n.d." stands with and without it
    value = ctx.text("year-suffix")
    if value:
        ctx.filled += 1
        ctx.out.append(value)


def _page(ctx: Context) -> None:
    ctx.called += 1
    value = ctx.text("page")
    if value:
        ctx.filled += 1
        ctx.write(numbers.page_text(ctx, value))


def _citation_number(ctx: Context) -> None:
    ctx.called += 1
    if ctx.number:
        ctx.filled += 1
        ctx.out.append(ctx.number)


_VARIABLES: Final[dict[str, Render]] = {
    "citation-label": _citation_label,
    "citation-number": _citation_number,
    "locator": _locator,
    "page": _page,
    "year-suffix": _year_suffix,
}

ELEMENTS: Final[dict[str, Callable[[Compiler, Node, Scope], Render]]] = {
    "text": _text,
    "group": _group,
    "choose": choose.make,
    "names": names.make,
    "date": dates.make,
    "number": numbers.make_number,
    "label": numbers.make_label,
}
"""Rendering elements (CSL 1.0.2, "Rendering Elements")."""
