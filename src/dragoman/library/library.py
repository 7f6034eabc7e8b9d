"""A library: works that are kept, repaired, matched, found, shown, cited and given on."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from dragoman.engines.embedded import EmbeddedEngine
from dragoman.engines.port import Engine, Hits, Kept, Put, Refused, Statistics, Work
from dragoman.formats import formats
from dragoman.library import export, ingest, repair, undo, view
from dragoman.library.location import location
from dragoman.library.view import View
from dragoman.match.place import place
from dragoman.query.language import parse
from dragoman.query.tree import Facet, Search, Sort
from dragoman.record.finding import Report
from dragoman.record.model import Record
from dragoman.styles.cite import Rendered, cite


class Library:
    """The whole flow over one engine. Close it, or use it in a ``with`` statement."""

    def __init__(self, engine: Engine, folder: Path | None = None) -> None:
        self.engine = engine
        self.folder = folder

    @classmethod
    def open(cls, folder: str | Path | None = None) -> Self:
        """Open the library in a folder, making it if need be; see :func:`location` for ``None``.

        Raises ``BlockingIOError`` when another process is writing to it at the first write, ``ValueError`` when the
        library was made by a newer version.
        """
        where = location(folder)
        return cls(EmbeddedEngine(where), where)
