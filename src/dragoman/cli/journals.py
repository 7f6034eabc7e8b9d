"""``dragoman journals``: what the works are published in, each under all forms of its name."""

import click

from dragoman.cli.asking import Asking
from dragoman.cli.lines import counted_line
from dragoman.cli.settings import Settings, settings
from dragoman.cli.troubles import told
from dragoman.match.serials import Serial
from dragoman.record.finding import Report


@click.command("journals", cls=Asking)
@click.argument("query", nargs=-1)
@click.option("--limit", "-n", default=50, show_default=True, type=click.IntRange(1, 1_000_000), help="How many.")
@settings
def command(settings: Settings, query: tuple[str, ...], limit: int) -> None:
    """List the journals, series and collections of the works found (all works without QUERY), the fullest first."""
    report = Report()
    with settings.open() as library:
        found = library.serials(" ".join(query), report)[:limit]
    told(settings, report.findings)
    if settings.as_json:
        settings.lines(found)
        return
    for one in found:
        settings.say(serial_line(one))


def serial_line(one: Serial) -> str:
    """Give the number of works, the forms of the name, and the identifiers of a container.

    >>> from dragoman.record.form import forms
    >>> serial_line(Serial(forms("Iran Name", "ایران‌نامه"), (), ("a",)))
    '   1  Iran Name = ایران‌نامه'
    """
    return counted_line(len(one.works), (form.value for form in one.title), one.identifiers)
