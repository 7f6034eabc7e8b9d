"""Every pass, over records of many languages and over damaged ones: idempotent, and nobody's name is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import WORDS, records

from dragoman.passes.labels import parts, without_label
from dragoman.passes.run import passes, run
from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.model import Record

LABELS = (
    "ABSTRACT", "Abstract ", "KEYWORDS: ", "Keywords", "Disclosure statement", "Notes1 See ", "Additional information",
    "Notes on contributors", "Funding: ", "References1. ", "Özet", "ANAHTAR KELİMELER: ", "Kaynakça\n", "Xülasə: ",
    "Açar sözlər: ", "Ədəbiyyat", "چکیده", "واژگان کلیدی: ", "منابع\n", "یادداشت‌ها۱ ",
    "摘要", "关键词：", "参考文献[1]",
    "注释1 ",
    "Аннотация. ", "Ключевые слова: ", "Список литературы", "Introduction: ", "Methods: ", "Conclusion:",
    "【目的】", "【方法】",
    "2 See ", "3 Там же.", ".", "; ", "\n", "Â", "Ã©", "<i>", "&amp;amp;", "\u0301", "19 1",
)  # fmt: skip
"""What articles that ran together are glued of."""


@st.composite
def run_together(draw: st.DrawFn) -> str:
    """Sentences of one language with labels and their debris between them, glued or not."""
    words = st.sampled_from(WORDS[draw(st.sampled_from(sorted(WORDS)))])
    pieces = draw(st.lists(st.one_of(st.lists(words, max_size=6).map(" ".join), st.sampled_from(LABELS)), max_size=12))
    return draw(st.sampled_from(["", " ", "."])).join(pieces)


@st.composite
def damaged(draw: st.DrawFn) -> Record:
    """A record whose texts have run together."""
    record: Record = draw(records())
    return record.replace(
        abstract=(Text(draw(run_together()), draw(st.sampled_from(["", "en", "fa"]))), *record.abstract),
        keywords=tuple(Text(value) for value in draw(st.lists(run_together(), max_size=2))),
        volume=draw(st.sampled_from(["19 1", "45(2)", "Cilt 3, Sayı 1", "0", "第12卷第3期", "ahead-of-print", "X"])),
        pages=draw(st.sampled_from(["0", "-", "12–14", "n/a"])),
    )


@pytest.mark.parametrize("name", passes())
@settings(max_examples=60, deadline=None)
@given(record=st.one_of(records(), damaged()))
def test_a_pass_run_twice_changes_nothing_more(name: str, record: Record) -> None:
    once = passes()[name](record, Report())
    assert passes()[name](once, Report()) == once


@pytest.mark.parametrize("name", passes())
@settings(max_examples=40, deadline=None)
@given(record=st.one_of(records(), damaged()))
def test_contributors_and_identifiers_never_vanish(name: str, record: Record) -> None:
    after = passes()[name](record, Report())
    assert len(after.contributors) == len(record.contributors)
    assert {one.scheme for one in record.identifiers} <= {one.scheme for one in after.identifiers}


@settings(max_examples=150, deadline=None)
@given(record=damaged())
def test_all_passes_twice_change_nothing_more(record: Record) -> None:
    once = run(record, Report()).record
    assert [(one.field, one.by, one.before, one.after) for one in run(once, Report()).changes] == []


@settings(max_examples=150, deadline=None)
@given(text=run_together())
def test_parting_an_article_loses_nothing(text: str) -> None:
    pieces = list(parts(text))
    assert "".join(label + own for _, label, own in pieces) == text
    after = passes()["part_article"](Record(abstract=(Text(text, "en"),)), Report())
    kept = [form.value for form in (*after.abstract, *after.keywords, *(one.text for one in after.sections))]
    kept += [one.label for one in after.sections]
    told = [without_label(own, part).strip() for part, _, own in pieces]  # a label printed twice is still a label
    assert [own for own in told if own and not any(own in one for one in kept)] == []


@settings(max_examples=100, deadline=None)
@given(text=run_together())
def test_sections_of_an_abstract_joined_are_the_abstract(text: str) -> None:
    after = passes()["part_abstract"](Record(abstract=(Text(text, "en"),)), Report())
    if after.sections:
        assert "".join(one.label + one.text.value for one in after.sections) == text


@settings(max_examples=60, deadline=None)
@given(record=records())
def test_clean_abstracts_pass_unchanged(record: Record) -> None:
    clean = record.replace(abstract=tuple(form for form in record.abstract if form.value.replace(" ", "").isalpha()))
    assert run(clean, Report()).record.abstract == tuple(
        form if form.lang else run(clean, Report()).record.abstract[at] for at, form in enumerate(clean.abstract)
    )
