"""Makes a citation key for a record that has none: family name, year, first telling word of the title."""

from dragoman.record.citation_key import citation_key
from dragoman.record.finding import Report
from dragoman.record.model import Record


def make_key(record: Record, report: Report) -> Record:
    """Make the key; the same record always gets the same one. A record that says nothing gets none.

    >>> from dragoman.record.date import Date
    >>> from dragoman.record.form import Text
    >>> from dragoman.record.name import Contributor, Name
    >>> author = Contributor((Name(family="Abbaszadeh Fathabadi", given="Mehdi"),))
    >>> title = (Text("The Constructivist Analysis", "en"),)
    >>> make_key(Record(contributors=(author,), issued=Date("2022"), title=title), Report()).key
    'abbaszadeh_fathabadi_2022_constructivist'
    """
    if record.key or not (record.contributors or record.title):
        return record
    return record.replace(key=citation_key(record))


PASS = make_key
