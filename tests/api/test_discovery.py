"""Feeds, sitemaps, the description of the search, robots: read by others' readers, and in several scripts."""

import urllib.robotparser

import feedparser
import pytest
from lxml import etree
from starlette.testclient import TestClient

from dragoman.api import sitemaps
from dragoman.web.interface import LANGUAGES

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def addresses(client: TestClient) -> set[str]:
    return {one["url"] for one in client.get("/api/v1/works", params={"limit": 500}).json()["works"]}


@pytest.mark.parametrize("query", ["", "Karabakh", "قره‌باغ", "Карабах", "卡拉巴赫", "author:x</title><script>"])
def test_feeds_are_read_by_feedparser(client: TestClient, query: str) -> None:
    answer = client.get("/feed.atom", params={"q": query} if query else {})
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    found = feedparser.parse(answer.content)
    assert found.version == "atom10"
    assert not found.bozo
    assert found.feed.title == (f"Dragoman: {query}" if query else "Dragoman")
    assert found.feed.id == str(answer.request.url)
    assert {one.id for one in found.entries} <= addresses(client)
    assert all(one.title and one.updated_parsed and one.author for one in found.entries)
    assert bool(found.entries) == ("script" not in query)


def test_titles_of_feeds_say_their_language(client: TestClient) -> None:
    tree = etree.fromstring(client.get("/feed.atom?q=قره‌باغ").content)
    langs = {
        one.get("{http://www.w3.org/XML/1998/namespace}lang") for one in tree.iter("{http://www.w3.org/2005/Atom}title")
    }
    assert {"fa", "ru"} <= langs


def test_sitemaps_name_every_work_once_in_every_language(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sitemaps.LANGUAGES == LANGUAGES
    for whole in (4_000, 3):
        monkeypatch.setattr(sitemaps, "WHOLE", whole)
        named = [one.text for one in etree.fromstring(client.get("/sitemap.xml").content).iter(f"{SITEMAP}loc")]
        assert len(named) == (2 if whole == 4_000 else 17)
        trees = [etree.fromstring(client.get(one).content) for one in named]
        urls = [
            url for tree in trees for url in tree.iter(f"{SITEMAP}url") if url.find(f"{SITEMAP}lastmod") is not None
        ]
        assert sorted(url.findtext(f"{SITEMAP}loc") for url in urls) == sorted(addresses(client))
        for url in urls:
            languages = {one.get("hreflang"): one.get("href") for one in url.iter(f"{XHTML}link")}
            assert set(languages) == {"x-default", *LANGUAGES}
        fa = client.get(languages["fa"])
        assert '<html lang="fa" dir="rtl"' in fa.text


@pytest.mark.parametrize("part", ["r", "rg", "r00000", "..", "x", "all.xml/..", "%2e%2e%2fetc"])
def test_there_is_no_other_sitemap(client: TestClient, part: str) -> None:
    assert client.get(f"/sitemap/{part}.xml").status_code == 404


def test_pages_of_the_sitemap_are_there(client: TestClient) -> None:
    tree = etree.fromstring(client.get("/sitemap/pages.xml").content)
    for one in tree.iter(f"{SITEMAP}loc"):
        assert client.get(one.text).status_code == 200


def test_the_search_describes_itself(client: TestClient) -> None:
    tree = etree.fromstring(client.get("/opensearch.xml").content)
    assert tree.tag == f"{SEARCH}OpenSearchDescription"
    assert len(tree.findtext(f"{SEARCH}ShortName")) <= 16
    templates = {one.get("type"): one.get("template") for one in tree.iter(f"{SEARCH}Url")}
    for kind in ("text/html", "application/atom+xml", "application/x-suggestions+json"):
        address = templates[kind].replace("{searchTerms}", "Karabakh").replace("{startPage?}", "1")
        answer = client.get(address)
        assert answer.headers["content-type"].partition(";")[0] == kind
    typed, completions = client.get("/suggest.json?q=Kara").json()
    assert typed == "Kara"
    assert completions


def test_robots_are_told(client: TestClient) -> None:
    rules = urllib.robotparser.RobotFileParser()
    rules.parse(client.get("/robots.txt").text.splitlines())
    base = "https://library.example.org"
    assert rules.can_fetch("any", f"{base}/work/r1")
    assert not rules.can_fetch("any", f"{base}/api/v1/works")
    assert not rules.can_fetch("any", f"{base}/enter/x")
    (sitemap,) = rules.site_maps()
    assert client.get(sitemap).status_code == 200


def test_the_mark_is_found_where_browsers_look(client: TestClient) -> None:
    answer = client.get("/favicon.ico", follow_redirects=True)
    assert answer.headers["content-type"].startswith("image/svg+xml")


def test_every_page_leads_machines_on(client: TestClient) -> None:
    for page in ("/", "/search?q=Karabakh"):
        text = client.get(page).text
        assert 'type="application/opensearchdescription+xml"' in text
        assert 'type="application/atom+xml"' in text
    assert 'href="/feed.atom?q=Karabakh"' in client.get("/search?q=Karabakh").text
