"""Parts an abstract into which the whole article ran: keywords, disclosure, notes, biography, references …"""

import re
from collections.abc import Sequence

from dragoman.passes.labels import parts, without_label
from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.model import Record, Section, SectionKind
from dragoman.text.language import guess_language
from dragoman.text.tag import language

_KINDS: dict[str, SectionKind] = {
    "disclosure": "disclosure", "biography": "biography", "funding": "funding", "references": "references",
    "acknowledgements": "acknowledgements", "data": "data", "ethics": "ethics", "correction": "correction",
    "contents": "contents", "notes": "notes", "classification": "other", "keywords": "other", "other": "other",
}  # fmt: skip
"""A part that a label opens → the kind of section it becomes (keywords only where the record has some already)."""
_SURE, _ONE_LABEL = 0.95, 0.85
_HEADING = re.compile(r"([^\W\d_][^\n\d,;:!?]{3,60}?)\s*(?=\1\W)")
"""A name printed as the heading of the text about its bearer, and glued to the name that the text begins with."""

_Piece = tuple[str, str, str]


def part_article(record: Record, report: Report) -> Record:
    """Part the abstracts at their labels; a clean abstract is left as it is. Label and text of each part stay exact.

    >>> text = "بحران قره‌باغ بررسی می‌شود.واژگان کلیدی: ایران، هویت.تعارض منافع: ندارد."
    >>> after = part_article(Record(abstract=(Text(text, "fa"),)), Report())
    >>> after.abstract[0].value, after.keywords[0].value, after.sections[0].kind
    ('بحران قره‌باغ بررسی می‌شود.', 'ایران، هویت.', 'disclosure')
    """
    pieces = [(form, () if form.is_machine else _merged(tuple(parts(form.value)))) for form in record.abstract]
    if all(len(found) < 2 for _, found in pieces):
        return record
    after = record.replace(abstract=())
    for form, found in pieces:
        after = _with(after, form, found) if len(found) > 1 else after.replace(abstract=(*after.abstract, form))
    labels = [label.strip() for _, found in pieces for _, label, _ in found if label]
    report.add("article.parted", labels=" | ".join(labels))
    report.sure("abstract", _SURE if len(labels) > 1 else _ONE_LABEL)
    return after


def _merged(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Join a label without a text of its own ("Additional information") to the label after it."""
    merged: list[_Piece] = []
    for part, label, text in pieces:
        if merged and not merged[-1][2].strip() and merged[-1][0]:
            label = merged[-1][1] + merged[-1][2] + label
            merged.pop()
        merged.append((part, label, text))
    return merged


def _with(record: Record, form: Text, pieces: list[_Piece]) -> Record:
    """Put the pieces of one abstract where they belong."""
    for part, label, text in pieces:
        if part in {"", "abstract"}:
            record = _with_abstract(record, form, text.strip(), label)
        elif part == "keywords" and not _has_keywords(record, form.lang) and text.strip():
            record = record.replace(keywords=(*record.keywords, Text(text.strip(), form.lang)))
        else:
            label, text = _headed(label, text) if part == "biography" else (label, text)
            section = Section(_KINDS[part], Text(text.strip(), form.lang), label)
            record = record.replace(sections=(*record.sections, section))
    return record


def _headed(label: str, text: str) -> tuple[str, str]:
    """Let the label end with the heading of a biography; joined, they stay the text of the source.

    >>> _headed("Notes on contributors", "Lâle AydınLâle Aydın is a historian.")
    ('Notes on contributorsLâle Aydın', 'Lâle Aydın is a historian.')
    """
    heading = _HEADING.match(text)
    return (label + heading[0], text[heading.end() :]) if heading else (label, text)


def _with_abstract(record: Record, form: Text, text: str, label: str) -> Record:
    """Add an abstract; behind a label of its own it may be in another language."""
    text = without_label(text, "abstract")
    lang = (guess_language(text)[0] or form.lang) if label and record.abstract else form.lang
    return record.replace(abstract=(*record.abstract, Text(text, lang))) if text else record


def _has_keywords(record: Record, lang: str) -> bool:
    return any(language(one.lang) == language(lang) for one in record.keywords)


PASS = part_article
