"""The interface speaks the reader's language: as asked in the address, as chosen before, as the browser prefers."""

import pytest
from starlette.testclient import TestClient

from dragoman.library import Library
from dragoman.record.finding import Finding
from dragoman.site import application
from dragoman.web.interface import interface
from dragoman.web.words import finding

from .conftest import LANGUAGES


@pytest.mark.parametrize(
    ("header", "language"),
    [("fa-IR,fa;q=0.9,en;q=0.5", "fa"), ("zh-TW", "zh"), ("de-DE,de", "en"), ("", "en"), ("tr;q=0,ru;q=0.1", "ru")],
)
def test_the_browser_says_the_language(client: TestClient, header: str, language: str) -> None:
    answer = client.get("/", headers={"accept-language": header})
    assert f'<html lang="{language}"' in answer.text
    assert answer.headers["content-language"] == language
    assert "Accept-Language" in answer.headers["vary"]


def test_a_choice_is_kept(client: TestClient) -> None:
    answer = client.get("/about?ui=fa")
    assert '<html lang="fa" dir="rtl">' in answer.text
    assert '<html lang="fa" dir="rtl">' in client.get("/rules", headers={"accept-language": "ru"}).text
    client.cookies.clear()
    assert "httponly" in answer.headers["set-cookie"].lower()


def test_a_language_that_there_is_not_is_not_taken(client: TestClient) -> None:
    answer = client.get("/about?ui=xx%0d%0aset-cookie:a=b")
    assert '<html lang="en"' in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_address_is_told_in_the_readers_language(client: TestClient, language: str) -> None:
    words = {"en": "nothing at this address", "zh": "此网址没有内容", "fa": "در این نشانی چیزی نیست",
             "az": "Bu ünvanda heç nə yoxdur", "tr": "Bu adreste bir şey yok",
             "ru": "По этому адресу ничего нет"}  # fmt: skip
    for address in ("/work/none", "/nowhere", "/author/Nobody", "/browse/things", "/picture/none.svg"):
        answer = client.get(address, headers={"accept-language": language})
        assert answer.status_code == 404
        assert words[language] in answer.text


def test_what_is_wrong_with_a_question_is_told_in_the_readers_language(client: TestClient) -> None:
    for language, words in {"zh": "个字符处的引号", "fa": "گیومهٔ نویسهٔ", "ru": "кавычка на знаке"}.items():
        page = client.get('/search?q="karabakh', headers={"accept-language": language}).text
        assert words in page


def test_what_a_message_quotes_is_isolated_and_harmless(client: TestClient) -> None:
    page = client.get("/search?q=nofield:%22%3Cb%3E%22", headers={"accept-language": "fa"}).text
    assert "فیلدی به نام «<bdi>nofield</bdi>» نیست" in page
    told = finding(interface("en"))(Finding("query.unknown_field", values={"name": "<b>", "column": "1"}))
    assert "“<bdi>&lt;b&gt;</bdi>”" in told


def test_a_failure_is_told_in_the_readers_language(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "wanted", lambda: 1 / 0)
    broken = TestClient(application(library), raise_server_exceptions=False)
    answer = broken.get("/wanted", headers={"accept-language": "fa"})
    assert answer.status_code == 500
    assert "اشتباهی رخ داد" in answer.text
    assert "ZeroDivision" not in answer.text


def test_figures_and_dates_are_those_of_the_reader(client: TestClient) -> None:
    page = client.get("/year/2022", headers={"accept-language": "fa"}).text
    assert "۲۰۲۲" in page
    assert "1" not in page.partition("<main")[2].partition('class="under">')[2].partition("</p>")[0]


def test_the_title_is_in_the_readers_language_and_says_when_a_machine_made_it(
    client: TestClient, with_notes: str
) -> None:
    chinese = client.get(f"/work/{with_notes}", headers={"accept-language": "zh"}).text
    assert "阅读卡拉巴赫史料" in chinese.partition("<h1>")[2].partition("</h1>")[0]
    assert "此标题为机器翻译" in chinese
    original = client.get(f"/work/{with_notes}?lang=en", headers={"accept-language": "zh"}).text
    assert "Reading the sources" in original.partition("<h1>")[2].partition("</h1>")[0]
