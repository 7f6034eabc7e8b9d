"""``dragoman join``: a person's word that records are one work."""

import click

from dragoman.cli.settings import Settings, settings


@click.command("join")
@click.argument("names", nargs=-1, required=True, metavar="ID ID…")
@settings
def command(settings: Settings, names: tuple[str, ...]) -> None:
    """Make one work of several works or records; no later import overrules it."""
    with settings.open() as library:
        try:
            works = library.join(names)
        except (LookupError, ValueError) as error:
            raise click.BadParameter(str(error)) from error
    settings.say(f"now one work: {', '.join(works)}" if len(works) == 1 else f"now in works {', '.join(works)}")
