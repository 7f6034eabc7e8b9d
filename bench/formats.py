"""How well do the formats read what peers read? Per format: cases, fields expected, right, wrong, lost.

A value is *right* where its field says it, *wrong* where the field says something else (the value is somewhere else in
the record), *lost* where the record does not say it at all. Values are compared by letters and digits. A known
disagreement stands in ``bench/judged/<format>.tsv`` with who is right and why: where we are, or both are, it counts as
right after judging.
"""

import argparse
import csv
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "src")]

from bench.format_cases import (  # noqa: E402
    CORPORA,
    Case,
    Flat,
    bib_pairs,
    biblatex_csl,
    day,
    normal,
    schemas,
    zotero,
)
from bench.format_cases.flat import flat  # noqa: E402
from dragoman.formats import formats  # noqa: E402
from dragoman.formats.bibtex.tables import BABEL  # noqa: E402
from dragoman.record.codec import encoded  # noqa: E402
from dragoman.record.finding import Report  # noqa: E402
from dragoman.record.model import Record  # noqa: E402
from dragoman.text.tag import normal_tag  # noqa: E402

JUDGED = Path(__file__).parent / "judged"
RESULTS = Path(__file__).parent / "results"
MODULES = (zotero, bib_pairs, biblatex_csl, schemas)
_DATES = frozenset({"date", "accessed", "eventdate"})
_NEIGHBOURS: dict[str, tuple[str, ...]] = {
    "issue": ("number", "seriesnumber", "articlenumber"), "number": ("issue", "seriesnumber"),
    "publisher": ("sponsor", "holder", "archive", "authority", "container"), "volume": ("seriesnumber", "number"),
    "note": ("annotation", "abstract"),
    "event": ("container",), "container": ("containershort", "event", "series", "title"),
    "containershort": ("container",),
    "place": ("eventplace",), "issn": ("isbn",), "isbn": ("issn",), "shorttitle": ("title",),
    "pages": ("articlenumber", "numberofpages"),
    "series": ("container",), "genre": ("type", "note"), "author": ("inventor", "director", "composer"),
    "inventor": ("author",),
    "contributor": ("supervisor", "advisor", "translator", "other", "sponsor", "editor"), "medium": ("note",
    "publisher"),
}  # fmt: skip
"""Fields that say the same in another model: accepted beside the field itself."""


class Verdict(msgspec.Struct, frozen=True):
    """What became of one expected value: ``right``, ``wrong`` or ``lost``."""

    case: str
    field: str
    expected: str
    ours: str
    outcome: str


def compare(case: Case) -> Iterator[Verdict]:
    """Read a case's input, and judge each expected value."""
    reader = formats()[case.format].read
    if reader is None:
        return
    records = list(reader(io.BytesIO(case.input), Report(case.name)))
    for at, (expected, record) in enumerate(_paired(case.expected, records)):
        ours = flat(record) if record else {}
        told = _everything(record) if record else ""
        for field, values in expected.items():
            for value in _units(field, values):
                yield _verdict(f"{case.id}#{at}", field, value, ours, told)


def _paired(expected: list[Flat], records: list[Record]) -> list[tuple[Flat, Record | None]]:
    """Pair in order; where numbers differ, by title first."""
    if len(expected) == len(records):
        return list(zip(expected, records, strict=True))
    left, pairs = list(records), []
    for one in expected:
        titles = {normal(value) for value in one.get("title", ())}
        found = next((record for record in left if titles & {normal(form.value) for form in record.title}), None)
        if found:
            left.remove(found)
        pairs.append((one, found))
    return pairs


def _units(field: str, values: list[str]) -> list[str]:
    """A type is expected as any of its values; ISBN and ISSN are single numbers in one string."""
    if field == "type":
        return ["|".join(values)]
    if field in {"isbn", "issn"}:
        return [part for value in values for part in value.replace(",", " ").split()]
    return values


def _verdict(case: str, field: str, value: str, ours: Flat, told: str) -> Verdict:
    said = [*ours.get(field, ()), *(one for other in _NEIGHBOURS.get(field, ()) for one in ours.get(other, ()))]
    wanted = _comparable(field, value)
    shown = " | ".join(ours.get(field, ()))[:200]
    if any(_matches(field, one, wanted) for one in said) or (field == "anywhere" and _words_in(value, told)):
        return Verdict(case, field, value, shown, "right")
    if field == "year" and any(one.startswith(value) for one in ours.get("date", ())):
        return Verdict(case, field, value, shown, "right")
    if field == "link" and normal(value) in told:
        return Verdict(case, field, value, shown, "right")
    is_somewhere = wanted and normal(value) in told
    return Verdict(case, field, value, shown, "wrong" if shown or is_somewhere else "lost")


def _words_in(value: str, told: str) -> bool:
    return normal(value) in told or all(normal(line) in told for line in value.split("\n"))


def _comparable(field: str, value: str) -> str:
    if field in _DATES:
        return day(value)
    if field == "language":
        return BABEL.get(value.lower()) or normal_tag(value) or normal(value)
    return value if field == "type" else normal(value)


def _matches(field: str, ours: str, wanted: str) -> bool:
    if field == "type":
        return ours in wanted.split("|")
    made = _comparable(field, ours)
    if field in {"author", "editor", "translator", "contributor"} or field.endswith(("-editor", "-author")):
        return sorted(made) == sorted(wanted)
    if field == "language":
        return made.split("-")[0] == wanted.split("-", maxsplit=1)[0]
    return made == wanted or (field == "isbn" and made.removeprefix("978")[:9] == wanted.removeprefix("978")[:9])


def _everything(record: Record) -> str:
    without_raw = record.replace(source=msgspec.structs.replace(record.source, raw=b""))
    return normal(" ".join(_strings(json.loads(encoded(without_raw)))))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def judged(format: str) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Read the judgements of a format: (case, field, expected) → (who is right, why)."""
    path = JUDGED / f"{format}.tsv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {(row["case"], row["field"], row["expected"]): (row["right"], row["why"]) for row in rows}


def report(verdicts: dict[str, list[Verdict]], cases: Counter[str]) -> list[dict[str, object]]:
    """Count per format, before and after judging."""
    rows: list[dict[str, object]] = []
    for name, found in sorted(verdicts.items()):
        known, counts = judged(name), Counter(one.outcome for one in found)
        saved: Counter[str] = Counter()
        for one in found:
            who, _ = known.get((one.case, one.field, short(one.expected)), ("", ""))
            if one.outcome != "right" and who in {"ours", "both"}:
                saved[one.outcome] += 1
        right = counts["right"] + saved.total()
        lost = counts["lost"] - saved["lost"]
        share = round(100 * right / max(len(found), 1), 2)
        told = (
            name,
            cases[name],
            len(found),
            counts["right"],
            counts["wrong"],
            counts["lost"],
            saved.total(),
            lost,
            share,
        )
        rows.append(dict(zip(_COLUMNS, told, strict=True)))
    return rows


_COLUMNS = ("format", "cases", "expected", "right", "wrong", "lost", "judged right", "lost after", "% after")


def short(value: str) -> str:
    """Give a value as the judgement files hold it: one line, not too long."""
    return " ".join(value.split())[:80]


def main() -> None:
    """Print the report; ``--show FORMAT`` lists its disagreements that are not judged yet."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", default="", help="list the open disagreements of a format")
    options.add_argument("--only", default="", help="only this format")
    chosen = options.parse_args()
    verdicts: dict[str, list[Verdict]] = {}
    cases: Counter[str] = Counter()
    for corpus in CORPORA:
        for case in corpus():
            if case.format in formats() and (chosen.only or chosen.show or case.format) == case.format:
                cases[case.format] += 1
                verdicts.setdefault(case.format, []).extend(compare(case))
    if not cases:
        print("no cases: ../shared/data is not there, or the format has none")
        return
    rows = report(verdicts, cases)
    print("\t".join(rows[0]))
    for row in rows:
        print("\t".join(str(value) for value in row.values()))
    if not chosen.only and not chosen.show:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "formats.json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    known = judged(chosen.show)
    for one in verdicts.get(chosen.show, ()):
        if one.outcome != "right" and (one.case, one.field, short(one.expected)) not in known:
            print(f"{one.outcome}\t{one.case}\t{one.field}\t{short(one.expected)}\t{one.ours}")


if __name__ == "__main__":
    main()
