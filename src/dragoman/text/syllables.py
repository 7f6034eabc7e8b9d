"""Which Chinese syllables does a word in plain Latin letters spell? In pinyin, or as Wade and Giles did."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from dragoman.text.normal import unaspirated
from dragoman.text.wade_giles import wade_giles

_AN, _U = "ai ao an ang", "u uo ui uan un"
_UA = "ua uai uang"
_EN = "en eng"
_FINALS: dict[str, str] = {
    "": f"a o e {_AN} {_EN} ei ou er", "b": f"a o {_AN} {_EN} ei i ie iao ian in ing u",
    "p": f"a o {_AN} {_EN} ei ou i ie iao ian in ing u", "m": f"a o e {_AN} {_EN} ei ou i ie iao iu ian in ing u",
    "f": f"a o ei ou an ang {_EN} u", "d": f"a e {_AN} {_EN} ei ou ong i ia ie iao iu ian ing {_U}",
    "t": f"a e {_AN} ou eng ong i ie iao ian ing {_U}",
    "n": f"a e {_AN} {_EN} ei ou ong i ie iao iu ian in iang ing {_U} ue",
    "l": f"a e {_AN} ei ou eng ong i ia ie iao iu ian in iang ing {_U} ue",
    "g": f"a e {_AN} {_EN} ei ou ong {_U} {_UA}", "k": f"a e {_AN} {_EN} ou ong {_U} {_UA}",
    "h": f"a e {_AN} {_EN} ei ou ong {_U} {_UA}", "j": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "zh": f"a e i {_AN} {_EN} ei ou ong {_U} {_UA}", "ch": f"a e i {_AN} {_EN} ou ong {_U} {_UA}",
    "sh": f"a e i {_AN} {_EN} ei ou {_U} {_UA}", "r": f"e i ao ou an ang {_EN} ong {_U}",
    "z": f"a e i {_AN} {_EN} ei ou ong {_U}", "y": "a e ao ou an ang i in ing ong u ue uan un",
    "w": f"a o ai ei an ang {_EN} u",
}  # fmt: skip
"""Initial → finals, without diacritics (ü is u)."""
_AS = {"q": "j", "x": "j", "c": "z", "s": "z"}
_MOST_PARTINGS = 4
_LONGEST = 24
_LONGEST_SYLLABLE = 7
_TONES = re.compile("(?<=[a-z])[1-5]")


@cache
def _pinyin() -> frozenset[str]:
    finals = _FINALS | {initial: _FINALS[other] for initial, other in _AS.items()}
    return frozenset(initial + final for initial, some in finals.items() for final in some.split())


@cache
def _spelled() -> dict[str, tuple[str, ...]]:
    """Give for each spelling of a syllable its pinyin; Wade and Giles's lose their marks in a question."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in sorted(_pinyin()):
        found[one].insert(0, one)
        older = wade_giles(one[:-1] + "v" if one in {"lu", "nu"} else one)
        found[unaspirated(older)].append(one)
    return {spelling: tuple(dict.fromkeys(some)) for spelling, some in found.items()}


def readings_of(syllable: str) -> tuple[str, ...]:
    """Give the pinyin that a spelling of one syllable may stand for.

    >>> readings_of("chiao"), readings_of("qiao"), readings_of("chang")
    (('jiao', 'qiao'), ('qiao',), ('chang', 'zhang'))
    """
    return _spelled().get(syllable, ())


@lru_cache(maxsize=1 << 14)
def syllables(word: str) -> tuple[tuple[str, ...], ...]:
    """Part a folded word into syllables, in all ways (a few at most), those of fewest syllables first and of one more.

    >>> syllables("qiuchang"), syllables("xian"), syllables("karabakh"), syllables("shan1xi1")
    ((('qiu', 'chang'),), (('xian',), ('xi', 'an')), (), (('shan', 'xi'),))
    """
    plain = _TONES.sub("", word)
    if not plain.isascii() or not plain.isalpha() or len(plain) > _LONGEST:
        return ()
    known = _spelled()
    ways: list[list[tuple[str, ...]]] = [[()], *([] for _ in plain)]
    for end in range(1, len(plain) + 1):
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            if plain[start:end] in known:
                ways[end] += ((*way, plain[start:end]) for way in ways[start][:_MOST_PARTINGS])
        ways[end].sort(key=len)
    return tuple(way for way in ways[-1][:_MOST_PARTINGS] if len(way) <= len(ways[-1][0]) + 1)
