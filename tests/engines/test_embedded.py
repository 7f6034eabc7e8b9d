"""What a library folder survives: crashes, a lost or damaged index, a second writer, readers while one writes."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import msgspec
import pytest
from effort import calls
from engines.works import TITLES, puts

from dragoman.engines import index
from dragoman.engines.embedded import EmbeddedEngine
from dragoman.engines.lock import BusyError
from dragoman.engines.migrations import MIGRATIONS, TooNewError
from dragoman.engines.port import Gone, Put, Work
from dragoman.query.tree import Search, Sort, Term
from dragoman.record.form import Text
from dragoman.record.model import Record

EVERYTHING = Search(limit=50)
WRITE_FOR_EVER = """
import sys
from pathlib import Path
from dragoman.engines.embedded import EmbeddedEngine
from dragoman.engines.port import Gone, Put, Work
from dragoman.record.form import Text
from dragoman.record.model import Record

engine = EmbeddedEngine(Path(sys.argv[1]))
for batch in range(10_000):
    record = Record(title=(Text("Карабах", "ru"),))
    ids = [f"{batch}-{at}" for at in range(10)]
    engine.write([Put(kind="work", id=id, value=Work(id=id, record=record)) for id in ids])
    engine.commit()
    print(batch, flush=True)
"""


KARABAKH = Term("Карабах")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library folder with the small library in it, closed."""
    with EmbeddedEngine(tmp_path / "library") as engine:
        engine.write(list(puts()))
        engine.commit()
    return tmp_path / "library"


def found(folder: Path) -> int:
    with EmbeddedEngine(folder) as engine:
        return engine.search(Search(node=Term("قره‌باغ"))).total


def test_a_library_is_found_again(folder: Path) -> None:
    assert found(folder) == 9


def test_a_lost_index_is_made_anew(folder: Path) -> None:
    shutil.rmtree(folder / "index")
    assert found(folder) == 9


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_index_is_made_anew(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = sorted(path for path in (folder / "index").rglob("*") if path.is_file() and path.stat().st_size)
    damaged = chance.choice(files)
    content = bytearray(damaged.read_bytes())
    start = chance.randrange(len(content))
    damaged.write_bytes(content[:start] if seed % 2 else content[:start] + b"\0\xff" * 40 + content[start + 80 :])
    with EmbeddedEngine(folder) as engine:
        engine.reindex()
        assert engine.search(EVERYTHING).total == len(TITLES)
    assert found(folder) == 9


def test_an_index_that_is_behind_catches_up(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "index", tmp_path / "before")
    with EmbeddedEngine(folder) as engine:
        engine.delete("work", ["az"])
        engine.write([Put(kind="work", id="new", value=Work(id="new", record=Record(title=(Text("قره باغ", "fa"),))))])
        engine.commit()
    shutil.rmtree(folder / "index")
    shutil.move(tmp_path / "before", folder / "index")
    with EmbeddedEngine(folder) as engine:
        assert {hit.id for hit in engine.search(EVERYTHING).hits} == set(TITLES) - {"az"} | {"new"}


def test_what_was_not_committed_is_gone_and_does_no_harm(folder: Path) -> None:
    engine = EmbeddedEngine(folder)
    engine.delete("work", list(TITLES))
    engine.close()
    assert found(folder) == 9


@pytest.mark.parametrize("seconds", [0.1, 0.35, 0.6])
def test_what_was_committed_survives_kill_9(tmp_path: Path, seconds: float) -> None:
    writer = subprocess.Popen([sys.executable, "-c", WRITE_FOR_EVER, tmp_path], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(seconds)
    os.kill(writer.pid, signal.SIGKILL)
    committed = 1 + writer.stdout.read().count("\n")
    writer.wait()
    writer.stdout.close()
    with EmbeddedEngine(tmp_path) as engine:
        kept = engine.statistics().counts["work"]
        assert kept >= 10 * committed
        assert kept % 10 == 0, "no half batch"
        assert engine.search(Search(node=Term("Karabakh"))).total == kept
        engine.write([Put(kind="work", id="next", value=Work(id="next", record=Record()))])
        engine.commit()


def test_a_second_writer_waits_and_is_told_for_whom(folder: Path) -> None:
    told: list[str] = []
    first, second = EmbeddedEngine(folder), EmbeddedEngine(folder, patience=0.2, waiting=told.append)
    first.write([Put(kind="work", id="one", value=Work(id="one", record=Record()))])
    with pytest.raises(BusyError, match=f"process {os.getpid()} is writing"):
        second.write([Put(kind="work", id="two", value=Work(id="two", record=Record()))])
    assert len(told) == 1
    first.commit()
    second.write([Put(kind="work", id="two", value=Work(id="two", record=Record()))])
    second.commit()
    assert first.search(EVERYTHING).total == len(TITLES) + 2
    first.close()
    second.close()


def test_readers_are_never_blocked_and_see_what_was_committed(folder: Path) -> None:
    writer, reader = EmbeddedEngine(folder), EmbeddedEngine(folder)
    writer.delete("work", ["az"])
    assert reader.get("work", ["az"]) != [None]
    assert reader.search(EVERYTHING).total == len(TITLES)
    writer.commit()
    assert reader.get("work", ["az"]) == [None]
    assert reader.search(EVERYTHING).total == len(TITLES) - 1
    writer.close()
    reader.close()


def test_many_threads_may_search_while_one_writes(folder: Path) -> None:
    failures: list[BaseException] = []
    with EmbeddedEngine(folder) as engine:

        def ask() -> None:
            try:
                for _ in range(20):
                    assert engine.search(Search(node=Term("Карабах"))).total >= 9
            except BaseException as failure:
                failures.append(failure)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for number in range(5):
            record = Record(title=(Text("卡拉巴赫", "zh"),))
            engine.write([Put(kind="work", id=f"n{number}", value=Work(id=f"n{number}", record=record))])
            engine.commit()
        for thread in threads:
            thread.join()
        assert failures == []
        assert engine.search(Search(node=Term("Карабах"))).total == 14


def test_a_library_of_a_later_version_is_refused(folder: Path) -> None:
    with sqlite3.connect(folder / "library.sqlite") as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    with pytest.raises(TooNewError, match="version"):
        EmbeddedEngine(folder)


@pytest.mark.parametrize("sort", ["title", "newest", "relevance"])
def test_pages_of_works_that_are_equal_hold_each_once(tmp_path: Path, sort: Sort) -> None:
    record = Record(title=(Text("Ереван", "ru"),))
    ids = [f"{at:04}" for at in range(100)]
    with EmbeddedEngine(tmp_path) as engine:
        engine.write([Put(kind="work", id=id, value=Work(id=id, record=record)) for id in ids])
        engine.commit()
        search = Search(node=Term("Yerevan"), sort=sort, limit=10)
        pages = [engine.search(search)]
        while pages[-1].next:
            pages.append(engine.search(msgspec.structs.replace(search, after=pages[-1].next)))
        assert sorted(hit.id for page in pages for hit in page.hits) == ids
        assert {page.total for page in pages} == {100}


def test_a_library_of_version_1_learns_when_its_works_changed(tmp_path: Path) -> None:
    with EmbeddedEngine(tmp_path) as engine:
        engine.write(list(puts()))
        engine.commit()
    with sqlite3.connect(tmp_path / "library.sqlite") as old:
        old.executescript(
            "DROP TABLE moment; DROP INDEX gone_id; ALTER TABLE gone DROP COLUMN id; DROP TABLE glance;"
            "INSERT INTO work_key SELECT * FROM new_key; DROP TABLE new_key; PRAGMA user_version = 1"
        )
    old.close()
    with EmbeddedEngine(tmp_path) as engine:
        assert len(list(engine.iterate("work", "2000-01-01", "changed"))) == len(TITLES)
        engine.delete("work", ["az"])
        engine.commit()
        assert list(engine.iterate("work", order="changed"))[-1].value == Gone("az")
        assert engine.candidates(["all"], 50).works == {"all": tuple(sorted(set(TITLES) - {"az"}))}
        assert set(engine.candidates(["all"], 50).glances.values()) == {b""}


def test_a_question_asked_again_is_answered_from_what_is_remembered(folder: Path) -> None:
    with EmbeddedEngine(folder) as engine:
        search = Search(node=KARABAKH, facets=("language",), limit=5)
        first = calls(lambda: engine.search(search))
        assert calls(lambda: engine.search(search)) < first / 50
        pages = Search(node=KARABAKH, sort="newest", limit=2, offset=2)
        assert calls(lambda: engine.search(pages)) < first / 2
        assert engine.search(pages).total == engine.search(search).total == 9


def test_what_is_remembered_is_forgotten_when_another_process_commits(folder: Path) -> None:
    search = Search(node=KARABAKH, facets=("language",))
    with EmbeddedEngine(folder) as reader, EmbeddedEngine(folder) as writer:
        before = reader.search(search)
        assert reader.search(search) == before
        writer.delete("work", ["ru"])
        assert reader.search(search) == before
        writer.commit()
        after = reader.search(search)
        assert after.total == before.total - 1
        assert "ru" in dict(before.facets["language"])
        assert "ru" not in dict(after.facets["language"])


def test_more_answers_than_are_remembered_are_all_right(folder: Path) -> None:
    with EmbeddedEngine(folder) as engine:
        asked = [Search(node=KARABAKH, limit=1, offset=at % 9) for at in range(200)]
        whole = engine.search(Search(node=KARABAKH)).hits
        assert [engine.search(search).hits[0].id for search in asked] == [whole[at % 9].id for at in range(200)]


def test_an_index_made_anew_is_of_one_part(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    works = [Work(id=f"w{at}", record=Record(title=(Text(f"Карабах {at}", "ru"),))) for at in range(300)]
    with EmbeddedEngine(folder) as engine:
        for start in range(0, 300, 60):
            puts = [Put(kind="work", id=work.id, value=work) for work in works[start : start + 60]]
            engine.write(puts)
            engine.commit()
        parts = index.Index(folder / "index").searcher().num_segments
        assert parts > 1
        monkeypatch.setattr(index, "_BATCH", 10)
        monkeypatch.setattr(index, "_MOST_AT_ONCE", 50)
        engine.reindex()
        assert index.Index(folder / "index").searcher().num_segments == 1
        assert engine.search(Search(node=KARABAKH)).total == 309
