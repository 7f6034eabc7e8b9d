"""Who is meant in a BibTeX name list? Names parted as BibTeX 0.99d and Biber part them."""

import re
from functools import lru_cache

from dragoman.formats.bibtex.latex import text_of
from dragoman.record.name import Name, read_name

_AND = re.compile(r"(?<!\s)\s++and\s+", re.IGNORECASE)
_AND_OR_BRACE = re.compile(r"[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
_COMMA_OR_BRACE = re.compile(r"[{},،，]")
_SPACE_OR_BRACE = re.compile(r"[{}]|[\s~]+")
_PART = re.compile(r"\s*([a-z]+(?:-i)?)\s*=\s*(.*)", re.DOTALL)
_NAME_PARTS = frozenset({"family", "given"})
_SUFFIX = re.compile(r"(?:jr|sr|junior|senior|[ivx]+|ph\.?d|m\.?d|esq|fils|père|\dth|2nd|3rd)\.?\Z", re.IGNORECASE)
_OTHERS = frozenset({"others", "et al.", "et al", "{others}"})
_CASED = re.compile(r"[^\W\d_]")


@lru_cache(16384)
def names_of(value: str, lang: str = "") -> tuple[tuple[Name, ...], bool]:
    """Part a list of names; an empty name stands where the list has ``{}``. True when it ends "and others".

    >>> names_of("Abbaszadeh Fathabadi, Mehdi and {World Bank} and others")[0][0].family
    'Abbaszadeh Fathabadi'
    """
    parts = [part for part in _people(" ".join(value.split())) if part.strip()]
    is_open = bool(parts) and parts[-1].strip().lower() in _OTHERS
    return tuple(name_of(part.strip(), lang) for part in (parts[:-1] if is_open else parts)), is_open


def _people(value: str) -> list[str]:
    people = _AND.split(f" {value} ") if "{" not in value else _split(value, _AND_OR_BRACE)
    if len(people) == 1 and ";" in value and "{" not in value and "\\" not in value:
        return value.split(";")
    return [part for person in people for part in _run_together(person)]


def _run_together(person: str) -> list[str]:
    """Part "John Smith, Jane Doe, Jim Poe", which is no "Family, Jr, Given"."""
    if person.count(",") < 2 or "{" in person or "=" in person:
        return [person]
    parts = [part.strip() for part in person.split(",")]
    if all(" " in part for part in parts):
        return parts
    return [person]


def _split(value: str, pattern: re.Pattern[str]) -> list[str]:
    """Split at what a pattern finds outside of braces."""
    parts, depth, start = [], 0, 0
    for mark in pattern.finditer(value):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth = max(0, depth - 1)
        elif not depth:
            parts.append(value[start : mark.start()])
            start = mark.end()
    parts.append(value[start:])
    return parts


@lru_cache(32768)
def name_of(person: str, lang: str = "") -> Name:
    r"""Read one name.

    >>> name_of("van der Waals, Johannes").particle, name_of("{\\'E}mile Zola").given, name_of("{A {\\&} Co}").literal
    ('van der', 'Émile', 'A & Co')
    >>> name_of("King, Jr., Martin Luther").suffix, name_of("杨, 秀群").family
    ('Jr.', '杨')
    """
    if _is_braced(person):
        return Name(literal=text_of(person), lang=lang)
    parts = [part.strip() for part in _split(person, _COMMA_OR_BRACE)]
    if "=" in person:
        said = [found for found in map(_PART.match, parts) if found]
        if len(said) == len(parts) and any(found[1] in _NAME_PARTS for found in said):
            return _extended(said, lang)
    if len(parts) == 1:
        return _in_order(person, lang)
    if len(parts) > 2 and not parts[-1]:
        parts.pop()
    if len(parts) == 2:
        return _inverted(parts[0], parts[1], "", lang)
    if _SUFFIX.match(parts[-1]) and not _SUFFIX.match(parts[1]):
        return _inverted(parts[0], " ".join(parts[1:-1]), parts[-1], lang)
    return _inverted(parts[0], ", ".join(parts[2:]), parts[1], lang)


def _is_braced(person: str) -> bool:
    """Say whether one pair of braces holds the whole name."""
    if not (person.startswith("{") and person.endswith("}")):
        return False
    depth = 0
    for at, char in enumerate(person):
        depth += (char == "{") - (char == "}")
        if not depth:
            return at == len(person) - 1 and not person.startswith("{\\")
    return True


def _extended(found: list[re.Match[str]], lang: str) -> Name:
    """Read Biber's extended name format (biblatex manual, 3.4); initials and options say nothing of the name."""
    said = {one[1]: text_of(one[2].strip('" ')) for one in found}
    family, given, particle, suffix = (said.get(part, "") for part in ("family", "given", "prefix", "suffix"))
    return Name(family, given, particle, "", suffix, lang=lang)


def _inverted(family: str, given: str, suffix: str, lang: str) -> Name:
    words = _words(family)
    count = 0
    while count < len(words) - 1 and _is_lower(words[count]):
        count += 1
    particle, rest = " ".join(words[:count]), " ".join(words[count:])
    return Name(text_of(rest), text_of(given), text_of(particle), "", text_of(suffix), lang=lang)


def _in_order(person: str, lang: str) -> Name:
    words = _words(person)
    if len(words) < 2 or not _has_case(person):
        return _foreign(text_of(person), lang)
    first = next((at for at, word in enumerate(words[:-1]) if _is_lower(word)), len(words) - 1)
    last = max((at for at, word in enumerate(words[:-1]) if _is_lower(word)), default=first - 1)
    if not first and last + 1 >= len(words) - 1 and _is_lower(words[-1]):
        first, last = len(words) - 1, len(words) - 2
    given, particle, family = words[:first], words[first : last + 1], words[last + 1 :]
    suffix = family.pop() if len(family) == 1 and given and _SUFFIX.match(family[0]) and len(given) > 1 else ""
    if suffix:
        family = [given.pop()]
    said = [text_of(" ".join(part)) for part in (family, given, particle)]
    return Name(said[0], said[1], said[2], "", suffix, lang=lang)


def _foreign(person: str, lang: str) -> Name:
    """Read a name of one word, or of a script without capitals, in whose language word order says nothing."""
    if " " not in person and (person.isascii() or _has_case(person)):
        return Name(literal=person, lang=lang)
    return read_name(person, lang)


def _words(text: str) -> list[str]:
    if "{" not in text:
        return text.replace("~", " ").split()
    return [word for word in _split(text, _SPACE_OR_BRACE) if word]


def _has_case(text: str) -> bool:
    return text.upper() != text.lower()


def _is_lower(word: str) -> bool:
    """Say whether a word begins in lower case outside of braces (BibTeX's "von" test)."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    letter = _CASED.search(text_of(word) if "\\" in word else word)
    return letter is not None and letter[0].islower()
