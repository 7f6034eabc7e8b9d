"""May this process write? One writer at a time; a second one waits, and is told for whom."""

import fcntl
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO


class BusyError(BlockingIOError):
    """Another process is writing to the library, and did not end in time."""


class WriterLock:
    """The lock of a library folder. The operating system frees it when its holder dies."""

    def __init__(self, path: Path, patience: float, waiting: Callable[[str], None]) -> None:
        self._path = path
        self._patience = patience
        self._waiting = waiting
        self._file: IO[str] | None = None

    @property
    def held(self) -> bool:
        """Say whether this object holds the lock."""
        return self._file is not None

    def take(self) -> None:
        """Take the lock; wait for another writer, and raise :class:`BusyError` when it does not end in time."""
        if self._file is not None:
            return
        file = self._path.open("a+")
        try:
            self._wait_for(file)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        self._file = file

    def _wait_for(self, file: IO[str]) -> None:
        until = time.monotonic() + self._patience
        told = False
        while not _locked(file):
            sentence = self._sentence()
            if time.monotonic() >= until:
                raise BusyError(f"{sentence}; it did not end within {self._patience:.0f} s")
            if not told:
                self._waiting(f"{sentence}; waiting for it")
                told = True
            time.sleep(0.05)

    def _sentence(self) -> str:
        holder = self._path.read_text().strip() or "unknown"
        return f"process {holder} is writing to the library {self._path.parent}"

    def release(self) -> None:
        """Let the next writer in."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _locked(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
