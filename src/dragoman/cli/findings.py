"""``dragoman findings``: every finding code with its sentence."""

import click

from dragoman.cli.settings import Settings, settings
from dragoman.record.finding import FINDINGS


@click.command("findings")
@settings
def command(settings: Settings) -> None:
    """List every finding code with its severity and sentence."""
    if settings.as_json:
        settings.lines(
            {"code": code, "severity": severity, "sentence": said} for code, (severity, said) in FINDINGS.items()
        )
        return
    for code, (severity, sentence) in FINDINGS.items():
        settings.say(f"{code:<28} {severity:<8} {sentence}")
