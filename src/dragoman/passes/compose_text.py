"""Composes letters and their marks to Unicode's normal form C, and takes control characters out."""

import re
from unicodedata import is_normalized, normalize

from dragoman.passes.forms import texts, with_texts
from dragoman.record.finding import Report
from dragoman.record.model import Record

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ufeff]")


def compose_text(record: Record, report: Report) -> Record:
    """Compose every text; zero-width joiners and direction marks stay where they are.

    >>> from dragoman.record.form import Text
    >>> compose_text(Record(title=(Text("Karabag\u0306"),)), Report()).title[0].value
    'Karabağ'
    """
    return record if _is_composed(texts(record)) else with_texts(record, _composed)


def _is_composed(text: str) -> bool:
    return is_normalized("NFC", text) and (text.isprintable() or not _CONTROL.search(text))


def _composed(text: str) -> str:
    return text if _is_composed(text) else normalize("NFC", _CONTROL.sub("", text))


PASS = compose_text
