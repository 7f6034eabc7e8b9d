"""While many records pass, cycles are looked for seldom; afterwards as before."""

import gc

from dragoman.library.garbage import seldom_collected


def test_thresholds_come_back_after_a_fault() -> None:
    before = gc.get_threshold()
    try:
        with seldom_collected():
            assert gc.get_threshold()[0] > before[0]
            raise ValueError
    except ValueError:
        pass
    assert gc.get_threshold() == before


def test_cycles_are_still_freed() -> None:
    class Ring:
        freed = 0

        def __init__(self) -> None:
            self.own = self

        def __del__(self) -> None:
            Ring.freed += 1

    with seldom_collected():
        for _ in range(300_000):
            Ring()
        assert Ring.freed > 0
