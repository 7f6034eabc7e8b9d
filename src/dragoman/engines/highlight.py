"""Where in a work did the question hit? Marked snippets of the forms in which it did.

The engine's own words are marked in the text as it stands, so a hit on another script or spelling shows as well.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple

from rapidfuzz.distance import OSA

from dragoman.engines.analysis import texts_of
from dragoman.engines.plan import Near, Start, Word
from dragoman.engines.tokens import LAST_SPACED, MARKS, UNSPACED, Span, spans
from dragoman.record.model import Record
from dragoman.text.normal import fold
from dragoman.text.script import dominant_script

OPEN, CLOSE = "\ue000", "\ue001"
"""Private-use characters around what was hit."""

_LENGTH = 240
_DENSE = frozenset({"Hani", "Kana", "Hang"})
"""Scripts whose signs are twice as wide, and say more: half as many make a snippet."""
_EACH = 8
"""Every so many signs of a text one is looked at to see in which script it is."""
_MOST_HITS = 5
_MOST_IN_FIELD = 2
_LONGEST = 60_000
_LOOKED_AT = 480
_LOOKED_AT_UNSPACED = 240
"""Of writing without spaces, whose signs are more words, less is looked at; it holds a snippet."""
_BEFORE = 120
_LONGEST_PHRASE = 200

_RUNS = re.compile(r"\w+")
_HIDING = re.compile(f"[{MARKS}{UNSPACED}\uac00-\ud7a3]")
"""Where a token need not be a run of letters and digits."""

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
        names = {name for word in words for name in word.fields}
        fields = {name: tuple(at for at, word in enumerate(words) if name in word.fields) for name in names}
        self._of_field = fields
        self._asked = {places: _Asked([words[at] for at in places]) for places in set(fields.values())}

    def hits(self, record: Record) -> tuple[Hit, ...]:
        """Give marked snippets of a record, the telling fields first."""
        return tuple(self._hits(record)) if self._asked else ()

    def _hits(self, record: Record) -> Iterator[Hit]:
        texts = [_Text(field, tag, text[:_LONGEST], _folded(text[:_LONGEST])) for field, tag, text in texts_of(record)]
        met = {places: asked.met_in(texts) for places, asked in self._asked.items()}
        left = _MOST_HITS
        for field, some in groupby(texts, itemgetter(0)):
            wanted = met.get(self._of_field.get(field, ()))
            for hit in islice(_in_field(wanted, some), min(left, _MOST_IN_FIELD)) if wanted else ():
                left -= 1
                yield hit


class _Text(NamedTuple):
    """A text of a record, with its key."""

    field: str
    tag: str
    text: str
    folded: str


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else fold(text)


def _in_field(wanted: "_Wanted", texts: Iterable[_Text]) -> Iterator[Hit]:
    """Give the snippets of a field."""
    for field, tag, text, folded in texts:
        marks = wanted.marks(text, folded)
        if marks:
            yield field, tag, snippet(text, marks)


class _Asked:
    """What words of a plan ask for: tokens, by their first one; beginnings of words; words that are nearly one."""

    def __init__(self, words: Sequence[Word | Start | Near]) -> None:
        self._firsts: dict[str, list[tuple[str, ...]]] = {}
        self._starts = tuple(word.prefix for word in words if isinstance(word, Start))
        self._near = [(word.token, word.distance) for word in words if isinstance(word, Near)]
        for word in words:
            for variant in word.variants if isinstance(word, Word) else ():
                self._firsts.setdefault(variant.tokens[0], []).append(variant.tokens)

    def met_in(self, texts: Sequence[_Text]) -> "_Wanted":
        """Say which tokens are wanted in the texts of a record: of dozens of spellings they hold a few."""
        folded = "\n".join(text.folded for text in texts)
        plain = f"{folded}\n{_unhidden(folded)}" if "'" in folded else folded
        firsts = {token: some for token, some in self._firsts.items() if token in plain}
        if self._starts or self._near:
            for token in filter(self._is_open, _tokens(texts, plain)):
                firsts[token] = [*firsts.get(token, ()), (token,)]
        return _Wanted(firsts)

    def _is_open(self, token: str) -> bool:
        return token.startswith(self._starts) or any(_is_near(token, near, most) for near, most in self._near)


def _tokens(texts: Sequence[_Text], folded: str) -> set[str]:
    """Give the tokens that texts may be found under."""
    hiding = (text.text for text in texts if _hides_words(text.text))
    return {*_RUNS.findall(folded), *(token for text in hiding for span in spans(text) for token in span.tokens)}


class _Wanted:
    """The tokens wanted in a record, by their first one."""

    def __init__(self, firsts: dict[str, list[tuple[str, ...]]]) -> None:
        self._firsts = firsts
        self._phrases = frozenset(first for first, some in firsts.items() if any(len(one) > 1 for one in some))

    def marks(self, text: str, folded: str) -> list[tuple[int, int]]:
        """Give the parts of a text that are wanted, in order and not touching; it comes with its key.

        Only the neighbourhood of the first place where a wanted token stands is looked at.
        """
        if not self._may_stand_in(text, folded):
            return []
        found: list[tuple[int, int]] = []
        for some in self._found(text, folded):
            if found and some and some[0][0] > found[0][0] + _LOOKED_AT:
                break
            found += some
        return _merged(found)

    def _may_stand_in(self, text: str, folded: str) -> bool:
        """Look quickly: most texts of a work hold nothing that is wanted, and need not be cut into their words."""
        if "'" in folded and self._standing(_unhidden(folded)):
            return True
        if not any(token in folded for token in self._firsts):
            return False
        return bool(self._standing(folded)) or _hides_words(text)

    def _standing(self, folded: str) -> list[str]:
        """Give the words of a folded text that are wanted."""
        return [word for word in self._firsts if word in folded and any(_places(word, folded))]

    def _found(self, text: str, folded: str) -> Iterator[list[tuple[int, int]]]:
        """Give the marks, place after place."""
        if len(text) == len(folded) and "'" not in folded and not _hides_words(text):
            return self._found_plainly(text, folded)
        return (list(self._at(text, at)) for at in self._hit_pieces(text, folded))

    def _found_plainly(self, text: str, folded: str) -> Iterator[list[tuple[int, int]]]:
        """Find words that are runs of letters; the folded text stands letter over letter with the text, nearly."""
        for start, end in sorted(place for word in self._standing(folded) for place in _places(word, folded)):
            run = folded[start:end]
            if run in self._phrases or fold(text[start:end]) != run:
                yield list(self._at(text, text.rfind(" ", 0, start) + 1))
            else:
                yield [(start, end)]

    def _hit_pieces(self, text: str, folded: str) -> Iterator[int]:
        pieces, at = text.split(" "), 0
        folded_pieces = folded.split(" ")
        if len(pieces) != len(folded_pieces):  # other white space, or signs that fold to nothing
            folded_pieces = [fold(piece) for piece in pieces]
        for piece, folded_piece in zip(pieces, folded_pieces, strict=True):
            if self._may_stand_in(piece, folded_piece):
                yield at + self._far_in(piece, folded_piece)
            at += len(piece) + 1

    def _far_in(self, piece: str, folded: str) -> int:
        """Say about how far in a long piece (writing without spaces) the first wanted token stands."""
        if len(piece) <= _reach(piece):
            return 0
        first = min((at for at in map(folded.find, self._firsts) if at >= 0), default=0)
        return max(0, min(first, len(piece)) - _BEFORE)

    def _at(self, text: str, start: int) -> Iterator[tuple[int, int]]:
        """Mark what is wanted in the piece that starts there; a phrase may go on behind it."""
        end = text.find(" ", start, start + _LOOKED_AT)
        end = start + _reach(text[start : start + 1]) if end < 0 else end
        units = list(_units(text[start:end]))
        hit = [at for at, unit in enumerate(units) if self._is_wanted(unit.tokens)]
        if not self._phrases.isdisjoint(token for at in hit for token in units[at].tokens):
            units = list(_units(text[start : end + _LONGEST_PHRASE]))
        yield from ((start + first, start + last) for at in hit for first, last in self._from(units, at))

    def _is_wanted(self, tokens: Sequence[str]) -> bool:
        return any(token in self._firsts for token in tokens)

    def _from(self, units: Sequence[_Unit | Span], at: int) -> Iterator[tuple[int, int]]:
        unit = units[at]
        for token in unit.tokens:
            for tokens in self._firsts.get(token, ()):
                if all(_has(units, at + more, one) for more, one in enumerate(tokens[1:], 1)):
                    yield unit.start, units[at + len(tokens) - 1].end


def _hides_words(text: str) -> bool:
    """Say whether a word of a text may not be a run of letters: in unspaced writing, with a joiner or with marks."""
    return not text.isascii() and bool(_HIDING.search(text))


def _unhidden(folded: str) -> str:
    """Leave out apostrophes, behind which a word may hide."""
    return folded.replace("'", "")


def _reach(text: str) -> int:
    return _LOOKED_AT_UNSPACED if text > LAST_SPACED else _LOOKED_AT


def _places(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Give the places where a word stands in a text, no letter or digit before or behind it."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (_is_letter(text[at - 1 : at]) or _is_letter(text[end : end + 1])):
            yield at, end
        at = text.find(word, end)


def _is_letter(sign: str) -> bool:
    """Say whether a sign continues a run of letters and digits."""
    return sign.isalnum() or sign == "_"


def _is_near(token: str, near: str, most: int) -> bool:
    return abs(len(token) - len(near)) <= most and OSA.distance(token, near, score_cutoff=most) <= most


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
    if len(text) <= _LENGTH // 2:
        return 0, len(text)
    dense = not text.isascii() and dominant_script(text[:_LENGTH:_EACH]) in _DENSE
    length = _LENGTH // 2 if dense else _LENGTH
    if len(text) <= length:
        return 0, len(text)
    first = max(marks, key=lambda mark: sum(mark[0] <= other[0] < mark[0] + length for other in marks))[0]
    start = max(0, first - length // 4)
    start = text.rfind(" ", max(0, start - 20), start) + 1 or start
    end = min(len(text), max(start + length, next(last for begin, last in marks if begin == first)))
    return start, text.find(" ", end, end + 20) if text.find(" ", end, end + 20) > 0 else end
