"""Is it the same name, in whichever script, order and abbreviation it is written?"""

from functools import lru_cache

import msgspec

from dragoman.match.titles import split
from dragoman.match.word import Word, coarse, respelt, spoken, word, word_alike
from dragoman.record.name import Contributor, Name
from dragoman.text.japanese import name_readings, parted_name
from dragoman.text.kana import romanised_kana
from dragoman.text.script import dominant_script
from dragoman.text.surname import surname_readings, surname_spellings
from dragoman.text.transliterate import romanise

_OTHERS = frozenset({"others", "al", "alii", "und", "dr", "др", "ve", "digerleri", "et", "el", "ал"})
"""Words in a list of names that name nobody."""
_COMPOUND = (
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "皇甫", "东方", "東方", "公孙", "公孫", "慕容", "令狐",
    "端木",
)  # fmt: skip
"""Chinese family names of two characters."""
_ONE_SOUND = ("iyj", "jdc", "gj", "kcq", "gq", "hkx", "wvf", "sczx", "pb", "ou", "ae", "ye")
"""First letters that romanisations put for one sound, or that stand for one vowel."""
_SOUNDED_OTHERWISE = frozenset("cjxw")
"""Letters that sound otherwise in Turkish and Azerbaijani than in other languages."""
_LONGEST_CHINESE = 3
"""A longer name in Chinese characters, whose family name is none of two, is Japanese, or foreign by its sound."""
_SPELLINGS = 4
"""So many spellings of a family name, and readings of a name, are looked at."""


class NameForm(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One form of a name: romanised folded words of the family and given name.

    ``parted`` is false when it is not known which words are the family name; then ``family`` holds all.
    """

    family: tuple[Word, ...]
    given: tuple[Word, ...] = ()
    parted: bool = True


class Person(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A contributor as compared: all forms of the name, and identifiers such as an ORCID."""

    forms: tuple[NameForm, ...]
    identifiers: frozenset[str] = frozenset()


def person(contributor: Contributor) -> Person:
    """Prepare a contributor."""
    prepared = tuple(made for name in contributor.names for made in _forms(name) if made.family)
    return Person(prepared, frozenset(f"{one.scheme}:{one.value}" for one in contributor.identifiers))


@lru_cache(maxsize=1 << 13)
def _forms(name: Name) -> tuple[NameForm, ...]:
    """Prepare a name; three or four Chinese characters can be a Chinese name or a foreign one heard in Chinese."""
    eastern = _japanese(name) or _korean(name)
    if eastern:
        return eastern
    if name.family:
        family = " ".join(part for part in (name.particle, name.family) if part)
        spelt = (name.lang, "") if _can_be_foreign(f"{family} {name.given}", name.lang) else (name.lang,)
        forms = (NameForm(_words(family, one), _words(name.given, one), parted=bool(name.given)) for one in spelt)
        return (*forms, *_heard(name.family + name.given))
    literal = name.literal or name.given
    heard = _heard(literal)
    if _chinese(literal) and len(literal.replace(" ", "")) <= 4 and "·" not in literal:
        cut = 2 if literal.startswith(_COMPOUND) else 1
        return (NameForm(_words(literal[:cut]), _words(literal[cut:])), *heard)
    if heard:
        return heard
    surname, comma, rest = literal.partition(",")
    if comma:
        return (NameForm(_words(surname, name.lang), _words(rest, name.lang)),)
    return (NameForm(_words(literal, name.lang), (), parted=False),)


def _can_be_foreign(text: str, lang: str) -> bool:
    """Say whether a name in a Turkish or Azerbaijani record can be spelt as elsewhere: a c that is no j, a j no zh.

    >>> _can_be_foreign("Cornell Svante", "tr"), _can_be_foreign("Hacıbəyov Üzeyir", "az")
    (True, False)
    """
    return lang.partition("-")[0] in {"az", "tr"} and text.isascii() and not _SOUNDED_OTHERWISE.isdisjoint(text.lower())


def _japanese(name: Name) -> tuple[NameForm, ...]:
    """Give the readings of a Japanese name in ideographs, none of what cannot be one."""
    whole = (name.family + name.given or name.literal).replace(" ", "")
    if whole.isascii() or not (name.lang.startswith("ja") or _too_long_for_chinese(whole)):
        return ()
    parts = (name.family, name.given) if name.lang.startswith("ja") and name.given else parted_name(whole)
    families, givens = name_readings(*parts) if all(parts) else ((), ())
    both = [(family, given) for family in families for given in givens][:_SPELLINGS]
    return tuple(NameForm(_words(romanised_kana(family)), _words(romanised_kana(given))) for family, given in both)


def _too_long_for_chinese(text: str) -> bool:
    return _LONGEST_CHINESE < len(text) < 7 and "·" not in text and not text.startswith(_COMPOUND) and _chinese(text)


def _korean(name: Name) -> tuple[NameForm, ...]:
    """Give a name in Hangul with each spelling of its family name, none of other names."""
    if name.family.isascii() or not name.given or dominant_script(name.family) != "Hang":
        return ()
    spellings = [one for one in surname_spellings(name.family) if len(one) > 1][:_SPELLINGS]
    return tuple(NameForm((word(one),), _words(name.given, name.lang)) for one in spellings)


def _heard(text: str) -> tuple[NameForm, ...]:
    """Give the form of a foreign name written in Chinese characters by sound, when it can be one."""
    text = text.replace(" ", "")
    if len(text) < 3 or not _chinese(text):
        return ()
    pieces = [piece for piece in text.replace("・", "·").split("·") if piece]
    words = tuple(spoken("".join(split(romanise(piece, "zh"))), piece) for piece in pieces)
    return (NameForm(words, (), parted=False),)


def _chinese(text: str) -> bool:
    return not text.isascii() and dominant_script(text) == "Hani"


def _words(text: str, lang: str = "") -> tuple[Word, ...]:
    if _chinese(text):
        return (spoken("".join(split(romanise(text, "zh")))),)
    return tuple(word(one) for one in split(respelt(text, lang)) if one not in _OTHERS)


def person_keys(one: Person) -> tuple[str, ...]:
    """Give coarse sound keys of a name: of each word of the family name, alone and with the given name's first sound.

    Of a name not known to be parted every word is taken; of one that can be Chinese the given name too, since the
    order is often mistaken.
    """
    found: list[str] = []
    for form in one.forms[:3]:
        long = [each for each in form.family if len(each.latin) > 1]
        heard = (coarse(sound) for each in long for sound in (each.sound, *each.others[:1]))
        sounds = list(dict.fromkeys(heard))[:3]
        initial = form.given[0].initial if form.given else ""
        found += sounds
        found += [f"{each}.{initial}" for each in sounds if initial]
        if form.given and form.given[0].chinese and form.family[0].chinese:
            found.append(coarse(form.given[0].sound))
    return tuple(dict.fromkeys(found))


def alike(one: Person, other: Person) -> float:
    """Say in 0..1 how alike two names are; shared ORCID is 1, differing ORCIDs 0."""
    if one.identifiers and other.identifiers:
        schemes = {value.partition(":")[0] for value in one.identifiers & other.identifiers}
        if schemes:
            return 1.0
    return max((_alike(a, b) for a in one.forms for b in other.forms), default=0.0)


@lru_cache(maxsize=1 << 13)
def _alike(a: NameForm, b: NameForm) -> float:
    if a == b:
        return 1.0
    if not (a.parted and b.parted):
        return _bags(a.family + a.given, b.family + b.given)
    straight = _parted(a, b)
    if straight >= 0.6:
        return straight
    whole = not any(one.short for one in (*a.given, *b.given))
    swapped = 0.92 * _parted(a, NameForm(b.given, b.family)) if whole else 0.0
    return max(straight, swapped, 0.95 * _bags(a.family + a.given, b.family + b.given))


def _parted(a: NameForm, b: NameForm) -> float:
    names = _cover(a.family, b.family)
    if names < 0.9 and _spells_one(a.family, b.family):
        names = 0.9
    if names < 0.6:
        return 0.4 * names
    if not a.given or not b.given:
        return 0.85 * names
    return names * (0.35 + 0.65 * _givens(a.given, b.given))


def _spells_one(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """Say whether two family names spell one Chinese or Korean name: Lee and Yi, Wong and Wang."""
    if len(one) != 1 or len(other) != 1:
        return False
    return not set(surname_readings(one[0].latin)).isdisjoint(surname_readings(other[0].latin))


def _cover(one: tuple[Word, ...], other: tuple[Word, ...]) -> float:
    """Say how well the shorter of two lists of words is found in the longer; words run together count as well."""
    if not one or not other:
        return 0.0
    whole = word_alike(_run(one), _run(other))
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    found = sum(max(word_alike(each, another) for another in many) for each in few) / len(few)
    return max(whole, found * (1.0 if len(few) == len(many) else 0.93))


def _givens(one: tuple[Word, ...], other: tuple[Word, ...]) -> float:
    first = _given(one[0], other[0])
    whole = word_alike(_run(one), _run(other))
    rest = [_given(a, b) for a, b in zip(one[1:], other[1:], strict=False)]
    if first < 0.5 and len(one) != len(other):
        first = 0.9 * max(_given(a, b) for a in one for b in other)
    if rest and min(rest) < 0.3:
        first = min(first, 0.5)
    return max(first, whole if len(one[0].latin) > 1 and len(other[0].latin) > 1 else 0.0)


def _run(words: tuple[Word, ...]) -> Word:
    """Take several words as one."""
    if len(words) == 1:
        return words[0]
    return Word(
        latin="".join(one.latin for one in words),
        sound="".join(one.sound for one in words),
        plain="".join(one.plain for one in words),
        foreign=words[0].foreign,
    )


def _given(a: Word, b: Word) -> float:
    if a.short or b.short:
        return _initials(a, b)
    alike = word_alike(a, b)
    if alike >= 0.8:
        return alike
    if min(len(a.latin), len(b.latin)) <= 3 and (b.sound.startswith(a.sound) or a.sound.startswith(b.sound)):
        return 0.7
    return alike * 0.6


def _initials(a: Word, b: Word) -> float:
    """Compare initials: in one script by the letter, in two by the sound it may stand for."""
    if a.initial != b.initial:
        return 0.8 if a.begins_like(b) else 0.1
    one_script = a.foreign == b.foreign and not (a.chinese or b.chinese)
    return 0.9 if not one_script or a.latin[:1] == b.latin[:1] else 0.75 if _may_stand_for(a, b) else 0.1


def _may_stand_for(a: Word, b: Word) -> bool:
    """Say whether two letters are spellings of one sound: Yusuf and Iusuf, Kadir and Qadir."""
    return any({a.latin[:1], b.latin[:1]} <= set(letters) for letters in _ONE_SOUND)


def _bags(one: tuple[Word, ...], other: tuple[Word, ...]) -> float:
    """Compare names of which it is not known which words are the family name."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    if not few:
        return 0.0
    scores, long = [], 0.0
    left = list(many)
    for one_word in sorted(few, key=lambda each: len(each.latin), reverse=True):
        score, best = max((_given(one_word, another), another) for another in left)
        left.remove(best)
        scores.append(score)
        long = max(long, score if len(one_word.latin) > 1 and len(best.latin) > 1 else 0.0)
    mean = sum(scores) / len(scores)
    if long < 0.8:
        return 0.4 * mean
    return mean * (0.85 if len(few) == 1 and len(many) > 1 else 1.0)


def lists_alike(ones: tuple[Person, ...], others: tuple[Person, ...]) -> float:
    """Say in 0..1 how alike two lists of contributors are; a list cut short by “et al.” loses little."""
    few, many = (ones, others) if len(ones) <= len(others) else (others, ones)
    few = few[:12]
    if not few:
        return 0.0
    near = [_nearest(one, many, at) for at, one in enumerate(few)]
    mean = sum(near) / len(near)
    first = alike(few[0], many[0])
    missing = 1.0 - 0.08 * min(len(many) - len(few), 3)
    return max(mean, 0.5 * mean + 0.5 * first) * missing


def _nearest(one: Person, many: tuple[Person, ...], at: int) -> float:
    """Compare with the one at the same place, then with those around it."""
    here = alike(one, many[at])
    return here if here > 0.8 else max(here, *(alike(one, other) for other in many[max(0, at - 5) : at + 6]))
