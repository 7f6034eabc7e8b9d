"""Dates and names as they stand in real files: two tags for one date, open digits, names parted by keys."""

import io

import pytest

from dragoman.formats import formats
from dragoman.record.finding import Report
from dragoman.record.model import Record


def read(name: str, text: str) -> tuple[Record, Report]:
    report, reader = Report(), formats()[name].read
    assert reader is not None
    (record,) = reader(io.BytesIO(text.encode()), report)
    return record, report


@pytest.mark.parametrize(
    ("lines", "day", "kept"),
    [
        ("PY  - 2016\nY1  - 2016/10/19", "2016-10-19", None),
        ("Y1  - 2016/10/19\nPY  - 2016", "2016-10-19", None),
        ("PY  - 2015\nY1  - 2014/09/10", "2015", ("2014/09/10",)),
        ("PY  - ۱۳۹۹\nDA  - بهار", "2020-21", None),
    ],
)
def test_the_nearer_of_two_dates_of_a_year_is_taken_and_another_year_told(
    lines: str, day: str, kept: tuple[str, ...] | None
) -> None:
    record, report = read("ris", f"TY  - JOUR\nTI  - قره‌باغ\n{lines}\nER  - \n")
    assert record.issued.edtf == day
    assert record.extra.get("ris:Y1") == kept
    assert bool(report.findings) == bool(kept)


@pytest.mark.parametrize(
    ("field", "edtf"),
    [("date = {1723~}", "1723~"), ("date = {199u}", "199X"), ("date = {1999-uu-uu}", "1999-XX"),
     ("year = {1999~}", "1999"), ("year = {[1927] 2006}", "2006")],
)  # fmt: skip
def test_dates_of_bibtex(field: str, edtf: str) -> None:
    record, _ = read("bibtex", f"@book{{a, title = {{კავკასია}}, {field}}}")
    assert record.issued.edtf == edtf
    if "1927" in field:
        assert record.original is not None
        assert record.original.issued.edtf == "1927"


def test_a_name_in_parts_with_options_and_initials() -> None:
    people = "family=Puy de Clinchamps, given=Philippe, given-i={Ph}, prefix=du, useprefix=true, juniorcomma=true"
    record, _ = read("biblatex", f"@book{{a, author = {{{people}}}, title = {{战争}}}}")
    (name,) = record.contributors[0].names
    assert (name.family, name.given, name.particle) == ("Puy de Clinchamps", "Philippe", "du")


def test_a_season_of_web_of_science() -> None:
    record, _ = read("wos", "FN Thomson Reuters Web of Knowledge\nPT J\nTI Кавказ\nPD SPR\nPY 2011\nER\n\nEF\n")
    assert record.issued.edtf == "2011-21"


def test_medline_without_a_space_and_a_report_in_a_volume_of_a_journal() -> None:
    record, _ = read("medline", "PMID- 1\nTI  -Карабах و قره‌باغ\nJT  - Kavkaz\nVI  - 67\nPT  - Reports - Research\n")
    assert [one.value for one in record.title] == ["Карабах و قره‌باغ"]
    assert record.type == "article-journal"


DATACITE = """<resource xmlns="http://datacite.org/schema/kernel-4"><titles><title>Денарий</title></titles>
<publicationYear>2010</publicationYear><publicationYear>2011</publicationYear>
<dates><date dateType="Created">-0024/-0022</date><date dateType="Updated">2012-03-04</date></dates></resource>"""


def test_the_year_of_publication_is_no_day_of_creation_and_no_date_is_lost() -> None:
    record, report = read("datacite_xml", DATACITE)
    assert record.issued.edtf == "2010"
    kept = [value for values in record.extra.values() for value in values]
    assert any("2011" in value for value in kept)
    assert {"-0024/-0022", "2012-03-04"} <= set(kept)
    assert len(report.findings) == 3


def test_each_subtitle_of_mods_is_kept() -> None:
    title = "<titleInfo><title>المقتبس</title><subTitle>مجلة</subTitle><subTitle>تصدر بالقاهرة</subTitle></titleInfo>"
    record, _ = read("mods", f'<mods xmlns="http://www.loc.gov/mods/v3">{title}</mods>')
    assert record.title[0].value == "المقتبس: مجلة: تصدر بالقاهرة"


def test_a_type_of_schema_org_in_another_spelling_is_known() -> None:
    catalog = '"includedInDataCatalog": {"@type": "DataCatalog", "name": "portal"}'
    record, _ = read(
        "schema_org", f'{{"@context": "https://schema.org", "@type": "DataSet", "name": "密度", {catalog}}}'
    )
    assert (record.type, record.title[0].value) == ("dataset", "密度")
