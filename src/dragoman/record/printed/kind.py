"""What kind of work is it? The type of a printed reference, told by its marks and by the fields it has."""

import re

from dragoman.record.model import Type
from dragoman.record.printed.hint import hinted

GB_MARKS: dict[str, Type] = {
    "M": "book", "C": "paper-conference", "G": "collection", "N": "article-newspaper", "J": "article-journal",
    "D": "thesis", "R": "report", "S": "standard", "P": "patent", "A": "document", "DB": "dataset", "CP": "software",
    "EB": "webpage", "Z": "document", "CM": "map", "DS": "dataset", "K": "entry-dictionary",
}  # fmt: skip
"""GB/T 7714-2015, annex B: the letters in [ ] after a title."""

_MARK = re.compile(r"\[([A-Z]{1,2})(?:/OL)?\]")
_WORDS: tuple[tuple[Type, re.Pattern[str]], ...] = (
    (
        "thesis",
        re.compile(
            r"\b(?:ph\.? ?d\.?|doctoral|master[’']?s?|m\.?sc\.?|diss(?:ertation)?s?|thesis|tesi|thèse|"
            r"habil(?:itationsschrift)?|"
            r"диссерт\w*|doktora tezi|yüksek lisans|magisterarbeit)\b|\bдис\. ?…? ?(?:канд|д-ра|докт)|"
            r"پایان[‌ ]?نامه|رساله دکت|رسالهٔ دکت|学位论文",
            re.IGNORECASE,
        ),
    ),
    ("report", re.compile(r"\b(?:tech(?:nical|n?\.)? ?rep(?:ort|\.)?|working paper|report no|discussion paper|"
        r"research report|tr-\d)", re.IGNORECASE)),
    ("patent", re.compile(r"\bpatent\b|专利", re.IGNORECASE)),
    ("interview", re.compile(r"\b(?:interview(?:ed)? (?:with|by)|interview,|personal interview|интервью с|"
        r"mülakat)|مصاحبه با", re.IGNORECASE)),
    ("legal_case", re.compile(r"\bv\.? [A-Z][\w’']+.{0,40}[\[(]\d{4}[\])] ?\d* ?[A-Z]{2,}")),
    ("motion_picture", re.compile(r"\b(?:dir\. by|directed by|film|documentary|DVD|режисс)\b|فیلم", re.IGNORECASE)),
    (
        "paper-conference",
        re.compile(r"\b(?:proc(?:eedings|\.)|conference|symposium|workshop|congress|meeting|int'l\.? conf|"
            r"konferenz|конференц|kongre(?:si)?|sempozyum)\b", re.IGNORECASE),
    ),
)  # fmt: skip
_HINTS: dict[Type, tuple[str, ...]] = {
    "thesis": ("ph", "doctor", "doktor", "master", "m.", "msc", "diss", "thes", "tes", "thè", "habil", "дис", "yüksek",
        "magister", "پایان", "رسال", "学位论文"),
    "report": ("rep", "paper", "tr-"),
    "patent": ("patent", "专利"),
    "interview": ("nterview", "нтервью", "ülakat", "مصاحبه"),
    "legal_case": (" v",),
    "motion_picture": ("dir", "film", "documentary", "dvd", "режисс", "فیلم"),
}  # fmt: skip
"""Of such words, in small letters, each of the patterns before the last needs one (none has Turkish "i" or "ı")."""
_LEXICON = re.compile(
    r"encyclop|enciclop|ansiklopedi|энциклопед|دانشنامه|دائرة ?المعارف|دایرة ?المعارف|百科全书|"
    r"dizionario biografico|dictionary of national biography|handwörterbuch|realencyclopädie|konversationslexikon"
)
_VIDEO = re.compile(r"//(?:www\.|m\.)?(?:youtube\.com|youtu\.be|vimeo\.com|aparat\.com)/", re.IGNORECASE)
SHORTENERS = re.compile(
    r"//(?:www\.)?(?:bit\.ly|shorturl\.at|tinyurl\.com|goo\.gl|t\.co|ow\.ly|is\.gd|buff\.ly|t\.ly|rb\.gy|"
    r"cutt\.ly|rebrand\.ly|"
    r"2no\.co|tiny\.cc|v\.gd|lnkd\.in|yun\.ir|b2n\.ir|clck\.ru|u\.to|dwz\.cn|t\.cn|url\.cn|s\.id|dlvr\.it|"
    r"fb\.me|wp\.me|nyti\.ms)/",
    re.IGNORECASE,
)
"""Services whose addresses say nothing of what they lead to, and may die with the service."""


def type_of(text: str, has: frozenset[str], date_is_day: str) -> Type:
    """Tell the type from the whole printed text, the fields it has, and whether its date names a day ("day" or "").

    ``has`` may hold ``container``, ``volume``, ``pages``, ``editor``, ``in``, ``url``, ``publisher``, ``place``,
    ``title``, ``shelf``, ``journal``.

    >>> type_of("王明. 史记研究[M]. 北京: 中华书局, 1990", frozenset({"title", "publisher"}), "")
    'book'
    >>> type_of("‘Xəbər’, Musavat, 11 May 2013, https://example.az/1", frozenset({"title", "container", "url"}), "day")
    'article-newspaper'
    """
    marked = _MARK.search(text)
    if marked and marked[1] in GB_MARKS:
        return "chapter" if f"[{marked[1]}]//" in text and marked[1] == "M" else GB_MARKS[marked[1]]
    low = text.lower()
    for kind, words in _WORDS[:-1] if not has >= {"container", "volume"} else ():
        if hinted(low, _HINTS[kind]) and words.search(text):
            return kind
    if "shelf" in has and "container" not in has:
        return "manuscript"
    if "container" in has and _LEXICON.search(low):
        return "entry-encyclopedia"
    return _by_fields(text, has, date_is_day)


def _by_fields(text: str, has: frozenset[str], date_is_day: str) -> Type:
    if "url" in has and _VIDEO.search(text):
        return "broadcast"
    if "container" in has:
        if _WORDS[-1][1].search(text) and "journal" not in has:
            return "paper-conference"
        if "volume" in has and "publisher" not in has and "editor" not in has:
            return "article-journal"
        if has & {"editor", "publisher"} or ("in" in has and "place" in has):
            return "chapter"
        if date_is_day:
            return "article-newspaper"
        return "chapter" if "in" in has and "journal" not in has and "pages" not in has else "article-journal"
    if "url" in has and not has & {"publisher", "place"}:
        return "webpage"
    return "book" if has & {"title", "publisher", "place"} else "document"
