"""Which code page reads most like a language? For bytes that are no Unicode."""

import re
from typing import NamedTuple

_MARKS = "·–—‘’“”«»„…•°№§ \u200c\u200f\u200e،؛؟€"
"""Punctuation beyond ASCII that is no sign against a reading."""


class _Page(NamedTuple):
    """A code page, the letters its languages use most (in that order), others they use, and whether they stand among
    ASCII letters (as é does) or among their own kind (as щ does), and by how much better than a commoner page it must
    read.
    """

    name: str
    common: str
    others: str
    mixed: bool
    rarity: float


_RUSSIAN = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф"
_RUSSIAN_OTHERS = "ъёАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯЫЬЪЁіїєґІЇЄҐўЎ"
_ARABIC = "اليونرمهتبدسفقعكحجشطصخغذضزثةأظىءإئآؤ"
_PAGES: tuple[_Page, ...] = (
    _Page("windows-1252", "éèàçüöäìòùáíóñâêîôûëïãõúßåæø", "œÉÈÀÇÜÖÄÁÍÓÑÂÊÎÔÛËÏÃÕÚÅÆØŒÿ", True, 0),
    _Page("windows-1254", "ıüşöçğİ", "ŞÖÜÇĞâîû", True, 0.03),
    _Page("windows-1250", "áíéěščřžýůúůőűłąęśżńćăş", "óöüäťďňľĺźťŠČŘŽŁŚŻÁÉÍÖÜŐŰâîţđŹĆĽÚÝ", True, 0.08),
    _Page("windows-1257", "āēīšžčėųįąęūõäöü", "ņļķģĻŠŽČĒĀŪ", True, 0.12),
    _Page("windows-1256", _ARABIC, "پچژگکهیًٌٍَُِّْـ", False, 0.05),
    _Page("windows-1251", _RUSSIAN, _RUSSIAN_OTHERS, False, 0.03),
    _Page("koi8-r", _RUSSIAN, _RUSSIAN_OTHERS, False, 0.05),
    _Page("cp866", _RUSSIAN, _RUSSIAN_OTHERS, False, 0.1),
    _Page("iso8859-5", _RUSSIAN, _RUSSIAN_OTHERS, False, 0.12),
    _Page("iso8859-6", _ARABIC, "ًٌٍَُِّْـ", False, 0.15),
    _Page("windows-1253", "αοιετσνηρκπυμλςίόάέωήγδύθώχφβξζψ", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏϊΐϋΰ", False, 0.08),
    _Page("windows-1255", "יהולמארתבנשםקדעחפסטגזכצןךףץ", "־ְֱֲֳִֵֶַָֹֻּׁׂ", False, 0.05),
)
_CAPITAL = 0.1
"""Capitals are rarer than small letters, but whole titles stand in them."""
_HIGH = re.compile(r"[^\x00-\x7f]")


def likeliest(sample: bytes) -> tuple[str, float]:
    """Name the code page in which bytes read most like a language, and say how sure (0..1).

    >>> likeliest("İran’ın dış politikası".encode("cp1254")), likeliest("Révolution".encode("cp1252"))
    (('windows-1254', 0.8), ('windows-1252', 0.8))
    """
    asian = _east_asian(sample)
    scored = [(_score(sample, page) - page.rarity, page.name) for page in _PAGES]
    best = max(scored)
    if asian and asian[1] > best[0]:
        return asian[0], round(min(0.95, 0.5 + asian[1] / 2), 2)
    others = [score for score, name in scored if name != best[1]]
    lead = best[0] - max(others)
    high = sum(byte > 127 for byte in sample)
    sure = 0.9 if lead > 0.3 and high > 40 else 0.8 if lead > 0.1 else 0.6
    return best[1], sure if best[0] > 0.2 else 0.3


def _score(sample: bytes, page: _Page) -> float:
    """Score a reading from -1 to about 1: the mean worth of its signs beyond ASCII."""
    text = sample[:8192].decode(page.name, "replace")
    total = worth = 0.0
    for found in _HIGH.finditer(text):
        at = found.start()
        total += 1
        worth += _worth(text, at, page)
    return worth / total if total else 0.0


def _worth(text: str, at: int, page: _Page) -> float:
    sign = text[at]
    rank = page.common.find(sign if page.mixed else sign.lower())
    if rank < 0 and sign not in page.others:
        return 0.4 if sign in _MARKS else -1.0
    worth = 1.0 - rank / len(page.common) * (0.5 if page.mixed else 0.8) if rank >= 0 else 0.3
    worth -= _CAPITAL if sign.isupper() and not page.mixed else 0.0
    return worth - _misplaced(text, at, page)


def _misplaced(text: str, at: int, page: _Page) -> float:
    """Take off for a capital after a small letter, and for company the letter never keeps."""
    sign, before = text[at], text[at - 1 : at]
    after = text[at + 1 : at + 2]
    loss = 0.6 if sign.isupper() and before.islower() else 0.0
    beside = [one for one in (before, after) if one.isalpha()]
    if page.mixed:
        foreign = sum(one > "\x7f" and one not in page.common + page.others for one in beside)
        alone = 0.5 if not any(one.isascii() for one in beside) else 0.0
        return loss + 0.4 * foreign + alone
    lone = 0.0 if any(not one.isascii() for one in beside) else 0.4
    return loss + lone + 0.5 * sum(one.isascii() for one in beside)


_PAIRS = re.compile(rb"[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]|[\x81-\xfe][\x40-\xfe]")


def _east_asian(sample: bytes) -> tuple[str, float] | None:
    """Tell GB 18030, Big5, Shift-JIS, EUC-JP and EUC-KR by where the bytes of their common signs lie."""
    beyond = sum(byte > 127 for byte in sample)
    pairs = [pair for pair in _PAIRS.findall(sample) if len(pair) == 2]
    covered = sum(1 + (pair[1] > 127) for pair in pairs)
    if not pairs or covered < 0.9 * beyond:
        return None
    found = [(name, score) for name, score in _shares(pairs, sample) if score > 0]
    return max(found, key=lambda one: one[1]) if found else None


def _shares(pairs: list[bytes], sample: bytes) -> list[tuple[str, float]]:
    many = len(pairs)
    low = sum(pair[1] < 0x80 for pair in pairs) / many
    level_one = sum(0xB0 <= pair[0] <= 0xD7 and pair[1] >= 0xA1 for pair in pairs) / many
    marks = sum(pair[0] in {0xA1, 0xA2, 0xA3} and pair[1] >= 0xA1 for pair in pairs) / many
    hangul = sum(0xB0 <= pair[0] <= 0xC8 and pair[1] >= 0xA1 for pair in pairs) / many
    kana = sum(pair[0] in {0xA4, 0xA5} and pair[1] >= 0xA1 for pair in pairs) / many
    shifted = sum(pair[0] in {0x82, 0x83} or 0x88 <= pair[0] <= 0x97 for pair in pairs) / many
    cyrillic = sum(0xC0 <= pair[0] <= 0xDF and 0xC0 <= pair[1] <= 0xDF for pair in pairs) / many > 0.7
    traditional = sum(0xA4 <= pair[0] <= 0xC6 for pair in pairs) / many
    korean = hangul + marks > 0.95 and b" " in sample and low == 0 and not cyrillic
    return [
        ("gb18030", _if_fits(sample, "gb18030", 0.0 if cyrillic else level_one + marks - low)),
        ("big5", _if_fits(sample, "big5", traditional + marks if 0.15 < low < 0.75 else 0.0)),
        ("shift_jis", _if_fits(sample, "shift_jis", shifted)),
        ("euc_jp", _if_fits(sample, "euc_jp", 1.0 if kana > 0.2 and low < 0.1 else 0.0)),
        (
            "euc_kr",
            _if_fits(
                sample,
                "euc_kr",
                1.05 if korean else 0.0,
            ),
        ),
    ]


def _if_fits(sample: bytes, name: str, score: float) -> float:
    bad = sample.decode(name, "replace").count("\ufffd")
    return score if bad * 50 <= len(sample) else 0.0
