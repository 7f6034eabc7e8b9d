"""``dragoman save``: keeps a question under a name."""

import click

from dragoman.cli.asking import Asking
from dragoman.cli.settings import Settings, settings
from dragoman.cli.troubles import told


@click.command("save", cls=Asking)
@click.argument("name")
@click.argument("query", nargs=-1, required=True)
@settings
def command(settings: Settings, name: str, query: tuple[str, ...]) -> None:
    """Save a search under a name; ``dragoman saved`` then tells what is new to it."""
    with settings.open() as library:
        try:
            kept = library.save(name, " ".join(query))
        except ValueError as error:
            raise click.UsageError(str(error)) from error
        mistakes = library.mistakes(kept.query)
    told(settings, mistakes)
    settings.say(f"{kept.name}: {kept.query}")
