"""What do the values of some fields hold? Addresses, keyword lists, file lists and dates in parts."""

import re
from functools import lru_cache

from dragoman.formats.bibtex.latex import text_of
from dragoman.formats.draft import date
from dragoman.record.date import Date, date_of

_URL = re.compile(r"\\url\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}")
_ESCAPED = re.compile(r"\\([_%&#$~{}^])|\{?\\textasciitilde\s*(?:\{\})?\}?|\$\\sim\$|\$_\$|\$\\backslash\$")
_SEMICOLONS = re.compile("[;；؛]")
_COMMAS = re.compile("[,，،、]")
_PROTECTED = re.compile(r"\{([^{}]*)\}|[;；؛,，،、]")
_FILE = re.compile(r"((?:\\.|[^;\\])+)")


def verbatim(value: str) -> str:
    r"""Give an address or identifier out of LaTeX: escapes undone, nothing else altered.

    >>> verbatim(r"\url{https://example.org/a\_b--c\%20~d}")
    'https://example.org/a_b--c%20~d'
    """
    value = "".join(value.split("\n")).strip() if "\n" in value else value.strip()
    if "\\" not in value and "{" not in value and "$" not in value:
        return value
    value = _URL.sub(lambda found: found[1] or found[2] or "", value)
    value = _ESCAPED.sub(lambda found: found[1] or _SIGN.get(found[0].strip("{}"), "~"), value)
    if value.count("{") or value.count("}"):
        value = value.replace("{", "").replace("}", "")
    return value


_SIGN = {"$_$": "_", "$\\backslash$": "\\"}


def keywords_of(value: str) -> list[str]:
    """Part keywords at semicolons where there are any, else at commas; braces protect.

    >>> keywords_of("Azerbaijan,Armenia"), keywords_of("{a; b}; c"), keywords_of("قره‌باغ، ایران")
    (['Azerbaijan', 'Armenia'], ['a; b', 'c'], ['قره‌باغ', 'ایران'])
    """
    if "{" in value:
        return _keywords_in_braces(value)
    return [part for part in (part.strip() for part in _at_marks(text_of(value))) if part]


def _at_marks(text: str) -> list[str]:
    if ";" in text or "；" in text or "؛" in text:
        return _SEMICOLONS.split(text)
    return text.split(",") if text.isascii() else _COMMAS.split(text)


def _keywords_in_braces(value: str) -> list[str]:
    """Hide what braces protect while the list is parted."""
    hidden: list[str] = []

    def hide(found: re.Match[str]) -> str:
        if found[1] is None or not _PROTECTED.search(found[1]):
            return found[0]
        hidden.append(found[1])
        return f"\ue000{len(hidden) - 1}\ue001"

    parts = _at_marks(text_of(_PROTECTED.sub(hide, value)))
    shown = (_HIDDEN.sub(lambda found: text_of(hidden[int(found[1])]), part).strip() for part in parts)
    return [part for part in shown if part]


_HIDDEN = re.compile("\ue000(\\d{1,6})\ue001")


def files_of(value: str) -> list[tuple[str, str, str]]:
    r"""Give the (label, path, type) of each file: ``label:path:type`` several times, parted by ``;``, or a bare path.

    JabRef, Zotero, Mendeley and Citavi write it, each with its own way to escape a Windows drive.

    >>> files_of(r"Test:E\:\\dir\\a.pdf:application/pdf;notes.txt")
    [('Test', 'E:\\dir\\a.pdf', 'application/pdf'), ('', 'notes.txt', '')]
    """
    found = []
    for one in _FILE.findall(value.replace("$\\backslash$", "\\")):
        parts = _FILE_SPLIT.split(one)
        if len(parts) >= 3 and len(parts[0]) == 1 and parts[1][:1] in "/\\":
            parts = ["", f"{parts[0]}:{parts[1]}", *parts[2:]]
        if len(parts) > 3:
            parts = [parts[0], ":".join(parts[1:-1]), parts[-1]]
        label, path, kind = [*parts, "", ""][:3] if len(parts) > 1 else ["", parts[0], ""]
        found.append((_BACKSLASHED.sub(r"\1", label), _BACKSLASHED.sub(r"\1", path).strip(), kind))
    return [one for one in found if one[1]]


_FILE_SPLIT = re.compile(r"(?<!\\):")
_BACKSLASHED = re.compile(r"\\([:;\\_&%#$~^{}])")


@lru_cache(8192)
def year_month_day(year: str, month: str, day: str) -> Date:
    """Read a date in parts; ``month`` may hold the day as well ("10~" # jan)."""
    found = _DAY_IN_MONTH.fullmatch(month)
    if found and not day:
        month, day = (found[2], found[1]) if found[1] else (found[3], found[4])
    if not month or not year.isdigit():
        return date(" ".join(part for part in (day, month, year) if part))
    return date_of(year, month[:40], day[:40])


_DAY_IN_MONTH = re.compile(r"(\d{1,2})\.?\s*([^\W\d]+)\.?|([^\W\d]+)\.?\s*(\d{1,2})")
