"""An import that is killed leaves a library that opens, loses nothing committed, and finishes when run again."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from dragoman.library import Library
from dragoman.record.codec import lines
from dragoman.record.date import Date
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name

COUNT = 3000


def many(path: Path) -> None:
    records = (
        Record(
            type="book",
            title=(Text(f"Книга о Карабахе слово{n * 7919}", "ru"),),
            contributors=(Contributor(names=(Name(family=f"Автор{n}"),)),),
            issued=Date(str(1900 + n % 120)),
        )
        for n in range(COUNT)
    )
    path.write_bytes(b"".join(lines(records)))


def test_kill_9_loses_no_committed_record(tmp_path: Path) -> None:
    source, folder = tmp_path / "many.jsonl", tmp_path / "library"
    many(source)
    command = [sys.executable, "-m", "dragoman.cli", "--library", str(folder), "import", str(source)]
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
