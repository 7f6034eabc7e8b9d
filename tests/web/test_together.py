"""Marked works, lists, notes of one's own: plain forms, only ours, only for who may change the library."""

import re
from collections.abc import Iterator

import pytest
from lxml import html
from starlette.testclient import TestClient

from dragoman.library import Library
from dragoman.site import application

from .conftest import EXAMPLES, LANGUAGES

TOKEN = "a-token-for-tests"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("own")) as one:
        one.bring([str(EXAMPLES)])
        yield one


@pytest.fixture
def reader(own: Library) -> TestClient:
    return TestClient(application(own))


@pytest.fixture
def writer(own: Library, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setenv("DRAGOMAN_TOKEN", TOKEN)
    client = TestClient(application(own))
    client.get(f"/enter/{TOKEN}")
    return client


def token_of(client: TestClient) -> str:
    found = re.search(r'name="token" value="([0-9a-f]{64})"', client.get("/lists").text)
    assert found
    return found[1]


def marked(library: Library, query: str = "Karabakh") -> list[str]:
    return [hit.id for hit in library.search(query, limit=4).hits]


def test_every_hit_can_be_marked(reader: TestClient) -> None:
    for place in ("/search?q=Karabakh", "/newest", "/year/2023"):
        tree = html.fromstring(reader.get(place).text)
        boxes = tree.xpath("//article[@class='hit']//input[@type='checkbox' and @form='marks']/@value")
        assert boxes
        assert len(boxes) == len(tree.xpath("//article[@class='hit']"))
        assert tree.xpath("//form[@id='marks']/@action") == ["/selection"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_marked_works_are_cited_and_exported_together(own: Library, reader: TestClient, language: str) -> None:
    ids = marked(own)
    answer = reader.get("/selection", params={"work": [*ids, ids[0], "none"], "style": "apa", "ui": language})
    tree = html.fromstring(answer.text)
    assert tree.xpath("//input[@name='work']/@value") == ids
    assert len(tree.xpath("//div[@class='entry']/div")) == len(ids)
    given = tree.xpath("//section[@id='export']//a[contains(@href, '/as/ris')]/@href")[0]
    assert reader.get(given).text.count("TY  - ") == len(ids)
    copied = tree.xpath("//*[@data-from]/@data-from")[0]
    assert reader.get(copied).text.count("<p>") == len(ids)
    plain = reader.get(tree.xpath("//p[@class='taken']/a/@href")[0])
    assert plain.headers["content-type"].startswith("text/plain")
    for address in tree.xpath("//section//a/@href[starts-with(., '/')]"):
        assert reader.get(address).status_code == 200, address


def test_a_selection_has_an_end(own: Library, reader: TestClient) -> None:
    ids = marked(own)
    many = [("work", f"none{number}") for number in range(400)]
    assert "mark" in reader.get("/selection", params=[*many, ("work", ids[0])]).text
    assert reader.get("/selection").status_code == 200
    assert reader.get("/selection/as/ris").status_code == 404
    assert reader.get("/selection/as/none", params={"work": ids}).status_code == 404
    assert reader.get("/selection/cite/plain", params={"work": ids, "style": ""}).status_code == 404
    assert reader.get("/selection", params={"work": ids, "style": "../../etc/passwd"}).status_code == 404


def test_a_list_is_made_used_and_deleted(own: Library, writer: TestClient) -> None:
    ids, token = marked(own), token_of(writer)
    page = writer.post("/lists/add", data={"token": token, "name": "قره‌باغ <b>", "work": ids})
    assert page.status_code == 200
    place = page.url.path
    assert "<b>" not in page.text
    tree = html.fromstring(page.text)
    assert tree.xpath("//h1//text()") == ["قره‌باغ <b>"]
    assert tree.xpath("//input[@name='work']/@value") == ids
    for address in tree.xpath("//main//a/@href[starts-with(., '/')]"):
        assert writer.get(address).status_code == 200, address
    assert writer.get(f"{place}/as/ris").text.count("TY  - ") == len(ids)
    writer.post(f"{place}/remove", data={"token": token, "work": ids[:1]})
    assert "Карабах" in writer.post(f"{place}/rename", data={"token": token, "name": "Карабах"}).text
    listed = own.lists()[0]
    assert (listed.name, list(listed.works)) == ("Карабах", ids[1:])
    writer.post("/lists/add", data={"token": token, "list": listed.id, "name": "", "work": ids[0]})
    assert len(own.lists()[0].works) == len(ids)
    assert writer.post("/lists/make", data={"token": token, "name": "\u202e"}).status_code == 422
    assert writer.post(f"{place}/delete", data={"token": token}).url.path == "/lists"
    assert own.lists() == []
    assert writer.get(place).status_code == 404


def test_notes_and_tags_are_kept_on_a_work(own: Library, writer: TestClient) -> None:
    (id, *_), token = marked(own), token_of(writer)
    fields = {"token": token, "text": "بخوان <script>alert(1)</script>", "tags": "مهم، Qarabağ;必读\n重要，a/b"}
    page = writer.post(f"/work/{id}/own", data=fields)
    assert page.url.path == f"/work/{id}"
    assert "<script>alert" not in page.text
    tags = html.fromstring(page.text).xpath("//section[@id='own']//li/a/@href")
    assert len(tags) == 5
    for address in tags:
        assert id in writer.get(address).text
    assert "必读" in writer.get("/lists").text
    writer.post(f"/work/{id}/own", data={"token": token, "text": "", "tags": ""})
    assert writer.get(tags[0]).status_code == 404


PRIVATE = ("/lists", "/list/l0", "/list/l0/as/ris", "/list/l0/cite/plain?style=apa", "/tag/x")
FORMS = ("/lists/make", "/lists/add", "/list/l0/rename", "/list/l0/remove", "/list/l0/delete", "/work/w0/own")


def test_who_may_not_write_sees_no_list_and_changes_nothing(own: Library, reader: TestClient) -> None:
    assert [reader.get(place).status_code for place in PRIVATE] == [403] * len(PRIVATE)
    assert [reader.post(place, data={"token": ""}).status_code for place in FORMS] == [403] * len(FORMS)
    assert 'id="own"' not in reader.get(f"/work/{marked(own)[0]}").text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("token", ["", "0" * 64, TOKEN, "é"])
def test_a_form_of_another_site_changes_nothing(writer: TestClient, form: str, token: str) -> None:
    assert writer.post(form, data={"token": token, "name": "x", "text": "x"}).status_code == 403


def test_no_form_leads_to_another_site(own: Library, writer: TestClient) -> None:
    ids, token = marked(own), token_of(writer)
    evil = {"next": "https://evil.example", "return": "//evil.example", "back": "/\\evil.example"}
    writer.headers["referer"] = "https://evil.example/"
    for form in ("/lists/make", "/lists/add", f"/work/{ids[0]}/own"):
        data = evil | {"token": token, "name": "//evil.example", "work": ids[0]}
        answer = writer.post(form, params=evil, data=data, follow_redirects=False)
        assert answer.status_code == 303
        assert re.match(r"/(list|work)/\w+(#own)?$", answer.headers["location"])
    for name in ("../../evil", "//evil.example", "l0\r\nx: y"):
        assert writer.post("/lists/add", data={"token": token, "list": name}).status_code == 404


def test_a_work_is_passed_on_by_an_address_without_language(own: Library, reader: TestClient) -> None:
    (id, *_) = marked(own)
    for language in LANGUAGES:
        tree = html.fromstring(reader.get(f"/work/{id}?ui={language}&lang=fa").text)
        assert tree.xpath("//input[@id='permanent']/@value") == [f"http://testserver/work/{id}"]
        links = tree.xpath("//section[@id='share']//li/a/@href")
        assert len(links) >= 5
        assert all("testserver%2Fwork%2F" + id in link for link in links)
        assert tree.xpath("//section[@id='share']//img/@src") == [f"/work/{id}/qr.svg"]
    assert reader.get("/work/none/qr.svg").status_code == 404


def test_the_qr_code_says_the_permanent_address(own: Library, reader: TestClient) -> None:
    (id, *_) = marked(own)
    drawn = reader.get(f"/work/{id}/qr.svg")
    assert drawn.headers["content-type"] == "image/svg+xml"
    segno = pytest.importorskip("segno")
    code = segno.make(f"http://testserver/work/{id}", error="m", micro=False)
    wide, high = code.symbol_size(scale=4, border=4)
    assert f'width="{wide}" height="{high}"' in drawn.text
    path = re.search(r'd="([^"]+)" */?>\s*(?:</g>)?</svg>', drawn.text)
    assert path
    assert path[1] in code.svg_inline(scale=4, border=4)
