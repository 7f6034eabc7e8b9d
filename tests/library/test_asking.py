"""What a reader is offered: suggestions while typing, other spellings, works like one, translations."""

import time

import pytest
from engines.works import puts

from dragoman.engines.memory import MemoryEngine
from dragoman.library.library import Library


@pytest.fixture
def library() -> Library:
    """The small library of the engines' suite."""
    engine = MemoryEngine()
    engine.write(list(puts()))
    engine.commit()
    return Library(engine)


@pytest.mark.parametrize(("typed", "expected"), [
    ("kiz", ("author", "Kızılyurt, Özgür")), ("Politics, Rel", ("journal", "Politics, Religion & Ideology")),
    ("国际", ("subject", "国际关系")), ("قره", ("work", "تحلیل جنگ قره‌باغ و سیاست ایران")),
    ("нагор", ("work", "Нагорный Карабах: история конфликта")), ("iran betw", ("work", "Iran between two revolutions")),
])  # fmt: skip
def test_suggestions_complete_what_is_typed(library: Library, typed: str, expected: tuple[str, str]) -> None:
    assert expected in [(one.kind, one.value) for one in library.suggest(typed)]


@pytest.mark.parametrize("typed", ["", "k", "   ", "%%%", "zzzzqq"])
def test_nothing_is_suggested_for_nothing(library: Library, typed: str) -> None:
    assert library.suggest(typed) == ()


@pytest.mark.parametrize(("typed", "meant"), [("revolutiond", "revolutions"), ("конфлипта", "конфликта")])
def test_a_spelling_that_finds_is_offered(library: Library, typed: str, meant: str) -> None:
    found = library.search(typed)
    assert found.total == 0
    assert found.meant == meant


def test_works_like_one_share_words_authors_and_references(library: Library) -> None:
    like = [hit.id for hit in library.similar("war-fa").hits]
    assert "war-fa" not in like
    assert {"spaced-fa", "joined-fa"} <= set(like), "its words"
    assert "tr" in like, "a reference it shares"


def test_with_no_work_that_has_all_words_those_with_some_are_given(library: Library) -> None:
    found = library.search("metallurgy revolutions")
    assert {hit.id for hit in found.hits} == {"iron-en", "iran-en"}
    assert found.messages == ("no work has all the words; those with some of them are given",)


@pytest.mark.parametrize(("question", "column"), [
    ("cites:nowhere", 7), ("война -cited-by:هیچ", 17), ("(id:没有 OR war)", 5),
])  # fmt: skip
def test_a_work_that_is_unknown_is_told_with_its_place(library: Library, question: str, column: int) -> None:
    found = [one for one in library.search(question).findings if one.code == "query.unknown_work"]
    assert [one.place.column for one in found] == [column]


def test_a_question_is_widened_by_translations(library: Library) -> None:
    found = library.search("metallurgiya война")
    assert any("война ↔ war" in through for through in found.through)


BAD = ["a" * 100_000, "the of and", "...!?؟", "\u202e\u2066", '"unbalanced', "war OR " * 10_000, "((((a*)*)*)*)*" * 500,
       "a*", "ب*", "卡*", "e* " * 200, "-" * 5_000, "year:", "title:(", "~", "author:*", "qara~ " * 300]  # fmt: skip


@pytest.mark.parametrize("question", BAD, ids=lambda value: value[:8])
def test_no_question_raises(library: Library, question: str) -> None:
    """The best of three counts: garbage of all the tests before may be collected in the others."""
    taken = []
    for _ in range(3):
        start = time.thread_time()
        found = library.search(question, facets=("year", "author"))
        taken.append(time.thread_time() - start)
    assert min(taken) < 0.25
    assert found.total >= 0
