"""``dragoman demo``: a tour of the examples, in one command."""

import click

from dragoman.cli.bring import report
from dragoman.cli.lines import marked, one_line
from dragoman.cli.progress import bar
from dragoman.cli.settings import Settings, settings
from dragoman.cli.show import change_lines
from dragoman.library import Library
from dragoman.record.change import Change

QUERIES = ("Karabakh", "قره‌باغ", "Карабах", "卡拉巴赫")
"""One place name in four scripts."""
STYLES = {
    "GB/T 7714-2015": "china-national-standard-gb-t-7714-2015-numeric",
    "MLA": "modern-language-association",
    "APA": "apa",
}
TELLING = ("abstract", "keywords", "volume", "title", "contributors", "notes", "container.identifiers")
"""Fields whose changes tell the most, the most telling first."""


@click.command("demo")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@settings
def command(settings: Settings, paths: tuple[str, ...]) -> None:
    """Import files, show what was repaired, search one place name in four scripts, cite one work."""
    with settings.open() as library:
        heading(settings, "Importing")
        with bar(settings, "importing") as progress:
            report(settings, library.bring(paths, told=lambda now: progress.to(now.read)))
        heading(settings, "The most interesting repairs, before → after")
        for change in telling(library)[:4]:
            for line in change_lines(change):
                settings.say(line)
        for query in QUERIES:
            _search(settings, library, query)
        _cite(settings, library)
    settings.say()
    settings.say("make serve opens this library as a web page on http://127.0.0.1:8000", "bold")


def heading(settings: Settings, text: str) -> None:
    """Write a heading."""
    settings.say()
    settings.say(text, "bold blue")


def telling(library: Library) -> list[Change]:
    """Give one change of each field, the most telling fields first, the longest value of each."""
    every = [change for work in library.works() for change in view_changes(library, work.id)]
    chosen = [
        max((c for c in every if c.field == field), key=lambda c: len(bytes(c.before)), default=None)
        for field in TELLING
    ]
    return [change for change in chosen if change]


def view_changes(library: Library, name: str) -> tuple[Change, ...]:
    """Give the changes of a work."""
    view = library.view(name)
    return view.changes if view else ()


def _search(settings: Settings, library: Library, query: str) -> None:
    hits = library.search(query, limit=4)
    heading(settings, f"Search: {query} – {hits.total} works")
    for hit in hits.hits:
        settings.say(f"  {one_line(hit.work.record)}")
        for field, lang, snippet in hit.hits[:1]:
            settings.out.print(f"      {field}{f' ({lang})' if lang else ''}: ", marked(snippet, settings.out), sep="")


def _cite(settings: Settings, library: Library) -> None:
    hit = library.search('"Black Garden"', limit=1).hits or library.search("", limit=1).hits
    heading(settings, "One work, cited")
    for name, style in STYLES.items():
        rendered = library.cite([hit[0].id], style)
        settings.say(f"  {name}: {' '.join(rendered.bibliography)}")
