"""How are Chinese and Korean surnames spelled in Latin letters? A table: signs, today's reading, other spellings."""

from collections import defaultdict
from functools import cache
from importlib.resources import files

from dragoman.text.hangul import romanised_korean
from dragoman.text.normal import unaspirated


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    lines = (files("dragoman.text") / "data" / "surnames.tsv").read_text("utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {sign: _with_older(sign, spellings.split()) for signs, spellings in rows for sign in signs.split()}


def _with_older(sign: str, spellings: list[str]) -> tuple[str, ...]:
    """Add to the spellings of a Korean surname that of McCune and Reischauer, which libraries write."""
    older = unaspirated(romanised_korean(sign, "alaloc"))
    return tuple(dict.fromkeys((*spellings, older))) if older.isascii() else tuple(spellings)


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for spellings in _spellings().values():
        for spelling in spellings:
            found[spelling].append(spellings[0])
    return {spelling: tuple(dict.fromkeys(readings)) for spelling, readings in found.items()}


def surname_spellings(sign: str) -> tuple[str, ...]:
    """Give the spellings of a surname in folded Latin letters, today's reading first; none of an unknown one.

    >>> surname_spellings("曾"), surname_spellings("欧阳"), surname_spellings("김")
    (('zeng', 'tseng', 'tsang', 'chan'), ('ouyang', 'auyeung'), ('gim', 'kim'))
    """
    return _spellings().get(sign, ())


def surname_readings(spelling: str) -> tuple[str, ...]:
    """Give the readings that a spelling may stand for.

    >>> surname_readings("wong"), surname_readings("goltz")
    (('wang', 'huang'), ())
    """
    return _readings().get(spelling, ())


def parted(name: str) -> tuple[str, str]:
    """Part an unspaced name of two to four signs into surname and given name; ("", "") when it is not certain.

    >>> parted("王小明"), parted("欧阳修"), parted("德国")
    (('王', '小明'), ('欧阳', '修'), ('', ''))
    """
    size = 2 if len(name) > 2 and name[:2] in _spellings() else 1
    given = name[size:]
    return (name[:size], given) if 1 <= len(given) <= _LONGEST_GIVEN and name[:size] in _spellings() else ("", "")


_LONGEST_GIVEN = 2


@cache
def _signs() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for sign, spellings in _spellings().items():
        found[spellings[0]].append(sign)
    return {reading: tuple(signs) for reading, signs in found.items()}


def surname_signs(reading: str) -> tuple[str, ...]:
    """Give the surnames that are read so.

    >>> surname_signs("wang"), surname_signs("jeong")
    (('王', '汪', '왕'), ('정',))
    """
    return _signs().get(reading, ())
