"""Which language is meant? BCP 47 tags: made of names and codes, read, and written with their extension T."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from babel import Locale
from babel.core import get_global

from dragoman.text.normal import fold
from dragoman.text.script import dominant_script

_RIGHT_TO_LEFT = frozenset("Arab Hebr Syrc Thaa Nkoo Mand Samr Phli Armi".split())
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*\Z")
_WRONG_SUBTAGS: dict[str, str] = {"chs": "Hans", "cht": "Hant", "cyr": "Cyrl", "lat": "Latn"}
_SCRIPT_OF_REGION: dict[tuple[str, str], str] = {
    ("zh", "CN"): "Hans", ("zh", "SG"): "Hans", ("zh", "TW"): "Hant", ("zh", "HK"): "Hant", ("zh", "MO"): "Hant",
    ("az", "IR"): "Arab", ("ku", "IQ"): "Arab", ("ku", "IR"): "Arab", ("uz", "AF"): "Arab", ("pa", "PK"): "Arab",
    ("tg", "IR"): "Arab", ("kk", "CN"): "Arab", ("ky", "CN"): "Arab",
}  # fmt: skip
"""Scripts that a region makes the likely ones, as CLDR's likely subtags have them."""


@cache
def _languages() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Read the table: folded code → tag, folded name → tag, tag → script."""
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    scripts: dict[str, str] = {}
    text = (files("dragoman.text") / "data" / "languages.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        tag, script, three, called = line.split("\t")
        scripts[tag] = script
        codes |= dict.fromkeys([tag.lower(), *three.split()], tag)
        names |= {fold(name): tag for name in called.split("|")}
    return codes, names, scripts


@lru_cache(maxsize=4096)
def normal_tag(value: str) -> str:
    """Give the BCP 47 tag (RFC 5646) of a tag, code or name of a language; "" when it is not known.

    >>> [normal_tag(value) for value in ("English", "eng", "chi", "zh-CHS", "中文", "فارسی", "per", "az_cyrl", "?")]
    ['en', 'en', 'zh', 'zh-Hans', 'zh', 'fa', 'fa', 'az-Cyrl', '']
    """
    value = value.strip().strip("[](){}.;").strip()
    codes, names, _ = _languages()
    known = codes.get(value.lower().replace("_", "-")) or names.get(fold(value))
    if known:
        return "" if known == "und" else known
    if _TAG.match(value):
        return _parsed_tag(value.replace("_", "-"))
    return _named(value)


def _parsed_tag(value: str) -> str:
    head, *rest = value.split("-")
    codes = _languages()[0]
    first = codes.get(head.lower()) or _other_code(head.lower())
    if not first or first == "und":
        return ""
    return "-".join([first, *_subtags(rest)])


def _subtags(parts: list[str]) -> list[str]:
    written: list[str] = []
    for at, part in enumerate(parts):
        low = part.lower()
        if len(part) == 1:
            return written + _extension([one.lower() for one in parts[at:]])
        if low in _WRONG_SUBTAGS:
            written.append(_WRONG_SUBTAGS[low])
        elif len(part) == 4 and part.isalpha():
            written.append(part.title())
        else:
            written.append(part.upper() if len(part) == 2 else low)
    return written


def _extension(parts: list[str]) -> list[str]:
    return parts


@cache
def _other_code(code: str) -> str:
    """Ask the CLDR tables for a rarer code (alpha-3 to alpha-2, deprecated to current)."""
    found = str(get_global("language_aliases").get(code, code)).split("_")[0]
    return found if found in Locale("en").languages else ""


def _named(value: str) -> str:
    """Try a name with remarks round it: "Persian (Farsi)", "in English", "Text in German"."""
    names = _languages()[1]
    for part in re.split(r"[(),;/|]|\bin\b|\band\b|&", fold(value)):
        if part.strip() in names:
            return names[part.strip()]
    return _other_name(fold(value))


@cache
def _other_names() -> dict[str, str]:

    names: dict[str, str] = {}
    for locale in ("ru", "zh", "fa", "ar", "tr", "de", "fr", "es", "en"):
        found = Locale(locale).languages.items()
        names |= {fold(name): tag.replace("_", "-") for tag, name in found if tag not in {"und", "mul", "zxx", "root"}}
    return names


def _other_name(folded: str) -> str:
    return _other_names().get(folded, "") if len(folded) > 2 else ""


def language(tag: str) -> str:
    """Give the primary subtag, "" for an empty tag.

    >>> language("az-Cyrl-t-ru")
    'az'
    """
    return tag.partition("-")[0].lower()


@lru_cache(maxsize=4096)
def script(tag: str) -> str:
    """Give the ISO 15924 script a tag says or makes likely, "" when not known.

    >>> [script(tag) for tag in ("fa", "az", "az-Cyrl", "zh-TW", "ru-Latn-t-ru-m0-alaloc", "ja")]
    ['Arab', 'Latn', 'Cyrl', 'Hant', 'Latn', 'Jpan']
    """
    first, *rest = tag.split("-t-", maxsplit=1)[0].split("-")
    said = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    if said:
        return said
    region = next((part.upper() for part in rest if len(part) == 2), "")
    return _SCRIPT_OF_REGION.get((first.lower(), region)) or _languages()[2].get(first.lower(), "")


def direction(tag: str, text: str = "") -> Literal["ltr", "rtl"]:
    """Say in which direction a text runs: by its letters when there are any, else by its tag.

    >>> direction("fa"), direction("fa", "Karabakh"), direction("", "قره‌باغ")
    ('rtl', 'ltr', 'rtl')
    """
    seen = dominant_script(text) if text else "Zyyy"
    return "rtl" if (script(tag) if seen == "Zyyy" else seen) in _RIGHT_TO_LEFT else "ltr"


def machine_translated(into: str, source: str) -> str:
    """Give the tag of what a machine translated (RFC 6497, field ``t0``; ``und``: unnamed).

    >>> machine_translated("zh", "en")
    'zh-t-en-t0-und'
    """
    return f"{into}-t-{source.lower()}-t0-und" if source else f"{into}-t-t0-und"


def transliterated(source: str, scheme: str) -> str:
    """Give the tag of a romanisation (RFC 6497, field ``m0``).

    >>> transliterated("ru", "alaloc")
    'ru-Latn-t-ru-m0-alaloc'
    """
    return f"{language(source)}-Latn-t-{source.lower()}-m0-{scheme.lower()}"
