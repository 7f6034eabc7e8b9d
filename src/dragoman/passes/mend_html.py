"""Mends texts with mark-up or entities in them ("<jats:p>", "&amp;amp;", "H<sub>2</sub>O")."""

from dragoman.passes.forms import texts, with_texts
from dragoman.record.finding import Report
from dragoman.record.model import Record
from dragoman.text.markup import plain


def mend_html(record: Record, report: Report) -> Record:
    """Take tags out and resolve entities, also escaped twice; "p < 0.05" stays.

    >>> from dragoman.record.form import Text
    >>> mend_html(Record(title=(Text("Cəfər &amp;amp; <i>Qarabağ</i>"),)), Report()).title[0].value
    'Cəfər & Qarabağ'
    """
    text = texts(record)
    return with_texts(record, _plain) if "<" in text or "&" in text else record


def _plain(text: str) -> str:
    return plain(text) if "<" in text or "&" in text else text


PASS = mend_html
