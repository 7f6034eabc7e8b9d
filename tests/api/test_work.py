"""A work's permanent address: forms by Accept, links, tags; checked by readers that are not ours."""

import io
import json
import warnings
from urllib.parse import parse_qs

import pytest
from citeproc.source.json import CiteProcJSON
from lxml import html
from pyld import jsonld
from signposting.linkheader import find_signposting_http_link
from starlette.testclient import TestClient

from dragoman.api.content import ALIASES, by_media_type
from dragoman.formats import formats
from dragoman.formats.detect import detect
from dragoman.record.finding import Report

PAGE = "text/html"


def ids(client: TestClient) -> list[str]:
    return [one["id"] for one in client.get("/api/v1/works", params={"limit": 500}).json()["works"]]


def get(client: TestClient, name: str, accept: str):
    return client.get(f"/work/{name}", headers={"accept": accept})


@pytest.mark.parametrize("kind", list(by_media_type()))
def test_every_media_type_gives_its_format(client: TestClient, name: str, kind: str) -> None:
    answer = get(client, name, kind)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert "accept" in answer.headers["vary"].lower()
    assert answer.headers["content-location"].startswith("https://library.example.org/work/")
    assert client.get(answer.headers["content-location"]).content == answer.content


@pytest.mark.parametrize("kind", ["application/x-bibtex", "application/x-research-info-systems", "application/ld+json",
                                  "application/vnd.citationstyles.csl+json", "application/marcxml+xml"])  # fmt: skip
def test_what_is_given_is_read_back(client: TestClient, kind: str) -> None:
    form = by_media_type()[kind]
    for id in ids(client):
        report = Report()
        (record,) = form.read(io.BytesIO(get(client, id, kind).content), report)
        title = client.get(f"/api/v1/works/{id}").json()["record"]["title"][0]["value"]
        assert record.title[0].value == title
        assert not report.rejected


def test_csl_json_is_taken_by_another_processor(client: TestClient) -> None:
    for id in ids(client):
        entries = get(client, id, "application/vnd.citationstyles.csl+json").json()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            assert list(CiteProcJSON(entries)) == [entries[0]["id"]]


def test_pages_are_for_people(client: TestClient, name: str) -> None:
    for accept in ("", "*/*", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"):
        answer = get(client, name, accept)
        assert answer.headers["content-type"].startswith(PAGE)
        assert {"accept", "accept-language", "cookie"} <= set(
            answer.headers["vary"].lower().replace(" ", "").split(",")
        )


@pytest.mark.parametrize(
    ("style", "locale", "said"), [("apa", "", "("), ("gb-t-7714-2015-numeric", "zh-CN", "["), ("mla", "fa-IR", "")]
)
def test_a_citation_in_a_style_and_language(client: TestClient, name: str, style: str, locale: str, said: str) -> None:
    answer = get(client, name, f"text/x-bibliography; style={style}; locale={locale}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/x-bibliography; charset=utf-8"
    assert said in answer.text
    assert len(answer.text) > 20


@pytest.mark.parametrize(
    "accept",
    ["image/png", "text/html;q=0", "text/x-bibliography; style=nonsense", "text/x-bibliography; style=../../x.csl",
     "text/x-bibliography; style=/etc/passwd", "text/x-bibliography; locale=../x", "nonsense", "a/b;q=1;q=1"],
)  # fmt: skip
def test_what_is_not_to_be_had_is_told_with_a_list(client: TestClient, name: str, accept: str) -> None:
    answer = get(client, name, accept)
    assert answer.status_code == 406
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == 406
    assert told.get("available") or "style" in told["detail"]


def test_an_unknown_work_is_not_there_in_any_form(client: TestClient) -> None:
    for accept in (PAGE, "application/x-bibtex", "image/png"):
        assert get(client, "nothing", accept).status_code == 404


def test_an_answer_known_already_is_not_sent_again(client: TestClient, name: str) -> None:
    first = get(client, name, "application/x-bibtex")
    again = client.get(
        f"/work/{name}", headers={"accept": "application/x-bibtex", "if-none-match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    assert get(client, name, "application/json").headers["etag"] != first.headers["etag"]


def test_signposting_is_understood_by_its_library(client: TestClient) -> None:
    for id in ids(client):
        answer = get(client, id, PAGE)
        page = f"https://library.example.org/work/{id}"
        found = find_signposting_http_link(answer.headers.get_list("link"), page)
        assert found.citeAs
        assert len(found.describedBy) >= 6
        assert "https://schema.org/AboutPage" in {str(one.target) for one in found.signposts if one.rel == "type"}
        (linkset,) = found.linksets
        assert linkset.type == "application/linkset+json"
        told = client.get(linkset.target).json()["linkset"]
        assert told[0]["anchor"] == page
        for one in told[0]["describedby"]:
            given = client.get(one["href"])
            assert given.status_code == 200, one
            assert given.headers["content-type"].partition(";")[0] == one["type"]
        assert {one["describes"][0]["href"] for one in told[1:] if "describes" in one} == {page}


def test_json_ld_expands_and_says_what_the_page_says(client: TestClient) -> None:
    context = {"contextUrl": None, "documentUrl": "", "document": {"@context": {"@vocab": "https://schema.org/"}}}
    for id in ids(client):
        tree = html.fromstring(get(client, id, PAGE).content)
        (script,) = tree.xpath("//script[@type='application/ld+json']")
        (work,) = jsonld.expand(json.loads(script.text), {"documentLoader": lambda url, options: context})
        assert work["@id"] == f"https://library.example.org/work/{id}"
        assert work["@type"][0].startswith("https://schema.org/")
        names = {one["@value"] for one in work["https://schema.org/name"]}
        assert client.get(f"/api/v1/works/{id}").json()["record"]["title"][0]["value"] in names


def test_reference_managers_find_the_tags_they_need(client: TestClient) -> None:
    for id in ids(client):
        record = client.get(f"/api/v1/works/{id}").json()["record"]
        tree = html.fromstring(get(client, id, PAGE).content)
        tags: dict[str, list[str]] = {}
        for meta in tree.xpath("//meta[starts-with(@name, 'citation_')]"):
            tags.setdefault(meta.get("name"), []).append(meta.get("content"))
        assert tags["citation_title"] == [record["title"][0]["value"]]
        authors = [one for one in record.get("contributors", []) if one.get("role", "author") == "author"]
        assert len(tags.get("citation_author", [])) == len(authors)
        if record.get("pages", "").count("-") == 1:
            assert [*tags["citation_firstpage"], *tags["citation_lastpage"]] == record["pages"].split("-")
        (span,) = tree.xpath("//span[@class='Z3988']")
        kev = parse_qs(span.get("title"))
        assert kev["ctx_ver"] == ["Z39.88-2004"]
        assert record["title"][0]["value"][:500] in kev.get("rft.atitle", []) + kev.get("rft.btitle", []) + kev.get(
            "rft.title", []
        )
        assert tree.xpath("//abbr[@class='unapi-id']/@title") == [id]
        (server,) = tree.xpath("//link[@rel='unapi-server']/@href")
        assert client.get(server, params={"id": id}).status_code == 300


def test_our_own_reader_takes_the_page_over(client: TestClient) -> None:
    for id in ids(client):
        content = get(client, id, PAGE).content
        form = detect(io.BytesIO(content), "page.html", Report())
        assert form is not None
        (record, *_) = form.read(io.BytesIO(content), Report())
        assert record.title[0].value == client.get(f"/api/v1/works/{id}").json()["record"]["title"][0]["value"]


def test_unapi(client: TestClient, name: str) -> None:
    every = client.get("/unapi")
    assert every.status_code == 200
    assert b"<formats>" in every.content
    assert client.get("/unapi", params={"id": name}).status_code == 300
    assert client.get("/unapi", params={"id": "nothing"}).status_code == 404
    assert client.get("/unapi", params={"id": name, "format": "nothing"}).status_code == 406
    assert b"modsCollection" in client.get("/unapi", params={"id": name, "format": "mods"}).content


def test_aliases_name_formats_that_can_be_written() -> None:
    assert all(formats()[name].write for name in ALIASES.values())
