"""What is cited? The CSL variables of one work, prepared once: strings, parted names, dates."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, get_args

from dragoman.record.model import Type
from dragoman.styles.csl.extra import hidden
from dragoman.styles.csl.when import When, when

NAME_VARIABLES: Final = frozenset(
    """author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director editor-translator executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator""".split()
)
DATE_VARIABLES: Final = frozenset("accessed available-date event-date issued original-date submitted".split())
NUMBER_VARIABLES: Final = frozenset(
    """chapter-number citation-number collection-number edition first-reference-note-number issue locator number
    number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number version
    volume""".split()
)
"""CSL 1.0.2, appendix IV."""

_ALIASES: Final = {"journalAbbreviation": "container-title-short", "shortTitle": "title-short"}
"""Names that older CSL-JSON has for a variable."""

_CORRECTED: Final = ("type", "issued", "accessed", "submitted", "event-date", "original-date")
"""What a note says better than the field: reference managers have no field that could hold it."""

_ELIDED: Final = re.compile(r"^[^\W\d_A-ZÀ-ÖØ-Þ]{1,4}['’-](?=[^\W\d_])")
"""A particle that is joined to the name: d’, l’, al-."""
TYPES: Final = frozenset(get_args(Type))


class Person:
    """One name in CSL's parts; ``literal`` alone for bodies; ``lang`` its BCP 47 tag when known."""

    __slots__ = (
        "comma_suffix", "dropping", "family", "given", "initials", "lang", "literal", "particle", "static", "suffix",
    )  # fmt: skip

    def __init__(self, parts: Mapping[str, object]) -> None:
        self.family = _string(parts.get("family"))
        self.given = _string(parts.get("given"))
        self.dropping = _string(parts.get("dropping-particle"))
        self.particle = _string(parts.get("non-dropping-particle"))
        self.suffix = _string(parts.get("suffix"))
        self.comma_suffix = bool(parts.get("comma-suffix"))
        self.static = bool(parts.get("static-ordering"))
        self.literal = _string(parts.get("literal"))
        self.lang = _string(parts.get("lang"))
        self.initials: dict[tuple[str, ...], str] = {}
        if not self.family and self.given and not self.literal:
            self.family, self.given = self.given, ""
        if not self.literal and parts.get("isInstitution"):
            self.literal, self.family = self.family, ""
        if not (self.particle or self.dropping or self.literal):
            self._part()

    @property
    def key(self) -> tuple[str, ...]:
        """Give what makes this name the same as another."""
        return (self.family, self.given, self.dropping, self.particle, self.suffix, self.literal)

    def _part(self) -> None:
        """Take particles out of family and given name: lower-case words before the one, after the other."""
        if self.family[:1] in "\"'" and self.family[-1:] in "\"'" and len(self.family) > 2:
            self.family = self.family[1:-1]
            return
        self.particle, self.family = _particle(self.family)
        words = self.given.split()
        small = len(words)
        while small and _is_small(words[small - 1]):
            small -= 1
        if 0 < small < len(words) and not self.suffix:
            self.given, self.dropping = " ".join(words[:small]), " ".join(words[small:])
        comma = self.given.find(",")
        if 0 < comma < len(self.given) - 1 and not self.suffix:
            self.suffix = self.given[comma + 1 :].strip()
            self.given = self.given[:comma].rstrip()
            if self.suffix.startswith("!"):
                self.suffix, self.comma_suffix = self.suffix[1:].strip(), True


def _particle(family: str) -> tuple[str, str]:
    """Part the small words before a family name from it.

    >>> _particle("van der Waals"), _particle("d’Alembert"), _particle("de’ Medici"), _particle("عباس زاده")
    (('van der', 'Waals'), ('d’', 'Alembert'), ('de’ ', 'Medici'), ('', 'عباس زاده'))
    """
    words = family.split()
    count = 0
    while count < len(words) - 1 and _is_small(words[count]):
        count += 1
    rest = " ".join(words[count:])
    elided = _ELIDED.match(rest) if rest[:1].islower() else None
    particle = " ".join([*words[:count], *([elided[0]] if elided else [])])
    if elided:
        rest = rest[elided.end() :]
    elif particle.endswith(("'", "’")):
        particle += " "
    return particle, rest


def _is_small(word: str) -> bool:
    """Say whether a word begins with a small letter, perhaps after an apostrophe ("’t")."""
    return word.lstrip("'’‘")[:1].islower()


class Work:
    """One work as CSL sees it."""

    __slots__ = ("dates", "id", "language", "names", "tags", "texts", "type")

    def __init__(self, fields: Mapping[str, object]) -> None:
        self.id = str(fields.get("id", ""))
        self.type = _string(fields.get("type"))
        self.texts: dict[str, str] = {}
        self.names: dict[str, tuple[Person, ...]] = {}
        self.dates: dict[str, When] = {}
        self.tags: dict[str, str] = {}
        """Languages of single fields, where they differ from the work's."""
        note = fields.get("note")
        if isinstance(note, str) and ":" in note:
            found, rest = hidden(note, NAME_VARIABLES, DATE_VARIABLES)
            better = {name: found[name] for name in _CORRECTED if _is_better(found.get(name))}
            fields = {**found, **fields, **better, "note": rest}
            self.type = _string(fields.get("type"))
        for name, value in fields.items():
            self._take(name, value)
        self.language = self.texts.get("language", "")

    def _take(self, name: str, value: object) -> None:
        if name in NAME_VARIABLES:
            people = tuple(Person(one) for one in _maps(value))
            if people:
                self.names[name] = people
        elif name in DATE_VARIABLES:
            date = when(value)
            if date is not None:
                self.dates[name] = date
        elif name == "tags" and isinstance(value, Mapping):
            self.tags = {str(field): str(tag) for field, tag in value.items()}
        elif isinstance(value, str | int | float) and name not in ("id", "type"):
            text = _string(value)
            if text:
                self.texts[_ALIASES.get(name, name)] = text


def _is_better(value: object) -> bool:
    """Say whether a note's value stands in for the field's: a type, or a date that could be read."""
    if not isinstance(value, str):
        return False
    date = when(value)
    return value in TYPES or (date is not None and not date.literal)


def _maps(value: object) -> Sequence[Mapping[str, object]]:
    return [one for one in value if isinstance(one, Mapping) and one] if isinstance(value, list | tuple) else []


def _string(value: object) -> str:
    return "" if value is None else str(value).strip()
