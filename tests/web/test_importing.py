"""Importing by the browser: shown before it is kept, taken back, and nothing that is sent does harm."""

import gzip
import io
import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from dragoman.library import Library
from dragoman.serving.settings import Serving
from dragoman.site import application

TOKEN = "a-token-for-tests"
RIS = """TY  - JOUR
AU  - احمدی, مریم
TI  - بحران قره‌باغ و سیاست ایران
PY  - 2011
SP  - 0
ER  -

TY  - JOUR
AU  - Иванов, Иван
TI  - <i>Карабах</i> в международных отношениях
PY  - 2012
ER  -

TY  - JOUR
TI  - 卡拉巴赫冲突<script>alert(1)</script>
PY  - 2013
ER  -
""".encode()


@pytest.fixture
def writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setenv("DRAGOMAN_TOKEN", TOKEN)
    serving = Serving(token=TOKEN, largest_upload=200_000, longest_upload=5)
    with TestClient(application(Library.open(tmp_path / "library"), serving)) as client:
        client.get(f"/enter/{TOKEN}")
        yield client


def token_of(client: TestClient) -> str:
    found = re.search(r'name="token" value="([0-9a-f]{64})"', client.get("/import").text)
    assert found
    return found[1]


def sent(client: TestClient, content: bytes, name: str = "works.ris", kind: str = "text/plain", form: str = ""):
    fields = {"token": token_of(client), "format": form}
    return client.post("/import/send", data=fields, files={"file": (name, content, kind)})


def ended(client: TestClient, place: str) -> str:
    for _ in range(300):
        text = client.get(place).text
        if "data-again" not in text:
            return text
        time.sleep(0.1)
    pytest.fail("the job does not end")


def pressed(client: TestClient, text: str, ending: str) -> str:
    (action,) = html.fromstring(text).xpath(f"//form[contains(@action, '/{ending}')]/@action")
    answer = client.post(action, data={"token": token_of(client)})
    assert answer.status_code == 200
    return answer.url.path


def works(client: TestClient) -> int:
    return int(client.app.state.library.statistics().counts.get("work", 0))  # type: ignore[attr-defined]


def test_a_file_is_shown_kept_and_taken_back(writer: TestClient) -> None:
    shown = ended(writer, sent(writer, RIS, "مقالات.ris").url.path)
    assert "مقالات.ris" in shown
    assert "<script>alert" not in shown
    assert html.fromstring(shown).xpath("//table//del")
    assert works(writer) == 0
    kept = ended(writer, pressed(writer, shown, "keep"))
    assert works(writer) == 3
    back = ended(writer, pressed(writer, kept, "undo"))
    assert "3" in html.fromstring(back).xpath("string(//p[@role='status'])")
    assert works(writer) == 0
    assert not html.fromstring(writer.get("/import").text).xpath("//form[contains(@action, '/undo')]")


def test_a_former_import_is_taken_back_by_its_name(writer: TestClient) -> None:
    ended(writer, pressed(writer, ended(writer, sent(writer, RIS).url.path), "keep"))
    page = writer.get("/import").text
    ended(writer, pressed(writer, page, "undo"))
    assert works(writer) == 0
    assert writer.post("/import/job/i0/undo", data={"token": token_of(writer)}).status_code == 404


def test_a_preview_is_kept_once(writer: TestClient) -> None:
    place = sent(writer, RIS).url.path
    shown = ended(writer, place)
    pressed(writer, shown, "keep")
    assert writer.post(f"{place}/keep", data={"token": token_of(writer)}).status_code == 410


def test_several_files_are_sent_at_once(writer: TestClient) -> None:
    files = [("file", (f"{number}.ris", RIS, "text/plain")) for number in range(3)]
    answer = writer.post("/import/send", data={"token": token_of(writer)}, files=files)
    assert answer.url.path == "/import"
    assert len(set(re.findall(r"/import/job/(j\w+)\"", answer.text))) == 3
    many = [("file", (f"{number}.ris", b"x", "text/plain")) for number in range(30)]
    assert writer.post("/import/send", data={"token": token_of(writer)}, files=many).status_code == 400


@pytest.mark.parametrize("name", ["x.exe", "x.ris.exe", "x.php", "x.svg", "x.so"])
def test_other_kinds_are_refused(writer: TestClient, name: str) -> None:
    answer = sent(writer, RIS, name)
    assert answer.status_code == 415
    assert 'role="alert"' in answer.text
    assert not writer.app.state.jobs.every()  # type: ignore[attr-defined]


def test_too_much_is_refused(writer: TestClient) -> None:
    assert sent(writer, RIS * 3000).status_code == 413
    body = (b"x" * 50_000 for _ in range(20))
    kind = {"content-type": "multipart/form-data; boundary=b"}
    assert writer.post("/import/send", content=body, headers=kind).status_code in {400, 413}
    assert sent(writer, b"x", "").status_code == 422
    assert writer.post("/import/send", content=b"--b\r\nbroken", headers=kind).status_code in {400, 403}


@pytest.mark.parametrize(
    "name", ["../../evil.ris", "..\\..\\evil.ris", "/etc/passwd.ris", "a\r\nb.ris", "-x.ris", "~.ris"]
)
def test_a_name_leads_nowhere(writer: TestClient, tmp_path: Path, name: str) -> None:
    before = {path for path in tmp_path.rglob("*") if "library" not in path.parts}
    job = sent(writer, RIS, name)
    if job.status_code == 200:
        ended(writer, pressed(writer, ended(writer, job.url.path), "keep"))
        files = writer.app.state.library.imports()[0].files  # type: ignore[attr-defined]
        assert not re.search(r"[/\\\r\n]|^[-.~]", files[0])
    assert {path for path in tmp_path.rglob("*") if "library" not in path.parts} == before


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as one:
        for name, content in files.items():
            one.writestr(name.replace("__", "/"), content)
    return out.getvalue()


CONFUSED = {
    "a bomb": (archive(**{"bomb.ris": b"0" * 50_000_000}), "bomb.zip"),
    "a packed bomb": (gzip.compress(gzip.compress(b"0" * 30_000_000)), "bomb.ris.gz"),
    "a broken archive": (archive(**{"a.ris": RIS})[:-40], "broken.zip"),
    "an archive called RIS": (archive(**{"a.ris": RIS}), "a.ris"),
    "RIS called archive": (RIS, "a.zip"),
    "a program called RIS": (b"\x7fELF" + bytes(range(256)) * 20, "a.ris"),
    "a picture called BibTeX": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, "a.bib"),
    "entities": (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><xml><records><record>&x;</record></records></xml>',
                 "a.xml"),
    "deep JSON": (b"[" * 100_000, "a.json"),
}  # fmt: skip


@pytest.mark.parametrize("name", CONFUSED)
def test_what_is_not_what_it_says_does_no_harm(writer: TestClient, name: str) -> None:
    content, called = CONFUSED[name]
    started = time.monotonic()
    text = ended(writer, sent(writer, content, called, "application/octet-stream").url.path)
    assert time.monotonic() - started < 25
    assert "root:" not in text
    assert 'id="job"' in text
    if "called" in name and "RIS called" not in name and "archive" in name:
        assert html.fromstring(text).xpath("//article")


def test_members_of_an_archive_lead_nowhere(writer: TestClient, tmp_path: Path) -> None:
    packed = archive(**{"..__..__evil.ris": RIS, "__etc__x.ris": RIS, "in__a.ris": RIS})
    shown = ended(writer, sent(writer, packed, "a.zip").url.path)
    assert shown.count("was refused") == 2
    ended(writer, pressed(writer, shown, "keep"))
    assert works(writer) == 3
    assert not list(tmp_path.rglob("evil.ris"))


def test_only_who_may_write_sends(writer: TestClient) -> None:
    token = token_of(writer)
    other = {"token": "0" * 64}
    job = sent(writer, RIS).url.path
    assert writer.post("/import/send", data=other, files={"file": ("a.ris", RIS)}).status_code == 403
    assert [writer.post(f"{job}/{one}", data=other).status_code for one in ("keep", "undo")] == [403, 403]
    writer.cookies.clear()
    assert [writer.get(place).status_code for place in ("/import", job)] == [403, 403]
    answer = writer.post("/import/send", data={"token": token}, files={"file": ("a.ris", RIS)})
    assert answer.status_code == 403
    assert [writer.post(f"{job}/{one}", data={"token": token}).status_code for one in ("keep", "undo")] == [403, 403]
