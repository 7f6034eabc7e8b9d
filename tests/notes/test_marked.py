"""The invented notes of tests/notes/marked are read as they are marked, and their figures do not fall."""

import pytest

from bench.reference_cases.marked import apparatuses, compared, measured, unmarked

ALL = [(name, lines) for part in "abcdefghijk" for name, lines in apparatuses(part)]


def test_marks_are_taken_out_and_keep_their_places():
    text, marks = unmarked("7 Vgl. ⟦3 op_cit:Kaya, a.a.O., S. 5⟧; ⟦?:همان⟧.")
    assert text == "7 Vgl. Kaya, a.a.O., S. 5; همان."
    assert [(text[one.start : one.end], one.work, one.kind) for one in marks] == [
        ("Kaya, a.a.O., S. 5", "3", "op_cit"),
        ("همان", "?", "full"),
    ]


@pytest.mark.parametrize(("name", "lines"), ALL, ids=[name for name, _ in ALL])
def test_every_note_is_parted(name, lines):
    assert compared(lines).counts["parted"]


@pytest.mark.parametrize("part", ["a", "b", "c", "d", "f", "g", "h", "i", "j", "k"])
def test_the_figures_do_not_fall(part):
    told = measured(part)
    assert told["f1"] >= 0.95
    assert told["resolved_share"] >= 0.92
