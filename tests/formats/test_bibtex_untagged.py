"""A name whose language is not known is written without one."""

import io

import pytest

from dragoman.formats import formats
from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.model import Record


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_no_undetermined_language_is_written(name: str) -> None:
    journal = Record(type="periodical", title=(Text("مجلهٔ قفقاز"),))
    record = Record(
        type="article-journal",
        languages=("fa",),
        title=(Text("تاریخ قره‌باغ", "fa"),),
        container=journal,
        publisher=(Text("دانشگاه تهران"),),
    )
    write, stream = formats()[name].write, io.BytesIO()
    assert write is not None
    write([record], stream, Report())
    assert "und" not in stream.getvalue().decode()
