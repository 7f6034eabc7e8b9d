"""Whatever comes in: no exception, no silent loss, bounded, and a finding that says where."""

import gzip
import io
import json
import random
import zipfile
from pathlib import Path

import pytest

from dragoman.engines.memory import MemoryEngine
from dragoman.engines.port import Kept
from dragoman.library import Library
from dragoman.library.ingest import Brought

EXAMPLES = Path(__file__).parents[2] / "examples"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
REAL = sorted(path for path in EXAMPLES.iterdir() if path.is_file())
ENCODINGS = {
    "utf-16": "persian.bib", "gb18030": "chinese.net", "cp1256": "persian.bib", "cp1254": "turkish.enw",
    "cp1251": "russian.ris",
}  # fmt: skip


def brought(path: Path) -> tuple[Library, Brought]:
    library = Library(MemoryEngine())
    return library, library.bring([str(path)])


def given(tmp_path: Path, name: str, content: bytes) -> tuple[Library, Brought]:
    path = tmp_path / name
    path.write_bytes(content)
    return brought(path)


def text_of(path: Path) -> str:
    raw = path.read_bytes()
    encoding = {"russian.ris": "cp1251", "turkish.enw": "cp1254"}.get(path.name, "utf-8")
    return raw.decode(encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_encoding_is_guessed_named_and_read(tmp_path: Path, encoding: str) -> None:
    name = ENCODINGS[encoding]
    text = text_of(EXAMPLES / name)
    _, expected = given(tmp_path, "utf8-" + name, text.encode("utf-8"))
    library, got = given(tmp_path, name, text.encode(encoding, "replace"))
    assert got.read == expected.read
    assert got.findings["read.encoding_guessed"] == 1
    titles = {form.value for work in library.works() for form in work.record.title}
    clean = {"cp1256": lambda value: "?" in value or value in text}.get(encoding, lambda value: value in text)
    assert all(clean(value) or not value.isprintable() for value in titles)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_damage_never_raises_and_never_loses_silently(tmp_path: Path, path: Path) -> None:
    chance = random.Random(path.name)
    raw = path.read_bytes()
    whole = brought(path)[1].read
    for number in range(12):
        damaged = bytearray(raw)
        if number % 3 == 0:
            damaged = damaged[: chance.randrange(len(raw))]
        elif number % 3 == 1:
            for _ in range(8):
                damaged[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        else:
            lines = raw.splitlines(keepends=True)
            chance.shuffle(lines)
            damaged = bytearray(b"".join(lines))
        _, got = given(tmp_path, f"{number}-{path.name}", bytes(damaged))
        assert got.read >= whole or got.findings or not damaged.strip(), (number, got)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.bib", b"", "read.empty"),
        ("binary.dat", bytes(range(256)) * 64, None),
        ("deep.json", b"[" * 200_000, None),
        ("in-json.json", json.dumps({"title": json.dumps({"title": json.dumps({"a": "[" * 5000})})}).encode(), None),
        ("words.txt", "سلام\n".encode(), None),
        ("unbalanced.bib", b"@article{a, title = {never closed {{{ \n" * 50, None),
    ],
)
def test_what_is_no_record_is_said(tmp_path: Path, name: str, content: bytes, code: str | None) -> None:
    library, got = given(tmp_path, name, content)
    assert got.findings or got.read
    assert code is None or got.findings[code] == 1
    kept = b"".join(one.raw for one in library.rejected())
    assert got.read or kept == content


def test_a_hundred_megabytes_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as stream:
        for _ in range(100):
            stream.write(b"x" * (1 << 20))
    _, got = brought(path)
    assert got.findings


def test_a_zip_bomb_is_bounded(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.bib", b"\0" * (64 << 20))
    for _ in range(4):
        outer = io.BytesIO()
        with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(4):
                archive.writestr(f"{number}.zip", inner.getvalue())
        inner = outer
    _, got = given(tmp_path, "bomb.zip", inner.getvalue())
    assert got.findings["read.archive_member"] or got.findings["read.too_deep"] or got.findings["read.too_large"]


def test_a_gzip_that_ends_early(tmp_path: Path) -> None:
    packed = gzip.compress((EXAMPLES / "western.ris").read_bytes() * 50)
    _, got = given(tmp_path, "half.ris.gz", packed[: len(packed) // 2])
    assert got.findings


def test_ten_thousand_files(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number}.txt").write_bytes(
            b"" if number % 100 else f"TY  - BOOK\nTI  - T{number}\nER  - \n".encode()
        )
    _, got = brought(tmp_path)
    assert got.read == 100
    assert got.findings["read.empty"] == 9_900


def test_the_good_records_of_a_damaged_file_are_read(tmp_path: Path) -> None:
    good = text_of(EXAMPLES / "western.ris")
    content = good.encode() + b"\xff\xfe\x00garbage ]]] @@@ \x00\n\n" + good.replace("Garden", "Orchard").encode()
    library, got = given(tmp_path, "middle.ris", content)
    assert got.read >= 5
    kept = [one.value for one in library.engine.iterate("record")]
    assert any("Orchard" in one.record.title[0].value for one in kept if isinstance(one, Kept) and one.record.title)


@pytest.mark.skipif(not SEEDS.exists(), reason="the seeds are not on this machine (shared/seeds beside the checkout)")
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_seed_cut_short(tmp_path: Path, share: float) -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        raw = path.read_bytes()
        _, got = given(tmp_path, path.name, raw[: int(len(raw) * share)])
        assert got.read or got.rejected
        assert got.findings
