"""Which runs go the other way? Runs of the opposite direction are isolated, so that an entry prints in order."""

import re
from typing import Final, Literal

from dragoman.styles.csl.flow import Flow, Resolved

Direction = Literal["ltr", "rtl"]
RIGHT: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
LEFT: Final = re.compile(
    r"[A-Za-zªµºÀ-ÖØ-öø-\u02b8\u0370-\u0589\u0900-\u1fff\u2c00-\u2dff\u3005-\u3007\u3021-\ud7ff\uf900-\ufaff]"
)
_JOINTS: Final = frozenset((" ", "\u00a0", "/", "-", "–", "’"))
"""What joins strings of one direction to one run: the parts of a name, "J/OL"."""
_CONTROLS: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Directional controls in a field would leak out of it; they are left out (UAX #9, 6.1)."""


def isolate(flow: Flow, base: Direction) -> Flow:
    """Put isolates around runs that go against an entry's direction; a name's parts are one run."""
    out: Flow = []
    steps = [_CONTROLS.sub("", step) if isinstance(step, str) else step for step in flow]
    place = 0
    while place < len(steps):
        step = steps[place]
        other = _other(step, base) if isinstance(step, str) else None
        if not isinstance(step, str) or other is None:
            out.append(step)
            place += 1
            continue
        end = _run_end(steps, place, base)
        out += _isolated(steps[place:end], other)
        place = end
    return out


def _isolated(run: Flow, other: Direction) -> Flow:
    """Put an isolate around a run; white space at its edges stays outside, where it parts the run from others."""
    whole = "".join(step for step in run if isinstance(step, str))
    before, after = whole[: len(whole) - len(whole.lstrip())], whole[len(whole.rstrip()) :]
    steps: Flow = [before, Resolved("bdi", other, "opens"), whole.strip(), Resolved("bdi", other, ""), after]
    return [step for step in steps if step != ""]


def _run_end(steps: Flow, place: int, base: Direction) -> int:
    """Give where the run that begins at a place ends: over joints to further strings of its direction."""
    other = _other(str(steps[place]), base)
    end = place + 1
    while end < len(steps):
        ahead = end + 1 if steps[end] in _JOINTS else end
        follower = steps[ahead] if ahead < len(steps) else ""
        if not isinstance(follower, str) or _other(follower, base) != other:
            break
        end = ahead + 1
    return end


def _other(text: str, base: Direction) -> Direction | None:
    """Give the direction of a text that goes against ``base`` (its first strong letter, UAX #9, P2)."""
    if base == "ltr":
        return "rtl" if RIGHT.search(text) else None
    left = LEFT.search(text)
    if left is None:
        return None
    right = RIGHT.search(text)
    return "ltr" if right is None or left.start() < right.start() else "rtl"


def isolated_whole(flow: Flow, direction: Direction) -> Flow:
    """Put one isolate around a whole entry that goes against the list it stands in."""
    return [Resolved("bdi", direction, "opens"), *flow, Resolved("bdi", direction, "")]
