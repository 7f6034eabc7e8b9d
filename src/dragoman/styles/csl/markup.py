"""How is markup inside a field read? The few HTML-like tags that CSL-JSON allows, and quotation marks that nest."""

import re
from functools import lru_cache
from typing import Final

from dragoman.styles.csl.tokens import FIXED, NO_CASE, NO_DECORATION, Format, Mark, Quotes, Token

RICH: Final = re.compile(r"[<'\"“”‘’«»„‹›]")
"""A text without any of these characters is plain."""

_TAGS: Final[dict[str, Format]] = {
    "i": Format(("font-style", "italic")),
    "b": Format(("font-weight", "bold")),
    "sup": Format(("vertical-align", "sup")),
    "sub": Format(("vertical-align", "sub")),
    "sc": Format(("font-variant", "small-caps")),
}
_SPANS: Final = {
    "nocase": NO_CASE,
    "nodecor": NO_DECORATION,
    "small-caps": _TAGS["sc"],
}
_PIECE: Final = re.compile(
    r"<(?P<tag>i|b|sup|sub|sc)>|</(?P<end>i|b|sup|sub|sc|span)>"
    r"|<span (?P<span>class=\"(?:nocase|nodecor)\"|style=\"font-variant: ?small-caps;\")>"
    r"|(?P<mark>[\"“”'‘’«»„‹›])"
)
_TURNED: Final = {"“": "”", "‘": "’", "«": "»", "„": "“", "‹": "›"}
_GUILLEMETS: Final = re.compile(r"(?<=[«‹])[ \u00a0]|[ \u00a0](?=[»›])")
"""Spaces inside guillemets, which are narrow and do not break."""
_DEEPEST: Final = 50
"""Levels of markup that are followed; deeper ones stay literal."""


class _Open:
    """Something opened in a field: what would close it, and where it stands among the tokens."""

    def __init__(self, closer: str, place: int, literal: str) -> None:
        self.closer = closer
        self.place = place
        self.literal = literal


@lru_cache(maxsize=20000)
def rich(text: str, quoted: Format, marks: str = "all") -> tuple[Token, ...]:
    """Read a field's inline markup into tokens; quotation marks become ``quoted``, the locale's.

    ``marks``: "all", or "straight" ones only. Unpaired tags and marks stay as they are; a lone
    straight apostrophe becomes ’.
    """
    if "«" in text or "‹" in text:
        text = _GUILLEMETS.sub("\u202f", text)
    reader = _Reader(text, quoted, _TURNED if marks == "all" else {})
    tokens: list[Token] = []
    for token in reader.read():
        if isinstance(token, str) and tokens and isinstance(tokens[-1], str):
            tokens[-1] += token
        elif token != "":
            tokens.append(token)
    return tuple(tokens[:-2] if tokens and tokens[-1] is FIXED.close else tokens)


class _Reader:
    """Reads one text, keeping the stack of what is open."""

    def __init__(self, text: str, quoted: Format, turned: dict[str, str]) -> None:
        self.turned = turned
        self.text = text
        self.quoted = quoted
        self.out: list[Token] = []
        self.open: list[_Open] = []

    def read(self) -> list[Token]:
        end = 0
        for found in _PIECE.finditer(self.text):
            self.out.append(self.text[end : found.start()])
            end = found.end()
            self._piece(found)
        self.out.append(self.text[end:])
        for one in self.open:
            self.out[one.place] = one.literal
        return self.out

    def _piece(self, found: re.Match[str]) -> None:
        if found["mark"]:
            self._mark(found["mark"], found.start())
        elif found["end"]:
            self._close_tag(found["end"], found[0])
        elif found["tag"]:
            self._begin(_TAGS[found["tag"]].open, found["tag"], found[0])
        else:
            kind = next(name for name in _SPANS if name in found["span"])
            self._begin(_SPANS[kind].open, "span", found[0])

    def _begin(self, token: Mark, closer: str, literal: str) -> None:
        if len(self.open) >= _DEEPEST:
            self.out.append(literal)
            return
        self.open.append(_Open(closer, len(self.out), literal))
        self.out.append(token)

    def _close_tag(self, tag: str, literal: str) -> None:
        depth = next((n for n in range(len(self.open) - 1, -1, -1) if self.open[n].closer == tag), -1)
        if depth < 0:
            self.out.append(literal)
            return
        self._close(depth)

    def _close(self, depth: int) -> None:
        """Close what is open at a depth; what was opened after it turns out to be literal."""
        for one in self.open[depth + 1 :]:
            self.out[one.place] = one.literal
        opening = self.out[self.open[depth].place]
        del self.open[depth:]
        if isinstance(opening, Mark):
            self.out.append(Mark(opening.pairs, ""))
            if isinstance(opening.pairs[0][1], Quotes):
                self.out += [FIXED.open, FIXED.close]

    def _mark(self, mark: str, place: int) -> None:
        before = self.text[place - 1 : place]
        after = self.text[place + 1 : place + 2]
        closing = next((n for n in range(len(self.open) - 1, -1, -1) if self.open[n].closer == mark), -1)
        if closing >= 0 and _may_close(mark, before, after):
            self._close(closing)
        elif mark in "\"'" and _may_open(before, after):
            self._begin(self.quoted.open, mark, "’" if mark == "'" else mark)
        elif mark in self.turned and after.strip():
            self._begin(self.quoted.open, self.turned[mark], mark)
        else:
            self.out.append("’" if mark == "'" else mark)


def _may_open(before: str, after: str) -> bool:
    return not (before.isalnum() or before in (".", ",", ")", "'", "’")) and bool(after.strip())


def _may_close(mark: str, before: str, after: str) -> bool:
    if not before.strip():
        return False
    return not (mark in "'’" and after.isalnum())
