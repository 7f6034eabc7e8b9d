"""Do two titles say the same in two languages? Their words by what they mean, and names by how they sound."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from dragoman.engines.stop import STOP
from dragoman.match.word import Word, plain, word, word_alike
from dragoman.text.normal import fold
from dragoman.text.terms import meaning, meanings, run_meanings, terms
from dragoman.text.transliterate import romanise

_MOST = 16
"""So many telling words of a title are compared."""

_SPELT = frozenset({"fa", "ar", "ru"})
"""Languages of the table of terms whose words are known in Latin letters by their sound."""

_SHORTEST_STEM = 4
_LIKE = 0.9
_SAME_NAME = 0.85
_LONGEST_RUN = 6


Meanings = tuple[frozenset[int] | None, ...]
"""What each word of a title can mean (numbers of the table of terms); ``None``: a word that tells nothing."""


def meant_in_run(run: str) -> Meanings:
    """Give the meanings in a folded title written without blanks, piece by piece."""
    return tuple(run_meanings(run)[:_MOST])


def meant_in(words: Sequence[str], heard: Sequence[Word], language: str) -> Meanings:
    """Give the meanings of a title's words, whichever script the language is written in.

    ``heard`` are the same words prepared.

    >>> naqd, = meant_in(["naqd"], [word("naqd")], "fa")
    >>> criticism, = meant_in(["criticism"], [word("criticism")], "en")
    >>> bool(naqd & criticism)
    True
    """
    if language == "zh":
        known = list(_of_pinyin(words))
    else:
        known = [one or _otherwise(each, language) for one, each in zip(meanings(words), heard, strict=True)]
    found = zip(words, known, strict=True)
    return tuple(one if one or (len(text) > 2 and text not in STOP) else None for text, one in found)[:_MOST]


@lru_cache(maxsize=1 << 15)
def _otherwise(one: Word, language: str) -> frozenset[int]:
    """Look a word up by its Latin spelling, or by its sound when it is romanised."""
    if one.foreign:
        return meaning(one.latin) if len(one.latin) > 3 else frozenset()
    if language not in _SPELT:
        return frozenset()
    near = _by_sound(language).get(one.sound, ())
    found = frozenset[int]().union(*(meant for other, meant in near if word_alike(one, other) >= _LIKE))
    return found or (_romanised(one.plain) if language == "ru" else frozenset())


def _romanised(spelt: str) -> frozenset[int]:
    """Look up a romanised Russian word by its stem.

    >>> _romanised(word("tiurkskikh").plain) == meaning("тюркских")
    True
    """
    stems = (spelt[:size] for size in range(len(spelt), max(_SHORTEST_STEM, len(spelt) // 2), -1))
    return next((_romanised_stems()[one] for one in stems if one in _romanised_stems()), frozenset())


@cache
def _romanised_stems() -> dict[str, frozenset[int]]:
    """Give the meanings of Russian words by their stems as they are spelt in Latin letters, one spelling a sound."""
    forms = {fold(form) for said in terms() for form in said.get("ru", ()) if " " not in form}
    found: dict[str, frozenset[int]] = {}
    for form in sorted(forms, key=len, reverse=True):
        stem = plain(fold(romanise(form.rstrip("аеиоуыэюяйь"), "ru")))
        if len(stem) > _SHORTEST_STEM:
            found[stem] = found.get(stem, frozenset()) | meaning(form)
    return found


@cache
def _by_sound(language: str) -> dict[str, list[tuple[Word, frozenset[int]]]]:
    found: dict[str, list[tuple[Word, frozenset[int]]]] = defaultdict(list)
    forms = {fold(form) for said in terms() for form in said.get(language, ()) if " " not in form}
    for form in sorted(forms):
        one = word(form)
        found[one.sound].append((one, meaning(form)))
    return found


def _of_pinyin(texts: Sequence[str]) -> Iterator[frozenset[int]]:
    """Give the meanings of words in pinyin; the syllables of a word may be written apart."""
    at = 0
    while at < len(texts):
        sizes = range(min(_LONGEST_RUN, len(texts) - at), 0, -1)
        size = next((one for one in sizes if "".join(texts[at : at + one]) in _pinyin()), 1)
        meant = _pinyin().get("".join(texts[at : at + size]), frozenset())
        yield from [meant] * size
        at += size


@cache
def _pinyin() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for form in {fold(form) for said in terms() for form in said.get("zh", ())}:
        spelt = fold(romanise(form, "zh")).replace(" ", "")
        found[spelt] = found.get(spelt, frozenset()) | meaning(form)
    return found


class _Word(NamedTuple):
    meanings: frozenset[int]
    sound: Word | None


def _telling(meant: Meanings, heard: Sequence[Word]) -> list[_Word]:
    """Give the telling words; Chinese pieces have no sound."""
    both = zip_longest(meant, heard[: len(meant)])
    return [_Word(meanings, sound) for meanings, sound in both if meanings is not None]


def meant_alike(one: Meanings, heard: Sequence[Word], other: Meanings, also: Sequence[Word]) -> tuple[float, float]:
    """Compare two titles by the meanings of their words and by how these are heard.

    Gives which share of all telling words means what a word of the other title means, or is the same name, and which
    share has a meaning that the other title lacks; both in 0..1. A word whose meaning is not known may mean what the
    other title seems to lack.
    """
    ours, theirs = _telling(one, heard), _telling(other, also)
    if not ours or not theirs:
        return 0.0, 0.0
    mine, yours = _in_other(ours, theirs), _in_other(theirs, ours)
    unknown = len(ours) - sum(mine), len(theirs) - sum(yours)
    lacking = max(0, mine[1] - unknown[1]) + max(0, yours[1] - unknown[0])
    telling = len(ours) + len(theirs)
    return (mine[0] + yours[0]) / telling, lacking / telling


def _in_other(one: list[_Word], other: list[_Word]) -> tuple[int, int]:
    """Count the words of one title whose like the other has, and those known whose like it has not."""
    said = frozenset[int]().union(*(each.meanings for each in other))
    sounds = [each.sound for each in other if each.sound]
    alike = lacking = 0
    for each in one:
        if each.meanings & said or (each.sound and len(each.sound.latin) > 3 and has_like(each.sound, sounds)):
            alike += 1
        elif each.meanings:
            lacking += 1
    return alike, lacking


def has_like(one: Word, many: Sequence[Word]) -> bool:
    """Say whether a word has its like among others; only those that begin alike are looked at."""
    return any(word_alike(one, other) > _SAME_NAME for other in many if one.sound[:1] == other.sound[:1])
