"""Marks the machine translation of an abstract that had run together: keeps its true part, sets the rest aside.

What a machine makes of glued keywords and of notes is worse than nothing ("Iran|Azerbaijan" → "Milan"); only the part
before the first label is a translation of the abstract.
"""

import re

from dragoman.passes.labels import marks
from dragoman.record.finding import Report
from dragoman.record.form import Forms, Text
from dragoman.record.model import Record, Section
from dragoman.text.language import guess_language
from dragoman.text.tag import language, machine_translated

_URL = re.compile(r"https?://[\w./?=&%:#-]{4,200}")
_SHARED = 3
"""An abstract in another language with so many of the original's addresses translates the whole polluted text."""
_SURE = 0.9


def mark_machine(record: Record, report: Report) -> Record:
    """Cut machine-translated abstracts at their first label, after tagging those that give themselves away.

    >>> text = "本研究考察了外交。关键词:战争,米兰阿塞拜疆披露声明作者未报告利益冲突。注1见《伊朗国际》"
    >>> after = mark_machine(Record(abstract=(Text(text, "zh-t-en-t0-und"),)), Report())
    >>> after.abstract[0].value, after.sections[0].kind
    ('本研究考察了外交。', 'set_aside')
    """
    if len(record.abstract) < 2 and not any(one.is_machine for one in record.abstract):
        return record
    kept: list[Text] = []
    aside: list[Section] = []
    for form in _tagged(record.abstract):
        cut = next((one.start for one in marks(form.value) if one.start), 0) if form.is_machine else 0
        kept.append(Text(form.value[:cut].rstrip(), form.lang) if cut else form)
        aside += [Section("set_aside", Text(form.value[cut:], form.lang))] if cut else []
    if tuple(kept) == record.abstract:
        return record
    for one in aside:
        report.add("abstract.machine_polluted", count=len(one.text.value), lang=one.text.lang)
    report.sure("abstract", _SURE)
    return record.replace(abstract=tuple(kept), sections=record.sections + tuple(aside))


def _tagged(abstracts: Forms) -> Forms:
    """Tag abstracts that carry the original's apparatus along in another language."""
    if len(abstracts) < 2 or any(one.is_machine for one in abstracts):
        return abstracts
    first, *others = abstracts
    own = set(_URL.findall(first.value))
    return (first, *(_as_machine(one, first) if _carries(one, own) else one for one in others))


def _carries(form: Text, addresses: set[str]) -> bool:
    return len(addresses.intersection(_URL.findall(form.value))) >= _SHARED


def _as_machine(form: Text, original: Text) -> Text:
    source = original.lang or guess_language(original.value[:2000])[0]
    into = form.lang or guess_language(form.value[:2000])[0]
    return form if language(into) == language(source) else Text(form.value, machine_translated(into, source))


PASS = mark_machine
