"""Is it the same journal or book around it? Abbreviated, variant and translated names."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from dragoman.match.titles import Title, read_title, split
from dragoman.match.word import word, word_alike
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.text.script import dominant_script

_SMALL = frozenset(
    "a an and the of in on for to de la le les du des der die das und et e y del della di i v na o w its from "
    "l d s fur fuer für im am zu fi al el ve и в و در في".split()
)
"""Words a journal's abbreviation leaves out."""


_OTHER_SERIES = 0.6
"""How alike two names are that differ in their number or letter only."""

_MOST = 6
"""So many forms of a name are looked at."""
_PLACE = re.compile(r"[(\[][^()\[\]]{2,60}[)\]]")
_SHORTENED = re.compile(r"(?:^\s*|(?<![^\W\d_])(?=[^\W\d_]{1,6}\.))[^\W\d_]+\.\s")
"""One word before the first full stop, or a short one before any: it ends an abbreviation, not the title proper."""
_RUN_TOGETHER = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])")
"""Where a word begins in abbreviations such as ChHist."""
_TELLING_INITIALS = 4
"""Initials fewer than these fit too many names to be one of them."""
_SPELT_OTHERWISE = 80
"""Words whose letters agree by so much in a hundred may be one word."""
_ALWAYS_SMALL = _SMALL - {"am", "an"}
"""Words left out at the beginning too: there “Am” and “An” abbreviate American and Annals."""

_ACRONYM = 6
"""A name of one word so short may be made of initials."""

SAME = 0.9
"""Containers whose names are at least so alike are the same when no ISSN says otherwise."""


def container_names(record: Record) -> tuple[Title, ...]:
    """Prepare the names of a container: each form, without what stands in brackets, and run-together words parted.

    >>> from dragoman.record.form import forms
    >>> [one.words for one in container_names(Record(title=forms("ChHist")))]
    [('chhist',), ('ch', 'hist')]
    >>> [one.words for one in container_names(Record(title=forms("Acta Orientalia (Budapest)")))]
    [('acta', 'orientalia', 'budapest'), ('acta', 'orientalia')]
    """
    said = (other for form in (*record.title, *record.short_title) for other in _said(form))
    found = dict.fromkeys(read_title(one.value, one.lang.partition("-")[0]) for one in said)
    return tuple(one for one in found if one.words)[:_MOST]


def _said(form: Text) -> Iterator[Text]:
    if " = " in form.value:
        yield from (each for one in form.value.split(" = ") for each in _said(Text(one, form.lang)))
        return
    value = form.value.replace(".", " ") if _SHORTENED.search(form.value) else form.value
    yield Text(value, form.lang)
    bare = _PLACE.sub(" ", value)
    if bare != value and bare.strip():
        inside = _PLACE.search(value)
        yield Text(bare, form.lang)
        if inside and dominant_script(inside[0]) != dominant_script(bare):
            yield Text(inside[0], "")
    if " " not in value and _RUN_TOGETHER.search(value):
        yield Text(_RUN_TOGETHER.sub(" ", value), form.lang)


def places_differ(one: Record, other: Record) -> bool:
    """Say whether two names tell different places or years in brackets: Rheumatology (Oxford), Rheumatology (Delhi).

    >>> from dragoman.record.form import forms
    >>> names = ("AIDS (London, England)", "AIDS (Lond.)", "AIDS (Delhi)", "AIDS")
    >>> told = [Record(title=forms(name)) for name in names]
    >>> [places_differ(told[0], each) for each in told[1:]]
    [False, True, False]
    """
    ours, theirs = ([found[0] for form in each.title for found in _PLACE.finditer(form.value)] for each in (one, other))
    words = [[split(place) for place in side] for side in (ours, theirs)]
    pairs = [(a, b) for a in words[0] for b in words[1] if a and b]
    return bool(pairs) and not any(a[0].startswith(b[0]) or b[0].startswith(a[0]) for a, b in pairs)


def one_name(a: Title, b: Title) -> bool:
    """Say whether two names are the same but for spelling, abbreviation, script, articles and a subtitle: stricter than
    likeness, which takes a name for its longer neighbour.

    >>> from dragoman.match.titles import read_title
    >>> one_name(read_title("Physical Review"), read_title("Physical Review Letters"))
    False
    >>> one_name(read_title("Journal of Physics D: Applied Physics"), read_title("J. Phys. D"))
    True
    """
    if a.packed or b.packed or a.script != b.script:
        return containers_alike((a,), (b,)) >= SAME
    whole, main = (_telling(a.words), _telling(b.words)), (_telling(a.main), _telling(b.main))
    return any(_same_words(ours, theirs) for ours in {whole[0], main[0]} for theirs in {whole[1], main[1]})


def _same_words(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if not ours or not theirs or 1 == min(len(ours), len(theirs)) < max(len(ours), len(theirs)) < _TELLING_INITIALS:
        return "".join(ours) == "".join(theirs) != ""
    return _short_of(ours, theirs) or "".join(ours) == "".join(theirs)


def containers_alike(ones: tuple[Title, ...], others: tuple[Title, ...]) -> float:
    """Say in 0..1 how alike the names of two containers are, over all their forms; from :data:`SAME` on they are one.

    >>> from dragoman.record.form import forms
    >>> told = [Record(title=forms(name)) for name in ("Middle East. Stud.", "Middle Eastern Studies")]
    >>> containers_alike(*map(container_names, told)) >= SAME
    True
    """
    return max((_alike(a, b) for a in ones for b in others), default=0.0)


@lru_cache(maxsize=1 << 13)
def _alike(a: Title, b: Title) -> float:
    if a.words == b.words:
        return 1.0
    if a.packed or b.packed:
        return fuzz.ratio(a.spelt, b.spelt) / 100
    ours, theirs = _telling(a.words), _telling(b.words)
    if a.script != b.script:
        return _heard(ours, theirs)
    if _numbered_otherwise(a.words, b.words):
        return _OTHER_SERIES
    if abbreviates(ours, theirs) or abbreviates(theirs, ours):
        return 0.95 if min(len(ours), len(theirs)) > 1 or max(len(ours), len(theirs)) >= _TELLING_INITIALS else 0.88
    heads = _telling(a.main), _telling(b.main)
    if heads != (ours, theirs) and min(map(len, heads)) and _short_of(*heads):
        return 0.92
    one, other = " ".join(ours), " ".join(theirs)
    near = fuzz.token_sort_ratio(one, other) / 100
    return max(near, 0.88 * fuzz.token_set_ratio(one, other) / 100) if min(len(ours), len(theirs)) > 1 else near


def _numbered_otherwise(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Say whether two names differ in their number or letter: Physica A and Physica B, Studies 1 and Studies 10."""
    mine, others = ({one for one in words if one.isdecimal() or len(one) == 1} for words in (ours[1:], theirs[1:]))
    mine, others = mine - _SMALL, others - _SMALL
    return bool(mine and others) and not mine & others and len(ours) == len(theirs)


def _short_of(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one == other or abbreviates(one, other) or abbreviates(other, one)


def _heard(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """Compare names of two scripts word by word."""
    few, many = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    found = [max(word_alike(word(one), word(other)) for other in many) for one in few]
    return sum(found) / max(len(few), 0.8 * len(many)) if found else 0.0


@lru_cache(maxsize=1 << 13)
def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    first, rest = words[:1], words[1:]
    told = (*(one for one in first if one not in _ALWAYS_SMALL), *(one for one in rest if one not in _SMALL))
    return tuple(word(one).latin for one in told) or words


def initials(words: tuple[str, ...]) -> str:
    """Give the initials of a name's telling words, which it shares with its abbreviations.

    >>> initials(("journal", "of", "persian", "studies")), initials(("j", "pers", "stud"))
    ('jps', 'jps')
    """
    telling = _telling(words)
    return telling[0] if len(telling) == 1 and len(telling[0]) <= _ACRONYM else "".join(one[:1] for one in telling)


def starts(name: Title) -> str:
    """Give the letters that the telling words of a name begin with; all letters of one that may be made of initials.

    Names that are alike or shortened share most of them.

    >>> from dragoman.match.titles import read_title
    >>> starts(read_title("Middle Eastern Studies")), starts(read_title("PNAS"))
    ('mes', 'pnas')
    """
    return name.spelt[:_ACRONYM] if name.packed else initials(name.words)


def abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether each word of the short name begins (or shortens) the word of the long one in its place, or whether
    the short name is made of the long one's initials.

    >>> abbreviates(("middle", "east", "stud"), ("middle", "eastern", "studies"))
    True
    >>> abbreviates(("pnas",), ("proceedings", "national", "academy", "sciences"))
    True
    """
    if len(short) == 1 and len(long) > 1:
        return len(short[0]) > 1 and "".join(one[0] for one in long) == short[0]
    return len(short) == len(long) and all(_shortens(a, b) for a, b in zip(short, long, strict=True))


def _shortens(short: str, long: str) -> bool:
    if long.startswith(short):
        return short == long or not long.isdecimal()
    if len(short) >= len(long) or not short or short[0] != long[0]:
        return min(len(short), len(long)) > 3 and fuzz.ratio(short, long) > _SPELT_OTHERWISE
    rest = iter(long)
    return len(short) > 2 and all(letter in rest for letter in short)
