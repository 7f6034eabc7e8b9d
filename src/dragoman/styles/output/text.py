"""Plain text: no formatting; Unicode isolates keep runs of the other direction in order (UAX #9)."""

from typing import Final

from dragoman.styles.output.target import Pair, Target

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"


def no_link(address: str) -> Pair:
    """Write a link's text alone."""
    return "", ""


ISOLATES: Final[dict[tuple[str, str], Pair]] = {("bdi", "rtl"): (RLI, PDI), ("bdi", "ltr"): (LRI, PDI)}
SPANS: Final[dict[tuple[str, str], Pair]] = {
    **ISOLATES,
    ("display", "left-margin"): ("", " "),
    ("display", "block"): ("\n", "\n"),
    ("display", "indent"): ("\n    ", "\n"),
    ("line", ""): ("\n", ""),
}

TEXT: Final = Target("text", str, SPANS, no_link)
TEXT.rtl_around = ("\u200f", "")
