"""What is a style once compiled? Its citation and bibliography layouts, and the locales it speaks."""

from collections.abc import Callable, Mapping
from typing import Final

from dragoman.styles.csl.compile import Compiler
from dragoman.styles.csl.context import Area, Context, Marking, Render, Scope
from dragoman.styles.csl.name_plan import inherited
from dragoman.styles.csl.parse import Node, Sheet
from dragoman.styles.csl.terms import Locale
from dragoman.styles.csl.tokens import Format, format_of
from dragoman.styles.csl.work import Work


def _short_names() -> Node:
    """Make the names element by which an author is named in the running text, whatever the style's layout."""
    name = Node("name", {"form": "short", "and": "text"}, [], "")
    names = [Node("names", {"variable": variable}, [], "") for variable in ("editor", "translator")]
    title = Node("text", {"variable": "title", "form": "short"}, [], "")
    return Node("names", {"variable": "author"}, [name, Node("substitute", {}, [*names, title], "")], "")


MANY: Final = {"et-al-min": "3", "et-al-use-first": "1"}
"""When names in the running text are cut, in styles that say nothing of it."""
IN_TEXT: Final = _short_names()
LocaleSource = Callable[[str], Node | None]
"""Gives the locale file of a tag ("de-AT"), or ``None`` when there is none."""

PRIMARY: Final = {
    "af": "af-ZA", "az": "az-AZ", "bg": "bg-BG", "ca": "ca-AD", "cs": "cs-CZ", "cy": "cy-GB", "da": "da-DK",
    "de": "de-DE", "el": "el-GR", "en": "en-US",
    "es": "es-ES", "et": "et-EE", "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR",
    "gl": "gl-ES", "he": "he-IL", "hi": "hi-IN", "hr": "hr-HR", "hu": "hu-HU", "hy": "hy-AM", "id": "id-ID",
    "is": "is-IS", "it": "it-IT", "ja": "ja-JP", "km": "km-KH", "ko": "ko-KR", "lt": "lt-LT", "lv": "lv-LV",
    "mn": "mn-MN", "ms": "ms-MY", "nb": "nb-NO", "nl": "nl-NL", "nn": "nn-NO", "no": "nb-NO", "pa": "pa-PK",
    "pl": "pl-PL", "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI", "sr": "sr-Cyrl-RS",
    "sv": "sv-SE", "th": "th-TH", "tl": "tl-PH", "tr": "tr-TR", "uk": "uk-UA", "vi": "vi-VN", "zh": "zh-CN",
}  # fmt: skip
"""Primary dialects: the locale that stands for a bare language (CSL 1.0.2, "Locale Fallback")."""

_REGIONS: Final = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "zh-HK": "zh-TW", "zh-MO": "zh-TW", "zh-SG": "zh-CN",
                   "en-AU": "en-GB", "en-IE": "en-GB", "en-NZ": "en-GB", "en-IN": "en-GB",
                   "sr-Latn": "sr-Latn-RS", "sr-Cyrl": "sr-Cyrl-RS"}  # fmt: skip
DEFAULT: Final = "en-US"


class Layout:
    """One of the two layouts, compiled: its elements, affixes, delimiter, sort keys and options."""

    def __init__(self, compiler: Compiler, node: Node, area: Area, options: Mapping[str, str]) -> None:
        self.in_text = compiler.options.get("class") != "note"
        layout = node.first("layout") or Node("layout", {}, [], "")
        self.attrs = node.attrs
        self.area: Area = area
        self.scope = Scope(area, {**options, **inherited(node.attrs)})
        self.children: list[Render] = [compiler.make(child, self.scope) for child in layout.children]
        self.prefix = layout.attrs.get("prefix", "")
        self.suffix = layout.attrs.get("suffix", "")
        self.delimiter = layout.attrs.get("delimiter", "")
        self.shape: Format | None = format_of(layout.attrs)
        sort = node.first("sort")
        self.keys: list[Node] = sort.all("key") if sort else []

    def write(self, ctx: Context) -> None:
        """Write the layout's elements, without its affixes."""
        for child in self.children:
            child(ctx)


class Style:
    """A compiled style with the locale it was opened in."""

    def __init__(self, sheet: Sheet, locale: str, source: LocaleSource) -> None:
        self.sheet = sheet
        self.compiler = Compiler(sheet)
        self._source = source
        self._locales: dict[str, Locale] = {}
        self.options: Mapping[str, str] = sheet.attrs
        self.lang = locale or sheet.default_locale or DEFAULT
        options = inherited(sheet.attrs)
        self.citation = Layout(self.compiler, sheet.citation or Node("citation", {}, [], ""), "citation", options)
        self.bibliography = (
            Layout(self.compiler, sheet.bibliography, "bibliography", options)
            if sheet.bibliography is not None
            else None
        )
        self.locale = self.locale_of(self.lang)
        self._author = self.compiler.make(IN_TEXT, Scope("citation", {**MANY, **self.citation.scope.options}))
        self.explicit_suffix = _mentions(sheet, "variable", "year-suffix")
        self.numbers = _mentions(sheet, "variable", "citation-number")
        self.conditional = _mentions(sheet, "disambiguate", "")
        self.year_suffixes = self.citation.attrs.get("disambiguate-add-year-suffix") == "true"

    def in_text_author(self, ctx: Context) -> None:
        """Write the author's name in short, as in "Bishku says"; the title where there is none."""
        self._author(ctx)

    def locale_of(self, lang: str) -> Locale:
        """Give the locale of a tag: its file's words under the style's own."""
        found = self._locales.get(lang)
        if found is None:
            found = self._locales[lang] = Locale(lang, self._layers(lang))
        return found

    def context(self, work: Work, area: Area, marking: Marking, lang: str = "") -> Context:
        """Make the state in which one work is rendered."""
        ctx = Context(work, self.locale_of(lang) if lang else self.locale, area, marking)
        ctx.page_format = self.options.get("page-range-format", "")
        ctx.suffix_explicit = self.explicit_suffix
        ctx.list_language = self.lang if self.lang in ("zh-TW", "zh-Hant") else self.lang.split("-")[0]
        return ctx

    def _layers(self, lang: str) -> list[Node]:
        """Give what makes up a locale, weakest first (CSL 1.0.2, "Locale Fallback")."""
        chain = fallbacks(lang)
        files = [node for tag in chain if (node := self._source(tag)) is not None]
        own = self.sheet.locales
        base = [node for tag, node in own if not tag]
        short = lang.split("-", maxsplit=1)[0]
        dialect = [node for tag, node in own if tag and tag == short]
        exact = [node for tag, node in own if tag and "-" in tag and tag in (lang, *chain[:1])]
        return [*reversed(files), *base, *dialect, *exact]


def fallbacks(lang: str) -> list[str]:
    """Give the locale files to look in, the best first.

    >>> fallbacks("de-AT"), fallbacks("zh-Hant")
    (['de-AT', 'de-DE', 'en-US'], ['zh-Hant', 'zh-TW', 'zh-CN', 'en-US'])
    """
    short = lang.split("-", maxsplit=1)[0]
    chain = [lang, _REGIONS.get(lang, ""), PRIMARY.get(short, ""), short, DEFAULT]
    if short in PRIMARY:
        chain.remove(short) if lang != short else None
    return list(dict.fromkeys(tag for tag in chain if tag))


def _mentions(sheet: Sheet, attribute: str, value: str) -> bool:
    """Say whether an element of the style has an attribute (with a value, or with any when ``value`` is "")."""
    nodes = [*sheet.macros.values(), *(one for one in (sheet.citation, sheet.bibliography) if one is not None)]
    while nodes:
        node = nodes.pop()
        found = node.attrs.get(attribute)
        if found and (not value or (found == value and node.tag == "text")):
            return True
        nodes.extend(node.children)
    return False
