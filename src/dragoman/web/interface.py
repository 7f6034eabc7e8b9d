"""In which language does the interface speak to a reader, and how does it write numbers and dates?"""

from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal, format_percent
from starlette.requests import Request

from dragoman.record.date import Date
from dragoman.text.collate import sort_key
from dragoman.text.tag import direction
from dragoman.web.catalogues import catalogue
from dragoman.web.dates import told

LANGUAGES: Final = ("en", "zh", "fa", "az", "tr", "ru")
"""Languages of the interface, the first for readers who understand none of them."""
COOKIE: Final = "ui"
"""The cookie that keeps the language a reader chose."""
YEAR: Final = 365 * 24 * 3600
_DIGITS: Final = {"fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}
"""Digits of languages that do not write 0 to 9 (CLDR's default numbering systems)."""


class Interface:
    """The interface in one language: its words, its numbers, its dates, its alphabet."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.locale = Locale.parse(tag)
        self._words = catalogue(tag)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Give the direction of the layout."""
        return direction(self.tag)

    def gettext(self, message: str) -> str:
        """Say a message."""
        return self._words.gettext(message) if message else ""

    def ngettext(self, one: str, several: str, count: int) -> str:
        """Say a message that depends on a number."""
        return self._words.ngettext(one, several, count)

    def digits(self, text: object) -> str:
        """Write a text with the digits of the language.

        >>> interface("fa").digits(2023)
        '۲۰۲۳'
        """
        return str(text).translate(_DIGITS[self.tag]) if self.tag in _DIGITS else str(text)

    def number(self, value: float | str) -> str:
        r"""Write a number; what is none stays as it is.

        >>> interface("ru").number(12345), interface("fa").number("0.7"), interface("tr").number("Q1")
        ('12\xa0345', '۰٫۷', 'Q1')
        """
        text = str(value)
        if not text.replace(".", "", 1).isascii() or not text.replace(".", "", 1).isdecimal() or len(text) > 20:
            return text
        number = Decimal(text)
        written = format_decimal(number, locale=self.locale, numbering_system="default", decimal_quantization=False)
        return self.digits(written)

    def percent(self, ratio: float) -> str:
        """Write a ratio of 0..1 in per cent, one digit behind the point at most.

        >>> interface("tr").percent(0.056)
        '%5,6'
        """
        places = "#,##0.#"
        pattern = self.locale.percent_formats[None].pattern.replace("#,##0", places)
        written = self.digits(format_percent(ratio, pattern, locale=self.locale, numbering_system="default"))
        return written.replace("%", "٪") if self.tag in _DIGITS else written

    def date(self, date: Date) -> str:
        """Write a date by the custom of the language; what no calendar understands stays as printed."""
        return told(date, self.locale, self.digits)

    def language(self, tag: str) -> str:
        """Name a language in the language of the interface.

        >>> interface("tr").language("fa"), interface("zh").language("az-Cyrl")
        ('Farsça', '阿塞拜疆语 (西里尔文)')
        """
        return _named(tag or "und", self.tag) or tag

    def sorted(self, texts: list[str]) -> list[str]:
        """Put texts in the order of the language's alphabet."""
        return sorted(texts, key=lambda text: sort_key(text, self.tag))


@lru_cache(maxsize=2048)
def _named(tag: str, into: str) -> str:
    first = tag.split("-t-", maxsplit=1)[0]
    names = Locale.parse(into).languages
    try:
        return str(names.get(first) or Locale.parse(first, sep="-").get_display_name(into) or "")
    except (UnknownLocaleError, ValueError):
        return str(names.get(first.partition("-")[0], ""))


@lru_cache(maxsize=len(LANGUAGES))
def interface(tag: str) -> Interface:
    """Give the interface in one of :data:`LANGUAGES`."""
    return Interface(tag)


def own_name(tag: str) -> str:
    """Name a language in itself, as it stands in the switch.

    >>> [own_name(tag) for tag in LANGUAGES]
    ['English', '中文', 'فارسی', 'Azərbaycanca', 'Türkçe', 'Русский']
    """
    name = _named(tag, tag) or tag
    named = {"az": "Azərbaycanca"}
    return named.get(tag, name[:1].upper() + name[1:])


def negotiated(accepted: str) -> str:
    """Choose the language of the interface out of a header ``Accept-Language`` (RFC 9110, section 12.5.4).

    >>> negotiated("de, zh-TW;q=0.8, en;q=0.5"), negotiated("fa-AF"), negotiated("xx;q=a, *"), negotiated("en;q=0, ru")
    ('zh', 'fa', 'en', 'ru')
    """
    wished = sorted((_wish(part, at) for at, part in enumerate(accepted[:1000].split(","))), reverse=True)
    return next((tag for weight, _, tag in wished if weight > 0 and tag in LANGUAGES), LANGUAGES[0])


def _wish(part: str, at: int) -> tuple[float, int, str]:
    tag, _, rest = part.strip().partition(";")
    weight = rest.strip().removeprefix("q=")
    is_number = weight.replace(".", "", 1).isdecimal() and weight.isascii()
    return (float(weight) if is_number else 0.0 if rest else 1.0), -at, tag.strip().partition("-")[0].lower()


def of_reader(request: Request) -> Interface:
    """Give the interface for a reader: as the address says (``?ui=fa``), as chosen before, as the browser asks."""
    for said in (request.query_params.get("ui", ""), request.cookies.get(COOKIE, "")):
        if said in LANGUAGES:
            return interface(said)
    return interface(negotiated(request.headers.get("accept-language", "")))
