"""Of a printed reference the very bytes of its lines are kept, whatever they are encoded in."""

from io import BytesIO

import pytest

from dragoman.formats import formats
from dragoman.record.finding import Report

LINES = {
    "utf-8": "1. Kızılyurt Ö. Qarabağ tarixi. Bakı, 2001.\n۲. حسینی، م. تاریخ قره‌باغ. تهران، ۱۳۸۰.\n",
    "windows-1251": "1. Иванов И.И. История Карабаха и соседних земель. М.: Наука, 1999. 200 с.\n"
    "2. Петров П. Очерки истории Кавказа. Баку, 2001. 310 с.\n",
    "utf-16": "1. Müller, K. Geschichte des Kaukasus. Berlin 1999.\n2. 王帆. 里海盐路. 北京: 江湖书局, 1998.\n",
}


@pytest.mark.parametrize("encoding", LINES)
def test_the_bytes_of_the_input_come_back(encoding: str) -> None:
    read = formats()["reference_text"].read
    assert read is not None
    raw, report = LINES[encoding].encode(encoding), Report()
    records = list(read(BytesIO(raw), report))
    assert len(records) == 2
    assert b"".join(one.source.raw for one in records) == raw.removeprefix(b"\xff\xfe")
    told = [one.values["encoding"] for one in report.findings if one.code == "read.encoding_guessed"]
    assert [name.removesuffix("-le") for name in told] == [encoding] * (encoding != "utf-8")


def test_a_byte_order_mark_of_utf_16_is_told_by_every_reader() -> None:
    inputs = {
        "bibtex": "@book{k, title = {Карабах}}",
        "ris": "TY  - BOOK\nTI  - قره‌باغ\nER  - \n",
        "csl_json": '[{"id": "k", "type": "book", "title": "卡拉巴赫"}]',
        "csv": "title,author,year\nQarabağ,Əliyev,2001\n",
    }
    for name, text in inputs.items():
        report = Report()
        read = formats()[name].read
        assert read is not None
        assert len(list(read(BytesIO(text.encode("utf-16")), report))) == 1
        assert "read.encoding_guessed" in {one.code for one in report.findings}, name
