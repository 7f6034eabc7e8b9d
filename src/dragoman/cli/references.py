"""``dragoman references``: a printed bibliography, read into records."""

import click

from dragoman.cli.convert import tell
from dragoman.cli.lines import one_line
from dragoman.cli.output import opened
from dragoman.cli.settings import Settings, settings
from dragoman.formats import formats
from dragoman.library.convert import converted, format_for, write
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
        target = format_for(to, output)
        if target is None:
            raise click.UsageError(
                f"{to} is none of: {', '.join(name for name, one in formats().items() if one.write)}"
            )
        with opened(output) as stream:
            write(read, target, stream, report)
    elif settings.as_json:
        settings.lines(read)
    else:
        for record in read:
            settings.say(f"{record.type:<18} {one_line(record)}")
    tell(settings, report)
