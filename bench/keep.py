"""Keeps a result: as JSON in ``bench/results/``, with the machine and the commit it was measured on, and printed."""

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


def keep(name: str, figures: dict[str, object]) -> None:
    """Write the figures of one bench, in place of those kept before."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    result = {
        "when": datetime.now(UTC).isoformat(timespec="minutes"),
        "commit": commit.stdout.strip(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "load": [round(load, 1) for load in os.getloadavg()],
        "figures": figures,
    }
    text = json.dumps(result, ensure_ascii=False, indent=2)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(text + "\n", "utf-8")
    print(text)
