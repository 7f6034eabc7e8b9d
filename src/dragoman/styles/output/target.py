"""What is a target? A table from formatting to what it is written with, and a way to escape text."""

from collections.abc import Callable, Mapping, Sequence

from dragoman.styles.csl.flow import Flow

Pair = tuple[str, str]


def is_web_address(address: str) -> bool:
    """Say whether an address leads into the web: others stand as text, for a link could run a script ("javascript:").

    >>> [is_web_address(one) for one in ("https://example.org", "HTTP://example.org", "javascript:alert(1)")]
    [True, True, False]
    """
    return address.lower().startswith(("http://", "https://"))


class Target:
    """One output language: ``escape`` for text, ``spans`` for formatting by (attribute, value), ``link`` for web
    addresses.

    ``around`` is what stands around one entry of a bibliography, ``whole`` around all of them; ``rtl_around`` and
    ``rtl_whole`` in a list from right to left.
    """

    def __init__(
        self,
        name: str,
        escape: Callable[[str], str],
        spans: Mapping[tuple[str, str], Pair],
        link: Callable[[str], Pair],
    ) -> None:
        self.name = name
        self.escape = escape
        self.spans = spans
        self.link = link
        self.around: Pair = ("", "")
        self.whole: Pair = ("", "")
        self.rtl_around: Pair | None = None
        self.rtl_whole: Pair | None = None
        self.between = "\n"

    def write(self, flow: Flow) -> str:
        """Write a flow."""
        pieces: list[str] = []
        open_: list[str] = []
        for step in flow:
            if isinstance(step, str):
                pieces.append(self.escape(step))
            elif step.opens:
                opening, closing = self._span(step.name, step.value)
                pieces.append(opening)
                open_.append(closing)
            elif open_:
                pieces.append(open_.pop())
        return "".join(pieces)

    def entry(self, flow: Flow, direction: str = "ltr") -> str:
        """Write one entry of a bibliography, in a list of a direction, with what stands around it."""
        opening, closing = self.rtl_around if self.rtl_around and direction == "rtl" else self.around
        return opening + self.write(flow).strip() + closing

    def all(self, entries: Sequence[str], direction: str = "ltr") -> str:
        r"""Join entries to a whole bibliography.

        >>> Target("text", str, {}, lambda address: ("", "")).all(["One.", "Two."])
        'One.\nTwo.'
        """
        opening, closing = self.rtl_whole if self.rtl_whole and direction == "rtl" else self.whole
        return opening + self.between.join(entries) + closing

    def _span(self, name: str, value: object) -> Pair:
        if name == "link":
            return self.link(str(value)) if is_web_address(str(value)) else ("", "")
        return self.spans.get((name, str(value)), ("", ""))
