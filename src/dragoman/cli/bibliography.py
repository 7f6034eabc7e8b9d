"""``dragoman bibliography``: the list of the works a query finds, in a style."""

import click
import msgspec

from dragoman.cli.cite import PER_ENTRY, STYLE, wished, write
from dragoman.cli.settings import Settings, settings
from dragoman.styles.cite import TARGETS, render


@click.command("bibliography")
@click.argument("query", nargs=-1)
@click.option("--style", default=STYLE, show_default=True, help="A style's id or file; dragoman styles lists them.")
@click.option("--locale", default="", help="The locale of terms and dates (else the style's).")
@click.option("--to", "target", default="text", show_default=True, type=click.Choice(list(TARGETS)))
@click.option("--per-entry-locale/--one-locale", default=None, help="Each entry in the language of its work.")
@click.option("--forms", default="", help="Forms of titles and names: original,translit,translated.")
@click.option("--styles-folder", "folders", multiple=True, envvar="DRAGOMAN_STYLES", type=click.Path(file_okay=False),
              help="A folder of CSL styles and locales, looked into before the installed ones.")  # fmt: skip
@settings
def command(settings: Settings, query: tuple[str, ...], style: str, locale: str, target: str,
            per_entry_locale: bool | None, forms: str, folders: tuple[str, ...]) -> None:  # fmt: skip
    """Write the bibliography of the library, or of what a query finds, in the style's order."""
    wishes = wished(style, locale, target, PER_ENTRY[per_entry_locale], forms)
    wishes = msgspec.structs.replace(wishes, folders=folders)
    with settings.open() as library:
        rendered = render([work.record for work in library.works(" ".join(query))], wishes)
    if settings.as_json or not rendered.whole:
        write(settings, rendered, ("bibliography",))
    else:
        settings.say(rendered.whole)
        write(settings, rendered, ())
