"""Which variables hide in a note? Lines "variable: value" in the field note, as reference managers keep them."""

import re
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


def hidden(note: str, names: frozenset[str], dates: frozenset[str]) -> tuple[dict[str, object], str]:
    r"""Give the variables that a note sets, in its first lines or in braces, and what remains of it.

    >>> hidden("genre: Review\nreviewed-author: Hall || W.C.\nGood.", frozenset(["reviewed-author"]), frozenset())
    ({'genre': 'Review', 'reviewed-author': [{'family': 'Hall', 'given': 'W.C.'}]}, 'Good.')
    """
    found: dict[str, object] = {}
    known = names | dates | {"type"}
    pairs: list[tuple[str, str]] = list(_BRACED.findall(note))
    rest: list[str] = []
    prose = False
    for place, line in enumerate(_BRACED.sub("", note).splitlines()):
        match = None if prose else _LINE.match(line.strip())
        prose = match is None and place > 0
        if match and _known(match[1], known):
            pairs.append((match[1], match[2]))
        else:
            rest.append(line)
    for name, value in pairs:
        name, value = _known(name, known), value.strip()
        people = found.setdefault(name, []) if name in names else None
        if isinstance(people, list):
            people.append(_person(value))
        elif name:
            found[name] = value
    return found, "\n".join(rest).strip()


def _known(name: str, others: frozenset[str]) -> str:
    """Give a variable's name as CSL writes it, "" for what is none."""
    if name in _TEXTS:
        return name
    return name.lower() if name.lower() in others else ""


def _person(value: str) -> dict[str, str]:
    family, bar, given = value.partition("||")
    return {"family": family.strip(), "given": given.strip()} if bar else {"literal": value}
