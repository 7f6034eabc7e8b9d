"""How does a name sound? A skeleton of consonants that spellings in all scripts share."""

from functools import lru_cache

from anyascii import anyascii
from pypinyin import lazy_pinyin

from dragoman.text.normal import fold
from dragoman.text.script import runs

_ARABIC: dict[str, str] = {
    "ب": "P", "پ": "P", "ت": "T", "ط": "T", "د": "T", "ڈ": "T", "ٹ": "T", "ث": "S", "س": "S", "ص": "S", "ز": "S",
    "ذ": "S", "ض": "S", "ظ": "S", "ج": "C", "چ": "C", "ش": "C", "ژ": "C", "ق": "K", "ک": "K", "گ": "K", "غ": "K",
    "خ": "K", "ڭ": "K", "ڠ": "K", "ف": "F", "ڤ": "F", "ۋ": "F", "ل": "L", "ر": "L", "ڕ": "L", "ڵ": "L", "م": "M",
    "ن": "N", "ں": "N",
}  # fmt: skip
_CYRILLIC: dict[str, str] = {
    "б": "P", "п": "P", "в": "V", "ф": "F", "г": "K", "ґ": "K", "ғ": "K", "ҝ": "K", "қ": "K", "к": "K", "х": "K",
    "һ": "H", "ҳ": "H", "ҷ": "C", "ҹ": "C", "ж": "C", "ч": "C", "ш": "C", "щ": "C", "ц": "S", "с": "S", "з": "S",
    "д": "T", "т": "T", "л": "L", "р": "L", "м": "M", "н": "N", "ң": "N", "ј": "Y", "љ": "L", "њ": "N", "ћ": "C",
    "ђ": "C", "џ": "C", "ў": "V", "ҙ": "S", "ҫ": "S",
}  # fmt: skip
_LATIN: dict[str, str] = {
    "tsch": "C", "dzh": "C", "tch": "C", "sch": "C", "ch": "C", "sh": "C", "zh": "C", "dj": "C", "ts": "S", "tz": "S",
    "kh": "K", "gh": "K", "ph": "F", "th": "T", "dh": "T", "ck": "K", "qu": "K", "rh": "L", "b": "P", "p": "P",
    "f": "F", "v": "V", "w": "V", "g": "K", "k": "K", "q": "K", "x": "K", "c": "K", "j": "C", "s": "S", "z": "S",
    "d": "T", "t": "T", "l": "L", "r": "L", "m": "M", "n": "N", "h": "H", "y": "Y",
}  # fmt: skip


@lru_cache(maxsize=65536)
def sound_key(word: str) -> str:
    """Give the consonant skeleton of a word or name in any script.

    >>> {sound_key(name) for name in ("Karabakh", "Qarabağ", "Garabagh", "قره‌باغ", "قاراباغ", "Карабах", "卡拉巴赫")}
    {'KLPK'}
    """
    return _skeleton("".join(_classes(script, run) for script, run in runs(word)))


def _classes(script: str, run: str) -> str:
    if script == "Hani":
        return "".join(_syllable(one) for one in lazy_pinyin(run))
    folded = fold(run)
    if script == "Arab":
        return _arabic(folded)
    if script == "Cyrl":
        return "".join(_CYRILLIC.get(letter, "") for letter in folded.replace("дж", "ж"))
    return _latin(folded if folded.isascii() else anyascii(folded).lower())


def _arabic(folded: str) -> str:
    return "".join(_ARABIC.get(letter, "") for letter in folded)


def _latin(folded: str) -> str:
    found, at = [], 0
    while at < len(folded):
        size = next((size for size in (4, 3, 2) if folded[at : at + size] in _LATIN and len(folded) >= at + size), 1)
        found.append(_LATIN.get(folded[at : at + size], ""))
        at += size
    return "".join(found).replace("H", "")


def _syllable(pinyin: str) -> str:
    if pinyin == "er":
        return "L"
    return _latin(pinyin.rstrip("g")).replace("H", "K") if pinyin[:1] != "h" else "K" + _latin(pinyin[1:].rstrip("g"))


def _skeleton(classes: str) -> str:
    found = ""
    for one in classes:
        if one not in "VYH" and one != found[-1:]:
            found += one
    return found
