"""``dragoman undo``: takes a repair back."""

import click

from dragoman.cli.settings import Settings, settings
from dragoman.cli.show import change_lines


@click.command("undo")
@click.argument("change", metavar="CHANGE")
@settings
def command(settings: Settings, change: str) -> None:
    """Take one repair back (dragoman show ID --changes names them); it is not made again."""
    with settings.open() as library:
        try:
            undone = library.undo(change)
        except LookupError as error:
            raise click.BadParameter(str(error)) from error
    if settings.as_json:
        settings.lines([undone])
        return
    settings.say("taken back:")
    for line in change_lines(undone):
        settings.say(line)
