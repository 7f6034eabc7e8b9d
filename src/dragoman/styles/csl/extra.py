"""Which variables hide in a note? Lines "variable: value" in the field note, as reference managers keep them."""

import re
from collections.abc import Mapping
from typing import Final

_LINE: Final = re.compile(r"^([A-Za-z][A-Za-z-]{1,40}): *(.+)$")
_BRACED: Final = re.compile(r"\{:([A-Za-z-]{2,40}): *([^{}]+)\}")
_TEXTS: Final = frozenset(
    """annote archive archive_location archive-place authority call-number chapter-number citation-label
    collection-number collection-title collection-title-short container-title container-title-short dimensions
    division DOI edition event event-place event-title genre ISBN ISSN issue jurisdiction keyword language license
    medium number number-of-pages number-of-volumes original-publisher original-publisher-place original-title page
    page-first part-number part-title PMCID PMID printing-number publisher publisher-place references
    reviewed-genre reviewed-title scale section source status supplement-number title title-short URL version volume
    volume-title year-suffix""".split()
)


def hidden(note: str, names: frozenset[str], dates: frozenset[str]) -> Mapping[str, object]:
    r"""Give the variables that a note sets, in its first lines or in braces.

    >>> hidden("genre: Review\nreviewed-author: Hall || W.C.", frozenset(["reviewed-author"]), frozenset())
    {'genre': 'Review', 'reviewed-author': [{'family': 'Hall', 'given': 'W.C.'}]}
    """
    found: dict[str, object] = {}
    pairs = list(_BRACED.findall(note))
    for place, line in enumerate(note.splitlines()):
        match = _LINE.match(line.strip())
        if match:
            pairs.append((match[1], match[2]))
        elif place:
            break
    for name, value in pairs:
        name, value = name if name in _TEXTS else name.lower(), value.strip()
        if name in names:
            people = found.setdefault(name, [])
            if isinstance(people, list):
                people.append(_person(value))
        elif name in dates or name in _TEXTS or name == "type":
            found[name] = value
    return found


def _person(value: str) -> dict[str, str]:
    family, bar, given = value.partition("||")
    return {"family": family.strip(), "given": given.strip()} if bar else {"literal": value}
