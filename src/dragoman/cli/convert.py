"""``dragoman convert``: any readable format to any writable one, without a library."""

import click

from dragoman.cli.output import target_for, written
from dragoman.cli.settings import Settings, settings
from dragoman.library.convert import converted
from dragoman.record.finding import Report


@click.command("convert")
@click.argument("paths", nargs=-1, required=True, metavar="IN…")
@click.option("--output", "-o", default="-", metavar="OUT", help="The file to write (- is standard output).")
@click.option("--format", "form", default="", metavar="FORMAT", help="Read as this format instead of guessing.")
@click.option("--to", default="", metavar="FORMAT", help="Write this format (else guessed from OUT's ending).")
@click.option("--as-is", is_flag=True, help="Leave the repairs out.")
@settings
def command(settings: Settings, paths: tuple[str, ...], output: str, form: str, to: str, as_is: bool) -> None:
    """Convert files from any readable format to any writable one; nothing is stored."""
    target = target_for(settings, to, output)
    report = Report()
    read = converted(paths, form, report, "as_is" if as_is else "repaired")
    written(settings, read, target, output, report)
