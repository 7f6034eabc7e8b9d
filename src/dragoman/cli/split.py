"""``dragoman split``: a person's word that records are not one work."""

import click

from dragoman.cli.settings import Settings, settings


@click.command("split")
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@settings
def command(settings: Settings, one: str, other: str) -> None:
    """Put two works or records apart (a record of a work: apart from its others); no later import overrules it."""
    with settings.open() as library:
        try:
            works = library.split(one, other)
        except (LookupError, ValueError) as error:
            raise click.BadParameter(str(error)) from error
    settings.say(f"now in works {', '.join(works)}")
