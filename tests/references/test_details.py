"""What references say besides: places pointed at, editions, dates seen, films, laws, roles, in several scripts."""

import pytest

from dragoman.record.printed.read import read_reference


def test_a_page_pointed_at_is_none_of_the_pages() -> None:
    printed = "M. Rossi, ‘The Kura’, Journal of Oil History, 12(3) (1999), pp. 5–9, at p. 7"
    assert read_reference(printed)[0].pages == "5–9"


def test_a_book_without_place_has_its_title() -> None:
    record, _ = read_reference("Kaya, A. (1990). Kür. Elm.")
    assert [record.title[0].value, record.publisher[0].value, record.issued.edtf] == ["Kür", "Elm", "1990"]


@pytest.mark.parametrize(
    ("printed", "director"),
    [
        ("The Reed Fleet, dir. Karla Brandt (Kade Film, 1969).", "Brandt, Karla"),
        ("Переправа [Кинофильм] / реж. К. Брандт. М. : Киностудия, 1979.", "Брандт, К."),
        ("قایق [فیلم]، کارگردان علی احمدی، ۱۳۷۶.", "احمدی, علی"),
    ],
)
def test_a_film_has_a_director(printed: str, director: str) -> None:
    record, _ = read_reference(printed)
    assert record.type == "motion_picture"
    assert [(one.name.display, one.role) for one in record.contributors] == [(director, "director")]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("О портах : федер. закон от 12.01.1996 № 8-ФЗ // Собрание законов. 1996. № 3. Ст. 146.", "О портах"),
        ("قانون بنادر و کشتیرانی، مصوب ۱۳۴۸.", "قانون بنادر و کشتیرانی"),
        ("Resmî Gazete, “Limanlar Kanunu”, Kanun No. 618 (24 Mart 2016), md. 5.", "Limanlar Kanunu"),
    ],
)
def test_a_law_is_legislation(printed: str, title: str) -> None:
    record, _ = read_reference(printed)
    assert (record.type, record.title[0].value) == ("legislation", title)


def test_a_document_whose_archive_stands_last() -> None:
    record, _ = read_reference("‘Report on Ports’, 3 March 1946, FO 371/5, The National Archives, Kew.")
    assert (record.type, record.archive[0].value, record.archive_location, record.issued.edtf) == (
        "manuscript", "The National Archives, Kew", "FO 371/5", "1946-03-03",
    )  # fmt: skip


def test_the_marks_of_gb_t_7714_fix_the_order() -> None:
    record, _ = read_reference("高明. 论河流[J]. 水运研究, 1954(2): 105-114.")
    assert (record.type, record.volume, record.issue, record.pages) == ("article-journal", "", "2", "105-114")
    record, _ = read_reference("高明. 河[M]//王华, 李明. 文集: 第1卷. 北京: 水运出版社, 1995: 5-9.")
    assert record.type == "chapter"
    assert record.container is not None
    assert [one.role for one in record.container.contributors] == ["container-author", "container-author"]


def test_an_address_without_its_scheme_is_one() -> None:
    record, _ = read_reference("Clark, Ruth. “The Kura.” So Many Rivers, 25 Apr. 2013, rivers.example.com/2013/kura/.")
    assert [one.url for one in record.links] == ["rivers.example.com/2013/kura/"]


def test_a_series_between_brackets_with_an_equals_sign() -> None:
    record, _ = read_reference("Anna Vogel: Der Fluss. Wiesbaden: Reichert, 2004 (= Studien zum Kaukasus, Bd. 8).")
    assert record.series is not None
    assert (record.series.title[0].value, record.volume) == ("Studien zum Kaukasus", "8")
