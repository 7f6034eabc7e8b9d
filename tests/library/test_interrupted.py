"""An import that is killed leaves a library that opens, loses nothing committed, and finishes when run again."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from dragoman.library import Library

COUNT = 6000


def many(path: Path) -> None:
    lines = (
        '{"type":"book","title":[{"value":"Книга о Карабахе %d слово%d","lang":"ru"}],'
        '"contributors":[{"names":[{"family":"Автор%d"}]}],"issued":{"edtf":"%d"}}\n'
        % (n, n * 7919, n, 1900 + n % 120)
        for n in range(COUNT)
    )
    path.write_text("".join(lines), "utf-8")


def test_kill_9_loses_no_committed_record(tmp_path: Path) -> None:
    source, folder = tmp_path / "many.jsonl", tmp_path / "library"
    many(source)
    command = [sys.executable, "-m", "dragoman", "--library", str(folder), "import", str(source)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not committed(folder) and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    with Library.open(folder) as library:
        survived = library.statistics().counts.get("record", 0)
        assert survived > 0
        brought = library.bring([str(source)])
        assert brought.read == COUNT
        assert brought.unchanged >= survived
        assert library.statistics().counts["record"] == COUNT
        assert library.search(f"слово{(COUNT - 1) * 7919}").total == 1


def committed(folder: Path) -> bool:
    if not folder.exists():
        return False
    try:
        with Library.open(folder) as library:
            return library.statistics().counts.get("record", 0) > 0
    except (OSError, ValueError):
        return False
