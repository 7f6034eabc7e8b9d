"""``dragoman formats``: what can be read and written."""

import click

from dragoman.cli.settings import Settings, settings
from dragoman.formats import formats


@click.command("formats")
@settings
def command(settings: Settings) -> None:
    """List the formats that can be read and written."""
    every = formats().values()
    if settings.as_json:
        settings.lines(
            {"name": one.name, "title": one.title, "extensions": one.extensions, "media_type": one.media_type,
             "reads": bool(one.read), "writes": bool(one.write)} for one in every
        )  # fmt: skip
        return
    for one in every:
        ways = " ".join(word for word, way in (("read", one.read), ("write", one.write)) if way)
        settings.say(
            f"{one.name:<18} {ways:<11} {one.title}" + (f" (.{', .'.join(one.extensions)})" if one.extensions else "")
        )
