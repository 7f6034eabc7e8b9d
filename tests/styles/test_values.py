"""Values as styles write them: before → after, each a case that was once wrong."""

import pytest

from dragoman.styles.csl.locator import part_locator
from dragoman.styles.csl.pages import is_many, page_range
from dragoman.styles.csl.person import Initials, initialize
from dragoman.styles.csl.textcase import cased
from dragoman.styles.csl.when import from_text
from dragoman.styles.csl.work import Work


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("9,367,592", "9,367,592"), ("1,3,5", "1, 3, 5"), ("序2–3", "序2–3"), ("89\\-670", "89-670"), ("i-ix", "i–ix"),
        ("110-N6", "110-N6"), ("۱۲-۱۵", "۱۲–۱۵"), ("e12-e15", "e12–e15"), ("3 - 7", "3–7"),
    ],
)  # fmt: skip
def test_pages(before: str, after: str) -> None:
    assert page_range(before, "", "–") == after


@pytest.mark.parametrize(
    ("text", "many"), [("12", False), ("۱۲-۱۵", True), ("3 & 4", True), ("Michaelson-Morely", False)]
)
def test_one_page_or_many(text: str, many: object) -> None:
    assert is_many(text) is many


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("R. v. Panel on take-overs", "R. v. Panel on Take-Overs"), ("iPhone and war", "iPhone and War"),
        ("frogs walk instead of hop", "Frogs Walk Instead of Hop"), ("war: an introduction", "War: An Introduction"),
        ("the complete scientist", "The Complete Scientist"), ("β-carotine", "β-Carotine"),
    ],
)  # fmt: skip
def test_title_case(text: str, title: str) -> None:
    assert cased(text, "title", "en") == title


def test_title_case_is_for_english() -> None:
    assert cased("karabağ savaşı", "title", "tr") == "karabağ savaşı"
    assert cased("istanbul tarihi", "uppercase", "tr") == "İSTANBUL TARİHİ"
    assert cased("igdir", "uppercase", "az") == "İGDİR"


@pytest.mark.parametrize(
    ("given", "initials"),
    [
        ("Василий Владимирович", "В. В."),
        ("Jean-Luc", "J.-L."),
        ("علی", "ع."),
        ("Ph.M.E.", "Ph. M. E."),
        ("Ισίδωρος", "Ι."),
    ],
)
def test_initials(given: str, initials: str) -> None:
    assert initialize(given, Initials(". ")) == initials


@pytest.mark.parametrize(
    ("family", "particle"), [("van der Waals", "van der"), ("عباس زاده", ""), ("Ибн Сина", ""), ("al-Rashid", "al-")]
)
def test_particles(family: str, particle: str) -> None:
    assert Work({"id": "x", "author": [{"family": family}]}).names["author"][0].particle == particle


@pytest.mark.parametrize(
    ("text", "label"),
    [("стр. 12", "page"), ("ص 12", "page"), ("第12页", "page"), ("ch. 3", "chapter"), ("12", ""), ("Səh. 5", "page")],
)
def test_locators(text: str, label: str) -> None:
    assert part_locator(text)[0] == label


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("66 B.C.", (-66, 0, 0)),
        ("Spring 2009", (2009, 13, 0)),
        ("2009-04-12T10:00Z", (2009, 4, 12)),
        ("1984/", (1984, 0, 0)),
    ],
)
def test_dates_as_text(text: str, start: tuple[int, int, int]) -> None:
    found = from_text(text)
    assert found is not None
    assert found.start == start
