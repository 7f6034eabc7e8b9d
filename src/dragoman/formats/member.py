"""How is a member of a JSON object taken that may be missing, single, a list, or of another type than promised?"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from dragoman.formats.json import Json
from dragoman.formats.sheet import Sheet, line
from dragoman.record.form import Forms


def listed(value: Any) -> list[Any]:
    """Give a value as a list: none for nothing, one for one.

    >>> listed(None), listed("a"), listed(["a", None, "b"])
    ([], ['a'], ['a', 'b'])
    """
    values = value if isinstance(value, list) else [value]
    return [one for one in values if one is not None and one != "" and one != {}]


def objects(value: Any) -> list[Json]:
    """Give the objects of a value."""
    return [one for one in listed(value) if isinstance(one, dict)]


def text(value: Any, *path: str) -> str:
    """Give the text at a path of members, of the first where there are several; "" when there is none.

    >>> text({"a": [{"b": " قره‌باغ "}]}, "a", "b")
    'قره‌باغ'
    """
    for name in path:
        first = next(iter(listed(value)), None)
        value = first.get(name) if isinstance(first, dict) else None
    first = next(iter(listed(value)), None)
    return "" if isinstance(first, dict | list | bool) else line(first)


def texts(value: Any) -> list[str]:
    """Give all texts of a value that is one text or a list of them."""
    return [found for one in listed(value) if not isinstance(one, dict | list | bool) and (found := line(one))]


def keep_rest(sheet: Sheet, value: Json, known: Iterable[str]) -> None:
    """Keep the members no reader knows, as JSON where they are more than text."""
    passed = frozenset(known)
    for name in (name for name in value if name not in passed):
        for one in listed(value[name]):
            sheet.keep(name, one if isinstance(one, str | int | float) else json.dumps(one, ensure_ascii=False))


def tidy(value: Mapping[str, Any]) -> Json:
    """Give an object without its empty members."""
    return {name: one for name, one in value.items() if one not in (None, "", [], {}, ())}


def values(forms: Forms) -> list[str]:
    """Give the values of forms."""
    return [form.value for form in forms]


def write_array(stream: BinaryIO, found: Iterable[Json]) -> None:
    """Write objects as an array, one to a line."""
    before = b"[\n"
    for one in found:
        stream.write(before + json.dumps(one, ensure_ascii=False).encode("utf-8", "replace"))
        before = b",\n"
    stream.write(b"[]\n" if before == b"[\n" else b"\n]\n")
