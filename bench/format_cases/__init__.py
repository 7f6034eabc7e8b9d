"""Cases for the formats bench: inputs with what a peer expects of them, brought into one flat shape.

A module here yields :class:`Case` values from one corpus; :data:`CORPORA` lists them. A case whose format is not
registered is passed over, so a corpus may name formats that come later.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from dragoman.record.date import read_date
from dragoman.text.markup import plain
from dragoman.text.normal import fold


def _shared() -> Path:
    """Find the shared data beside this checkout, wherever it stands."""
    for parent in Path(__file__).resolve().parents:
        for folder in (parent / "shared" / "data", parent / "data"):
            if (folder / "derived").exists():
                return folder
    return Path("shared/data")


DATA = _shared()
"""Where the corpora lie."""

Flat = dict[str, list[str]]
"""Field of the bench → values as the peer says them, not yet normalised."""


class Case(msgspec.Struct):
    """An input in a format (our name), and one flat record for each that the peer expects."""

    format: str
    id: str
    input: bytes
    name: str
    expected: list[Flat]


@lru_cache(200_000)
def normal(value: str) -> str:
    """Reduce a value to its letters and digits: what remains different is a real difference.

    >>> normal("493--518") == normal("493–518")
    True
    """
    return _NOT_LETTERS.sub("", fold(plain(value)))


_NOT_LETTERS = re.compile(r"[\W_]+")


def day(value: str) -> str:
    """Reduce a date to EDTF where it can be, else to its letters."""
    read = read_date(value)
    return read.edtf or normal(value)


CORPORA: list[Callable[[], Iterator[Case]]] = []
"""Filled by the modules of this folder, through :func:`corpus`."""


def corpus(cases: Callable[[], Iterator[Case]]) -> Callable[[], Iterator[Case]]:
    """Register what yields the cases of a corpus."""
    CORPORA.append(cases)
    return cases
