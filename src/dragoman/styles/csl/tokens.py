"""What does a rendering consist of? Strings, and marks that open and close formatting around them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

Pair = tuple[str, object]
"""One formatting attribute with its value, as ("font-style", "italic"), ("quotes", Quotes) or ("link", address)."""

FORMATTING: Final = (
    "font-style", "font-variant", "font-weight", "text-decoration", "vertical-align",
)  # fmt: skip
"""CSL's formatting attributes, outermost first as they nest in the output (CSL 1.0.2, "Formatting")."""

DEFAULTS: Final = {
    "font-style": "normal", "font-variant": "normal", "font-weight": "normal", "text-decoration": "none",
    "vertical-align": "baseline",
}  # fmt: skip


class Mark:
    """Where a formatting begins or ends; its mate carries the same ``pairs``."""

    __slots__ = ("opens", "pairs")

    def __init__(self, pairs: tuple[Pair, ...], opens: str) -> None:
        self.pairs = pairs
        self.opens = bool(opens)


class Format:
    """A set of formatting attributes with the two marks that put it around tokens."""

    __slots__ = ("close", "open", "pairs")

    def __init__(self, *pairs: Pair) -> None:
        self.pairs = pairs
        self.open = Mark(pairs, "opens")
        self.close = Mark(pairs, "")


Token = str | Mark
Tokens = list[Token]

NO_CASE: Final = Format(("nocase", ""))
"""Around text that text-case leaves alone (``<span class="nocase">``)."""
FIXED: Final = Format(("fixed", ""))
"""Between a closing quote and punctuation that stays where it stands: both are one field's own text."""
NO_DECORATION: Final = Format(("nodecor", ""))
"""Around text whose formatting is set back to normal (``<span class="nodecor">``)."""


class Quotes:
    """A locale's quotation marks, and whether full stops and commas go inside them."""

    __slots__ = ("inner", "inside", "outer")

    def __init__(self, outer: tuple[str, str], inner: tuple[str, str], inside: str) -> None:
        self.outer = outer
        self.inner = inner
        self.inside = bool(inside)


def format_of(attrs: Mapping[str, str]) -> Format | None:
    """Give the format that an element's attributes ask for, or ``None``.

    >>> format_of({"font-style": "italic", "prefix": "("}).pairs
    (('font-style', 'italic'),)
    """
    # a later attribute stands outside an earlier one
    pairs = tuple((name, attrs[name]) for name in reversed(list(attrs)) if name in DEFAULTS and attrs[name])
    return Format(*pairs) if pairs else None


def texts(tokens: Sequence[Token]) -> Iterator[str]:
    """Give the strings of tokens, leaving the marks out."""
    return (token for token in tokens if isinstance(token, str))


def text_of(tokens: Sequence[Token]) -> str:
    """Give the plain text of tokens.

    >>> text_of(["a", NO_CASE.open, "b", NO_CASE.close])
    'ab'
    """
    return "".join(texts(tokens))
