"""Mends texts that were decoded in a wrong encoding: "QarabaÄŸ", "РљР°СЂР°Р±Р°С…", "Êàðàáàõ", "Karabað"."""

import re
from functools import cache

from dragoman.passes.forms import with_texts
from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.text.language import guess_language

_AS_UTF8 = ("cp1252", "cp1254", "cp1251", "cp1256", "cp1250")
"""UTF-8 was read in one of these, the likeliest first."""
_ROUNDS = 3
_RUN = re.compile(r"[^\x00-\x7f\ufffd]{2,}")
_SAFE_LEADS = frozenset("ÂÃÄÅ")
"""A run of two signs is mended only when it begins so and stands at a letter, and only as Western."""
_SAFE = frozenset({"É™", "Æ\x8f", "Ä±", "Ä°", "ÅŸ", "ÄŸ"})
"""ə, Ə, ı, İ, ş, ğ: nobody writes these pairs on purpose."""
_SHORT = 4
_EAST = "\u2fff"
"""Letters of East Asian scripts come later; a single one amid others is no mending."""
_CYRILLIC_AS_WESTERN = re.compile("[ÐÑ][\x80-\xbf]")
_AFTER = (
    r"[\x80-\xbf\u0192\u02c6\u02dc\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2013-\u203a\u20ac\u2122\u2116"
    r"\u0401-\u040f\u0451-\u045f\u0490\u0491\u2020-\u2022\u2030]"
)
"""What continuation bytes of UTF-8 turn into: no run of letters has it by itself."""
_ODD = re.compile(_AFTER)
_PAIR = re.compile(r"[\u00c2-\u00f4\u0102-\u0171\u0410-\u044f\u0621-\u064a]" + _AFTER)
_PLAIN = re.compile("[^\x00-\x7f‘’“”–—…«»]")
"""Texts without such signs are well."""
_UNLIKELY = re.compile(
    r"[\x80-\x9f\u0180-\u018e\u0190-\u019f\u01a2-\u01ae\u01b1-\u0217\u021c-\u0258\u025a-\u036f\u0530-\u0560\u0588-\u05cf"
    r"\u0700-\u08ff\u1680-\u1dff\u2100-\u2115\u2117-\u2121\u2123-\u2fff\ue000-\uf8ff\ufffd]"
)
"""Decoded text with these is no mending."""
_HIGH_WORD = re.compile(r"(?<![A-Za-z])[\u00c0-\u00ff]{4,}(?![A-Za-z])")
_HIGH = re.compile(r"[\u00c0-\u00ff]{4}")
_MIXED = re.compile(r"[\u00e0-\u00ff][\u00c0-\u00de]")
_TURKISH = str.maketrans("ðþýÐÞÝ", "ğşıĞŞİ")
_ICELANDIC = re.compile(r"\b(?:og|að|við|það|sem|um)\b|[áéíóúæ]")
_SURE = 0.9


def mend_mojibake(record: Record, report: Report) -> Record:
    """Decode what was decoded wrongly; texts that are well are left alone.

    >>> from dragoman.record.form import Text
    >>> damaged = ("QarabaÄŸ", "РљР°СЂР°Р±Р°С…", "Âêóñ Êàðàáàõà", "Karabað'da savaþ ve barýþ", "l’État CAFÉ…")
    >>> [mend_mojibake(Record(title=(Text(one),)), Report()).title[0].value for one in damaged]
    ['Qarabağ', 'Карабах', 'Вкус Карабаха', "Karabağ'da savaş ve barış", 'l’État CAFÉ…']
    """
    mended = with_texts(record, mended_text)
    if mended is not record:
        report.add("text.mojibake", before=_sample(record, mended), after=_sample(mended, record))
        for field in ("title", "abstract", "keywords", "contributors", "container"):
            report.sure(field, _SURE)
    return mended


def _sample(record: Record, other: Record) -> str:
    pairs = zip(record.title + record.abstract, other.title + other.abstract, strict=False)
    form, twin = next((pair for pair in pairs if pair[0] != pair[1]), (Text(""), Text("")))
    first = next((at for at, (own, its) in enumerate(zip(form.value, twin.value, strict=False)) if own != its), 0)
    return form.value[max(first - 20, 0) : first + 60]


def mended_text(text: str) -> str:
    """Mend one text.

    >>> mended_text("Ø§ÛŒØ±Ø§Ù†"), mended_text("Õzgür Ã–zgür")
    ('ایران', 'Õzgür Özgür')
    """
    if text.isascii() or not _PLAIN.search(text):
        return text
    read = _read_again
    for _ in range(_ROUNDS):
        before, text = text, _RUN.sub(read, text) if _PAIR.search(text) else text
        if text == before:
            break
        read = _read_short_too
    return _other_page(text)


def _read_again(run: re.Match[str]) -> str:
    """Read a run of letters as UTF-8 when it is the misreading of some; else give it unchanged."""
    short = len(run[0]) < _SHORT and not _is_letter(run) and (len(run[0]) == 2 or run[0][0] > "\u00ff")
    return run[0] if short else _read_short_too(run)


def _read_short_too(run: re.Match[str]) -> str:
    """Read any run again: when one of a text was misread, all were."""
    if not _ODD.search(run[0]):
        return run[0]
    for name in _AS_UTF8:
        table = _bytes_of(name)
        if not all(sign in table for sign in run[0]):
            continue
        decoded = _decoded(bytes(table[sign] for sign in run[0]))
        if decoded:
            rest = run[0][len(decoded.encode()) :]
            unlikely = _UNLIKELY.search(decoded) or (len(run[0]) < _SHORT and decoded > _EAST)
            return run[0] if unlikely else decoded + rest
    return run[0]


def _is_letter(run: re.Match[str]) -> bool:
    before, after = run.string[max(run.start() - 1, 0) : run.start()], run.string[run.end() : run.end() + 1]
    at_letter = after.isalpha() if before.isupper() else before.isalpha() or after.isalpha()
    return run[0] in _SAFE or (run[0][0] in _SAFE_LEADS and (run[0][0] == "Â" or at_letter))


def _decoded(misread: bytes) -> str:
    """Decode UTF-8 up to a last letter that is cut off; "" when it is none."""
    try:
        return misread.decode("utf-8")
    except UnicodeDecodeError as error:
        whole = error.start >= _SHORT and error.reason == "unexpected end of data"
        return misread[: error.start].decode("utf-8") if whole else ""


@cache
def _bytes_of(encoding: str) -> dict[str, int]:
    """Give the byte of each character of a code page, and of the control characters that stand for such bytes."""
    controls = {chr(byte): byte for byte in range(128, 160)}
    return controls | {bytes([byte]).decode(encoding, "ignore") or chr(byte): byte for byte in range(128, 256)}


def _other_page(text: str) -> str:
    """Mend one code page read as another: Cyrillic and Arabic as Western, Turkish as Icelandic."""
    words = _HIGH_WORD.findall(text) if _HIGH.search(text) else ()
    if words and (len(words) > 1 or len(words) * 2 > len(text.split())):
        page = "cp1256" if sum(bool(_MIXED.search(word)) for word in words) * 2 >= len(words) else "cp1251"
        try:
            return text.encode("cp1252").decode(page)
        except UnicodeError:
            return text
    if sum(map(text.count, "ðþýÞÝÐ")) < 2 or _ICELANDIC.search(text) or _CYRILLIC_AS_WESTERN.search(text):
        return text
    turkish = text.translate(_TURKISH)
    return turkish if guess_language(turkish)[0] == "tr" else text


PASS = mend_mojibake
