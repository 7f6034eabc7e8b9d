"""``dragoman reindex``: makes the index anew from the works."""

import click

from dragoman.cli.settings import Settings, settings


@click.command("reindex")
@settings
def command(settings: Settings) -> None:
    """Make the search index anew from the works that are kept."""
    with settings.open() as library:
        count = library.reindex()
    settings.say(f"{count:,} works indexed")
