"""Where in a work did the question hit? Marked snippets of the forms in which it did.

The engine's own words are marked in the text as it stands, so a hit on another script or spelling shows as well.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from dragoman.engines.analysis import texts_of
from dragoman.engines.plan import Near, Start, Word
from dragoman.engines.tokens import Span, spans
from dragoman.record.model import Record
from dragoman.text.normal import fold

OPEN, CLOSE = "\ue000", "\ue001"
"""Private-use characters around what was hit."""

_LENGTH = 240
_MOST_HITS = 5
_MOST_IN_FIELD = 2
_LONGEST = 60_000
_LOOKED_AT = 480
_BEFORE = 120

Hit = tuple[str, str, str]
"""Field, language tag, marked snippet."""


class _Unit(NamedTuple):
    """A word, or two characters of unspaced writing."""

    start: int
    end: int
    tokens: tuple[str, ...]


class Highlighter:
    """Marks what a plan's words hit."""

    def __init__(self, words: Sequence[Word | Start | Near]) -> None:
        self._by_field: dict[str, _Wanted] = {}
        fields = {name for word in words for name in word.fields}
        for name in fields:
            self._by_field[name] = _Wanted([word for word in words if name in word.fields])

    def hits(self, record: Record) -> tuple[Hit, ...]:
        """Give marked snippets of a record, the telling fields first."""
        return tuple(self._hits(record)) if self._by_field else ()

    def _hits(self, record: Record) -> Iterator[Hit]:
        counts: dict[str, int] = {}
        for field, tag, text in texts_of(record):
            wanted = self._by_field.get(field)
            if wanted is None or counts.get(field, 0) >= _MOST_IN_FIELD:
                continue
            marks = wanted.marks(text[:_LONGEST])
            if marks:
                counts[field] = counts.get(field, 0) + 1
                yield field, tag, snippet(text, marks)
            if sum(counts.values()) >= _MOST_HITS:
                return


class _Wanted:
    """The tokens wanted in a field, by their first one."""

    def __init__(self, words: Sequence[Word | Start | Near]) -> None:
        self._firsts: dict[str, list[tuple[str, ...]]] = {}
        self._starts = tuple(word.prefix for word in words if isinstance(word, Start))
        self._near = [(word.token, word.distance) for word in words if isinstance(word, Near)]
        for word in words:
            for variant in word.variants if isinstance(word, Word) else ():
                self._firsts.setdefault(variant.tokens[0], []).append(variant.tokens)
        self._wanted = frozenset(self._firsts)
        self._open_words = bool(self._starts or self._near)
        self._pattern = re.compile("|".join(map(_beginning, (*self._firsts, *self._starts))) or "(?!)")

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Give the parts of a text that are wanted, in order and not touching.

        Only the neighbourhood of the first place where a wanted token may stand is looked at.
        """
        start = self._first(text)
        if start < 0:
            return []
        start = text.rfind(" ", 0, max(0, start - _BEFORE)) + 1
        units = list(_units(text[start : start + _LOOKED_AT]))
        hit = [at for at, unit in enumerate(units) if not self._wanted.isdisjoint(unit.tokens) or self._open(unit)]
        found = (mark for at in hit for mark in self._at(units, at))
        return _merged((start + first, start + last) for first, last in found)

    def _first(self, text: str) -> int:
        """Give about where the first wanted token stands, -1 when none does."""
        if self._near:
            return 0
        folded = text.lower() if text.isascii() else fold(text)
        found = self._pattern.search(folded.replace("'", ""))
        return -1 if found is None else found.start() * len(text) // max(1, len(folded))

    def _at(self, units: Sequence[_Unit | Span], at: int) -> Iterator[tuple[int, int]]:
        unit = units[at]
        for token in unit.tokens:
            for tokens in self._firsts.get(token, ()):
                if all(_has(units, at + more, one) for more, one in enumerate(tokens[1:], 1)):
                    yield unit.start, units[at + len(tokens) - 1].end
        if self._open(unit):
            yield unit.start, unit.end

    def _open(self, unit: _Unit | Span) -> bool:
        if not self._open_words:
            return False
        return any(
            token.startswith(self._starts) or any(OSA.distance(token, near) <= most for near, most in self._near)
            for token in unit.tokens
        )


def _beginning(token: str) -> str:
    """Give the pattern of a token: at the beginning of a word, in unspaced writing anywhere."""
    return re.escape(token) if next(spans(token)).unspaced else rf"(?<!\w){re.escape(token)}"


def _has(units: Sequence[_Unit | Span], at: int, token: str) -> bool:
    return at < len(units) and token in units[at].tokens


def _units(text: str) -> Iterator[_Unit | Span]:
    for span in spans(text):
        if not span.unspaced:
            yield span
            continue
        for at, pair in enumerate(span.tokens):
            yield _Unit(span.start + at, min(span.start + at + 2, span.end), (pair,))


def _merged(marks: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def snippet(text: str, marks: Sequence[tuple[int, int]]) -> str:
    r"""Cut the part of a text with the most marks, and mark them.

    >>> snippet("The Karabakh War", [(4, 12)])
    'The \ue000Karabakh\ue001 War'
    """
    start, end = _window(text, marks)
    parts, at = ["…" if start else ""], start
    for first, last in marks:
        if first >= start and last <= end:
            parts += [text[at:first], OPEN, text[first:last], CLOSE]
            at = last
    return "".join([*parts, text[at:end], "…" if end < len(text) else ""])


def _window(text: str, marks: Sequence[tuple[int, int]]) -> tuple[int, int]:
    if len(text) <= _LENGTH:
        return 0, len(text)
    first = max(marks, key=lambda mark: sum(mark[0] <= other[0] < mark[0] + _LENGTH for other in marks))[0]
    start = max(0, first - _LENGTH // 4)
    start = text.rfind(" ", max(0, start - 20), start) + 1 or start
    end = min(len(text), max(start + _LENGTH, next(last for begin, last in marks if begin == first)))
    return start, text.find(" ", end, end + 20) if text.find(" ", end, end + 20) > 0 else end
