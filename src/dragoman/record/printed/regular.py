"""Which references are so regular that no model need read them? Quoted title, journal, numbers in fixed places."""

import re

from dragoman.record.printed.field import Part

_HEAD = (
    r"(?:(?P<author>[^‘’“”\d;:()]{3,150}), )?[‘“](?P<title>[^“”;]{4,300})[’”],? (?P<container>[^‘’“”,;:()\d]{2,90}?),? "
)
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


def regular_parts(text: str) -> list[Part] | None:
    """Label a reference that has one of the fixed forms throughout; ``None`` for any other.

    >>> [part.label for part in regular_parts("A. Kaya, ‘Kür’s mouth’, Kıyı Dergisi, 45:2 (2009), p. 303.")]
    ['author', 'title', 'container', 'volume', 'date', 'pages']
    >>> regular_parts("A. Kaya, Kür (Bakı: Elm, 1990)") is None
    True
    """
    for form in _FORMS:
        found = form.fullmatch(text)
        if found and not _QUOTED_LIST.search(found["title"]) and not _QUOTED_LIST.match(text, found.end("title")):
            named = ((label, *found.span(label)) for label in form.groupindex)
            parts = [Part(*one) for one in named if one[1] >= 0]
            return sorted(parts, key=lambda part: part.start)
    return None
