"""Citing: what is copied is what is shown, as rich and as plain text; without scripts it can be selected."""

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
READ = """async () => { const [all] = await navigator.clipboard.read(); const told = {};
  for (const type of all.types) told[type] = await (await all.getType(type)).text(); return told; }"""


@pytest.mark.parametrize("language", ["en", "fa", "zh"])
def test_what_is_copied_is_what_is_shown(browser: Browser, site: str, language: str) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    page = context.new_page()
    page.goto(f"{site}/search?q=has:notes")
    page.goto(f"{site}{page.locator('.hit h2 a').first.get_attribute('href')}?ui={language}")
    for at in range(3):
        cite = page.locator(".cite").nth(at)
        before = cite.locator("button").inner_text()
        cite.locator("button").click()
        page.wait_for_function("([at, before]) => document.querySelectorAll('.cite button')[at].innerText !== before",
                               arg=[at, before])  # fmt: skip
        copied = page.evaluate(READ)
        shown = cite.locator(".entry").inner_text().strip()
        assert copied["text/plain"].split() == shown.split()
        seen = page.evaluate(
            "html => { const it = new DOMParser().parseFromString(html, 'text/html'); return it.body.textContent; }",
            copied["text/html"],
        )
        assert "".join(seen.split()) == "".join(shown.split())
    context.close()


def test_without_scripts_there_is_no_dead_button(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/search?q=has:notes")
    page.click(".hit h2 a >> nth=0")
    assert page.locator(".entry").count() == 3
    assert page.locator(".cite button").count() == 0
    context.close()


def test_a_map_can_be_looked_at_closer(browser: Browser, site: str) -> None:
    boxes = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(f"{site}/search/pictures?q=")
        whole = page.locator("svg.map").first.get_attribute("viewBox")
        page.locator("[data-move=in]").first.click()
        page.wait_for_function("was => document.querySelector('svg.map').getAttribute('viewBox') !== was", arg=whole)
        boxes.append(float(str(page.locator("svg.map").first.get_attribute("viewBox")).split()[2]))
        context.close()
    assert boxes[0] == pytest.approx(boxes[1], abs=2)
