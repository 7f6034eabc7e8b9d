"""``dragoman serve``: the library as a web page."""

import os
import secrets

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from dragoman.cli.settings import Settings, settings
from dragoman.library.location import VARIABLE, location

APPLICATION = "dragoman.web.application:served"
"""Named, not imported: the faces do not know each other."""
TOKEN = "DRAGOMAN_TOKEN"  # noqa: S105 -- the name of a variable
"""Environment variable with what lets a reader of the pages change the library; made anew at each start without it."""


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@settings
def command(settings: Settings, host: str, port: int) -> None:
    """Serve the library as a web page until interrupted."""
    folder = location(settings.library)
    os.environ[VARIABLE] = str(folder)
    token = os.environ.setdefault(TOKEN, secrets.token_urlsafe(16))
    settings.tell(f"the library {folder} is at http://{host}:{port} – Ctrl-C ends it")
    settings.tell(f"to change it from the pages, begin with http://{host}:{port}/enter/{token}")
    Granian(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        factory=True,
        workers=1,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()
