"""Who wrote this one, too? subsequent-author-substitute: repeated names of a bibliography become a dash."""

from dragoman.styles.csl.context import Context
from dragoman.styles.csl.style import Layout
from dragoman.styles.csl.tokens import Tokens, text_of

Span = tuple[int, int]


def substituted(ctx: Context, body: Tokens, layout: Layout, before: list[str]) -> tuple[Tokens, list[str]]:
    """Replace the names that the entry before has, too, as the style's rule says; give the names as they were.

    CSL 1.0.2, "Reference Grouping": complete-all and complete-each where all names are the same, partial-each and
    partial-first where the first ones are.
    """
    if not ctx.names_written:
        return body, []
    whole = ctx.names_written[0]
    spans = ctx.spans or [whole]
    names = [text_of(ctx.out[start:end]) for start, end in spans]
    listed = [text_of(ctx.out[whole[0] : whole[1]]), *names]
    if not listed[0] or not before:
        return body, listed
    dash = layout.attrs.get("subsequent-author-substitute", "")
    rule = layout.attrs.get("subsequent-author-substitute-rule", "complete-all")
    return _replaced(body, _repeated(rule, whole, spans, (listed, before)), dash), listed


def _repeated(rule: str, whole: Span, spans: list[Span], names: tuple[list[str], list[str]]) -> list[Span]:
    """Give where the names stand that are to be replaced."""
    now, before = names
    if rule.startswith("complete"):
        if now[0] != before[0]:
            return []
        return [whole] if rule == "complete-all" else spans
    same = 0
    while same < min(len(now), len(before)) - 1 and now[same + 1] == before[same + 1]:
        same += 1
    return spans[: min(same, 1) if rule == "partial-first" else same]


def _replaced(body: Tokens, spans: list[Span], dash: str) -> Tokens:
    for start, end in reversed(spans):
        body = [*body[:start], dash, *body[end:]]
    return body
