"""How are Chinese signs read in Korean? As the Korean standard KS X 1001 orders them: by their readings.

The standard holds 4,888 signs; one with several readings stands under each. ``data/hanja.tsv`` says how many signs each
reading has. A first l or n that Seoul does not speak (이 for 리) is a reading of its own.
"""

from collections import defaultdict
from functools import cache
from importlib.resources import files

from dragoman.text.normal import fold

_ROWS, _CELLS = range(0xCA, 0xFE), range(0xA1, 0xFF)


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    lines = (files("dragoman.text") / "data" / "hanja.tsv").read_text("utf-8").splitlines()[1:]
    counted = (line.split("\t") for line in lines)
    readings = [reading for reading, count in counted for _ in range(int(count))]
    signs = (bytes((row, cell)).decode("euc-kr") for row in _ROWS for cell in _CELLS)
    found: dict[str, list[str]] = defaultdict(list)
    for sign, reading in zip(signs, readings, strict=True):
        found[fold(sign)].append(reading)
    return {sign: tuple(dict.fromkeys(some)) for sign, some in found.items()}


def korean_readings(sign: str) -> tuple[str, ...]:
    """Give the Korean readings of a folded sign; none of signs that Korea does not write.

    >>> korean_readings("李"), korean_readings("金"), korean_readings("亲"), korean_readings("她")
    (('리', '이'), ('금', '김'), ('친',), ())
    """
    return _readings().get(sign, ())
