"""What of a title is compared? Its words, folded, and the words that say it is about another work."""

import re
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from dragoman.record.form import Text
from dragoman.text.normal import fold
from dragoman.text.script import dominant_script

_WORD = re.compile(r"[^\W_]+")
_SUBTITLE = re.compile(r"\s*[:：؛;.?!。？！—–]\s+|\s+[-–—]\s+|[：。—]")
_TAGS = re.compile(r"</?[A-Za-z][^<>]{0,80}>")
_PACKED = frozenset({"Hani", "Hans", "Hant", "Hira", "Kana", "Jpan"})
"""Scripts written without blanks: each character counts as a word."""

Marker = Literal["review", "about", "correction", "translation", "preprint", "part", "edition", "volume"]
"""What a word of a title may say: a review, a comment, a correction, a translation … of another work, or a count."""


class Title(msgspec.Struct, frozen=True):
    """One form of a title: ``words`` folded, ``main`` those before the subtitle, ``latin`` the romanised words (the
    words themselves when the script is Latin), ``machine`` true for a form that a machine translated.
    """

    words: tuple[str, ...]
    main: tuple[str, ...]
    script: str
    machine: bool = False

    @property
    def joined(self) -> str:
        """Give the words run together."""
        return "".join(self.words)

    @property
    def packed(self) -> bool:
        """Say whether the script is written without blanks."""
        return self.script in _PACKED


def title(form: Text) -> Title:
    """Prepare one form of a title.

    >>> title(Text("The Caucasus: A History", "en")).main
    ('the', 'caucasus')
    >>> title(Text("伊朗：外交", "zh")).words
    ('伊', '朗', '外', '交')
    """
    value = _TAGS.sub(" ", form.value) if "<" in form.value else form.value
    script = dominant_script(value)
    head = _SUBTITLE.split(value, maxsplit=1)[0]
    words = split(value, script)
    main = split(head, script) if len(head) < len(value) else words
    return Title(words, main if sum(map(len, main)) > 3 else words, script, form.is_machine)


def split(text: str, script: str = "") -> tuple[str, ...]:
    """Give the folded words of a text; of a script without blanks, its characters.

    >>> split("Qarabağ  müharibəsi (1905)")
    ('qarabag', 'muharibesi', '1905')
    """
    found = _WORD.findall(fold(text))
    if script in _PACKED:
        return tuple(piece for word in found for piece in ((word,) if word.isascii() else word))
    return tuple(found)


@cache
def markers() -> dict[str, Marker]:
    """Give the folded phrases that say what a title is about, from ``data/markers.tsv``."""
    table = files("dragoman.match").joinpath("data/markers.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {" ".join(_WORD.findall(fold(phrase))): kind for kind, phrase in rows}  # type: ignore[misc]
