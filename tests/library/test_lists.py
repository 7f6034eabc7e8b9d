"""Lists of works, and the user's own notes and tags: kept in the library, following works that are joined."""

from pathlib import Path

import pytest

from dragoman.engines.embedded import EmbeddedEngine
from dragoman.library import Library
from dragoman.library.lists import MOST, Listed
from dragoman.text.normal import fold

WORKS = """TY  - JOUR
TI  - بحران قره‌باغ و سیاست ایران
PY  - 2011
ER  -

TY  - JOUR
TI  - Карабах в международных отношениях
PY  - 2012
ER  -

TY  - JOUR
TI  - 卡拉巴赫冲突与伊朗
PY  - 2013
ER  -

TY  - JOUR
TI  - Qarabağ münaqişəsi
PY  - 2014
ER  -
"""


@pytest.fixture
def library(tmp_path: Path):
    (tmp_path / "works.ris").write_text(WORKS, "utf-8")
    with Library(EmbeddedEngine(tmp_path / "library")) as made:
        made.bring([str(tmp_path / "works.ris")])
        yield made


def ids(library: Library) -> list[str]:
    return [hit.id for hit in library.search("", sort="oldest").hits]


def test_works_stand_in_the_order_in_which_they_were_put(library: Library) -> None:
    one, other, third, _ = ids(library)
    made = library.make_list("  قره‌باغ ")
    library.add_to_list(made.id, [third, one, "no-such-work", third])
    library.add_to_list(made.id, [one, other])
    assert [work.id for work in library.listed(made.id)] == [third, one, other]
    library.remove_from_list(made.id, [one, "no-such-work"])
    assert library.one_list(made.id).works == (third, other)
    assert library.rename_list(made.id, "Карабах").name == "Карабах"
    assert [(held.name, len(held.works)) for held in library.lists()] == [("Карабах", 2)]
    library.delete_list(made.id)
    assert library.lists() == []
    assert len(ids(library)) == 4


def test_lists_are_kept_and_ordered_by_name(library: Library, tmp_path: Path) -> None:
    for name in ("Яблоко", "əla", "中文", "Alpha"):
        library.make_list(name)
    before = [held.name for held in library.lists()]
    library.close()
    with Library.open(tmp_path / "library") as again:
        assert [held.name for held in again.lists()] == before
        assert before[0] == "Alpha"


@pytest.mark.parametrize("name", ["", " ", "\u202e\u200f", "–", "\x00"])
def test_a_name_without_a_letter_is_none(library: Library, name: str) -> None:
    with pytest.raises(ValueError, match="cannot be the name"):
        library.make_list(name)
    made = library.make_list("卡拉巴赫")
    with pytest.raises(ValueError, match="cannot be the name"):
        library.rename_list(made.id, name)


def test_a_list_that_there_is_not(library: Library) -> None:
    calls = (library.one_list, library.listed, library.delete_list)
    for call in calls:
        with pytest.raises(LookupError, match="no list"):
            call("l0")
    with pytest.raises(LookupError, match="no list"):
        library.add_to_list("l0", ids(library))


def test_a_joined_work_is_on_the_list_once(library: Library) -> None:
    one, other, *_ = ids(library)
    made = library.make_list("joined")
    library.add_to_list(made.id, [one, other])
    (joined,) = library.join([one, other])
    assert [work.id for work in library.listed(made.id)] == [joined]
    library.add_to_list(made.id, [joined])
    assert len(library.one_list(made.id).works) == 2
    library.remove_from_list(made.id, [joined])
    assert library.one_list(made.id).works == ()


def test_what_was_taken_back_is_no_longer_listed(library: Library) -> None:
    made = library.make_list("gone")
    library.add_to_list(made.id, ids(library))
    library.undo_import(library.imports()[0].name)
    assert library.listed(made.id) == ()


def test_two_who_change_a_list_at_once_both_do(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other, *_ = ids(library)
    made = library.make_list("two hands")
    write, between = library.engine.write, [other]

    def slow(puts):
        if between:
            library.add_to_list(made.id, [between.pop()])
        return write(puts)

    monkeypatch.setattr(library.engine, "write", slow)
    library.add_to_list(made.id, [one])
    assert set(library.one_list(made.id).works) == {one, other}


def test_a_list_has_an_end(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.library.lists.MOST", 3)
    made = library.make_list("long")
    with pytest.raises(ValueError, match="no more than"):
        library.add_to_list(made.id, ids(library))
    assert library.one_list(made.id) == Listed(made.id, "long", made.when)
    assert MOST > 1000


def test_notes_and_tags_are_kept_and_can_be_taken_away(library: Library) -> None:
    one, other, *_ = ids(library)
    assert library.annotation(one).text == ""
    library.annotate(one, " بخوان! \n", ["Qarabağ", "QARABAĞ ", "مهم", ""])
    library.annotate(other, "", ["qarabağ"])
    held = library.annotation(one)
    assert (held.text, held.tags) == ("بخوان!", ("Qarabağ", "مهم"))
    assert [(fold(tag), count) for tag, count in library.tags().items()] == [(fold("qarabağ"), 2), (fold("مهم"), 1)]
    assert {work.id for work in library.tagged("QARABAĞ")} == {one, other}
    library.annotate(one, " ", [" "])
    assert library.annotation(one).tags == ()
    assert library.tags() == {"qarabağ": 1}
    with pytest.raises(LookupError, match="no work"):
        library.annotate("w0", "x")


def test_the_notes_of_joined_works_are_gathered(library: Library) -> None:
    one, other, *_ = ids(library)
    library.annotate(one, "читать", ["a"])
    library.annotate(other, "必读", ["b", "A"])
    (joined,) = library.join([one, other])
    held = library.annotation(joined)
    assert set(held.text.split("\n\n")) == {"читать", "必读"}
    assert len(held.tags) == 2
    library.annotate(joined, held.text, held.tags)
    assert library.statistics().counts["annotation"] == 1
    assert library.record(joined).remarks == ()
