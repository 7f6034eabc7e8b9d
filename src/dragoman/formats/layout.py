"""How is a record laid out as tagged lines? By a table of (path, tag) rows, in the order in which they are written."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO, get_args

import msgspec

from dragoman.formats.held import extras, tell_foreign, tell_lossy, tell_unwritten
from dragoman.formats.lines import Lines, edtf_slashes, inverted_name
from dragoman.record.finding import Report
from dragoman.record.model import Record, Type
from dragoman.record.name import Contributor, Name, Role

Rows = Mapping[str, str]
"""Path → tag. Beside plain paths: ``title+`` (further forms), ``author`` … (a role), ``author+`` (second names),
``issued:year``, ``issued:day``, ``identifier:doi``, ``link:pdf``, ``affiliation``."""


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """A format of tagged lines as it is written.

    ``form`` is how a line looks; ``type_of`` gives the value of the first line, under ``type_tag``; ``rows`` and, for
    some types, ``by_type`` say what stands where; ``other_role`` is the tag for roles without one; ``name`` writes a
    name; ``joined`` are tags whose values share one line,
    with what stands between them; ``labels`` stand behind the values of a path; ``end`` closes a
    record, ``header`` and ``footer`` a file.
    """

    format: str
    form: str
    type_tag: str
    type_of: Callable[[Record], str]
    rows: Rows
    by_type: Mapping[Type, Rows] = {}
    other_role: str = ""
    joined: Mapping[str, str] = {}
    labels: Mapping[str, str] = {}
    end: str = "\n"
    header: str = ""
    footer: str = ""
    date: Callable[[str], str] = edtf_slashes
    name: Callable[[Name], str] = inverted_name
    is_tag: Callable[[str], bool] = str.isprintable


def write(records: Iterable[Record], stream: BinaryIO, report: Report, layout: Layout) -> None:
    """Write records in UTF-8; what has no row is told."""
    stream.write(layout.header.encode())
    for record in records:
        special = layout.by_type.get(record.type, {})
        rows = {path: tag for path, tag in layout.rows.items() if tag not in special.values()} | dict(special)
        lines = Lines(layout.form)
        if layout.type_tag:
            lines.put(layout.type_tag, layout.type_of(record))
        for path, tag in rows.items():
            values = [value + layout.labels.get(path, "") for value in _values(record, path, layout) if value]
            if tag in layout.joined and values:
                values = [layout.joined[tag].join(values)]
            for value in values:
                lines.put(tag, value)
        _roles(record, rows, lines, layout, report)
        _kept(record, lines, layout)
        stream.write(lines.encoded() + layout.end.encode())
        _tell(record, rows, layout, report)
    stream.write(layout.footer.encode())


def _kept(record: Record, lines: Lines, layout: Layout) -> None:
    for tag, values in extras(record, layout.format).items():
        if tag != layout.type_tag and layout.is_tag(tag):
            for value in values:
                lines.put(tag, value)


def _values(record: Record, path: str, layout: Layout) -> Iterator[str]:
    kind, colon, word = path.partition(":")
    head, dot, rest = path.partition(".")
    if path in _ROLES or path.rstrip("+") in _ROLES:
        yield from _names(record, path, layout)
    elif colon and not dot:
        yield from _SPECIAL[kind](record, word, layout)
    elif path == "affiliation":
        yield from (form.value for one in record.contributors for form in one.affiliations)
    elif dot:
        inner = getattr(record, head)
        if inner is not None:
            yield from _values(inner, rest, layout)
    else:
        yield from _plain(getattr(record, path.rstrip("+*")), path)


def _plain(value: object, path: str) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        texts = [str(getattr(one, "value", one)) for one in value]
        yield from texts[1:] if path.endswith("+") else texts if path in _ALL else texts[:1]


_ALL = frozenset({"keywords", "languages", "remarks", "annotation", "genre*"})
_ROLES: frozenset[str] = frozenset(get_args(Role))


def _names(record: Record, path: str, layout: Layout) -> Iterator[str]:
    people = _people(record, path.rstrip("+"))
    if not path.endswith("+"):
        yield from (layout.name(one.name) for one in people)
    elif people and all(len(one.names) > 1 for one in people):
        yield from (layout.name(one.names[1]) for one in people)


def _people(record: Record, role: str) -> list[Contributor]:
    whole = record.container.contributors if record.container else ()
    return [one for one in (*record.contributors, *whole) if one.role == role]


def _identifiers(record: Record, scheme: str, layout: Layout) -> Iterator[str]:
    whole = record.container.identifiers if record.container else ()
    yield from (one.value for one in (*record.identifiers, *whole) if one.scheme == scheme)


def _links(record: Record, kind: str, layout: Layout) -> Iterator[str]:
    known = {"pdf", "fulltext"}
    yield from (one.url for one in record.links if one.kind == kind or (kind == "landing" and one.kind not in known))


def _dates(record: Record, part: str, layout: Layout) -> Iterator[str]:
    issued = record.issued
    if part == "year":
        yield str(issued.year) if issued.year is not None else issued.literal or issued.edtf
    elif part == "printed":
        yield issued.literal or printed_day(issued.edtf)
    elif len(issued.edtf) > 4:
        yield layout.date(issued.edtf)


def printed_day(edtf: str) -> str:
    """Write a simple date as PubMed does ("2022 Oct 7"), anything else as it is.

    >>> printed_day("2022-10-07"), printed_day("1990/1992")
    ('2022 Oct 7', '1990/1992')
    """
    found = _SIMPLE.match(edtf)
    if not found:
        return edtf
    year, month, day = found.groups()
    return " ".join(
        part for part in (year, _MONTHS[int(month)] if month else "", day.lstrip("0") if day else "") if part
    )


_SIMPLE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?\Z")
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _accessed(record: Record, part: str, layout: Layout) -> Iterator[str]:
    if record.accessed:
        yield layout.date(record.accessed.edtf) or record.accessed.literal


_SPECIAL: dict[str, Callable[[Record, str, Layout], Iterator[str]]] = {
    "type": lambda record, _, layout: iter((layout.type_of(record),)),
    "identifier": _identifiers, "link": _links, "issued": _dates, "accessed": _accessed,
}  # fmt: skip


def _roles(record: Record, rows: Rows, lines: Lines, layout: Layout, report: Report) -> None:
    """Write the contributors whose role has no row under the tag for others."""
    whole = record.container.contributors if record.container else ()
    for one in (*record.contributors, *whole):
        if one.role not in rows:
            lines.put(layout.other_role, layout.name(one.name))
            where = layout.other_role or "nothing"
            tell_lossy(record, layout.format, f"contributors ({one.role})", where, report)


def _tell(record: Record, rows: Rows, layout: Layout, report: Report) -> None:
    tell_unwritten(record, layout.format, _held(rows), report)
    tell_foreign(record, layout.format, report)
    for path in ("title", "abstract", "container.title", "publisher", "publisher_place"):
        head, _, rest = path.partition(".")
        inner = getattr(record, head) if rest else record
        if inner is not None and len(getattr(inner, rest or head)) > 1 and f"{path}+" not in rows:
            tell_lossy(record, layout.format, path, "its first form", report)
    schemes = {path.partition(":")[2] for path in rows if path.startswith("identifier:")}
    for one in record.identifiers:
        if one.scheme not in schemes:
            report.add("field.not_written", None, format=layout.format, field=f"identifier {one.scheme} {one.value}")
    if any(len(one.names) > 1 for one in record.contributors) and not list(_values(record, "author+", layout)):
        tell_lossy(record, layout.format, "contributors (second names)", "the first form of each", report)


def _held(rows: Rows) -> frozenset[str]:
    found = {"key", "type", "contributors", "identifiers", "container.contributors", "container.identifiers", "links"}
    for path in rows:
        found.add({"issued": "issued", "accessed": "accessed"}.get(path.partition(":")[0], path.rstrip("+*")))
    return frozenset(found)
