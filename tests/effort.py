"""How much work something takes, told so that a busy machine is not mistaken for a slow program.

Other programs can only make a measurement longer, never shorter: what is too long is measured again, and the shortest
time counts. Where every step is Python's own, its calls are counted instead, which is the same on every machine.
"""

import sys
import time
from collections.abc import Callable
from types import FrameType

TRIES = 12


def seconds(act: Callable[[], object]) -> float:
    """Give the seconds of the processor that something takes this once."""
    start = time.process_time()
    act()
    return time.process_time() - start


def quickest(act: Callable[[], object], enough: float) -> float:
    """Give the shortest time of several tries; the first below `enough` seconds ends them."""
    best = float("inf")
    for _ in range(TRIES):
        best = min(best, seconds(act))
        if best < enough:
            break
    return best


def growth(small: Callable[[], object], large: Callable[[], object], enough: float) -> float:
    """Give how many times the large one takes as long as the small one; tried in turns until it is below `enough`."""
    one, other = seconds(small), seconds(large)
    for _ in range(TRIES):
        if other < enough * one:
            break
        one, other = min(one, seconds(small)), min(other, seconds(large))
    return other / one


def calls(act: Callable[[], object]) -> int:
    """Count the calls of functions, Python's and C's, that something makes in this thread."""
    count = 0

    def called(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(called)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count
