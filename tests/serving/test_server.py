"""The real server, as it is started: behind a proxy, watched, importing, stopped."""

import json
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from dragoman.library import Library

ROOT = Path(__file__).parents[2]
TOKEN = "a-token-for-tests"
RECORD = "TY  - JOUR\nAU  - Иванов{at}, Иван\nTI  - Карабах и {at} قره‌باغ\nPY  - {year}\nER  -\n\n"


class Server:
    """A server on a free port, and what it wrote to standard error."""

    def __init__(self, folder: Path, *options: str) -> None:
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port = int(one.getsockname()[1])
        self.errors = folder.parent / "errors"
        command = [sys.executable, "-m", "dragoman.cli", "--library", str(folder), "-q", "serve", *options]
        environment = {"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin", "DRAGOMAN_TOKEN": TOKEN}
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen([*command, "--port", str(self.port)], env=environment, stderr=errors)
        self.client = httpx2.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=30)
        self._wait()

    def _wait(self) -> None:
        for _ in range(300):
            try:
                if self.client.get("/health").status_code == 200:
                    return
            except httpx2.TransportError:
                time.sleep(0.1)
        pytest.fail(f"the server does not answer: {self.errors.read_text()}")

    def stop(self) -> int:
        self.client.close()
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library") as library:
        library.bring([str(ROOT / "examples")])
    return tmp_path / "library"


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    one = Server(folder, "--base-url", "https://example.org/lib/", "--log")
    yield one
    if one.process.poll() is None:
        one.process.kill()
        one.process.wait()


def many(count: int) -> bytes:
    return "".join(RECORD.format(at=at, year=1900 + at % 120) for at in range(count)).encode()


def test_a_server_behind_a_proxy_that_imports_and_is_stopped(server: Server, folder: Path) -> None:
    client = server.client
    evil = {"host": "evil.example", "x-forwarded-host": "evil.example"}
    told = client.get("/api/v1/search?q=secret-question", headers=evil | {"user-agent": "secret-agent"})
    assert told.status_code == 200
    url = client.get("/api/v1/works?limit=1", headers=evil).json()["works"][0]["url"]
    assert url.startswith("https://example.org/lib/work/")
    assert client.get(f"/lib/work/{url.rpartition('/')[2]}").status_code == 200

    sent = client.post(
        "/api/v1/imports?name=many.ris", content=many(3000), headers={"Authorization": f"Bearer {TOKEN}"}
    )
    assert sent.status_code == 202
    place = sent.headers["location"].removeprefix("https://example.org/lib")
    seen = set()
    for _ in range(600):
        job = client.get(place, headers={"Authorization": f"Bearer {TOKEN}"}).json()
        seen.add(job["state"])
        started = time.perf_counter()
        assert client.get("/search?q=Карабах").status_code == 200
        assert time.perf_counter() - started < 10, "a reader waited for the import"
        if job["counts"].get("read", 0) or job["state"] in {"done", "failed"}:
            break
        time.sleep(0.05)
    assert seen <= {"waiting", "running", "done"}
    assert "dragoman_requests_total" in client.get("/metrics").text

    assert server.stop() == 0, "a graceful stop, also while an import runs"
    lines = [json.loads(line) for line in server.errors.read_text().splitlines() if line.startswith("{")]
    assert len(lines) > 5
    assert {"time", "method", "route", "status", "milliseconds", "bytes"} == set(lines[0])
    assert {"/health", "/api/v1/search", "/api/v1/imports", "/search"} <= {line["route"] for line in lines}
    assert not re.search(r"secret|127\.0\.0\.1|evil|r[0-9a-f]{24}", server.errors.read_text())
    with Library.open(folder) as library:
        assert library.search("Карабах").total > 0
        library.reindex()


def test_only_this_machines_names_are_answered_to(folder: Path) -> None:
    one = Server(folder)
    try:
        for host in ("evil.example", "127.0.0.1.evil.example"):
            assert one.client.get("/", headers={"host": host}).status_code == 400
        assert one.client.get("/", headers={"host": "localhost"}).status_code == 200
        assert one.stop() == 0
    finally:
        one.client.close()
        one.process.kill()
        one.process.wait()


@pytest.mark.parametrize("address", ["example.org", "ftp://x", "https://x\r\nSet-Cookie: a=b"])
def test_a_base_address_that_is_none_is_refused(folder: Path, address: str) -> None:
    command = [sys.executable, "-m", "dragoman.cli", "--library", str(folder), "serve", "--base-url", address]
    done = subprocess.run(command, env={"PYTHONPATH": str(ROOT / "src")}, capture_output=True, timeout=60, check=False)
    assert done.returncode == 2
    assert b"is no address like" in done.stderr
