"""Which column of a table is what? Guesses it from the header's names, in many languages (``data/columns.tsv``)."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dragoman.text.normal import fold
from dragoman.text.tag import normal_tag

FEWEST = 2
"""A row with so many known names is a header."""
_SPLIT = re.compile(r"[\s_./:*\-()\[\]（）]+")
_LANGUAGE = re.compile(
    r"^(?P<name>.+?)[\s_]*(?:\((?P<word>[^()]{2,20})\)|（(?P<wide>[^（）]{1,20})）|[_\-.](?P<tag>[a-z]{2,3}))$",
    re.IGNORECASE,
)
_ATTACHED = (
    ("انگلیسی", "en"), ("فارسی", "fa"), ("عربی", "ar"), ("英文", "en"), ("中文", "zh"), ("外文", ""), ("english", "en"),
    ("ingilizce", "en"), ("türkçe", "tr"), ("persian", "fa"), ("farsi", "fa"), ("chinese", "zh"), ("arabic", "ar"),
    ("russian", "ru"), ("turkish", "tr"), ("на английском", "en"), ("на русском", "ru"),
    ("original", ""), ("translated", ""),
)  # fmt: skip
"""Words beside a column's name that say its language."""


class Column(NamedTuple):
    """One column: the path of its values ("" when its name is not known), their language, its name as printed."""

    path: str
    lang: str
    name: str


@cache
def _names() -> dict[str, str]:
    rows = files(__package__).joinpath("data/columns.tsv").read_text("utf-8").splitlines()
    table: dict[str, str] = {}
    for path, *names in (row.split("\t") for row in rows if row and not row.startswith("#")):
        for name in names:
            table.setdefault(_folded(name), path)
    return table


def _folded(name: str) -> str:
    return " ".join(part for part in _SPLIT.split(fold(name)) if part)


@cache
def column(name: str) -> Column:
    """Guess one column by its name.

    >>> [column(name)[:2] for name in ("Yazarlar", "Title (Persian)", "英文标题", "abstract_tr", "Colour")]
    [('contributor:author', ''), ('title', 'fa'), ('title', 'en'), ('abstract', 'tr'), ('', '')]
    """
    bare = name.strip().lstrip("\ufeff")
    if path := _names().get(_folded(bare)):
        return Column(path, "", bare)
    if (found := _LANGUAGE.match(bare)) and (path := _names().get(_folded(found["name"]))):
        lang = normal_tag(found["word"] or found["wide"] or found["tag"] or "")
        if lang:
            return Column(path, lang, bare)
    for word, lang in _ATTACHED:
        small = bare.casefold()
        if word in small and (path := _names().get(_folded(small.replace(word, " ")))):
            return Column(path, lang, bare)
    return Column("", "", bare)


def columns(cells: Sequence[str]) -> tuple[Column, ...]:
    """Guess the columns of a header row; () when it is none."""
    found = tuple(column(cell[:200]) for cell in cells)
    known = [one.path for one in found if one.path]
    titled = any(path in {"title", "other_titles"} for path in known)
    return found if len(set(known)) >= FEWEST and titled else ()


def likeness(cells: Sequence[str]) -> float:
    """Say how surely a row is the header of a bibliographic table (0..1)."""
    known = {one.path for one in columns(cells) if one.path}
    return min(0.4 + 0.1 * len(known), 0.88) if known else 0.0
