"""Gathers spellings of the journal's name from the article's own notes ("Politics, Religion & Ideology").

A feed that strips punctuation from names makes two journals of one. The notes cite it as it is printed.
"""

from dragoman.record.finding import Report
from dragoman.record.form import Text, joined
from dragoman.record.model import Record
from dragoman.record.printed_name import printed_name

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
    best, count = printed_name(name.value, (note.text for note in record.notes))
    if not best or best in {form.value for form in journal.title}:
        return record
    report.add("container.spelling", printed=best, feed=name.value, count=count)
    report.sure("title", _SURE)
    return record.replace(container=journal.replace(title=joined((Text(best, name.lang),), journal.title)))


PASS = gather_names
