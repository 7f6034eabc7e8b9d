"""What is a person or body called? One form of a name, and the contributor who bears it."""

from typing import Literal

import msgspec

from dragoman.record.form import Forms
from dragoman.record.identifier import Identifier

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
