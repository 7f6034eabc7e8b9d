"""Was it read in the wrong encoding? Finds and mends text such as “QarabaÄŸ” and “Êàðàáàõ”."""

import re
from functools import cache
from typing import NamedTuple

from dragoman.text.code_page import likeliest
from dragoman.text.script import script_of

_WRONG_PAGES: tuple[str, ...] = (
    "windows-1252", "windows-1251", "windows-1250", "windows-1254", "windows-1256", "windows-1253", "windows-1255",
    "iso8859-2", "mac_roman", "cp437", "cp850", "cp866", "koi8-r", "windows-1257",
)  # fmt: skip
"""Pages in which UTF-8 is read by mistake, the commonest first."""
_ROUNDS = 3
"""How often text was read wrongly at most."""


class _Reading(NamedTuple):
    """How UTF-8 looks when it is read in a page: a pattern of its sequences, and sign → byte."""

    pattern: re.Pattern[str]
    byte: dict[str, int]


@cache
def _reading(page: str) -> _Reading:
    """Work out how UTF-8 looks in a page; bytes that the page does not define pass as control characters."""
    signs = {code: bytes([code]).decode(page, "ignore") or chr(code) for code in range(0x80, 0x100)}
    byte = {sign: code for code, sign in signs.items()}
    following = _class(signs, 0x80, 0xBF)
    two = f"[{_class(signs, 0xC2, 0xDF)}][{following}]"
    three = f"[{_class(signs, 0xE0, 0xEF)}][{following}]{{2}}"
    four = f"[{_class(signs, 0xF0, 0xF4)}][{following}]{{3}}"
    return _Reading(re.compile(f"(?:{two}|{three}|{four})+"), byte)


def _class(signs: dict[int, str], first: int, last: int) -> str:
    return "".join(re.escape(signs[code]) for code in range(first, last + 1))


def mend_mojibake(text: str) -> tuple[str, float]:
    """Give the text as it was meant, and how sure that is (0..1); an unharmed text comes back with 0.

    UTF-8 read in a wrong page is mended sequence by sequence, up to three times over; text of one page read in
    another (Cyrillic, Arabic, Turkish, Chinese as Western letters) as a whole, with less confidence.

    >>> mend_mojibake("QarabaÄŸ mÃ¼haribÉ™si")[0], mend_mojibake("Ù‚Ø±Ù‡ Ø¨Ø§Øº")[0]
    ('Qarabağ müharibəsi', 'قره باغ')
    >>> mend_mojibake("Êàðàáàõñêàÿ âîéíà"), mend_mojibake("Özgür Kýzýlyurt")[0], mend_mojibake("Æther à l’Été, Noël")[1]
    (('Карабахская война', 0.8), 'Özgür Kızılyurt', 0.0)
    """
    if text.isascii():
        return text, 0.0
    mended, sure = text, 0.0
    for _ in range(_ROUNDS):
        again, confidence = _unread(mended)
        if not confidence:
            break
        mended, sure = again, max(sure, confidence)
    return (mended, sure) if sure else _other_page(text)


def _unread(text: str) -> tuple[str, float]:
    """Undo one wrong reading of UTF-8, in the page that explains most of the signs beyond ASCII."""
    text = _LOST_SPACE.sub("Ã\u00a0 ", text)
    beyond = sum(sign > "\x7f" for sign in text)
    for page in _WRONG_PAGES:
        again, covered = _decoded(text, _reading(page))
        share = covered / beyond if beyond else 0.0
        if page != "windows-1252" and (share <= 0.75 or not _ODD.search(text)):
            continue
        if covered and _is_plain(again, page, covered):
            return again, round(min(0.99, 0.55 + 0.4 * share), 2)
    return text, 0.0


_ODD = re.compile(r"[^\w\s,.;:()«»“”–—-]|[ÐÑРС][^\W\d_]|[ØÙ][^\W\d_]")
"""Signs that no clean text in a wrong page would be without."""
_LOST_SPACE = re.compile("(?<=[a-z])Ã (?=[a-z])")
"""à at the end of a word, whose second half a reader took for a space."""


def _decoded(text: str, reading: _Reading) -> tuple[str, int]:
    """Decode the sequences of a text that are UTF-8; give the result and how many signs were in them."""
    covered = 0
    alone = len(reading.pattern.findall(text)) == 1

    def decoded(found: re.Match[str]) -> str:
        nonlocal covered
        try:
            meant = bytes(reading.byte[sign] for sign in found[0]).decode("utf-8")
        except UnicodeDecodeError:
            return found[0]
        if not _MEANT.fullmatch(meant) or (alone and _ENDING.fullmatch(found[0])):
            return found[0]
        covered += len(found[0])
        return meant

    return reading.pattern.sub(decoded, text), covered


_MEANT = re.compile(
    "[\u00a0-\u024f\u0259\u02bb-\u02bf\u0300-\u036f\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u05d0-\u05ea\u05b0-\u05c2\u060c-\u06ff\u0900-\u0d7f"
    "\u0e01-\u0e5b\u10d0-\u10ff\u1e00-\u1fff\u200b-\u203a\u20ac\u2116\u2122\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef\U0001f300-\U0001faff]+"
)
"""Signs that texts are likely to mean."""
_ENDING = re.compile("[À-ÁÄ-ßà-ÿ][—–…’”“»«™!¡]")
"""A letter and the sign after its word: no wrong reading when it stands alone. Ã and Â as letters are rare."""


def _is_plain(after: str, page: str, covered: int) -> bool:
    """Say whether a decoding made sense: no undefined signs, one script in a word, more than one chance."""
    if any("\x80" <= sign <= "\x9f" or sign == "\ufffd" for sign in after):
        return False
    mixed = sum(len({script_of(sign) for sign in word if sign > "\x7f"} - {"Zyyy"}) > 1 for word in after.split())
    return not mixed and (page == "windows-1252" or covered > 3)


# One page read as another

_TURKISH = str.maketrans("ýþðÝÞÐ", "ışğİŞĞ")
_NOT_TURKISH = re.compile("[áíúæåøéóÁÍÚÆÅØÉÓěščřžůťňŽŠČŘ]")
_WESTERN = re.compile("[\x80-\xff‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]")


def _other_page(text: str) -> tuple[str, float]:
    """Mend text of an eight-bit or Chinese page that was read as Western letters."""
    beyond = _WESTERN.findall(text)
    if re.search("[ýþðÝÞÐ]", text) and not _NOT_TURKISH.search(text) and _looks_turkish(text):
        return text.translate(_TURKISH), 0.7
    letters = sum(map(str.isalpha, text))
    if len(beyond) < 4 or len(beyond) < 0.6 * letters or len(beyond) < sum(sign > "\x7f" for sign in text):
        return text, 0.0
    table = _reading("windows-1252").byte
    raw = bytes(table.get(sign, ord(sign)) if sign > "\x7f" else ord(sign) for sign in text)
    page, sure = likeliest(raw)
    meant = raw.decode(page, "replace")
    if page in _WESTERN_PAGES or sure < 0.6 or not _is_plain(meant, page, len(beyond)):
        return text, 0.0
    return meant, 0.8 if page.startswith("windows") else 0.6


_WESTERN_PAGES = frozenset({"windows-1252", "windows-1254", "windows-1250", "windows-1257"})


def _looks_turkish(text: str) -> bool:
    """Say whether ý þ ð may stand for ı ş ğ: more than one of them, not ý alone (Czech), nothing Icelandic."""
    words = [word for word in re.findall(r"\w+", text) if re.search("[ýþðÝÞÐ]", word)]
    many = len(re.findall("[ýþðÝÞÐ]", text)) > 1 and bool(re.search("[þðÞÐöüçÖÜÇ]", text))
    return many and not any(re.match("[ðÐ]", word) for word in words) and not re.search(r"\bþ(?:a[ðt]|essi|ei|v)", text)
