"""No page says a thing that is not translated."""

import re
import subprocess
import sys
from pathlib import Path

import jinja2
import pytest

from dragoman.match.features import FEATURES
from dragoman.passes import PASSES
from dragoman.record.finding import Severity
from dragoman.record.model import LinkKind, SectionKind, Type
from dragoman.record.name import Role
from dragoman.web import words
from dragoman.web.pages import FOLDER

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((FOLDER / "templates").glob("*.html"))
SPOKEN = re.compile(r"""(?:aria-label|placeholder|title|alt|content)="([^"{]*[^\W\d_]{2,}[^"{]*)\"""")
NAMES = re.compile(
    r"Dragoman|unAPI|ORCID|SVG|CSV|Chicago|ГОСТ|IEEE|Karabakh|قره‌باغ|Карабах|卡拉巴赫"
    r"|width=device-width, initial-scale=1|light dark"
)


def test_no_catalogue_misses_a_message() -> None:
    done = subprocess.run(
        [sys.executable, "tools/make_catalogues.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == "", "run tools/make_catalogues.py and translate what is new"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_has_text_of_its_own(path: Path) -> None:
    source = path.read_text("utf-8")
    told, inside = [], False
    for _, kind, value in jinja2.Environment(extensions=["jinja2.ext.i18n"]).lex(source):
        if kind == "name" and value in ("trans", "endtrans"):
            inside = value == "trans"
        if kind == "data" and not inside:
            told.append(value)
    spoken = SPOKEN.findall("\x00".join(told))
    seen = re.sub(r"<[^<>]*>|&\w+;", " ", re.sub(r"<p class=\"names\".*?</p>", " ", "\x01".join(told), flags=re.DOTALL))
    # what is between the pieces of one tag is no text: a tag that a template fills is cut into pieces
    text = re.sub(r"<[^<>]*$", " ", re.sub(r"\x01[^\x01]*>", "\x01", seen), flags=re.MULTILINE)
    left = [NAMES.sub("", one) for one in (*spoken, *text.split("\x01"))]
    assert [one.strip() for one in left if re.search(r"[^\W\d_]{2,}", re.sub(r"<[^<>]*", "", one))] == []


@pytest.mark.parametrize(
    ("closed", "table"),
    [
        (Type.__args__, words.TYPES), (Role.__args__, words.ROLES), (SectionKind.__args__, words.SECTIONS),
        (LinkKind.__args__, words.LINKS), (Severity.__args__, words.SEVERITIES), (PASSES, words.PASSES),
        (tuple(FEATURES), words.FEATURES),
    ],
)  # fmt: skip
def test_every_closed_set_has_its_words(closed: tuple[str, ...], table: dict[str, str]) -> None:
    assert set(closed) == set(table)
