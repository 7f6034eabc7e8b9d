"""How commands take a question: words with a minus sign belong to it, and its mistakes are told."""

import re

import click

_EXCLUDED = re.compile(r"-(?!-|[nho]$|n\d+$|o.*[./])\S")
"""A word with the minus sign that excludes it: no option looks so."""


class Asking(click.Command):
    """Lets ``-word`` be a word of the question, not the options that its letters might be."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take such words out of click's sight."""
        return super().parse_args(ctx, [f" {one}" if _EXCLUDED.match(one) else one for one in args])
