"""A library of the examples behind a real server, and a headless browser to look at it."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from dragoman.engines.port import Doubt, Put
from dragoman.library import Library

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


TOKEN = "a-token-for-tests"


@pytest.fixture(scope="session")
def token() -> str:
    return TOKEN


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(address: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"nothing answers at {address}")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    with Library.open(folder) as library:
        library.bring([str(ROOT / "examples")])
        one, other = sorted(stored.id for stored in library.engine.iterate("record"))[:2]
        doubt = Doubt(id=f"{one}+{other}", one=one, other=other, probability=0.4)
        library.engine.write([Put(kind="doubt", id=doubt.id, value=doubt)])
        library.engine.commit()
    port = free_port()
    command = [sys.executable, "-m", "dragoman.cli", "--library", str(folder), "-q", "serve", "--port", str(port)]
    server = subprocess.Popen(
        command, env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin", "DRAGOMAN_TOKEN": TOKEN}
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address)
        yield address
    finally:
        server.terminate()
        assert server.wait(20) == 0, "a graceful stop"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    with sync_playwright() as play:
        one = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield one
        one.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    one = browser.new_page(viewport={"width": 1280, "height": 900})
    errors: list[str] = []
    one.on("pageerror", lambda error: errors.append(str(error)))
    one.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield one
    one.close()
    assert errors == []
