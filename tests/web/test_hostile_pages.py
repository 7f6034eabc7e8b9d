"""A hostile record on every page that shows it, its lists and its preview: no script, no bad link, no turned text."""

import re
from collections.abc import Iterator

import pytest
from lxml import html
from starlette.testclient import TestClient

from dragoman.library import Library
from dragoman.record.codec import encoded
from dragoman.record.date import read_date
from dragoman.record.form import Text
from dragoman.record.model import Link, Note, Record, Reference, Section
from dragoman.record.name import Contributor, Name
from dragoman.site import application

TOKEN = "a-token-for-tests"
EVIL = "</title><script>alert(1)</script>\u202e\u2067\x07 قره‌باغ <img src=x onerror=alert(1)> Карабах 卡拉巴赫 \" '"
PLACES = (
    "/", "/search?q=карабах", "/search/pictures?q=", "/newest", "/year/2011", "/work/ID", "/work/ID/apparatus",
    "/work/ID/near", "/work/ID/cite?style=apa", "/compare?one=ID&other=ID", "/wanted", "/browse/authors",
    "/browse/journals", "/browse/subjects", "/browse/languages", "/duplicates", "/feedback?work=ID",
    "/selection?work=ID&style=apa", "/lists", "/list/LIST?style=apa", "/tag/x", "/import",
)  # fmt: skip


def hostile(length: int) -> Record:
    text = EVIL + "x " * (length // 2)
    return Record(
        type="article-journal", title=(Text(text, "fa"), Text(EVIL, "ru")), abstract=(Text(text, "zh"),),
        contributors=(Contributor((Name(literal=EVIL),)),), keywords=(Text(EVIL, "en"),), issued=read_date("2011"),
        container=Record(type="periodical", title=(Text(EVIL, "en"),)), notes=(Note("1", EVIL), Note("2", text)),
        references=(Reference(Text(EVIL)),), sections=(Section("funding", Text(EVIL, "en")),),
        links=(Link("javascript:alert(1)", "pdf", "open"), Link(" jAvAsCrIpT:alert(1)"), Link("data:text/html,<b>")),
    )  # fmt: skip


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, str, str]]:
    where = tmp_path_factory.mktemp("hostile")
    (where / "hostile.jsonl").write_bytes(b"".join(encoded(hostile(size)) + b"\n" for size in (100, 1_000_000)))
    with pytest.MonkeyPatch.context() as patch, Library.open(where / "library") as library:
        patch.setenv("DRAGOMAN_TOKEN", TOKEN)
        library.bring([str(where / "hostile.jsonl")])
        ids = [work.id for work in library.works()]
        listed = library.make_list(EVIL)
        library.add_to_list(listed.id, ids)
        for id in ids:
            library.annotate(id, EVIL, ["x", EVIL])
        client = TestClient(application(library))
        client.get(f"/enter/{TOKEN}")
        yield client, ids[-1], listed.id


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_hostile_record_harms_no_page(shown: tuple[TestClient, str, str], place: str, language: str) -> None:
    client, id, listed = shown
    answer = client.get(place.replace("ID", id).replace("LIST", listed), headers={"accept-language": language})
    assert answer.status_code == 200
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x07]", answer.text)
    assert len(answer.content) < 10_000_000
    tree = html.fromstring(answer.content)
    assert not tree.xpath("//*[@onerror or @onload or @onclick]")
    links = [one.strip().lower() for one in tree.xpath("//@href | //@src | //@action")]
    assert not [one for one in links if one.startswith(("javascript:", "data:", "vbscript:"))]
    for script in tree.xpath("//script"):
        assert script.get("src") or script.get("type") == "application/ld+json"
        assert "<" not in (script.text or "")


def test_a_question_too_long_is_told_and_not_said_again_and_again(client: TestClient) -> None:
    page = client.get("/search", params={"q": "卡拉巴赫 " * 1200}, headers={"accept-language": "en"})
    assert "the first <bdi>2000</bdi> are read" in page.text
    assert len(page.content) < 500_000
