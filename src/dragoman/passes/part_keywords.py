"""Parts keywords that stand in one string: at separators, else where two words were glued ("Warcoup", "realismIran").

A capital after a small letter is a seam. Inside a run of small letters the seams are found by the record's own words:
"Warcoupconstructivist" falls into three words of its title and abstract.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from dragoman.record.finding import Report
from dragoman.record.form import Forms, Text
from dragoman.record.model import Record
from dragoman.text.script import dominant_script

_SEPARATOR = re.compile(r"(?:(?<!\s)[^\S\n\t]++)?[;；؛•·|、\n\t]++\s*|(?<!\s)\s++[–—]\s+|(?:(?<!\s)\s++)?,{2,}\s*")
_COMMA = re.compile(r"(?:(?<!\s)\s++)?[,，،]\s*")
_SIGNS = re.compile(r"[;；؛•·|、\n\t,，،–—]")
"""A short keyword without any of these is whole."""
_SEAM = re.compile(r"(?<=[a-zß-öø-ÿāăąćčďđēėęěğģīįıķĺļľłńņňŏőœŕřśşšţťūůűųźżžə0-9)\u0430-\u044f\u0451-\u045f])"
                   r"(?=[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŎŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽƏ\u0410-\u042f\u0401-\u040f])")  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:[-’'\u200c][^\W\d_]+)*")
_INVERTED = re.compile(r",\s*(?:the|of|[^,]*\bof(?: the)?)$", re.IGNORECASE)
_LONG = 12
"""A keyword of so few signs is not looked into, nor a word in it of fewer than half of them."""
_SHORTEST = 3
_NO_KEYWORDS = frozenset(
    "the and for with from over under into out off upon not its der die das und les des una".split()
)
_LONGEST_TEXT = 20_000
_AT_SEPARATORS, _AT_CAPITALS, _BY_WORDS = 1.0, 0.85, 0.7


def part_keywords(record: Record, report: Report) -> Record:
    """Part each language's keywords when they stand in one string; say how sure the seams are.

    >>> part_keywords(Record(keywords=(Text("قره‌باغ؛ ایران", "fa"),)), Report()).keywords
    (Text(value='قره‌باغ', lang='fa'), Text(value='ایران', lang='fa'))
    >>> record = Record(abstract=(Text("The coup and the war in Iran."),), keywords=(Text("Gulf WarcoupIran"),))
    >>> [one.value for one in part_keywords(record, Report()).keywords]
    ['Gulf War', 'coup', 'Iran']
    """
    sure: list[float] = []
    before: Forms = ()
    parted = record.keywords
    while parted != before:
        before, parted = parted, _all_parted(parted, record, sure)
    if parted == record.keywords:
        return record
    confidence = min(sure, default=_AT_SEPARATORS)
    if confidence < _AT_SEPARATORS:
        report.add("keywords.unglued", keywords=" | ".join(one.value for one in parted), confidence=confidence)
    report.sure("keywords", confidence)
    return record.replace(keywords=parted)


def _all_parted(keywords: Forms, record: Record, sure: list[float]) -> Forms:
    parted = (part for form in keywords for part in _parted(form, keywords, record, sure))
    return tuple(dict.fromkeys(parted))


def _parted(form: Text, keywords: Forms, record: Record, sure: list[float]) -> Iterator[Text]:
    if form.value and len(form.value) <= _LONG and not _SIGNS.search(form.value):
        yield form
        return
    pieces = [one for one in _SEPARATOR.split(form.value) if one]
    alone = _is_alone(form, keywords)
    if len(pieces) == 1 and (alone or len(_COMMA.findall(form.value)) > 1) and not _INVERTED.search(form.value):
        pieces = [one for one in _COMMA.split(form.value.rstrip(".。")) if one]
    if len(pieces) == 1 and alone:
        pieces = _unglued(form.value, record, sure)
    elif pieces != [form.value]:
        sure.append(_AT_SEPARATORS)
    ended = len(pieces) > 1
    for number, piece in enumerate(pieces):
        last = ended and number == len(pieces) - 1
        yield Text(_bare(piece) if last else piece, form.lang)


def _bare(piece: str) -> str:
    """Take the full stop off the end of a list, not off an abbreviation ("U.S.")."""
    return piece[:-1] if piece.endswith((".", "。")) and "." not in piece[:-1] else piece


def _is_alone(form: Text, keywords: Forms) -> bool:
    """Say whether it is the only keyword in its script (tags may still be missing)."""
    if len(keywords) == 1:
        return True
    script = dominant_script(form.value)
    return sum(dominant_script(one.value) == script for one in keywords) == 1


def _unglued(value: str, record: Record, sure: list[float]) -> list[str]:
    """Part a string at its seams; a word that the record itself writes so ("GeoGebra") has none."""
    if len(value) <= _LONG:
        return [value]
    forms = (*record.title, *record.abstract)
    text = " ".join(form.value for form in forms if not form.is_machine)[:_LONGEST_TEXT]
    words = {one.casefold() for one in _WORD.findall(text)}
    spelled = set(_WORD.findall(text))
    pieces: list[str] = []
    for token in value.split():
        capitals = [token] if token in spelled else [one for one in _SEAM.split(token) if one]
        inside = [part for one in capitals for part in _by_words(one, words)]
        sure += [_AT_CAPITALS] * (len(capitals) > 1) + [_BY_WORDS] * (len(inside) > len(capitals))
        if pieces:
            pieces[-1] += " " + inside[0]
            pieces += inside[1:]
        else:
            pieces = inside
    return pieces


def _by_words(token: str, words: set[str]) -> list[str]:
    """Part a run of letters into known words: the fewest that cover it, or leave it whole."""
    folded = token.casefold()
    if len(token) * 2 < _LONG or len(folded) != len(token) or folded in words or not token.isalpha():
        return [token]
    ends = _cover(folded, frozenset(one for one in words - _NO_KEYWORDS if len(one) >= _SHORTEST and one in folded))
    return [token[start:end] for start, end in zip((0, *ends), ends, strict=False)] if ends else [token]


@lru_cache(maxsize=1024)
def _cover(run: str, words: frozenset[str]) -> tuple[int, ...]:
    """Give where the words end that cover a run, as few as can be; () when they cannot."""
    best: list[tuple[int, ...] | None] = [()] + [None] * len(run)
    for end in range(1, len(run) + 1):
        for word in words:
            before = best[end - len(word)] if len(word) <= end and run.endswith(word, 0, end) else None
            if before is not None and (best[end] is None or len(before) + 1 < len(best[end] or ())):
                best[end] = (*before, end)
    return best[-1] or ()


PASS = part_keywords
