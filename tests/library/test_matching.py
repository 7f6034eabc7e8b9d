"""Matching a library anew: doubts that no longer stand are forgotten, and an interrupted run goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.engines.port import Doubt, Engine, Put
from dragoman.library import Library, matching
from dragoman.match import decide
from dragoman.match.incremental import Placed, again

TITLES = ("Сказания горцев Кавказа", "Qarabağ xalçaları", "شاعران شیراز", "敦煌写本研究", "Roads of Anatolia")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Works of which none is like another, but for two volumes of one title."""
    books = [(title, 1950 + 9 * at, "") for at, title in enumerate(TITLES)]
    books += [("Тарихи Карабаха: очерки", 1971, "1"), ("Тарихи Карабаха: очерки", 1971, "")]
    text = "".join(f"TY  - BOOK\nTI  - {t}\nAU  - Иванов, {v}А.\nPY  - {y}\nER  -\n\n" for t, y, v in books)
    (tmp_path / "works.ris").write_text(text, "utf-8")
    with Library.open(tmp_path / "library") as made:
        made.bring([str(tmp_path / "works.ris")])
        yield made


def doubt(library: Library, one: str, other: str) -> None:
    value = Doubt(id=f"{one}+{other}", one=one, other=other, probability=0.4)
    library.engine.write([Put(kind="doubt", id=value.id, value=value)])
    library.engine.commit()


def interrupted(library: Library, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Interrupt a run after its first two records; gives where it began, to which further runs add where they do."""
    began: list[str] = []

    def small(engine: Engine, after: str, size: int) -> Iterator[tuple[str, Placed]]:
        began.append(after)
        yield from again(engine, after, min(size, 2))

    def interrupt(done: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(matching, "again", small)
    with pytest.raises(KeyboardInterrupt):
        library.match(interrupt)
    return began


def test_doubts_that_no_longer_stand_are_forgotten(library: Library) -> None:
    standing = library.duplicates()
    ids = sorted(work.id for work in library.works())
    for other in ids[1:]:
        doubt(library, ids[0], other)
    doubt(library, ids[-2], ids[-1])
    assert len(library.duplicates()) > len(standing)
    library.match()
    assert library.duplicates() == standing


def test_an_interrupted_run_goes_on_where_it_was(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = sorted(work.id for work in library.works())
    doubt(library, ids[0], ids[-1])
    doubt(library, ids[-2], ids[-1])
    began = interrupted(library, monkeypatch)
    library.match()
    assert began == ["", ids[1]]
    assert not {(ids[0], ids[-1]), (ids[-2], ids[-1])} & {(one.one, one.other) for one in library.duplicates()}


def test_a_run_that_another_model_left_unfinished_begins_anew(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = interrupted(library, monkeypatch)
    monkeypatch.setattr(decide, "model_name", lambda: "another")
    library.match()
    assert began == ["", ""]


@pytest.mark.parametrize("turned", [False, True])
def test_a_record_is_put_apart_from_the_others_of_its_work_whichever_is_named_first(
    library: Library, turned: bool
) -> None:
    ids = sorted(work.id for work in library.works())[:3]
    (work,) = library.join(ids)
    named = (work, ids[1]) if turned else (ids[1], work)
    assert set(library.split(*named)) == {work, ids[1]}
    library.match()
    apart = library.view(work)
    assert apart
    assert apart.work.members == (ids[0], ids[2])
    with pytest.raises(ValueError, match="two sides"):
        library.split(ids[1], ids[1])
