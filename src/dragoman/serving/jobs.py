"""Import jobs: one after the other, each in a process of its own, asked after by their ids."""

import os
import queue
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from dragoman.serving.import_job import Counts, Mode, Repaired, Step, Task

State = Literal["waiting", "running", "done", "failed", "undone"]
MOST_WAITING = 20
"""Jobs that may wait; more are refused."""
MOST_REMEMBERED = 200
"""Jobs that can be asked after; older ones are forgotten, not what they imported."""
LONGEST = 3600.0
"""Seconds that one job may take; larger imports are the command line's."""
ENDED = "the import was ended before it was done; what it had committed is kept and can be taken back"
_BAD = re.compile(r"[^\w. ()+-]|^[.-]+")


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One job: what it reads, how far it is, what came of it. Times are ISO, UTC.

    ``mode`` ``dry`` writes nothing and gives a preview; ``name`` is that of the file.
    """

    id: str
    name: str
    mode: Mode = "write"
    form: str = ""
    state: State = "waiting"
    asked: str = ""
    ended: str = ""
    counts: Counts = Counts()
    preview: tuple[Repaired, ...] = ()
    problem: str = ""


class FullError(Exception):
    """Too many jobs wait already."""


class Jobs:
    """The jobs of a server over the library in a folder. Close it to end what still runs."""

    def __init__(self, library: Path) -> None:
        self._library = library.absolute()
        self.longest = LONGEST
        self._guard = threading.Lock()
        self._jobs: dict[str, Job] = {}
        self._folders: dict[str, Path] = {}
        self._queue: queue.Queue[str] = queue.Queue(MOST_WAITING)
        self._running: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._worker: threading.Thread | None = None

    def every(self) -> list[Job]:
        """Give all jobs, the latest first."""
        with self._guard:
            return list(self._jobs.values())[::-1]

    def get(self, id: str) -> Job | None:
        """Give a job, ``None`` when it is not known."""
        with self._guard:
            return self._jobs.get(id)

    def add(self, file: Path, name: str, mode: Mode = "write", form: str = "") -> Job:
        """Take a file over (it is moved) and import it when its turn comes. Raises :class:`FullError`."""
        folder = Path(tempfile.mkdtemp(prefix="dragoman-"))
        shutil.move(file, folder / safe_name(name))
        return self._add(Job(id=_id(), name=safe_name(name), mode=mode, form=form, asked=_now()), folder)

    def undo(self, id: str) -> Job:
        """Take back what a job imported. Raises ``LookupError`` when there is nothing to take back.

        A job whose import was taken back is ``undone``. Raises :class:`FullError`.
        """
        job = self.get(id)
        name = job.counts.name if job else id
        if job and (job.state not in {"done", "failed"} or not name or job.mode != "write"):
            raise LookupError(f"the job {id} imported nothing that could be taken back")
        done = self._add(Job(id=_id(), name=name, mode="undo", asked=_now()), None)
        if job:
            self._set(msgspec.structs.replace(job, state="undone"))
        return done

    def _add(self, job: Job, folder: Path | None) -> Job:
        with self._guard:
            if self._closed or self._queue.full():
                shutil.rmtree(folder, ignore_errors=True) if folder else None
                raise FullError
            self._jobs[job.id] = job
            if folder:
                self._folders[job.id] = folder
            self._queue.put_nowait(job.id)
            for old in list(self._jobs)[:-MOST_REMEMBERED]:
                if self._jobs[old].ended:
                    del self._jobs[old]
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, name="imports", daemon=True)
                self._worker.start()
        return job

    def close(self) -> None:
        """End what runs; what an import has committed is kept."""
        with self._guard:
            self._closed = True
            running = self._running
        if running:
            running.terminate()
            running.wait(20)

    def _set(self, job: Job) -> None:
        with self._guard:
            self._jobs[job.id] = job

    def _work(self) -> None:
        while not self._closed:
            id = self._queue.get()
            job, folder = self._jobs[id], self._folders.pop(id, None)
            try:
                last = self._run(msgspec.structs.replace(job, state="running"), folder)
            finally:
                if folder:
                    shutil.rmtree(folder, ignore_errors=True)
            self._set(msgspec.structs.replace(last, ended=_now()))

    def _run(self, job: Job, folder: Path | None) -> Job:
        self._set(job)
        task = Task(str(self._library), job.name, job.mode, job.form, str(folder or ""))
        with self._guard:
            if self._closed:
                return msgspec.structs.replace(job, state="failed", problem="the server ended")
            command = [sys.executable, "-m", "dragoman.serving.import_job", msgspec.json.encode(task).decode()]
            process = subprocess.Popen(command, stdout=subprocess.PIPE, env=_environment())  # noqa: S603 -- no shell
            self._running = process
        too_long = threading.Timer(self.longest, process.terminate)
        too_long.start()
        with process:
            for line in process.stdout or ():
                job = _at(job, msgspec.json.decode(line, type=Step))
                self._set(job)
        too_long.cancel()
        self._running = None
        ended = job.state in {"done", "failed"}
        return job if ended else msgspec.structs.replace(job, state="failed", problem=ENDED)


def _environment() -> dict[str, str]:
    """Give our environment, in which the process finds the same code as we are."""
    paths = (str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", ""))
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


def _at(job: Job, step: Step) -> Job:
    return msgspec.structs.replace(
        job, state=step.state, counts=step.counts, preview=step.preview, problem=step.problem
    )


def safe_name(name: str) -> str:
    r"""Give a file's name that names no other folder and no option.

    >>> [safe_name(name) for name in ("../../etc/passwd", "-x.ris", "مقالات.bib", "a\r\nb", "")]
    ['passwd', 'x.ris', 'مقالات.bib', 'a_b', 'file']
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1][:100]
    return re.sub(r"_+", "_", _BAD.sub("_", last.lstrip(".-"))) or "file"


def _id() -> str:
    return f"j{secrets.token_hex(8)}"


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
