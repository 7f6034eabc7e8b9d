"""``dragoman show``: all that is known about one work."""

import sys
from collections.abc import Iterator

import click

from dragoman.cli.lines import HOSTILE
from dragoman.cli.settings import Settings, settings
from dragoman.library.view import View
from dragoman.record.change import Change
from dragoman.record.form import Text
from dragoman.record.model import Record

FIELDS = (
    "title", "short_title", "genre", "edition", "volume", "issue", "pages", "article_number", "number", "publisher",
    "publisher_place", "abstract", "keywords", "rights", "remarks",
)  # fmt: skip
"""Fields written as they are, in this order."""
LONG = 400
"""Characters of a value that are shown; ``--json`` gives all."""


@click.command("show")
@click.argument("name", metavar="ID")
@click.option("--changes", "what", flag_value="changes", help="Each repair: field, before, after, pass, confidence.")
@click.option("--raw", "what", flag_value="raw", help="The bytes of its sources, exactly as they were.")
@click.option("--notes", "what", flag_value="notes", help="Its numbered notes, in full.")
@settings
def command(settings: Settings, name: str, what: str | None) -> None:
    """Show a work: forms by language, contributors, container, identifiers, notes, references, provenance, changes."""
    with settings.open() as library:
        view = library.view(name)
    if view is None:
        raise click.BadParameter(f"there is no work or record {name}")
    if what == "raw":
        for kept in view.records:
            sys.stdout.buffer.write(kept.raw)
    elif what == "changes":
        _changes(settings, view)
    elif settings.as_json:
        settings.lines([view.work.record])
    elif what == "notes":
        for note in view.work.record.notes:
            settings.say(f"{note.label}\t{note.text}")
    else:
        for line in lines(view):
            settings.say(line)


def _changes(settings: Settings, view: View) -> None:
    if settings.as_json:
        settings.lines(view.changes)
        return
    for change in view.changes:
        for line in change_lines(change):
            settings.say(line)


def change_lines(change: Change) -> Iterator[str]:
    """Write a change as three lines: what, before, after."""
    yield f"{change.id}  {change.field}  by {change.by} (confidence {change.confidence:g})"
    yield f"    before: {cut(bytes(change.before).decode())}"
    yield f"    after:  {cut(bytes(change.after).decode())}"


def cut(text: str, limit: int = LONG) -> str:
    """Shorten a text for a terminal, without bidi controls.

    >>> cut("abcdef", 3)
    'abc… (6 characters)'
    """
    text = text.translate(HOSTILE)
    return text if len(text) <= limit else f"{text[:limit]}… ({len(text):,} characters)"


def lines(view: View) -> Iterator[str]:
    """Write a work for a terminal."""
    record = view.work.record
    yield f"{view.work.id}  {record.type}"
    for field in FIELDS:
        value = getattr(record, field)
        yield from (
            (_form(field, one) for one in value)
            if isinstance(value, tuple)
            else [f"{field:>15}: {value}"] * bool(value)
        )
    yield from (f"{one.role:>15}: " + " = ".join(name.shown for name in one.names) for one in record.contributors)
    if record.issued:
        yield f"{'issued':>15}: {record.issued.edtf or record.issued.literal}" + (
            f" ({record.issued.literal})" if record.issued.literal and record.issued.edtf else ""
        )
    yield from (f"{one.scheme:>15}: {one.value}" for one in record.identifiers)
    yield from (
        f"{'link':>15}: {one.url} ({one.kind}{', open' if one.access == 'open' else ''})" for one in record.links
    )
    yield from _metrics(record)
    yield from _related(record)
    yield from _apparatus(view)
    for kept in view.records:
        source = kept.record.source
        where = f"{source.name}:{source.line} ({source.format})" if source.name else "a source without a name"
        yield f"{'record':>15}: {kept.id} from {where}, {len(kept.changes)} repairs"
        yield from (f"{'finding':>15}: {one.severity} {one.code}: {cut(one.sentence)}" for one in kept.findings)


def _form(field: str, text: Text) -> str:
    mark = " (machine)" if text.is_machine else ""
    return f"{field:>15}: [{text.lang or '?'}{mark}] {cut(text.value)}"


def _related(record: Record) -> Iterator[str]:
    for label in ("container", "series", "original", "reviewed", "event"):
        other: Record | None = getattr(record, label)
        if other is None:
            continue
        numbers = " ".join(f"{one.scheme} {one.value}" for one in other.identifiers)
        yield f"{label:>15}: {' = '.join(one.value for one in other.title).translate(HOSTILE)} {numbers}".rstrip()
        yield from (f"{'':>15}  {line}" for line in _imprint(other))
        yield from _metrics(other)


def _metrics(record: Record) -> Iterator[str]:
    for one in record.metrics:
        about = ", ".join(part for part in (one.category, one.year, one.source) if part)
        yield f"{'':>15}  {one.name} {one.value}" + (f" ({about})" if about else "")


def _imprint(record: Record) -> Iterator[str]:
    """Give what a related work says of itself: its people, its imprint, its extent and price."""
    people = "; ".join(f"{one.name.shown} ({one.role})" for one in record.contributors)
    place, publisher = ([*value, None][0] for value in (record.publisher_place, record.publisher))
    issued = record.issued.edtf or record.issued.literal if record.issued else ""
    pages = f"{record.number_of_pages} pages" if record.number_of_pages else ""
    imprint = (place and place.value, publisher and publisher.value, issued, pages, record.price)
    yield from (line.translate(HOSTILE) for line in (people, ", ".join(part for part in imprint if part)) if line)


def _apparatus(view: View) -> Iterator[str]:
    record = view.work.record
    for section in record.sections:
        label = f"{section.label.strip().rstrip(':：')} | " if section.label.strip() else ""
        yield f"{section.kind:>15}: [{section.text.lang or '?'}] {label.translate(HOSTILE)}{cut(section.text.value)}"
    if record.notes:
        mentions = sum(len(note.mentions) for note in record.notes)
        yield f"{'notes':>15}: {len(record.notes)} notes, {mentions} citations of {len(record.references)} sources"
    yield from (
        f"{'cites':>15}: {one.id} {one.record.title[0].value if one.record.title else ''}" for one in view.cites
    )
    yield from (
        f"{'cited by':>15}: {one.id} {one.record.title[0].value if one.record.title else ''}" for one in view.cited_by
    )
