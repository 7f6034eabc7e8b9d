"""Gathers spellings of the journal's name from the article's own notes ("Politics, Religion & Ideology").

A feed that strips punctuation from names makes two journals of one. The notes cite it as it is printed.
"""

import re
from collections import Counter

from dragoman.record.finding import Report
from dragoman.record.form import Text, joined
from dragoman.record.model import Record

_MARKS = r"[\s,;:&.·–—-]{1,4}"
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*|&")
_FEWEST = 2
"""A spelling must stand there so often."""
_SURE = 0.8


def gather_names(record: Record, report: Report) -> Record:
    """Add the spelling that the notes use most often, before the feed's, when it differs in punctuation alone.

    >>> from dragoman.record.model import Note
    >>> notes = (Note("1", "Bagirov, ‘Nar’, Qafqaz, Tarix və Din, 3 (2011)"), Note("2", "Qafqaz, Tarix və Din, p. 2"))
    >>> journal = Record(type="periodical", title=(Text("Qafqaz Tarix və Din", "az"),))
    >>> gather_names(Record(container=journal, notes=notes), Report()).container.title[0].value
    'Qafqaz, Tarix və Din'
    """
    journal = record.container
    if not record.notes or journal is None or not journal.title or journal.type != "periodical":
        return record
    name = journal.title[0]
    words = _WORD.findall(name.value)
    if len(words) < _FEWEST:
        return record
    pattern = re.compile(r"(?<!\w)" + _MARKS.join(map(re.escape, words)) + r"(?!\w)")
    told = Counter(" ".join(found.split()) for note in record.notes for found in pattern.findall(note.text))
    best, count = max(told.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    if count < _FEWEST or best in {form.value for form in journal.title} or len(best) <= len(name.value):
        return record
    report.add("container.spelling", printed=best, feed=name.value, count=count)
    report.sure("title", _SURE)
    return record.replace(container=journal.replace(title=joined((Text(best, name.lang),), journal.title)))


PASS = gather_names
