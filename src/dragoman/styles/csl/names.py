"""How are names listed? cs:names: lists with et-al, labels, substitutes."""

from typing import Final

from dragoman.styles.csl.context import Context, Maker, Render, Scope, Seen
from dragoman.styles.csl.dress import dressed
from dragoman.styles.csl.name_form import write_name
from dragoman.styles.csl.name_plan import NamePlan
from dragoman.styles.csl.parse import Node
from dragoman.styles.csl.person import is_latinate
from dragoman.styles.csl.tokens import Token
from dragoman.styles.csl.work import Person

_CHILDREN: Final = ("name", "et-al", "label")
"""What a names element inside cs:substitute takes over when it is written in short."""
Substitute = tuple[tuple[str, ...], str, Render]
"""The variables that a substitute uses up, the term it writes, and itself."""
_EMPTY: Final = Node("et-al", {}, [], "")


def make(maker: Maker, node: Node, scope: Scope) -> Render:
    """Compile cs:names."""
    names = _Names(maker, node, scope)
    substitutes = _substitutes(maker, node, scope)

    def inner(ctx: Context) -> None:
        before = len(ctx.out)
        ctx.called += 1
        if ctx.hide_names:
            if names.has_any(ctx):
                ctx.hide_names = False
                ctx.filled += 1
                return
        else:
            names.write(ctx)
        if len(ctx.out) > before or names.counting(ctx):
            ctx.filled += 1
        else:
            _substitute(ctx, substitutes)

    return dressed(node, inner)


def _substitutes(maker: Maker, node: Node, scope: Scope) -> list[Substitute]:
    """Compile the children of cs:substitute, each with the variables that it uses up."""
    holder = node.first("substitute")
    made = []
    for child in holder.children if holder else []:
        child = _in_full(child, node)
        used = tuple(child.attrs.get("variable", "").split())
        made.append((used, child.attrs.get("term", ""), maker.make(child, scope)))
    return made


def _in_full(child: Node, node: Node) -> Node:
    """Give a names element written in short inside cs:substitute what it takes over, also under cs:choose."""
    if child.tag in ("choose", "if", "else-if", "else", "group"):
        return Node(child.tag, child.attrs, [_in_full(one, node) for one in child.children], child.text)
    if child.tag != "names" or any(child.first(tag) for tag in _CHILDREN):
        return child
    shared = [one for one in node.children if one.tag in _CHILDREN]
    attrs = {"delimiter": node.attrs["delimiter"]} if "delimiter" in node.attrs else {}
    return Node("names", {**attrs, **child.attrs}, [*shared, *child.children], "")


def _substitute(ctx: Context, substitutes: list[Substitute]) -> None:
    """Write the first substitute that is not empty, and use its variables up."""
    for used, term, render in substitutes:
        before, written = len(ctx.out), len(ctx.names_written)
        hidden, outer = ctx.hide_names, ctx.used
        ctx.used = set(used)
        render(ctx)
        taken, ctx.used = ctx.used, outer
        if hidden and not ctx.hide_names:
            return
        if term and not ctx.locale.term(term) and ctx.locale.has(term):
            return  # a term that the style empties is a substitute, too
        if len(ctx.out) > before:
            if hidden:
                del ctx.out[before:]
                ctx.hide_names = False
            ctx.filled += 1
            ctx.suppressed.update(taken)
            if outer is not None:
                outer.update(taken)
            if len(ctx.names_written) == written:
                ctx.names_written.append((before, len(ctx.out)))
            return


class _Names:
    """One names element: its variables, the plan of its names, its label and et-al."""

    def __init__(self, maker: Maker, node: Node, scope: Scope) -> None:
        self.variables = node.attrs.get("variable", "").split()
        self.plan = NamePlan(node.first("name"), scope.options, maker.options, "sorting" if scope.sorting else "")
        self.delimiter = node.attrs.get("delimiter") or scope.options.get("names-delimiter", "")
        self.et_al = node.first("et-al") or _EMPTY
        self.et_al_render = dressed(Node("et-al", self.et_al.attrs, [], ""), self._et_al)
        label = node.first("label")
        self.label = label.attrs if label is not None and not scope.sorting else {}
        self.label_node = None if scope.sorting else label
        tags = [child.tag for child in node.children]
        self.label_first = "label" in tags and "name" in tags and tags.index("label") < tags.index("name")
        self.current: tuple[str, int] = ("", 0)

    def counting(self, ctx: Context) -> object:
        """Say whether a count of names was asked for and given."""
        return self.plan.form == "count" and self.has_any(ctx)

    def has_any(self, ctx: Context) -> bool:
        """Say whether any of the variables has names left."""
        return any(name in ctx.work.names and name not in ctx.suppressed for name in self.variables)

    def write(self, ctx: Context) -> None:
        """Write all variables' names."""
        groups = self._groups(ctx)
        if not groups:
            return
        if self.plan.form == "count":
            shown = sum(self._shown(ctx, variable, people)[0] for variable, people in groups)
            ctx.out.append(str(shown))
            return
        for place, (variable, people) in enumerate(groups):
            if place and self.delimiter:
                ctx.write(self.delimiter)
            self._write_group(ctx, variable, people)

    def _groups(self, ctx: Context) -> list[tuple[str, tuple[Person, ...]]]:
        """Give the variables that have names; equal editors and translators as one ``editortranslator``."""
        names = ctx.work.names
        groups = [(name, names[name]) for name in self.variables if name in names and name not in ctx.suppressed]
        if len(groups) == 2 and {name for name, _ in groups} == {"editor", "translator"}:
            first, second = groups
            if [one.key for one in first[1]] == [one.key for one in second[1]] and ctx.locale.term("editortranslator"):
                return [("editortranslator", first[1])]
        return groups

    def _write_group(self, ctx: Context, variable: str, people: tuple[Person, ...]) -> None:
        if self.label_node and self.label_first:
            self._label(ctx, variable, len(people))
        if ctx.used is not None:
            ctx.used.add(variable)
        start = len(ctx.out)
        self.list_render(ctx, variable, people)
        ctx.names_written.append((start, len(ctx.out)))
        if ctx.used is not None:
            ctx.suppressed.add(variable)
        if self.label_node and not self.label_first:
            self._label(ctx, variable, len(people))

    def _label(self, ctx: Context, variable: str, count: int) -> None:
        plural = self.label.get("plural", "contextual")
        many = count > 1 if plural == "contextual" else plural == "always"
        word = ctx.locale.term(variable, self.label.get("form", "long"), many)
        ctx.title_language = ctx.locale.lang
        if word and self.label_node is not None:
            dressed(self.label_node, lambda context: context.write(word))(ctx)

    def _shown(self, ctx: Context, variable: str, people: tuple[Person, ...]) -> tuple[int, bool]:
        """Give how many names are shown, and whether the list is cut."""
        plan, total = self.plan, len(people)
        subsequent = ctx.area == "citation" and ctx.cite is not None and ctx.cite.position != "first"
        least = plan.subsequent_min if subsequent else plan.et_al_min
        first = plan.subsequent_use_first if subsequent else plan.et_al_use_first
        if not least or first is None or total < least or total <= first:
            return total, False
        first = max(first, ctx.marking.shown.get(variable, 0))
        return (first, True) if first < total else (total, False)

    def list_render(self, ctx: Context, variable: str, people: tuple[Person, ...]) -> None:
        """Write one variable's names with the affixes of cs:name around them."""
        start = len(ctx.out)
        if self.plan.prefix:
            ctx.write(self.plan.prefix)
        before = len(ctx.out)
        self._list(ctx, variable, people)
        if len(ctx.out) == before:
            del ctx.out[start:]
        elif self.plan.suffix:
            ctx.write(self.plan.suffix)

    def _list(self, ctx: Context, variable: str, people: tuple[Person, ...]) -> None:
        """Write one variable's names, with "and" or et-al."""
        plan = self.plan
        shown, cut = self._shown(ctx, variable, people)
        if ctx.seen is not None:
            ctx.seen.append(Seen(variable, people, shown, plan.levels))
        last = cut and plan.et_al_use_last and shown <= len(people) - 2
        listed = [*people[:shown], people[-1]] if last else list(people[:shown])
        for place, person in enumerate(listed):
            if place:
                ellipsis = last and place == len(listed) - 1
                self._join(ctx, place, listed, "ellipsis" if ellipsis else "cut" if cut else "")
            index = len(people) - 1 if last and place == len(listed) - 1 else place
            level = ctx.marking.givens.get((variable, index), plan.levels[0])
            start = len(ctx.out)
            write_name(ctx, plan, person, level, self._inverted(place, person))
            if not ctx.names_written:
                ctx.spans.append((start, len(ctx.out)))
        if cut and not last and listed and not plan.sorting:
            self._write_et_al(ctx, listed)

    def _inverted(self, place: int, person: Person | None = None) -> bool:
        if person is not None and (person.literal or not is_latinate(person.family + person.given)):
            return False
        return self.plan.sort_order == "all" or (self.plan.sort_order == "first" and place == 0)

    def _join(self, ctx: Context, place: int, listed: list[Person], cut: str) -> None:
        """Write what stands between two names."""
        plan = self.plan
        if cut == "ellipsis":
            ctx.write(plan.delimiter.rstrip(" ") + " … " if plan.delimiter.strip() else "… ")
            return
        if place < len(listed) - 1 or cut or not plan.joint:
            ctx.write(plan.delimiter)
            return
        word = "&" if plan.joint == "symbol" else ctx.locale.term("and")
        if word[-1:].isspace():  # a conjunction that is joined to the words, as the Hebrew one
            ctx.write(word)
            return
        before = listed[place - 1]
        # bodies are joined as in running text, whatever the style does with inverted names ("A & B", APA 7, 8.17)
        when = "contextual" if before.literal else plan.precedes_last
        if self._delimits(when, self._inverted(place - 1, before), len(listed) > 2):
            ctx.write(plan.delimiter)
        if not _ends_space(ctx.out[-1]):
            ctx.out.append(" ")
        ctx.write(word + " ")

    def _delimits(self, when: str, inverted: object, contextual: object) -> bool:
        """Say whether the delimiter stands before "and" or et-al (delimiter-precedes-last, -et-al)."""
        if when == "after-inverted-name":
            return bool(inverted)
        return when == "always" or (when == "contextual" and bool(contextual))

    def _write_et_al(self, ctx: Context, listed: list[Person]) -> None:
        inverted = self._inverted(len(listed) - 1, listed[-1])
        joint = self.plan.delimiter if self._delimits(self.plan.precedes_et_al, inverted, len(listed) > 1) else " "
        start = len(ctx.out)
        ctx.write(joint)
        before = len(ctx.out)
        self.et_al_render(ctx)
        if len(ctx.out) == before:
            del ctx.out[start:]

    def _et_al(self, ctx: Context) -> None:
        word = ctx.locale.term(self.et_al.attrs.get("term", "et-al"))
        if word:
            ctx.write(word)


def _ends_space(token: Token) -> bool:
    return isinstance(token, str) and token.endswith(" ")
