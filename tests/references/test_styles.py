"""References of ten named styles are read: no style falls behind what it once reached."""

import pytest

from bench.reference_cases import styles

FLOORS = {
    "apa": 0.8, "chicago": 0.85, "gbt7714": 0.99, "german": 0.84, "gost": 0.83, "iranian": 0.85, "isnad": 0.85,
    "italian": 0.85, "mla": 0.8, "oxford": 0.9,
}  # fmt: skip
"""The strict micro-F1 of its fields below which a style may not fall."""


def test_every_style_has_ten_cases_and_a_floor() -> None:
    assert {style: len(styles.cases(style)) >= 10 for style in styles.styles()} == dict.fromkeys(FLOORS, True)


@pytest.mark.parametrize("style", FLOORS)
def test_style_is_read_as_well_as_before(style: str) -> None:
    assert styles.strict(style) >= FLOORS[style], "\n".join(styles.missed(style))
