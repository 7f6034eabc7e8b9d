"""Every page in every language: no violation that axe finds, and nothing that takes a mouse."""

from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

LANGUAGES = ("en", "zh", "fa", "az", "tr", "ru")
ARTEFACTS = Path(__file__).parents[2] / "artefacts"
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(browser: Browser, site: str) -> dict[str, str]:
    """Give an address of each page that readers see."""
    one = browser.new_page()
    one.goto(f"{site}/search?q=has:notes")
    notes = str(one.locator(".hit h2 a").first.get_attribute("href"))
    one.goto(f"{site}/search?q=has:keywords lang:fa OR قره‌باغ")
    persian = str(one.locator(".hit h2 a").first.get_attribute("href"))
    one.close()
    first, other = notes.removeprefix("/work/"), persian.removeprefix("/work/")
    return {
        "home": "/", "results": "/search?q=Karabakh", "nothing": "/search?q=zzzzqqqq", "newest": "/newest",
        "record": notes, "persian-record": persian, "apparatus": f"{notes}/apparatus", "near": f"{notes}/near",
        "cite": f"{notes}/cite?style=apa&find=chicago", "author": f"/author/{quote('Abushov, Kavus')}",
        "journal": "/journal/East%20European%20Politics", "subject": f"/subject/{quote('Nagorno-Karabakh')}",
        "year": "/year/2023", "compare": f"/compare?one={first}&other={other}", "wanted": "/wanted",
        "pictures": "/search/pictures?q=", "closer": "/search/pictures?q=&closer=2", "duplicates": "/duplicates",
        "browse": "/browse/authors", "languages": "/browse/languages", "about": "/about", "privacy": "/privacy",
        "rules": "/rules", "feedback": f"/feedback?work={first}", "lost": "/lost",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [*((language, "light", 1280) for language in LANGUAGES), ("en", "dark", 1280), ("fa", "light", 390)],
)
def test_axe_finds_nothing(
    browser: Browser, site: str, pages: dict[str, str], language: str, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    reader = context.new_page()
    found = []
    for name, address in pages.items():
        reader.goto(f"{site}{address}{'&' if '?' in address else '?'}ui={language}")
        told = Axe().run(reader).response["violations"]
        found += [(name, one["id"], one["nodes"][0]["html"][:200]) for one in told]
    context.close()
    assert found == []


@pytest.mark.parametrize("language", ["en", "fa", "zh"])
@pytest.mark.parametrize("width", [360, 1440])
def test_every_page_fits_and_is_kept_to_be_looked_at(
    browser: Browser, site: str, pages: dict[str, str], language: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    one = context.new_page()
    ARTEFACTS.mkdir(exist_ok=True)
    for name, address in pages.items():
        one.goto(f"{site}{address}{'&' if '?' in address else '?'}ui={language}")
        assert one.evaluate("document.documentElement.scrollWidth") <= width, name
        assert one.evaluate("getComputedStyle(document.documentElement).direction") == (
            "rtl" if language == "fa" else "ltr"
        )
        one.screenshot(path=ARTEFACTS / f"{name}-{language}-{width}.png", full_page=True)
    context.close()


def test_the_layout_is_mirrored(page: Page, site: str) -> None:
    places = {}
    for language in ("en", "fa"):
        page.goto(f"{site}/search?q=Karabakh&ui={language}")
        brand, facets = (page.locator(one).first.bounding_box() for one in (".brand", ".facets"))
        assert brand
        assert facets
        places[language] = (brand["x"] < 640, facets["x"] < 640)
    assert places == {"en": (True, False), "fa": (False, True)}


def test_the_keyboard_alone_searches_and_reads(page: Page, site: str) -> None:
    page.goto(f"{site}/about")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("Karabakh")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit")
    page.locator(".hit h2 a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("article.work")
    page.locator("details.repairs summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("details.repairs").get_attribute("open") is not None
    page.locator("details.tongues summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("html[lang=zh]")


def test_whatever_is_focused_is_seen_to_be(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=Karabakh")
    for _ in range(25):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle; })()"
        )
        assert style != "none"
