"""What strangers send: paths, hosts, line ends, sizes, ids, numbers. Nothing leaks, nothing fails."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from lxml import etree, html
from starlette.testclient import TestClient

from dragoman.library import Library
from dragoman.record.codec import encoded
from dragoman.record.form import Text
from dragoman.record.identifier import Identifier
from dragoman.record.model import Link, Record
from dragoman.record.name import Contributor, Name
from dragoman.serving.settings import Serving
from dragoman.site import application

TRAVERSALS = [
    "..",
    "../..",
    "../../etc/passwd",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "..%2f..%2fetc%2fpasswd",
    "..%5c..%5cx",
    "%00",
    "....//....//etc/passwd",
    "%252e%252e%252f",
    "/etc/passwd",
    "file:///etc/passwd",
    "C:\\x",
]
PLACES = [
    "/static/{}",
    "/work/{}",
    "/work/{}/as/bibtex",
    "/work/{}/as/../../x",
    "/work/{}/linkset",
    "/sitemap/{}.xml",
    "/api/v1/works/{}",
    "/api/v1/works/{}/raw",
    "/api/v1/imports/{}",
    "/picture/{}.svg",
    "/enter/{}",
]
ABSURD = [
    "-1",
    "0",
    "99999999999999999999",
    "1e9",
    "NaN",
    "٣",
    "x" * 5000,
    "\x00",
    "%",
    "' OR 1=1 --",
    "<script>",
    "\ud83d",
    "a\r\nSet-Cookie: x=1",
    "{{7*7}}",
    "${jndi:x}",
    "'",
    '"',
    "((((((",
    "year:",
    "*",
    "a" * 100 + "*",
]
QUERIES = [
    "/search?q={}",
    "/search?page={}",
    "/search?sort={}",
    "/search?ui={}",
    "/work/NAME?lang={}",
    "/feed.atom?q={}",
    "/suggest.json?q={}",
    "/unapi?id={}",
    "/unapi?id=NAME&format={}",
    "/oai?verb={}",
    "/oai?verb=ListSets&resumptionToken={}",
    "/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier={}",
    "/api/v1/search?q={}",
    "/api/v1/search?limit={}",
    "/api/v1/search?cursor={}",
    "/api/v1/search?facets={}",
    "/api/v1/works?since={}",
    "/api/v1/works?cursor={}",
    "/api/v1/export?format={}",
    "/api/v1/export?format=ris&ids={}",
    "/api/v1/bibliography?ids=NAME&style={}",
    "/api/v1/bibliography?ids=NAME&locale={}",
    "/api/v1/styles?q={}",
    "/api/v1/suggest?q={}",
    "/duplicates?skip={}",
    "/compare?one={}&other={}",
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("path", TRAVERSALS)
def test_no_path_leads_out(client: TestClient, place: str, path: str) -> None:
    answer = client.get(place.format(path))
    straightened = answer.request.url.path == "/"  # by the client: what comes is the home page
    assert answer.status_code in {303, 307, 308, 400, 401, 404, 405} or straightened
    assert "root:" not in answer.text
    if location := answer.headers.get("location"):
        assert location.startswith(("/", "https://library.example.org/"))
        assert not location.startswith("//")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../pages.py",
        "/static/../../../../etc/passwd",
        "/static//etc/passwd",
        "/work/../x",
        "/static/..\\..\\pages.py",
        "/sitemap/../x.xml",
        "//evil.example/x",
        "/static/\x00",
    ],
)
def test_no_path_leads_out_when_nobody_straightens_it(client: TestClient, path: str) -> None:
    sent: list[dict] = []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [],
        "scheme": "http",
        "server": ("x", 80),
        "client": None,
        "http_version": "1.1",
        "root_path": "",
    }

    async def receive() -> dict:
        return {"type": "http.request", "body": b""}

    async def send(message: dict) -> None:
        sent.append(message)

    with ThreadPoolExecutor(1) as aside:  # a browser of other tests may keep a loop running in this thread
        aside.submit(asyncio.run, client.app(scope, receive, send)).result()
    assert sent[0]["status"] == 404
    assert b"root:" not in b"".join(one.get("body", b"") for one in sent)


@pytest.mark.parametrize("query", QUERIES)
def test_absurd_values_are_answered_within_bounds(client: TestClient, name: str, query: str) -> None:
    place, _, asked = query.replace("NAME", name).partition("?")
    pairs = [pair.partition("=")[::2] for pair in asked.split("&")]
    for value in ABSURD:
        given = {key: value if text == "{}" else text for key, text in pairs}
        answer = client.get(place, params={key: text.encode("utf-8", "replace") for key, text in given.items()})
        assert answer.status_code < 500, (query, value)
        assert "set-cookie" not in answer.headers or "x=1" not in answer.headers["set-cookie"]
        kind = answer.headers["content-type"]
        if "html" in kind:
            assert b"<script>" not in answer.content
        elif "xml" in kind:
            etree.fromstring(answer.content)
        if answer.status_code >= 400 and place.startswith("/api/"):
            assert kind == "application/problem+json"
            assert answer.json()["status"] == answer.status_code


@pytest.mark.parametrize(
    "place",
    [
        "/",
        "/work/NAME",
        "/search?q=x",
        "/feed.atom",
        "/sitemap.xml",
        "/oai?verb=Identify",
        "/robots.txt",
        "/opensearch.xml",
        "/api/v1/search",
        "/enter/x",
        "/favicon.ico",
    ],
)
def test_no_forwarded_header_gets_into_an_answer(client: TestClient, name: str, place: str) -> None:
    forwarded = {
        "host": "evil.example",
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "evil",
        "x-host": "evil.example",
        "x-forwarded-for": "evil.example",
        "forwarded": "host=evil.example",
        "x-forwarded-prefix": "//evil.example",
        "x-original-url": "/evil.example",
        "x-rewrite-url": "/evil.example",
        "referer": "https://evil.example/",
        "origin": "https://evil.example",
    }
    answer = client.get(place.replace("NAME", name), headers=forwarded)
    assert answer.status_code < 400
    assert "evil" not in answer.text
    assert "evil" not in str(answer.headers)
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("text", ["x\r\nSet-Cookie: a=b", "x%0d%0aSet-Cookie:%20a=b", "x\nLocation: //evil.example"])
def test_line_ends_do_not_get_into_headers(client: TestClient, name: str, text: str) -> None:
    for place in ("/search", f"/work/{name}", "/api/v1/search", "/api/v1/works", "/feed.atom"):
        for key in ("q", "ui", "lang", "cursor", "since"):
            answer = client.get(place, params={key: text})
            assert "a=b" not in answer.headers.get("set-cookie", "")
            assert all("\n" not in value and "\r" not in value for value in answer.headers.values())
    assert client.get(f"/enter/{text}".replace("\r", "").replace("\n", "")).headers.get("set-cookie") is None


def test_uploads_are_bounded(folder: Path) -> None:
    serving = Serving(token="t", largest_upload=1000, longest_upload=5)
    with TestClient(application(Library.open(folder), serving)) as client:
        headers = {"Authorization": "Bearer t"}
        address = "/api/v1/imports?mode=dry"
        assert client.post(address, headers=headers, content=b"x" * 1001).status_code == 413
        assert client.post(address, headers=headers, content=(b"x" * 100 for _ in range(11))).status_code == 413
        assert client.post(address, headers=headers | {"content-length": "9" * 30}, content=b"x").status_code in {
            202,
            400,
            413,
        }
        assert client.post(address, headers=headers, content=b"").status_code == 400
        for name in ("../x.ris", "a/b", "x\r\ny", "\x00", "a" * 101, ""):
            refused = client.post(
                "/api/v1/imports", params={"mode": "dry", "name": name}, headers=headers, content=b"x"
            )
            assert refused.status_code == 400, name


HOSTILE = Record(
    type="article-journal",
    title=(Text("</title><script>alert(1)</script>\u202e\x07 قره‌باغ ]]> <!-- &amp; ' \"", "fa"), Text("Карабах", "ru")),
    contributors=(Contributor((Name(literal='"><img src=x onerror=alert(1)>'),)),),
    container=Record(type="periodical", title=(Text("</script><svg onload=alert(1)>", "en"),)),
    abstract=(Text("卡拉巴赫" * 50_000, "zh"),),
    identifiers=(Identifier("doi", '10.1/x">\r\nSet-Cookie: a=b'),),
    links=(Link("javascript:alert(1)", "pdf", "open"), Link("https://example.org/a>\r\nX: y; rel=evil", "pdf", "open")),
    rights=(Text("https://example.org/licence>; rel=evil\r\nX: y"),),
    keywords=tuple(Text(f"<b>{at}</b>") for at in range(300)),
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, str]]:
    where = tmp_path_factory.mktemp("hostile")
    (where / "hostile.jsonl").write_bytes(encoded(HOSTILE))
    with Library.open(where / "library") as library:
        library.bring([str(where / "hostile.jsonl")])
        with TestClient(application(library, Serving(base_url="https://library.example.org"))) as client:
            yield client, next(library.works()).id


def test_a_hostile_record_is_harmless_in_every_answer(hostile: tuple[TestClient, str]) -> None:
    client, id = hostile
    places = [
        f"/work/{id}",
        f"/work/{id}/linkset",
        f"/unapi?id={id}",
        "/feed.atom",
        "/sitemap.xml",
        "/sitemap/all.xml",
        "/",
        "/oai?verb=ListSets",
        *(f"/oai?verb=ListRecords&metadataPrefix={one}" for one in ("oai_dc", "marcxml", "mods")),
        f"/api/v1/works/{id}",
        "/api/v1/works",
        "/api/v1/search",
        f"/api/v1/bibliography?ids={id}&target=html",
    ]
    for place in places:
        answer = client.get(place)
        assert answer.status_code in {200, 300}, place
        assert not {"set-cookie", "x"} & set(answer.headers)
        if "html" in answer.headers["content-type"]:
            harmless(answer.content)
        elif "xml" in answer.headers["content-type"]:
            etree.fromstring(answer.content)
        else:
            answer.json()


def harmless(content: bytes) -> None:
    tree = html.fromstring(content)
    assert not tree.xpath("//*[@onerror or @onload]")
    assert not tree.xpath("//a[starts-with(@href, 'javascript:')]")
    assert not tree.xpath("//meta[contains(@content, 'javascript:')]")
    for script in tree.xpath("//script"):
        assert script.get("src") or script.get("type") == "application/ld+json"
        assert "<" not in (script.text or "")


def test_links_of_a_hostile_record_are_links(hostile: tuple[TestClient, str]) -> None:
    client, id = hostile
    link = client.get(f"/work/{id}").headers["link"]
    assert 'rel="evil"' not in link
    assert "rel=evil" not in link.replace("%3E;%20rel=evil", "")
    assert "javascript" not in link
    assert len(link) < 8000


def test_every_form_of_a_hostile_record_is_given(hostile: tuple[TestClient, str]) -> None:
    client, id = hostile
    for one in client.get("/api/v1/formats").json()["formats"]:
        if one["writes"]:
            answer = client.get(f"/work/{id}/as/{one['name']}")
            assert answer.status_code == 200, one["name"]
            assert "set-cookie" not in answer.headers


def test_below_a_path_every_link_stays_there(folder: Path) -> None:
    with TestClient(application(Library.open(folder), Serving(base_url="https://example.org/lib"))) as client:
        id = client.get("/api/v1/works?limit=1").json()["works"][0]["id"]
        for page in ("/", "/search?q=Karabakh", f"/work/{id}", "/newest", "/lib/about"):
            tree = html.fromstring(client.get(page).content)
            links = {*tree.xpath("//@href"), *tree.xpath("//@src"), *tree.xpath("//form/@action")}
            ours = {one for one in links if one.startswith("/") or "example.org/" in one}
            assert all(one.removeprefix("https://example.org").startswith("/lib/") for one in ours), page
            assert len(ours) > 5
