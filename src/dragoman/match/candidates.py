"""Whom to compare a record with? Its match keys: two records of one work share at least one of them."""

from collections.abc import Iterator
from itertools import combinations

from dragoman.match.names import person_keys
from dragoman.match.sketch import Sketch, sketch
from dragoman.match.titles import Title
from dragoman.match.word import coarse
from dragoman.record.model import Record

LIMIT = 12
"""A key that more works than this have says too little and is passed over."""

_TITLE_LENGTH = 44
_SHORT = 10
_RAREST = 3
"""So many meanings of a title are taken; those further down the table of terms are the rarer ones."""


def keys(record: Record) -> tuple[str, ...]:
    """Give the match keys of a record, each once.

    ``i:`` identifiers; ``t:`` the title run together, Chinese in pinyin (short titles with the year); ``w:`` the sounds
    of two of its three longest words with the year; ``x:`` the first name's sound with that of the longest word;
    ``m:`` two of the rarest meanings of its words with the year; ``a:`` the sounds of a name with the year; ``p:``
    volume, page and year. A year stands for itself and the next one, so that neighbours meet.
    """
    return sketch_keys(sketch(record))


def sketch_keys(one: Sketch) -> tuple[str, ...]:
    """Give the match keys of a record already prepared."""
    found = [f"i:{value}" for value in sorted(one.identifiers)]
    spans = year_spans(one.years)
    for form in one.titles:
        found += _title_keys(form, spans)
    found += _name_keys(one, spans)
    found += _page_keys(one, spans)
    return tuple(dict.fromkeys(found))


def year_spans(years: tuple[int, ...]) -> tuple[str, ...]:
    """Give names of two-year spans such that years that differ by one share a span.

    >>> year_spans((2022,)), year_spans((2023,))
    (('1011',), ('1011', '1012'))
    """
    return tuple(dict.fromkeys(str(half) for year in years for half in (year // 2, (year + 1) // 2)))


def _title_keys(form: Title, spans: tuple[str, ...]) -> Iterator[str]:
    wholes = (form.spelt,) if form.packed else ("".join(form.main), form.joined)
    for whole in dict.fromkeys(wholes):
        if len(whole) >= _SHORT:
            yield f"t:{whole[:_TITLE_LENGTH]}"
        else:
            yield from (f"t:{whole}:{span}" for span in spans or ("",))
    longest = long_sounds(form)
    pairs = combinations(longest, 2) if len(longest) > 2 else ()
    yield from (f"w:{one}+{other}:{span}" for one, other in pairs for span in spans or ("",))
    rare = sorted({number for meant in form.meant for number in meant or ()}, reverse=True)[:_RAREST]
    yield from (f"m:{one}+{other}:{span}" for one, other in combinations(rare, 2) for span in spans)


def long_sounds(form: Title) -> list[str]:
    """Give the coarse sounds of the three words of a title that sound longest, in alphabetical order."""
    if form.packed:
        return []
    sounds = {coarse(one.sound) for one in form.heard if len(one.latin) > 3}
    return sorted(sorted(sounds, key=lambda each: (-len(each), each))[:3])


def _name_keys(one: Sketch, spans: tuple[str, ...]) -> Iterator[str]:
    people = [person_keys(each) for each in one.named[:2]]
    if not people or not people[0]:
        return
    firsts = people[0][:6]
    if len(people) > 1 and people[1]:
        pairs = {"+".join(sorted((first, people[1][0]))) for first in firsts if "." not in first}
        yield from (f"a:{pair}:{span}" for pair in sorted(pairs) for span in spans)
    else:
        yield from (f"a:{first}:{span}" for first in firsts for span in spans)
    sounds = {each for form in one.titles for each in long_sounds(form) if len(each) > 3}
    long = sorted(sounds, key=lambda each: (-len(each), each))[:2]
    yield from (f"x:{first}:{each}" for first in firsts if "." not in first for each in long)


def _page_keys(one: Sketch, spans: tuple[str, ...]) -> Iterator[str]:
    if not one.first:
        return
    if one.volume:
        yield from (f"p:{one.volume}:{one.first}:{span}" for span in spans or ("",))
    if one.last and one.last != one.first:
        yield from (f"p:{one.first}-{one.last}:{span}" for span in spans)
