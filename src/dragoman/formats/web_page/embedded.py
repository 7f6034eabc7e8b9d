"""Is there a JSON record inside this text, and JSON inside a string of it? Finds it, also when it is damaged."""

import json
import re
from collections.abc import Iterator

import msgspec

from dragoman.formats.web_page.fields import Number

DEPTH = 64
"""Objects nested deeper are not followed."""
INNER = 4
"""JSON in a string in JSON is followed so many times."""
_OPENING = re.compile(r'\{\s*"[^"\\\n]{1,60}"\s*:')
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[{}\[\]]', re.DOTALL)
_MEMBER = re.compile(r'[{,]\s*"([^"\\\n]{1,60})"\s*:\s*')
_MEMBERS = 400
_BROKEN = 20
"""So many damaged objects are looked into: each may be walked to the end of the text."""
_DECODER = json.JSONDecoder(strict=False, parse_float=Number, parse_int=Number, parse_constant=str)


class Embedded(msgspec.Struct, frozen=True):
    """An object found at ``text[start:end]``. ``whole`` is false when only some of its members could be read."""

    start: int
    end: int
    members: dict[str, object]
    whole: bool = True
    too_deep: bool = False


def objects(text: str) -> Iterator[Embedded]:
    """Find the outermost JSON objects in a text; numbers stay strings as written.

    >>> [one.members for one in objects('IF 0.7 {"title": "Karabağ", "IF": 0.7000} more')]
    [{'title': 'Karabağ', 'IF': '0.7000'}]
    >>> [(one.members, one.whole) for one in objects('{"title": "Qarabağ", "authors": "Ömər", "abstr')]
    [({'title': 'Qarabağ', 'authors': 'Ömər'}, False)]
    """
    at = broken = 0
    while broken < _BROKEN and (found := _OPENING.search(text, at)):
        one = _object(text, found.start())
        broken += not one.whole
        yield one
        at = one.end


def inner(members: dict[str, object], depth: int = INNER) -> Iterator[tuple[str, dict[str, object]]]:
    """Give the objects that stand as strings inside an object's members, outermost first, with the member's name.

    >>> list(inner({"feed": '{"title": "Карабах"}'}))
    [('feed', {'title': 'Карабах'})]
    """
    for name, value in members.items():
        if depth and isinstance(value, str) and value.lstrip().startswith("{"):
            one = next(objects(value), None)
            if one is not None and one.members:
                yield name, one.members
                yield from inner(one.members, depth - 1)


def _object(text: str, start: int) -> Embedded:
    end, deepest, closed = _extent(text, start)
    if deepest > DEPTH:
        return Embedded(start, end, {}, whole=False, too_deep=True)
    if closed:
        try:
            members, stop = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            return _salvaged(text, start, end)
        return Embedded(start, stop, members)
    line_end = text.find("\n", start)
    one = _salvaged(text, start, line_end if line_end > start else len(text))
    return one if len(one.members) > 1 or line_end < 0 else _salvaged(text, start, end)


def _extent(text: str, start: int) -> tuple[int, int, bool]:
    """Find where an object closes: (end, deepest nesting, closed). One linear walk over the tokens."""
    depth = deepest = 0
    for token in _TOKEN.finditer(text, start):
        mark = token[0]
        if mark in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "}]":
            depth -= 1
            if depth == 0:
                return token.end(), deepest, True
    return len(text), deepest, False


def _salvaged(text: str, start: int, end: int) -> Embedded:
    """Read what members of a damaged object can be read, each by itself; the first reading of a name counts."""
    members: dict[str, object] = {}
    at = start
    for _ in range(_MEMBERS):
        found = _MEMBER.search(text, at, end)
        if not found:
            break
        try:
            value, at = _DECODER.raw_decode(text, found.end())
        except (ValueError, RecursionError):
            value, at = _cut_off(text, found.end(), end), found.end()
        if value is not None:
            members.setdefault(found[1], value)
    return Embedded(start, max(at, end), members, whole=False)


def _cut_off(text: str, start: int, end: int) -> str | None:
    """Read a string whose end is missing because the line ends in it."""
    token = _TOKEN.match(text, start, end)
    if not token or token.end() < end or not token[0].startswith('"'):
        return None
    try:
        return str(_DECODER.decode(token[0].rstrip("\\") + '"'))
    except ValueError:
        return None
