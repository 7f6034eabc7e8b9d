"""Where does a Markdown text cite? Pandoc's citations: ``[see @key, p. 3; -@other]``, ``@key [p. 3]``."""

import re
from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from dragoman.styles.csl.context import Cite
from dragoman.styles.csl.locator import part_locator

Kind = Literal["text", "group", "in_text"]

_KEY: Final = r"@(?:\{(?P<braced>[^{}\s]+)\}|(?P<bare>\w(?:[\w:.#$%&+?<>~/'’‘-]*\w)?))"
_CODE: Final = re.compile(
    r"(?P<fence>^(?:```+|~~~+)[^\n]*\n.*?^(?:```+|~~~+)[ \t]*$)"
    r"|(?<!`)(?P<ticks>`{1,8})(?!`)[^`]+(?P=ticks)"
    r"|\[[^\[\]]*\]\([^()\s]*\)|<[a-z]+:[^<>\s]*>",
    re.MULTILINE | re.DOTALL,
)
"""What is not prose: fenced and inline code, links, addresses."""
_GROUP: Final = re.compile(r"\[(?P<inner>[^\[\]@]*@[^\[\]]*)\](?![(\[{:])")
_IN_TEXT: Final = re.compile(rf"(?<![\w\\@/.:-])(?P<hide>-?){_KEY}(?:\s*\[(?P<after>[^\[\]@]*)\](?![(\[{{:]))?")
_ONE: Final = re.compile(rf"^(?P<before>.*?)(?<![\w\\])(?P<hide>-?){_KEY}(?P<after>.*)$", re.DOTALL)
_PLACE: Final = re.compile(
    r"^\s*,?\s*(?P<place>(?:[^\W\d_]{1,9}(?:\.[^\W\d_]{1,2})?\.?\s*|[§¶№]{1,2}\s*)?(?:第)?"
    r"(?:\d[\w:.]*|[ivxlcdm]+\b)(?:\s*[-–—,&]\s*(?:\d[\w:.]*|[ivxlcdm]+\b))*(?:[页頁卷章])?)(?P<rest>.*)$",
    re.DOTALL,
)
_BRACED: Final = re.compile(r"^\s*,?\s*\{(?P<place>[^{}]*)\}(?P<rest>.*)$", re.DOTALL)


class Piece(msgspec.Struct, frozen=True):
    """A piece of the text: plain ``text``, or the cites that stand there."""

    kind: Kind
    text: str
    cites: tuple[Cite, ...] = ()


def pieces(text: str) -> Iterator[Piece]:
    """Part a Markdown text into plain pieces and citations; code and links are plain.

    >>> [piece.kind for piece in pieces("As @a says [@b, p. 3; see @c]. `[@d]`, x@y.org")]
    ['text', 'in_text', 'text', 'group', 'text', 'text', 'text']
    """
    end = 0
    for found in _CODE.finditer(text):
        yield from _prose(text[end : found.start()])
        yield Piece("text", found[0])
        end = found.end()
    yield from _prose(text[end:])


def _prose(text: str) -> Iterator[Piece]:
    """Part a text without code."""
    end = 0
    for start, stop, kind, cites in sorted(_found(text), key=lambda one: one[0]):
        if start < end:
            continue
        if start > end:
            yield Piece("text", text[end:start])
        yield Piece(kind, text[start:stop], cites)
        end = stop
    if end < len(text):
        yield Piece("text", text[end:])


def _found(text: str) -> Iterator[tuple[int, int, Kind, tuple[Cite, ...]]]:
    for group in _GROUP.finditer(text):
        cites = [_cite(one) for one in group["inner"].split(";")]
        if all(cite is not None for cite in cites):
            yield group.start(), group.end(), "group", tuple(cite for cite in cites if cite is not None)
    for one in _IN_TEXT.finditer(text):
        cite = _made(one["braced"] or one["bare"], one["after"] or "")
        cite.suppress_author = True
        yield one.start(), one.end(), "group" if one["hide"] else "in_text", (cite,)


def _cite(part: str) -> Cite | None:
    """Read one cite of a group; ``None`` when it has no key."""
    found = _ONE.match(part)
    if found is None:
        return None
    cite = _made(found["braced"] or found["bare"], found["after"])
    cite.suppress_author = bool(found["hide"])
    prefix = found["before"].strip()
    cite.prefix = f"{prefix} " if prefix else ""
    return cite


def _made(key: str, after: str) -> Cite:
    """Make a cite of a key and what follows it: a locator, a suffix.

    >>> cite = _made("a", ", pp. 33-35 and passim")
    >>> cite.label, cite.locator, cite.suffix
    ('page', '33-35', ' and passim')
    """
    found = _BRACED.match(after) or _PLACE.match(after)
    place, rest = (found["place"].strip(), found["rest"]) if found else ("", after)
    label, number = part_locator(place)
    if place and not label and not place[:1].isdigit() and not place.isascii():
        number = place
    cite = Cite(key, number, label or "page")
    suffix = rest.rstrip()
    cite.suffix = suffix if not suffix or suffix[0] in " ,;:." else f" {suffix}"
    return cite
