"""Feedback: only by our own form, kept as written, shown escaped, and not without end."""

import re

from starlette.testclient import TestClient

from dragoman.library import Library
from dragoman.site import application
from dragoman.web import feedback_page


def sent(client: TestClient, text: str, **more: str) -> int:
    page = client.get("/feedback").text
    token = re.search(r'name="token" value="([0-9a-f]+)"', page)
    assert token
    return client.post("/feedback/send", data={"token": token[1], "text": text, **more}).status_code


def test_a_message_is_kept(library: Library) -> None:
    client = TestClient(application(library))
    assert sent(client, "نام مجله نادرست است <script>", contact="a@b.example") == 200
    kept = library.feedback()
    assert kept[0].text == "نام مجله نادرست است <script>"
    assert kept[0].contact == "a@b.example"
    assert sent(client, "   ") == 422


def test_a_form_of_another_site_is_refused(library: Library) -> None:
    client = TestClient(application(library))
    assert client.post("/feedback/send", data={"text": "x", "token": "0" * 64}).status_code == 403
    client.get("/feedback")
    assert client.post("/feedback/send", data={"text": "x", "token": "0" * 64}).status_code == 403


def test_there_is_an_end_of_messages(library: Library) -> None:
    client = TestClient(application(library))
    answers = [sent(client, f"again {number}") for number in range(feedback_page.MOST + 1)]
    assert answers[-1] == 429
    assert set(answers[:-1]) == {200}


def test_only_who_may_write_reads_the_messages(library: Library, monkeypatch: object) -> None:
    client = TestClient(application(library))
    sent(client, "a secret of 1994")
    assert "a secret of 1994" not in client.get("/feedback").text
    monkeypatch.setenv("DRAGOMAN_TOKEN", "t")  # type: ignore[attr-defined]
    client.get("/enter/t")
    assert "a secret of 1994" in client.get("/feedback").text


def test_no_form_may_be_without_bounds(client: TestClient) -> None:
    assert client.post("/feedback/send", data={"text": "x" * 300_000}).status_code == 413
    chunks = (b"text=" + b"x" * 50_000 for _ in range(8))
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/feedback/send", content=chunks, headers=kind).status_code == 413
