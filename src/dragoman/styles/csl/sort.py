"""In which order? The sort keys of citation and bibliography."""

from collections.abc import Callable, Sequence
from typing import Final

from dragoman.styles.csl.compile import Compiler
from dragoman.styles.csl.context import Area, Context, Render, Scope
from dragoman.styles.csl.dates import sort_form
from dragoman.styles.csl.parse import Node
from dragoman.styles.csl.tokens import text_of
from dragoman.styles.csl.work import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from dragoman.text.collate import sort_key
from dragoman.text.tag import script

_NAMES: Final = {"names-min": "et-al-min", "names-use-first": "et-al-use-first", "names-use-last": "et-al-use-last"}
Value = tuple[int, object]
"""A key's value: its kind (0 number, 1 text) so that unlike values compare, and the value itself."""


class Key:
    """One sort key: how its value is made, and in which direction it sorts."""

    def __init__(self, compiler: Compiler, node: Node, area: Area, options: dict[str, str], lang: str) -> None:
        self.lang = lang
        """The language of the list, by whose custom it sorts, whatever its entries speak."""
        changes = {ours: node.attrs[theirs] for theirs, ours in _NAMES.items() if theirs in node.attrs}
        if changes:
            changes |= {"et-al-subsequent-min": "", "et-al-subsequent-use-first": ""}
        self.descending = node.attrs.get("sort") == "descending"
        self.variable = node.attrs.get("variable", "")
        macro = node.attrs.get("macro", "")
        self.by_number = self.variable == "citation-number" or compiler.only_number(macro)
        scope = Scope(area, {**options, **changes}, "sorting" + "/".join(changes.values()))
        self.render = self._render(compiler, node, scope)

    def _render(self, compiler: Compiler, node: Node, scope: Scope) -> Render:
        if "macro" in node.attrs:
            return compiler.macro(node.attrs["macro"], scope)
        if self.variable in NAME_VARIABLES:
            return compiler.make(Node("names", {"variable": self.variable}, [Node("name", {}, [], "")], ""), scope)
        return compiler.make(Node("text", {"variable": self.variable}, [], ""), scope)

    def value(self, ctx: Context) -> Value | None:
        """Give a work's value for this key, ``None`` when it has none."""
        ctx.out, ctx.sorting = [], True
        if self.variable in DATE_VARIABLES:
            date = ctx.work.dates.get(self.variable)
            return (1, sort_key(sort_form(date), "")) if date else None
        if self.by_number:
            return (0, int(ctx.number)) if ctx.number.isdigit() else None
        if self.variable in NUMBER_VARIABLES and ctx.text(self.variable).isdigit():
            return (0, int(ctx.text(self.variable)))
        self.render(ctx)
        text = text_of(ctx.out)
        if not text.strip():
            return None
        return (1, sort_key(bare(text), self.lang))


def script_group(language: str) -> int:
    """Give the group of a work's language in a list that keeps scripts together (GB/T 7714, 9.3.2): Chinese,
    Japanese, Latin script, Russian, others.

    >>> [script_group(tag) for tag in ("zh-CN", "ja", "tr", "ru", "fa")]
    [0, 1, 2, 3, 4]
    """
    if language[:2] in ("zh", "ja"):
        return 0 if language[:2] == "zh" else 1
    kind = script(language) if language else "Latn"
    return {"Latn": 2, "Cyrl": 3}.get(kind, 4)


def bare(text: str) -> str:
    """Leave out what does not sort: quotation marks and brackets at the start."""
    return text.translate(_UNSORTED).strip()


_UNSORTED: Final = {ord(sign): None for sign in "\"“”„«»‹›()[]{},'’"}


def keys_of(compiler: Compiler, nodes: Sequence[Node], area: Area, options: dict[str, str], lang: str) -> list[Key]:
    """Compile the sort keys of a layout."""
    return [Key(compiler, node, area, options, lang) for node in nodes]


def in_order(ids: Sequence[str], keys: Sequence[Key], context: Callable[[str], Context]) -> list[str]:
    """Sort by keys in turn; works without a value for a key stand last in either direction.

    ``context`` makes the state in which a work's keys are rendered.
    """
    order = list(ids)
    for key in reversed(keys) if len(order) > 1 else ():
        values = {one: key.value(context(one)) for one in order}
        order = sorted_by(order, values, "descending" if key.descending else "")
    return order


def sorted_by(order: Sequence[str], values: dict[str, Value | None], descending: str) -> list[str]:
    """Sort stably by values; those without one come last.

    >>> sorted_by(["a", "b", "c"], {"a": (0, 1), "b": None, "c": (0, 2)}, "descending")
    ['c', 'a', 'b']
    """
    full = [one for one in order if values[one] is not None]
    full.sort(key=lambda one: values[one] or (1, ""), reverse=bool(descending))
    return [*full, *(one for one in order if values[one] is None)]
