"""``dragoman references``: a printed bibliography, read into records."""

import click

from dragoman.cli.lines import one_line
from dragoman.cli.output import opened, target_for
from dragoman.cli.settings import Settings, settings
from dragoman.cli.troubles import ended
from dragoman.library.convert import converted, write
from dragoman.record.finding import Report


@click.command("references")
@click.argument("paths", nargs=-1, required=True, metavar="FILE…")
@click.option("--to", default="", metavar="FORMAT", help="Write this format instead of one line for each.")
@click.option("--output", "-o", default="-", metavar="OUT", help="The file to write (- is standard output).")
@settings
def command(settings: Settings, paths: tuple[str, ...], to: str, output: str) -> None:
    """Read printed bibliographies (text, one reference to a line or numbered) into records."""
    report = Report()
    read = converted(paths, "reference_text", report)
    if to:
        target = target_for(settings, to, output)
        with opened(output) as stream:
            write(read, target, stream, report)
    elif settings.as_json:
        settings.lines(read)
    else:
        for record in read:
            settings.say(f"{record.type:<18} {one_line(record)}")
    ended(settings, report)
