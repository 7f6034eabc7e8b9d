"""``dragoman notes``: the notes of a text or a work, with what each cites."""

import sys
from pathlib import Path

import click

from dragoman.cli.settings import Settings, settings
from dragoman.cli.show import cut
from dragoman.cli.troubles import ended
from dragoman.library.apparatus import apparatus, notes_text, read_notes
from dragoman.record.finding import Report
from dragoman.record.model import Mention, Record


@click.command("notes")
@click.argument("source", metavar="FILE|ID")
@settings
def command(settings: Settings, source: str) -> None:
    """Print the notes of a text file (- is standard input) or of a work, with their citations resolved.

    With --json, one object: {"notes": […], "references": […]}.
    """
    report = Report(source)
    record = _record(settings, source, report)
    if settings.as_json:
        settings.lines([apparatus(record)])
    else:
        _write(settings, record)
    ended(settings, report)


def _record(settings: Settings, source: str, report: Report) -> Record:
    if source == "-":
        return read_notes(notes_text(sys.stdin.buffer.read(), report), report)
    if Path(source).is_file():
        return read_notes(notes_text(Path(source).read_bytes(), report), report)
    with settings.open() as library:
        return library.record(source)


def _write(settings: Settings, record: Record) -> None:
    for note in record.notes:
        settings.say(f"{note.label}\t{cut(note.text)}", "bold")
        for mention in note.mentions:
            settings.say(f"\t{_mention(mention)}")
    for number, reference in enumerate(record.references, 1):
        settings.say(f"[{number}] {cut(reference.printed.value)}")


def _mention(one: Mention) -> str:
    """Say what a mention points to.

    >>> _mention(Mention(0, 5, "ibid", 2, "p. 7", 0.9))
    '0–5 ibid → [3] p. 7 (0.90)'
    """
    target = f"[{one.reference + 1}]" if one.reference is not None else "open"
    if one.candidates:
        target += " of " + ", ".join(f"[{candidate + 1}]" for candidate in one.candidates)
    words = (f"{one.start}–{one.end} {one.kind} → {target}", one.locator, f"({one.confidence:.2f})")
    return " ".join(word for word in words if word)
