"""Nothing is undocumented: commands, routes, settings, formats, passes, findings; and no link is dead."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.cli.main import COMMANDS
from dragoman.formats import formats
from dragoman.passes import PASSES
from dragoman.record.finding import FINDINGS

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def prose() -> str:
    return "\n".join(path.read_text("utf-8") for path in PAGES)


def test_the_generated_references_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "tools/make_docs.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_reference(command: str) -> None:
    assert f"## dragoman {command}\n" in (ROOT / "docs/cli.md").read_text("utf-8")


@pytest.mark.parametrize("name", formats())
def test_every_format_has_its_page(name: str) -> None:
    assert (ROOT / f"docs/formats/{name}.md").exists()


def test_every_pass_and_finding_is_described() -> None:
    described = prose()
    assert [name for name in PASSES if f" {name}\n" not in described] == []
    assert [code for code in FINDINGS if f"`{code}`" not in described] == []


def test_every_route_is_described() -> None:
    from starlette.routing import Route

    from dragoman.api.application import ROUTES as MACHINES
    from dragoman.serving.health import ROUTES as HEALTH
    from dragoman.web.application import ROUTES as PAGES_OF_WEB

    said = "".join(
        (ROOT / "docs" / name).read_text("utf-8") for name in ("howto/serve.md", "howto/machines.md", "rest.md")
    )
    routes = [route for route in (*PAGES_OF_WEB, *MACHINES, *HEALTH) if isinstance(route, Route)]
    assert [route.path for route in routes if f"`{route.path}`" not in said] == []


def test_every_setting_is_described() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    described = prose()
    assert [name for name in set(re.findall(r"\"(DRAGOMAN_[A-Z_]+)\"", source)) if name not in described] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_link_is_dead(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_paths_named_in_prose_exist(page: Path) -> None:
    named = re.findall(r"`((?:src|docs|tests|bench|tools|examples)/[\w./-]+)`", page.read_text("utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_decision_records_are_short() -> None:
    records = (ROOT / "docs/decisions").glob("*.md")
    assert [path.name for path in records if len(path.read_text("utf-8").split()) > 400] == []
