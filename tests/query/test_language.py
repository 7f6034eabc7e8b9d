"""Questions as written → the tree that engines receive, and what the asker is told."""

import pytest
from effort import quickest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.engines import analysis, planner
from dragoman.query.fields import ALIASES, HAS, KINDS
from dragoman.query.language import MOST_OPEN, NOTHING, parse
from dragoman.query.tree import And, Has, Node, Not, Or, Range, Term

QUESTIONS: dict[str, Node | None] = {
    "": None,
    "karabakh war": Term("karabakh war"),
    "جنگ قره‌باغ": Term("جنگ قره‌باغ"),
    "卡拉巴赫冲突": Term("卡拉巴赫冲突"),
    '"black garden" author:goltz -iran': And((Term("black garden", "phrase"), Term("goltz", field="author"),
                                              Not(Term("iran")))),
    "«чёрный сад»": Term("чёрный сад", "phrase"),
    "(war OR peace) karabakh": And((Or((Term("war"), Term("peace"))), Term("karabakh"))),
    "author:(goltz OR de waal)": Or((Term("goltz", field="author"), Term("de waal", field="author"))),
    "iran lang:fa war": And((Term("iran war"), Term("fa", field="lang"))),
    "نویسنده:عباس‌زاده": Term("عباس‌زاده", field="author"),
    "作者：王小明": Term("王小明", field="author"),
    "год:1990-1994": Range("year", "1990", "1994"),
    "year:۱۹۹۰-۲۰۰۵": Range("year", "1990", "2005"),
    "year:-2005": Range("year", "", "2005"),
    "year:1990-": Range("year", "1990", ""),
    "year>2000": Range("year", "2001", ""),
    "год<2000": Range("year", "", "1999"),
    "cited>=10": Range("cited", "10", ""),
    "zone<=2 quartile:Q1": And((Range("zone", "", "2"), Term("Q1", field="quartile"))),
    "has:fulltext cites:w1 cited-by:w2": And(
        (Has("fulltext"), Term("w1", field="cites"), Term("w2", field="cited-by"))
    ),
    "qarab* karabagh~ 卡*": And((Term("qarab", "prefix"), Term("karabagh", "fuzzy"), Term("卡", "prefix"))),
    "Karabakh: a history": Term("Karabakh: a history"),
    "https://example.org/a?b=c": Term("https://example.org/a?b=c"),
    "10.1080/21567689.2023": Term("10.1080/21567689.2023"),
    "Nagorno-Karabakh": Term("Nagorno-Karabakh"),
    "NOT война": Not(Term("война")),
}  # fmt: skip

MISTAKES: dict[str, tuple[str, int, Node]] = {
    '"black garden': ("query.unclosed_quote", 1, Term("black garden")),
    "قره‌باغ «جنگ author:goltz": ("query.unclosed_quote", 9, And((Term("قره‌باغ جنگ"), Term("goltz", field="author")))),
    'title:"black': ("query.unclosed_quote", 7, Term("black", field="title")),
    "war lang:foobar": ("query.unknown_value", 10, Term("war foobar")),
    "тип:скульптура": ("query.unknown_value", 5, Term("скульптура")),
    "script:farsi 战争": ("query.unknown_value", 8, Term("farsi 战争")),
    "quartile:Q7": ("query.unknown_value", 10, Term("Q7")),
    "سال:۲۰۰۵-۱۹۹۰": ("query.range_turned", 5, Range("year", "1990", "2005")),
    "author:": ("query.no_value", 1, Term("author")),
    "war (peace": ("query.unclosed", 5, Term("war peace")),
    "war) peace": ("query.unopened", 4, Term("war peace")),
    "autor2:goltz": ("query.unknown_field", 1, Term("autor2 goltz")),
    "war year:soon": ("query.no_number", 10, Term("war soon")),
    "война has:pictures": ("query.unknown_has", 11, Term("война pictures")),
    "war OR": ("query.or_without", 5, Term("war")),
    "k* war": ("query.too_short", 1, Term("k war")),
    "(author:) x": ("query.no_value", 2, Term("x")),
    "karabakh author: ": ("query.no_value", 10, Term("karabakh")),
    "…!?": ("query.nothing", 1, NOTHING),
    "\u202eقره\u202c": ("query.invisible", 1, Term("قره")),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_read(question: str) -> None:
    asked = parse(question)
    assert asked.node == QUESTIONS[question]
    assert asked.findings == ()


@pytest.mark.parametrize(("question", "node"), [
    ("year:900-1500", Range("year", "900", "1500")), ("سال:۹۰۰-۱۵۰۰", Range("year", "900", "1500")),
    ("年:900-1500", Range("year", "900", "1500")), ("cited:5-10", Range("cited", "5", "10")),
])  # fmt: skip
def test_a_range_is_turned_by_its_numbers_not_their_letters(question: str, node: Node) -> None:
    asked = parse(question)
    assert (asked.node, asked.findings) == (node, ())


@pytest.mark.parametrize("question", MISTAKES)
def test_a_mistake_is_told_with_its_place_and_the_words_are_searched(question: str) -> None:
    code, column, node = MISTAKES[question]
    asked = parse(question)
    assert (asked.findings[0].code, asked.findings[0].place.column) == (code, column)
    assert asked.node == node


def test_fields_of_the_language_are_those_engines_know() -> None:
    known = {*planner.FIELDS, *planner.MARKED, *planner.IDENTIFIED, *planner.NUMBERS, "cited-by", "has"} - {""}
    assert known == set(KINDS)
    assert set(ALIASES.values()) == set(KINDS)
    assert set(HAS) == set(analysis.HAS)


def test_so_many_words_stand_for_many_and_more_are_read_as_they_are() -> None:
    asked = parse(" ".join(f"کار{at}*" for at in range(MOST_OPEN + 2)))
    assert isinstance(asked.node, And)
    opened = [node for node in asked.node.nodes if isinstance(node, Term) and node.match == "prefix"]
    assert len(opened) == MOST_OPEN
    assert [one.code for one in asked.findings] == ["query.too_many_open"]


@pytest.mark.parametrize(("question", "node"), [
    ("война OR война OR war", Or((Term("война"), Term("war")))), ("karab* karab*", Term("karab", "prefix")),
])  # fmt: skip
def test_what_is_asked_twice_is_asked_once(question: str, node: Node) -> None:
    assert parse(question).node == node


BAD = ["a OR " * 10_000, "(" * 50_000, '"' * 100_001, "a-" * 50_000, "-" * 100_000, "x:" * 50_000, "*" * 1_000,
       "((a*)*)*" * 10_000, "قره " * 25_000, "卡" * 100_000]  # fmt: skip


@pytest.mark.parametrize("question", BAD, ids=lambda value: value[:6])
def test_a_monstrous_question_is_read_in_bounded_time(question: str) -> None:
    asked = parse(question)
    assert quickest(lambda: parse(question), 0.25) < 0.25
    assert asked.findings
    assert asked.node is not None


@given(st.text(alphabet=st.sampled_from('ab قره卡*~:"()-<>=|\u202e\u200c OR'), max_size=60))
def test_no_question_raises(question: str) -> None:
    parse(question)
