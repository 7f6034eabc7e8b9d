"""Records cited in six scripts: the work's own language in each entry, bad styles, empty records."""

from pathlib import Path

import pytest

from dragoman.record.date import Date
from dragoman.record.form import Text
from dragoman.record.identifier import Identifier
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name
from dragoman.styles.cite import TARGETS, Wishes, cite, render


def people(lang: str, *names: tuple[str, str]) -> tuple[Contributor, ...]:
    return tuple(Contributor((Name(family=family, given=given, lang=lang),)) for family, given in names)


def book(lang: str, title: str, place: str, publisher: str, *names: tuple[str, str]) -> Record:
    return Record(
        id=lang, type="book", title=(Text(title, lang),), languages=(lang,), contributors=people(lang, *names),
        publisher=(Text(publisher, lang),), publisher_place=(Text(place, lang),), issued=Date("2015"),
    )  # fmt: skip


BOOKS = [
    book("zh", "外交史", "北京", "人民出版社", ("于", "潇"), ("刘", "义"), ("柴", "跃廷"), ("李", "明")),
    book("en", "Wars", "London", "Hurst", ("Bishku", "Michael B."), ("Doe", "Jane"), ("Roe", "A."), ("Poe", "E.")),
    book("fa", "سیاست خارجی", "تهران", "نشر نی", ("رحیمی", "علی"), ("حسینی", "مریم"), ("کریمی", "رضا"), ("احمدی", "ن")),
    book("tr", "Savaş", "İstanbul", "İletişim", ("Kızılyurt", "Özgür"), ("Işık", "İ."), ("Demir", "A."), ("Kaya", "C")),
    book("ru", "Война", "Москва", "Наука", ("Бартольд", "В."), ("Иванов", "И."), ("Петров", "П."), ("Ёлкин", "С.")),
    book("az", "Müharibə", "Bakı", "Elm", ("Əliyev", "Heydər"), ("Quliyev", "Ə."), ("Həsənov", "İ."), ("Iğdır", "Ş.")),
]
AND_OTHERS = {"zh": "等", "en": "et al", "fa": "و دیگران", "tr": "vd", "ru": "и др", "az": "və b"}


@pytest.mark.parametrize("record", BOOKS, ids=lambda record: record.id)
def test_an_entry_speaks_the_language_of_its_work(record: Record) -> None:
    rendered = cite([record], "gb-t-7714-2015-numeric")
    assert AND_OTHERS[record.id] in rendered.whole
    assert rendered.findings == ()


def test_per_entry_locale_can_be_switched_off_and_on() -> None:
    english = BOOKS[1]
    assert "等" in cite([english], "gb-t-7714-2015-numeric", per_entry_locale="off").whole
    assert "и др" in cite([BOOKS[4]], "mla", per_entry_locale="on").whole


def test_persian_entry_stands_isolated_in_a_list_from_left_to_right() -> None:
    whole = cite([BOOKS[2]], "gb-t-7714-2015-numeric", target="html").whole
    assert '<bdi dir="rtl">' in whole


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_escapes_what_is_special_in_it(target: str) -> None:
    record = Record(id="x", type="book", title=(Text("A & B {x} <script> 50%_$ \\ 战争 \u202e", "en"),))
    whole = cite([record], "apa", target=target).whole
    assert "<script>" not in whole or target in ("text", "rtf", "latex")
    assert "\u202e" not in whole


def test_links_stand_on_dois() -> None:
    record = BOOKS[1].replace(identifiers=(Identifier("doi", "10.1000/x"),))
    assert '<a href="https://doi.org/10.1000/x">' in cite([record], "apa", target="html").whole


def test_a_style_that_is_not_there_is_a_finding() -> None:
    assert [one.code for one in cite(BOOKS, "no-such-style").findings] == ["style.missing"]


def test_a_translated_title_follows_in_brackets() -> None:
    record = BOOKS[4].replace(title=(Text("Война", "ru"), Text("The War", "en")))
    whole = render([record], Wishes("apa", forms=("original", "translated"))).whole
    assert "Война [The War]" in whole


def test_a_record_without_anything_still_gives_an_entry() -> None:
    rendered = cite([Record(id="nothing")], "gb-t-7714-2015-numeric")
    assert rendered.bibliography[0].strip()


def test_three_hundred_authors_are_written() -> None:
    many = BOOKS[0].replace(contributors=people("zh", *[("于", str(n)) for n in range(300)]))
    assert all(cite([many], style).whole for style in ("apa", "mla", "gb-t-7714-2015-numeric"))


@pytest.mark.parametrize("style", ["gb-t-7714-2015-numeric", "gb-t-7714-2015-author-date", "mla", "apa", "chicago"])
def test_a_plain_machine_has_the_styles_of_the_demo(style: str) -> None:
    rendered = cite(BOOKS, style)
    assert len(rendered.bibliography) == len(BOOKS)
    assert rendered.findings == ()


def test_bilingual_entries_have_one_number_and_two_lines() -> None:
    record = BOOKS[0].replace(title=(Text("外交史", "zh"), Text("A history of diplomacy", "en")))
    whole = render([record], Wishes("gb-t-7714-2015-numeric", forms=("original", "translated"))).whole
    first, second = whole.split("\n")
    assert first.startswith("[1]")
    assert "等. 外交史[M]" in first
    assert "et al. A history of diplomacy[M]" in second
    assert "[1]" not in second


def test_a_translation_by_a_person_stands_in_brackets_where_the_manual_asks_for_it() -> None:
    human = BOOKS[4].replace(title=(Text("Война", "ru"), Text("War", "en")))
    machine = BOOKS[4].replace(title=(Text("Война", "ru"), Text("War", "en-t-ru-t0-und")))
    assert "Война [War]" in cite([human], "apa").whole
    assert "[War]" not in cite([machine], "apa").whole
    assert "[War]" not in cite([human], "ieee").whole


def test_gbt_author_date_keeps_scripts_together() -> None:
    ids = cite(BOOKS, "gb-t-7714-2015-author-date").ids
    assert ids[0] == "zh"
    assert ids[-2:] == ("ru", "fa")


def test_a_cite_is_never_empty() -> None:
    rendered = cite([Record(id="x", title=(Text("题名", "zh"),))], "the-open-university-a251")
    assert all(text.strip() for text in rendered.citations)


def test_a_persian_list_runs_from_right_to_left_and_counts_persian_years() -> None:
    record = BOOKS[2].replace(issued=Date("2020", "۱۳۹۹", "persian"))
    persian = cite([record], "iran-manual-of-style", "fa-IR", "html").whole
    assert '<div class="csl-bib-body" dir="rtl">' in persian
    assert "۱۳۹۹" in persian
    assert "2020" in cite([record], "apa").whole


def test_a_misspelt_style_is_told_what_it_may_be() -> None:
    assert "modern-language-association" in cite([], "modern-langage-association").findings[0].sentence


SUBSTITUTE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>t</title><id>t</id></info><citation><layout><text variable="title"/></layout></citation>
<bibliography subsequent-author-substitute="—" subsequent-author-substitute-rule="{rule}"><layout>
<names variable="author"><name form="short" delimiter=", "/></names><text variable="title" prefix=": "/>
</layout></bibliography></style>"""


@pytest.mark.parametrize(
    ("rule", "second"),
    [
        ("complete-all", "于, 王: 二"),
        ("partial-each", "—, 王: 二"),
        ("partial-first", "—, 王: 二"),
        ("complete-each", "于, 王: 二"),
    ],
)
def test_repeated_names_become_a_dash_as_the_rule_says(rule: str, second: str, tmp_path: Path) -> None:
    path = tmp_path / "dash.csl"
    path.write_text(SUBSTITUTE.format(rule=rule), "utf-8")
    first = Record(id="1", type="book", title=(Text("一", "zh"),), contributors=people("zh", ("于", ""), ("刘", "")))
    other = Record(id="2", type="book", title=(Text("二", "zh"),), contributors=people("zh", ("于", ""), ("王", "")))
    assert cite([first, other], str(path)).bibliography == ("于, 刘: 一", second)
