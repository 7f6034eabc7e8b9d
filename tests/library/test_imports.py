"""An import is noted and can be taken back; what was there before is as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.engines.memory import MemoryEngine
from dragoman.library import Library
from dragoman.record.codec import encoded
from dragoman.record.date import read_date
from dragoman.record.form import Text
from dragoman.record.model import Record, Reference
from dragoman.record.name import Contributor, read_name

WESTERN = """TY  - BOOK
AU  - de Waal, Thomas
TI  - Black Garden: Armenia and Azerbaijan through Peace and War
PB  - New York University Press
PY  - 2003
ER  -
"""
CITING = """TY  - JOUR
AU  - احمدی, مریم
TI  - بحران قره‌باغ و سیاست ایران
JO  - فصلنامه مطالعات آسیای مرکزی و قفقاز
PY  - 1389
ER  -

TY  - JOUR
AU  - Иванов, Иван
TI  - Карабах в международных отношениях
PY  - 2011
ER  -
"""

CITED = Record(
    type="article-journal",
    title=(Text("Iran and the Caucasus: the triumph of pragmatism over ideology", "en"),),
    contributors=(Contributor((read_name("Cornell, Svante"),)),),
    issued=read_date("2001"),
    volume="3",
    pages="80-92",
)
CITING_IT = Record(
    type="article-journal",
    title=(Text("بحران قره‌باغ و سیاست ایران", "fa"),),
    issued=read_date("2010"),
    references=(Reference(Text("Cornell, Iran and the Caucasus, 2001", "en"), CITED),),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as one:
        yield one


def bring(library: Library, folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return library.bring([str(path)]).name


def state(library: Library) -> dict[str, object]:
    works = {stored.id: stored.value for stored in library.engine.iterate("work")}
    kept = {stored.id: stored.value for stored in library.engine.iterate("record")}
    return works | kept


def test_an_import_taken_back_leaves_what_was_there(library: Library, tmp_path: Path) -> None:
    bring(library, tmp_path, "a.ris", WESTERN)
    before = state(library)
    name = bring(library, tmp_path, "b.ris", WESTERN.replace("Thomas", "T.") + CITING)
    assert state(library) != before
    assert library.undo_import(name) == 3
    assert state(library) == before
    assert library.search("قره‌باغ").total == 0
    assert library.undo_import(name) == 0


def test_a_work_of_two_imports_keeps_the_records_of_the_other(library: Library, tmp_path: Path) -> None:
    first = bring(library, tmp_path, "a.ris", WESTERN)
    bring(library, tmp_path, "b.ris", WESTERN.replace("Thomas", "T."))
    assert [len(hit.work.members) for hit in library.search("garden").hits] == [2]
    library.undo_import(first)
    (hit,) = library.search("garden").hits
    assert hit.work.members == (hit.work.id,)
    assert library.view(hit.work.id)


def test_all_of_an_import_is_gone_and_it_says_when(library: Library) -> None:
    examples = Path(__file__).parents[2] / "examples"
    name = library.bring([str(examples)]).name
    again = library.bring([str(examples)])
    assert (again.name, again.unchanged) == ("", again.read)
    assert [one.name for one in library.imports()] == [name]
    assert library.undo_import(name) > 10
    assert library.search().total == 0
    assert not {"work", "record"} & library.statistics().counts.keys()
    assert library.imports()[0].undone


@pytest.mark.parametrize("away", ["cited", "citing"])
def test_citations_follow_what_is_taken_away(library: Library, tmp_path: Path, away: str) -> None:
    names = {"cited": bring(library, tmp_path, "a.jsonl", encoded(CITED).decode())}
    names["citing"] = bring(library, tmp_path, "b.jsonl", encoded(CITING_IT).decode())
    assert sorted((work.cited_by, len(work.cites)) for work in library.works()) == [(0, 1), (1, 0)]
    library.undo_import(names[away])
    assert [(work.cited_by, len(work.cites)) for work in library.works()] == [(0, 0)]


def test_an_unknown_import_is_told() -> None:
    with pytest.raises(LookupError):
        Library(MemoryEngine()).undo_import("i0-x")
