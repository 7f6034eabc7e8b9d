"""The CSL processor suite as a two-way ratchet: what passes must go on passing, what fails has its reason."""

from pathlib import Path

import pytest
from styles import suite

GOLDEN = Path(__file__).parent.parent / "golden" / "styles"
PASSING = GOLDEN / "passing.txt"
MISSES = GOLDEN / "misses.txt"

pytestmark = pytest.mark.skipif(not suite.SUITE.is_dir(), reason="the CSL suite is not beside this checkout")


def passes(name: str) -> bool:
    expected, rendered = suite.run(name)
    return expected == rendered


def listed() -> list[str]:
    return PASSING.read_text("utf-8").split()


def reasons() -> dict[str, str]:
    rows = (line.split("\t", 1) for line in MISSES.read_text("utf-8").splitlines() if line)
    return dict(rows)


def test_what_passed_passes() -> None:
    assert [name for name in listed() if not passes(name)] == []


def test_what_now_passes_is_listed() -> None:
    assert [name for name in reasons() if passes(name)] == [], "move them to passing.txt"


def test_every_case_is_listed_once_and_every_miss_has_its_reason() -> None:
    assert sorted([*listed(), *reasons()]) == suite.names()
    assert all(reasons().values())
