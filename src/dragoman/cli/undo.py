"""``dragoman undo``: takes a repair back, or a whole import."""

import click

from dragoman.cli.settings import Settings, settings
from dragoman.cli.show import change_lines
from dragoman.library import Library


@click.command("undo")
@click.argument("what", metavar="CHANGE|IMPORT")
@settings
def command(settings: Settings, what: str) -> None:
    """Take one repair back (dragoman show ID --changes names them), or all that an import added (dragoman imports).

    A repair taken back is not made again.
    """
    with settings.open() as library:
        try:
            _undo(settings, library, what)
        except LookupError as error:
            raise click.BadParameter(str(error)) from error


def _undo(settings: Settings, library: Library, what: str) -> None:
    if "." not in what:
        gone = library.undo_import(what)
        settings.lines([{"import": what, "gone": gone}]) if settings.as_json else settings.say(f"{gone:,} records gone")
        return
    undone = library.undo(what)
    if settings.as_json:
        settings.lines([undone])
        return
    settings.say("taken back:")
    for line in change_lines(undone):
        settings.say(line)
