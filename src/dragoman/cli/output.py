"""Where a command writes bytes: a file, made only when the first byte comes, or standard output."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

import click


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Open a file for writing, or standard output for ``-`` (which is not closed)."""
    if name == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with click.open_file(name, "wb", lazy=True) as stream:
        yield cast("BinaryIO", stream)
