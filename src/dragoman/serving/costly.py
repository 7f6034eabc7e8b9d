"""An answer that costs much to make: held for a while that grows with what it cost."""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")

_SHARE = 20.0
"""An answer holds for so many times as long as it took: making it anew takes a twentieth of the time at most."""
LONGEST = 600.0
"""Seconds for which it holds at most."""


class Costly(Generic[Answer]):
    """Makes an answer when it is asked for and none is fresh; those who ask meanwhile wait for the same one."""

    def __init__(self, make: Callable[[], Answer]) -> None:
        self._make = make
        self._guard = threading.Lock()
        self._held: tuple[Answer, float] | None = None

    def now(self) -> Answer:
        """Give the answer."""
        with self._guard:
            if self._held is None or time.monotonic() > self._held[1]:
                begun = time.monotonic()
                answer = self._make()
                took = time.monotonic() - begun
                self._held = answer, time.monotonic() + min(_SHARE * took, LONGEST)
            return self._held[0]
