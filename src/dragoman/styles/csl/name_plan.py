"""What does a style want of names? The attributes of cs:name with what they inherit, and the parts' formatting."""

from collections.abc import Mapping
from typing import Final

from dragoman.styles.csl.parse import Node
from dragoman.styles.csl.person import Initials
from dragoman.styles.csl.tokens import Format, format_of

INHERITED: Final = {
    "and": "and",
    "delimiter-precedes-et-al": "delimiter-precedes-et-al",
    "delimiter-precedes-last": "delimiter-precedes-last",
    "et-al-min": "et-al-min",
    "et-al-use-first": "et-al-use-first",
    "et-al-use-last": "et-al-use-last",
    "et-al-subsequent-min": "et-al-subsequent-min",
    "et-al-subsequent-use-first": "et-al-subsequent-use-first",
    "initialize": "initialize",
    "initialize-with": "initialize-with",
    "name-as-sort-order": "name-as-sort-order",
    "sort-separator": "sort-separator",
    "name-form": "form",
    "name-delimiter": "delimiter",
    "names-delimiter": "names-delimiter",
}
"""Inheritable name options (CSL 1.0.2): what they are called on style, citation and bibliography → on cs:name."""


def inherited(*layers: Mapping[str, str]) -> dict[str, str]:
    """Give the inheritable options that hold under layers of attributes, the later ones winning."""
    return {ours: layer[theirs] for layer in layers for theirs, ours in INHERITED.items() if theirs in layer}


class PartStyle:
    """How the family or given name is dressed: affixes, formatting, case."""

    __slots__ = ("case", "prefix", "shape", "suffix")

    def __init__(self, attrs: Mapping[str, str]) -> None:
        self.prefix = attrs.get("prefix", "")
        self.suffix = attrs.get("suffix", "")
        self.shape: Format | None = format_of(attrs)
        self.case = attrs.get("text-case", "")


class NamePlan:
    """The options of one cs:name, resolved."""

    __slots__ = (
        "_whole",
        "delimiter",
        "et_al_min",
        "et_al_use_first",
        "et_al_use_last",
        "family",
        "family_attrs",
        "form",
        "full",
        "given",
        "initial_style",
        "initialize_with",
        "initials",
        "joint",
        "node",
        "particles",
        "precedes_et_al",
        "precedes_last",
        "prefix",
        "separator",
        "shape",
        "sort_order",
        "sorting",
        "subsequent_min",
        "subsequent_use_first",
        "suffix",
    )  # fmt: skip

    def __init__(self, node: Node | None, options: Mapping[str, str], style: Mapping[str, str], sorting: str) -> None:
        self.prefix = node.attrs.get("prefix", "") if node else ""
        self.suffix = node.attrs.get("suffix", "") if node else ""
        self.node = node or Node("name", {}, [], "")
        attrs = {**options, **self.node.attrs}
        self.form = attrs.get("form", "long")
        self.delimiter = attrs.get("delimiter", ", ")
        self.joint = attrs.get("and", "")
        self.precedes_last = attrs.get("delimiter-precedes-last", "contextual")
        self.precedes_et_al = attrs.get("delimiter-precedes-et-al", "contextual")
        self.et_al_min = _number(attrs, "et-al-min")
        self.et_al_use_first = _number(attrs, "et-al-use-first")
        self.et_al_use_last = attrs.get("et-al-use-last") == "true"
        least, first = _number(attrs, "et-al-subsequent-min"), _number(attrs, "et-al-subsequent-use-first")
        self.subsequent_min = self.et_al_min if least is None else least
        self.subsequent_use_first = self.et_al_use_first if first is None else first
        self.initialize_with: str | None = attrs.get("initialize-with")
        self.full = attrs.get("initialize") == "false"
        hyphen = "" if style.get("initialize-with-hyphen") == "false" else "keep"
        self.initial_style = Initials(self.initialize_with or "", hyphen, "full" if self.full else "")
        self.sort_order = attrs.get("name-as-sort-order", "")
        self.separator = attrs.get("sort-separator", ", ")
        self.particles = style.get("demote-non-dropping-particle", "display-and-sort")
        self.sorting = bool(sorting)
        self.shape = format_of(self.node.attrs)
        self._parts(style)
        self.initials = 1 if self.initialize_with is not None and not self.full else 2
        if sorting:
            self._for_sorting()

    def _parts(self, style: Mapping[str, str]) -> None:
        self.family = self.given = PartStyle({})
        self.family_attrs: Mapping[str, str] = {}
        for part in self.node.all("name-part"):
            if part.attrs.get("name") == "family":
                self.family = PartStyle(part.attrs)
                self.family_attrs = part.attrs
            elif part.attrs.get("name") == "given":
                self.given = PartStyle(part.attrs)
        left_out = "text-case" if style.get("case-of-bodies") == "own" else ""
        self._whole = PartStyle({name: value for name, value in self.family_attrs.items() if name != left_out})

    @property
    def whole(self) -> PartStyle:
        """How a name without parts is dressed: as a family name, in some styles in its own case."""
        return self._whole

    def _for_sorting(self) -> None:
        """Keys are made of whole inverted names (CSL 1.0.2, "Sorting")."""
        self.sort_order = "all"
        self.separator = " "
        self.delimiter = "  "
        self.joint = ""

    @property
    def levels(self) -> tuple[int, int]:
        """Give how full given names are (0 none, 1 initials, 2 full), and how full they may become."""
        return (0 if self.form == "short" else self.initials, 2)


def _number(attrs: Mapping[str, str], name: str) -> int | None:
    value = attrs.get(name, "")
    return int(value) if value.isdigit() else None
