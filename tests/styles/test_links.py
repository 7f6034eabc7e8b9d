"""Only addresses of the web become links, in whichever form a list is written."""

import pytest

from dragoman.record.form import Text
from dragoman.record.model import Link, Record
from dragoman.styles.cite import Target, cite

FORMS: tuple[Target, ...] = ("html", "clipboard", "markdown", "latex", "rtf", "text")
SIGNS = ("href", "](", "HYPERLINK")
"""What a link is written with."""
TITLES = (("Qarabağ", "az"), ("Кавказ", "ru"), ("تاریخ ایران", "fa"), ("史记", "zh"))


def written(address: str, form: Target, style: str = "gb-t-7714-2015-numeric") -> str:
    titles = tuple(Text(value, lang) for value, lang in TITLES)
    return str(cite([Record(type="webpage", title=titles, links=(Link(address),))], style, target=form))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("address", ["javascript:alert(1)", "JaVaScript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_an_address_that_could_run_something_is_text(address: str, form: Target) -> None:
    assert not [sign for sign in SIGNS if sign in written(address, form)]


@pytest.mark.parametrize("form", FORMS[:-1])
def test_an_address_of_the_web_is_a_link(form: Target) -> None:
    assert [sign for sign in SIGNS if sign in written("https://example.org/a", form)]


def test_a_quotation_mark_does_not_end_the_address_of_a_link() -> None:
    assert 'HYPERLINK "https://example.org/%22x"' in written('https://example.org/"x', "rtf")
    assert 'href="https://example.org/&#34;x"' in written('https://example.org/"x', "html")
