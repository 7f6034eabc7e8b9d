"""``dragoman notes`` as a user runs it: every marker and setting, one JSON object, and every byte of the notes kept."""

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli.main import cli

GOLDEN = Path(__file__).parents[1] / "golden/notes"
CASES = sorted(GOLDEN.glob("*/*/input.txt"))
MENTION = {"start", "end", "kind", "reference", "locator", "confidence"}
KINDS = {"full", "op_cit", "ibid", "short", "quoted_in"}


def run(folder: Path, *words: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["--library", str(folder), *words], input=given, prog_name="dragoman")


def notes(folder: Path, source: Path) -> dict:
    told = run(folder, "--json", "notes", str(source))
    assert told.exit_code == 0
    return json.loads(told.stdout)


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(case.parts[-3:-1]))
def test_the_object_is_as_reviewed(tmp_path, case):
    wanted = json.loads((case.parent / "apparatus.json").read_text("utf-8"))
    for note in wanted["notes"]:
        for mention in note["mentions"]:
            assert mention.pop("words") == note["text"][mention["start"] : mention["end"]]
    assert notes(tmp_path, case) == wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(case.parts[-3:-1]))
def test_the_shape_of_the_object(tmp_path, case):
    told = notes(tmp_path, case)
    assert list(told) == ["notes", "references"]
    for note in told["notes"]:
        assert set(note) == {"label", "text", "mentions"}
        for mention in note["mentions"]:
            assert set(mention) - {"candidates"} == MENTION
            assert mention["kind"] in KINDS
            assert mention["reference"] is None or 0 <= mention["reference"] < len(told["references"])
            assert ("candidates" in mention) <= (mention["reference"] is None)
            assert 0 <= mention["confidence"] <= 1
    assert all("type" in one or "printed" in one for one in told["references"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(case.parts[-3:-1]))
def test_spans_and_text_reproduce_every_byte(tmp_path, case):
    source = case.read_bytes().decode("utf-8")
    at = 0
    for note in notes(tmp_path, case)["notes"]:
        at = source.index(note["text"], at) + len(note["text"])
        spans = [(one["start"], one["end"]) for one in note["mentions"]]
        edges = [0, *(place for span in spans for place in span), len(note["text"])]
        assert edges == sorted(edges)
        assert "".join(note["text"][start:end] for start, end in pairwise(edges)) == note["text"]


def test_standard_input_and_a_file_in_another_encoding_read_alike(tmp_path):
    text = "1 Лодкин И. И. Соль. Баку: Элм, 1990. С. 5.\n2 Там же. С. 7.\n"
    (tmp_path / "old.txt").write_bytes(text.encode("cp1251"))
    told = notes(tmp_path, tmp_path / "old.txt")
    assert told == json.loads(run(tmp_path, "--json", "notes", "-", given=text.encode()).stdout)
    assert [one["text"] for one in told["notes"]] == ["Лодкин И. И. Соль. Баку: Элм, 1990. С. 5.", "Там же. С. 7."]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "1. 参见王帆：《内海港口》，北京：帆船出版社，2005年，第12页。\n2. 同上，第13页。\n"),
        (
            "windows-1256",
            "1. انظر: عبد القادر الملاح، تاريخ الموانئ، بيروت: دار المرسى، 1980، ص 45.\n2. المصدر نفسه، ص 46.\n",
        ),
        ("windows-1251", "1 Лодкин И. И. Соль и корабли. Баку: Элм, 1990. С. 5.\n2 Там же. С. 7.\n"),
    ],
)
def test_an_encoding_that_was_guessed_is_told(tmp_path, encoding, text):
    told = run(tmp_path, "notes", "-", given=text.encode(encoding))
    assert "ibid → [1]" in told.stdout
    assert f"the text is not UTF-8; it was read as {encoding}" in told.stderr
    assert "not UTF-8" not in run(tmp_path, "notes", "-", given=text.encode()).stderr


def test_people_read_the_targets(tmp_path):
    (tmp_path / "notes.txt").write_text("1 A. Kaya, Kür (Bakı: Elm, 1990), p. 5.\n2 Ibid., p. 7.\n", "utf-8")
    told = run(tmp_path, "notes", str(tmp_path / "notes.txt")).stdout
    assert "full → [1] p. 5" in told
    assert "ibid → [1] p. 7" in told


@pytest.mark.parametrize("size", [0, 1, 40, 4_000])
def test_bytes_that_are_no_text_are_told_and_not_lost(tmp_path, size):
    draw = random.Random(size)
    noise = bytes(draw.randrange(256) for _ in range(size))
    (tmp_path / "noise.txt").write_bytes(b"1 A. Kaya, K\xfcr (Bak\xff: Elm, 1990).\n2 Ibid. " + noise)
    told = run(tmp_path, "--json", "notes", str(tmp_path / "noise.txt"))
    assert told.exit_code == 0
    assert json.loads(told.stdout)["notes"]


def test_an_empty_file_has_no_notes(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    assert notes(tmp_path, tmp_path / "empty.txt") == {"notes": [], "references": []}
