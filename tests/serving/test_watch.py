"""Metrics and logs: right counts, no personal data, well-formed."""

import json
import re

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dragoman.serving.accept import chosen
from dragoman.serving.metrics import Metrics
from dragoman.serving.watch import Line, Watch, to_standard_error

SAMPLE = re.compile(r'[a-z_]+(\{[a-z]+="[^"\n\\]*"(,[a-z]+="[^"\n\\]*")*\})? [0-9.e+-]+\Z')


async def page(request: Request) -> PlainTextResponse:
    if request.path_params["name"] == "broken":
        raise RuntimeError
    return PlainTextResponse("سلام")


def watched(lines: list[Line], metrics: Metrics) -> TestClient:
    app = Starlette(routes=[Route("/work/{name}", page)])
    app.add_middleware(Watch, metrics=metrics, routes={"/work"}, told=lines.append)
    return TestClient(app, raise_server_exceptions=False)


def test_lines_hold_nothing_about_readers() -> None:
    lines: list[Line] = []
    client = watched(lines, Metrics())
    client.get("/work/secret-id?q=secret-query", headers={"user-agent": "secret-agent", "cookie": "a=secret"})
    client.get("/secret-path")
    client.get("/work/broken")
    client.request("SECRET", "/work/x")
    assert [(line.route, line.status) for line in lines] == [
        ("/work", 200),
        ("other", 404),
        ("/work", 500),
        ("/work", 405),
    ]
    assert "secret" not in " ".join(map(repr, lines)).lower()
    assert lines[0].bytes == len("سلام".encode())


def test_lines_are_json(capsys: pytest.CaptureFixture[str]) -> None:
    to_standard_error(Line("2026-11-22T00:00:00.000+00:00", "GET", "/work", 200, 1.5, 10))
    assert json.loads(capsys.readouterr().err)["route"] == "/work"


def test_metrics_are_prometheus_text() -> None:
    metrics = Metrics()
    client = watched([], metrics)
    for name in ("a", "b", "broken"):
        client.get(f"/work/{name}")
    text = metrics.text({"dragoman_works": 3})
    samples = [line for line in text.splitlines() if not line.startswith("#")]
    assert all(SAMPLE.match(line) for line in samples)
    assert 'dragoman_requests_total{route="/work",method="GET",status="200"} 2' in samples
    assert 'dragoman_request_seconds_bucket{route="/work",le="+Inf"} 3' in samples
    assert "dragoman_works 3" in samples
    assert "dragoman_requests_running 0" in samples


KINDS = ["text/html", "application/json", "application/x-bibtex"]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("", "text/html"),
        ("*/*", "text/html"),
        ("application/*", "application/json"),
        ("application/x-bibtex;q=0.9, application/json;q=0.5", "application/x-bibtex"),
        ("text/html;q=0, */*", "application/json"),
        ("text/html, application/x-bibtex", "text/html"),
        ("APPLICATION/JSON", "application/json"),
        ("application/json;q=2", "text/html"),
        (", ;q=1, */*;q=0.1", "text/html"),
        ("a/b;q=" + "1" * 10000 + ", application/json", "application/json"),
    ],
)
def test_what_a_client_likes_best(header: str, kind: str) -> None:
    found = chosen(header, KINDS)
    assert (found and found[0]) == (kind if header != "application/json;q=2" else None)
