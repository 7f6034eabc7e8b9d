"""``dragoman rejected``: what could not be read, kept verbatim."""

import sys

import click

from dragoman.cli.settings import Settings, settings
from dragoman.cli.show import cut


@click.command("rejected")
@click.argument("name", required=False, metavar="[ID]")
@settings
def command(settings: Settings, name: str | None) -> None:
    """List the pieces of input that could not become records; with an ID, write its exact bytes."""
    with settings.open() as library:
        every = list(library.rejected())
    if name:
        found = [one for one in every if one.id == name]
        if not found:
            raise click.BadParameter(f"there is no rejected piece {name}")
        sys.stdout.buffer.write(found[0].raw)
    elif settings.as_json:
        settings.lines(every)
    else:
        for one in every:
            settings.say(f"{one.id}  {one.finding.place}: {one.finding.sentence}")
            settings.say(f"    {cut(one.raw.decode('utf-8', 'backslashreplace'), 120)}", "dim")
