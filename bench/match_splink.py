"""What does Splink make of the same generated records? Time, memory, precision and recall beside ours.

    python bench/match_splink.py PYTHON [COUNT…]        # default 10000 100000

PYTHON is one that has Splink and DuckDB (``python -m venv DIR; DIR/bin/pip install splink duckdb``): neither is a
dependency of ours. The records are those of ``bench/match_scale.py``. Splink compares columns: the first title, the
first author, year, volume, first page, DOI, container; they are folded as ours are, so that spelling does not stand in
its way. It is run with three lists of rules for which pairs to compare (``bench/splink_run.py``). Precision and recall
are those of the pairs of its clusters.
"""

import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.keep import keep  # noqa: E402
from bench.match_scale import apart, stream  # noqa: E402
from dragoman.match.sketch import sketch  # noqa: E402
from dragoman.record.model import Record  # noqa: E402
from dragoman.text.normal import fold  # noqa: E402

NAMES = ("id", "title", "family", "given", "year", "volume", "page", "doi", "container")
LIMIT = 1_800
"""Seconds after which a run is given up."""


def row(number: int, record: Record) -> list[str]:
    """Give a record's columns."""
    one = sketch(record)
    name = record.contributors[0].name if record.contributors else None
    titles = [fold(form.value) for form in record.title[:1]]
    container = record.container.title[:1] if record.container else ()
    return [
        str(number),
        titles[0] if titles else "",
        fold(name.family or name.literal) if name else "",
        fold(name.given)[:1] if name else "",
        str(one.years[0]) if one.years else "",
        one.volume,
        one.first,
        next((each.value for each in record.identifiers if each.scheme == "doi"), ""),
        fold(container[0].value) if container else "",
    ]


def written(count: int, into: Path) -> list[int]:
    """Write the records; give for each the number of the work it describes."""
    works: list[int] = []
    with into.open("w", newline="", encoding="utf-8") as stream_out:
        out = csv.writer(stream_out)
        out.writerow(NAMES)
        for number, work, record in stream(count):
            out.writerow(row(number, record))
            works.append(work)
    return works


def judged(works: list[int], clusters: Path) -> dict[str, float]:
    """Compare clusters with the works put in, by pairs."""
    found: Counter[str] = Counter()
    right: Counter[tuple[str, int]] = Counter()
    with clusters.open(encoding="utf-8") as lines:
        for number, cluster in csv.reader(lines):
            found[cluster] += 1
            right[cluster, works[int(number)]] += 1
    same, said, gold = (sum(n * (n - 1) // 2 for n in each.values()) for each in (right, found, Counter(works)))
    return {"precision": round(same / max(said, 1), 4), "recall": round(same / max(gold, 1), 4)}


def linked(python: str, count: int, rules: str) -> dict[str, Any]:
    """Run Splink over so many records; a run without end or memory is told as such."""
    with tempfile.TemporaryDirectory() as place:
        records, clusters = Path(place) / "records.csv", Path(place) / "works.csv"
        works = written(count, records)
        command = [python, str(ROOT / "bench" / "splink_run.py"), str(records), rules, str(clusters)]
        told: dict[str, Any] = {"by": "Splink", "rules": rules, "records": count}
        try:
            done = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=LIMIT)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
            return told | {"stopped": str(error)}
        measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return told | measured | judged(works, clusters)


def main() -> None:
    """Measure all sizes, ours last; without Splink nothing."""
    python, counts = (sys.argv[1:] or [sys.executable])[0], [int(word) for word in sys.argv[2:]] or [10_000, 100_000]
    if subprocess.run([python, "-c", "import splink, duckdb"], stderr=subprocess.DEVNULL, check=False).returncode:
        print(f"{python} has no splink and duckdb: nothing to measure")
        return
    told: dict[str, object] = {}
    for count in counts:
        for rules in ("tight", "looser", "loosest"):
            told[f"{count} {rules}"] = linked(python, count, rules)
            print(json.dumps(told[f"{count} {rules}"]), flush=True)
        told[f"{count} ours"] = apart(count)
    keep("match_splink", told)


if __name__ == "__main__":
    main()
