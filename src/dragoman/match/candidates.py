"""Whom to compare a record with? Its match keys: two records of one work share at least one of them."""

from collections.abc import Iterator

from dragoman.match.names import Person, person_keys
from dragoman.match.sketch import Sketch, sketch
from dragoman.match.titles import Title
from dragoman.match.word import word
from dragoman.record.model import Record

LIMIT = 64
"""A key that more works than this have says too little and is passed over."""

_TITLE_LENGTH = 44
_SHORT = 10


def keys(record: Record) -> tuple[str, ...]:
    """Give the match keys of a record, each once.

    ``i:`` identifiers; ``t:`` the title run together (short titles with the year); ``w:`` its two longest words with
    the year; ``x:`` the first name's sound with a long word; ``a:`` the sounds of all names with the year;
    ``p:`` volume, page and year. A year stands for itself and the next one, so that neighbours meet.
    """
    return sketch_keys(sketch(record))


def sketch_keys(one: Sketch) -> tuple[str, ...]:
    """Give the match keys of a record already prepared."""
    found = [f"i:{value}" for value in sorted(one.identifiers)]
    spans = year_spans(one.years)
    for form in one.titles:
        found += _title_keys(form, spans)
    sounds = _sounds(one)
    found += _name_keys(one, sounds, spans)
    found += _page_keys(one, spans)
    return tuple(dict.fromkeys(found))


def year_spans(years: tuple[int, ...]) -> tuple[str, ...]:
    """Give names of two-year spans such that years that differ by one share a span.

    >>> year_spans((2022,)), year_spans((2023,))
    (('1011',), ('1011', '1012'))
    """
    return tuple(dict.fromkeys(str(half) for year in years for half in (year // 2, (year + 1) // 2)))


def _title_keys(form: Title, spans: tuple[str, ...]) -> Iterator[str]:
    for words in dict.fromkeys((form.main, form.words)):
        whole = "".join(words)
        if len(whole) >= (_SHORT // 2 if form.packed else _SHORT):
            yield f"t:{whole[:_TITLE_LENGTH]}"
        else:
            yield from (f"t:{whole}:{span}" for span in spans or ("",))
    if not form.packed:
        longest = sorted(set(form.words), key=lambda word: (-len(word), word))[:3]
        pairs = [longest[:2], longest[::2]] if len(longest) == 3 else []
        yield from (f"w:{'+'.join(sorted(pair))}:{span}" for pair in pairs for span in spans or ("",))


def _sounds(one: Sketch) -> list[tuple[str, ...]]:
    return [person_keys(each) for each in (one.people or one.editors)[:4]]


def _name_keys(one: Sketch, sounds: list[tuple[str, ...]], spans: tuple[str, ...]) -> Iterator[str]:
    if not sounds or not sounds[0]:
        return
    firsts = sounds[0][:3]
    for long in _long_words(one.titles):
        yield from (f"x:{first}:{long}" for first in firsts)
    if len(sounds) > 1 and sounds[1]:
        yield from (f"a:{'+'.join(sorted((first, sounds[1][0])))}:{span}" for first in firsts[:2] for span in spans)
    else:
        given = _given(one)
        yield from (f"a:{first}.{given}:{span}" for first in firsts for span in spans)


def _given(one: Sketch) -> str:
    people: tuple[Person, ...] = one.people or one.editors
    form = people[0].forms[0]
    return form.given[0].initial if form.given else ""


def _long_words(titles: tuple[Title, ...]) -> tuple[str, ...]:
    long = {word(one).latin for form in titles if not form.packed for one in form.words if len(one) > 4}
    return tuple(sorted(long, key=lambda each: (-len(each), each))[:2])


def _page_keys(one: Sketch, spans: tuple[str, ...]) -> Iterator[str]:
    if not one.first:
        return
    if one.volume:
        yield from (f"p:{one.volume}:{one.first}:{span}" for span in spans or ("",))
    if one.last and one.last != one.first:
        yield from (f"p:{one.first}-{one.last}:{span}" for span in spans)
