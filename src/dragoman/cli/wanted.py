"""``dragoman wanted``: what the works of the library cite and the library lacks."""

import click

from dragoman.cli.lines import one_line
from dragoman.cli.output import target_for, written
from dragoman.cli.settings import Settings, settings
from dragoman.record.finding import Report


@click.command("wanted")
@click.option("--limit", "-n", default=50, show_default=True, type=click.IntRange(1, 1_000_000), help="How many works.")
@click.option("--to", default="", metavar="FORMAT", help="Write their records in this format.")
@click.option("--output", "-o", default="-", metavar="OUT", help="The file to write (- is standard output).")
@settings
def command(settings: Settings, limit: int, to: str, output: str) -> None:
    """List works that are cited but not held, the most cited first."""
    target = target_for(settings, to, output) if to else None
    with settings.open() as library:
        found = library.wanted()[:limit]
    if target:
        written(settings, (one.record for one in found), target, output, Report())
    elif settings.as_json:
        settings.lines(found)
    else:
        for one in found:
            settings.say(f"{len(one.cited_by):>4}  {one_line(one.record)}")
