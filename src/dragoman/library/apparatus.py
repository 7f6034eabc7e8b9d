"""What do the notes of an article cite? An apparatus read from text, and its plain JSON form."""

from collections import Counter

import msgspec

from dragoman.passes.find_citations import find_citations
from dragoman.passes.part_notes import part_notes
from dragoman.passes.resolve_back_references import resolve_back_references
from dragoman.record.finding import Place, Report
from dragoman.record.form import Text
from dragoman.record.model import Note, Record, Section
from dragoman.text.encoding import decode
from dragoman.text.numbered import runs_of_notes


def read_notes(text: str, report: Report) -> Record:
    r"""Read a text of numbered notes: give a record whose notes have their mentions resolved, with its references.

    Of a longer text the notes below a heading ("Notes") are read, the same notes only once. A text without numbered
    notes is taken as one note without label, with a finding.

    >>> record = read_notes("1 A. Kaya, Kür (Bakı: Elm, 1990), p. 5.\n2 Ibid., p. 7.", Report())
    >>> [(one.kind, one.reference, one.locator) for note in record.notes for one in note.mentions]
    [('full', 0, 'p. 5'), ('ibid', 0, 'p. 7')]
    """
    record = _parted(text, report)
    if not record.notes and text.strip():
        record = Record(notes=(Note("", text),))
    return resolve_back_references(find_citations(record, report), report)


def notes_text(data: bytes, report: Report) -> str:
    """Decode a file of notes; an encoding that had to be guessed, and bytes that do not fit it, are told.

    >>> notes_text("1. همان، ص ۵.".encode("utf-16"), Report())
    '1. همان، ص ۵.'
    """
    decoded = decode(data)
    place = Place(report.file)
    if decoded.encoding not in {"utf-8", "ascii"}:
        sure = f"{decoded.confidence:.2f}"
        report.add("read.encoding_guessed", place, encoding=decoded.encoding, confidence=sure)
    if decoded.bad:
        report.add("read.bad_bytes", place, count=decoded.bad, encoding=decoded.encoding)
    return decoded.text


def _parted(text: str, report: Report) -> Record:
    """Part every run of notes in a text; a run that says the same again is left out, with a finding."""
    whole = Record()
    seen: set[tuple[Note, ...]] = set()
    for run in runs_of_notes(text):
        record = part_notes(Record(sections=(Section("notes", Text(run)),)), report)
        if record.notes in seen:
            report.add("notes.repeated", count=len(record.notes))
            continue
        seen.add(record.notes)
        whole = whole.replace(notes=whole.notes + record.notes, sections=whole.sections + record.sections)
    return whole


def apparatus(record: Record) -> dict[str, object]:
    """Give a record's apparatus as plain values for JSON, as ``dragoman notes --json`` prints it.

    ``notes`` have ``label``, ``text`` and ``mentions`` (``start`` and ``end`` count code points of the text; ``kind``;
    ``reference`` is an index into ``references`` or ``None``; ``locator``; ``confidence``; ``candidates`` only where
    the reference is open); ``references`` are records, each with ``printed`` (as it stands in the notes),
    ``confidence``, ``work`` (the library's id, when resolved) and ``cited_in`` (labels of notes) beside its fields.
    """
    cited = _cited_in(record)
    references = [_reference(record, at, cited) for at in range(len(record.references))]
    return {"notes": [_note(one) for one in record.notes], "references": references}


def _note(note: Note) -> dict[str, object]:
    mentions = []
    for one in note.mentions:
        plain: dict[str, object] = {
            "start": one.start, "end": one.end, "kind": one.kind, "reference": one.reference, "locator": one.locator,
            "confidence": one.confidence,
        }  # fmt: skip
        mentions.append(plain | ({"candidates": list(one.candidates)} if one.candidates else {}))
    return {"label": note.label, "text": note.text, "mentions": mentions}


def _cited_in(record: Record) -> dict[int, list[str]]:
    cited: dict[int, Counter[str]] = {}
    for note in record.notes:
        for one in note.mentions:
            if one.reference is not None:
                cited.setdefault(one.reference, Counter())[note.label] += 1
    return {reference: list(labels) for reference, labels in cited.items()}


def _reference(record: Record, at: int, cited: dict[int, list[str]]) -> dict[str, object]:
    reference = record.references[at]
    fields: dict[str, object] = msgspec.to_builtins(reference.record) if reference.record else {}
    fields = {name: value for name, value in fields.items() if value}
    told = {"printed": reference.printed.value, "confidence": reference.confidence, "work": reference.work}
    return fields | {name: value for name, value in told.items() if value} | {"cited_in": cited.get(at, [])}
