"""Writes the generated references in docs: cli.md, api.md, rest.md, findings.md, passes.md and formats/*.md.

``--check`` writes nothing and fails when one of them would change.
"""

import ast
import sys
from importlib import import_module
from pathlib import Path

import click

from dragoman.api.application import OPERATIONS
from dragoman.api.operation import Operation
from dragoman.api.parameter import Parameter
from dragoman.cli.main import COMMANDS, cli
from dragoman.formats import FORMATS, formats
from dragoman.passes import PASSES
from dragoman.record.finding import FINDINGS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
MADE = "<!-- made by tools/make_docs.py -->\n\n"
FINDINGS_OPENING = (
    "# Findings\n\nWhat Dragoman can notice. A name in braces is filled with the value at hand.\n\n"
    "| code | severity | sentence |\n|---|---|---|\n"
)
PASSES_OPENING = "# Passes\n\nEach takes one record and gives it back repaired; run twice, it changes nothing more.\n\n"

REST_OPENING = """Under `/api/v1`; described for machines at `/api/v1/openapi.json` (OpenAPI 3.1). Answers are JSON,
with an `ETag` and, where there are more pages, `next` and a `Link` with `rel="next"`. What cannot be answered is told
as problem details (RFC 9457, `application/problem+json`). A parameter that is unknown, given twice or out of its bounds
is refused. How to use it: [howto/machines.md](howto/machines.md).

"""


def summary(path: Path) -> str:
    """Give the docstring of a module without importing it."""
    return ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""


def cli_page() -> str:
    """Write ``--help`` of every command."""
    context = click.Context(cli, info_name="dragoman", max_content_width=100)
    parts = [f"```text\n{cli.get_help(context)}\n```\n"]
    for name in COMMANDS:
        command = cli.get_command(context, name)
        if command is None:
            raise LookupError(name)
        inner = click.Context(command, info_name=name, parent=context, max_content_width=100)
        parts.append(f"## dragoman {name}\n\n```text\n{command.get_help(inner)}\n```\n")
    return f"{MADE}# The command line\n\n" + "\n".join(parts)


def findings_page() -> str:
    """Write the table of finding codes."""
    rows = "".join(f"| `{code}` | {severity} | {said} |\n" for code, (severity, said) in FINDINGS.items())
    return f"{MADE}{FINDINGS_OPENING}{rows}"


def passes_page() -> str:
    """Write what each pass does, in the order in which they run."""
    folder = ROOT / "src/dragoman/passes"
    parts = "".join(f"## {n}. {name}\n\n{summary(folder / f'{name}.py')}\n\n" for n, name in enumerate(PASSES, 1))
    return f"{MADE}{PASSES_OPENING}{parts}".rstrip() + "\n"


def format_page(module: str) -> tuple[str, str]:
    """Write one format's page: file name and text."""
    one = import_module(f"dragoman.formats.{module}").FORMAT
    opening = import_module(f"dragoman.formats.{module}").__doc__ or ""
    ways = " and ".join(word for word, way in (("reads", one.read), ("writes", one.write)) if way)
    endings = ", ".join(f"`.{ending}`" for ending in one.extensions) or "none of its own"
    text = f"{MADE}# {one.title}\n\n{opening.strip()}\n\n`{one.name}`: Dragoman {ways} it. File endings: {endings}."
    text += f" Media type: `{one.media_type}`.\n" if one.media_type else "\n"
    if one.fields:
        rows = "".join(f"| `{f.theirs}` | `{f.ours}` | {f.remark} |\n".replace("|  |", "| |") for f in one.fields)
        text += f"\n## Fields\n\n| there | record | remark |\n|---|---|---|\n{rows}"
    if one.cannot_hold:
        text += "\n## What it cannot hold\n\n" + "".join(f"- {what}\n" for what in one.cannot_hold)
    return f"{one.name}.md", text


def formats_page() -> str:
    """Write the list of formats."""
    rows = "".join(
        f"| [{one.title}]({one.name}.md) | `{one.name}` | {'yes' * bool(one.read)} | {'yes' * bool(one.write)} |\n"
        for one in formats().values()
    )
    return f"{MADE}# Formats\n\n| format | name | read | written |\n|---|---|---|---|\n{rows}"


def api_page() -> str:
    """Write the public functions and classes of every module with the first sentence of their docstrings."""
    parts = []
    for path in sorted((ROOT / "src/dragoman").rglob("*.py")):
        rows = "".join(
            f"- `{node.name}`: {(ast.get_docstring(node) or '').splitlines()[0]}\n"
            for node in ast.parse(path.read_text("utf-8")).body
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef) and not node.name.startswith("_")
        )
        name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
        parts += [f"## {name}\n\n{summary(path).splitlines()[0]}\n\n{rows}".rstrip() + "\n"] if rows else []
    return f"{MADE}# The Python interface\n\n" + "\n".join(parts)


def rest_page() -> str:
    """Write the operations of the REST API, by their groups."""
    groups = dict.fromkeys(one.group for one in OPERATIONS)
    parts = (
        f"## {group}\n\n" + "\n".join(_operation(one) for one in OPERATIONS if one.group == group) for group in groups
    )
    return f"{MADE}# The REST API\n\n{REST_OPENING}" + "\n".join(parts)


def _operation(one: Operation) -> str:
    text = f"### {one.method} `{one.path}`\n\n{one.about}\n"
    text += "\nNeeds the token.\n" if one.access == "token" else ""
    text += f"\nBody: {one.body}\n" if one.body else ""
    text += f"\nAnswer: `{getattr(one.answer, '__name__', '')}`.\n" if one.answer else ""
    rows = "".join(_parameter(each) for each in one.parameters)
    return text + (f"\n| parameter | bounds | meaning |\n|---|---|---|\n{rows}" if rows else "")


def _parameter(one: Parameter) -> str:
    bounds = f"{one.least}–{one.most:,}" if one.kind == "number" else f"at most {one.most:,} characters"
    bounds = f"at most {one.most:,}" if one.kind == "many" else bounds
    bounds = " ".join(f"`{choice}`" for choice in one.choices) or bounds
    must = "; must be given" if one.default is None else f"; else `{one.default}`" if one.default else ""
    return f"| `{one.name}` | {bounds} | {one.about.rstrip('.')}{must} |\n"


def pages() -> dict[Path, str]:
    """Give every generated page by its path."""
    made = {DOCS / "cli.md": cli_page(), DOCS / "findings.md": findings_page(), DOCS / "passes.md": passes_page()}
    made |= {DOCS / "rest.md": rest_page()}
    made |= {DOCS / "api.md": api_page(), DOCS / "formats/README.md": formats_page()}
    return made | {DOCS / "formats" / name: text for name, text in map(format_page, FORMATS)}


def main() -> int:
    """Write the pages, or check them."""
    stale = [path for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in sys.argv:
        sys.stdout.write("".join(f"{path.relative_to(ROOT)} is stale: run make docs\n" for path in stale))
        return 1 if stale else 0
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
