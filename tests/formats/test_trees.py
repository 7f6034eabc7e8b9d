"""The formats of trees (XML, JSON, YAML): written is read back, damage is told, no input is dangerous or slow."""

import io
import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import strategies
from effort import quickest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.formats import formats
from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.model import Record

ALL = formats()
CORE = ("title", "contributors", "issued", "volume", "issue", "pages", "abstract", "keywords", "container")
SURVIVES: dict[str, tuple[str, ...]] = {
    "csl_json": (*CORE, "type", "languages", "publisher", "identifiers", "links", "remarks"),
    "notefirst": ("title", "contributors", "issued", "volume", "issue", "pages", "abstract", "keywords", "languages"),
    "endnote_xml": ("title", "issued", "volume", "issue", "pages", "abstract", "keywords", "languages", "publisher"),
    "mods": (*CORE[:-1], "languages", "publisher", "remarks"),
    "marc": ("title", "issued", "volume", "issue", "pages", "abstract", "keywords", "languages"),
    "marcxml": ("title", "issued", "volume", "issue", "pages", "abstract", "keywords", "languages"),
    "dublin_core": ("title", "abstract", "keywords", "languages", "publisher"),
    "pubmed": ("volume", "issue", "pages", "languages"),
    "crossref_xml": ("pages", "abstract"),
    "jats": ("title", "contributors", "issued", "volume", "issue", "pages", "abstract", "publisher"),
    "crossref_json": ("volume", "issue", "pages"),
    "openalex": ("volume", "issue"),
    "datacite_json": ("title", "issued", "volume", "issue", "pages", "abstract", "keywords", "remarks"),
    "datacite_xml": ("title", "issued", "volume", "issue", "pages", "abstract", "keywords", "remarks"),
    "hayagriva": ("title", "volume", "issue", "pages", "abstract", "keywords"),
    "cff": ("title", "volume", "issue", "pages", "abstract", "keywords", "languages"),
    "yektaweb": ("volume", "issue"),
    "sinaweb": ("volume", "issue"),
    "schema_org": ("title", "volume", "issue", "pages", "abstract", "keywords", "languages", "publisher"),
}
"""Fields that come back exactly, whatever they hold."""
TREES = sorted(SURVIVES)


def read(name: str, raw: bytes) -> tuple[list[Record], Report]:
    report, reader = Report("input"), ALL[name].read
    assert reader is not None
    return list(reader(io.BytesIO(raw), report)), report


def written(name: str, records: list[Record]) -> tuple[bytes, Report]:
    stream, report, writer = io.BytesIO(), Report(), ALL[name].write
    assert writer is not None
    writer(iter(records), stream, report)
    return stream.getvalue(), report


def of(record: Record, field: str) -> object:
    """A field; the contributors with those of the book, to which readers give the editors of a chapter."""
    if field == "contributors":
        people = record.contributors + (record.container.contributors if record.container else ())
        return {(person.names, person.role) for person in people}
    return settled(getattr(record, field))


def settled(value: object) -> object:
    """A form said twice is one form."""
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(value))
    return value.replace(title=settled(value.title)) if isinstance(value, Record) else value


@pytest.mark.parametrize("name", TREES)
@settings(max_examples=strategies.tries(25), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(given_records=st.lists(strategies.records(), max_size=3))
def test_written_is_read_back(name: str, given_records: list[Record]) -> None:
    raw, _ = written(name, given_records)
    again, report = read(name, raw)
    assert len(again) == len(given_records)
    assert [one for one in report.findings if one.severity == "error"] == []
    for before, after in zip(given_records, again, strict=True):
        for field in SURVIVES[name]:
            assert of(after, field) == of(before, field)


@pytest.mark.parametrize("name", TREES)
@given(given_records=st.lists(strategies.records(), min_size=1, max_size=3))
@settings(max_examples=strategies.tries(20), deadline=None)
def test_each_record_comes_with_its_exact_bytes(name: str, given_records: list[Record]) -> None:
    raw, _ = written(name, given_records)
    for record in read(name, raw)[0]:
        assert raw[record.source.start :].startswith(record.source.raw)
        assert record.source.raw
        assert record.source.line == raw[: record.source.start].count(b"\n") + 1


@pytest.mark.parametrize("name", TREES)
@given(given_records=st.lists(strategies.records(), min_size=2, max_size=3), draw=st.data())
@settings(max_examples=strategies.tries(25), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_damage_never_raises_and_is_never_silent(name: str, given_records: list[Record], draw: st.DataObject) -> None:
    raw, _ = written(name, given_records)
    start, length = draw.draw(st.integers(0, len(raw))), draw.draw(st.integers(0, 40))
    put = draw.draw(st.sampled_from([b"", b"<", b">", b'"', b"}", b"\xff\xfe", b"\0", b"&", b"]]>", b"\\"]))
    damaged = raw[:start] + put + raw[start + length :]
    again, report = read(name, damaged)
    if len(again) < len(given_records):
        assert report.findings, "a record is missing and nothing was said"


HOSTILE: dict[str, bytes] = {
    "brackets": b"[" * 100_000, "objects": b'{"a":' * 20_000, "quotes": b'"' * 100_000,
    "colons": b'{"title":[' * 10_000,
    "resync": b'},{"a":[' * 14_000, "escapes": b'["' + b"\\" * 100_000, "less": b"<" * 100_000,
    "comments": b"<!--" * 25_000, "sections": b"<![CDATA[" * 11_000, "ampersands": b"&" * 100_000,
    "entities": b"&a" * 50_000, "spaces": b" " * 100_000, "zeros": b"\0" * 100_000, "dashes": b"- " * 50_000,
    "anchors": b"&a [*a," * 14_000, "indents": b"".join(b" " * (at % 400) + b"a:\n" for at in range(500)),
}  # fmt: skip


@pytest.mark.parametrize("name", TREES)
@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_hostile_input_takes_less_than_a_second(name: str, kind: str) -> None:
    assert quickest(lambda: read(name, HOSTILE[kind]), 1) < 1


def wrapped(name: str) -> Iterator[bytes]:
    """Give hostile strings inside a record of the format."""
    record = Record(type="book", title=(Text("MARK", "en"),))
    raw, _ = written(name, [record])
    yield from (raw.replace(b"MARK", one) for one in HOSTILE.values())


@pytest.mark.parametrize("name", TREES)
def test_hostile_values_take_less_than_a_second_each(name: str) -> None:
    for raw in wrapped(name):
        assert quickest(partial(read, name, raw), 1) < 1


GOLDEN = Path(__file__).parent.parent / "golden" / "formats"


@pytest.mark.parametrize("name", [*TREES, "citavi"])
def test_each_format_knows_its_own_files_best(name: str) -> None:
    for given_file in (GOLDEN / name).glob("*/input.*"):
        head = given_file.read_bytes()[: 1 << 16]
        sure = {one.name: one.sniff(head, "unnamed") for one in ALL.values() if one.sniff}
        assert max(sure, key=lambda key: sure[key]) == name, (given_file, sure)


@pytest.mark.parametrize("name", [*TREES, "citavi"])
def test_damaged_files_never_raise_and_never_lose_a_record_silently(name: str) -> None:
    chance = random.Random(7)
    for given_file in sorted((GOLDEN / name).glob("*/input.*")):
        raw = given_file.read_bytes()
        whole, _ = read(name, raw)
        for _ in range(15):
            start, length = chance.randrange(len(raw)), chance.choice([0, 1, 7, 80])
            damaged = raw[:start] + chance.choice([b"", b"<", b"&", b'"', b"\xff", b"}"]) + raw[start + length :]
            again, report = read(name, damaged)
            assert len(again) >= len(whole) or report.findings, (given_file, start, length)


XML = sorted(name for name in TREES if "xml" in ALL[name].extensions)
LAUGHS = b"".join(b'<!ENTITY a%d "%s">' % (at + 1, b"&a%d;" % at * 10) for at in range(9))


@pytest.mark.parametrize("name", XML)
def test_entities_are_refused_and_nothing_is_fetched(name: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("قره‌باغ-secret", "utf-8")
    raw, _ = written(name, [Record(type="article-journal", title=(Text("MARK", "en"),))])
    body = raw.split(b"?>", 1)[1].replace(b"MARK", b"&xxe; &a9;")
    head = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY xxe SYSTEM "%s"><!ENTITY a0 "ha">' % secret.as_uri().encode()
    again, report = read(name, head + LAUGHS + b"]>" + body)
    assert {"xml.entities_refused", "xml.entity_kept"} <= {one.code for one in report.findings}
    assert "secret" not in str([one.title for one in again])


@pytest.mark.parametrize("name", XML)
def test_deep_nesting_is_refused(name: str) -> None:
    raw, _ = written(name, [Record(type="article-journal", title=(Text("MARK", "en"),))])
    again, report = read(name, raw.replace(b"MARK", b"<i>" * 5000 + b"x" + b"</i>" * 5000))
    assert report.rejected or report.findings
    assert len(again) <= 1
