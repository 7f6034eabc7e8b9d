"""``dragoman import``: reads files, folders and archives into the library."""

import click
import msgspec

from dragoman.cli.progress import bar
from dragoman.cli.settings import Settings, settings
from dragoman.cli.troubles import told_one
from dragoman.engines.memory import MemoryEngine
from dragoman.library import Library
from dragoman.library.ingest import TROUBLES, Brought
from dragoman.library.learning import Standing
from dragoman.library.location import location
from dragoman.record.finding import Finding


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--format", "form", default="", metavar="FORMAT", help="Read as this format instead of guessing.")
@click.option("--dry-run", is_flag=True, help="Read and repair, but write nothing.")
@settings
def command(settings: Settings, paths: tuple[str, ...], form: str, dry_run: bool) -> None:
    """Read files, folders, archives (.gz, .zip) or standard input (-) into the library."""
    opened = Library(MemoryEngine()) if dry_run and not location(settings.library).exists() else settings.open()
    with opened as library, bar(settings, "importing") as progress:
        brought = library.bring(paths, form, lambda now: progress.to(now.read), mode="dry" if dry_run else "write")
    report(settings, brought)
    if brought.errors:
        raise click.exceptions.Exit(1)


_HINTS: dict[Standing, str] = {
    "never": "dragoman learn teaches the library translations from its works in two languages",
    "grown": "the library has grown by a fifth since it learned translations: dragoman learn",
}


def report(settings: Settings, brought: Brought) -> None:
    """Write what an import did; what went wrong, with its place, to standard error."""
    for one in brought.troubles:
        told_one(settings, one)
    if len(brought.troubles) == TROUBLES:
        settings.tell(f"these are the first {TROUBLES}; how many there were, by code, follows")
    if settings.as_json:
        settings.lines([msgspec.structs.asdict(brought)])
        return
    files = "file" if brought.files == 1 else "files"
    settings.say(
        f"{brought.read:,} read from {brought.files:,} {files}: {brought.new:,} new, {brought.merged:,} merged, "
        f"{brought.unchanged:,} unchanged; {brought.repaired:,} repaired, {brought.rejected:,} rejected"
    )
    for code, count in sorted(brought.findings.items(), key=lambda pair: (-pair[1], pair[0])):
        settings.say(f"  {count:>7,}  {Finding(code).severity:<8} {code}")
    if brought.learned:
        settings.say(f"{brought.learned:,} translations learned anew: the library has grown by a fifth since the last")
    elif brought.standing in _HINTS:
        settings.tell(_HINTS[brought.standing])
    if brought.name:
        settings.tell(f"dragoman undo {brought.name} takes this import back")
    if brought.rejected:
        settings.tell("dragoman rejected lists what could not be read", "yellow")
