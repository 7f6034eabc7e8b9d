"""Finds the citations in the notes, and reads each full one into a reference."""

import re
from collections.abc import Sequence

import msgspec

from dragoman.record.finding import Place, Report
from dragoman.record.form import Text
from dragoman.record.model import Mention, MentionKind, Note, Record, Reference
from dragoman.record.name import Contributor, Name
from dragoman.record.printed.canonical import canonical
from dragoman.record.printed.citation import Cited, citations, habits_of
from dragoman.record.printed.misread import corrected, legible, level, misread_mark, restored
from dragoman.record.printed.number import page_span
from dragoman.record.printed.person import read_people
from dragoman.record.printed.pointer import Pointer, pointer
from dragoman.record.printed.read import read_reference
from dragoman.record.printed.signal import SAME_AUTHOR
from dragoman.text.normal import fold

_DOUBTFUL = 0.35
"""A reference read with less confidence is reported."""
_WHOLE = 5
"""A range of so many pages is the article's own; a shorter one is the place in it that the note means."""
_TAIL = 200
"""So many characters at the end of a citation may name the pages meant."""
_YEAR = re.compile(r"1[5-9]\d\d|20[0-4]\d")
_LAST_PAGES = re.compile(
    r"(?:\bat )?(?:\b(?:pp?|SS?|pagg?|ss?|cc?|f+|fols?)\.? ?|(?<!\w)[Сс]\. ?|صص?\.? ?|עמ['׳’] ?|"
    r"第|\bat |(?<=[)،,] )|(?<=: ))"
    r"[\dIVXivx۰-۹٠-٩][\dIVXivx۰-۹٠-٩–—\-, ]*(?: ?ff?\.| ff)?(?:页)?(?=[.,;)。]*$)"
)


def find_citations(record: Record, report: Report) -> Record:
    """Give notes their mentions, and the record a reference for each full citation; pointers back stay open.

    A note that has mentions is left alone. Spans count code points of the note's text. A citation that begins with
    "Idem", "Ders.", "همو" has the authors of the citation before.
    """
    if not any(note.text and not note.mentions for note in record.notes):
        return record
    apparatus = _Apparatus(record, report)
    notes = tuple(note if note.mentions else apparatus.mentioned(note) for note in record.notes)
    found = any(note.mentions for note in notes)
    return record.replace(notes=notes, references=tuple(apparatus.references)) if found else record


class _Apparatus:
    """The notes of one record while their citations are found, in order: the references so far, who was cited last."""

    def __init__(self, record: Record, report: Report) -> None:
        self.references = list(record.references)
        self._habits = habits_of(tuple(note.text for note in record.notes))
        self._report = report
        self._authors: tuple[Contributor, ...] = ()
        self._by_family: dict[str, tuple[Contributor, ...]] = {}
        for one in self.references:
            self._know(_authors(one.record) if one.record else ())

    def mentioned(self, note: Note) -> Note:
        mentions = tuple(self._mention(note, cited) for cited in citations(note.text, self._habits))
        return msgspec.structs.replace(note, mentions=mentions)

    def _mention(self, note: Note, cited: Cited) -> Mention:
        text = note.text[cited.start : cited.end]
        points = pointer(restored(text), self._habits.families)
        if points and points.inside:
            points = pointer(corrected(text), self._habits.families)
        if points and (mark := misread_mark(text)):
            place = Place(field=f"notes[{note.label}]")
            self._report.add("notes.misread_mark", place, text=text[:120], mark=mark)
        if points and not points.inside:
            self._authors = self._named(points.authors) if points.authors else self._authors
            return _pointing(cited, points)
        made = self._full(text, cited, points)
        if self.references[-1].confidence < _DOUBTFUL:
            place = Place(field=f"notes[{note.label}]")
            sure = self.references[-1].confidence
            self._report.add("reference.doubtful", place, text=text[:120], confidence=sure)
        return made

    def _named(self, printed: str) -> tuple[Contributor, ...]:
        """Give the authors that a short citation names, as they were named in full before."""
        people = read_people(printed)
        meant = self._by_family.get(_family(people[0])) if people else None
        return meant or tuple(Contributor((name,)) for name in people)

    def _know(self, authors: tuple[Contributor, ...]) -> None:
        if authors:
            self._by_family[_family(authors[0].name)] = authors

    def _full(self, text: str, cited: Cited, points: Pointer | None) -> Mention:
        """Read a full citation; what it says of one place in the work goes to the mention, not to the reference."""
        printed, text = text, legible(text)
        own = text[: points.inside] if points else text
        same = SAME_AUTHOR.match(own) if self._authors else None
        read, sure = read_reference(f"{_written(self._authors)}, {own[same.end() :]}" if same else own)
        if same:
            others = tuple(one for one in read.contributors if one.role != "author")
            read = read.replace(contributors=self._authors + others)
        self._authors = _authors(read)
        self._know(self._authors)
        locator, read = (points.locator, read) if points else _located(level(text), read)
        language = read.languages[0] if read.languages else ""
        self.references.append(Reference(Text(printed, language), read, round(sure, 2)))
        kind: MentionKind = "quoted_in" if cited.quoted else "full"
        return Mention(cited.start, cited.end, kind, len(self.references) - 1, locator, cited.sure)


def _pointing(cited: Cited, points: Pointer) -> Mention:
    kind: MentionKind = "quoted_in" if cited.quoted else _KINDS[points.kind]
    return Mention(cited.start, cited.end, kind, locator=points.locator, confidence=cited.sure)


_KINDS: dict[str, MentionKind] = {"ibid": "ibid", "op_cit": "op_cit", "short": "short"}


def _authors(record: Record) -> tuple[Contributor, ...]:
    """Give the authors of a record, else whoever made it: "Ders." after an edited book means its editor."""
    made = record.by_role("author") or record.contributors
    return tuple(msgspec.structs.replace(one, role="author") for one in made)


def _written(authors: Sequence[Contributor]) -> str:
    """Write authors as they would stand at the head of a citation."""
    names = [one.name for one in authors]
    return " and ".join(one.literal or " ".join(filter(None, (one.given, one.particle, one.family))) for one in names)


def _family(name: Name) -> str:
    return fold(name.family or name.literal)


def _located(text: str, read: Record) -> tuple[str, Record]:
    """Part the pages of a work from the page meant: "pp. 133–147" of an article are its own, "p. 303" is not."""
    place = canonical(text) if read.type == "classic" else None
    if place:
        return place.place, read
    found = _LAST_PAGES.search(text, max(0, len(text) - _TAIL))
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
