"""``dragoman match``: has the whole library matched anew."""

import click

from dragoman.cli.progress import bar
from dragoman.cli.settings import Settings, settings


@click.command("match")
@click.option(
    "--all", "every", is_flag=True, required=True, help="Every record; interrupted, it goes on when run again."
)
@settings
def command(settings: Settings, every: bool) -> None:
    """Match all records anew, for instance after the rules have changed."""
    with settings.open() as library:
        total = library.statistics().counts.get("record", 0)
        with bar(settings, "matching", total) as progress:
            changed = library.match(lambda done: progress.to(min(done, total)))
    settings.say(f"{changed:,} works changed")
