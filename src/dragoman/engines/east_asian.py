"""How do names in the signs of East Asia meet their spellings in Latin letters? Chinese and Korean ones by a table of
readings of family names and the sound of the given name, Japanese ones by the readings of a dictionary.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from dragoman.engines.plan import Variant
from dragoman.engines.vocabulary import Vocabulary
from dragoman.record.name import Name
from dragoman.text.given import given_key
from dragoman.text.han import sign_readings
from dragoman.text.hangul import syllable_spellings
from dragoman.text.hanja import korean_readings
from dragoman.text.japanese import name_readings, parted_name
from dragoman.text.kana import kana_spellings, plain_hepburn, romanised_kana
from dragoman.text.normal import fold, unaspirated
from dragoman.text.script import dominant_script
from dragoman.text.surname import parted, surname_readings, surname_signs, surname_spellings
from dragoman.text.tag import language
from dragoman.text.transliterate import romanise
from dragoman.text.wade_giles import wade_giles

READING, GIVEN = "≈", "≋"
"""Stand before a reading of a name and before the key of a given name in an index, so that these are no words."""

_SCRIPTS = frozenset({"Hani", "Hang"})
_WEIGHT = 0.38
_UNKNOWN = re.compile("[\u4e00-\u9fff]{2,3}|[\uac00-\ud7a3]{2,3}")


def reading_tokens(name: Name, lang: str = "") -> tuple[str, ...]:
    """Give what a name in Chinese, Korean or Japanese signs is also found under: its readings, and the given name.

    ``lang`` is the language of the work, asked where the name says none: without any a name is read in every way.

    >>> reading_tokens(Name(family="王", given="小明")), reading_tokens(Name(literal="李娜"))
    (('≈wang', '小明', '≋siaomin', '≈wang', '≈소명', '≋somon'), ('≈li', '≈na', '≋na', '≈i', '≈나', '≋na'))
    >>> reading_tokens(Name(literal="大江健三郎", lang="ja"))
    ('≈oe', '≈kenzaburo')
    >>> reading_tokens(Name(literal="李象靖", lang="ko"))
    ('≈i', '≈상정', '≋sancon')
    """
    told = language(name.lang) or language(lang)
    japanese = _japanese_tokens(name) if told in _UNTOLD | {"ja"} else ()
    korean = _korean_tokens(name) if told in _UNTOLD | {"ko"} else ()
    alone = {"ja": japanese, "ko": korean}.get(told)
    return alone or (*_chinese_tokens(name), *japanese, *korean)


_UNTOLD = frozenset({"", "und", "mul"})


def _japanese_tokens(name: Name) -> tuple[str, ...]:
    readings = name_readings(name.family, name.given) if name.family and name.given else ((), ())
    if not all(readings):
        readings = name_readings(*parted_name(name.family + name.given or name.literal))
    if not all(readings):
        return ()
    spelled = (plain_hepburn(romanised_kana(kana)) for part in readings for kana in part)
    return tuple(dict.fromkeys(READING + one for one in spelled))


def _chinese_tokens(name: Name) -> tuple[str, ...]:
    family, given = (name.family, name.given) if name.family else _parted(name.literal)
    spellings = _spellings(family)
    if not spellings or not given or dominant_script(given) not in _SCRIPTS:
        return ()
    read = "".join(fold(romanise(sign)) for sign in given)
    older = "".join(fold(wade_giles(fold(romanise(sign)))) for sign in given)
    told = fold(given) if len(given) > 1 else READING + read
    keys = dict.fromkeys(GIVEN + given_key(one) for one in (read, older, *_spoken(given)))
    return READING + spellings[0], told, *keys


def _spoken(given: str) -> tuple[str, ...]:
    """Give a Korean given name as its syllables sound together, by both schemes: 덕룡 is Tŏngnyong."""
    if dominant_script(given) != "Hang":
        return ()
    return fold(romanise(given, "ko")), unaspirated(romanise(given, "ko", "alaloc"))


def _korean_tokens(name: Name) -> tuple[str, ...]:
    """Read a name in Chinese signs as Koreans do; none when its first sign is no Korean family name."""
    found: list[str] = []
    for family, given in in_hangul(fold(name.family + name.given or name.literal)):
        keys = (GIVEN + given_key(one) for one in _spoken(given))
        found += (READING + surname_spellings(family)[0], READING + given, *keys)  # no word: nothing sounds like it
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1 << 12)
def in_hangul(name: str) -> tuple[tuple[str, str], ...]:
    """Give family name and given name of a folded name in Chinese signs, in the ways Koreans may read it.

    >>> in_hangul("金相万"), in_hangul("德国")
    ((('김', '상만'),), ())
    """
    if not _MAY_BE_KOREAN.fullmatch(name):
        return ()
    families = ["".join(way) for way in product(*map(korean_readings, name[:2]))] if len(name) > 2 else []
    size = 1 if _OF_TWO.isdisjoint(families) else 2
    families = [*korean_readings(name[0])] if size == 1 else families
    known = [family for family in families if surname_spellings(family)]
    known = [family for family in known if family[0] not in _OLDER_INITIALS] or known
    givens = islice(product(*map(korean_readings, name[size:])), _MOST_READ)
    return tuple((family, "".join(given)) for given in givens for family in known[:1])


_MAY_BE_KOREAN = re.compile("[\u4e00-\u9fff]{2,4}")
_OF_TWO = frozenset("남궁 황보 선우 제갈 독고 사공 서문 공손 동방".split())
_OLDER_INITIALS = frozenset("금리로림량려류라")
"""Readings that stand for 김, 이, 노 … in names."""
_MOST_READ = 4


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
    >>> written_name(Name(family="川端", given="康成")), written_name(Name(family="托尔斯泰", given="列夫"))
    ('川端康成', '列夫 托尔斯泰')
    """
    if name.family and name.given and _family_first(name):
        return name.family + name.given
    parts = (name.given, name.dropping_particle, name.particle, name.family, name.suffix, name.literal)
    return " ".join(part for part in parts if part)


def _family_first(name: Name) -> bool:
    """Say whether a name is one of East Asia: foreign ones in the same signs have the family's last."""
    if surname_spellings(name.family) or len(name.family) == 1:
        return {dominant_script(name.family), dominant_script(name.given)} <= _SCRIPTS
    return dominant_script(name.family) == "Hani" and all(name_readings(name.family, name.given))


def is_reading(token: str) -> bool:
    """Say whether a token of the index is the reading of a name."""
    return token.startswith(READING)


def given_variant(word: str) -> Variant:
    """Give the key under which a Chinese or Korean given name is found, for a word in plain letters.

    >>> given_variant("kimoon").tokens
    ('≋kimon',)
    """
    return Variant((GIVEN + given_key(word),), _WEIGHT)


def readings(word: str, vocabulary: Vocabulary) -> Iterator[Variant]:
    """Give other spellings of a word that may be part of a Chinese or Korean name, those the index holds.

    ``word`` is folded: "wong" may be read 王, 汪 or 黄; 王小明 may be spelled xiaoming wang.
    """
    found = list(_in_letters(word) if parted(word)[0] else _in_signs(word) if word.isascii() else ())
    held = vocabulary.holds(sorted({token for one in found for token in one.tokens}))
    return (one for one in found if held.issuperset(one.tokens))


def _in_signs(word: str) -> Iterator[Variant]:
    for reading in dict.fromkeys((*(surname_readings(word) or (word,)), plain_hepburn(word))):
        signs = ", ".join(surname_signs(reading))
        yield Variant((READING + reading,), _WEIGHT, f"{word} → {signs}" if signs else "")


def _in_letters(word: str) -> Iterator[Variant]:
    family, given = parted(word)
    syllables = tuple(fold(romanise(sign)) for sign in given)
    for spelling, told in product(surname_spellings(family), dict.fromkeys([("".join(syllables),), syllables])):
        for tokens in ((*told, spelling), (spelling, *told)):
            yield Variant(tokens, _WEIGHT, f"{word} → {' '.join(tokens)}")


Spelled = tuple[tuple[str, tuple[Variant, ...]], ...]
"""The parts of a name, each with its spellings."""


def name_spellings(word: str, vocabulary: Vocabulary) -> Spelled:
    """Give the family name and the given name of a run of Chinese or Korean signs, each with its spellings in Latin
    letters; of those of the given name the ones that the index holds, joined, with a hyphen or parted.

    ``word`` is folded: 德兴 may be spelled dexing, te-hsing, de xing.
    """
    family, given = _parted(word)
    if not given:
        return ()
    ways = surname_spellings(family) or tuple(way for sign in family[:1] for way in sign_ways(sign))
    families = tuple(Variant((one,), _WEIGHT, f"{family} → {one}") for one in ways)
    if dominant_script(given) == "Hang":  # in signs that are read so
        families = (*families, Variant((READING + ways[0],), _WEIGHT))
    return (READING + family, families), (given, tuple(_given(given, vocabulary)))


def korean_spellings(word: str, vocabulary: Vocabulary) -> Spelled:
    """Give the parts of a name in Chinese signs, each with the spellings of its Korean readings.

    ``word`` is folded: 李象靖 is 이상정, spelled Yi Sang-jŏng.
    """
    ways = in_hangul(word)
    read = [name_spellings(family + given, vocabulary) for family, given in ways]
    if not ways or not all(read):
        return ()
    families = tuple(dict.fromkeys(one for (_, some), _ in read for one in some))
    givens = tuple(dict.fromkeys(one for _, (_, some) in read for one in some))
    return (READING + read[0][0][0], families), (ways[0][1], givens)


def _given(given: str, vocabulary: Vocabulary) -> Iterator[Variant]:
    ways = [sign_ways(sign) for sign in given]
    for spoken in dict.fromkeys(_spoken(given)):
        yield Variant((spoken,), _WEIGHT, f"{given} → {spoken}")
        yield given_variant(spoken)
    if dominant_script(given) == "Hang":
        yield from (Variant((one,), _WEIGHT) for one in (given, READING + given))
    joined = list(islice(map("".join, product(*ways)), _MOST_JOINED))
    yield Variant((joined[0],), _WEIGHT, f"{given} → {joined[0]}")
    single = vocabulary.holds(sorted({way for some in ways for way in some}))
    held = vocabulary.holds(joined)
    parted = product(*([way for way in some if way in single] for some in ways)) if len(ways) > 1 else ()
    for tokens in (*((one,) for one in joined[1:] if one in held), *islice(parted, _MOST_PARTED)):
        yield Variant(tokens, _WEIGHT, f"{given} → {' '.join(tokens)}")


@lru_cache(maxsize=1 << 12)
def sign_ways(sign: str) -> tuple[str, ...]:
    """Give the plain spellings of a Chinese or Korean sign in a given name.

    >>> sign_ways("兴"), sign_ways("희")[:2]
    (('xing', 'hsing', 'shing'), ('hui', 'hee'))
    """
    if dominant_script(sign) == "Hang":
        return syllable_spellings(sign)
    return tuple(dict.fromkeys(way for reading in sign_readings(sign) for way in _chinese_ways(fold(reading))))


def _chinese_ways(reading: str) -> Iterator[str]:
    """Give pinyin, Wade and Giles's spelling, and what is made of them where their letters are unfamiliar."""
    older = fold(wade_giles(reading))
    yield from (reading, older)
    for letters, others in _UNFAMILIAR:
        if older.startswith(letters):
            yield others + older.removeprefix(letters)


_UNFAMILIAR = (("hs", "sh"), ("te", "der"), ("ts", "tz"), ("kua", "kwa"), ("hua", "hwa"), ("kuo", "kwo"))
_MOST_JOINED, _MOST_PARTED = 400, 24


def japanese_spellings(name: str) -> Spelled:
    """Give the parts of a Japanese name in signs, each with the spellings of all its readings in Latin letters.

    >>> [(part, [one.tokens[0] for one in spellings][:4]) for part, spellings in japanese_spellings("大江健三郎")]
    [('≈大江', ['oe', 'oue', 'ohe', 'ooe']), ('≈健三郎', ['kenzaburo', 'kenzaburou', 'kenzaburoh'])]
    """
    parts = parted_name(name)
    return tuple(
        (READING + part, _spelled_as(part, kana))
        for part, kana in zip(parts, name_readings(*parts), strict=True)
        if kana
    )


def _spelled_as(part: str, readings: tuple[str, ...]) -> tuple[Variant, ...]:
    spellings = dict.fromkeys(one for kana in readings for one in kana_spellings(kana))
    return tuple(Variant((one,), _WEIGHT, f"{part} → {one}") for one in spellings)
