"""Which cites look alike, and what tells them apart? Names, given names, a condition, year suffixes."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from dragoman.styles.csl.context import Context, Marking, Seen
from dragoman.styles.csl.name_form import given_of
from dragoman.styles.csl.person import Initials, initials
from dragoman.styles.csl.style import Style
from dragoman.styles.csl.tokens import text_of
from dragoman.styles.csl.work import Person, Work

Groups = list[list[str]]
_FULL: Final = 2
_INITIALS: Final = 1


class Looks:
    """How each work's cite looks under its markings; rendered anew only where a marking changed."""

    def __init__(self, style: Style, works: dict[str, Work], markings: dict[str, Marking]) -> None:
        self.style = style
        self.works = works
        self.markings = markings
        self.seen: dict[str, list[Seen]] = {}
        self.conditional = False

    def text(self, id: str) -> str:
        """Render a work's cite without its year suffix."""
        marking = self.markings[id]
        suffix, marking.suffix = marking.suffix, ""
        ctx = self.style.context(self.works[id], "citation", marking)
        ctx.seen = []
        self.style.citation.write(ctx)
        marking.suffix = suffix
        self.seen[id] = ctx.seen
        self.conditional = self.conditional or ctx.disambiguating
        return text_of(ctx.out)

    def split(self, ids: Iterable[str]) -> Groups:
        """Part works by how their cites look."""
        groups: dict[str, list[str]] = {}
        for id in ids:
            groups.setdefault(self.text(id), []).append(id)
        return list(groups.values())


def disambiguate(style: Style, works: dict[str, Work], markings: dict[str, Marking], order: Sequence[str]) -> None:
    """Fill in ``markings`` (fresh ones), with year suffixes in the order of the bibliography."""
    attrs = style.citation.attrs
    rule = attrs.get("givenname-disambiguation-rule", "by-cite")
    givens = attrs.get("disambiguate-add-givenname") == "true"
    names = attrs.get("disambiguate-add-names") == "true"
    if not (givens or names or style.year_suffixes or style.conditional):
        return
    looks = Looks(style, works, markings)
    groups = looks.split(order)
    if givens and rule != "by-cite":
        tell_names_apart(looks, order, rule)
        groups = looks.split(order)
    ambiguous = [group for group in groups if len(group) > 1]
    if names:
        ambiguous = _each(ambiguous, lambda group: add_names(looks, group))
    if givens and rule == "by-cite":
        ambiguous = _each(ambiguous, lambda group: add_givens(looks, group))
    if looks.conditional:
        ambiguous = _each(ambiguous, lambda group: add_condition(looks, group))
    if style.year_suffixes:
        for group in ambiguous:
            add_suffixes(markings, [id for id in order if id in set(group)])


def _each(groups: Groups, step: Callable[[list[str]], Groups]) -> Groups:
    return [one for group in groups for one in step(group) if len(one) > 1]


def add_names(looks: Looks, group: list[str]) -> Groups:
    """Show more names, one by one, as long as that tells more cites apart (disambiguate-add-names)."""
    result: Groups = []
    rest = [group]
    most = max((seen.total for id in group for seen in looks.seen[id]), default=0)
    least = min((seen.shown for id in group for seen in looks.seen[id]), default=0)
    for shown in range(least + 1, most + 1):
        step = [part for ids in rest for part in _with_names(looks, ids, shown)]
        result.extend(part for part in step if len(part) == 1)
        rest = [part for part in step if len(part) > 1]
    return [*result, *rest]


def _with_names(looks: Looks, ids: list[str], shown: int) -> Groups:
    """Show so many names in all cites and part them."""
    for id in ids:
        show(looks, id, shown)
    return looks.split(ids)


def show(looks: Looks, id: str, shown: int) -> None:
    """Show at least so many names in a work's cite."""
    for seen in looks.seen[id]:
        looks.markings[id].shown[seen.variable] = shown


def add_givens(looks: Looks, group: list[str]) -> Groups:
    """Write given names fuller, name by name, as long as that tells more cites apart (by-cite)."""
    result: Groups = []
    rest = [group]
    most = max((seen.total for id in group for seen in looks.seen[id]), default=0)
    for place, level in ((place, level) for place in range(most) for level in (_INITIALS, _FULL)):
        step = [part for ids in rest for part in _try_level(looks, ids, place, level)]
        result.extend(part for part in step if len(part) == 1)
        rest = [part for part in step if len(part) > 1]
    return [*result, *rest]


def _try_level(looks: Looks, ids: list[str], place: int, level: int) -> Groups:
    """Raise one name of all cites to a level; take it back when that tells none apart."""
    before = [dict(looks.markings[id].givens) for id in ids]
    for id in ids:
        for seen in looks.seen[id]:
            if place < seen.total and level > seen.levels[0]:
                looks.markings[id].givens[seen.variable, place] = level
    parts = looks.split(ids)
    if len(parts) == 1:
        for id, old in zip(ids, before, strict=True):
            looks.markings[id].givens = old
    return parts


def add_condition(looks: Looks, group: list[str]) -> Groups:
    """Let the style's disambiguate condition hold; keep it where that tells cites apart."""
    for id in group:
        looks.markings[id].condition = True
    parts = looks.split(group)
    if len(parts) == 1:
        for id in group:
            looks.markings[id].condition = False
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


def tell_names_apart(looks: Looks, order: Sequence[str], rule: str) -> None:
    """Write given names as full as it takes to tell all persons of all cites apart (rules other than by-cite)."""
    most = _INITIALS if rule.endswith("with-initials") else _FULL
    places = [
        (id, seen, place)
        for id in order
        for seen in looks.seen[id]
        for place in range(min(seen.shown, 1) if rule.startswith("primary") else seen.shown)
    ]
    families: dict[tuple[str, ...], list[tuple[str, Seen, int]]] = {}
    for one in places:
        person = one[1].people[one[2]]
        families.setdefault(_at_level(person, one[1].levels[0]), []).append(one)
    for alike in families.values():
        if len({seen.people[place].key for _, seen, place in alike}) > 1:
            _raise(looks, alike, most)


def _raise(looks: Looks, alike: list[tuple[str, Seen, int]], most: int) -> None:
    """Raise the given names of persons that look alike, to initials where these suffice for all that share them."""
    by_initials: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for _, seen, place in alike:
        person = seen.people[place]
        by_initials.setdefault(_at_level(person, _INITIALS), set()).add(person.key)
    for id, seen, place in alike:
        person = seen.people[place]
        level = _INITIALS if len(by_initials[_at_level(person, _INITIALS)]) == 1 else _FULL
        if seen.levels[1] < 2 or level > most or level <= seen.levels[0]:
            level = min(most, level)
        if level > seen.levels[0]:
            looks.markings[id].givens[seen.variable, place] = level


def _at_level(person: Person, level: int) -> tuple[str, ...]:
    """Give a name as it looks at a level."""
    family = (person.particle, person.family, person.literal)
    if level == 0:
        return family
    return (*family, initials(person, Initials(".")) if level == 1 else person.given)


__all__ = ["Context", "disambiguate", "given_of", "suffix_letters"]
