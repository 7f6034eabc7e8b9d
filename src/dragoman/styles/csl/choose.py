"""Which branch applies? cs:choose with its conditions."""

from collections.abc import Callable
from typing import Final

from dragoman.styles.csl.context import Context, Maker, Render, Scope
from dragoman.styles.csl.numbers import is_numeric
from dragoman.styles.csl.parse import Node
from dragoman.styles.csl.work import DATE_VARIABLES, NAME_VARIABLES

Test = Callable[[Context], bool]
_ONE_OF: Final = ("type", "locator")
"""Conditions of which a work can meet one value only: several values mean any of them."""
_POSITIONS: Final = {
    "first": frozenset(("first",)),
    "subsequent": frozenset(("subsequent", "ibid", "ibid-with-locator")),
    "ibid": frozenset(("ibid", "ibid-with-locator")),
    "ibid-with-locator": frozenset(("ibid-with-locator",)),
}
"""Which positions satisfy a test for one (CSL 1.0.2, "Choose")."""


def make(maker: Maker, node: Node, scope: Scope, delimiter: str = "") -> Render:
    """Compile cs:choose: the first branch whose test holds is written.

    ``delimiter`` is that of the group around it, which also parts the elements of a branch.
    """
    branches: list[tuple[Test | None, Render]] = []
    for branch in node.children:
        test = None if branch.tag == "else" else _test(branch.attrs)
        branches.append((test, row(children(maker, branch.children, scope, delimiter), delimiter)))

    def render(ctx: Context) -> None:
        for test, branch in branches:
            if test is None or test(ctx):
                branch(ctx)
                return

    return render


def children(maker: Maker, nodes: list[Node], scope: Scope, delimiter: str) -> list[Render]:
    """Compile the elements of a group or branch."""
    return [
        make(maker, node, scope, delimiter) if node.tag == "choose" and delimiter else maker.make(node, scope)
        for node in nodes
    ]


def row(elements: list[Render], delimiter: str) -> Render:
    """Write elements one after the other, with a delimiter between those that write something."""
    if len(elements) == 1:
        return elements[0]

    def plain(ctx: Context) -> None:
        for element in elements:
            element(ctx)

    def delimited(ctx: Context) -> None:
        out = ctx.out
        written = False
        for element in elements:
            start = len(out)
            if written:
                ctx.write(delimiter)
            before = len(out)
            element(ctx)
            if len(out) > before:
                written = True
            elif before > start:
                del out[start:]

    return delimited if delimiter else plain


def _test(attrs: dict[str, str]) -> Test:
    """Compile a branch's conditions, joined as its ``match`` says."""
    tests: list[Test] = []
    for name, value in attrs.items():
        condition = _CONDITIONS.get(name)
        if condition and name in _ONE_OF and attrs.get("match", "all") == "all":
            tests.append(_any([condition(one) for one in value.split()]))
        elif condition:
            tests.extend(condition(one) for one in value.split())
    if len(tests) == 1 and attrs.get("match") != "none":
        return tests[0]
    if attrs.get("match") == "any":
        return _any(tests)
    if attrs.get("match") == "none":
        return lambda ctx: not any(test(ctx) for test in tests)
    return lambda ctx: all(test(ctx) for test in tests)


def _any(tests: list[Test]) -> Test:
    return lambda ctx: any(test(ctx) for test in tests)


def _type(value: str) -> Test:
    return lambda ctx: ctx.work.type == value


def _variable(value: str) -> Test:
    if value in NAME_VARIABLES:
        return lambda ctx: value in ctx.work.names and value not in ctx.suppressed
    if value in DATE_VARIABLES:
        return lambda ctx: value in ctx.work.dates
    return lambda ctx: bool(ctx.peek(value))


def _numeric(value: str) -> Test:
    return lambda ctx: is_numeric(ctx.peek(value))


def _uncertain(value: str) -> Test:
    return lambda ctx: value in ctx.work.dates and ctx.work.dates[value].circa


def _locator(value: str) -> Test:
    wanted = "sub verbo" if value == "sub-verbo" else value
    return lambda ctx: ctx.cite is not None and bool(ctx.cite.locator) and ctx.cite.label == wanted


def _position(value: str) -> Test:
    if value == "near-note":
        return lambda ctx: ctx.cite is not None and ctx.area == "citation" and ctx.cite.near
    wanted = _POSITIONS.get(value, frozenset())
    return lambda ctx: ctx.area == "citation" and ctx.cite is not None and ctx.cite.position in wanted


def _disambiguate(value: str) -> Test:
    wanted = value == "true"

    def test(ctx: Context) -> bool:
        ctx.conditions += 1
        return (ctx.conditions <= ctx.marking.conditions) is wanted

    return test


_CONDITIONS: Final[dict[str, Callable[[str], Test]]] = {
    "type": _type,
    "variable": _variable,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
}
