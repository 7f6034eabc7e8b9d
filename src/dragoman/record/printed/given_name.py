"""Is this word a given name? A table in the languages of the notes, for telling persons from places and bodies."""

from importlib.resources import files


def _table() -> frozenset[str]:
    lines = (files("dragoman.record.printed") / "data/given_names.txt").read_text("utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


_GIVEN_NAMES = _table()


def is_given_name(word: str) -> bool:
    """Say whether a word is known as a given name, alone or before a hyphen.

    >>> [is_given_name(one) for one in ("Jörg", "Jean-Paul", "Özgür", "Тимур", "Harbour")]
    [True, True, True, True, False]
    """
    return word in _GIVEN_NAMES or word.partition("-")[0] in _GIVEN_NAMES
