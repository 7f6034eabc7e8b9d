"""The installed command's exit codes and messages, as a shell sees them."""

import subprocess
import sys
from pathlib import Path

import pytest

DAMAGED = (
    '[{"type":"book","title":"Чёрный сад"},{"type":"book","title":"قره‌باغ,"id":"2"},{"type":"book","title":"卡拉巴赫"}]'
)


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dragoman.cli", "--library", str(folder / "library"), *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_damaged_middle_ends_with_1_and_a_message_with_file_and_line(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.json"
    damaged.write_text(DAMAGED, encoding="utf-8")
    told = run(tmp_path, "import", str(damaged))
    assert told.returncode == 1
    assert f"{damaged}:1:" in told.stderr
    assert "2 new" in told.stdout
    assert "1 rejected" in told.stdout


@pytest.mark.parametrize("text", ['{"a":' * 50_000 + "1" + "}" * 50_000, "[" * 100_000, '{"title":[' * 50_000])
def test_deep_json_is_told_without_a_traceback(tmp_path: Path, text: str) -> None:
    deep = tmp_path / "deep.json"
    deep.write_text(text, encoding="utf-8")
    told = run(tmp_path, "import", str(deep))
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert str(deep) in told.stderr


def test_good_input_ends_with_0_and_a_bad_call_with_2(tmp_path: Path) -> None:
    good = tmp_path / "good.bib"
    good.write_text("@book{k, title = {Özgür Türkiye}, year = {2001}}", encoding="utf-8")
    assert run(tmp_path, "import", str(good)).returncode == 0
    missing = run(tmp_path, "import", str(tmp_path / "missing"))
    assert missing.returncode == 2
    assert "there is no file or folder" in missing.stderr
    assert run(tmp_path, "show", "nobody").returncode == 2


def test_a_word_with_a_minus_sign_excludes_and_is_no_option(tmp_path: Path) -> None:
    good = tmp_path / "good.ris"
    titles = ("قره‌باغ nehri", "قره‌باغ Чёрный сад")
    good.write_text("".join(f"TY  - BOOK\nTI  - {one}\nER  - \n" for one in titles), encoding="utf-8")
    assert run(tmp_path, "import", str(good)).returncode == 0
    assert run(tmp_path, "search", "قره‌باغ", "-nehri").stdout.startswith("1 work\n")
    assert run(tmp_path, "search", "-n", "1", "قره‌باغ").stdout.startswith("2 works\n")
    assert run(tmp_path, "search", "قره‌باغ", "--nehri").returncode == 2


@pytest.mark.parametrize("words", [("learn",), ("reindex",), ("save", "garden", "قره‌باغ")])
def test_with_json_no_message_stands_on_standard_output(tmp_path: Path, words: tuple[str, ...]) -> None:
    told = run(tmp_path, "--json", *words)
    assert (told.returncode, told.stdout) == (0, "")
    assert told.stderr


def test_binary_data_with_the_name_of_a_text_is_no_record(tmp_path: Path) -> None:
    noise = tmp_path / "noise.bib"
    noise.write_bytes(bytes(range(256)) * 2000 + b"@j{x, y = {z}}")
    told = run(tmp_path, "import", str(noise))
    assert told.returncode == 1
    assert "0 new" in told.stdout
    assert "this is binary data" in told.stderr
