"""How well is an apparatus read? Notes parted, citations found, back references resolved, references read, how fast.

Every figure comes with its number of cases and says whether its documents were held out. ``--only`` chooses parts.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.reference_cases import beside, corpora, fields, marked, notes, styles  # noqa: E402 - the path is set just above
from dragoman.library.apparatus import read_notes  # noqa: E402
from dragoman.record.finding import Report  # noqa: E402

SEEDS = ROOT.parent / "shared/seeds"
RESULT = Path(__file__).parent / "results/apparatus.json"


def seed() -> dict[str, object]:
    """The seed article: notes, citations, back references, and milliseconds after start-up (best of five)."""
    path = next(SEEDS.glob("000_*"), None)
    if path is None:
        return {"skipped": "needs ../shared/seeds"}
    text = path.read_text("utf-8")
    told: dict[str, object] = dict(notes.seed(text))
    start = text.index("Notes1 See")
    own = text[start : text.index("Additional information", start)]
    told["milliseconds"] = round(1000 * min(_seconds(lambda: read_notes(own, Report())) for _ in range(5)), 1)
    return told


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def marked_notes() -> dict[str, object]:
    """Citations and back references of our own marked notes; what was missed in part e was never looked at."""
    told = dict.fromkeys("abcdfghijk", "developed on") | {"e": "held out"}
    return {f"{part} ({how})": marked.measured(part) for part, how in told.items()}


def reading() -> dict[str, object]:
    """Per-field F1 on the tenth of documents no model saw, and on the historians' own validation part."""
    return {
        "anystyle (held out)": fields.measured(row for row in corpora.anystyle() if corpora.held_out(row)),
        "grobid (held out)": fields.measured(row for row in corpora.grobid() if corpora.held_out(row)),
        "linkedbooks valid (held out)": fields.measured(corpora.linkedbooks("valid")),
    }


def speed() -> dict[str, object]:
    """References read into records in a second on one core, beside a peer parser given the same strings."""
    return {
        "anystyle (held out)": beside.compared([row for row in corpora.anystyle() if corpora.held_out(row)]),
        "grobid (held out)": beside.compared([row for row in corpora.grobid() if corpora.held_out(row)]),
    }


PARTS: dict[str, Callable[[], object]] = {
    "seed": seed,
    "boundaries": notes.boundaries,
    "citations": notes.citations,
    "marked": marked_notes,
    "reading": reading,
    "styles": styles.measured,
    "short_forms": notes.targets,
    "speed": speed,
}


def main() -> None:
    """Measure, print, and keep the results with machine and commit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", choices=sorted(PARTS), default=list(PARTS))
    chosen = parser.parse_args().only
    if not corpora.DATA.exists():
        sys.stdout.write("skipped: needs ../shared/data\n")
        return
    results = json.loads(RESULT.read_text()) if RESULT.exists() else {}
    for name in chosen:
        results[name] = PARTS[name]()
        sys.stdout.write(f"{name}: {json.dumps(results[name], indent=1, ensure_ascii=False)}\n")
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    results["machine"] = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "commit": commit.stdout.strip(),
        "load": round(os.getloadavg()[0], 1),
    }
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(results, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
