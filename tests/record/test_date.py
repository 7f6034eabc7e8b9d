"""Dates: what fifteen languages and seven calendars print, and what they mean in EDTF."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from effort import quickest
from hypothesis import given
from hypothesis import strategies as st
from strategies import dates, hard_values

from dragoman.record.calendar import gregorian_span
from dragoman.record.date import Date, date_of, edtf_parts, read_date, undated

DATA = Path(__file__).parents[3] / "shared" / "data" / "derived"

READ = [
    # printed, language, EDTF, calendar, whether what is printed says more
    ("2009", "", "2009", "", False),
    ("2009-04-12T10:11:12Z", "", "2009-04-12", "", False),
    ("20090412", "", "2009-04-12", "", False),
    ("2009/04/12/", "", "2009-04-12", "", False),
    ("2009///Spring", "", "2009-21", "", False),
    ("2009 Jan-Feb", "", "2009-01/2009-02", "", False),
    ("30 April - 2 May 2009", "", "2009-04-30/2009-05-02", "", False),
    ("1990-92", "", "1990/1992", "", False),
    ("2009–10", "", "2009/2010", "", False),
    ("2009-10", "", "2009-10", "", False),
    ("September 11th, 2001", "en", "2001-09-11", "", False),
    ("Spring/Summer 2009", "", "2009-21/2009-22", "", False),
    ("Winter 2009-2010", "", "2009-24", "", True),
    ("1990s", "", "199X", "", True),
    ("[1990?]", "", "1990?", "", True),
    ("ca. 1750", "", "1750~", "", True),
    ("44 BC", "", "-0043", "", True),
    ("../2010", "", "../2010", "", False),
    ("12. März 2009", "de", "2009-03-12", "", False),
    ("1er janvier 2009", "fr", "2009-01-01", "", False),
    ("12 de abril de 2009", "es", "2009-04-12", "", False),
    ("12 aprile 2009", "it", "2009-04-12", "", False),
    ("10 октября 1990 года", "ru", "1990-10-10", "", False),
    ("осень 2009", "ru", "2009-23", "", False),
    ("Haziran 2009", "tr", "2009-06", "", False),
    ("2009, iyun", "az", "2009-06", "", False),
    ("25/04/2009", "", "2009-04-25", "", False),
    ("13/04/2009", "en", "2009-04-13", "", False),
    ("04/25/2009", "", "2009-04-25", "", False),
    ("12.04.2009", "", "2009-04-12", "", False),
    ("12/04/2009", "tr", "2009-04-12", "", False),
    ("12/04/2009", "en", "2009", "", True),
    ("ژوئن ۲۰۲۰", "fa", "2020-06", "", False),
    ("كانون الثاني ٢٠١١", "ar", "2011-01", "", False),
    ("2009年4月12日", "zh", "2009-04-12", "", False),
    ("二〇〇九年四月", "zh", "2009-04", "", False),
    ("2009年春季", "zh", "2009-21", "", False),
    ("2020년 4월 12일", "ko", "2020-04-12", "", False),
    ("昭和55年3月", "ja", "1980-03", "japanese", True),
    ("民國101年", "zh", "2012", "roc", True),
    ("۱۲ فروردین ۱۳۹۹", "fa", "2020-03-31", "persian", True),
    ("۱۳۹۹", "", "2020/2021", "persian", True),
    ("1383", "fa", "2004/2005", "persian", True),
    ("1383", "en", "1383", "", False),
    ("بهار و تابستان ۱۳۹۹", "fa", "2020-21/2020-22", "persian", True),
    ("۱۳۹۹/۰۴/۱۵", "fa", "2020-07-05", "persian", True),
    ("Tir 1399", "en", "2020-06/2020-07", "persian", True),
    ("محرم 1324", "ar", "1906-02/1906-03", "islamic", True),
    ("10 ربيع الأول 1432 هـ", "ar", "2011-02-13", "islamic", True),
    ("Ramazan 1435", "tr", "2014-06/2014-07", "islamic", True),
    ("1390/2011", "", "2011", "persian", True),
    ("1383 [2004]", "", "2004", "persian", True),
    ("2011م/1432هـ", "ar", "2011", "islamic", True),
    ("1335 R.", "tr", "1919/1920", "rumi", True),
    ("5781", "he", "2020/2021", "hebrew", True),
]


@pytest.mark.parametrize(("printed", "lang", "edtf", "calendar", "says_more"), READ)
def test_read(printed, lang, edtf, calendar, says_more):
    date = read_date(printed, lang)
    assert (date.edtf, date.calendar) == (edtf, calendar)
    assert date.literal == (printed if says_more else "")


@pytest.mark.parametrize(
    "printed", ["n.d.", "2001-02-30", "清光绪二十年", "2009-2010-2011", "1999, No. 4", "0000", "?"]
)
def test_not_understood_stays_as_printed(printed):
    assert read_date(printed) == Date(literal=printed)


@pytest.mark.parametrize("printed", ["n.d.", "[s.a.]", "o. J.", "б. г.", "بی‌تا", "t.y.", "د.ت", "出版年不详"])
def test_undated(printed):
    assert undated(printed)


@pytest.mark.parametrize(
    ("parts", "edtf", "literal"),
    [
        (("2009", "04", "12"), "2009-04-12", ""), (("2009", "apr"), "2009-04", ""),
        (("2009", "Apr.~12"), "2009-04-12", ""),
        (("2009", "3--4"), "2009-03/2009-04", ""), (("2009", "2", "30"), "2009", "2009-02-30"),
        (("2009", "0", "0"), "2009", ""), (("2009", "13"), "2009", "2009-13"), (("", "", ""), "", ""),
        (("in press",), "", "in press"), (("1399", "4", "15", "fa"), "2020-07-05", "1399-04-15"),
    ],
)  # fmt: skip
def test_of_parts(parts, edtf, literal):
    date = date_of(*parts)
    assert (date.edtf, date.literal) == (edtf, literal)


@given(date=dates().filter(lambda one: not one.literal))
def test_edtf_is_read_back(date):
    assert read_date(date.edtf) == date


@given(day=st.dates(dt.date(1500, 1, 1), dt.date(2100, 1, 1)))
def test_every_day_is_read_in_figures_and_words(day):
    words = f"{day.day} {day:%B} {day.year}"
    assert read_date(day.isoformat()).edtf == read_date(words).edtf == day.isoformat()
    assert edtf_parts(read_date(words)) == ((day.year, day.month, day.day),)


@given(text=hard_values(), lang=st.sampled_from(["", "fa", "ar", "tr", "zh", "he"]))
def test_nothing_raises_and_nothing_is_lost(text, lang):
    date = read_date(text, lang)
    assert date.edtf or date.literal or not re.sub(r"[\s\u200c]", "", text) or not date
    edtf_parts(date)


@given(
    pieces=st.lists(
        st.sampled_from(["1399", "2009", "12", "April", "بهار", "-", "/", "و", "?", "AH", "年", "ش", "BC", "0"])
    )
)
def test_pieces_of_dates_in_any_order(pieces):
    text = " ".join(pieces)
    date = read_date(text)
    assert bool(date) == bool(pieces)
    assert re.fullmatch(r"[-0-9X/.?~]*", date.edtf)


@pytest.mark.parametrize("text", ["1" * 100_000, "- " * 50_000, "april " * 20_000, "ا" * 100_000])
def test_time_is_bounded(text):
    assert quickest(lambda: read_date(text), 1) < 1


@pytest.mark.parametrize(
    ("calendar", "day", "gregorian"),
    [
        ("islamic", (1, 1, 1), "0622-07-19"), ("islamic", (1300, 1, 1), "1882-11-12"),
        ("islamic", (1324, 12, 1), "1907-01-16"), ("islamic", (1400, 1, 1), "1979-11-20"),
        ("persian", (1304, 1, 11), "1925-03-31"), ("persian", (1399, 12, 30), "2021-03-20"),
        ("rumi", (1325, 3, 31), "1909-06-13"), ("julian", (1917, 10, 25), "1917-11-07"),
        ("julian", (1900, 2, 28), "1900-03-12"),
    ],
)  # fmt: skip
def test_known_days(calendar, day, gregorian):
    span = gregorian_span(calendar, *day)
    assert span
    assert span[0].isoformat() == span[1].isoformat() == gregorian


@pytest.mark.parametrize(("calendar", "day"), [("persian", (1400, 12, 30)), ("islamic", (1324, 13, 1)), ("maya", (1,))])
def test_days_that_never_were(calendar, day):
    assert gregorian_span(calendar, *day) is None


def test_islamic_days_of_a_journal():
    """Days a Damascene monthly printed in both calendars, outside the range of the Umm al-Qura tables."""
    path = DATA / "hijri_gregorian_dates.jsonl"
    if not path.exists():
        pytest.skip("shared data not there")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in rows:
        year, month, day = map(int, row["hijri"].split("-"))
        span = gregorian_span("islamic", year, month, day)
        assert span
        assert span[0].isoformat() == row["gregorian"]


def test_years_of_persian_theses():
    path = DATA / "irandoc_theses.jsonl"
    if not path.exists():
        pytest.skip("shared data not there")
    years = [json.loads(line)["record"].get("year", "") for line in path.read_text("utf-8").splitlines()]
    read = [read_date(year, "fa") for year in years if year.strip()]
    assert sum(date.calendar == "persian" and bool(date.edtf) for date in read) / len(read) > 0.99
