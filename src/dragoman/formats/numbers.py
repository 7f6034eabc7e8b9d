"""What numbers does a field hold? ISSN and ISBN told apart, first and last page joined."""

import re
from functools import lru_cache

from dragoman.formats.draft import Draft

_STANDARD = re.compile(
    r"(?<![\dA-Za-z])(?:(97[89][- ]?(?:\d[- ]?){9}[\dXx]|(?:\d[- ]?){9}[\dXx])|(\d{4}[-–]?\d{3}[\dXx]))(?![\dA-Za-z])"
)
_LABELS = re.compile(
    r"(?i)\b[ep]?-?(?:issn|isbn)(?:-1[03])?\b|\b(?:print|online|electronic|linking|web|pbk|hbk)\b|[:;,./()\s]+"
)
_LINKING = re.compile(r"(?i)linking|issn-l")
_ELECTRONIC = re.compile(r"(?i)e-?issn|online|electronic|web")


def put_standard_numbers(draft: Draft, value: str, within: str = "") -> str:
    """Add each ISSN and ISBN of a field, to the record or one ``within`` it; give what was no such number.

    >>> draft = Draft()
    >>> put_standard_numbers(draft, "2008-0867 (Print), 2345-3117 (Online)", "container")
    ''
    >>> [one.scheme for one in draft.record().container.identifiers]
    ['issn', 'eissn']
    """
    found, left = standard_numbers(value)
    for scheme, number in found:
        (draft.inner(within) if within else draft).identify(scheme, number)
    return left


@lru_cache(8192)
def standard_numbers(value: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Give each ISSN and ISBN of a field with its scheme, and what is no such number.

    >>> standard_numbers("ISBN 978-1-3995-0622-9; ISSN 2008-0867 (online)")
    ((('isbn', '978-1-3995-0622-9'), ('eissn', '2008-0867')), '')
    """
    numbers, left, at = [], [], 0
    for found in _STANDARD.finditer(value):
        label = value[at : found.start()] + value[found.end() : found.end() + 16].partition(",")[0].partition(";")[0]
        left.append(value[at : found.start()])
        at = found.end()
        if found[1]:
            numbers.append(("isbn", found[1]))
        else:
            kind = "eissn" if _ELECTRONIC.search(label) else "issn-l" if _LINKING.search(label) else "issn"
            numbers.append((kind, found[2].replace("–", "-")))
    left.append(value[at:])
    return tuple(numbers), _LABELS.sub(" ", "".join(left)).strip()


def pages_of(first: str, last: str) -> str:
    """Join the first and the last page.

    >>> pages_of("225", "246"), pages_of("225-246", "246"), pages_of("e12", "")
    ('225-246', '225-246', 'e12')
    """
    if not last or last == first or (first.endswith(last) and not first.isdigit()):
        return first
    return f"{first}-{last}" if first else last
