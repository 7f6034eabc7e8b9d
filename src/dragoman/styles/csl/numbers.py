"""How are numbers written? cs:number and cs:label: ordinals, Roman numerals, ranges, singular and plural."""

import re
from functools import lru_cache
from typing import Final

from dragoman.styles.csl.context import Context, Maker, Render, Scope
from dragoman.styles.csl.dress import dressed
from dragoman.styles.csl.pages import THOUSANDS, is_many, page_range
from dragoman.styles.csl.parse import Node
from dragoman.styles.csl.terms import Locale

_UNIT: Final = r"[A-Za-zÀ-žА-яΑ-ω]{0,9}[.:]?\d+(?:\.\d+)*[A-Za-zÀ-žА-яΑ-ωªº]{0,9}"
_NUMERIC: Final = re.compile(rf"^{_UNIT}(?:\s*[,&–—-]\s*{_UNIT})*$")
_SEPARATOR: Final = re.compile(r"\s*([,&–—-])\s*")
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_NEXT_LABEL: Final = re.compile(r",\s*[^\W\d_]+\.")
"""Where a locator goes on with another label ("1, fol. 186")."""
_COUNTS: Final = frozenset(("number-of-pages", "number-of-volumes"))
"""Variables whose label is plural when the number itself is above one."""
_LABEL_TERMS: Final = {"number-of-pages": "page", "number-of-volumes": "volume", "citation-number": "citation-number"}


@lru_cache(maxsize=10000)
def is_numeric(value: str) -> bool:
    """Say whether a value consists of numbers (with affixes of letters), alone or joined by comma, hyphen, ampersand.

    >>> is_numeric("2nd"), is_numeric("1–3 & 7"), is_numeric("second"), is_numeric("۱۲")
    (True, True, False, True)
    """
    return bool(value) and bool(_NUMERIC.match(value.strip()))


def roman(number: int) -> str:
    """Write a number in lower-case Roman numerals; numbers out of their reach stay as they are.

    >>> roman(1848)
    'mdcccxlviii'
    """
    if not 0 < number < 4000:
        return str(number)
    letters = []
    for value, letter in _ROMAN:
        times, number = divmod(number, value)
        letters.append(letter * times)
    return "".join(letters)


def ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """Write a number with its locale's ordinal suffix.

    Last-two-digits terms win over last-digit terms over ``ordinal`` (CSL 1.0.2, "Ordinal Suffixes").
    """
    return f"{number}{ordinal_suffix(number, locale, gender)}"


def ordinal_suffix(number: int, locale: Locale, gender: str = "") -> str:
    """Give the suffix alone."""
    for form in (f":{gender}", "") if gender else ("",):
        for name in _ordinal_names(number):
            term = locale.terms.get((name + form, "long"))
            if term is not None:
                return term.single
    return ""


def _ordinal_names(number: int) -> tuple[str, ...]:
    two, one = number % 100, number % 10
    names = [f"ordinal-{number:02d}/whole-number"] if number < 100 else []
    if number < 100:
        names.append(f"ordinal-{number:02d}") if number == two and number > 9 else None
    names += [f"ordinal-{two:02d}/last-two-digits", *((f"ordinal-{two:02d}",) if two > 9 else ())]
    names += [f"ordinal-{one:02d}/last-digit", f"ordinal-{one:02d}", "ordinal"]
    return tuple(names)


def long_ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """Write 1 to 10 as words where the locale has them ("third"), else as :func:`ordinal`."""
    word = ""
    if 1 <= number <= 10:
        name = f"long-ordinal-{number:02d}"
        word = (locale.term(f"{name}:{gender}") if gender else "") or locale.term(name)
    return word or ordinal(number, locale, gender)


def make_number(maker: Maker, node: Node, scope: Scope) -> Render:
    """Compile cs:number."""
    name, form = node.attrs.get("variable", ""), node.attrs.get("form", "numeric")

    def render(ctx: Context) -> None:
        ctx.called += 1
        value = ctx.text(name)
        if value:
            ctx.filled += 1
            ctx.out.append(number_text(ctx, name, value, form))

    return dressed(node, render)


def number_text(ctx: Context, name: str, value: str, form: str) -> str:
    """Write a number variable in a form; what is not numeric stays as it is."""
    if name in ("page", "locator"):
        value = page_text(ctx, value) if name == "page" else locator_text(ctx, value)
    if not is_numeric(value) or THOUSANDS.fullmatch(value):
        return value
    pieces = _SEPARATOR.split(value)
    for place in range(0, len(pieces), 2):
        pieces[place] = _one(ctx, name, pieces[place], form)
    for place in range(1, len(pieces), 2):
        pieces[place] = ", " if pieces[place] == "," else f" {symbol(ctx)} " if pieces[place] == "&" else "–"
    return "".join(pieces)


def symbol(ctx: Context) -> str:
    """Give what stands for & between numbers."""
    term = ctx.locale.terms.get(("and", "symbol"))
    return term.single if term else "&"


def _one(ctx: Context, name: str, piece: str, form: str) -> str:
    if form == "numeric" or not piece.isdigit():
        return piece
    number = int(piece)
    gender = ctx.locale.gender(name)
    if form == "roman":
        return roman(number)
    return ordinal(number, ctx.locale, gender) if form == "ordinal" else long_ordinal(number, ctx.locale, gender)


def page_text(ctx: Context, value: str) -> str:
    """Write the page variable with ranges in the style's page-range-format."""
    return _ampersand(ctx, page_range(value, ctx.page_format, ctx.locale.range_delimiter))


def _ampersand(ctx: Context, value: str) -> str:
    return value.replace(" & ", f" {symbol(ctx)} ") if " & " in value else value


def locator_text(ctx: Context, value: str) -> str:
    """Write a locator; a page's ranges in the style's page-range-format."""
    if ctx.cite is not None and ctx.cite.label in ("page", "folio"):
        return page_text(ctx, value)
    return _ampersand(ctx, page_range(value, "", ctx.locale.range_delimiter))


def make_label(maker: Maker, node: Node, scope: Scope) -> Render:
    """Compile cs:label of a number variable or of the locator."""
    attrs = node.attrs
    name, form = attrs.get("variable", ""), attrs.get("form", "long")
    plural = attrs.get("plural", "contextual")

    def render(ctx: Context) -> None:
        value = ctx.peek(name)
        if not value:
            return
        term = _label_term(ctx, name)
        many = _many(ctx, name, value) if plural == "contextual" else plural == "always"
        word = ctx.locale.term(term, form, many)
        if word:
            ctx.title_language = ctx.locale.lang
            ctx.write(word)

    return dressed(node, render)


def _label_term(ctx: Context, name: str) -> str:
    if name == "locator" and ctx.cite is not None:
        return "sub-verbo" if ctx.cite.label == "sub verbo" else ctx.cite.label
    return _LABEL_TERMS.get(name, name)


def _many(ctx: Context, name: str, value: str) -> bool:
    if name == "locator":
        value = _NEXT_LABEL.split(value)[0]
    if f" {ctx.locale.term('and')} " in value and value[:1].isdigit() and value[-1:].isdigit():
        return True
    if name in _COUNTS:
        return (value.isdigit() and int(value) != 1) or is_many(value)
    return is_many(value)
