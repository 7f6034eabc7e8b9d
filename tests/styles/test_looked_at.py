"""Styles looked at by eye, in five scripts: their output stays as it was."""

import pytest
from styles.looked_at import GOLDEN, STYLES, output


@pytest.mark.parametrize("style", STYLES)
def test_a_style_looked_at_stays_as_it_was(style: str) -> None:
    assert output(style) == (GOLDEN / f"{style}.txt").read_text("utf-8")


def test_every_golden_file_has_its_style() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.txt")) == sorted(STYLES)
