"""Strips the label off an abstract ("ABSTRACT", "摘要", "چکیده:") or off a list of keywords ("Açar sözlər:")."""

from dragoman.passes.labels import marks
from dragoman.record.finding import Report
from dragoman.record.form import Forms, Text
from dragoman.record.model import Record

_HEAD = 120
"""A label at the beginning is decided by so many characters."""
_SURE = {"abstract": 0.95, "keywords": 0.98}


def strip_labels(record: Record, report: Report) -> Record:
    """Take leading labels off the abstracts and the first keyword of each language.

    >>> strip_labels(Record(abstract=(Text("XülasəMəqalədə müharibə araşdırılır."),)), Report()).abstract[0].value
    'Məqalədə müharibə araşdırılır.'
    """
    found = {name: _bare(getattr(record, name), name) for name in ("abstract", "keywords") if getattr(record, name)}
    stripped = {name: forms for name, forms in found.items() if forms != getattr(record, name)}
    if not stripped:
        return record
    for name in stripped:
        report.sure(name, _SURE[name])
    return record.replace(**stripped)


def _bare(forms: Forms, part: str) -> Forms:
    bare = (Text(_without(form.value, part), form.lang) for form in forms)
    return tuple(one for one in bare if one.value.strip())


def _without(text: str, part: str) -> str:
    while (first := next(iter(marks(text[:_HEAD])), None)) and first.part == part and first.start == 0:
        text = text[first.body :]
    return text


PASS = strip_labels
