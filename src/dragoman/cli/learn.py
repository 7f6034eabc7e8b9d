"""``dragoman learn``: teaches the library translations, from its own works in two languages."""

from pathlib import Path

import click

from dragoman.cli.settings import Settings, settings
from dragoman.translate.embedding import UNUSABLE


@click.command("learn")
@click.option(
    "--model",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of an embedding model (model.onnx, tokenizer.json), to find works by meaning too.",
)
@settings
def command(settings: Settings, model: Path | None) -> None:
    """Learn translations from titles, abstracts and keywords that the works have in two languages."""
    with settings.open() as library:
        learned = library.learn()
        try:
            encoded = library.teach(model) if model else 0
        except UNUSABLE as error:
            raise click.UsageError(str(error)) from error
    settings.say(f"{len(learned.rows):,} translations learned from {learned.texts:,} texts in two languages")
    if model:
        settings.say(f"{encoded:,} works encoded with {model}")
