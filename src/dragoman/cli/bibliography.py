"""``dragoman bibliography``: the list of the works a query finds, in a style."""

from collections.abc import Sequence

import click
import msgspec

from dragoman.cli.asking import Asking
from dragoman.cli.cite import PER_ENTRY, STYLE, tell, wished, write
from dragoman.cli.output import opened
from dragoman.cli.settings import Settings, settings
from dragoman.cli.troubles import told
from dragoman.record.finding import Report
from dragoman.record.model import Record
from dragoman.styles.cite import TARGETS, Rendered, Wishes, render
from dragoman.styles.file import bibliography_file


@click.command("bibliography", cls=Asking)
@click.argument("query", nargs=-1)
@click.option("--style", default=STYLE, show_default=True, help="A style's id or file; dragoman styles lists them.")
@click.option("--locale", default="", help="The locale of terms and dates (else the style's).")
@click.option("--to", "target", default="text", show_default=True, type=click.Choice([*TARGETS, "docx"]))
@click.option("--output", "-o", default="-", metavar="OUT", help="The file to write (- is standard output).")
@click.option("--per-entry-locale/--one-locale", default=None, help="Each entry in the language of its work.")
@click.option("--forms", default="", help="Forms of titles and names: original,translit,translated.")
@click.option("--styles-folder", "folders", multiple=True, envvar="DRAGOMAN_STYLES", type=click.Path(file_okay=False),
              help="A folder of CSL styles and locales, looked into before the installed ones.")  # fmt: skip
@settings
def command(settings: Settings, query: tuple[str, ...], style: str, locale: str, target: str,
            output: str, per_entry_locale: bool | None, forms: str, folders: tuple[str, ...]) -> None:  # fmt: skip
    """Write the bibliography of the library, or of what a query finds, in the style's order."""
    wishes = wished(style, locale, "text" if target == "docx" else target, PER_ENTRY[per_entry_locale], forms)
    wishes = msgspec.structs.replace(wishes, folders=folders)
    report = Report()
    with settings.open() as library:
        records = [work.record for work in library.works(" ".join(query), report)]
    told(settings, report.findings)
    if target == "docx":
        _write_file(settings, records, wishes, output)
    else:
        _write_text(settings, render(records, wishes), output)


def _write_file(settings: Settings, records: Sequence[Record], wishes: Wishes, output: str) -> None:
    """Write a DOCX file; where the style cannot be used, nothing but the findings."""
    filed = bibliography_file(records, wishes)
    if filed.content:
        with opened(output) as stream:
            stream.write(filed.content)
    tell(settings, filed.findings)


def _write_text(settings: Settings, rendered: Rendered, output: str) -> None:
    if output != "-":
        with opened(output) as stream:
            stream.write(f"{rendered.whole}\n".encode())
        tell(settings, rendered.findings)
    elif settings.as_json or not rendered.whole:
        write(settings, rendered, ("bibliography",))
    else:
        settings.say(rendered.whole)
        tell(settings, rendered.findings)
