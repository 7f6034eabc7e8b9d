"""``dragoman cite``: citations and bibliography entries of works."""

from pathlib import Path

import click

from dragoman.cli.settings import Settings, settings
from dragoman.styles.cite import TARGETS

STYLE = "gb-t-7714-2015-numeric"


@click.command("cite")
@click.argument("names", nargs=-1, metavar="[ID…]")
@click.option("--style", default=STYLE, show_default=True, help="A style's id or file; dragoman styles lists them.")
@click.option("--locale", default="", help="The locale of terms and dates (else the style's).")
@click.option("--to", "target", default="text", show_default=True, type=click.Choice(TARGETS))
@click.option("--per-entry-locale/--one-locale", default=None, help="Each entry in the language of its work.")
@click.option(
    "--file",
    "draft",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A Markdown draft with [@key] citations.",
)
@settings
def command(settings: Settings, names: tuple[str, ...], style: str, locale: str, target: str,
            per_entry_locale: bool | None, draft: Path | None) -> None:  # fmt: skip
    """Write the citation and the bibliography entry of works in any style, each in its own language."""
    if not names and draft is None:
        raise click.UsageError("name at least one work, or a draft with --file")
