"""What of a record does a format not hold? Told on writing, and listed on the format's page."""

from collections.abc import Iterable, Iterator

from dragoman.formats.format import Field
from dragoman.record.finding import Place, Report
from dragoman.record.model import Record
from dragoman.record.name import Contributor

READ_ONLY = "read only"
"""A row of a format's table whose remark begins so is not written."""
_ALWAYS = frozenset({"id", "source", "extra"})
_NESTED = ("container", "series", "original", "reviewed", "event")
_DEFAULTS = Record()


def held(fields: Iterable[Field]) -> frozenset[str]:
    """Give the paths a format's table writes."""
    return frozenset(row.ours for row in fields if not row.remark.startswith(READ_ONLY))


def cannot_hold(fields: Iterable[Field]) -> tuple[str, ...]:
    """Give the fields of a record that a format's table has no place for."""
    tops = {path.partition(".")[0] for path in held(fields)} | _ALWAYS
    return tuple(field for field in Record.__struct_fields__ if field not in tops)


def place_of(record: Record) -> Place:
    """Give the place of findings about a record that is written."""
    return Place(record=record.id or record.key or (record.title[0].value[:80] if record.title else ""))


def tell_unwritten(record: Record, format: str, paths: frozenset[str], report: Report) -> None:
    """Tell each filled field that is not among the paths a format holds."""
    for path in filled(record):
        if not any(path == one or path.startswith(f"{one}.") for one in paths):
            report.add("field.not_written", place_of(record), format=format, field=path)


def tell_lossy(record: Record, format: str, field: str, where: str, report: Report) -> None:
    """Tell that a field is written to a place that says less."""
    report.add("field.lossy", place_of(record), format=format, field=field, where=where)


def filled(record: Record, prefix: str = "") -> Iterator[str]:
    """Give the paths of the fields that hold something; those of nested records with a dot.

    >>> from dragoman.record.form import forms
    >>> list(filled(Record(volume="7", container=Record(title=forms("المقتبس", lang="ar")))))
    ['container.title', 'volume']
    """
    for field in Record.__struct_fields__:
        value = getattr(record, field)
        if field in _ALWAYS or value == getattr(_DEFAULTS, field):
            continue
        if field in _NESTED and isinstance(value, Record):
            yield from (path for path in filled(value, f"{prefix}{field}.") if not path.endswith(".type"))
        elif not (prefix and field in {"key", "type"}):
            yield prefix + field


def everyone(record: Record) -> tuple[Contributor, ...]:
    """Give the contributors of a record and, of a part, those of the book or journal it is in."""
    return record.contributors + (record.container.contributors if record.container else ())


def extras(record: Record, format: str) -> dict[str, tuple[str, ...]]:
    """Give what the same format did not understand on reading, to be written back, by its own field name."""
    mine = f"{format}:"
    return {key[len(mine) :]: values for key, values in record.extra.items() if key.startswith(mine)}


def tell_foreign(record: Record, format: str, report: Report) -> None:
    """Tell what another format did not understand and this one has no place for."""
    for key in record.extra:
        if not key.startswith(f"{format}:"):
            report.add("field.not_written", place_of(record), format=format, field=f"extra[{key}]")
