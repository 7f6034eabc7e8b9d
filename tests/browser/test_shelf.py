"""Marking, lists, sharing and importing in a real browser, with scripts and without; axe finds nothing."""

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

ARTEFACTS = Path(__file__).parents[2] / "artefacts"
pytestmark = pytest.mark.browser
RIS = "TY  - JOUR\nTI  - <i>بحران قره‌باغ</i>\nAU  - احمدی, مریم\nPY  - 1389\nSP  - 0\nER  -\n"


def looked_at(page: Page, name: str) -> None:
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in Axe().run(page).response["violations"]] == [], name
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png", full_page=True)


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("en", "light", 1280), ("fa", "dark", 390), ("zh", "light", 1280)]
)
def test_the_whole_way(
    browser: Browser, site: str, token: str, language: str, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    kept = f"{language}-{scheme}-{width}"
    page.goto(f"{site}/enter/{token}")
    page.goto(f"{site}/search?q=Karabakh&ui={language}")
    for at in (0, 1):
        page.locator(".mark-box input").nth(at).check()
    looked_at(page, f"marked-{kept}")
    page.goto(f"{site}/newest")
    page.click("#marks button")
    page.wait_for_url("**/selection?work=*")
    assert page.locator("input[name=work][type=checkbox]").count() == 2
    page.click("#cite a[href*='style=apa']")
    page.wait_for_selector(".entry > div")
    page.wait_for_selector(".cite .copy")
    looked_at(page, f"selection-{kept}")
    page.fill("#to-new-list", f"قره‌باغ {kept}")
    page.click("form[action$='/lists/add'] button")
    page.wait_for_url("**/list/*")
    looked_at(page, f"list-{kept}")
    page.click(".marked a >> nth=0")
    page.wait_for_selector("#own")
    if not page.is_visible("#own-text"):
        page.click("#own summary >> nth=0")
    page.fill("#own-text", "必读 بخوان")
    page.fill("#own-tags", "مهم، Qarabağ")
    page.click("form[action$='/own'] button")
    page.wait_for_selector("#own .keywords")
    page.click("#share summary")
    assert page.locator("#share img").evaluate("one => one.decode().then(() => one.naturalWidth)") > 50
    looked_at(page, f"own-{kept}")
    page.goto(f"{site}/lists")
    looked_at(page, f"lists-{kept}")
    imported(page, site, kept)
    context.close()


def imported(page: Page, site: str, kept: str) -> None:
    page.goto(f"{site}/import")
    looked_at(page, f"import-{kept}")
    page.evaluate(
        """text => { const held = new DataTransfer(); held.items.add(new File([text], "مقالات.ris"));
        const drop = new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true });
        document.getElementById("send").dispatchEvent(drop); }""",
        RIS,
    )
    page.wait_for_url("**/import/job/*")
    page.click("form[action$='/keep'] button", timeout=60_000)
    page.wait_for_selector("form[action$='/undo']", timeout=60_000)
    looked_at(page, f"imported-{kept}")
    page.click("form[action$='/undo'] button")
    page.wait_for_selector("#job:not([data-again])", timeout=60_000)


def test_without_scripts_marks_are_taken_along(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/search?q=Karabakh")
    page.locator(".mark-box input").nth(1).check()
    page.click("#marks button")
    assert page.locator("input[name=work][type=checkbox]").count() == 1
    context.close()


@pytest.mark.parametrize("language", ["en", "fa", "zh"])
def test_the_permanent_address_is_copied(browser: Browser, site: str, language: str) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    page = context.new_page()
    page.goto(f"{site}/search?q=Karabakh&ui={language}")
    page.click(".hit h2 a >> nth=0")
    page.click("#share .row button")
    page.wait_for_timeout(300)
    assert page.evaluate("navigator.clipboard.readText()") == page.url.partition("?")[0]
    context.close()
