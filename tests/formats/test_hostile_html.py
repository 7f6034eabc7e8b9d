"""HTML that means no good, or was cut: bounded, never an exception, never a silent loss."""

import io
import random
from pathlib import Path

import pytest

from dragoman.formats.html import read
from dragoman.record.finding import Report
from dragoman.record.model import Record

PAGES = sorted((Path(__file__).parents[1] / "golden" / "formats" / "html").glob("*/input.html"))


def read_bytes(data: bytes) -> tuple[list[Record], Report]:
    report = Report("page.html")
    records = list(read(io.BytesIO(data), report))
    assert records or report.findings
    assert records or not data.strip() or b"".join(one.raw for one in report.rejected) == data
    return records, report


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_truncated_and_flipped(path: Path) -> None:
    chance, whole = random.Random(5), path.read_bytes()
    for _ in range(30):
        data = bytearray(whole[: chance.randrange(1, len(whole))])
        for at in chance.sample(range(len(data)), min(6, len(data))):
            data[at] ^= 1 << chance.randrange(8)
        read_bytes(bytes(data))


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "windows-1256", "windows-1254", "windows-1251"])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_other_encodings(path: Path, encoding: str) -> None:
    read_bytes(path.read_text("utf-8").encode(encoding, "replace"))


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "x",
        "<html><head>" + '<meta name="citation_author" content="Ömər">' * 20_000 + "<title>Şuşa</title>",
        '<html><script type="application/ld+json">' + "[" * 50_000 + "</script><title>x</title>",
        '<html><script type="application/ld+json">{"@type":"Book","name":{"name":{}}}</script><title>x</title>',
        '<span class="Z3988" title="' + "rft.au=a&amp;" * 50_000 + 'rft.atitle=%FF%FE"></span>',
        "<html><title>\0\ud7ff&#0;&#x110000;&#xD800;</title>",
        "<html><meta charset='klingon'><title>قره‌باغ</title>",
        "<" * 100_000,
    ],
)
def test_hostile_pages(page: str) -> None:
    read_bytes(page.encode())


def test_the_declared_encoding_is_used_and_told() -> None:
    page = '<html><meta charset="windows-1254"><title>Karabağ savaşı ve ığdır</title>'.encode("windows-1254")
    records, report = read_bytes(page)
    assert records[0].title[0].value == "Karabağ savaşı ve ığdır"
    assert [one.code for one in report.findings] == ["read.encoding_guessed"]
