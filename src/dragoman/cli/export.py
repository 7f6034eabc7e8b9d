"""``dragoman export``: the library, or what a query finds, in any writable format."""

import click

from dragoman.cli.asking import Asking
from dragoman.cli.output import opened, target_for
from dragoman.cli.settings import Settings, settings
from dragoman.cli.troubles import ended
from dragoman.record.finding import Report


@click.command("export", cls=Asking)
@click.argument("query", nargs=-1)
@click.option("--to", required=True, metavar="FORMAT", help="The format; dragoman formats lists them.")
@click.option("--output", "-o", default="-", metavar="OUT", help="The file to write (- is standard output).")
@settings
def command(settings: Settings, query: tuple[str, ...], to: str, output: str) -> None:
    """Write the library's works, or those a query finds, in any writable format."""
    target = target_for(settings, to, output)
    report = Report()
    with settings.open() as library, opened(output) as stream:
        library.export(" ".join(query), target, stream, report)
    ended(settings, report)
