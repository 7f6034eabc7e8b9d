"""Gives a record with every text changed by one function: titles, names, abstracts, the container's too."""

from collections.abc import Callable, Iterator
from operator import attrgetter

import msgspec

from dragoman.record.form import Forms, Text
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name

FORMS = (
    "title", "short_title", "abstract", "keywords", "publisher", "publisher_place", "genre", "edition", "medium",
    "remarks", "annotation", "authority", "rights",
)  # fmt: skip
"""Fields that hold forms."""
PARTS = ("container", "series", "original", "reviewed", "event")
"""Fields that hold a record."""
_NAME = ("family", "given", "particle", "dropping_particle", "suffix", "literal")

Change = Callable[[str], str]


_LAST: list[tuple[Record, str]] = []
"""The record last asked about and its texts: several passes ask about the same one in turn."""


def texts(record: Record) -> str:
    """Give all texts that :func:`with_texts` would change, parted by blanks: whether a pass has anything to do.

    >>> texts(Record(title=(Text("karabağ", "tr"),), container=Record(title=(Text("Iran", "en"),))))
    'karabağ Iran'
    """
    last = _LAST[:]
    if last and last[0][0] is record:
        return last[0][1]
    joined = " ".join(_texts(record))
    _LAST[:] = [(record, joined)]
    return joined


def _texts(record: Record) -> Iterator[str]:
    for forms in _forms(record):
        if forms:
            yield from (form.value for form in forms)
    for one in record.contributors:
        for name in one.names:
            yield from filter(None, _name_parts(name))
        yield from (form.value for form in one.affiliations)
    for part in _parts(record):
        if part is not None:
            yield from _texts(part)


_forms, _parts, _name_parts = attrgetter(*FORMS), attrgetter(*PARTS), attrgetter(*_NAME)


def with_texts(record: Record, change: Change) -> Record:
    """Give the record with ``change`` applied to its texts; the same object when that alters none.

    >>> with_texts(Record(title=(Text("karabağ", "tr"),)), str.upper).title
    (Text(value='KARABAĞ', lang='tr'),)
    """
    found: dict[str, object] = {}
    for field in FORMS:
        forms: Forms = getattr(record, field)
        if forms and (after := _changed(forms, change)) is not forms:
            found[field] = after
    people = tuple(_person(one, change) for one in record.contributors)
    if people != record.contributors:
        found["contributors"] = people
    for field in PARTS:
        part: Record | None = getattr(record, field)
        if part is not None and (mended := with_texts(part, change)) is not part:
            found[field] = mended
    return record.replace(**found) if found else record


def _changed(forms: Forms, change: Change) -> Forms:
    """Change the values; a form that becomes empty, or the same as another one, falls away."""
    values = [change(form.value) for form in forms]
    if all(value == form.value for value, form in zip(values, forms, strict=True)):
        return forms
    pairs = zip(values, forms, strict=True)
    return tuple(dict.fromkeys(Text(value, form.lang) for value, form in pairs if value))


def _person(one: Contributor, change: Change) -> Contributor:
    names = tuple(_name(name, change) for name in one.names)
    places = _changed(one.affiliations, change) if one.affiliations else one.affiliations
    if names == one.names and places is one.affiliations:
        return one
    return msgspec.structs.replace(one, names=names, affiliations=places)


def _name(name: Name, change: Change) -> Name:
    found = {
        part: after for part in _NAME if (value := getattr(name, part)) and (after := change(value)) and after != value
    }
    return msgspec.structs.replace(name, **found) if found else name
