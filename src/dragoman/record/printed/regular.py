"""Which references are so regular that no model need read them? Quoted title, journal, numbers in fixed places."""

import re

from dragoman.record.printed.given_name import is_given_name
from dragoman.record.printed.part import Part

_HEAD = (
    r"(?:(?P<author>[^‘’“”\d;:()]{3,150}), )?[‘“](?P<title>[^“”;]{4,300})[’”],? "
    r"(?P<container>(?![a-z])[^‘’“”;()\d]{2,90}?),? "
)
_FAMILY = r"(?:(?:de|von|van|der|den|di|da|del|al|el|bin|ibn) |al-|el-)?[A-ZÀ-ÞİŞÇĞ][\w’'-]+(?: [A-ZÀ-ÞİŞÇĞ][\w’-]+)?"
_SHORT = rf"(?:[A-ZÀ-ÞİŞÇĞ]\.[ -]?){{1,4}}{_FAMILY}"
_LONG = rf"[A-ZÀ-ÞİŞÇĞ][\w’-]+ (?:[A-ZÀ-ÞİŞÇĞ]\. ?){{0,2}}{_FAMILY}"
_PEOPLE = rf"(?:{_SHORT}(?:, {_SHORT}){{0,3}}|{_LONG})(?:,? (?:and|&) (?:{_SHORT}|{_LONG}))?"
_IMPRINT = (
    r"\((?:(?P<place>[^():;\d]{2,60}): (?P<publisher>[^():;\d]{2,60})|"
    r"(?P<press>[^():;,\d]{0,40}(?:Press|Universit[yà]|Publish|Books|Verlag|Routledge|Palgrave|Tauris|"
    r"Brill)[^():;,\d]{0,30})), "
    r"(?P<date>(?:1[5-9]|20)\d\d)\)(?:,? (?P<pages>pp?\. ?\d[\d–—, -]*))?[.,]?"
)
_WORKS = (
    re.compile(rf"(?P<author>{_PEOPLE}), (?P<title>[^‘“”„«();\d]{{4,200}}?),? {_IMPRINT}"),
    re.compile(
        rf"(?P<author>{_PEOPLE}), (?P<title>‘[^;]{{4,250}}’),? (?P<editor>in {_PEOPLE} \(eds?\.?\)),? "
        rf"(?P<container>[^‘“”„«();\d]{{4,200}}?),? {_IMPRINT}"
    ),
)
"""Notes of Oxford and Taylor & Francis: a book, a chapter in a book."""
_EDITION = re.compile(r"\b(?:eds?|edn|edited|trans|translated|vols?|rev|ser|series)\b|, [A-ZÀ-Þ]\. ")
"""Words about the edition, which the model tells from the title; so it does further persons."""
_FORMS = (
    re.compile(
        _HEAD + r"(?P<volume>\d{1,3}(?::\d{1,3}(?:[-–/]\d{1,3})?)?) \((?P<date>(?:1[89]|20)\d\d)\)"
        r"(?:, (?P<pages>pp?\. ?\d[\d–—, -]*))?[.,]?"
    ),
    re.compile(
        _HEAD + r"(?P<date>\d{1,2} [^\W\d_]{3,12} (?:1[89]|20)\d\d)(?:, (?P<pages>pp?\. ?\d[\d–, -]*))?"
        r"(?:, (?P<url>https?://\S+))?[.,]?"
    ),
    re.compile(
        r"(?P<author>[^\W\d_][\w’ -]{1,30}, [^\d:;()‘“«„]{2,110}), (?P<date>(?:1[5-9]|20)\d\d[a-z]?): "
        r"(?P<title>[^.‘’“”«„()]{5,200}(?<! in))\. (?P<place>[^\W\d_][^\W\d]{2,}(?:[ -][^\W\d_]{2,}){0,3})\.?"
    ),
)
"""Notes of Oxford and Taylor & Francis: a journal article, a newspaper article; a book in a list by author and year."""
_QUOTED_LIST = re.compile(r"[’”],? (?:in|and|und|ed|eds)\b")

_BOOK = re.compile(
    r"(?P<author>[^\W\d_][\w’'‐-]+[,،] [^\d:;()‘“«„]{1,150}\.) (?P<title>[^\W\d_][^.:;,،()\d‘“«„]{1,90})\. "
    r"(?P<place>[^\W\d_][^.,،:;\d]{1,40}): (?P<publisher>[^.,،:;\d]{2,60})[,،] (?P<date>[\d۰-۹]{4})\.?"
)
"""A book in a list, its title one sentence between author and place."""
_APA_BOOK = re.compile(
    r"(?P<author>[^\W\d_][\w’'‐-]+[,،] [^\d:;()‘“«„]{1,150}\.?) \((?P<date>[\d۰-۹]{4}[a-z]?)\)\. "
    r"(?P<title>[^\W\d_][^.:;()\d‘“«„]{1,90})\. (?P<publisher>[^\W\d_][^.:;,()\d]{1,60})\.?"
)
"""A book without place, as APA has it ("Kaya, A. (1990). Kür. Elm.")."""
_ISSUE_FIRST = re.compile(r"(\d{1,4}), (?=pp?\.|S\.|pagg?\.)")
"""A number before the word for pages is an issue ("XII, 1977, 35, pp. 506-520")."""
_SERIES = re.compile(r"\(= ?(?P<series>[^(),;=]{3,120}?)(?:[,;]? (?P<volume>(?:(?:Bd|Band|vol|Nr|H)\.? ?)?\d{1,4}))?\)")
_ISSUE = re.compile(r"(?:nr?|no)\.? ?\d+\W*")


def regular_parts(text: str) -> list[Part] | None:
    """Label a reference that has one of the fixed forms throughout; ``None`` for any other.

    >>> [part.label for part in regular_parts("A. Kaya, ‘Kür’s mouth’, Kıyı Dergisi, 45:2 (2009), p. 303.")]
    ['author', 'title', 'container', 'volume', 'date', 'pages']
    >>> [part.label for part in regular_parts("A. Kaya, Kür: Salt, Ships and War (Bakı: Elm, 1990), p. 5")]
    ['author', 'title', 'place', 'publisher', 'date', 'pages']
    >>> regular_parts("Harbour Board, Kür (Bakı: Elm, 1990)") is None
    True
    """
    for form in _FORMS:
        found = form.fullmatch(text)
        if found and not _QUOTED_LIST.search(found["title"]) and not _QUOTED_LIST.match(text, found.end("title")):
            named = ((label, *found.span(label)) for label in form.groupindex)
            parts = [Part(*one) for one in named if one[1] >= 0]
            return sorted(parts, key=lambda part: part.start)
    return _work_parts(text) if "(" in text else None


def _work_parts(text: str) -> list[Part] | None:
    """Label a book or chapter whose authors are persons beyond doubt."""
    for form in _WORKS:
        found = form.fullmatch(text)
        if found and _EDITION.search(found.groupdict().get("container") or found["title"]):
            found = None
        if found and all(_is_person(one) for one in re.split(r", | and | & ", found["author"])):
            named = (("publisher" if label == "press" else label, *found.span(label)) for label in form.groupindex)
            return sorted((Part(*one) for one in named if one[1] >= 0), key=lambda part: part.start)
    return None


def _is_person(name: str) -> bool:
    return name[1:2] == "." or is_given_name(name.partition(" ")[0])


def mended_parts(text: str, parts: list[Part]) -> list[Part]:
    """Mend what the model's labels cannot mean: a book without title, a series in brackets, numbers parted from theirs.

    >>> text = "Kaya, A. Kür. Bakı: Elm, 1990."
    >>> [(one.label, text[one.start : one.end]) for one in mended_parts(text, [Part("author", 0, 13)])][:2]
    [('author', 'Kaya, A.'), ('title', 'Kür')]
    """
    labels = {part.label for part in parts}
    for form in () if labels & {"title", "container"} else (_BOOK, _APA_BOOK):
        if book := form.fullmatch(text):
            return sorted((Part(label, *book.span(label)) for label in form.groupindex), key=lambda part: part.start)
    parts = _with_series(text, parts)
    if "volume" not in labels:
        return parts
    made: list[Part] = []
    for part in parts:
        printed = text[part.start : part.end]
        halved = part.label == "pages" and made and made[-1].label == "volume" and text[made[-1].end - 1] == "/"
        numbered = part.label == "shelf" and "archive" not in labels and _ISSUE.fullmatch(printed)
        issue = _ISSUE_FIRST.match(printed) if part.label == "pages" else None
        if issue:
            made.append(Part("volume", part.start, part.start + issue.end(1)))
            made.append(part._replace(start=part.start + issue.end()))
        elif halved and printed.isdigit():
            made[-1] = made[-1]._replace(end=part.end)
        else:
            made.append(part._replace(label="volume") if numbered else part)
    return made


def _with_series(text: str, parts: list[Part]) -> list[Part]:
    """Take a series out of its brackets ("(= Kaukasienstudien, Bd. 8)")."""
    found = _SERIES.search(text) if "=" in text else None
    if not found:
        return parts
    kept = [part for part in parts if part.end <= found.start() + 1 or part.start >= found.end()]
    made = [Part(label, *found.span(label)) for label in ("series", "volume") if found[label]]
    return sorted([*kept, *made], key=lambda part: part.start)
