"""Looks for cyclic garbage seldom while many records pass through a process.

Records hold no cycles: reference counts free them. Looking through them for cycles after every few hundred new objects,
as Python does of itself, took a third of an import's time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS = 200_000
"""New objects after which cycles are looked for: those of about a thousand records."""
_OLDER = 100


def collect_seldom() -> None:
    """Look seldom from now on: what a worker process is started with. What it has loaded is not looked at again."""
    gc.freeze()
    gc.set_threshold(_OBJECTS, _OLDER, _OLDER)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look seldom while the block runs, then as before."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, _OLDER, _OLDER)
    try:
        yield
    finally:
        gc.set_threshold(*before)
