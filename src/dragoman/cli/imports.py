"""``dragoman imports``: what was imported when, and what each import added."""

import click

from dragoman.cli.lines import HOSTILE
from dragoman.cli.settings import Settings, settings


@click.command("imports")
@settings
def command(settings: Settings) -> None:
    """List the imports that added records, the latest first; dragoman undo IMPORT takes one back."""
    with settings.open() as library:
        every = library.imports()
    if settings.as_json:
        settings.lines(every)
        return
    for one in every:
        state = f", taken back {one.undone}" if one.undone else ""
        settings.say(f"{one.name}  {one.when}  {one.added:,} records{state}  {' '.join(one.files)}".translate(HOSTILE))
