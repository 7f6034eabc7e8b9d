"""``dragoman serve``: the library as a web page."""

import os
import secrets

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from dragoman.cli.settings import Settings, settings
from dragoman.library.location import VARIABLE, location
from dragoman.serving.settings import BASE_URL, HOSTS, LOG, TOKEN, checked_base

APPLICATION = "dragoman.site:served"
"""Named, not imported: the command line does not know the other faces."""
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""Hosts answered to when only this machine is meant: no page elsewhere can make a name of its own point here."""


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--base-url", default="", metavar="URL", help="The address readers see, where a proxy stands before it.")
@click.option("--log/--no-log", default=False, help="Write a JSON line for each request to standard error.")
@settings
def command(settings: Settings, host: str, port: int, base_url: str, log: bool) -> None:
    """Serve the library to people and machines until interrupted.

    Addresses are made of --base-url, never of what a proxy forwards; without it, only this machine's names are answered
    to, unless --host is another.
    """
    folder = location(settings.library)
    os.environ[VARIABLE] = str(folder)
    token = os.environ.setdefault(TOKEN, secrets.token_urlsafe(16))
    outside = _outside(base_url or os.environ.get(BASE_URL, ""), host, port)
    if log:
        os.environ[LOG] = "json"
    settings.tell(f"the library {folder} is at {outside} – Ctrl-C ends it")
    settings.tell(f"to change it, begin with {outside}/enter/{token}, or send the API Authorization: Bearer {token}")
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


def _outside(base_url: str, host: str, port: int) -> str:
    """Set what the server is told about its address, and give it."""
    if base_url:
        try:
            os.environ[BASE_URL] = checked_base(base_url)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--base-url") from error
        return os.environ[BASE_URL]
    if host in {"localhost", "127.0.0.1", "::1"}:
        os.environ.setdefault(HOSTS, " ".join(LOOPBACK))
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
