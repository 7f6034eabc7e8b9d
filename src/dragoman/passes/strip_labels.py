"""Strips the label off an abstract ("ABSTRACT", "摘要", "چکیده:") or off a list of keywords ("Açar sözlər:")."""

from dragoman.passes.labels import without_label
from dragoman.record.finding import Report
from dragoman.record.form import Forms, Text
from dragoman.record.model import Record

_SURE = {"abstract": 0.95, "keywords": 0.98}


def strip_labels(record: Record, report: Report) -> Record:
    """Take leading labels off the abstracts and off the first keyword.

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
    """Strip every abstract, but only a list's first keyword: there the label of the list stands."""
    many = len(forms) if part == "abstract" else 1
    values = [without_label(form.value, part) for form in forms[:many]]
    pairs = zip(values, forms[:many], strict=True)
    bare = *(Text(value, form.lang) for value, form in pairs if value.strip()), *forms[many:]
    return _bare(bare, part) if part == "keywords" and bare and len(bare) < len(forms) else bare


PASS = strip_labels
