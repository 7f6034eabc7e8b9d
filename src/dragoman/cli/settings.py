"""What holds for every command: the library, the form of the output, how much is said."""

import os
import sys
from collections.abc import Iterable
from typing import Literal

import click
import msgspec
from rich.console import Console

from dragoman.library import Library

PATIENCE = 3600.0
"""Seconds a command waits for another one that writes: a long import may be running."""


class Settings:
    """The options before the command, and the two streams."""

    def __init__(self, library: str | None = None, *, as_json: bool = False, quiet: bool = False) -> None:
        self.library = library
        self.as_json = as_json
        self.quiet = quiet
        self.out, self.err = _console("out"), _console("err")

    def open(self) -> Library:
        """Open the library; while another process writes to it, a command that writes waits, and says so."""
        return Library.open(self.library, PATIENCE, self.tell)

    def say(self, text: str = "", style: str = "") -> None:
        """Write a line of the answer: to standard output, with colour on a terminal only; to standard error where
        standard output is JSON Lines.
        """
        (self.err if self.as_json else self.out).print(text, style=style or None)

    def tell(self, text: str, style: str = "") -> None:
        """Write a message: to standard error."""
        if not self.quiet:
            self.err.print(text, style=style or None)

    def lines(self, values: Iterable[object]) -> None:
        """Write values as JSON Lines to standard output."""
        for value in values:
            sys.stdout.buffer.write(msgspec.json.encode(value, order="deterministic") + b"\n")
        sys.stdout.buffer.flush()


def _console(stream: Literal["out", "err"]) -> Console:
    """Open a stream of the terminal; ``NO_COLOR`` (https://no-color.org) takes bold letters out as well."""
    colours: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"
    return Console(
        stderr=stream == "err", color_system=colours, highlight=False, soft_wrap=True, emoji=False, markup=False
    )


settings = click.make_pass_decorator(Settings)
