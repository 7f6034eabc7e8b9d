"""A progress bar on standard error: rate, and time left where the whole is known."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from dragoman.cli.settings import Settings


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f}/s" if speed else "–/s")


class Bar:
    """One running count."""

    def __init__(self, progress: Progress, label: str, total: int | None) -> None:
        self._progress = progress
        self._task = progress.add_task(label, total=total)

    def to(self, completed: int, total: int | None = None) -> None:
        """Move to a count (and a total, once known)."""
        self._progress.update(self._task, completed=completed, total=total)


@contextmanager
def bar(settings: Settings, label: str, total: int | None = None) -> Iterator[Bar]:
    """Show a bar while something runs; on no terminal, and when quiet, nothing is drawn."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(),
               TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())  # fmt: skip
    hidden = settings.quiet or not settings.err.is_terminal
    with Progress(*columns, console=settings.err, transient=True, disable=hidden) as progress:
        yield Bar(progress, label, total)
