"""Reads references with the type mark of GB/T 7714-2015 ("[M]", "[J/OL]"), in the fixed order of that standard."""

import re

from dragoman.record.printed.part import Part

_MARK = re.compile(r"\s?[\[［](?P<kind>[A-Z]{1,2})(?:/(?:OL|CD|DK|MT))?[\]］]")
_HEAD = re.compile(
    r"(?:(?P<author>(?:[^.．。]|(?<=\b[^\W\d_])[.．](?= ?[^\W\d_][ .．,，]))+)[.．。] ?)?(?P<title>.+)", re.DOTALL
)
"""Authors and title before the mark; the full stop after an initial parts nothing."""
_DAY = r"\d{4}[-–]\d{1,2}[-–]\d{1,2}"
_SEEN = rf"(?:\s?(?P<seen>[\[［]{_DAY}[\]］]))?"
_END = rf"{_SEEN}[.．。]?(?: ?(?P<url>https?://\S+?))?[.．。]?(?: ?DOI ?[:：].+)?"
_PAGES = r"(?:[:：] ?(?P<pages>[A-Za-z]?\d+(?:[-–—+,，]\s?[A-Za-z]?\d+)*))?"
_IMPRINT = (
    rf"(?P<place>[^:：.．。]{{1,40}})[:：] ?(?P<publisher>[^,，]{{2,80}})[,，] ?(?P<date>{_DAY}|\d{{4}}){_PAGES}{_END}"
)
_EDITION = r"(?:(?P<edition>[^.．。:：]{0,12}(?:版|修订本|增订本|ed|edition|影印本))[.．。] ?)?"
_TRANSLATED = r"(?:(?P<translator>[^.．。:：]{2,60}?)[,，] ?[译譯][.．。] ?)?"
_BOOK = re.compile(_TRANSLATED + _EDITION + _IMPRINT)
_PIECE = re.compile(
    r"(?:(?P<editor>[^.．。:：\d]{2,60})[.．。] ?)?(?P<container>[^.．。]{2,120}(?:[:：][^.．。]{1,40})?)[.．。] ?"
    + _EDITION
    + _IMPRINT
)
_ARTICLE = re.compile(
    r"(?P<container>[^,，]{2,80}?)[,，] ?(?P<date>\d{4})"
    r"(?:[,，] ?(?P<volume>[^:：,，(（]{0,12}(?:[(（][^)）]{1,12}[)）])?)|(?P<issue>[(（][^)）]{1,12}[)）]))?"
    + _PAGES
    + _END
)
_NEWSPAPER = re.compile(
    rf"(?P<container>[^,，]{{2,60}})[,，] ?(?P<date>{_DAY})(?: ?[(（](?P<pages>\w{{1,4}})[)）])?{_END}"
)
_ONLINE = re.compile(
    rf"(?:{_IMPRINT[: -len(_END)]})?(?:(?P<container>[^,，\d(（]{{2,40}})[,，] ?)?"
    rf"(?:[(（](?P<issued>{_DAY}|\d{{4}})[)）])?{_END}"
)
_PATENT = re.compile(rf"(?P<date>{_DAY}|\d{{4}}){_END}")
_FORMS = {"J": (_ARTICLE,), "N": (_NEWSPAPER,), "P": (_PATENT,)}
_EDITED = re.compile(r"编|編|\b[Ee]ds?\b")
_AS = {"issued": "date", "seen": "date", "issue": "volume"}


def marked_parts(text: str) -> list[Part] | None:
    """Label a reference that follows GB/T 7714 throughout; ``None`` for any other.

    >>> text = "汤因比. 历史研究[M]. 刘北成, 郭小凌, 译. 上海: 上海人民出版社, 2000: 7-9."
    >>> [(part.label, text[part.start : part.end]) for part in marked_parts(text)][2:5]
    [('translator', '刘北成, 郭小凌'), ('place', '上海'), ('publisher', '上海人民出版社')]
    >>> marked_parts("احمدی، علی. تاریخ ایران [M]") is None
    True
    """
    mark = _MARK.search(text)
    head = _HEAD.fullmatch(text, 0, mark.start()) if mark else None
    if not mark or not head:
        return None
    inside = text[mark.end() :].startswith("//")
    start = mark.end() + (2 if inside else len(text[mark.end() :]) - len(text[mark.end() :].lstrip(".．。 ")))
    forms = (_PIECE, _ARTICLE) if inside else _FORMS.get(mark["kind"], (_BOOK, _ONLINE))
    found = next((match for form in forms if (match := form.fullmatch(text, start))), None)
    if not found or start >= len(text):
        return None
    named = [(label, head) for label in ("author", "title")] + [(label, found) for label in found.re.groupindex]
    parts = [Part(_label(label, match[label]), *match.span(label)) for label, match in named if match[label]]
    return sorted(parts, key=lambda part: part.start)


def _label(group: str, text: str) -> str:
    """Name a part by its group; whoever stands before the larger work wrote it unless said to have edited it."""
    if group == "editor":
        return "editor" if _EDITED.search(text) else "host"
    return _AS.get(group, group)
