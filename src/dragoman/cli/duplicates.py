"""``dragoman duplicates``: the pairs of records for a person to decide on."""

import sys

import click
from msgspec import to_builtins

from dragoman.cli.lines import one_line
from dragoman.cli.settings import Settings, settings
from dragoman.engines.port import Doubt
from dragoman.library import Library

WHY = {
    "identifiers": "apart: {} and {} contradict each other",
    "unlikely": "apart: not likely enough; most against it: {}",
    "others": "apart: other records of the two works are not alike",
    "older": "left apart by an earlier version of match; dragoman match --all joins them",
}
"""Why a pair stays apart, by :data:`dragoman.match.duplicates.Cause`."""

KEYS = {"s": "same", "d": "different", "n": "next", "q": "quit"}


@click.command("duplicates")
@click.option("--limit", "-n", default=50, show_default=True, type=click.IntRange(1, 10_000), help="How many pairs.")
@click.option("--decide", is_flag=True, help="Ask for each pair: s same, d different, n next, q quit.")
@settings
def command(settings: Settings, limit: int, decide: bool) -> None:
    """List the pairs of records that may be one work, the surest first."""
    with settings.open() as library:
        doubts = library.duplicates()[:limit]
        if settings.as_json:
            settings.lines({**to_builtins(doubt), "apart": library.why_apart(doubt)} for doubt in doubts)
            return
        for doubt in doubts:
            if decide and not library.in_doubt(doubt):
                continue
            show(settings, library, doubt)
            if decide and not _decided(settings, library, doubt):
                break
        settings.tell(f"{len(doubts)} pairs" if doubts else "no pair is in doubt")


def show(settings: Settings, library: Library, doubt: Doubt) -> None:
    """Write the two records of a pair, one below the other."""
    settings.say(f"{doubt.probability:.2f}  {doubt.one}  {doubt.other}", "bold")
    for name in (doubt.one, doubt.other):
        settings.say(f"      {one_line(library.source_record(name))}")
    apart = library.why_apart(doubt)
    settings.say(f"      {WHY[apart.cause].format(*apart.told, '', '')}")


def _decided(settings: Settings, library: Library, doubt: Doubt) -> bool:
    if not sys.stdin.isatty():
        raise click.UsageError("--decide asks at a terminal")
    answer = ""
    while answer not in KEYS:
        answer = click.prompt(
            "same, different, next, quit?", prompt_suffix=" [s/d/n/q] ", default="n", show_default=False
        )[:1].lower()
    if answer == "s":
        library.join([doubt.one, doubt.other])
    elif answer == "d":
        library.split(doubt.one, doubt.other)
    return answer != "q"
