"""How do names in Chinese and Korean meet their spellings in Latin letters? The family name by a table of readings,
the given name by its sound.
"""

import re
from collections.abc import Iterator
from itertools import product

from dragoman.engines.plan import Variant
from dragoman.engines.words import Vocabulary
from dragoman.record.name import Name
from dragoman.text.normal import fold
from dragoman.text.script import dominant_script
from dragoman.text.surname import parted, surname_readings, surname_signs, surname_spellings
from dragoman.text.transliterate import romanise

READING = "≈"
"""Stands before a reading in an index of names, so that it is no word of Latin script."""

_SCRIPTS = frozenset({"Hani", "Hang"})
_WEIGHT = 0.38
_UNKNOWN = re.compile("[\u4e00-\u9fff]{2,3}")


def reading_tokens(name: Name) -> tuple[str, ...]:
    """Give what a name in Chinese or Korean signs is also found under: its readings, and the given name by itself.

    >>> reading_tokens(Name(family="王", given="小明")), reading_tokens(Name(literal="李娜"))
    (('≈wang', '小明'), ('≈li', '≈na'))
    """
    family, given = (name.family, name.given) if name.family else _parted(name.literal)
    spellings = _spellings(family)
    if not spellings or not given or dominant_script(given) not in _SCRIPTS:
        return ()
    told = fold(given) if len(given) > 1 else READING + fold(romanise(given))
    return READING + spellings[0], told


def _parted(name: str) -> tuple[str, str]:
    """Part a name of two or three signs after the first one when no surname is known in it: pen names are such."""
    found = parted(name)
    return found if found[1] or not _UNKNOWN.fullmatch(name) else (name[0], name[1:])


def _spellings(family: str) -> tuple[str, ...]:
    return surname_spellings(family) or ((fold(romanise(family)),) if _UNKNOWN.match(family + family) else ())


def written_name(name: Name) -> str:
    """Give a name as it is written: given name first in the West, the family's first and unspaced in East Asia.

    >>> written_name(Name(family="王", given="小明")), written_name(Name(family="Goltz", given="Thomas"))
    ('王小明', 'Thomas Goltz')
    """
    if name.family and name.given and surname_spellings(name.family) and dominant_script(name.given) in _SCRIPTS:
        return name.family + name.given
    parts = (name.given, name.dropping_particle, name.particle, name.family, name.suffix, name.literal)
    return " ".join(part for part in parts if part)


def readings(word: str, vocabulary: Vocabulary) -> Iterator[Variant]:
    """Give other spellings of a word that may be part of a Chinese or Korean name, those the index holds.

    ``word`` is folded: "wong" may be read 王, 汪 or 黄; 王小明 may be spelled xiaoming wang.
    """
    found = list(_in_letters(word) if parted(word)[0] else _in_signs(word) if word.isascii() else ())
    held = vocabulary.holds(sorted({token for one in found for token in one.tokens}))
    return (one for one in found if held.issuperset(one.tokens))


def _in_signs(word: str) -> Iterator[Variant]:
    for reading in surname_readings(word) or (word,):
        signs = ", ".join(surname_signs(reading))
        yield Variant((READING + reading,), _WEIGHT, f"{word} → {signs}" if signs else "")


def _in_letters(word: str) -> Iterator[Variant]:
    family, given = parted(word)
    syllables = tuple(fold(romanise(sign)) for sign in given)
    for spelling, told in product(surname_spellings(family), dict.fromkeys([("".join(syllables),), syllables])):
        for tokens in ((*told, spelling), (spelling, *told)):
            yield Variant(tokens, _WEIGHT, f"{word} → {' '.join(tokens)}")


def name_spellings(word: str) -> tuple[tuple[str, tuple[Variant, ...]], ...]:
    """Give the family name and the given name of a run of signs, each with its spellings in Latin letters.

    >>> [(part, [one.tokens for one in spellings]) for part, spellings in name_spellings("單德興")]
    [('≈單', [('shan',)]), ('德興', [('dexing',)])]
    """
    family, given = _parted(word)
    if not given:
        return ()
    read = "".join(fold(romanise(sign)) for sign in given)
    families = tuple(Variant((one,), _WEIGHT, f"{family} → {one}") for one in _spellings(family))
    return (READING + family, families), (given, (Variant((read,), _WEIGHT, f"{given} → {read}"),))
