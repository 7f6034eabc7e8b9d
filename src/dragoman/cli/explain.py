"""``dragoman explain``: why two records are one work, or not."""

import click

from dragoman.cli.settings import Settings, settings


@click.command("explain")
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@settings
def command(settings: Settings, one: str, other: str) -> None:
    """Say how alike two works or records are, and what each feature adds to the odds."""
    with settings.open() as library:
        try:
            judgement = library.explain(one, other)
        except LookupError as error:
            raise click.BadParameter(str(error)) from error
    if settings.as_json:
        settings.lines([judgement])
        return
    settings.say(f"{judgement.verdict} (probability {judgement.probability:.3f})", "bold")
    for share in judgement.shares:
        settings.say(f"{share.share:+8.2f}  {share.feature} = {share.value:g}")
