"""Golden folders: each case is a folder with an input and what comes out of it; ``--write`` makes them anew.

``tests/golden/formats/<format>/<case>/input.*`` → ``records.jsonl``, ``findings.txt`` and, where the format writes,
``output.*``; ``tests/golden/passes/<pass>/<case>/input.json`` → ``output.json``, ``findings.txt``;
``tests/golden/notes/<language>/<case>/input.txt`` → ``apparatus.json``, ``findings.txt``. A ``todo.txt``
beside them says why a case is known to fail; such a case must fail.
"""

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from dragoman.formats import formats
from dragoman.library.apparatus import apparatus, read_notes
from dragoman.passes.find_citations import find_citations
from dragoman.passes.resolve_back_references import resolve_back_references
from dragoman.passes.run import passes
from dragoman.record.codec import decoded, encoded
from dragoman.record.finding import Finding, Report
from dragoman.record.model import Record

GOLDEN = Path(__file__).parent / "golden"


def pretty(record: Record) -> str:
    """Write a record for reviewers: one line, readable letters, without its raw bytes."""
    source = msgspec.structs.replace(record.source, raw=b"")
    return encoded(record.replace(source=source)).decode()


def told(findings: list[Finding]) -> str:
    lines = (f"{one.severity} {one.code} {one.place}: {one.sentence}".replace("\n", "⏎") for one in findings)
    return "".join(f"{line}\n" for line in lines)


def format_case(name: str, case: Path) -> dict[str, str]:
    """Read the input, and write its records back."""
    given = next(case.glob("input.*"))
    report, one = Report(given.name), formats()[name]
    assert one.read is not None
    with given.open("rb") as stream:
        records = list(one.read(stream, report))
    made = {
        "records.jsonl": "".join(pretty(record) + "\n" for record in records),
        "findings.txt": told(report.findings),
    }
    if one.write:
        target, writing = io.BytesIO(), Report("output")
        one.write(records, target, writing)
        made["findings.txt"] += told(writing.findings)
        written = target.getvalue()
        made["output" + given.suffix] = written.decode("utf-8", "backslashreplace") if is_text(written) else ""
    return {key: value for key, value in made.items() if value or key != "output" + given.suffix}


def is_text(written: bytes) -> bool:
    return b"\0" not in written[:4096]


def pass_case(name: str, case: Path) -> dict[str, str]:
    """Run one pass, twice: the second time nothing changes."""
    record, report = decoded((case / "input.json").read_bytes()), Report("input.json")
    once = passes()[name](record, report)
    assert once == passes()[name](once, Report()), "a pass run twice changes nothing more"
    pretty_json = msgspec.json.format(pretty(once).encode(), indent=1).decode() + "\n"
    return {"output.json": pretty_json, "findings.txt": told(report.findings)}


def notes_case(name: str, case: Path) -> dict[str, str]:
    """Read a text of notes; a second run over what was read changes nothing, and each span reproduces its words."""
    report = Report("input.txt")
    record = read_notes((case / "input.txt").read_text("utf-8"), report)
    assert resolve_back_references(find_citations(record, Report()), Report()) == record
    plain = apparatus(record)
    for note in record.notes:
        for at, one in enumerate(note.mentions):
            plain["notes"][record.notes.index(note)]["mentions"][at]["words"] = note.text[one.start : one.end]
    return {
        "apparatus.json": msgspec.json.format(msgspec.json.encode(plain), indent=1).decode() + "\n",
        "findings.txt": told(report.findings),
    }


AREAS: dict[str, Callable[[str, Path], dict[str, str]]] = {
    "formats": format_case,
    "passes": pass_case,
    "notes": notes_case,
}


def cases(only: str = "") -> Iterator[tuple[str, str, Path]]:
    """Give (area, name, folder) of every case whose path contains ``only``."""
    for area in AREAS:
        for case in sorted((GOLDEN / area).glob("*/*/")):
            if only in f"{area}/{case.parent.name}/{case.name}":
                yield area, case.parent.name, case


def write(only: str = "") -> int:
    """Write the expected files of the cases anew; give their number."""
    count = 0
    for area, name, case in cases(only):
        for file, content in AREAS[area](name, case).items():
            (case / file).write_text(content, "utf-8", newline="")
        count += 1
    return count


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    sys.stdout.write(f"{write(words[0] if words else '')} cases written\n")
