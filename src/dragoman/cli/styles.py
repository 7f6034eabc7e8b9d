"""``dragoman styles``: which citation styles are at hand."""

import click

from dragoman.cli.settings import Settings, settings
from dragoman.styles.find import search_styles


@click.command("styles")
@click.argument("words", nargs=-1)
@click.option("--limit", "-n", default=50, show_default=True, type=click.IntRange(1, 20_000), help="How many styles.")
@click.option("--styles-folder", "folders", multiple=True, envvar="DRAGOMAN_STYLES", type=click.Path(file_okay=False),
              help="A folder of CSL styles and locales, looked into before the installed ones.")  # fmt: skip
@settings
def command(settings: Settings, words: tuple[str, ...], limit: int, folders: tuple[str, ...]) -> None:
    """List the citation styles whose id or title holds all the words."""
    found = search_styles(" ".join(words), folders, limit)
    if settings.as_json:
        settings.lines(found)
        return
    for one in found:
        settings.say(f"{one.id:<50} {one.title}")
    if not found:
        settings.tell("no style has these words", "yellow")
