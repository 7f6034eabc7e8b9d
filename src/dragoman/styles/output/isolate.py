"""Which runs go the other way? Runs of the opposite direction are isolated, so that an entry prints in order."""

import re
from typing import Final, Literal

from dragoman.styles.csl.flow import Flow, Resolved

Direction = Literal["ltr", "rtl"]
_RIGHT: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LEFT: Final = re.compile(r"[A-Za-z\u00aa-\u02b8\u0370-\u0589\u0900-\u1fff\u2c00-\ud7ff\uf900-\ufaff]")
_CONTROLS: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Directional controls in a field would leak out of it; they are left out (UAX #9, 6.1)."""


def isolate(flow: Flow, base: Direction) -> Flow:
    """Put isolates around strings that go against an entry's direction."""
    out: Flow = []
    for step in flow:
        if not isinstance(step, str):
            out.append(step)
            continue
        step = _CONTROLS.sub("", step)
        other = _other(step, base)
        if other:
            out += [Resolved("bdi", other, "opens"), step, Resolved("bdi", other, "")]
        else:
            out.append(step)
    return out


def _other(text: str, base: Direction) -> Direction | None:
    """Give the direction of a text that goes against ``base`` (its first strong letter, UAX #9, P2)."""
    if base == "ltr":
        return "rtl" if _RIGHT.search(text) else None
    left = _LEFT.search(text)
    if left is None:
        return None
    right = _RIGHT.search(text)
    return "ltr" if right is None or left.start() < right.start() else "rtl"


def isolated_whole(flow: Flow, direction: Direction) -> Flow:
    """Put one isolate around a whole entry that goes against the list it stands in."""
    return [Resolved("bdi", direction, "opens"), *flow, Resolved("bdi", direction, "")]
