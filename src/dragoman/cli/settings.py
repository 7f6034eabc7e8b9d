"""What holds for every command: the library, the form of the output, how much is said."""

import os
import sys
from collections.abc import Iterable

import click
import msgspec
from rich.console import Console

from dragoman.library import Library


class Settings:
    """The options before the command, and the two streams."""

    def __init__(self, library: str | None = None, *, as_json: bool = False, quiet: bool = False) -> None:
        self.library = library
        self.as_json = as_json
        self.quiet = quiet
        plain = "NO_COLOR" in os.environ
        self.out = Console(highlight=False, no_color=plain, soft_wrap=True, emoji=False, markup=False)
        self.err = Console(stderr=True, highlight=False, no_color=plain, soft_wrap=True, emoji=False, markup=False)

    def open(self) -> Library:
        """Open the library."""
        return Library.open(self.library)

    def say(self, text: str = "", style: str = "") -> None:
        """Write a line of the answer: to standard output, with colour on a terminal only."""
        self.out.print(text, style=style or None)

    def tell(self, text: str, style: str = "") -> None:
        """Write a message: to standard error."""
        if not self.quiet:
            self.err.print(text, style=style or None)

    def lines(self, values: Iterable[object]) -> None:
        """Write values as JSON Lines to standard output."""
        for value in values:
            sys.stdout.buffer.write(msgspec.json.encode(value, order="deterministic") + b"\n")
        sys.stdout.buffer.flush()


settings = click.make_pass_decorator(Settings)
