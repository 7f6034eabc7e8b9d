"""The commands as a user runs them: output, exit codes, JSON, errors."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli.main import COMMANDS, cli
from dragoman.record.finding import Finding

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    one = tmp_path_factory.mktemp("library")
    assert run(one, "import", str(EXAMPLES)).exit_code == 0
    return one


def run(folder: Path, *words: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["--library", str(folder), *words], input=given, prog_name="dragoman")


def first_id(folder: Path, query: str) -> str:
    return str(json.loads(run(folder, "--json", "search", query, "-n", "1").stdout.splitlines()[0])["id"])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps(tmp_path: Path, name: str) -> None:
    told = run(tmp_path, name, "--help")
    assert told.exit_code == 0
    assert "Usage: dragoman" in told.stdout


def test_importing_counts_and_says_unchanged_the_second_time(folder: Path) -> None:
    again = json.loads(run(folder, "--json", "import", str(EXAMPLES)).stdout)
    assert again["new"] == again["merged"] == 0
    assert again["unchanged"] == again["read"] > 10
    assert "repair" not in {Finding(code).severity for code in again["findings"]}


def test_dry_run_writes_nothing(tmp_path: Path) -> None:
    assert "3 new" in run(tmp_path, "import", "--dry-run", str(EXAMPLES / "western.ris")).stdout
    assert run(tmp_path, "--json", "search", "Garden").stdout == ""


@pytest.mark.parametrize("query", ["Karabakh", "قره‌باغ", "Карабах", "卡拉巴赫"])
def test_one_place_name_in_four_scripts(folder: Path, query: str) -> None:
    told = run(folder, "search", query).stdout
    assert "بحران" in told
    assert "Карабах" in told
    assert "Karabağ" in told
    assert "\x1b[" not in told


def test_the_same_work_of_two_files_is_one(folder: Path) -> None:
    found = [json.loads(line) for line in run(folder, "--json", "search", '"Black Garden"').stdout.splitlines()]
    garden = [one for one in found if len(one["work"]["members"]) > 1]
    assert len(garden) == 1


def test_show_changes_raw_and_undo(folder: Path) -> None:
    name = first_id(folder, '"Reading the sources on Karabakh"')
    assert run(folder, "show", name, "--raw").stdout_bytes == (EXAMPLES / "aggregator-page.txt").read_bytes()
    changes = [json.loads(line) for line in run(folder, "--json", "show", name, "--changes").stdout.splitlines()]
    assert {"abstract", "keywords"} <= {one["field"] for one in changes}
    notes = run(folder, "show", name, "--notes").stdout
    assert len(notes.splitlines()) == 6


def test_export_is_read_back_by_convert(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "fa.ris"
    assert run(folder, "export", "lang:fa", "--to", "ris", "-o", str(out)).exit_code == 0
    told = run(tmp_path, "convert", str(out), "--to", "dragoman")
    titles = [json.loads(line)["title"][0]["value"] for line in told.stdout.splitlines()]
    assert any("قره" in title for title in titles)


def test_archives_and_standard_input(tmp_path: Path) -> None:
    source = (EXAMPLES / "western.ris").read_bytes()
    (tmp_path / "one.ris.gz").write_bytes(gzip.compress(source))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inner/two.ris", source)
        archive.writestr("../evil.ris", source)
    (tmp_path / "two.zip").write_bytes(packed.getvalue())
    library = tmp_path / "library"
    assert "3 new" in run(library, "import", str(tmp_path / "one.ris.gz")).stdout
    told = run(library, "import", str(tmp_path / "two.zip"))
    assert "3 unchanged" in told.stdout
    assert "read.archive_member" in told.stdout
    assert "3 unchanged" in run(library, "import", "-", given=source).stdout


@pytest.mark.parametrize(
    "words",
    [
        ("show", "nothing"),
        ("undo", "r1.1"),
        ("cite", "nothing"),
        ("import", "no/such/file"),
        ("export", "--to", "nothing"),
        ("search",),
    ],
)
def test_wrong_usage_is_said(folder: Path, words: tuple[str, ...]) -> None:
    told = run(folder, *words)
    assert told.exit_code in {1, 2}
    assert told.exception is None or isinstance(told.exception, SystemExit | LookupError | FileNotFoundError)
    assert "Traceback" not in told.output


def test_rejected_pieces_are_listed_and_given_back(tmp_path: Path) -> None:
    library, bad = tmp_path / "library", tmp_path / "bad.jsonl"
    good = '{"title":[{"value":"کتاب","lang":"fa"}],"contributors":[{"names":[{"literal":"نویسنده"}]}]}'
    bad.write_text(f"{good}\n{{broken\n{good.replace('کتاب', '书')}\n", "utf-8")
    told = run(library, "import", str(bad))
    assert "2 new" in told.stdout
    assert told.exit_code == 1
    listed = json.loads(run(library, "--json", "rejected").stdout)
    assert listed["finding"]["place"]["line"] == 2
    assert run(library, "rejected", listed["id"]).stdout == "{broken\n"


def test_cite_in_three_styles(folder: Path) -> None:
    name = first_id(folder, '"Black Garden"')
    for style in ("china-national-standard-gb-t-7714-2015-numeric", "modern-language-association", "apa"):
        told = run(folder, "cite", name, "--style", style)
        assert told.exit_code == 0, told.output
        assert "Black Garden" in told.stdout


def test_wanted_lists_what_is_cited_and_not_held(tmp_path: Path) -> None:
    library = tmp_path / "library"
    run(library, "import", str(EXAMPLES / "aggregator-page.txt"))
    told = run(library, "wanted").stdout
    assert "بحران قره‌باغ" in told
    assert "Карабах: прошлое и настоящее" in told
    assert "@book{" in run(library, "wanted", "--to", "bibtex").stdout
    run(library, "import", str(EXAMPLES / "persian.bib"))
    assert "بحران قره‌باغ" not in run(library, "wanted").stdout


def test_more_like_a_work(folder: Path) -> None:
    one = first_id(folder, "Qarabağ tarixi")
    lines = [json.loads(line) for line in run(folder, "--json", "similar", one, "-n", "3").stdout.splitlines()]
    assert 0 < len(lines) <= 3
    assert one not in {line["id"] for line in lines}
    assert "The Karabakh War" in {line["work"]["record"]["title"][0]["value"] for line in lines}
    assert run(folder, "similar", one).stdout.startswith(lines[0]["id"])
    assert run(folder, "similar", "nothing").exit_code == 2


def test_a_misspelled_word_is_asked_about(folder: Path) -> None:
    assert "did you mean borders?" in run(folder, "search", "Bordets").stdout.lower()


def test_a_saved_search_tells_what_is_new_and_makes_a_feed(tmp_path: Path) -> None:
    assert run(tmp_path, "import", str(EXAMPLES)).exit_code == 0
    assert run(tmp_path, "save", "قره‌باغ", "Карабах", "OR", "卡拉巴赫").stdout == "قره‌باغ: Карабах OR 卡拉巴赫\n"
    assert "(0 new)" in run(tmp_path, "saved").stdout
    assert run(tmp_path, "saved", "قره‌باغ").stdout == "0 new\n"
    feed = run(tmp_path, "saved", "قره‌باغ", "--feed", "-").stdout
    assert '<feed xmlns="http://www.w3.org/2005/Atom">' in feed
    assert "Карабах" in feed
    assert run(tmp_path, "saved", "none").exit_code == 2
    assert run(tmp_path, "save", "empty", " ").exit_code == 2
    assert run(tmp_path, "saved", "قره‌باغ", "--forget").exit_code == 0
    assert run(tmp_path, "--json", "saved").stdout == ""


def test_a_flood_of_errors_is_told_in_sum(tmp_path: Path) -> None:
    lines = "".join(f'{{"title":[{{"value":"Труд {at}"}}]}}\n{{broken\n' for at in range(300))
    (tmp_path / "flood.jsonl").write_text(lines, "utf-8")
    told = run(tmp_path / "library", "import", str(tmp_path / "flood.jsonl"))
    assert told.exit_code == 1
    assert told.stderr.count("flood.jsonl:") == 20
    assert "these are the first 20" in told.stderr
    assert "300  error    json.invalid" in told.stdout
    told = run(tmp_path, "convert", str(tmp_path / "flood.jsonl"), "--to", "ris")
    assert told.exit_code == 1
    assert told.stderr.count("flood.jsonl:") == 20
    assert "280 more: error: json.invalid" in told.stderr


def test_errors_are_told_though_little_is_to_be_said(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text("{broken\n", "utf-8")
    assert "one.jsonl:1" in run(tmp_path, "--quiet", "convert", str(tmp_path / "one.jsonl"), "--to", "ris").stderr


def test_what_json_cannot_mean_is_told(folder: Path) -> None:
    told = run(folder, "--json", "export", "Карабах", "--to", "ris")
    assert "TY  - " in told.stdout
    assert "--json is not looked at: ris is written" in told.stderr
    assert "not looked at" not in run(folder, "--json", "export", "Карабах", "--to", "csl_json").stderr


@pytest.mark.parametrize("command", [["export", "--to", "ris"], ["bibliography"], ["people"], ["journals"]])
def test_mistakes_of_a_question_are_told_by_every_command(folder: Path, command: list[str]) -> None:
    assert "there is no field “yaer”" in run(folder, *command, "yaer:2009").stderr


def test_words_with_a_minus_sign_are_left_out_of_an_export(folder: Path) -> None:
    every = run(folder, "export", "Карабах", "--to", "ris").stdout
    fewer = run(folder, "export", "Карабах", "-lang:zh", "--to", "ris").stdout
    assert every.count("TY  - ") > fewer.count("TY  - ") > 0


def test_an_export_holds_what_a_search_finds(folder: Path) -> None:
    for query in ("war", "история", "سیاست", "冲突"):
        found = run(folder, "--json", "search", query, "-n", "1000").stdout.splitlines()
        exported = json.loads(run(folder, "export", query, "--to", "csl_json").stdout)
        assert len(exported) == len(found)


def test_lists_are_made_shown_exported_and_deleted(folder: Path) -> None:
    name, one, other = "قره‌باغ", first_id(folder, "Karabakh"), first_id(folder, "lang:ru")
    assert "2 works" in run(folder, "lists", name, "--add", one, "--add", other).stdout
    assert "1 work\n" in run(folder, "lists", name, "--remove", other).stdout
    assert name in run(folder, "lists").stdout
    assert run(folder, "lists", name, "--to", "ris").stdout.count("TY  - ") == 1
    assert run(folder, "lists", "Никакой").exit_code == 2
    assert run(folder, "lists", name, "--add", "nowhere").exit_code == 2
    assert run(folder, "lists", "--delete").exit_code == 2
    assert run(folder, "lists", name, "--delete").exit_code == 0
    assert name not in run(folder, "lists").stdout
