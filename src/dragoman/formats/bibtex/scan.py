"""Where does each BibTeX entry begin and end, and which fields has it? A streaming scanner in linear time.

The grammar is that of BibTeX 0.99d and Biber: ``@type{key, name = value # value, …}`` with values in balanced braces,
in quotes, as numbers or as names of strings. A well-formed entry is taken by one regular expression; anything else
goes to :mod:`dragoman.formats.bibtex.recover`. The pieces given cover the input without a gap.
"""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from dragoman.formats.bibtex.recover import Body, body, key_of
from dragoman.formats.stream import Incoming

Kind = Literal["entry", "string", "preamble", "comment", "text"]

LARGEST = 8 << 20
"""Characters after which an entry that does not close is cut at the next plausible start."""


def _nested(depth: int) -> str:
    """Write a regular expression for text with balanced braces down to a depth; possessive, hence linear."""
    within = r"[^{}]*+"
    for _ in range(depth):
        within = rf"[^{{}}]*+(?:\{{{within}\}}[^{{}}]*+)*+"
    return within


def _field(group: str) -> str:
    """Write a regular expression for one field and its comma; ``group`` opens its groups: "(" or "(?:"."""
    name = r"[A-Za-z][^\s=,{}\"#%()]*+"
    quoted = rf"[^\"{{}}]*+(?:\{{{_nested(2)}\}}[^\"{{}}]*+)*+"
    bare = r"[^\s,{}\"#=()@%\\]++"
    value = rf"(?:\{{{group}{_nested(3)})\}}|\"{group}{quoted})\"|{group}{bare}))"
    return rf"\s*+{group}{name})\s*+=\s*+{value}\s*+(?:,|(?=\}}))"


_FIELDS = re.compile(_field("("))
_WHOLE = re.compile(rf"\s*+([^\s,={{}}\"()%#@]++)\s*+,()(?:{_field('(?:')})*+[\s,]*+\}}")
_START = re.compile(r"@[ \t\r\n]*+([A-Za-z][\w-]*+)[ \t\r\n]*+([{(])")
_NEXT = re.compile(r"@[ \t]*+[A-Za-z][\w-]*+[ \t]*+[{(]")
_BRACE = re.compile(r"[{}]")
_AFTER_VALUE = re.compile(r"\s*+[,}#)]")
_DOUBTFUL = frozenset({"", ",", "}"})
"""What follows a closing brace when it was perhaps not the last one, or when the text goes on."""
_KINDS: dict[str, Kind] = {"string": "string", "preamble": "preamble", "comment": "comment"}


class Piece(msgspec.Struct):
    """A piece of the input: an entry with its fields, or something else kept as text.

    ``is_fit`` is false where bytes do not fit the encoding; ``fields`` are (name, value) pairs with names in lower
    case and values in LaTeX; ``problems`` are finding codes with their values; ``start`` is a byte offset, ``line``
    1-based.
    """

    kind: Kind
    text: str
    start: int
    line: int
    raw: bytes = b""
    is_fit: bool = True
    type: str = ""
    key: str = ""
    fields: list[tuple[str, str]] = []
    problems: list[tuple[str, dict[str, str]]] = []


def _next_start(text: str, at: int) -> int:
    r"""Give where the line ends before the next plausible start of an entry; the text's length when there is none.

    >>> _next_start("a@b{c} @d{ \n @e{f", 0)
    11
    """
    mark = text.find("@", at)
    while mark >= 0:
        before = mark - 1
        while before >= at and text[before] in " \t":
            before -= 1
        if before >= at and text[before] in "\n\r" and _NEXT.match(text, mark):
            return before
        mark = text.find("@", mark + 1)
    return len(text)


class Scanner:
    """Gives the pieces of a text in order, and remembers the strings defined on the way."""

    def __init__(self, source: Incoming) -> None:
        self.strings: dict[str, str] = {}
        self._source = source
        self._text = ""
        self._at = 0
        self._ended = False
        self._offset = 0
        self._line = 1
        self._known = -1
        """Where the next plausible start stands that was looked for last; the text's length when there is none."""
        self._budget = 1 << 20
        """Characters that may still be looked at beyond the next plausible start; it grows with what is taken."""

    def __iter__(self) -> Iterator[Piece]:
        while True:
            found = _START.search(self._text, self._at)
            piece = self._piece(found) if found else None
            if piece:
                yield from self._before
                yield piece
            elif self._ended:
                yield from self._gap(len(self._text))
                return
            else:
                yield from self._gap(self._last_mark()) if not found else ()
                self._fill()

    _before: tuple[Piece, ...] = ()

    def _last_mark(self) -> int:
        """Give the place up to which the text surely holds no start of an entry."""
        mark = self._text.rfind("@", max(self._at, len(self._text) - 4096))
        return mark if mark >= 0 else len(self._text)

    def _fill(self) -> None:
        """Read one more block, and forget what was taken."""
        block = next(self._source.blocks, None)
        self._ended = block is None
        self._text = self._text[self._at :] + (block or "")
        self._at, self._known = 0, -1

    def _limit(self, at: int) -> int:
        if self._known < at:
            self._known = _next_start(self._text, at)
        return self._known

    def _is_sure(self, limit: int) -> bool:
        """Say whether what is read may end at the limit, or more of the file must be seen first."""
        return limit < len(self._text) or self._ended or len(self._text) - self._at > LARGEST

    def _gap(self, end: int) -> tuple[Piece, ...]:
        """Take what stands before an entry; blank space is passed over."""
        if end == self._at:
            return ()
        piece = self._take("text", end)
        return (piece,) if piece.text.strip(" \t\r\n\ufeff\x1a") else ()

    def _take(self, kind: Kind, end: int) -> Piece:
        text = self._text[self._at : end]
        raw, is_fit = self._source.raw_and_fit(text)
        piece = Piece(kind, text, self._offset, self._line, raw, is_fit)
        self._offset += len(raw)
        self._line += text.count("\n")
        self._budget += 4 * (end - self._at)
        self._at = end
        return piece

    def _piece(self, found: re.Match[str]) -> Piece | None:
        """Give what begins at a start, or ``None`` when more of the file must be seen."""
        word = found[1].lower()
        kind = _KINDS.get(word, "entry")
        if kind == "entry":
            whole = _WHOLE.match(self._text, found.end(), self._limit(found.end())) if found[2] == "{" else None
            if whole and self._text[whole.end() : whole.end() + 1] not in _DOUBTFUL:
                return self._well_formed(word, found, whole)
        limit = self._limit(found.end())
        if kind in {"comment", "preamble"}:
            end = self._closing(found.end() - 1, limit)
            return self._cut(found, kind, end) if self._is_sure(end) else None
        return self._mended(word, found, limit) if self._is_sure(limit) else None

    def _cut(self, found: re.Match[str], kind: Kind, end: int) -> Piece:
        self._before = self._gap(found.start())
        return self._take(kind, end)

    def _well_formed(self, word: str, found: re.Match[str], whole: re.Match[str]) -> Piece:
        fields = _FIELDS.findall(self._text, whole.end(2), whole.end())
        piece = self._cut(found, "entry", whole.end())
        piece.type, piece.key = word, whole[1]
        piece.fields = [
            (name.lower(), braced or quoted or (bare and self._named(bare, piece)))
            for name, braced, quoted, bare in fields
        ]
        return piece

    def _mended(self, word: str, found: re.Match[str], limit: int) -> Piece:
        key, at = key_of(self._text, found.end(), limit) if word != "string" else ("", found.end())
        parts = self._body(at, limit, found[2])
        piece = self._cut(found, "string" if word == "string" else "entry", parts.end)
        piece.type, piece.key, piece.problems = word, key, parts.problems
        piece.fields = [(name.lower(), self._joined(tokens, piece)) for name, tokens in parts.fields]
        if word == "string":
            self.strings |= dict(piece.fields)
        return piece

    def _body(self, at: int, limit: int, opener: str) -> Body:
        """Read the fields; a value that holds a plausible start may reach beyond it, as far as the budget allows."""
        parts = body(self._text, at, limit, opener)
        if not parts.open_at:
            return parts
        end = self._closing(parts.open_at, limit)
        if end <= limit or not _AFTER_VALUE.match(self._text, end):
            return parts
        return body(self._text, at, self._limit(end), opener)

    def _closing(self, at: int, limit: int) -> int:
        """Give the place after the brace that closes the one at ``at``; ``limit`` when none does within the budget."""
        if self._text[at] != "{":
            end = self._text.find(")", at, limit)
            return end + 1 if end >= 0 else limit
        depth, far = 0, min(len(self._text), max(limit, at + self._budget))
        for brace in _BRACE.finditer(self._text, at, far):
            depth += 1 if brace[0] == "{" else -1
            if not depth:
                self._budget -= max(0, brace.end() - limit)
                return brace.end()
        self._budget -= far - limit
        return limit

    def _joined(self, tokens: list[tuple[str, str]], piece: Piece) -> str:
        if len(tokens) == 1 and tokens[0][0] != "bare":
            return tokens[0][1]
        return "".join(self._named(text, piece) if kind == "bare" else text for kind, text in tokens)

    def _named(self, name: str, piece: Piece) -> str:
        """Give what a bare value stands for: a number itself, a string's text; an unknown name stays as it is."""
        if name[0].isdigit():
            return name
        text = self.strings.get(name.lower(), MONTHS.get(name.lower()))
        if text is None:
            piece.problems.append(("bibtex.string_unknown", {"name": name}))
            return name
        return text


MONTHS: dict[str, str] = {
    name: name for name in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
} | {"sept": "sep", "june": "jun", "july": "jul"}
"""Month strings that every BibTeX style defines; they stay as they are and are read as dates."""
