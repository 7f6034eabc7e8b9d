"""What is a person or body called? One form of a name, and the contributor who bears it."""

import re
from typing import Literal

import msgspec

from dragoman.record.form import Forms
from dragoman.record.identifier import Identifier
from dragoman.text.normal import clean
from dragoman.text.script import dominant_script

Role = Literal[
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer",
    "narrator", "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author",
    "script-writer", "series-creator", "translator",
    # beyond CSL 1.0.2, forced by theses (supervisor, advisor), Refer %? and MARC relator codes
    "supervisor", "advisor", "annotator", "commentator", "introduction", "afterword", "inventor", "holder", "sponsor",
    "corrector", "owner", "other",
]  # fmt: skip
"""Closed set of roles: the CSL 1.0.2 name variables, and those that formats need beside them."""


class Name(msgspec.Struct, frozen=True, omit_defaults=True):
    """One form of a name, in parts as CSL has them; ``literal`` alone for bodies, mononyms and names not parted.

    ``particle`` is CSL's non-dropping particle ("van" in "van der Waals"), ``dropping_particle`` the dropping one;
    ``lang`` a BCP 47 tag. ``family`` of East Asian names is the first part of the name in reading order.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    lang: str = ""

    def __bool__(self) -> bool:
        return bool(self.family or self.given or self.literal)

    @property
    def display(self) -> str:
        """Give the name in plain inverted order ("Family, Given"), or the literal.

        >>> Name(family="Kızılyurt", given="Özgür").display
        'Kızılyurt, Özgür'
        """
        if self.literal:
            return self.literal
        family = " ".join(part for part in (self.particle, self.family) if part)
        given = " ".join(part for part in (self.given, self.dropping_particle) if part)
        return ", ".join(part for part in (family, given, self.suffix) if part)


class Contributor(msgspec.Struct, frozen=True, omit_defaults=True):
    """A person or body with a role; ``names`` are forms of one name (first as the source has it)."""

    names: tuple[Name, ...]
    role: Role = "author"
    identifiers: tuple[Identifier, ...] = ()
    affiliations: Forms = ()
    body: str = ""
    """"person" or "organization" when the source says so, else "" (not known)."""

    @property
    def name(self) -> Name:
        """Give the first form of the name (an empty name when there is none)."""
        return self.names[0] if self.names else Name()


_FAMILY_FIRST = frozenset("zh ja ko".split())
_CJK = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3々]+(?:[ ・·][\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]+)*")
_SUFFIX = re.compile(r"(?:jr|sr|jun|sen|ii|iii|iv|phd|md)\.?", re.IGNORECASE)


def read_name(text: str, lang: str = "") -> Name:
    """Read one name: "Family, Given", "Family, Jr., Given", "Given Family", "{Body}"; never raises.

    >>> read_name("Abbaszadeh Fathabadi, Mehdi").family
    'Abbaszadeh Fathabadi'
    >>> read_name("Johannes van der Waals").particle
    'van der'
    """
    text = clean(text)
    if text.startswith("{") and text.endswith("}"):
        return Name(literal=text.strip("{}"), lang=lang)
    parts = [part.strip() for part in re.split("[,،，]", text)]
    if len(parts) == 1:
        return _in_order(text, lang)
    if len(parts) == 3 and _SUFFIX.fullmatch(parts[1]):
        return _family(parts[0], parts[2], lang, parts[1])
    if len(parts) == 3 and _SUFFIX.fullmatch(parts[2]):
        return _family(parts[0], parts[1], lang, parts[2])
    return _family(parts[0], ", ".join(filter(None, parts[1:])), lang)


def _family(family: str, given: str, lang: str, suffix: str = "") -> Name:
    tokens = family.split()
    count = next((at for at, token in enumerate(tokens) if not token[:1].islower()), len(tokens) - 1)
    if not given:
        return Name(literal=family, suffix=suffix, lang=lang)
    particle, family = " ".join(tokens[:count]), " ".join(tokens[count:])
    return Name(family=family, given=given, particle=particle, suffix=suffix, lang=lang)


def _in_order(text: str, lang: str) -> Name:
    if _CJK.fullmatch(text) or dominant_script(text) == "Arab":
        return Name(literal=text, lang=lang)
    tokens = text.split()
    if len(tokens) < 2:
        return Name(literal=text, lang=lang)
    last = len(tokens) - 1
    first = next((at for at in range(1, last) if tokens[at][:1].islower()), last)
    return Name(family=tokens[last], given=" ".join(tokens[:first]), particle=" ".join(tokens[first:last]), lang=lang)


def read_names(text: str, separators: tuple[str, ...] = (" and ", ";", "؛", "；", "、")) -> tuple[Name, ...]:
    """Read several names.

    >>> [name.family for name in read_names("Abbaszadeh Fathabadi, Mehdi and Doosthosseini, Mahdiye")]
    ['Abbaszadeh Fathabadi', 'Doosthosseini']
    """
    parts = [text]
    for separator in separators:
        parts = [piece for part in parts for piece in part.split(separator)]
    return tuple(read_name(part) for part in parts if part.strip())
