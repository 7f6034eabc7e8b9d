"""How few labels part an abstract? Two do, in every script; one may be a colon of any sentence."""

import pytest

from dragoman.passes.part_abstract import part_abstract
from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.model import Record

TWO = [
    ("en", "Methods: Letters were read. Results: None was dated.", ["Methods: ", "Results: "]),
    ("fa", "روش: نامه‌ها خوانده شد. نتایج: هیچ یک تاریخ نداشت.", ["روش: ", "نتایج: "]),
    ("ru", "Методы: Прочитаны письма. Результаты: Ни одно не датировано.", ["Методы: ", "Результаты: "]),
    ("zh", "【方法】阅读了书信。【结果】均无日期。", ["【方法】", "【结果】"]),
]


def _parted(text: str, lang: str) -> Record:
    return part_abstract(Record(abstract=(Text(text, lang),)), Report())


@pytest.mark.parametrize(("lang", "text", "labels"), TWO)
def test_two_labels_part_an_abstract(lang: str, text: str, labels: list[str]) -> None:
    record = _parted(text, lang)
    assert [one.label for one in record.sections] == labels
    assert "".join(one.label + one.text.value for one in record.sections) == text


@pytest.mark.parametrize(("lang", "text", "labels"), TWO)
def test_one_label_parts_nothing(lang: str, text: str, labels: list[str]) -> None:
    assert _parted(text.replace(labels[1], ""), lang).sections == ()
