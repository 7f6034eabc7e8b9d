"""Deciding on duplicates: only with the token, by the keyboard, and for good."""

import httpx2
import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_nobody_decides_without_the_token(site: str) -> None:
    answer = httpx2.post(f"{site}/duplicates/decide", data={"one": "a", "other": "b", "verdict": "same", "token": ""})
    assert answer.status_code == 403


def test_the_keyboard_decides(page: Page, site: str, token: str) -> None:
    page.goto(f"{site}/enter/{token}")
    page.goto(f"{site}/duplicates")
    assert page.locator(".pair article").count() == 2
    page.keyboard.press("d")
    page.wait_for_selector("text=No pair is in doubt")
