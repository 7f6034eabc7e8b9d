"""How do the pieces meet? Punctuation that collides is merged, moved into quotes; formatting that nests is flipped."""

from typing import Final

from dragoman.styles.csl.tokens import DEFAULTS, FIXED, FORMATTING, Mark, Quotes, Tokens

_PUNCTUATION: Final = ".,:;!?"
_MOVABLE: Final = ".,!?"
"""What goes inside closing quotes where the locale says so (style-options punctuation-in-quote)."""

_KEEP_LEFT: Final = frozenset(("::", ":.", "..", ";:", ";.", ";;", "!:", "!.", "!!", "?:", "?.", "??", ",,"))
"""Pairs of meeting punctuation of which the right one is dropped."""
_KEEP_RIGHT: Final = frozenset((":!", ":?", ";!", ";?"))
"""Pairs of meeting punctuation of which the left one is dropped."""


class Resolved:
    """One step of a rendering as a target sees it: formatting that truly begins or ends, or text between."""

    __slots__ = ("name", "opens", "value")

    def __init__(self, name: str, value: object, opens: str) -> None:
        self.name = name
        self.value = value
        self.opens = bool(opens)


Flow = list[str | Resolved]


def settle(tokens: Tokens) -> Flow:
    """Merge colliding punctuation and spaces, move punctuation into quotes, and resolve nested formatting."""
    return resolve(collide(tokens))


def collide(tokens: Tokens) -> Tokens:
    """Merge punctuation and spaces where two pieces meet.

    >>> collide(["colon:", ". period"])
    ['colon:', ' period']
    >>> collide(["Really?", ", she said"])
    ['Really?', ', she said']
    """
    out: Tokens = []
    strings: list[int] = []
    for token in tokens:
        if isinstance(token, Mark):
            out.append(token)
            continue
        text = token
        while text and strings and (text[0] in _PUNCTUATION or text[0] == " "):
            text = _meet(out, strings[-1], text)
            if out[strings[-1]] != "":
                break
            strings.pop()
        if text:
            strings.append(len(out))
            out.append(text)
    return out


def _meet(out: Tokens, last: int, text: str) -> str:
    """Let ``text`` meet the string before it (``out[last]``); give what remains of ``text``."""
    quotes = _closed_quotes(out[last + 1 :])
    inside = quotes is not None and quotes.inside
    apart = quotes is not None and not quotes.inside
    while text:
        left = str(out[last])
        pair = left[-1:] + text[0]
        if pair == "  " or (pair in _KEEP_LEFT and not (apart and left[-1] in "!?")):
            text = text[1:]
            continue
        if pair in _KEEP_RIGHT:
            out[last] = left[:-1] + (text[0] if inside else "")
            if not inside:
                break
            text = text[1:]
            continue
        if not inside or text[0] not in _MOVABLE:
            break
        out[last] = left + text[0]
        text = text[1:]
    return text


def _closed_quotes(marks: Tokens) -> Quotes | None:
    """Give the quotation marks that end between two strings; ``None`` when none do, or both are one field's text."""
    for mark in marks:
        pairs = mark.pairs if isinstance(mark, Mark) and not mark.opens else ()
        for name, value in pairs:
            if name == "fixed" or isinstance(value, Quotes):
                return value if isinstance(value, Quotes) and marks[-1] is not FIXED.close else None
    return None


def resolve(tokens: Tokens) -> Flow:
    """Turn marks into formatting as it shows: quotes alternate, italics inside italics become upright.

    Empty formatting (opened and closed with nothing between) is left out.
    """
    state = _State()
    for token in tokens:
        if isinstance(token, Mark):
            if token.opens:
                state.open(token)
            else:
                state.close()
        else:
            state.out.append(token)
    return state.out


class _State:
    """What formatting is in force, while tokens are resolved."""

    def __init__(self) -> None:
        self.out: Flow = []
        self.depth = 0
        self.now: dict[str, str] = dict(DEFAULTS)
        self.stack: list[list[tuple[str, str, str | Resolved]]] = []

    def open(self, mark: Mark) -> None:
        """Begin a mark's formatting; remember how to end it."""
        ends: list[tuple[str, str, str | Resolved]] = []
        for name, value in mark.pairs:
            if isinstance(value, Quotes):
                marks = value.inner if self.depth % 2 else value.outer
                self.depth += 1
                self._begin(ends, ("quotes", ""), marks[0], marks[1])
            elif name == "nodecor":
                self._reset(ends)
            elif name in DEFAULTS:
                self._attribute(ends, name, str(value))
            elif name not in ("nocase", "fixed"):
                self._begin(ends, (name, ""), Resolved(name, value, "opens"), Resolved(name, value, ""))
        self.stack.append(ends)

    def _reset(self, ends: list[tuple[str, str, str | Resolved]]) -> None:
        for attribute in FORMATTING:
            if self.now[attribute] != DEFAULTS[attribute]:
                self._switch(ends, attribute, DEFAULTS[attribute])

    def _attribute(self, ends: list[tuple[str, str, str | Resolved]], name: str, value: str) -> None:
        now = self.now[name]
        if value == now == DEFAULTS[name]:
            return
        # italics inside italics stand upright; the same for the other attributes ("flip-flopping")
        self._switch(ends, name, DEFAULTS[name] if value == now else value)

    def _switch(self, ends: list[tuple[str, str, str | Resolved]], name: str, value: str) -> None:
        before = self.now[name]
        self.now[name] = value
        self._begin(ends, (name, before), Resolved(name, value, "opens"), Resolved(name, value, ""))

    def _begin(
        self,
        ends: list[tuple[str, str, str | Resolved]],
        back: tuple[str, str],
        opening: str | Resolved,
        closing: str | Resolved,
    ) -> None:
        self.out.append(opening)
        ends.append((*back, closing))

    def close(self) -> None:
        """End the formatting that began last."""
        if not self.stack:
            return
        for name, before, closing in reversed(self.stack.pop()):
            if name == "quotes":
                self.depth -= 1
            elif name in DEFAULTS:
                self.now[name] = before
            if isinstance(closing, Resolved) and self.out and _opens(self.out[-1], closing):
                self.out.pop()
            else:
                self.out.append(closing)


def _opens(step: str | Resolved, closing: Resolved) -> bool:
    return isinstance(step, Resolved) and step.opens and step.name == closing.name
