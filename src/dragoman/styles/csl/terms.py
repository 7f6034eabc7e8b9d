"""What are the words? A locale's terms, date forms, ordinals and quotes, with CSL's fallbacks."""

from collections.abc import Iterable
from typing import Final

from dragoman.styles.csl.parse import Node
from dragoman.styles.csl.tokens import Format, Quotes

FALLBACK_FORM: Final = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
"""Which form stands in for a missing one (CSL 1.0.2, "Terms")."""

Key = tuple[str, str]


class Term:
    """A word in one form: singular, plural, and its grammatical gender ("" when it has none)."""

    __slots__ = ("gender", "multiple", "single")

    def __init__(self, single: str, multiple: str, gender: str) -> None:
        self.single = single
        self.multiple = multiple
        self.gender = gender


class Locale:
    """The words and habits of one language, layered: the style's own wording over the locale files' (later wins)."""

    def __init__(self, lang: str, layers: Iterable[Node]) -> None:
        self.lang = lang
        self.terms: dict[Key, Term] = {}
        self.ordinals: dict[str, tuple[tuple[str, str, str], ...]] = {}
        self.dates: dict[str, Node] = {}
        self.options: dict[str, str] = {}
        self._found: dict[tuple[str, str, bool], str] = {}
        for layer in layers:
            self._add(layer)
        self.quotes = Quotes(
            (self.term("open-quote"), self.term("close-quote")),
            (self.term("open-inner-quote"), self.term("close-inner-quote")),
            "inside" if self.options.get("punctuation-in-quote") == "true" else "",
        )
        self.quoted = Format(("quotes", self.quotes))
        self.range_delimiter = self.term("page-range-delimiter") or "–"

    def term(self, name: str, form: str = "long", plural: object = None) -> str:
        """Give a word; "" when the locale has none.

        ``form`` falls back as CSL says (verb-short to verb, symbol to short, both to long).
        """
        key = (name, form, bool(plural))
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._look_up(name, form, bool(plural))
        return found

    def has(self, name: str) -> bool:
        """Say whether the locale knows a term at all."""
        return (name, "long") in self.terms or (name, "short") in self.terms

    def gender(self, name: str) -> str:
        """Give a noun's grammatical gender: "masculine", "feminine" or ""."""
        term = self.terms.get((name, "long"))
        return term.gender if term else ""

    def _look_up(self, name: str, form: str, plural: object) -> str:
        step: str | None = form
        while step:
            term = self.terms.get((name, step))
            if term is not None:
                return term.multiple if plural else term.single
            step = FALLBACK_FORM.get(step)
        return ""

    def _add(self, layer: Node) -> None:
        for node in layer.children:
            if node.tag == "terms":
                self._add_terms(node)
            elif node.tag == "date":
                self.dates[node.attrs.get("form", "text")] = node
            elif node.tag == "style-options":
                self.options.update(node.attrs)

    def _add_terms(self, terms: Node) -> None:
        nodes = terms.all("term")
        if any(_is_short_ordinal(node) for node in nodes):
            # a locale that redefines ordinals redefines all of them (CSL 1.0.2, "Ordinal Suffixes")
            self.terms = {key: term for key, term in self.terms.items() if not key[0].startswith("ordinal")}
        for node in nodes:
            name, gender = node.attrs.get("name", ""), node.attrs.get("gender", "")
            gendered = node.attrs.get("gender-form", "")
            single, multiple = node.first("single"), node.first("multiple")
            text = node.text if single is None else single.text
            text = text if text.strip() else ""
            many = text if multiple is None else multiple.text
            if name.startswith("ordinal") and node.attrs.get("match"):
                name += f"/{node.attrs['match']}"
            key = (f"{name}:{gendered}" if gendered else name, node.attrs.get("form", "long"))
            self.terms[key] = Term(text, many, gender)


def _is_short_ordinal(node: Node) -> bool:
    return node.attrs.get("name", "").startswith("ordinal")
