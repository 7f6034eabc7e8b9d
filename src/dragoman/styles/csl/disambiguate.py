"""Which cites look alike, and what tells them apart? Names, given names, a condition, year suffixes."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from dragoman.styles.csl.context import Cite, Context, Marking, Seen
from dragoman.styles.csl.person import Initials, initials
from dragoman.styles.csl.style import Style
from dragoman.styles.csl.tokens import text_of
from dragoman.styles.csl.work import Person

Groups = list[list[str]]
_FULL: Final = 2
_INITIALS: Final = 1
_SPACES: Final = re.compile(r"[\s.]+")


class Looks:
    """How each work's cite looks under its markings."""

    def __init__(self, style: Style, markings: dict[str, Marking], context: Callable[[str], Context]) -> None:
        self.style = style
        self.markings = markings
        self.context = context
        self.seen: dict[str, list[Seen]] = {}
        self.conditions: dict[str, int] = {}

    def text(self, id: str) -> str:
        """Render a work's cite as it looks after its first: short forms must be told apart, too."""
        ctx = self.context(id)
        ctx.cite = Cite(id)
        ctx.cite.position = "subsequent"
        ctx.seen = []
        # that a source was looked up on different days does not tell it apart
        ctx.suppressed.add("accessed")
        self.style.citation.write(ctx)
        self.seen[id] = ctx.seen
        self.conditions[id] = ctx.conditions
        return text_of(ctx.out)

    def split(self, ids: Iterable[str]) -> Groups:
        """Part works by how their cites look."""
        groups: dict[str, list[str]] = {}
        for id in ids:
            groups.setdefault(self.text(id), []).append(id)
        return list(groups.values())

    def most(self, ids: Iterable[str]) -> int:
        """Give the length of the longest list of names in cites."""
        return max((seen.total for id in ids for seen in self.seen[id]), default=0)

    def least(self, ids: Iterable[str]) -> int:
        """Give the smallest number of names shown in cites."""
        return min((seen.shown for id in ids for seen in self.seen[id]), default=0)


def disambiguate(
    style: Style, markings: dict[str, Marking], order: Sequence[str], context: Callable[[str], Context]
) -> None:
    """Fill in ``markings`` (fresh ones), with year suffixes in the order of the bibliography.

    ``context`` makes the state in which a work is cited.

    CSL 1.0.2, "Disambiguation": more names, fuller given names, the style's own condition, year suffixes.
    """
    plan = Plan(style)
    if not plan.anything:
        return
    looks = Looks(style, markings, context)
    groups = looks.split(order)
    if plan.givens and not plan.by_cite:
        tell_apart(looks, [(id, seen, place) for id in order for seen, place in plan.places(looks, id)], plan)
        groups = looks.split(order)
    ambiguous = [group for group in groups if len(group) > 1]
    if plan.names:
        ambiguous = _each(ambiguous, lambda group: _separate(looks, group, plan, ""))
    if plan.givens:
        ambiguous = _each(ambiguous, lambda group: _separate(looks, group, plan, "givens"))
    if style.conditional:
        ambiguous = _each(ambiguous, lambda group: add_condition(looks, group))
    if style.year_suffixes:
        rank = {id: number for number, id in enumerate(order)}
        for group in ambiguous:
            add_suffixes(markings, sorted(group, key=rank.__getitem__))


class Plan:
    """Which means of disambiguation a style uses."""

    def __init__(self, style: Style) -> None:
        attrs = style.citation.attrs
        rule = attrs.get("givenname-disambiguation-rule", "by-cite")
        self.givens = attrs.get("disambiguate-add-givenname") == "true"
        self.names = attrs.get("disambiguate-add-names") == "true"
        self.by_cite = rule == "by-cite"
        self.primary = rule.startswith("primary")
        self.most = _INITIALS if rule.endswith("with-initials") else _FULL
        self.anything = self.givens or self.names or style.year_suffixes or style.conditional

    def places(self, looks: Looks, id: str) -> list[tuple[Seen, int]]:
        """Give the names of a work's cite that the rule speaks of."""
        return [
            (seen, place)
            for seen in looks.seen[id]
            for place in range(min(seen.shown, 1) if self.primary else seen.shown)
        ]


def _each(groups: Groups, step: Callable[[list[str]], Groups]) -> Groups:
    return [one for group in groups for one in step(group) if len(one) > 1]


def _separate(looks: Looks, group: list[str], plan: Plan, givens: str) -> Groups:
    """Show more names, one by one, in alike cites; with ``givens`` also fuller given names at each step.

    What told no cites apart is taken back.
    """
    kept = {id: _copy(looks.markings[id]) for id in group}
    rest = [group]
    done: Groups = []
    least, most = looks.least(group), looks.most(group)
    for shown in range(least if givens else least + 1, (most if plan.names else least) + 1):
        parts: Groups = []
        for ids in rest:
            parts += _step(looks, ids, (shown, plan, givens), kept)
        done += [part for part in parts if len(part) == 1]
        rest = [part for part in parts if len(part) > 1]
        if not rest:
            break
    for id in (id for ids in rest for id in ids):
        looks.markings[id].shown, looks.markings[id].givens = kept[id]
    for ids in rest:
        looks.split(ids)
    return [*done, *rest]


Kept = tuple[dict[str, int], dict[tuple[str, int], int]]


def _copy(marking: Marking) -> Kept:
    return dict(marking.shown), dict(marking.givens)


def _step(looks: Looks, ids: list[str], how: tuple[int, Plan, str], kept: dict[str, Kept]) -> Groups:
    """Show so many names in alike cites; then try given names; keep what told some apart."""
    shown, plan, givens = how
    for id in ids:
        for seen in looks.seen[id]:
            looks.markings[id].shown[seen.variable] = shown
    parts = _keep(looks, looks.split(ids), kept)
    if not givens:
        return parts
    if plan.by_cite:
        return [one for part in parts for one in _by_cite(looks, part, shown, kept)]
    alike = [(id, seen, place) for id in ids for seen, place in plan.places(looks, id)]
    tell_apart(looks, alike, plan)
    return _keep(looks, looks.split(ids), kept)


def _keep(looks: Looks, parts: Groups, kept: dict[str, Kept]) -> Groups:
    if len(parts) > 1:
        kept.update((id, _copy(looks.markings[id])) for part in parts for id in part)
    return parts


def _by_cite(looks: Looks, ids: list[str], shown: int, kept: dict[str, Kept]) -> Groups:
    """Write given names fuller, name by name, as long as that tells more cites apart."""
    rest, done = [ids], []
    for place, level in ((place, level) for place in range(shown) for level in (_INITIALS, _FULL)):
        parts: Groups = []
        for one in rest:
            parts += _try_level(looks, one, (place, level), kept) if len(one) > 1 else [one]
        done += [part for part in parts if len(part) == 1]
        rest = [part for part in parts if len(part) > 1]
    return [*done, *rest]


def _try_level(looks: Looks, ids: list[str], how: tuple[int, int], kept: dict[str, Kept]) -> Groups:
    """Raise one name of alike cites to a level; take it back when that tells none apart."""
    place, level = how
    before = [dict(looks.markings[id].givens) for id in ids]
    for id in ids:
        for seen in looks.seen[id]:
            if place < seen.total and level > seen.levels[0]:
                looks.markings[id].givens[seen.variable, place] = level
    parts = looks.split(ids)
    if len(parts) == 1:
        for id, old in zip(ids, before, strict=True):
            looks.markings[id].givens = old
    return _keep(looks, parts, kept)


def add_condition(looks: Looks, group: list[str]) -> Groups:
    """Let the style's disambiguate conditions hold, one after the other, where that tells cites apart."""
    rest = [group]
    done: Groups = []
    for count in range(1, max(looks.conditions[id] for id in group) + 1):
        parts: Groups = []
        for ids in rest:
            parts += _with_conditions(looks, ids, count)
        done += [part for part in parts if len(part) == 1]
        rest = [part for part in parts if len(part) > 1]
    return [*done, *rest]


def _with_conditions(looks: Looks, ids: list[str], count: int) -> Groups:
    before = [looks.markings[id].conditions for id in ids]
    for id in ids:
        looks.markings[id].conditions = count
    parts = looks.split(ids)
    if len(parts) == 1 and count == max(looks.conditions[id] for id in ids):
        for id, old in zip(ids, before, strict=True):
            looks.markings[id].conditions = 0 if old == count - 1 else old
    return parts


def add_suffixes(markings: dict[str, Marking], ids: Sequence[str]) -> None:
    """Give year suffixes in order."""
    for number, id in enumerate(ids):
        markings[id].suffix = suffix_letters(number)


def suffix_letters(number: int) -> str:
    """Give the year suffix of a place counted from 0.

    >>> suffix_letters(0), suffix_letters(25), suffix_letters(26)
    ('a', 'z', 'aa')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(97 + rest) + letters
    return letters


def tell_apart(looks: Looks, places: Sequence[tuple[str, Seen, int]], plan: Plan) -> None:
    """Write given names as full as it takes to tell persons apart whose names look alike (rules but by-cite)."""
    families: dict[tuple[str, ...], list[tuple[str, Seen, int]]] = {}
    for one in places:
        families.setdefault(_at_level(one[1].people[one[2]], one[1].levels[0]), []).append(one)
    for alike in families.values():
        if len({_at_level(seen.people[place], _FULL) for _, seen, place in alike}) > 1:
            _raise(looks, alike, plan.most)


def _raise(looks: Looks, alike: list[tuple[str, Seen, int]], most: int) -> None:
    """Raise the given names of persons that look alike: to initials where these suffice, else to full names."""
    by_initials: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for _, seen, place in alike:
        person = seen.people[place]
        by_initials.setdefault(_at_level(person, _INITIALS), set()).add(_at_level(person, _FULL))
    if most == _INITIALS and len(by_initials) == 1:
        return
    for id, seen, place in alike:
        alone = len(by_initials[_at_level(seen.people[place], _INITIALS)]) == 1
        level = min(most, _INITIALS if alone else _FULL)
        if level > seen.levels[0]:
            looks.markings[id].givens[seen.variable, place] = level


def _at_level(person: Person, level: int) -> tuple[str, ...]:
    """Give a name as it looks at a level."""
    family = (person.particle, person.family, person.literal)
    if level == 0:
        return family
    return (*family, initials(person, Initials(".")) if level == 1 else _SPACES.sub("", person.given))
