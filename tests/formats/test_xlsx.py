"""Are the workbooks written for the same records the same, whenever they are asked for? Caches live by it."""

import io
import time
import zipfile

import pytest

from dragoman.formats.xlsx import write
from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.model import Record


def _written_in(year: int, monkeypatch: pytest.MonkeyPatch) -> bytes:
    now = time.mktime((year, 5, 4, 3, 2, 0, 0, 0, 0))
    monkeypatch.setattr(time, "time", lambda: now)
    stream = io.BytesIO()
    write([Record(title=(Text("قره‌باغ", "fa"),))], stream, Report())
    return stream.getvalue()


def test_the_same_records_are_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    written = _written_in(2001, monkeypatch)
    assert written == _written_in(2002, monkeypatch)
    with zipfile.ZipFile(io.BytesIO(written)) as book:
        assert book.testzip() is None
