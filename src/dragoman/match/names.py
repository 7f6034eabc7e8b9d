"""Is it the same name, in whichever script, order and abbreviation it is written?"""

from functools import lru_cache

import msgspec

from dragoman.match.titles import split
from dragoman.match.word import Word, spoken, word, word_alike
from dragoman.record.name import Contributor, Name
from dragoman.text.script import dominant_script
from dragoman.text.transliterate import romanise

_OTHERS = frozenset({"others", "al", "alii", "und", "dr", "др", "ve", "digerleri", "et"})
"""Words in a list of names that name nobody."""
_COMPOUND = (
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "皇甫", "东方", "東方", "公孙", "公孫", "慕容", "令狐",
    "端木",
)  # fmt: skip
"""Chinese family names of two characters."""


class NameForm(msgspec.Struct, frozen=True):
    """One form of a name: romanised folded words of the family and given name.

    ``parted`` is false when it is not known which words are the family name; then ``family`` holds all.
    """

    family: tuple[Word, ...]
    given: tuple[Word, ...] = ()
    parted: bool = True


class Person(msgspec.Struct, frozen=True):
    """A contributor as compared: all forms of the name, and identifiers such as an ORCID."""

    forms: tuple[NameForm, ...]
    identifiers: frozenset[str] = frozenset()


def person(contributor: Contributor) -> Person:
    """Prepare a contributor."""
    prepared = tuple(made for name in contributor.names if (made := _form(name)).family)
    return Person(prepared, frozenset(f"{one.scheme}:{one.value}" for one in contributor.identifiers))


@lru_cache(maxsize=1 << 16)
def _form(name: Name) -> NameForm:
    if name.family:
        family = _words(" ".join(part for part in (name.particle, name.family) if part))
        return NameForm(family, _words(name.given), parted=bool(name.given))
    literal = name.literal or name.given
    if dominant_script(literal) == "Hani" and len(literal.replace(" ", "")) <= 4 and "·" not in literal:
        cut = 2 if literal.startswith(_COMPOUND) else 1
        return NameForm(_words(literal[:cut]), _words(literal[cut:]))
    if "," in literal:
        surname, _, rest = literal.partition(",")
        return NameForm(_words(surname), _words(rest))
    return NameForm(_words(literal), (), parted=False)


def _words(text: str) -> tuple[Word, ...]:
    if dominant_script(text) != "Hani":
        return tuple(word(one) for one in split(text) if one not in _OTHERS)
    pieces = [piece for piece in text.replace("・", "·").split("·") if piece]
    return tuple(spoken("".join(split(romanise(piece, "zh"))), piece if len(piece) > 2 else "") for piece in pieces)


def person_keys(one: Person) -> tuple[str, ...]:
    """Give the sound keys of the family names (of all words where it is not known which is the family name)."""
    return tuple(dict.fromkeys(word.sound for form in one.forms for word in form.family if len(word.latin) > 1))


def alike(one: Person, other: Person) -> float:
    """Say in 0..1 how alike two names are; shared ORCID is 1, differing ORCIDs 0."""
    if one.identifiers and other.identifiers:
        schemes = {value.partition(":")[0] for value in one.identifiers & other.identifiers}
        if schemes:
            return 1.0
    return max((_alike(a, b) for a in one.forms for b in other.forms), default=0.0)


@lru_cache(maxsize=1 << 16)
def _alike(a: NameForm, b: NameForm) -> float:
    if a == b:
        return 1.0
    if not (a.parted and b.parted):
        return _bags(a.family + a.given, b.family + b.given)
    straight = _parted(a, b)
    if straight >= 0.6:
        return straight
    swapped = 0.92 * _parted(a, NameForm(b.given, b.family))
    return max(straight, swapped, 0.95 * _bags(a.family + a.given, b.family + b.given))


def _parted(a: NameForm, b: NameForm) -> float:
    names = _cover(a.family, b.family)
    if names < 0.6:
        return 0.4 * names
    if not a.given or not b.given:
        return 0.85 * names
    return names * (0.35 + 0.65 * _givens(a.given, b.given))


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
    return Word("".join(one.latin for one in words), "".join(one.sound for one in words))


def _given(a: Word, b: Word) -> float:
    if len(a.latin) == 1 or len(b.latin) == 1:
        return 0.9 if a.initial == b.initial else 0.1
    alike = word_alike(a, b)
    if alike >= 0.8:
        return alike
    if min(len(a.latin), len(b.latin)) <= 3 and (b.sound.startswith(a.sound) or a.sound.startswith(b.sound)):
        return 0.7
    return alike * 0.6


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
    near = [max(alike(one, another) for another in many[max(0, at - 6) : at + 7]) for at, one in enumerate(few)]
    mean = sum(near) / len(near)
    first = alike(few[0], many[0])
    missing = 1.0 - 0.08 * min(len(many) - len(few), 3)
    return max(mean, 0.5 * mean + 0.5 * first) * missing
