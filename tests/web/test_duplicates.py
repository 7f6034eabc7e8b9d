"""The page of duplicates: each form of a title once, and after a decision the place where the reader was."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.engines.port import Doubt, Put
from dragoman.library import Library
from dragoman.serving.settings import Serving
from dragoman.site import application

TOKEN = "a-token-for-tests"
TITLES = {
    "Сказания горцев": "Tales of highlanders", "Qarabağ xalçaları": "Carpets from the plain",
    "شاعران شیراز": "Poets and gardens", "敦煌写本研究": "Manuscripts under the sand",
    "Anadolu yolları": "Roads and bridges",
}  # fmt: skip


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Somebody who may write, before a library in which each work is in doubt with the next."""
    monkeypatch.setenv("DRAGOMAN_TOKEN", TOKEN)
    text = "".join(
        f"TY  - BOOK\nTI  - {title}\nTT  - {said}\nPY  - {1950 + 9 * at}\nER  -\n\n"
        for at, (title, said) in enumerate(TITLES.items())
    )
    (tmp_path / "works.ris").write_text(text, "utf-8")
    library = Library.open(tmp_path / "library")
    library.bring([str(tmp_path / "works.ris")])
    ids = sorted(work.id for work in library.works())
    doubts = [Doubt(id=f"{one}+{other}", one=one, other=other, probability=0.3) for one, other in pairwise(ids)]
    library.engine.write([Put(kind="doubt", id=doubt.id, value=doubt) for doubt in doubts])
    library.engine.commit()
    made = TestClient(application(library, Serving(token=TOKEN)))
    made.get(f"/enter/{TOKEN}")
    return made


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found[1]


def test_a_decision_leads_to_the_pair_behind_those_left_for_later(client: TestClient) -> None:
    page = client.get("/duplicates?skip=2").text
    assert "pair 3 of 4" in page
    fields = {name: field(page, name) for name in ("token", "one", "other", "skip")}
    after = client.post("/duplicates/decide", data=fields | {"verdict": "different"})
    assert after.url.query == b"skip=2"
    assert "pair 3 of 3" in after.text
    assert field(after.text, "one") != fields["one"]


@pytest.mark.parametrize("skip", ["", "-1", "x", "9" * 50, "99", "٢", "1.5"])
def test_a_strange_place_is_no_failure(client: TestClient, skip: str) -> None:
    assert client.get("/duplicates", params={"skip": skip}).status_code == 200


@pytest.mark.parametrize("language", ["en", "fa", "ru"])
def test_a_form_of_a_title_stands_there_once(client: TestClient, language: str) -> None:
    page = client.get("/duplicates", headers={"accept-language": language}).text
    cards = re.findall(r'<article class="card">(.*?)</article>', page, re.DOTALL)
    assert len(cards) == 2
    for card in cards:
        assert sum(card.count(title) for title in TITLES) == 1
        assert sum(card.count(said) for said in TITLES.values()) == 1
