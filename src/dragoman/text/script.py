"""In which script is it? Scripts of characters and texts by their ISO 15924 codes."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Literal

Script = Literal[
    "Latn", "Arab", "Cyrl", "Hani", "Hebr", "Grek", "Armn", "Geor", "Hang", "Kana", "Deva", "Beng", "Guru", "Gujr",
    "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh", "Thai", "Laoo", "Tibt", "Mymr", "Ethi", "Khmr", "Mong", "Syrc",
    "Thaa", "Copt", "Zyyy",
]  # fmt: skip
"""ISO 15924 codes we tell apart. ``Kana`` stands for both kana, ``Hani`` for all Han; ``Zyyy``: no letters."""

_BLOCKS: tuple[tuple[int, int, Script], ...] = (
    (0x41, 0x5A, "Latn"), (0x61, 0x7A, "Latn"), (0xAA, 0xAA, "Latn"), (0xBA, 0xBA, "Latn"), (0xC0, 0xD6, "Latn"),
    (0xD8, 0xF6, "Latn"), (0xF8, 0x2B8, "Latn"), (0x370, 0x3E1, "Grek"), (0x3E2, 0x3EF, "Copt"),
    (0x3F0, 0x3FF, "Grek"), (0x400, 0x52F, "Cyrl"), (0x531, 0x58F, "Armn"), (0x591, 0x5F4, "Hebr"),
    (0x600, 0x604, "Arab"), (0x610, 0x61A, "Arab"), (0x620, 0x65F, "Arab"), (0x66E, 0x6D5, "Arab"),
    (0x6D6, 0x6EF, "Arab"), (0x6FA, 0x6FF, "Arab"), (0x700, 0x74F, "Syrc"), (0x750, 0x77F, "Arab"),
    (0x780, 0x7BF, "Thaa"), (0x860, 0x8FF, "Arab"), (0x900, 0x963, "Deva"), (0x970, 0x97F, "Deva"),
    (0x980, 0x9FF, "Beng"), (0xA00, 0xA7F, "Guru"), (0xA80, 0xAFF, "Gujr"), (0xB00, 0xB7F, "Orya"),
    (0xB80, 0xBFF, "Taml"), (0xC00, 0xC7F, "Telu"), (0xC80, 0xCFF, "Knda"), (0xD00, 0xD7F, "Mlym"),
    (0xD80, 0xDFF, "Sinh"), (0xE01, 0xE3A, "Thai"), (0xE40, 0xE5B, "Thai"), (0xE80, 0xEFF, "Laoo"),
    (0xF00, 0xFFF, "Tibt"), (0x1000, 0x109F, "Mymr"), (0x10A0, 0x10FF, "Geor"), (0x1100, 0x11FF, "Hang"),
    (0x1200, 0x139F, "Ethi"), (0x1780, 0x17FF, "Khmr"), (0x1800, 0x18AF, "Mong"), (0x1C80, 0x1C8F, "Cyrl"),
    (0x1C90, 0x1CBF, "Geor"), (0x1D00, 0x1D25, "Latn"), (0x1E00, 0x1EFF, "Latn"), (0x1F00, 0x1FFF, "Grek"),
    (0x2C60, 0x2C7F, "Latn"), (0x2C80, 0x2CFF, "Copt"), (0x2D00, 0x2D2F, "Geor"), (0x2DE0, 0x2DFF, "Cyrl"),
    (0x2E80, 0x2FDF, "Hani"), (0x3005, 0x3007, "Hani"), (0x3041, 0x3096, "Kana"), (0x309D, 0x309F, "Kana"),
    (0x30A1, 0x30FA, "Kana"), (0x30FC, 0x30FF, "Kana"), (0x3131, 0x318E, "Hang"), (0x31F0, 0x31FF, "Kana"),
    (0x3400, 0x4DBF, "Hani"), (0x4E00, 0x9FFF, "Hani"), (0xA640, 0xA69F, "Cyrl"), (0xA720, 0xA7FF, "Latn"),
    (0xA960, 0xA97F, "Hang"), (0xAB30, 0xAB6F, "Latn"), (0xAC00, 0xD7FF, "Hang"), (0xF900, 0xFAFF, "Hani"),
    (0xFB00, 0xFB06, "Latn"), (0xFB13, 0xFB17, "Armn"), (0xFB1D, 0xFB4F, "Hebr"), (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFC, "Arab"), (0xFF21, 0xFF3A, "Latn"), (0xFF41, 0xFF5A, "Latn"), (0xFF66, 0xFF9D, "Kana"),
    (0xFFA0, 0xFFDC, "Hang"), (0x20000, 0x3FFFD, "Hani"),
)  # fmt: skip
"""First and last code point of each stretch of a script (Unicode 15, Scripts.txt, by block where that is enough)."""
_STARTS = [start for start, _, _ in _BLOCKS]


class _Scripts(dict[str, Script]):
    def __missing__(self, character: str) -> Script:
        point = ord(character)
        _, last, script = _BLOCKS[bisect_right(_STARTS, point) - 1]
        self[character] = found = script if _STARTS[0] <= point <= last else "Zyyy"
        return found


_SCRIPT = _Scripts()
script_of = _SCRIPT.__getitem__
"""Give the script of one character; digits, punctuation and marks shared between scripts are ``Zyyy``."""


_SHORT = 200
"""Only short texts come again; long ones are not kept in memory."""


def shares(text: str) -> dict[Script, int]:
    """Count the letters of each script, most frequent first; do not alter the answer.

    >>> shares("Karabakh قره‌باغ")
    {'Latn': 8, 'Arab': 6}
    """
    if text.isascii():
        letters = sum(map(str.isalpha, text))
        return {"Latn": letters} if letters else {}
    return _remembered_shares(text) if len(text) < _SHORT else _shares(text)


@lru_cache(maxsize=32768)
def _remembered_shares(text: str) -> dict[Script, int]:
    return _shares(text)


def _shares(text: str) -> dict[Script, int]:
    counts: dict[Script, int] = {}
    for character in text:
        script = _SCRIPT[character]
        counts[script] = counts.get(script, 0) + 1
    counts.pop("Zyyy", None)
    return dict(sorted(counts.items(), key=itemgetter(1), reverse=True))


def dominant_script(text: str) -> Script:
    """Give the script most letters are in, ``Zyyy`` when there is no letter.

    >>> [dominant_script(text) for text in ("Qarabağ", "قره‌باغ", "Карабах", "卡拉巴赫", "1992")]
    ['Latn', 'Arab', 'Cyrl', 'Hani', 'Zyyy']
    """
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else "Zyyy"
    return next(iter(shares(text)), "Zyyy")


def runs(text: str) -> Iterator[tuple[Script, str]]:
    """Part a text into runs of one script; what belongs to no script goes with the run before it.

    >>> list(runs("Goftogu «گفتگو» № 4"))
    [('Latn', 'Goftogu «'), ('Arab', 'گفتگو» № 4')]
    """
    scripts = shares(text)
    if len(scripts) < 2:
        if text:
            yield next(iter(scripts), "Zyyy"), text
        return
    last: Script = next((found for found in map(script_of, text) if found != "Zyyy"), "Zyyy")
    marked: list[tuple[Script, str]] = []
    for character in text:
        found = _SCRIPT[character]
        last = last if found == "Zyyy" else found
        marked.append((last, character))
    for script, group in groupby(marked, key=itemgetter(0)):
        yield script, "".join(character for _, character in group)
