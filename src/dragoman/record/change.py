"""What did a pass alter? A field before and after, so that each repair can be shown and taken back."""

import msgspec
from msgspec.structs import astuple

from dragoman.record.model import Record

_UNTOLD = frozenset({"source"})
"""Fields of which no change is told: the source is where a record came from, not what it says."""


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """One field altered by one pass.

    ``field`` is a path ("abstract", "container.metrics"); ``before`` and ``after`` are the values as JSON; ``by`` is
    the pass; ``confidence`` in 0..1. ``id`` is given when the change is stored.
    """

    field: str
    before: msgspec.Raw
    after: msgspec.Raw
    by: str
    confidence: float = 1.0
    id: str = ""


def changes(before: Record, after: Record, by: str, confidence: dict[str, float] | None = None) -> tuple[Change, ...]:
    """List what differs between two states of a record, nested records by path.

    >>> changes(Record(volume="19 1"), Record(volume="19"), "part_volume")[0].field
    'volume'
    """
    return tuple(_changes(before, after, by, confidence or {}, ""))


def _changes(before: Record, after: Record, by: str, sure: dict[str, float], path: str) -> list[Change]:
    found: list[Change] = []
    values = zip(Record.__struct_fields__, astuple(before), astuple(after), strict=True)
    other = [(field, old, new) for field, old, new in values if old is not new and field not in _UNTOLD]
    for field, old, new in other:
        if old == new:
            continue
        if isinstance(old, Record) and isinstance(new, Record):
            found += _changes(old, new, by, sure, f"{path}{field}.")
        else:
            found.append(_change(path + field, old, new, by, sure))
    return found


def _change(field: str, old: object, new: object, by: str, sure: dict[str, float]) -> Change:
    before, after = (msgspec.Raw(msgspec.json.encode(value)) for value in (old, new))
    return Change(field, before, after, by=by, confidence=sure.get(field, 1.0))


def put_back(record: Record, change: Change) -> Record:
    """Give the record with one change taken back (the field as it was before).

    Raises ``ValueError`` when the field no longer holds what the change made of it.

    >>> was, now = Record(volume="19 1"), Record(volume="19")
    >>> put_back(now, changes(was, now, "part_volume")[0]) == was
    True
    """
    return _put_back(record, change, change.field.split("."))


def _put_back(record: Record, change: Change, path: list[str]) -> Record:
    head, *rest = path
    if rest:
        inner = getattr(record, head)
        return record.replace(**{head: _put_back(inner, change, rest)})
    if msgspec.json.encode(getattr(record, head)) != bytes(change.after):
        raise ValueError(f"{change.field} was altered again since")
    kind = next(field.type for field in msgspec.structs.fields(Record) if field.name == head)
    return record.replace(**{head: msgspec.json.decode(change.before, type=kind)})
