"""The command ``dragoman``: its options, and the literal list of its commands."""

import signal
import sys
from importlib import import_module

import click

from dragoman import __version__
from dragoman.cli.settings import Settings

COMMANDS: dict[str, str] = {
    "import": "bring",
    "imports": "imports",
    "search": "search",
    "similar": "similar",
    "save": "save",
    "saved": "saved",
    "lists": "lists",
    "show": "show",
    "cite": "cite",
    "bibliography": "bibliography",
    "convert": "convert",
    "export": "export",
    "notes": "notes",
    "references": "references",
    "wanted": "wanted",
    "people": "people",
    "journals": "journals",
    "duplicates": "duplicates",
    "explain": "explain",
    "join": "join",
    "split": "split",
    "match": "match",
    "undo": "undo",
    "rejected": "rejected",
    "learn": "learn",
    "reindex": "reindex",
    "statistics": "statistics",
    "serve": "serve",
    "formats": "formats",
    "styles": "styles",
    "findings": "findings",
    "demo": "demo",
}
"""Command → module of this folder, which holds it as ``command``; in the order in which ``--help`` lists them."""

_ANYWHERE = frozenset({"--json", "--quiet"})
"""Flags of the whole program that may also stand after the command."""


class Commands(click.Group):
    """Loads a command's module when it is called: starting stays fast."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the flags of the whole program from wherever they stand ("dragoman notes FILE --json")."""
        ends = args.index("--") if "--" in args else len(args)
        flags = [one for one in args[:ends] if one in _ANYWHERE]
        return super().parse_args(ctx, [*flags, *(one for one in args[:ends] if one not in _ANYWHERE), *args[ends:]])

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in our order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"dragoman.cli.{COMMANDS[cmd_name]}").command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="dragoman")
@click.option(
    "--library", metavar="FOLDER", help="The library's folder (else $DRAGOMAN_LIBRARY, else your data folder)."
)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on standard output; messages go to standard error.")
@click.option("--quiet", "-q", is_flag=True, help="No progress, no messages but errors.")
@click.pass_context
def cli(context: click.Context, library: str | None, as_json: bool, quiet: bool) -> None:
    """Read, repair, match, find and cite scholarly records in many languages and scripts.

    Exit codes: 0 done, 1 some records had errors, 2 wrong usage.
    """
    context.obj = Settings(library, as_json=as_json, quiet=quiet)


def main() -> None:
    """Run the command line; an interrupt ends it with a message and code 130, a closed pipe silently."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        code = cli(prog_name="dragoman", standalone_mode=False)  # click gives an Exit's code back, it does not raise it
    except click.exceptions.Abort:
        click.echo("interrupted: what was committed is kept; run it again to finish", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except LookupError as error:
        click.echo(f"Error: {error.args[0] if error.args else error}", err=True)
        sys.exit(2)
    except (BlockingIOError, FileNotFoundError, PermissionError, NotADirectoryError, IsADirectoryError) as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)
