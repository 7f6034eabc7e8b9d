"""``dragoman serve``: the library as a web page."""

import asyncio
import signal

import click
from granian.constants import Interfaces
from granian.server.embed import Server

from dragoman.cli.settings import Settings, settings
from dragoman.web.application import application


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@settings
def command(settings: Settings, host: str, port: int) -> None:
    """Serve the library as a web page until interrupted."""
    with settings.open() as library:
        server = Server(application(library), address=host, port=port, interface=Interfaces.ASGI, log_enabled=False)
        settings.tell(f"the library {library.folder} is at http://{host}:{port} – Ctrl-C ends it")
        asyncio.run(_run(server))


async def _run(server: Server) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, server.stop)
    await server.serve()
