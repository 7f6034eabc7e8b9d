"""Pictures: what they are drawn from, and that they can be taken along."""

import csv
import io

import pytest
from lxml import etree
from starlette.testclient import TestClient

from dragoman.library import Library
from dragoman.record.form import Text
from dragoman.record.model import Metric, Record
from dragoman.web.interface import interface
from dragoman.web.pictures import Picture, as_csv
from dragoman.web.pictures.bars import spans, years
from dragoman.web.pictures.network import Tie, layout
from dragoman.web.pictures.picture import WIDTH
from dragoman.web.pictures.tied import cited_together, write_together
from dragoman.web.pictures.timeline import dated, timeline
from dragoman.web.pictures.trends import newest, trends


@pytest.mark.parametrize("language", ["en", "fa", "zh"])
def test_every_picture_is_a_file_of_its_own(client: TestClient, with_notes: str, language: str) -> None:
    for name, of in {"years": "q=", "map": "q=", "coauthors": "q=", "sources": f"work={with_notes}",
                     "together": f"work={with_notes}", "timeline": f"work={with_notes}"}.items():  # fmt: skip
        drawn = client.get(f"/picture/{name}.svg?{of}&ui={language}")
        assert drawn.status_code == 200, name
        assert etree.fromstring(drawn.content).tag == "{http://www.w3.org/2000/svg}svg"
        rows = list(csv.reader(io.StringIO(client.get(f"/picture/{name}.csv?{of}").content.decode("utf-8-sig"))))
        assert len(rows) > 1, name
        assert len({len(row) for row in rows}) == 1
    client.cookies.clear()


def test_bars_count_every_work_once_and_keep_the_gaps() -> None:
    counts = {(1959, "az"): 1, (1993, "fa"): 2, (1994, "en"): 3, (1994, "fa"): 1}
    found = spans(counts)
    assert found is not None
    assert sum(found.counts.values()) == 7
    assert next(iter(found.firsts)) <= 1959
    assert found.kinds[:2] == ("fa", "en")
    picture = years("years", "x", counts, interface("fa"))
    assert "۱۹" in str(picture.drawn)
    assert sum(int(row[2]) for row in picture.rows) == 7


def test_nothing_is_drawn_of_nothing() -> None:
    assert not years("years", "x", {}, interface("en"))
    assert not cited_together([], interface("en"))
    assert not timeline(Record(), interface("en"))


LONG = ("the coup leader whom the neighbours supported was persuaded to meet the president in the capital, it is said, "
        "and to leave the city before the evening of that day")  # fmt: skip


@pytest.mark.parametrize("abstract", [
    Text(f"In May 1992 {LONG}. In June 2005 {LONG}. In 2020 {LONG}.", "en"),
    Text(f"1992年5月{'斡旋失败之后局势迅速恶化' * 9}。2005年6月{'政变发生' * 20}。2020年{'战争再起' * 20}。", "zh"),
    Text("در سال ۱۹۹۲ " + "میانجیگری شکست خورد و " * 8 + ". در سال ۲۰۰۵ " + "جنگ درگرفت و " * 12 + ".", "fa"),
])  # fmt: skip
def test_no_label_of_a_timeline_stands_over_the_edge(abstract: Text) -> None:
    drawn = etree.fromstring(f"<svg>{timeline(Record(abstract=(abstract,)), interface(abstract.lang)).drawn}</svg>")
    labels = drawn.findall(".//text[@class='name']")
    assert len(labels) >= 2
    for label in labels:
        wide = 5.5 * len(label.text or "") * (2 if abstract.lang == "zh" else 1)
        x = float(label.get("x", "0"))
        assert x - wide >= 0 if label.get("text-anchor") == "end" else x + wide <= WIDTH, label.text


def test_the_last_year_below_bars_keeps_from_the_edge() -> None:
    counts = {(year, "zh"): 1 for year in range(1885, 2021, 5)}
    drawn = etree.fromstring(f"<svg>{years('years', 'x', counts, interface('zh')).drawn}</svg>")
    assert max(float(one.get("x", "0")) for one in drawn.findall(".//text")) <= WIDTH - 18


def test_a_spreadsheet_takes_no_cell_for_a_formula() -> None:
    picture = Picture(name="x", title="x", columns=("a",), rows=(("=1+1",), ("قره‌باغ",), (-5,)), drawn="", height=1)  # type: ignore[arg-type]
    assert as_csv(picture).decode("utf-8-sig").split() == ["a", "'=1+1", "قره‌باغ", "-5"]


def test_a_layout_is_always_the_same_and_parts_things() -> None:
    ties = [Tie(0, 1), Tie(1, 2), Tie(3, 4)]
    one, other = layout(5, ties), layout(5, ties)
    assert (one == other).all()
    gaps = [abs(one[a] - one[b]).sum() for a in range(5) for b in range(a)]
    assert min(gaps) > 10


@pytest.mark.parametrize(
    ("abstract", "dates"),
    [
        (Text("In 1988 the movement began. The cease-fire of 12 May 1994 ended it.", "en"), ["1988", "1994-05-12"]),
        (Text("جنگ در سال ۱۳۶۷ آغاز شد و در ۲۰۲۰ دوباره درگرفت.", "fa"), ["1988", "2020"]),
        (Text("1994年5月12日停火。2020年战争再起。", "zh"), ["1994-05-12", "2020"]),
        (Text("Война началась в 1992 году. Перемирие заключено 12 мая 1994 г.", "ru"), ["1992", "1994-05-12"]),
        (Text("Savaş 1992'de başladı, 12 Mayıs 1994 tarihinde durdu.", "tr"), ["1992", "1994-05-12"]),
        (Text("Pages 1200 to 1300; the number 12345 and the DOI 10.1234/1999.2001 date nothing.", "en"), []),
    ],
)
def test_dated_events_of_an_abstract(abstract: Text, dates: list[str]) -> None:
    found = [one.date.edtf for one in dated(Record(abstract=(abstract,)))]
    assert found == dates


def test_the_newest_standing_comes_first_and_the_earlier_are_kept() -> None:
    old, new = (
        Metric("impact_factor", value, year=year, source="JCR") for value, year in (("0.7", "2021"), ("0.9", "2023"))
    )
    zone = Metric("cas_zone", "2", category="哲学", year="2023")
    assert newest((old, zone, new)) == ((zone, new), (old,))
    picture = trends({"Impact factor": {2021: 0.7, 2023: 0.9}, "CiteScore": {2023: 1.1}}, interface("fa"))
    assert "۲۰۲۳" in picture.drawn
    assert ("2023", "CiteScore", 1.1) in picture.rows


def test_who_writes_together(library: Library) -> None:
    picture = write_together(list(library.works()), interface("en"))
    assert ("Abbaszadeh, Mehdi", "Moeinabadi, Hossein", 1) in {
        (*sorted(map(str, row[:2])), row[2]) for row in picture.rows
    }
