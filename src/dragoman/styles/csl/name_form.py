"""How does one name stand on the page? Its parts in order, with their formatting."""

from dragoman.styles.csl.context import Context
from dragoman.styles.csl.name_plan import NamePlan, PartStyle
from dragoman.styles.csl.person import glued, initials, is_latinate
from dragoman.styles.csl.textcase import recase
from dragoman.styles.csl.work import Person


def write_name(ctx: Context, plan: NamePlan, person: Person, level: int, inverted: object) -> None:
    """Write one name with given names as full as ``level`` says (0 none, 1 initials, 2 whole)."""
    out = ctx.out
    if plan.shape:
        out.append(plan.shape.open)
    if person.literal:
        _write_part(ctx, plan.whole, person.literal)
    elif not is_latinate(person.family + person.given):
        _write_eastern(ctx, plan, person, level)
    elif level == 0:
        _write_part(ctx, plan.family, glued(person.particle, person.family))
    elif inverted:
        _write_inverted(ctx, plan, person, level)
    else:
        _write_natural(ctx, plan, person, level)
    if plan.shape:
        out.append(plan.shape.close)


def given_of(plan: NamePlan, person: Person, level: int) -> str:
    """Give the given names at a level: initials where the style wants them."""
    if plan.initialize_with is None or not person.given:
        return person.given
    if level >= 2 and not plan.full:
        return initials(person, plan.initial_style._replace(full="full"))
    return initials(person, plan.initial_style)


def suffix_of(plan: NamePlan, person: Person) -> str:
    """Give the suffix; without a full stop where initials have none ("WEINSTEIN L Jr")."""
    bare = plan.initialize_with is not None and "." not in plan.initialize_with
    return person.suffix.rstrip(".") if bare else person.suffix


def _write_part(ctx: Context, style: PartStyle, text: str) -> None:
    """Write a part of a name with its formatting."""
    if not text:
        return
    if style.prefix:
        ctx.write(style.prefix)
    _write_bare(ctx, style, text)
    if style.suffix:
        ctx.write(style.suffix)


def _write_bare(ctx: Context, style: PartStyle, text: str) -> None:
    """Write a part of a name with its formatting, without its affixes."""
    out = ctx.out
    if style.shape:
        out.append(style.shape.open)
    start = len(out)
    ctx.write(text)
    if style.case:
        recase(out, start, style.case, ctx.locale.lang)
    if style.shape:
        out.append(style.shape.close)


def _write_eastern(ctx: Context, plan: NamePlan, person: Person, level: int) -> None:
    """Write a name of an East Asian script: family name first, nothing between, never initials."""
    family = person.particle + person.family
    _write_part(ctx, plan.family, family)
    if level or plan.sorting:
        _write_part(ctx, plan.given, person.given + person.dropping)


def _write_natural(ctx: Context, plan: NamePlan, person: Person, level: int) -> None:
    """Write "Jean de La Fontaine III"; a name marked as static keeps its family name first."""
    given = given_of(plan, person, level)
    if person.static:
        _write_part(ctx, plan.family, glued(person.particle, person.family))
        if given:
            ctx.out.append(" ")
            _write_part(ctx, plan.given, given)
        return
    if given:
        _write_part(ctx, plan.given, given)
        if not _spaced(ctx):
            ctx.out.append(" ")
    suffix = (", " if person.comma_suffix else " ") + suffix_of(plan, person) if person.suffix else ""
    _affixed(ctx, plan.family, ((plan.given, person.dropping), (plan.family, person.particle),
                                (plan.family, person.family)), suffix)  # fmt: skip


def _affixed(ctx: Context, around: PartStyle, parts: tuple[tuple[PartStyle, str], ...], suffix: str) -> None:
    """Write parts of a name in one part's affixes, each in its own formatting."""
    if around.prefix:
        ctx.write(around.prefix)
    before = ""
    for style, text in parts:
        if text:
            if before and (ctx.sorting or not _elided(before)) and not _spaced(ctx):
                ctx.out.append(" ")
            _write_bare(ctx, style, text)
            before = text
    if suffix:
        ctx.write(suffix)
    if around.suffix:
        ctx.write(around.suffix)


def _spaced(ctx: Context) -> bool:
    last = ctx.out[-1] if ctx.out else ""
    return isinstance(last, str) and last[-1:].isspace()


def _elided(particle: str) -> bool:
    return particle.endswith(("’", "'", "-", "–")) and " " not in particle[-2:]


def _write_inverted(ctx: Context, plan: NamePlan, person: Person, level: int) -> None:
    """Write "La Fontaine, Jean de, III"; where particles stand is the style's demote-non-dropping-particle."""
    given = given_of(plan, person, level)
    demote = plan.particles == "display-and-sort" or (plan.sorting and plan.particles == "sort-only")
    particle = (plan.family, "" if demote else person.particle)
    _affixed(ctx, plan.family, (particle, (plan.family, person.family)), "")
    after = (plan.given, given), (plan.given, person.dropping), (plan.family, person.particle if demote else "")
    if any(text for _, text in after):
        ctx.write(" " if person.static else plan.separator)
        _affixed(ctx, plan.given, after, "")
    if person.suffix:
        ctx.write(plan.separator + suffix_of(plan, person))
