"""``dragoman statistics``: how much the library holds."""

import click

from dragoman.cli.settings import Settings, settings


@click.command("statistics")
@settings
def command(settings: Settings) -> None:
    """Count what the library holds."""
    with settings.open() as library:
        statistics = library.statistics()
    if settings.as_json:
        settings.lines([statistics])
        return
    for kind, count in statistics.counts.items():
        if kind == "outline":  # one for each work, for match alone
            continue
        settings.say(f"{count:>12,}  {kind}")
    settings.say(f"{statistics.bytes:>12,}  bytes on disk")
