"""What a question asks of every engine, before any engine is asked."""

import pytest

from dragoman.engines.analysis import prepare
from dragoman.engines.plan import All, AnyOf, Mark, Near, Plan, Word, relaxed, words_of
from dragoman.engines.planner import PASSAGE, Planner
from dragoman.engines.port import Work
from dragoman.engines.vocabulary import Vocabulary
from dragoman.query.tree import And, Node, Search, Term
from dragoman.record.form import Text
from dragoman.record.model import Record, Section

A, B, C, FA = Near("a", ()), Near("b", ()), Near("c", ()), Mark(("lang:fa",))
SENTENCE = "در سال هزار و سیصد جنگ میان ایران و روس پایان یافت".split()


def planned(node: Node) -> Plan:
    return Planner(Search(node=node), Vocabulary(), lambda _: ()).plan()


def test_some_of_the_words_are_asked_for_with_what_was_liked_and_all_filters() -> None:
    assert relaxed(All((A, B), liked=(C,))) == All((A, B), 1, (C,))
    assert relaxed(All((A, FA, B), liked=(C,))) == All((All((A, B), 1, (C,)), FA))
    assert relaxed(AnyOf((All((A, B)), C))) == AnyOf((All((A, B), 1), C))
    assert relaxed(All((A, FA))) == All((A, FA))


@pytest.mark.parametrize(("words", "phrases"), [(PASSAGE - 1, 1), (PASSAGE, 0)])
def test_in_a_passage_quotation_marks_only_quote(words: int, phrases: int) -> None:
    plan = planned(And((Term(" ".join(SENTENCE[:words])), Term("صلح ترکمانچای", "phrase"))))
    asked = [word for word in words_of(plan) if isinstance(word, Word)]
    assert sum(word.variants[0].tokens == ("صلح", "ترکمانچای") for word in asked) == phrases


@pytest.mark.parametrize(("kind", "found"), [("notes", True), ("references", True), ("set_aside", False)])
def test_what_was_set_aside_is_kept_and_not_found(kind: str, found: bool) -> None:
    section = Section(kind, Text("Карабах и 卡拉巴赫", "ru"))  # type: ignore[arg-type]
    prepared = prepare(Work(id="w", record=Record(sections=(section,))))
    assert ("карабах" in prepared.texts.get("notes", "")) == found
