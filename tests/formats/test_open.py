"""Paths to streams: folders, gzip, ZIP; what is dangerous or broken is refused with a finding."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from dragoman.formats import open as opening
from dragoman.formats.open import open_inputs
from dragoman.record.finding import Report

RIS = "TY  - JOUR\nTI  - Карабах\nER  - \n".encode()


def names(path: Path, report: Report) -> list[str]:
    return [one.name.removeprefix(str(path.parent) + "/") for one in open_inputs([path], report)]


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_folder_gives_its_files_in_order_and_leaves_out_hidden_ones(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    for name in ("b.ris", "a.ris", "sub/قره.ris", ".hidden"):
        (folder / name).write_bytes(RIS)
    assert names(folder, Report()) == ["in/a.ris", "in/b.ris", "in/sub/قره.ris"]


def test_gzip_and_nested_archives_are_unpacked(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"卡.ris": RIS}).read_bytes()
    outer = zipped(tmp_path / "outer.zip", {"a.ris.gz": gzip.compress(RIS), "inner.zip": inner, "__MACOSX/a": b"x"})
    report = Report()
    found = {one.name.rpartition("/")[2]: one.stream.read() for one in open_inputs([outer], report)}
    assert found == {"outer.zip!a.ris": RIS, "outer.zip!inner.zip!卡.ris": RIS}
    assert report.findings == []


@pytest.mark.parametrize("name", ["../evil.ris", "/etc/evil.ris", "C:\\evil.ris", "a/../../evil.ris", "..\\evil.ris"])
def test_members_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    report = Report()
    path = zipped(tmp_path / "evil.zip", {name: RIS, "good.ris": RIS})
    assert names(path, report) == ["evil.zip!good.ris"]
    assert [(one.code, one.values["name"]) for one in report.findings] == [("read.archive_member", name)]


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    report = Report()
    path = zipped(tmp_path / "bomb.zip", {"bomb.ris": b"0" * (64 << 20)})
    assert names(path, report) == []
    assert [one.code for one in report.findings] == ["read.archive_member"]


def test_what_unpacks_to_too_much_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGEST", 1 << 20)
    path = tmp_path / "large.ris.gz"
    path.write_bytes(gzip.compress(b"TY  - JOUR\n" * 500_000))
    report = Report()
    assert sum(len(one.stream.read()) for one in open_inputs([path], report)) < 2 << 20
    assert [one.code for one in report.findings] == ["read.too_large"]


def test_archives_too_deep_in_each_other_are_not_followed(tmp_path: Path) -> None:
    content = RIS
    for _ in range(9):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("one.zip", content)
        content = buffer.getvalue()
    (tmp_path / "deep.zip").write_bytes(content)
    report = Report()
    assert names(tmp_path / "deep.zip", report) == []
    assert [one.code for one in report.findings] == ["read.too_deep"]


@pytest.mark.parametrize("keep", [30, 60, 0.5, 0.9])
def test_a_cut_archive_becomes_a_finding(tmp_path: Path, keep: float) -> None:
    for name, content in (("a.zip", zipped(tmp_path / "w.zip", {"a.ris": RIS * 99}).read_bytes()),
                          ("b.ris.gz", gzip.compress(RIS * 99))):  # fmt: skip
        path = tmp_path / name
        path.write_bytes(content[: int(keep if keep > 1 else keep * len(content))])
        report = Report()
        for one in open_inputs([path], report):
            one.stream.read()
        assert report.findings


def test_a_spreadsheet_is_one_file_though_it_is_a_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "table.xlsx", {"[Content_Types].xml": b"<x/>", "xl/a.xml": b"<x/>"})
    assert names(path, Report()) == ["table.xlsx"]


def test_a_path_that_does_not_exist_is_a_bad_call(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(open_inputs([tmp_path / "nowhere.ris"], Report()))


@pytest.mark.parametrize("keep", [12, 0.5, 0.9])
def test_a_cut_gzip_is_read_as_far_as_it_goes_and_kept_aside(tmp_path: Path, keep: float) -> None:
    whole = b"".join(
        f"TY  - JOUR\nTI  - Qarabağ قره {number * 7919 % 1009}\nER  - \n".encode() for number in range(9999)
    )
    packed = gzip.compress(whole)
    path = tmp_path / "cut.ris.gz"
    path.write_bytes(packed[: int(keep if keep > 1 else keep * len(packed))])
    report = Report()
    read = b"".join(one.stream.read() for one in open_inputs([path], report))
    assert whole.startswith(read)
    assert len(read) > 0.7 * keep * len(whole) or keep > 1
    assert [(one.code, one.place.offset) for one in report.findings] == [("read.archive_truncated", len(read))]
    assert [one.raw for one in report.rejected] == [path.read_bytes()]


@pytest.mark.parametrize("damage", ["cut", "flipped", "bomb"])
def test_what_is_broken_or_refused_in_a_zip_is_kept_aside(tmp_path: Path, damage: str) -> None:
    path = zipped(tmp_path / "卡.zip", {"a.ris": b"0" * (64 << 20) if damage == "bomb" else RIS * 999})
    raw = bytearray(path.read_bytes())
    if damage == "flipped":
        raw[60] ^= 0xFF
    path.write_bytes(raw[: len(raw) // 2] if damage == "cut" else raw)
    report = Report()
    for one in open_inputs([path], report):
        one.stream.read()
    (kept,) = report.rejected
    assert kept.raw
    assert kept.raw[:1000] in path.read_bytes()
