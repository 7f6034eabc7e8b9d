"""Saved searches: what is new to them, on request and as a feed, in five scripts."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dragoman.engines.embedded import EmbeddedEngine
from dragoman.engines.port import Kept, Put, Work
from dragoman.library import Library
from dragoman.library import saved as searches
from dragoman.record.form import Text
from dragoman.record.identifier import Identifier
from dragoman.record.model import Record
from dragoman.record.name import Contributor, read_name

ATOM = "{http://www.w3.org/2005/Atom}"
WORKS = {
    "fa": ("fa", "جنگ قره‌باغ <و> سیاست", "عباس میلانی"),
    "ru": ("ru", "Война за Карабах", "Хейдар Алиев"),
    "zh": ("zh", "卡拉巴赫冲突", "王小明"),
    "az": ("az", "Qarabağ müharibəsi", "Heydər Əliyev"),
    "he": ("he", "מלחמת קרבאך", "עמוס עוז"),
}


@pytest.fixture
def library(tmp_path: Path):
    """An empty library with an engine of its own."""
    with Library(EmbeddedEngine(tmp_path)) as made:
        yield made


def add(library: Library, *ids: str) -> None:
    works = []
    for id in ids:
        lang, title, author = WORKS[id]
        record = Record(
            title=(Text(title, lang),), contributors=(Contributor((read_name(author, lang),)),),
            identifiers=(Identifier("doi", f"10.1000/{id}"),), abstract=(Text(f"{title}.", lang),),
        )  # fmt: skip
        works.append(Put(kind="work", id=id, value=Work(id=id, record=record)))
    library.engine.write(works)
    library.engine.commit()


def test_what_came_since_is_new(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    add(library, "fa")
    monkeypatch.setattr(searches, "now", lambda: "2026-01-01T00:00:00Z")
    library.save("karabakh", "Карабах")
    add(library, "ru", "zh", "az")
    assert {one.work.id for one in library.unseen("karabakh")} == {"fa", "ru", "zh", "az"}
    monkeypatch.setattr(searches, "now", lambda: "2100-01-01T00:00:00Z")
    library.seen("karabakh")
    assert library.unseen("karabakh") == ()
    assert [one.query for one in library.saved()] == ["Карабах"]


def test_a_work_is_meant_by_the_id_of_any_of_its_records(library: Library) -> None:
    cited = Work(id="r1", record=Record(title=(Text("卡拉巴赫冲突", "zh"),)), members=("r1", "r2"))
    citing = Record(title=(Text("Война за Карабах", "ru"),))
    kept = [Put(kind="record", id=id, value=Kept(id=id, work="r1", record=cited.record)) for id in ("r1", "r2")]
    works = [
        Put(kind="work", id="r1", value=cited),
        Put(kind="work", id="r3", value=Work(id="r3", record=citing, cites=("r1",))),
    ]
    library.engine.write([*kept, *works])
    library.engine.commit()
    library.save("citing", "cites:r2")
    assert [one.work.id for one in library.news("cites:r2")] == ["r3"]


def test_the_feed_is_atom(library: Library) -> None:
    add(library, *WORKS)
    library.save("جنگ", "قره‌باغ OR קרבאך")
    feed = ET.fromstring(library.feed("جنگ", "https://library.example"))
    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed"
    assert {entry.findtext(f"{ATOM}id") for entry in entries} == {f"https://library.example/work/{id}" for id in WORKS}
    assert all(entry.find(f"{ATOM}author/{ATOM}name") is not None for entry in entries)
    titles = [entry.find(f"{ATOM}title") for entry in entries]
    told = {title.get("{http://www.w3.org/XML/1998/namespace}lang"): title.text for title in titles}
    assert told["fa"] == "\N{RIGHT-TO-LEFT MARK}جنگ قره‌باغ <و> سیاست"
    assert told["ru"] == "Война за Карабах"
    links = [link.get("href") for link in entries[0].findall(f"{ATOM}link")]
    assert any(href.startswith("https://library.example/work/") for href in links)
    assert any(href.startswith("https://doi.org/10.1000/") for href in links)


def test_an_empty_feed_has_what_the_standard_asks(library: Library) -> None:
    library.save("nothing yet", "Karabakh")
    feed = ET.fromstring(library.feed("nothing yet"))
    assert all(feed.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))


def test_a_feed_without_an_address_names_works_by_their_ids(library: Library) -> None:
    add(library, *WORKS)
    library.save("all", "Карабах")
    feed = ET.fromstring(library.feed("all"))
    assert {id.text for id in feed.findall(f"{ATOM}entry/{ATOM}id")} >= {"urn:dragoman:work:ru", "urn:dragoman:work:zh"}


@pytest.mark.parametrize(("name", "query"), [("", "x"), ("a/b", "x"), ("x" * 90, "x"), ("fine", ""), ("\u202ex", "x")])
def test_what_cannot_be_saved_is_refused(library: Library, name: str, query: str) -> None:
    with pytest.raises(ValueError, match="search"):
        library.save(name, query)


def test_an_unknown_search_is_told(library: Library) -> None:
    with pytest.raises(LookupError):
        library.feed("none")
    library.save("one", "Карабах")
    library.forget("one")
    assert library.saved() == []
