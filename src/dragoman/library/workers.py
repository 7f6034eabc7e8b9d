"""Runs the repairs of many records on all processors, in order, holding only a few batches at a time."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import connection

from dragoman.library.garbage import collect_seldom
from dragoman.library.repair import Batch, Made, made, made_packed, packed, unpacked

IN_FLIGHT = 3
"""Batches per worker that wait or run at one time: bounds the memory whatever the number of records."""
FEW = 2
"""Batches up to which no worker is started: starting one costs more than they take."""


def repaired(batches: Iterable[Batch], processes: int = 0) -> Iterator[list[Made]]:
    """Repair batches in order; ``processes`` 0 takes the number of processors this process may use."""
    count = (
        processes or len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else processes or os.cpu_count() or 1
    )
    waiting = iter(batches)
    first = list(islice(waiting, FEW))
    if len(first) < FEW or count == 1:
        yield from ([made(*one) for one in batch] for batch in chain(first, waiting))
        return
    yield from _in_workers(chain(first, waiting), count)


def _in_workers(batches: Iterable[Batch], count: int) -> Iterator[list[Made]]:
    context = multiprocessing.get_context(
        "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    )
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload(["dragoman.library.repair"])
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin)
    running: deque[Future[bytes]] = deque()
    try:
        for batch in batches:
            running.append(pool.submit(made_packed, packed(batch)))
            if len(running) > IN_FLIGHT * count:
                yield unpacked(running.popleft().result())
        while running:
            yield unpacked(running.popleft().result())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Set a worker up."""
    collect_seldom()
    _end_with_parent()


def _end_with_parent() -> None:
    """Let a worker end when its parent does, also when that was killed: it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
