"""The command line: ``dragoman COMMAND``."""

from dragoman.cli.main import main

__all__ = ["main"]
