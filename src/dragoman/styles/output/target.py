"""What is a target? A table from formatting to what it is written with, and a way to escape text."""

from collections.abc import Callable, Mapping, Sequence

from dragoman.styles.csl.flow import Flow

Pair = tuple[str, str]


class Target:
    """One output language: ``escape`` for text, ``spans`` for formatting by (attribute, value), ``link`` for addresses.

    ``around`` is what stands around one entry of a bibliography, ``whole`` around all of them.
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

    def entry(self, flow: Flow) -> str:
        """Write one entry of a bibliography with what stands around it."""
        return self.around[0] + self.write(flow).strip() + self.around[1]

    def all(self, entries: Sequence[str]) -> str:
        r"""Join entries to a whole bibliography.

        >>> Target("text", str, {}, lambda address: ("", "")).all(["One.", "Two."])
        'One.\nTwo.'
        """
        return self.whole[0] + self.between.join(entries) + self.whole[1]

    def _span(self, name: str, value: object) -> Pair:
        if name == "link":
            return self.link(str(value))
        return self.spans.get((name, str(value)), ("", ""))
