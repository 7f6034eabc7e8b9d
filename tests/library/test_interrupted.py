"""An import that is killed leaves a library that opens, loses nothing committed, and finishes when run again."""

import hashlib
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


def word(number: int) -> str:
    """A word that no other number gives, made of syllables."""
    digest = hashlib.blake2b(str(number).encode(), digest_size=5).digest()
    return "".join("бвгджзклмнпрстфх"[byte >> 4] + "аеиоуыюя"[byte & 7] for byte in digest)


def many(path: Path) -> None:
    records = (
        Record(
            type="book",
            title=(Text(f"{word(n)} {word(n + COUNT)} о Карабахе", "ru"),),
            contributors=(Contributor(names=(Name(family=word(n + 2 * COUNT)),)),),
            issued=Date(str(1900 + n % 120)),
        )
        for n in range(COUNT)
    )
    path.write_bytes(b"".join(lines(records)))


def test_kill_9_loses_no_committed_record(tmp_path: Path) -> None:
    source, folder = tmp_path / "many.jsonl", tmp_path / "library"
    many(source)
    command = [sys.executable, "-m", "dragoman.cli", "--library", str(folder), "import", str(source)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 300
    while not committed(folder) and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    running.wait(30)
    with Library.open(folder) as library:
        survived = library.statistics().counts.get("record", 0)
        assert survived > 0
        brought = library.bring([str(source)])
        assert brought.read == COUNT
        assert brought.unchanged >= survived
        assert library.statistics().counts["record"] == COUNT
        assert library.search(word(COUNT - 1)).total >= 1


def committed(folder: Path) -> bool:
    if not folder.exists():
        return False
    try:
        with Library.open(folder) as library:
            return library.statistics().counts.get("record", 0) > 0
    except (OSError, ValueError):
        return False
