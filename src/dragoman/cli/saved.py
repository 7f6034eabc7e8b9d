"""``dragoman saved``: what is new to a saved search, on the screen or as an Atom feed."""

import click

from dragoman.cli.lines import one_line
from dragoman.cli.output import opened
from dragoman.cli.settings import Settings, settings
from dragoman.library import Library


@click.command("saved")
@click.argument("name", default="")
@click.option("--feed", metavar="OUT", help="Write the latest works as an Atom feed to this file (- standard output).")
@click.option("--address", default="", metavar="URL", help="Where the library is served: entries of a feed link there.")
@click.option("--forget", is_flag=True, help="Delete the saved search.")
@settings
def command(settings: Settings, name: str, feed: str | None, address: str, forget: bool) -> None:
    """List the saved searches, or show what has come to one of them since it was shown last."""
    with settings.open() as library:
        if not name:
            _list(settings, library)
            return
        try:
            written = library.feed(name, address) if feed else b""
            if forget:
                library.forget(name)
            elif not feed:
                _show(settings, library, name)
        except LookupError as error:
            raise click.UsageError(str(error)) from error
    if feed:
        with opened(feed) as stream:
            stream.write(written)


def _list(settings: Settings, library: Library) -> None:
    found = library.saved()
    if settings.as_json:
        settings.lines(found)
        return
    for one in found:
        settings.say(f"{one.name}: {one.query} ({len(library.unseen(one.name)):,} new)")
    if not found:
        settings.tell('no search is saved; dragoman save NAME "a question" saves one')


def _show(settings: Settings, library: Library, name: str) -> None:
    found = library.unseen(name)
    library.seen(name)
    if settings.as_json:
        settings.lines(found)
        return
    settings.say(f"{len(found):,} new")
    for one in found:
        settings.say(f"{one.work.id}  {one_line(one.work.record)}", "bold")
