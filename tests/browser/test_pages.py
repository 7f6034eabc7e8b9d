"""The pages as a reader sees them, in a real browser; screenshots go to artefacts/."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

ARTEFACTS = Path(__file__).parents[2] / "artefacts"
pytestmark = pytest.mark.browser


def shot(page: Page, name: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png", full_page=True)


def test_home_finds_across_scripts(page: Page, site: str) -> None:
    page.goto(site)
    shot(page, "home")
    page.fill("main input[name=q]", "Karabakh")
    page.press("main input[name=q]", "Enter")
    page.wait_for_selector(".hit")
    shot(page, "results")
    text = page.inner_text("main")
    assert "بحران" in text
    assert "Карабах" in text
    assert "Karabağ" in text


@pytest.mark.parametrize("query", ["قره‌باغ", "Карабах", "卡拉巴赫"])
def test_results_in_other_scripts(page: Page, site: str, query: str) -> None:
    page.goto(f"{site}/search?q={query}")
    assert page.locator(".hit").count() >= 3
    assert page.input_value("input[name=q]") == query


def test_persian_reads_right_to_left(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=قره‌باغ lang:fa")
    page.click(".hit h2 a >> nth=0")
    persian = page.locator("h1 [lang^=fa]")
    assert persian.get_attribute("dir") == "rtl"
    assert persian.evaluate("node => getComputedStyle(node).direction") == "rtl"
    shot(page, "persian-record")


def test_a_repaired_record_shows_before_and_after(page: Page, site: str) -> None:
    page.goto(f'{site}/search?q="Reading the sources on Karabakh"')
    page.click(".hit h2 a >> nth=0")
    page.click("details.repairs summary")
    assert page.locator("details.repairs del").count() >= 3
    assert page.locator("#notes li").count() == 6
    shot(page, "repaired-record")


def test_neighbours_come_when_the_reader_does(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=Karabakh has:journal")
    page.click(".hit h2 a >> nth=0")
    page.locator("#near").scroll_into_view_if_needed()
    page.wait_for_selector("#near .lines li")
    here = page.url.partition("?")[0].removeprefix(site)
    assert here not in [one.get_attribute("href") for one in page.locator("#near a").all()]


def test_without_javascript_all_is_there(browser: object, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    one = context.new_page()
    one.goto(f"{site}/search?q=Karabakh")
    assert one.locator(".hit").count() >= 3
    context.close()


def test_on_a_phone_nothing_is_wider_than_the_screen(browser: object, site: str) -> None:
    one = browser.new_page(viewport={"width": 360, "height": 740})  # type: ignore[attr-defined]
    one.goto(f"{site}/search?q=Karabakh")
    assert one.evaluate("document.documentElement.scrollWidth") <= 360
    shot(one, "phone")
    one.close()


def test_nothing_is_loaded_from_other_hosts(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site)
    assert all(url.startswith((site, "data:")) for url in asked)
