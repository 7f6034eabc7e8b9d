"""Saved pages, damaged in every way: never an exception, never a silent loss."""

import io
import json
import random
from pathlib import Path

import pytest

from dragoman.formats.web_page import read
from dragoman.formats.web_page.listing import headings
from dragoman.passes.run import run
from dragoman.record.finding import Report
from dragoman.record.model import Record

PAGES = sorted((Path(__file__).parents[1] / "golden" / "formats" / "web_page").glob("*/input.txt"))
SHARED = Path(__file__).parents[3] / "shared" / "seeds"
PAGES += [path for path in sorted(SHARED.glob("*.txt")) if path.read_bytes()[:1] != b"@"] if SHARED.is_dir() else []
ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "gb18030", "windows-1256", "windows-1254", "windows-1251", "big5")


def read_bytes(data: bytes) -> tuple[list[Record], Report]:
    """Read, repair, and check that whatever is no record was told of."""
    report = Report("page.txt")
    records = list(read(io.BytesIO(data), report))
    for record in records:
        assert run(record, report).record
    if not records:
        assert report.findings, "nothing read and nothing said"
        assert b"".join(one.raw for one in report.rejected) == data or not data.strip()
    return records, report


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_truncated_pages(path: Path) -> None:
    data = path.read_bytes()
    for cut in sorted(random.Random(7).sample(range(len(data)), 40)):
        read_bytes(data[:cut])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_pages_with_flipped_bits(path: Path) -> None:
    chance = random.Random(11)
    for _ in range(25):
        data = bytearray(path.read_bytes())
        for at in chance.sample(range(len(data)), 12):
            data[at] ^= 1 << chance.randrange(8)
        records, _ = read_bytes(bytes(data))
        assert records, "a dozen flipped bits lose no page"


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_pages_in_other_encodings(path: Path, encoding: str) -> None:
    data = path.read_text("utf-8").encode(encoding, "replace")
    _, report = read_bytes(data)
    told = any(one.code in {"read.encoding_guessed", "page.no_work"} for one in report.findings)
    assert told or data.isascii(), "letters that the code page lacks are question marks"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("sign", ['"', "}", "{", "\\", ","])
def test_unbalanced_json(path: Path, sign: str) -> None:
    text = path.read_text("utf-8")
    places = [at for at, one in enumerate(text) if one == sign]
    for at in random.Random(3).sample(places, min(len(places), 12)):
        records, _ = read_bytes((text[:at] + text[at + 1 :]).encode())
        assert records


def test_deep_nesting_is_told_and_not_followed() -> None:
    deep = '{"title":' * 5000 + '"x"' + "}" * 5000
    records, report = read_bytes(f"Qarabağ haqqında\n{deep}\n引用次数: 2\n".encode())
    assert "read.too_deep" in {one.code for one in report.findings}
    assert records[0].title[0].value == "Qarabağ haqqında"


def test_json_in_json_in_json() -> None:
    inner = {"title": "Карабах", "doi": "10.1000/1"}
    for _ in range(12):
        inner = {"title": "卡拉巴赫", "doi": "10.1000/1", "resultStr": json.dumps(inner, ensure_ascii=False)}
    records, _ = read_bytes(("头\n" + json.dumps(inner, ensure_ascii=False)).encode())
    assert len(records) == 1


def test_a_huge_single_line_is_bounded() -> None:
    line = b'{"title":"x","abstract":"' + b"a{\\" * 3_000_000
    records, report = read_bytes("Karabağ\n".encode() + line)
    assert records
    assert report.findings


def test_what_is_no_page_is_rejected_verbatim() -> None:
    records, report = read_bytes(b"\n\n0\n\xc3\x97\n")
    assert records == []
    assert report.rejected[0].raw == b"\n\n0\n\xc3\x97\n"


def test_listed_titles_are_parted_in_linear_time() -> None:
    assert headings(" , by" * 2_000) is not None
    assert headings("Why x: y " * 5_000)
