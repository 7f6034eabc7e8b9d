"""What a labelled part of a printed reference is."""

from typing import NamedTuple


class Part(NamedTuple):
    """A run of text with one label: ``text[start:end]`` is the ``author``, ``title``, ``container`` …"""

    label: str
    start: int
    end: int
