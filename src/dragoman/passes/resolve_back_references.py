"""Resolves what points back in the notes (ibid., op. cit., short titles) to the references; never guesses silently."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.record.date import read_date
from dragoman.record.finding import Place, Report
from dragoman.record.form import Text
from dragoman.record.model import Mention, Note, Record, Reference
from dragoman.record.name import Contributor
from dragoman.record.printed.citation import habits_of
from dragoman.record.printed.cited_works import CitedWorks, merged
from dragoman.record.printed.misread import restored
from dragoman.record.printed.person import read_people
from dragoman.record.printed.pointer import Pointer, pointer
from dragoman.record.printed.read import read_reference

_NEAR = 80
"""So many characters before a citation may name its author ("as Kaya (op. cit., n. 7) puts it")."""
_BY_YEAR = 0.5
"""How sure a source is of which author and year are all that is said."""
_LOCATED = re.compile(r"(?<!\w)(?:pp?|pagg?|cc?|ss?|S|с|С|reg|b|ff?|ص|صص)\.? ?[\d۰-۹]+[^\w]*$|第\d+页[。.]?$")
"""So ends a note that cites something, found or not."""
_BRIEF = 160
_WORDS = 5
"""So long a title is no short one."""


def resolve_back_references(record: Record, report: Report) -> Record:
    """Give every mention that points back the reference it means, and make references to one work one.

    An author with several works is decided by the title, else left open with the candidates named. A work cited only
    later is taken, with a finding.
    """
    if not any(note.mentions for note in record.notes):
        return record
    notes, references = _unified(record)
    works = CitedWorks(references)
    families = habits_of(tuple(note.text for note in notes)).families
    made: list[Note] = []
    for at, note in enumerate(notes):
        works.enter(note.label, at)
        if not note.mentions and _LOCATED.search(note.text) and len(note.text) < _BRIEF:
            works.lose(())
        mentions = tuple(_resolved(one, note, works, families, report) for one in note.mentions)
        made.append(msgspec.structs.replace(note, mentions=mentions))
    after = record.replace(notes=tuple(made), references=tuple(works.references))
    return record if after == record else after


def _unified(record: Record) -> tuple[Sequence[Note], list[Reference]]:
    """Make references to the same work one, and let the mentions follow."""
    references, new = merged(record.references)
    notes = [msgspec.structs.replace(note, mentions=tuple(_moved(note.mentions, new))) for note in record.notes]
    return notes, references


def _moved(mentions: Sequence[Mention], new: Sequence[int]) -> Iterator[Mention]:
    for one in mentions:
        yield one if one.reference is None else msgspec.structs.replace(one, reference=new[one.reference])


def _resolved(mention: Mention, note: Note, works: CitedWorks, families: frozenset[str], report: Report) -> Mention:
    text = restored(note.text[mention.start : mention.end])
    points = pointer(text, families)
    if mention.reference is not None:
        if points and points.inside:
            works.place_inside(mention.reference, points)
        works.cite(mention.reference, note.text[mention.end : mention.end + 90])
        return mention
    found = works.find(points) if points else ()
    if points and not points.authors and not points.title and (len(found) > 1 or mention.kind == "op_cit"):
        found = works.named_in(note.text[max(0, mention.start - _NEAR) : mention.start], points, found)
    place = Place(field=f"notes[{note.label}]", column=mention.start + 1)
    if found and mention.kind == "ibid" and works.several_before():
        report.add("notes.ibid_several", place, text=text[:120])
        mention = msgspec.structs.replace(mention, confidence=0.7)
    if len(found) == 1:
        if works.is_ahead(found[0]) and points and not points.year:
            report.add("notes.forward", place, text=text[:120], name=works.name(found[0]))
        return _settled(mention, found[0], works)
    if not found and points and (points.year or _says_enough(points)):
        return _settled(mention, _new(text, points, works), works)
    if not found and points:
        found = works.perhaps(points)
    works.lose(found if len(found) > 1 else ())
    code = "notes.ambiguous" if found else "notes.unresolved"
    report.add(code, place, text=text[:120], candidates=", ".join(works.name(one) for one in found))
    return msgspec.structs.replace(mention, candidates=tuple(sorted(found)))


def _settled(mention: Mention, reference: int, works: CitedWorks) -> Mention:
    works.cite(reference, "")
    return msgspec.structs.replace(mention, reference=reference)


def _new(text: str, points: Pointer, works: CitedWorks) -> int:
    """Take a source that is never cited more fully as a reference of its own."""
    if points.year:
        people = tuple(Contributor((name,)) for name in read_people(points.authors))
        record, sure = Record(type="document", contributors=people, issued=read_date(points.year[:4])), _BY_YEAR
    else:
        record, sure = read_reference(text)
    return works.add(Reference(Text(text), record.replace(pages=""), round(min(sure, 0.5), 2)))


def _says_enough(points: Pointer) -> bool:
    """Say whether a short citation without a mark ("op. cit.") names its source: initials, or a long title."""
    return points.kind == "short" and ("." in points.authors or len(points.title.split()) > _WORDS)


PASS = resolve_back_references
