"""``dragoman similar``: more like one work, by its words, its authors and the works it cites."""

import click

from dragoman.cli.search import works
from dragoman.cli.settings import Settings, settings


@click.command("similar")
@click.argument("work")
@click.option("--limit", "-n", default=10, show_default=True, type=click.IntRange(1, 1000), help="How many works.")
@settings
def command(settings: Settings, work: str, limit: int) -> None:
    """Find works like one (by its id), the likest first."""
    with settings.open() as library:
        try:
            found = library.similar(work, limit)
        except LookupError as error:
            raise click.UsageError(str(error)) from error
    if settings.as_json:
        settings.lines(found.hits)
    else:
        works(settings, found)
