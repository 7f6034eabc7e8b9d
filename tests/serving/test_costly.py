"""What costs much is made once for all who ask at one time, and anew when it is no longer fresh."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from dragoman.serving.costly import Costly


def test_those_who_ask_at_one_time_wait_for_the_same_answer() -> None:
    made = []
    gate = threading.Event()

    def make() -> str:
        gate.wait(5)
        made.append("قره‌باغ")
        return made[-1]

    held = Costly(make)
    with ThreadPoolExecutor(4) as readers:
        answers = [readers.submit(held.now) for _ in range(4)]
        time.sleep(0.05)
        gate.set()
        assert {one.result() for one in answers} == {"قره‌باغ"}
    assert len(made) == 1


def test_an_answer_holds_for_twenty_times_as_long_as_it_took(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])

    def make() -> float:
        clock[0] += 2
        return clock[0]

    held = Costly(make)
    assert held.now() == 102
    clock[0] = 141
    assert held.now() == 102
    clock[0] = 143
    assert held.now() == 145
