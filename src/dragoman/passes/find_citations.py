"""Finds the citations in the notes, and reads each full one into a reference."""

import re

import msgspec

from dragoman.record.finding import Place, Report
from dragoman.record.form import Text
from dragoman.record.model import Mention, MentionKind, Note, Record, Reference
from dragoman.record.printed.canonical import canonical
from dragoman.record.printed.citation import Cited, citations, habits_of
from dragoman.record.printed.misread import legible, level, restored
from dragoman.record.printed.number import page_span
from dragoman.record.printed.piece import Habits
from dragoman.record.printed.pointer import Pointer, pointer
from dragoman.record.printed.read import read_reference
from dragoman.record.printed.signal import SAME_AUTHOR

_DOUBTFUL = 0.35
"""A reference read with less confidence is reported."""
_WHOLE = 5
"""A range of so many pages is the article's own; a shorter one is the place in it that the note means."""
_YEAR = re.compile(r"1[5-9]\d\d|20[0-4]\d")
_LAST_PAGES = re.compile(
    r"(?:\bat )?(?:\b(?:pp?|SS?|pagg?|ss?|cc?|f+|fols?)\.? ?|(?<!\w)[Сс]\. ?|صص?\.? ?|עמ['׳’] ?|"
    r"第|\bat |(?<=[)،,] )|(?<=: ))"
    r"[\dIVXivx۰-۹٠-٩][\dIVXivx۰-۹٠-٩–—\-, ]*(?: ?ff?\.| ff)?(?:页)?(?=[.,;)。]*$)"
)


def find_citations(record: Record, report: Report) -> Record:
    """Give notes their mentions, and the record a reference for each full citation; pointers back stay open.

    A note that has mentions is left alone. Spans count code points of the note's text.
    """
    if not any(note.text and not note.mentions for note in record.notes):
        return record
    habits = habits_of(tuple(note.text for note in record.notes))
    references = list(record.references)
    notes = tuple(note if note.mentions else _mentioned(note, habits, references, report) for note in record.notes)
    found = any(note.mentions for note in notes)
    return record.replace(notes=notes, references=tuple(references)) if found else record


def _mentioned(note: Note, habits: Habits, references: list[Reference], report: Report) -> Note:
    mentions: list[Mention] = []
    for cited in citations(note.text, habits):
        text = note.text[cited.start : cited.end]
        points = pointer(restored(text), habits.families)
        if points and points.inside:
            points = pointer(level(legible(text)), habits.families)
        if points and not points.inside:
            mentions.append(_pointing(cited, points))
        else:
            mentions.append(_full(text, cited, points, references))
            if references[-1].confidence < _DOUBTFUL:
                place = Place(field=f"notes[{note.label}]")
                report.add("reference.doubtful", place, text=text[:120], confidence=references[-1].confidence)
    return msgspec.structs.replace(note, mentions=tuple(mentions))


def _pointing(cited: Cited, points: Pointer) -> Mention:
    kind: MentionKind = "quoted_in" if cited.quoted else _KINDS[points.kind]
    return Mention(cited.start, cited.end, kind, locator=points.locator, confidence=cited.sure)


def _authors(record: Record) -> str:
    """Write the authors of a record as they would stand at the head of a citation."""
    names = [one.name for one in record.by_role("author") or record.contributors]
    return " and ".join(one.literal or " ".join(filter(None, (one.given, one.particle, one.family))) for one in names)


_KINDS: dict[str, MentionKind] = {"ibid": "ibid", "op_cit": "op_cit", "short": "short"}


def _full(text: str, cited: Cited, points: Pointer | None, references: list[Reference]) -> Mention:
    """Read a full citation; what it says of one place in the work goes to the mention, not to the reference."""
    printed, text = text, legible(text)
    own = text[: points.inside] if points else text
    same = SAME_AUTHOR.match(own)
    before = _authors(references[-1].record) if same and references and references[-1].record else ""
    read, sure = read_reference(f"{before}, {own[same.end() :]}" if same and before else own)
    locator, read = (points.locator, read) if points else _located(level(text), read)
    references.append(Reference(Text(printed, read.languages[0] if read.languages else ""), read, round(sure, 2)))
    kind: MentionKind = "quoted_in" if cited.quoted else "full"
    return Mention(cited.start, cited.end, kind, len(references) - 1, locator, cited.sure)


def _located(text: str, read: Record) -> tuple[str, Record]:
    """Part the pages of a work from the page meant: "pp. 133–147" of an article are its own, "p. 303" is not."""
    place = canonical(text) if read.type == "classic" else None
    if place:
        return place.place, read
    found = _LAST_PAGES.search(text)
    printed = found[0].strip(" .,") if found else ""
    if found and printed.isdigit() and (text[found.end() : found.end() + 1] == ")" or _YEAR.fullmatch(printed)):
        printed = ""
    if not printed:
        return "", read
    own = read.type in {"article-journal", "chapter", "paper-conference"} and page_span(read.pages) >= _WHOLE
    if own:
        return "", read
    return printed, read.replace(pages=_before(read.pages, printed))


def _before(pages: str, located: str) -> str:
    """Keep the first page of an article when another one is meant ("169, at 171")."""
    first, comma, _ = pages.partition(",")
    return first if comma and first not in located else ""


PASS = find_citations
