"""In which language is a value whose field does not say? In that of the record, when its script allows it."""

from dragoman.text.script import dominant_script
from dragoman.text.tag import script


def assumed(value: str, lang: str) -> str:
    """Give the record's language for a value in its script, else "".

    >>> assumed("Карабах", "ru"), assumed("Karabakh", "ru"), assumed("1992", "ru")
    ('ru', '', 'ru')
    """
    if not lang:
        return ""
    written = "Latn" if value.isascii() and not value.isdigit() else dominant_script(value)
    expected = _script(lang)
    return lang if written in {expected, "Zyyy"} or (expected in _HAN and written == "Hani") else ""


_HAN = frozenset({"Hans", "Hant", "Jpan", "Hani", "Kore"})
_SCRIPTS: dict[str, str] = {}


def _script(lang: str) -> str:
    found = _SCRIPTS.get(lang)
    if found is None:
        found = _SCRIPTS[lang] = script(lang)
    return found
