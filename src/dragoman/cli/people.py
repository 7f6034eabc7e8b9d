"""``dragoman people``: who made the works, each person under all forms of the name."""

import click

from dragoman.cli.asking import Asking
from dragoman.cli.lines import counted_line
from dragoman.cli.settings import Settings, settings
from dragoman.cli.troubles import told
from dragoman.match.people import Identity
from dragoman.record.finding import Report


@click.command("people", cls=Asking)
@click.argument("query", nargs=-1)
@click.option("--limit", "-n", default=50, show_default=True, type=click.IntRange(1, 1_000_000), help="How many.")
@settings
def command(settings: Settings, query: tuple[str, ...], limit: int) -> None:
    """List the persons who made the works found (all works without QUERY), those of most works first."""
    report = Report()
    with settings.open() as library:
        found = sorted(library.people(" ".join(query), report), key=lambda one: -len(one.works))[:limit]
    told(settings, report.findings)
    if settings.as_json:
        settings.lines(found)
        return
    for one in found:
        settings.say(person_line(one))


def person_line(one: Identity) -> str:
    """Give the number of works, the forms of the name, and the identifiers of a person.

    >>> from dragoman.record.name import Name
    >>> person_line(Identity((Name("Wang", "Wei"), Name(literal="王伟")), (), ("a", "b")))
    '   2  Wang, Wei = 王伟'
    """
    return counted_line(len(one.works), (name.shown for name in one.names), one.identifiers)
