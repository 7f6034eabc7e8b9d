"""The whole flow over one engine; the faces (command line, API, web) call this and nothing below it."""

from dragoman.library.library import Library

__all__ = ["Library"]
