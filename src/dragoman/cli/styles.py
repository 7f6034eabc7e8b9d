"""``dragoman styles``: which citation styles are at hand."""

import click

from dragoman.cli.settings import Settings, settings


@click.command("styles")
@click.argument("words", nargs=-1)
@settings
def command(settings: Settings, words: tuple[str, ...]) -> None:
    """List the citation styles whose id or title holds all the words."""
