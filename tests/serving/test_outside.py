"""Addresses are made of the base address alone; a stranger's host, headers and line ends change nothing."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dragoman.serving.outside import Outside
from dragoman.serving.settings import Serving, checked_base, is_host

FORWARDED = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "javascript",
    "x-forwarded-for": "10.0.0.1",
    "x-forwarded-prefix": "//evil.example",
    "forwarded": "host=evil.example;proto=http",
    "x-original-url": "/evil",
    "x-rewrite-url": "/evil",
}


async def where(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(request.url_for("where", name="قره‌باغ")))


def client(serving: Serving) -> TestClient:
    app = Starlette(routes=[Route("/at/{name}", where, name="where")])
    app.add_middleware(Outside, serving=serving)
    return TestClient(app, base_url="http://localhost:8000")


@pytest.mark.parametrize("path", ["/at/x", "/library/at/x"])
def test_the_base_address_counts_whatever_is_forwarded(path: str) -> None:
    one = client(Serving(base_url="https://example.org/library"))
    told = one.get(path, headers=FORWARDED | {"host": "evil.example"}).text
    assert told.startswith("https://example.org/library/at/")


def test_without_one_nothing_forwarded_is_read() -> None:
    told = client(Serving()).get("/at/x", headers=FORWARDED).text
    assert told.startswith("http://localhost:8000/at/")


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "", "local host", "localhost/x", "[::1", "a@localhost"]
)
def test_strange_hosts_are_refused(host: str) -> None:
    one = client(Serving(hosts=("localhost", "127.0.0.1")))
    assert one.get("/at/x", headers={"host": host}).status_code == 400
    assert one.get("/at/x", headers={"host": "LOCALHOST:9"}).status_code == 200


def test_two_hosts_are_refused() -> None:
    assert client(Serving()).get("/at/x", headers=[("host", "a.example"), ("host", "b.example")]).status_code == 400


@pytest.mark.parametrize(
    "address",
    ["", "example.org", "ftp://example.org", "https://", "https://a b", "https://example.org/?q=1", "https://u:p@example.org",
     "https://example.org\r\nx: y", "https://example.org/\r\nx: y", "https://example.org/a//b", "javascript:alert(1)",
     "https://[::1", "https://пример.example", "https://example.org/#x", "https://example.org/../x y"],
)  # fmt: skip
def test_what_is_no_base_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="is no address like"):
        checked_base(address)


@pytest.mark.parametrize("text", ["a\nb", "a\x00", "-a", "a" * 300, "a:b", "a:123456", "[x]"])
def test_what_is_no_host(text: str) -> None:
    assert not is_host(text)
