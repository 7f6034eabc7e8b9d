"""Which part of a saved page is which? Parts it at the labelled lines of ``data/labels.tsv``."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

FURNITURE = "x"
HEAD = "head"
_COLONS = ":：﹕"
_LABEL_LIMIT = 60


class Line(msgspec.Struct, frozen=True):
    """One line of a page: its text, the offset of its first character, and its 1-based number."""

    text: str
    start: int
    number: int


class Part(msgspec.Struct, frozen=True):
    """What stands under one label: ``meaning`` and the lines, the text after an inline label as the first of them."""

    meaning: str
    label: str
    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """Give the lines that hold something, joined by line ends."""
        return "\n".join(line.text.strip() for line in self.lines if line.text.strip())


@cache
def _table() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    rows = files(__package__).joinpath("data/labels.tsv").read_text("utf-8").splitlines()
    pairs = [tuple(row.split("\t")[:2]) for row in rows if row and not row.startswith("#")]
    whole = {_folded(label): meaning for meaning, label in pairs if not label.endswith("*")}
    return whole, tuple((_folded(label[:-1]), meaning) for meaning, label in pairs if label.endswith("*"))


def _folded(label: str) -> str:
    return " ".join(label.casefold().rstrip(_COLONS + " ").split())


def meaning(line: str) -> tuple[str, str, int]:
    """Say what a line is labelled as: (meaning, label, where its own text begins); ("", "", 0) when it bears no label.

    >>> meaning("引用次数: 12")
    ('citations', '引用次数', 5)
    >>> meaning("CiteScore")
    ('metric:citescore', 'CiteScore', 9)
    >>> meaning("Karabakh")
    ('', '', 0)
    """
    whole, prefixes = _table()
    short = line.strip()
    if len(short) <= _LABEL_LIMIT and (found := whole.get(_folded(short))):
        return found, short.rstrip(_COLONS), len(line)
    at = min((where for mark in _COLONS if (where := line.find(mark, 0, _LABEL_LIMIT)) > 0), default=0)
    if at and (found := whole.get(_folded(line[:at]))) and found != FURNITURE:
        return found, line[:at].strip(), at + 1
    start = _folded(short[:_LABEL_LIMIT])
    return next(((found, short, 0) for mark, found in prefixes if start.startswith(mark)), ("", "", 0))


def lines_of(text: str) -> Iterator[Line]:
    """Give the lines of a text with their places."""
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        yield Line(line.rstrip("\r"), start, number)
        start += len(line) + 1


def parts(lines: Iterator[Line]) -> list[Part]:
    r"""Part a page at its labels; what stands before the first of them is the part ``head``.

    >>> [(part.meaning, part.text) for part in parts(lines_of("Karabağ\n\n自引率\n5.60%\n引用次数: 3\n×"))]
    [('head', 'Karabağ'), ('metric:self_citation_rate', '5.60%'), ('citations', '3'), ('x', '')]
    """
    found: list[tuple[str, str, list[Line]]] = [(HEAD, "", [])]
    for line in lines:
        what, label, own = meaning(line.text)
        if what:
            found.append((what, label, []))
        if not what or line.text[own:].strip():
            found[-1][2].append(Line(line.text[own:], line.start + own, line.number))
    return [Part(what, label, tuple(own)) for what, label, own in found]
