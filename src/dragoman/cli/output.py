"""Where and how does a command write records? A file, made only when the first byte comes, or standard output."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

import click

from dragoman.cli.settings import Settings
from dragoman.cli.troubles import ended
from dragoman.formats import formats
from dragoman.formats.format import Format
from dragoman.library.convert import format_for, write
from dragoman.record.finding import Report
from dragoman.record.model import Record


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Open a file for writing, or standard output for ``-`` (which is not closed)."""
    if name == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with click.open_file(name, "wb", lazy=True) as stream:
        yield cast("BinaryIO", stream)


def target_for(settings: Settings, to: str, output: str) -> Format:
    """Give the format to write: the one named, else that of the output's ending; ``--json`` does not say which.

    Raises ``UsageError``, which lists what can be written, when there is none.
    """
    target = format_for(to, output)
    if target is None:
        writable = ", ".join(name for name, one in formats().items() if one.write)
        raise click.UsageError(f"{to or 'no ending that a format has'}: name a format with --to, one of {writable}")
    if settings.as_json and "json" not in target.name:
        settings.tell(f"--json is not looked at: {target.name} is written, as asked for")
    return target


def written(settings: Settings, records: Iterable[Record], target: Format, output: str, report: Report) -> None:
    """Write records, and tell what went wrong with them; exits with 1 when one of it is an error."""
    with opened(output) as stream:
        write(records, target, stream, report)
    ended(settings, report)
