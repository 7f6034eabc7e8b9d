"""Parts the apparatus: a run of numbered notes becomes one note each, byte for byte."""

from collections.abc import Iterator
from itertools import pairwise

from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.model import Note, Record, Section
from dragoman.text.numbered import Cut, cut_numbered

_HEADING_WORDS = 3
"""So few words before the first note are its heading."""


def cut_notes(text: str) -> tuple[Cut, ...]:
    """Cut a run of numbered notes apart; a heading before ("Notes") and after ("References") them is left out.

    Each cut tells ``label``, ``number``, and its place: marker and words at ``text[start:end]``, words alone at
    ``text[body:end]``. Text without notes gives none.

    >>> text = "Notes1 The war ended in 1992.2 ‘Goftogu’, Mehran, 2021.3 Там же. С. 5."
    >>> [text[one.body : one.end] for one in cut_notes(text)]
    ['The war ended in 1992.', '‘Goftogu’, Mehran, 2021.', 'Там же. С. 5.']
    """
    return cut_numbered(text)


def _told(text: str, cuts: tuple[Cut, ...], report: Report) -> tuple[Note, ...]:
    """Make the notes and note what was odd: numbers missing, counted anew, misread, or no notes at all."""
    if not cuts:
        report.add("notes.none", count=len(text))
    for one, following in pairwise(cuts):
        _compare(one, following, report)
    for one in cuts:
        if one.label.isalpha():
            report.add("notes.misread_label", label=one.label, number=one.number)
    return tuple(Note(one.label, text[one.body : one.end]) for one in cuts)


def _compare(one: Cut, following: Cut, report: Report) -> None:
    if not following.label:
        report.add("notes.unnumbered", count=following.end - following.start, before=one.label)
    elif following.number <= one.number:
        report.add("notes.restarted", label=following.label, before=one.label)
    elif following.number > one.number + 1:
        missing = following.number - one.number - 1
        report.add("notes.missing", before=one.label, after=following.label, count=missing)


def part_notes(record: Record, report: Report) -> Record:
    """Turn sections of notes into notes; what stands around the notes stays as a section."""
    if not any(one.kind == "notes" for one in record.sections):
        return record
    notes: list[Note] = list(record.notes)
    sections: list[Section] = []
    for section in record.sections:
        cuts = cut_notes(section.text.value) if section.kind == "notes" else ()
        if section.kind == "notes":
            notes += _told(section.text.value, cuts, report)
        sections += _left_over(section, cuts, report) if cuts else (section,)
    return record.replace(notes=tuple(notes), sections=tuple(sections)) if len(notes) > len(record.notes) else record


def _left_over(section: Section, cuts: tuple[Cut, ...], report: Report) -> Iterator[Section]:
    """Keep what stood before and after the notes of a section, a mere heading excepted."""
    text = section.text.value
    around = (("before", text[: cuts[0].start]), ("after", text[cuts[-1].end :]))
    for where, rest in around:
        if len(rest.split()) > _HEADING_WORDS or (where == "after" and rest.strip()):
            report.add("notes.set_aside", count=len(rest), where=where)
            yield Section("set_aside", Text(rest, section.text.lang))


PASS = part_notes
