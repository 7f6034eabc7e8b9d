"""Imports one file in a process of its own, so that readers of the server are not held up.

Run as ``python -m dragoman.serving.import_job TASK``, a :class:`Task` as JSON; tells on standard output, a JSON
line each, how far it is (:class:`Step`).
"""

import os
import sys
from typing import Literal

import msgspec

from dragoman.library import Library
from dragoman.library.ingest import Brought
from dragoman.library.preview import preview
from dragoman.record.change import Change
from dragoman.record.finding import Finding
from dragoman.record.model import Record

Mode = Literal["write", "dry", "undo"]


class Task(msgspec.Struct, frozen=True):
    """What is to be done in which library: ``write`` or ``dry`` a file in a folder, or ``undo`` the import of a name.

    The folder is made the current one, so that records tell the file's name as it was sent, not where it lay.
    """

    library: str
    path: str
    mode: Mode = "write"
    form: str = ""
    folder: str = ""


class Repaired(msgspec.Struct, frozen=True):
    """One record of a preview: as it would be kept, what would be changed, what was noticed (sentences)."""

    record: Record
    changes: tuple[Change, ...] = ()
    findings: tuple[str, ...] = ()


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did so far; see :class:`dragoman.library.ingest.Brought`. ``gone`` counts records taken back."""

    name: str = ""
    read: int = 0
    new: int = 0
    merged: int = 0
    unchanged: int = 0
    repaired: int = 0
    rejected: int = 0
    gone: int = 0
    findings: dict[str, int] = {}
    troubles: tuple[str, ...] = ()


class Step(msgspec.Struct, frozen=True):
    """How far a job is. ``state`` is ``running``, at last ``done`` or ``failed``; ``problem`` says why."""

    state: Literal["running", "done", "failed"]
    counts: Counts = Counts()
    preview: tuple[Repaired, ...] = ()
    problem: str = ""


def counts_of(brought: Brought) -> Counts:
    """Give the counts of an import."""
    numbers = {name: getattr(brought, name) for name in "name read new merged unchanged repaired rejected".split()}
    return Counts(**numbers, findings=dict(brought.findings), troubles=tuple(map(_told, brought.troubles)))


def _told(finding: Finding) -> str:
    return f"{finding.place}: {finding.sentence}"


def run(task: Task) -> Step:
    """Do a task, telling each step; give the last one."""
    try:
        os.chdir(task.folder or ".")
        with Library.open(task.library) as library:
            if task.mode == "undo":
                return Step("done", Counts(name=task.path, gone=library.undo_import(task.path)))
            shown = preview([task.path], task.form) if task.mode == "dry" else []
            brought = library.bring(
                [task.path], task.form, lambda now: tell(Step("running", counts_of(now))), task.mode
            )
    except (LookupError, OSError, ValueError) as error:
        return Step("failed", problem=str(error.args[0] if isinstance(error, LookupError) and error.args else error))
    repaired = (Repaired(one.record, one.changes, tuple(found.sentence for found in one.findings)) for one in shown)
    return Step("done", counts_of(brought), tuple(repaired))


def tell(step: Step) -> None:
    """Write a step on a line of its own."""
    sys.stdout.buffer.write(msgspec.json.encode(step) + b"\n")
    sys.stdout.buffer.flush()


def main() -> None:
    """Do the task named on the command line."""
    tell(run(msgspec.json.decode(sys.argv[1], type=Task)))


if __name__ == "__main__":
    main()
