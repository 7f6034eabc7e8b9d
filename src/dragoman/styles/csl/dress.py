"""What stands around an element's text? Affixes, formatting, quotes, text-case, display."""

from dragoman.styles.csl.context import Context, Render
from dragoman.styles.csl.parse import Node
from dragoman.styles.csl.textcase import recase
from dragoman.styles.csl.tokens import Format, format_of


def dressed(node: Node, inner: Render) -> Render:
    """Put an element's attributes into force around ``inner``; nothing is written when ``inner`` writes nothing."""
    attrs = node.attrs
    render = _cased(attrs, inner)
    shape = format_of(attrs)
    quotes = attrs.get("quotes") == "true"
    if shape or quotes:
        render = _shaped(render, shape, "quotes" if quotes else "")
    prefix, suffix = attrs.get("prefix", ""), attrs.get("suffix", "")
    if prefix or suffix:
        render = _affixed(render, prefix, suffix)
    display = attrs.get("display")
    return _shaped(render, Format(("display", display)), "") if display else render


def _cased(attrs: dict[str, str], inner: Render) -> Render:
    case = attrs.get("text-case", "")
    strip = attrs.get("strip-periods") == "true"
    if not case and not strip:
        return inner

    def render(ctx: Context) -> None:
        start = len(ctx.out)
        inner(ctx)
        if len(ctx.out) == start:
            return
        if strip:
            for place in range(start, len(ctx.out)):
                token = ctx.out[place]
                if isinstance(token, str):
                    ctx.out[place] = token.replace(".", "")
        if case:
            recase(ctx.out, start, case, ctx.title_language)

    return render


def _shaped(inner: Render, shape: Format | None, quotes: str) -> Render:
    def render(ctx: Context) -> None:
        out = ctx.out
        start = len(out)
        if shape:
            out.append(shape.open)
        if quotes:
            out.append(ctx.locale.quoted.open)
        before = len(out)
        inner(ctx)
        if len(out) == before:
            del out[start:]
            return
        if quotes:
            out.append(ctx.locale.quoted.close)
        if shape:
            out.append(shape.close)

    return render


def _affixed(inner: Render, prefix: str, suffix: str) -> Render:
    def render(ctx: Context) -> None:
        out = ctx.out
        start = len(out)
        if prefix:
            out.append(prefix)
        before = len(out)
        inner(ctx)
        if len(out) == before:
            del out[start:]
        elif suffix:
            out.append(suffix)

    return render
