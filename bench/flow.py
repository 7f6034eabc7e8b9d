"""Measures the whole flow: the seeds, then generated records in growing numbers, through import and search.

    python bench/flow.py [COUNT…]        # default 5000 50000

Prints records per second, peak memory and cost per record of each import, and the times of searches through
``library.search``; keeps them in ``bench/results/flow.json``. Figures of one run are to be compared with each other.
"""

import json
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.generate import records  # noqa: E402 - the path is set just above
from dragoman.library import Library  # noqa: E402
from dragoman.record.codec import lines  # noqa: E402

SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
QUERIES = 300
CHILD = """
import resource, sys, time
from dragoman.library import Library
start = time.perf_counter()
with Library.open(sys.argv[1]) as library:
    brought = library.bring(sys.argv[2:])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(brought.read, time.perf_counter() - start, *peak)
"""


def imported(folder: Path, paths: list[str]) -> dict[str, float]:
    """Import in a process of its own, so that its peak memory is its own."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder), *paths], capture_output=True, text=True, check=True
    )
    read, seconds, own, worker = (float(word) for word in done.stdout.split())
    return {
        "records": read,
        "seconds": seconds,
        "per_second": read / seconds,
        "microseconds_each": seconds / max(read, 1) * 1e6,
        "peak_mb": own / 1024,
        "peak_worker_mb": worker / 1024,
    }


def searched(folder: Path) -> dict[str, float]:
    """Ask one- to five-word questions made of words of titles; give milliseconds."""
    chance = random.Random(1)
    with Library.open(folder) as library:
        hits = library.search("", limit=200).hits
        words = [word for hit in hits for form in hit.work.record.title for word in form.value.split()]
        times = []
        for _ in range(QUERIES):
            query = " ".join(chance.sample(words, chance.randint(1, 5)))
            start = time.perf_counter()
            library.search(query)
            times.append((time.perf_counter() - start) * 1000)
    cuts = statistics.quantiles(times, n=100)
    return {"p50_ms": cuts[49], "p99_ms": cuts[98]}


def main() -> None:
    """Run all sizes."""
    counts = [int(word) for word in sys.argv[1:]] or [5_000, 50_000]
    results: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as place:
        here = Path(place)
        if SEEDS:
            results["seeds"] = imported(here / "seeds", [str(path) for path in SEEDS])
        for count in counts:
            source = here / f"{count}.jsonl"
            with source.open("wb") as stream:
                stream.writelines(lines(records(count)))
            results[str(count)] = imported(here / str(count), [str(source)]) | searched(here / str(count))
    for name, figures in results.items():
        print(name, {key: round(value, 2) for key, value in figures.items()})
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    ).stdout.strip()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    kept = {
        "machine": platform.platform(),
        "python": platform.python_version(),
        "commit": commit,
        "own_mb": own,
        "results": results,
    }
    target = ROOT / "bench/results/flow.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
