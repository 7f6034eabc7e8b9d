"""Files that were sent and wait for the reader's word: shown what would be repaired, she imports them or does not."""

import shutil
import tempfile
import threading
import time
from pathlib import Path

import msgspec

MOST = 20
"""Files held at one time; the oldest goes first."""
LONGEST = 3600.0
"""Seconds for which a file is held."""


class HeldFile(msgspec.Struct, frozen=True):
    """A file: where it lies, how it was called, the format it is to be read as ("" guess), when it came."""

    path: Path
    name: str
    form: str
    since: float


class Held:
    """Holds files under the ids of the jobs that show what would be repaired. Close it to delete what is left."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._files: dict[str, HeldFile] = {}
        self._folder: Path | None = None

    def copy(self, path: Path) -> Path:
        """Copy a file to where it can be held."""
        with self._guard:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="dragoman-held-"))
            descriptor, name = tempfile.mkstemp(dir=self._folder)
        with open(descriptor, "wb") as to, path.open("rb") as given:
            shutil.copyfileobj(given, to)
        return Path(name)

    def keep(self, id: str, path: Path, name: str, form: str) -> None:
        """Hold a copied file under an id."""
        with self._guard:
            self._files[id] = HeldFile(path, name, form, time.monotonic())
            old = [key for key, one in self._files.items() if time.monotonic() - one.since > LONGEST]
            for key in {*old, *list(self._files)[:-MOST]}:
                self._files.pop(key).path.unlink(missing_ok=True)

    def __contains__(self, id: str) -> bool:
        return id in self._files

    def take(self, id: str) -> HeldFile | None:
        """Give a file away, which is the caller's from then on; ``None`` when it is no longer held."""
        with self._guard:
            return self._files.pop(id, None)

    def close(self) -> None:
        """Delete all files."""
        with self._guard:
            self._files.clear()
            if self._folder:
                shutil.rmtree(self._folder, ignore_errors=True)
                self._folder = None
