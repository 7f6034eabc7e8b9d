"""Makes references in the styles that are named after their manuals: Chicago, MLA, APA, Oxford, İSNAD, and historians'.

Templates and persons stand in ``synthetic_styles.json``; titles, journals, places and publishers of western languages
come from the training part of the corpora, so that their words are as varied as real ones.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from synthetic_references import FACTS, Writer, spans_of

from bench.reference_cases.corpora import Tagged, tagged

_TABLES = json.loads(Path(__file__).with_name("synthetic_styles.json").read_text(encoding="utf-8"))
PEOPLE: dict[str, dict[str, list[str]]] = _TABLES["people"]
STYLES: dict[str, dict[str, str | list[str]]] = _TABLES["styles"]

_KNOWN = {"T": "title", "B": "title", "C": "container", "P": "place", "U": "publisher"}
_TURKISH = {"PTR": "places", "UTR": "publishers", "JTR": "journals"}
_FIXED: dict[str, tuple[str, ...]] = {
    "BD": ("World Bank", "International Monetary Fund", "European Commission", "Human Rights Watch", "UNESCO",
        "Ministry of Foreign Affairs", "National Statistical Office", "Amnesty International", "BBC News"),
    "BTR": ("TDV, Türkiye Diyanet Vakfı", "Dışişleri Bakanlığı", "TÜİK, Türkiye İstatistik Kurumu"),
    "GTR": ("Cumhuriyet", "Hürriyet", "Milliyet", "Sabah", "Anadolu Ajansı"),
    "ANS": ("Türkiye Diyanet Vakfı İslâm Ansiklopedisi", "İslâm Ansiklopedisi", "Türk Ansiklopedisi"),
    "unien": ("University of Chicago", "Princeton University", "Northwestern U", "University of Leeds", "Yale U"),
    "unide": ("Universität Wien", "Univ. Leipzig", "Freie Universität Berlin", "Universität Basel"),
    "uniit": ("Università di Padova", "Università degli studi di Pisa", "Università Ca’ Foscari Venezia"),
    "unitr": ("Ankara Üniversitesi", "Marmara Üniversitesi, Sosyal Bilimler Enstitüsü", "Gazi Üniversitesi"),
}  # fmt: skip
_FRAMES: dict[str, tuple[str, str]] = {
    "trby": ("Translated by {}", "PG"), "edby": ("edited by {}", "PG"), "edbyg": ("ed. {}", "PG"),
    "transg": ("trans. {}", "PG"), "Eg": ("{} (eds.)", "PG"), "PT": ("{}, Trans.", "PIn"), "PB": ("{}, Ed.", "PIn"),
    "PE": ("{} (Eds.)", "PIn"), "HgS": ("{} (Hg.)", "PS"), "ueb": ("übers. v. {}", "PG"),
    "curaI": ("a cura di {}", "PI"),
    "tradit": ("trad. it. di {}", "PI"), "dirfr": ("{} (dir.)", "PG"), "tradfr": ("trad. par {}", "PG"),
    "PFEs": ("{}, eds", "PF"), "PFE": ("{}, ed", "PF"), "PFEds": ("{}, editors", "PF"), "PFEd": ("{}, editor", "PF"),
    "PFD": ("{}, director", "PF"), "PAE": ("{} (Eds.).", "PA"), "PAEd": ("{} (Ed.).", "PA"),
    "PAD": ("{} (Director).", "PA"), "HrsgS": ("{} (Hrsg.)", "PS"), "HgG": ("{} (Hg.)", "PG"),
    "hazg": ("haz. {}", "PG"), "cevg": ("çev. {}", "PG"),
}  # fmt: skip
"""Persons in their roles: how they are led in, and how their names are set."""


class StyleWriter:
    """Fills the templates of one style."""

    def __init__(self, style: str, known: dict[str, list[str]], seed: int) -> None:
        self._numbers = Writer(seed)
        self._draw = self._numbers.draw
        self._known = known
        self._templates = list(STYLES[style]["templates"])
        self._people = PEOPLE[str(STYLES[style]["lang"])]
        self._style = style

    def one(self) -> Tagged:
        """Make one reference."""
        spans = spans_of(self._draw.choice(self._templates), self._value)
        return tagged(spans, "", f"synthetic-{self._style}", f"synthetic-{self._style}")

    def _value(self, name: str) -> str:
        pick = self._draw.choice
        if name in _KNOWN:
            return pick(self._known[_KNOWN[name]])
        if name in _FIXED:
            return pick(_FIXED[name])
        if name in _TURKISH:
            return pick(FACTS["tr"][_TURKISH[name]])
        if name in _FRAMES:
            frame, persons = _FRAMES[name]
            return frame.format(self._persons(persons))
        return _SPECIAL[name](self) if name in _SPECIAL else self._numbers.number(name)

    def turkish(self) -> str:
        """Give a Turkish title."""
        facts = FACTS["tr"]
        return self._draw.choice(facts["frames"]).replace("{}", self._draw.choice(facts["topics"]))

    def two_places(self) -> str:
        """Give one place, or two as historians set them."""
        one, two = (self._draw.choice(self._known["place"]) for _ in range(2))
        return self._draw.choice((one, f"{one}-{two}", f"{one}/{two}", f"{one}, {two}", "Frankfurt a. M."))

    def ordinal(self) -> str:
        """Give a title with a numeral that a full stop makes an ordinal ("des 19. Jahrhunderts")."""
        century = self._draw.choice(("im 19. Jahrhundert", "des 18. Jahrhunderts", "im 20. Jahrhundert", "um 1900"))
        return f"{self._draw.choice(self._known['title']).rstrip('.')} {century}"

    def people(self, form: str) -> str:
        """Give a list of persons: ``PG`` as spoken, ``PF`` the first inverted, ``PA`` APA, ``PS`` between slashes."""
        return self._persons(form)

    def _persons(self, form: str) -> str:
        count = self._draw.choice((1, 1, 1, 2, 2, 3))
        pick = self._draw.choice
        named = [(pick(self._people["givens"]), pick(self._people["families"])) for _ in range(count)]
        made = [_NAME[form](at, *one) for at, one in enumerate(named)]
        if form == "PS":
            return "/".join(made)
        joined = "&" if form in {"PA", "PIn"} else self._draw.choice(self._people["and"])
        if len(made) == 1:
            return made[0]
        comma = "," if form in {"PA", "PF"} and joined not in {"ve", "-", "e"} else ""
        return ", ".join(made[:-1]) + f"{comma} {joined} {made[-1]}"


def _initials(given: str) -> str:
    return " ".join(f"{one[0]}." for one in given.replace("-", " ").split())


_NAME: dict[str, Callable[[int, str, str], str]] = {
    "PG": lambda _, given, family: f"{given} {family}",
    "PS": lambda _, given, family: f"{given} {family}",
    "PF": lambda at, given, family: f"{given} {family}" if at else f"{family}, {given}",
    "PA": lambda _, given, family: f"{family}, {_initials(given)}",
    "PI": lambda _, given, family: f"{_initials(given)} {family}",
    "PIn": lambda _, given, family: f"{_initials(given)} {family}",
}
_SPECIAL: dict[str, Callable[[StyleWriter], str]] = {
    "TR": StyleWriter.turkish,
    "P2": StyleWriter.two_places,
    "Bord": StyleWriter.ordinal,
    **{form: lambda writer, form=form: writer.people(form) for form in _NAME},  # type: ignore[misc]
}


def styled(count: int, known: dict[str, list[str]], seed: int = 5) -> Iterator[Tagged]:
    """Make ``count`` references of each style."""
    for at, style in enumerate(STYLES):
        writer = StyleWriter(style, known, seed + at)
        for _ in range(count):
            yield writer.one()
