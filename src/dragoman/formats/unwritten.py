"""What of a record has a format no place for? It is said, field by field."""

from collections.abc import Collection

from dragoman.record.finding import Place, Report
from dragoman.record.model import Record

_UNSAID = frozenset({"id", "key", "type", "source", "extra"})


def paths(record: Record) -> list[str]:
    """Give the paths of the fields a record holds: ``title``, ``container.title``, ``contributor:editor`` …

    >>> paths(Record(volume="1", container=Record(type="periodical", issue="2")))
    ['container.issue', 'volume']
    """
    found: list[str] = []
    for field in Record.__struct_fields__:
        value = getattr(record, field)
        if not value or field in _UNSAID:
            continue
        if isinstance(value, Record):
            found += [f"{field}.{path}" for path in paths(value)]
        elif field == "contributors":
            found += dict.fromkeys(f"contributor:{one.role}" for one in value)
        elif field in {"identifiers", "classifications"}:
            found += dict.fromkeys(f"{field[:-1]}:{one.scheme}" for one in value)
        else:
            found.append(field)
    return found


def tell_unwritten(record: Record, held: Collection[str], name: str, report: Report) -> None:
    """Report each field of a record whose path is not among those a format holds (``x:*`` holds all of a kind)."""
    for path in paths(record):
        kind = path.partition(":")[0]
        if path not in held and f"{kind}:*" not in held:
            report.add("field.not_written", Place(record=record.key or record.id, field=path), format=name, field=path)
