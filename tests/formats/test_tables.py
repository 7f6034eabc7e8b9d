"""Tables: written is read back, formulas are neutralised, damage is told, bombs are not opened."""

import io
import random
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from strategies import records, tries

from dragoman.formats import formats
from dragoman.formats.table.cells import guarded, unguarded
from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.model import Record

TABLES = ("csv", "xlsx")
HEADER = b"Title,Author,Year\r\n"


def write(name: str, given_records: list[Record]) -> bytes:
    target, writer = io.BytesIO(), formats()[name].write
    assert writer
    writer(given_records, target, Report())
    return target.getvalue()


def read(name: str, raw: bytes) -> tuple[list[Record], Report]:
    report, reader = Report("table"), formats()[name].read
    assert reader
    return list(reader(io.BytesIO(raw), report)), report


def shown(record: Record) -> tuple[Any, ...]:
    titles = [(" ".join(form.value.split()), form.lang) for form in record.title]
    people = [(one.role, one.name.display) for one in record.contributors]
    return titles, people, record.type, record.issue, record.identifier("doi"), record.identifier("isbn")


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=tries(60), deadline=None)
@given(given_records=st.lists(records(), min_size=1, max_size=3))
def test_written_is_read_back(name: str, given_records: list[Record]) -> None:
    again, report = read(name, write(name, given_records))
    assert [one.code for one in report.findings if one.severity == "error"] == []
    assert [record.type for record in again] == [record.type for record in given_records]
    for before, after in zip(given_records, again, strict=True):
        assert dict.fromkeys(shown(after)[0]) == dict.fromkeys(shown(before)[0])
        assert shown(after)[3:] == shown(before)[3:]


@pytest.mark.parametrize("name", TABLES)
def test_each_row_of_ours_comes_with_its_bytes(name: str) -> None:
    again, _ = read(name, write(name, [Record(title=(Text("قره‌باغ", "fa"), Text("Карабах", "ru")))]))
    assert again[0].title == (Text("قره‌باغ", "fa"), Text("Карабах", "ru"))
    assert "Карабах" in again[0].source.raw.decode()


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\u200b=", "\ufeff＝", " ="])
def test_formulas_are_neutralised_and_come_back(sign: str) -> None:
    title = f"{sign}HYPERLINK(0)"
    raw = write("csv", [Record(title=(Text(title),))]).decode("utf-8-sig")
    assert f"'{sign}HYPERLINK" in raw
    assert unguarded(guarded(title)) == title
    sheet = load_workbook(io.BytesIO(write("xlsx", [Record(title=(Text(title),))]))).active
    cell = sheet["C2"]
    assert cell.data_type == "s"
    assert str(cell.value).startswith("'")


@given(st.text(max_size=40))
def test_guarding_loses_nothing(text: str) -> None:
    assert unguarded(guarded(text)) == text


@settings(max_examples=tries(60), deadline=None)
@given(given_records=st.lists(records(), min_size=2, max_size=3), seed=st.integers(0, 10_000))
def test_damaged_csv_never_raises_and_is_never_silent(given_records: list[Record], seed: int) -> None:
    chance, data = random.Random(seed), bytearray(write("csv", given_records))
    for _ in range(4):
        data[chance.randrange(len(data))] = chance.choice(b'\0",\n\xff\xfe;\t')
    again, report = read("csv", bytes(data[: chance.randrange(1, len(data))]))
    assert again or report.findings


def test_damaged_workbooks_are_rejected() -> None:
    whole = write("xlsx", [Record(title=(Text("Şuşa"),))])
    chance = random.Random(1)
    for cut in range(1, len(whole), 211):
        data = bytearray(whole[:cut] if cut % 2 else whole)
        data[chance.randrange(len(data))] ^= 0x55
        again, report = read("xlsx", bytes(data))
        assert again or report.rejected


def test_a_zip_bomb_is_not_opened() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 50_000_000)
    again, report = read("xlsx", packed.getvalue())
    assert again == []
    assert [one.code for one in report.findings] == ["table.no_workbook"]


def test_numbers_and_dates_of_a_workbook() -> None:
    book = Workbook()
    book.active.append(["Başlıq", "Müəllif", "İl", "Səhifələr"])
    book.active.append(["Şəki ipəyi", "Əli Məmmədov", 2015.0, 7])
    raw = io.BytesIO()
    book.save(raw)
    again, _ = read("xlsx", raw.getvalue())
    assert (again[0].issued.edtf, again[0].pages, again[0].title[0].value) == ("2015", "7", "Şəki ipəyi")


def test_a_lost_quotation_mark_costs_no_more_than_its_row() -> None:
    rows = b"".join(b"Title %d,A B,2001\r\n" % number for number in range(60_000))
    again, _ = read("csv", HEADER + b'"Broken,A B,2000\r\n' + rows)
    assert len(again) > 59_000


def test_persian_years_are_understood() -> None:
    again, _ = read("csv", "عنوان,نویسنده,سال\nراه‌ها,مریم رضایی,۱۳۸۲\n".encode())
    assert (again[0].issued.edtf, again[0].issued.calendar) == ("2003/2004", "persian")
