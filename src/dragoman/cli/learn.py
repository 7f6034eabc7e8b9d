"""``dragoman learn``: teaches the library translations, from its own works in two languages."""

import click

from dragoman.cli.settings import Settings, settings


@click.command("learn")
@settings
def command(settings: Settings) -> None:
    """Learn translations from titles, abstracts and keywords that the works have in two languages."""
    with settings.open() as library:
        learned = library.learn()
    settings.say(f"{len(learned.rows):,} translations learned from {learned.texts:,} texts in two languages")
