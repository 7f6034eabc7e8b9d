"""What does the interface say in a language? GNU gettext catalogues, compiled when first asked for."""

import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent / "locales"
"""One file ``LANGUAGE.po`` for each language but English, in which the messages themselves are written."""


@cache
def catalogue(language: str) -> NullTranslations:
    """Give the translations into a language; English, and what has no catalogue, says the messages as they are.

    >>> catalogue("en").gettext("Search")
    'Search'
    """
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as text:
        write_mo(compiled, read_po(text, locale=language))
    return GNUTranslations(io.BytesIO(compiled.getvalue()))
