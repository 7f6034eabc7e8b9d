"""``dragoman search``: ranked works, the hit marked, facets on request."""

from typing import get_args

import click

from dragoman.cli.asking import Asking
from dragoman.cli.lines import HOSTILE, marked, one_line
from dragoman.cli.settings import Settings, settings
from dragoman.engines.port import Hits
from dragoman.library.find import Found, widened
from dragoman.query.tree import Facet, Sort


@click.command("search", cls=Asking)
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", "-n", default=10, show_default=True, type=click.IntRange(1, 1000), help="How many works.")
@click.option("--offset", default=0, type=click.IntRange(0, 1_000_000), help="Leave out the first so many.")
@click.option("--sort", default="relevance", show_default=True,
              type=click.Choice(get_args(Sort)))  # fmt: skip
@click.option("--facets", is_flag=True, help="Count years, languages, journals, types, authors and subjects.")
@settings
def command(settings: Settings, query: tuple[str, ...], limit: int, offset: int, sort: Sort, facets: bool) -> None:
    """Find works in every language and script. See docs/howto/search.md for the query language."""
    with settings.open() as library:
        hits = library.search(
            " ".join(query),
            limit=limit,
            offset=offset,
            sort=sort,
            facets=get_args(Facet) if facets else (),
        )
    for message in hits.messages:
        settings.tell(message, "yellow")
    if settings.as_json:
        settings.lines(hits.hits)
        return
    _write(settings, hits)


def _write(settings: Settings, hits: Found) -> None:
    settings.say(f"{hits.total:,} {'work' if hits.total == 1 else 'works'}")
    for word, forms in widened(hits.through):
        settings.say(f"  found through {word} ↔ {', '.join(forms)}".translate(HOSTILE), "dim")
    if hits.meant:
        settings.say(f"  did you mean {hits.meant}?".translate(HOSTILE), "dim")
    works(settings, hits)
    for facet, counts in hits.facets.items():
        settings.say(f"{facet}: " + ", ".join(f"{value} ({count})" for value, count in counts[:10]))


def works(settings: Settings, hits: Hits) -> None:
    """Write the works found, each with the texts in which it was hit."""
    for hit in hits.hits:
        settings.say(f"{hit.id}  {one_line(hit.work.record)}", "bold")
        for field, lang, snippet in hit.hits[:3]:
            settings.out.print(f"    {field}{f' ({lang})' if lang else ''}: ", marked(snippet, settings.out), sep="")
