"""Mends texts that were decoded in a wrong encoding: "QarabaÄŸ", "РљР°СЂР°Р±Р°С…", "Êàðàáàõ", "Karabað"."""

import re

from dragoman.passes.forms import texts, with_texts
from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.text.mojibake import mend_mojibake as mended

_ODD = (
    r"\x80-\xaa\xac-\xba\xbc-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u201a\u201e\u2020-\u2022"
    r"\u2030\u2039\u203a\u20ac\u2116\u2122\u0402-\u040f\u0452-\u045f\u0490\u0491"
)
"""What the later bytes of UTF-8 turn into in the pages that are mistaken for it."""
_UNUSUAL = re.compile(f"[{_ODD}\u00c0-\u00ff]")
"""Texts without such signs are well."""
_SUSPECT = re.compile(
    rf"[\u00c2-\u00f4\u0102-\u0171\u0410-\u044f\u0621-\u064a](?:[{_ODD}]|[\u2013-\u201d\u2026\xab\xbb](?=[^\W\d_]))"
    r"|[\u00c0-\u00ff]{4}|[ðþýÞÝÐ][^ðþýÞÝÐ]{0,200}[ðþýÞÝÐ]"
)
"""A letter and after it such a sign; four accented letters in a row; Icelandic letters."""
_TIMES = 40
"""Mendings of one record after which no text is looked at again: some were decoded wrongly twice."""
_FIELDS = ("title", "abstract", "keywords", "contributors", "container")


def mend_mojibake(record: Record, report: Report) -> Record:
    """Decode what was decoded wrongly; texts that are well are left alone.

    >>> damaged = ("QarabaÄŸ", "РљР°СЂР°Р±Р°С…", "Âêóñ Êàðàáàõà", "Karabað'da savaþ ve barýþ", "l’État CAFÉ…")
    >>> [mend_mojibake(Record(title=(Text(one),)), Report()).title[0].value for one in damaged]
    ['Qarabağ', 'Карабах', 'Вкус Карабаха', "Karabağ'da savaş ve barış", 'l’État CAFÉ…']
    """
    if not _is_unusual(texts(record)):
        return record
    least = [1.0]

    def change(text: str) -> str:
        if not _is_unusual(text) or not _SUSPECT.search(text):
            return text
        after, sure = mended(text)
        if after == text:
            return text
        least.append(sure)
        return change(after) if len(least) < _TIMES else after

    after = with_texts(record, change)
    if after is not record:
        before, now = _sample(record, after)
        report.add("text.mojibake", before=before, after=now)
        for field in _FIELDS:
            report.sure(field, min(least))
    return after


def _is_unusual(text: str) -> bool:
    return not text.isascii() and bool(_UNUSUAL.search(text))


def _sample(record: Record, after: Record) -> tuple[str, str]:
    """Give a mended title or abstract before and after, around the first difference."""
    pairs = zip(record.title + record.abstract, after.title + after.abstract, strict=False)
    form, twin = next((pair for pair in pairs if pair[0] != pair[1]), (Text(""), Text("")))
    differing = (at for at, (old, new) in enumerate(zip(form.value, twin.value, strict=False)) if old != new)
    first = max(next(differing, 0) - 20, 0)
    return form.value[first : first + 80], twin.value[first : first + 80]


PASS = mend_mojibake
