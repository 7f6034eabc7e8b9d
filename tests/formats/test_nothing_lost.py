"""Nothing is lost on writing: each value of a record is read back from what was written, or a finding tells of it."""

import io
import json
import re
from collections.abc import Iterator

import msgspec
import pytest
import strategies
from hypothesis import HealthCheck, given, settings

from dragoman.formats import formats
from dragoman.record.codec import encoded
from dragoman.record.date import Date
from dragoman.record.finding import Report
from dragoman.record.form import Forms, Text
from dragoman.record.identifier import Identifier
from dragoman.record.model import Link, Metric, Note, Record, Reference, Section, Type
from dragoman.record.name import Contributor, Name
from dragoman.text.normal import fold

WRITABLE = sorted(name for name, one in formats().items() if one.write and one.read)
TYPES: tuple[Type, ...] = (
    "article-journal", "book", "chapter", "paper-conference", "thesis", "patent", "webpage", "document",
)  # fmt: skip
_LETTERS = ("قره‌باغ", "战争", "Кавказ", "Karabakh", "ისტორია", "היסטוריה")
_APART = frozenset({"id", "source", "key"})
"""The library's own id, the place a record came from, and its key (a format may need another one)."""


_CLOSED = frozenset({"type", "lang", "role", "kind", "access", "body", "calendar", "scheme"})
"""Closed words, which each format says in its own way."""


def word(path: str) -> str:
    """A value that stands nowhere else in a record, its script chosen by the path."""
    return f"{_LETTERS[len(path) % len(_LETTERS)]} {path.replace('.', ' ').replace('_', ' ')}"


def filled(kind: Type, within: str = "") -> Record:
    """A record of a type in which every field holds something of its own."""
    values: dict[str, object] = {}
    for field in msgspec.structs.fields(Record):
        path = within + field.name
        if field.type == Forms:
            values[field.name] = (Text(word(path), "en"), Text(f"ثانی {word(path)}", "fa"))
        elif field.type is str:
            values[field.name] = f"{len(path)}{path.replace('.', '').replace('_', '')}"
    values |= {"id": "r1", "languages": ("en", "fa"), "key": "key1"} if not within else {"key": "", "id": ""}
    dates = {"issued": "2009-04-12", "accessed": "2021-03-04", "submitted": "2008-02-03", "available": "2010-05-06"}
    nested = {} if within else {
        "container": filled("book" if kind in ("chapter", "paper-conference") else "periodical", "container."),
        "series": filled("collection", "series."), "event": filled("event", "event."),
        "original": filled("book", "original."), "reviewed": filled("book", "reviewed."),
    }  # fmt: skip
    return Record(type=kind, **values | {name: Date(day) for name, day in dates.items()} | _lists(within) | nested)  # type: ignore[arg-type]


def _lists(within: str) -> dict[str, object]:
    tag = within.replace(".", "")
    people = [Contributor((Name(family=f"Бартольд{tag}{role}", given="Василий", lang="ru"),
                           Name(family=f"Bartold{tag}{role}", given="Vasily", lang="en")), role)  # type: ignore[arg-type]
              for role in ("author", "editor", "translator", "illustrator")]  # fmt: skip
    return {
        "contributors": (*people, Contributor((Name(literal=f"نهاد {tag} body", lang="fa"),), body="organization")),
        "identifiers": tuple(Identifier(scheme, f"{value}{tag}") for scheme, value in (
            ("doi", "10.22059/jcep"), ("pmid", "12345678"), ("handle", "20.500/1"), ("magiran", "77"))),
        "classifications": (Identifier("udc", f"94(479){tag}"),),
        "links": (Link(f"https://example.org/{tag}landing"),
                  Link(f"https://example.org/{tag}file.pdf", "pdf", "open", "PDF")),
        "sections": (Section("disclosure", Text(f"None {tag} said.", "en"), "Disclosure:"),),
        "notes": (Note("1", f"Див. {tag} там само."),),
        "references": (Reference(Text(f"Бартольд {tag} 1925.", "ru")),),
        "metrics": (Metric("impact_factor", f"0.7{len(tag)}", f"{tag} JCR", "2023"),),
        "extra": {f"{one}:zz{tag}": (f"本 {tag} kept by {one}",) for one in ("ris", "bibtex", "also")},
    }  # fmt: skip


def leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Give each string of an encoded record with the path of its field."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in _APART | _CLOSED:
                yield from leaves(one, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one, path)
    elif isinstance(value, str):
        yield path, value


def normal(value: str) -> str:
    return re.sub(r"[\W_]+", "", fold(value))


def strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (str(name) for name in value)
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value


def told_fields(report: Report) -> set[str]:
    """The paths of which findings tell."""
    fields = {one.values.get("field", "") for one in report.findings}
    heads = (re.match(r"[a-z_.]+", field) for field in fields)
    return fields | {
        {"identifier": "identifiers"}.get(head[0].strip("."), head[0].strip(".")) for head in heads if head
    }


def lost(name: str, record: Record) -> list[tuple[str, str]]:
    """Give the values that are neither read back nor told of."""
    report, stream = Report(), io.BytesIO()
    writer, reader = formats()[name].write, formats()[name].read
    assert writer is not None
    assert reader is not None
    writer([record], stream, report)
    again = list(reader(io.BytesIO(stream.getvalue()), Report()))
    said = normal(" ".join(one for back in again for one in strings(json.loads(encoded(bare(back))))))
    told = told_fields(report)
    missing = []
    for path, value in leaves(json.loads(encoded(bare(record)))):
        is_told = any(path == one or path.startswith(f"{one}.") for one in told)
        # a name may be parted otherwise when it is read back, but no word of it may be missing
        parts = value.split() if ".names." in path else [value]
        if not is_told and any(normal(part) not in said for part in parts):
            missing.append((path, value))
    return missing


def bare(record: Record) -> Record:
    return record.replace(source=Record().source)


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("name", WRITABLE)
def test_every_value_is_kept_or_told(name: str, kind: Type) -> None:
    assert lost(name, filled(kind)) == []


@pytest.mark.parametrize("name", WRITABLE)
@settings(max_examples=strategies.tries(15), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(record=strategies.records())
def test_every_value_of_any_record_is_kept_or_told(name: str, record: Record) -> None:
    values = [value for _, value in leaves(json.loads(encoded(bare(record))))]
    # a value that stands within another one may be taken for written
    assert [one for one in lost(name, record) if sum(one[1] in value for value in values) == 1] == []
