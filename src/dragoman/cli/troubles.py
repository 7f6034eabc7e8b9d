"""How errors and warnings are told on a terminal: each with its place, and a flood of them in sum."""

from collections import Counter
from collections.abc import Sequence

import click

from dragoman.cli.lines import HOSTILE
from dragoman.cli.settings import Settings
from dragoman.record.finding import Finding, Report

MOST = 20
"""Errors and warnings that are told one by one."""

_GUESSED = "read.encoding_guessed"
"""A note that is told like a warning: whether a guess was right, only who knows the text can see."""


def told(settings: Settings, findings: Sequence[Finding]) -> None:
    """Write errors, warnings and guessed encodings to standard error, twenty each on a line, of more their number."""
    grave = [one for one in findings if one.severity in {"error", "warning"} or one.code == _GUESSED]
    for one in grave[:MOST]:
        told_one(settings, one)
    more = Counter(one.code for one in grave[MOST:])
    for code, count in sorted(more.items(), key=lambda pair: (-pair[1], pair[0])):
        settings.tell(f"{count:,} more: {Finding(code).severity}: {code}")


def told_one(settings: Settings, one: Finding) -> None:
    """Write one with its place; errors also where little is to be said (``--quiet``)."""
    where = f"{one.place}: " if one.place.file or one.place.record else ""
    line = f"{where}{one.severity}: {one.sentence}".translate(HOSTILE)
    if one.severity == "error":
        settings.err.print(line, style="red")
    else:
        settings.tell(line, "yellow")


def ended(settings: Settings, report: Report) -> None:
    """Write what went wrong; exit with 1 when one of it is an error."""
    told(settings, report.findings)
    if any(finding.severity == "error" for finding in report.findings):
        raise click.exceptions.Exit(1)
