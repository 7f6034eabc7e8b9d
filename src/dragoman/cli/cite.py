"""``dragoman cite``: citations and bibliography entries of works."""

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from dragoman.cli.settings import Settings, settings
from dragoman.library import Library
from dragoman.record.finding import Finding
from dragoman.record.model import Record
from dragoman.styles.cite import TARGETS, Rendered, Wishes, render
from dragoman.styles.draft import finish
from dragoman.styles.pandoc import pieces

STYLE = "gb-t-7714-2015-numeric"
PER_ENTRY = {True: "on", False: "off", None: "style"}


@click.command("cite")
@click.argument("names", nargs=-1, metavar="[ID…]")
@click.option("--file", "draft", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="A Markdown draft with [@key, p. 3] citations: print the finished text.")  # fmt: skip
@click.option("--style", default=STYLE, show_default=True, help="A style's id or file; dragoman styles lists them.")
@click.option("--locale", default="", help="The locale of terms and dates (else the style's).")
@click.option("--to", "target", default="text", show_default=True, type=click.Choice(list(TARGETS)))
@click.option("--per-entry-locale/--one-locale", default=None, help="Each entry in the language of its work.")
@click.option("--forms", default="", help="Forms of titles and names: original,translit,translated.")
@click.option("--styles-folder", "folders", multiple=True, envvar="DRAGOMAN_STYLES", type=click.Path(file_okay=False),
              help="A folder of CSL styles and locales, looked into before the installed ones.")  # fmt: skip
@settings
def command(settings: Settings, names: tuple[str, ...], style: str, locale: str, target: str,
            per_entry_locale: bool | None, forms: str, folders: tuple[str, ...],
            draft: Path | None) -> None:  # fmt: skip
    """Write the citation and the bibliography entry of works in any style, each in its own language."""
    if not names and draft is None:
        raise click.UsageError("name at least one work, or a draft with --file")
    wishes = wished(style, locale, "markdown" if draft else target, PER_ENTRY[per_entry_locale], forms)
    wishes = msgspec.structs.replace(wishes, folders=folders)
    with settings.open() as library:
        if draft:
            text = draft.read_text("utf-8")
            finished = finish(text, keyed(library, text), wishes)
            click.echo(finished.text, nl=False)
            rendered = Rendered(findings=finished.findings)
        else:
            rendered = render(records(library, names), wishes)
    write(settings, rendered, () if draft else ("citations", "bibliography"))


def keyed(library: Library, text: str) -> dict[str, Record]:
    """Give the records that a draft cites, by the key it cites them with: a citation key, or the id of a work."""
    wanted = {cite.id for piece in pieces(text) for cite in piece.cites}
    found = {work.record.key: work.record for work in library.works() if work.record.key in wanted}
    for name in wanted - set(found):
        view = library.view(name)
        found |= {name: view.work.record} if view else {}
    return found


def wished(style: str, locale: str, target: str, per_entry: str, forms: str) -> Wishes:
    """Put the options into one value. Raises ``UsageError`` for a form that there is none of."""
    given = {"style": style, "locale": locale, "target": target, "per_entry_locale": per_entry}
    try:
        return msgspec.convert(given | {"forms": [word for word in forms.split(",") if word]}, Wishes)
    except msgspec.ValidationError as error:
        raise click.UsageError(str(error)) from error


def records(library: Library, names: Sequence[str]) -> list[Record]:
    """Give the records of works by their ids."""
    return [library.record(name) for name in names]


def write(settings: Settings, rendered: Rendered, parts: Sequence[str]) -> None:
    """Write what was rendered; findings go to standard error, and an error among them ends with 1."""
    if settings.as_json:
        settings.lines([rendered])
    else:
        for part in parts:
            for line in getattr(rendered, part):
                settings.say(line)
    tell(settings, rendered.findings)


def tell(settings: Settings, findings: Sequence[Finding]) -> None:
    """Write findings to standard error; exit with 1 when one of them is an error."""
    for finding in findings:
        settings.tell(f"{finding.severity}: {finding.sentence}", "yellow")
    if any(finding.severity == "error" for finding in findings):
        raise click.exceptions.Exit(1)
