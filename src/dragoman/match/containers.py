"""Is it the same journal or book around it? Abbreviated, variant and translated names."""

from functools import lru_cache

from rapidfuzz import fuzz

from dragoman.match.titles import Title, titles
from dragoman.match.word import word, word_alike
from dragoman.record.model import Record

_SMALL = frozenset(
    "a an and the of in on for to de la le les du des der die das und et e y del della di i v na o w its from "
    "l d s fur fuer für im am zu fi al el ve и в و در في".split()
)
"""Words a journal's abbreviation leaves out."""


_ACRONYM = 6
"""A name of one word so short may be made of initials."""

SAME = 0.9
"""Containers whose names are at least so alike are the same when no ISSN says otherwise."""


def same_container(one: Record, other: Record) -> bool:
    """Say whether two records describe one journal, series or book: by ISSN (and ISSN-L), else by the names.

    >>> from dragoman.record.form import forms
    >>> same_container(Record(title=forms("Middle East. Stud.")), Record(title=forms("Middle Eastern Studies")))
    True
    """
    ours, theirs = _issns(one), _issns(other)
    if ours and theirs:
        return bool(ours & theirs)
    called = (titles((*each.title, *each.short_title)) for each in (one, other))
    return containers_alike(*called) >= SAME


def _issns(record: Record) -> frozenset[str]:
    return frozenset(one.value for one in record.identifiers if "issn" in one.scheme)


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
    return bool(ours and theirs) and (_short_of(ours, theirs) or "".join(ours) == "".join(theirs))


def containers_alike(ones: tuple[Title, ...], others: tuple[Title, ...]) -> float:
    """Say in 0..1 how alike the names of two containers are, over all their forms."""
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
    if abbreviates(ours, theirs) or abbreviates(theirs, ours):
        return 0.95
    heads = _telling(a.main), _telling(b.main)
    if heads != (ours, theirs) and min(map(len, heads)) and _short_of(*heads):
        return 0.92
    one, other = " ".join(ours), " ".join(theirs)
    near = fuzz.token_sort_ratio(one, other) / 100
    return max(near, 0.9 * fuzz.token_set_ratio(one, other) / 100) if min(len(ours), len(theirs)) > 1 else near


def _short_of(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one == other or abbreviates(one, other) or abbreviates(other, one)


def _heard(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """Compare names of two scripts word by word."""
    few, many = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    found = [max(word_alike(word(one), word(other)) for other in many) for one in few]
    return sum(found) / max(len(few), 0.8 * len(many)) if found else 0.0


@lru_cache(maxsize=1 << 13)
def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word(one).latin for one in words if one not in _SMALL) or words


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

    >>> from dragoman.record.form import Text
    >>> starts(titles([Text("Middle Eastern Studies")])[0]), starts(titles([Text("PNAS")])[0])
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
        return True
    if len(short) >= len(long) or not short or short[0] != long[0]:
        return min(len(short), len(long)) > 3 and word_alike(word(short), word(long)) > 0.92
    rest = iter(long)
    return len(short) > 2 and all(letter in rest for letter in short)
