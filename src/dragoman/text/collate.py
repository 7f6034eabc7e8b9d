"""In which order do they stand? Sort keys by the custom of a language."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from dragoman.text.han import pinyin_with_tones
from dragoman.text.normal import clean, fold
from dragoman.text.script import Script, script_of

_SCRIPTS: tuple[Script, ...] = ("Latn", "Grek", "Cyrl", "Geor", "Armn", "Hebr", "Arab", "Deva", "Hang", "Kana", "Hani")
"""Order of scripts, that of Unicode's root collation; the locale's own script stands first."""
_OWN: dict[str, Script] = {
    "ru": "Cyrl", "uk": "Cyrl", "be": "Cyrl", "bg": "Cyrl", "sr": "Cyrl", "kk": "Cyrl", "ky": "Cyrl", "tg": "Cyrl",
    "az-Cyrl": "Cyrl", "fa": "Arab", "ar": "Arab", "ur": "Arab", "ota": "Arab", "ckb": "Arab", "zh": "Hani",
    "ja": "Kana", "ko": "Hang", "el": "Grek", "he": "Hebr", "hy": "Armn", "ka": "Geor",
}  # fmt: skip
_ARTICLES: dict[str, str] = {"ar": r"ال(?=\w{2})"}
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", "a" * 4 + "e" * 4 + "i" * 4 + "o" * 4 + "u" * 4 + "v" * 4)


@cache
def _alphabets() -> dict[str, dict[str, int]]:
    """Read the table: locale → letter (or letters that sort as one) → rank."""
    found: dict[str, dict[str, int]] = {}
    for line in (files("dragoman.text") / "data" / "alphabets.tsv").read_text("utf-8").splitlines()[1:]:
        locale, letters = line.split("\t")
        found[locale] = {letter: rank for rank, equal in enumerate(letters.split(), 1) for letter in equal.split("=")}
    return found


@cache
def _pattern(locale: str) -> re.Pattern[str]:
    several = sorted((re.escape(one) for one in _alphabets().get(locale, {}) if len(one) > 1), key=len, reverse=True)
    return re.compile("|".join([*several, "."]), re.DOTALL)


@lru_cache(maxsize=8192)
def sort_key(text: str, locale: str = "") -> bytes:
    """Give a key by which texts sort as readers of a locale expect: smaller bytes stand first.

    Letters in the order of the locale's alphabet decide first, then accents, then case. Punctuation and marks of
    vowels count only when all else is equal. The locale's script stands before others, figures before letters and
    sorted by their value. Chinese sorts by pinyin.

    >>> sorted(["Zənd", "Əliyev", "Çay", "Xan", "Həsən", "Cavad"], key=lambda name: sort_key(name, "az"))
    ['Cavad', 'Çay', 'Əliyev', 'Həsən', 'Xan', 'Zənd']
    >>> sorted(["گل", "کتاب", "پدر", "باغ", "ژاله", "آب"], key=lambda word: sort_key(word, "fa"))
    ['آب', 'باغ', 'پدر', 'ژاله', 'کتاب', 'گل']
    >>> sorted(["赵", "王", "陈", "李"], key=lambda name: sort_key(name, "zh"))
    ['陈', '李', '王', '赵']
    """
    alphabet = locale if locale in _alphabets() else locale.split("-", maxsplit=1)[0]
    written = _lowered(clean(text), alphabet)
    primary = bytearray()
    for piece in re.findall(r"\d+|\D+", written):
        primary += _figures(piece) if piece.isdecimal() else _letters(piece, alphabet)
    return b"\0".join(
        (bytes(primary), written.encode("utf-8", "replace"), clean(text).swapcase().encode("utf-8", "replace"))
    )


def _lowered(text: str, alphabet: str) -> str:
    if alphabet in {"tr", "az"}:
        text = text.replace("I", "ı").replace("İ", "i")
    lowered = text.lower()
    return re.sub(rf"(?<!\w)(?:{_ARTICLES[alphabet]})", "", lowered) if alphabet in _ARTICLES else lowered


def _figures(piece: str) -> bytes:
    digits = fold(piece).lstrip("0") or "0"
    return b"\x05" + bytes([min(len(digits), 255)]) + digits.encode()


def _letters(piece: str, alphabet: str) -> bytes:
    ranks = _alphabets().get(alphabet, {})
    key = bytearray()
    for letters in _pattern(alphabet).findall(piece):
        if letters in ranks:
            key += bytes([0x10, ranks[letters], 0])
        elif letters.isalpha():
            key += _other(letters, alphabet, ranks)
        elif letters.isspace():
            key += b"\x02"
    return bytes(key)


def _other(letter: str, alphabet: str, ranks: dict[str, int]) -> bytes:
    """Rank a letter that the alphabet does not name: by its base letter when that is named, else after its script."""
    script = script_of(letter)
    if script == "Hani":
        return _group(script, alphabet) + "".join(pinyin_with_tones(letter)).translate(_TONES).encode() + b"\x01"
    base = fold(letter)
    if base and all(one in ranks for one in base):
        return b"".join(bytes([0x10, ranks[one], 0]) for one in base)
    return _group(script, alphabet) + base.encode("utf-8", "replace") + b"\x01"


def _group(script: Script, alphabet: str) -> bytes:
    if script == _OWN.get(alphabet, "Latn"):
        return b"\x11"
    return bytes([0x20 + (_SCRIPTS.index(script) if script in _SCRIPTS else len(_SCRIPTS))])
