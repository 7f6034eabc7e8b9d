"""What does a page hold? Its labelled parts, the levels of its JSON, its header line, whose page it is."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from dragoman.formats.web_page import metrics
from dragoman.formats.web_page.fields import understood
from dragoman.formats.web_page.labels import FURNITURE, HEAD, Line, Part

_SITE = re.compile(r"\b(?:[\w.+-]{1,64}@|https?://|www\.)((?:[\w-]{1,63}\.){1,5}[a-z]{2,24})\b", re.ASCII)
_OWNER = re.compile(r"(?:©|Copyright)\s*©?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*(.{2,60}?)(?:\s+All rights|[.。|]|$)")
_HEADER_LINES = 6


class Page(msgspec.Struct):
    """A page taken apart.

    ``known`` are the understood members of each JSON level, the innermost (the platform's own feed) first; ``unknown``
    the others; ``header`` the facts of the header line; ``site`` whose page it is.
    """

    parts: list[Part]
    known: list[dict[str, list[str]]] = []
    unknown: dict[str, str] = {}
    header: dict[str, str] = {}
    site: str = ""

    def of(self, meaning: str) -> list[Part]:
        """Give the parts of one meaning."""
        return [part for part in self.parts if part.meaning == meaning]

    def text(self, meaning: str) -> str:
        """Give the text of the first part of a meaning that has one."""
        return next((part.text for part in self.of(meaning) if part.text), "")

    @property
    def head(self) -> list[Line]:
        """Give the lines before the first label that hold something."""
        return [line for part in self.of(HEAD) for line in part.lines if line.text.strip()]

    @property
    def machine(self) -> bool:
        """Say whether the page says that a machine translated it."""
        return bool(self.of("machine"))

    def all(self, name: str) -> list[str]:
        """Give every value of a name, those of the original first, each once."""
        return list(dict.fromkeys(value for level in self.known for value in level.get(name, ())))

    def first(self, name: str) -> str:
        """Give the first value of a name: from the JSON, else from the header line."""
        return next(iter(self.all(name)), self.header.get(name, ""))


def page_of(parts: list[Part], levels: Sequence[dict[str, object]]) -> Page:
    """Take a page apart; ``levels`` are its JSON records, the outermost first."""
    read = [understood(level) for level in reversed(levels)]
    page = Page(parts, [known for known, _ in read], site=_site(parts))
    page.unknown = {name: value for _, unknown in read for name, value in unknown.items()}
    for line in page.head[:_HEADER_LINES]:
        page.header = metrics.header_facts(line.text) | page.header
    return page


def _site(parts: Iterable[Part]) -> str:
    """Say whose page it is: the domain of the contact address in its furniture, else the owner of its copyright."""
    lines = [text for part in parts if part.meaning == FURNITURE for text in (part.label, *part.text.split("\n"))]
    domain = next((found[1] for line in lines if (found := _SITE.search(line))), "")
    return domain or next((found[1].strip() for line in lines if (found := _OWNER.search(line))), "")
