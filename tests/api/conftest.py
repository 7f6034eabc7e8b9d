"""A library of the examples behind the whole site, without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.library import Library
from dragoman.serving.settings import Serving
from dragoman.site import application

ROOT = Path(__file__).parents[2]
TOKEN = "a-token-for-tests"
BASE = "https://library.example.org"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of the examples."""
    where = tmp_path_factory.mktemp("library")
    with Library.open(where) as library:
        library.bring([str(ROOT / "examples")])
    return where


@pytest.fixture(scope="session")
def client(folder: Path) -> Iterator[TestClient]:
    """The site as a client sees it."""
    site = application(Library.open(folder), Serving(base_url=BASE, token=TOKEN))
    with TestClient(site, base_url=BASE, follow_redirects=False) as one:
        yield one


@pytest.fixture(scope="session")
def name(client: TestClient) -> str:
    """The id of a work."""
    return str(client.get("/api/v1/search", params={"q": "Karabakh"}).json()["results"][0]["work"]["id"])
