"""The two seed files come out right: each row of the two tables that speaks of reading or repair.

The files are not part of the repository; without them beside it these tests are skipped.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from dragoman.formats.detect import detect
from dragoman.passes.run import Repaired, run
from dragoman.record.change import put_back
from dragoman.record.codec import decoded, encoded
from dragoman.record.finding import Finding, Report
from dragoman.record.identifier import is_valid
from dragoman.record.model import Record

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the seed files are not at {SEEDS}")


def seed(number: int) -> Path:
    return sorted(SEEDS.glob("*.txt"))[number]


@cache
def read(number: int) -> tuple[tuple[Record, ...], tuple[Finding, ...]]:
    """Read a seed as the import does: the format guessed from its content."""
    path = seed(number)
    report = Report(path.name)
    with path.open("rb") as stream:
        format = detect(stream, path.name, report)
        assert format is not None
        assert format.read is not None
        found = tuple(format.read(stream, report))
    assert report.rejected == []
    return found, tuple(report.findings)


@cache
def repaired(number: int) -> tuple[Repaired, tuple[Finding, ...]]:
    report = Report(seed(number).name)
    return run(read(number)[0][0], report), tuple(report.findings)


def page() -> Record:
    return repaired(0)[0].record


def bibtex() -> Record:
    return repaired(1)[0].record


@cache
def feed() -> tuple[dict[str, object], dict[str, object], str]:
    """Give the page's JSON record, the record inside it, and the polluted abstract of the panel."""
    lines = seed(0).read_text("utf-8").split("\n")
    outer = json.loads(next(line for line in lines if line.startswith("{")))
    return outer, json.loads(outer["resultStr"]), max(lines[5:], key=lambda line: line.startswith("ABSTRACT"))


def test_formats_are_recognised_by_content() -> None:
    for number, name in ((0, "web_page"), (1, "bibtex")):
        with seed(number).open("rb") as stream:
            found = detect(stream, "unnamed", Report())
        assert found
        assert found.name == name


class TestPage:
    """The aggregator page, row by row."""

    def test_row_1_original_title_first_translation_marked(self) -> None:
        assert [(form.lang, len(form.value)) for form in page().title] == [("en", 68), ("zh-t-en-t0-und", 18)]
        assert page().title[1].is_machine
        assert page().languages == ("en",)

    def test_rows_2_3_4_21_metrics_on_the_container_with_their_source(self) -> None:
        container = page().container
        assert container is not None
        told = {(one.name, one.value, one.category) for one in container.metrics}
        assert told == {
            ("impact_factor", "0.7", ""), ("cas_zone", "2", "哲学"), ("jcr_quartile", "Q1", "HISTORY"),
            ("citescore", "2.20", ""), ("self_citation_rate", "0.056", ""), ("papers_per_year", "45", ""),
        }  # fmt: skip
        assert {one.source for one in container.metrics} == {"booksci.cn"}

    def test_row_5_both_spellings_of_the_journal(self) -> None:
        container = page().container
        assert container is not None
        assert [form.value for form in container.title] == [
            "Politics, Religion & Ideology", "Politics Religion & Ideology",
        ]  # fmt: skip

    def test_rows_6_7_date_and_identifier(self) -> None:
        assert page().issued.edtf == "2023-09-26"
        assert not page().available
        assert page().identifier("doi") == "10.1080/21567689.2023.2262392"
        assert [link.kind for link in page().links] == ["landing"]

    def test_row_8_the_author_with_his_letters(self) -> None:
        assert [one.name.display for one in page().contributors] == ["Kızılyurt, Özgür"]

    def test_row_9_unknown_members_are_kept_and_told(self) -> None:
        kept = {key: value for key, value in page().extra.items() if key.startswith("web_page:")}
        assert kept == {
            "web_page:FirstCategoryId": ("1085",), "web_page:PeriodicalId": ("44955",), "web_page:Total": ("0",),
        }  # fmt: skip
        told = {one.values["field"] for one in read(0)[1] if one.code == "field.unknown"}
        assert told == {"FirstCategoryId", "PeriodicalId", "Total"}

    def test_row_10_volume_proposed_pages_dropped(self) -> None:
        assert (page().volume, page().issue, page().pages) == ("", "", "")
        assert (page().extra["proposed:volume"], page().extra["proposed:issue"]) == (("19",), ("1",))
        told = {one.code: one.values for one in repaired(0)[1]}
        assert told["volume.proposed"]["value"] == "19 1"
        assert told["value.filler"]["value"] == "0"
        sure = {one.field: one.confidence for one in repaired(0)[0].changes if one.by == "mend_volume"}
        assert sure["volume"] < 0.5

    def test_rows_11_17_provenance_and_citation_count(self) -> None:
        assert page().source.platform == "Semanticscholar"
        assert [(one.name, one.value, one.source) for one in page().metrics] == [("citations", "0", "Semanticscholar")]

    def test_row_12_the_true_abstract(self) -> None:
        _, inner, panel = feed()
        polluted = str(inner["abstract"])
        assert panel == polluted
        english = page().abstract[0]
        assert len(english.value) == 1442 - len("ABSTRACT")
        assert "ABSTRACT" + english.value == polluted[:1442]

    def test_row_12_keywords_unglued_with_a_stated_confidence(self) -> None:
        assert [form.value for form in page().keywords] == [
            "Karabakh War", "coup", "constructivist neoclassical realism", "Iran", "Azerbaijan",
        ]  # fmt: skip
        change = next(one for one in repaired(0)[0].changes if one.by == "part_keywords")
        assert 0.5 <= change.confidence < 1

    def test_row_12_every_character_of_the_article_is_kept_in_order(self) -> None:
        """Abstract, keywords, disclosure, notes and biography with their labels are the polluted text again."""
        at = 0
        polluted = str(feed()[1]["abstract"])
        sections = {one.kind: one for one in page().sections if one.text.lang == "en"}
        pieces = ["ABSTRACT", page().abstract[0].value, "KEYWORDS: ", *(form.value for form in page().keywords)]
        pieces += [sections["disclosure"].label, sections["disclosure"].text.value, "Notes"]
        pieces += [piece for note in page().notes for piece in (note.label, note.text)]
        pieces += [sections["biography"].label, sections["biography"].text.value]
        for piece in pieces:
            found = polluted.index(piece, at)
            assert polluted[at:found].strip() == "", "only white space may lie between"
            at = found + len(piece)
        assert at == len(polluted)

    def test_row_13_the_notes(self) -> None:
        notes = page().notes
        assert [note.label for note in notes] == [str(number) for number in range(1, 147)]
        assert notes[2].text.endswith("1992.")
        assert notes[4].text.endswith("pp. 133–147.")
        assert {number for number, note in enumerate(notes, 1) if note.text.startswith("Ibid.")} == {105, 124, 137}
        assert sum(note.text.count("op. cit") for note in notes) == 83

    def test_rows_15_16_the_machine_translated_abstract(self) -> None:
        chinese = page().abstract[1]
        assert chinese.lang == "zh-t-en-t0-und"
        assert not chinese.value.startswith("摘要")
        assert chinese.value.endswith("。")
        assert "关键词" not in chinese.value
        aside = [one for one in page().sections if one.kind == "set_aside"]
        assert [one.text.lang for one in aside] == ["zh-t-en-t0-und"]
        shown = next(line for line in seed(0).read_text("utf-8").split("\n") if len(line) == 5339)
        assert "摘要" + chinese.value + aside[0].text.value == shown

    def test_row_19_the_record_never_lists_itself(self) -> None:
        titles = [record.title[0].value for record in read(0)[0]]
        assert len(titles) == len(set(titles)) == 6

    def test_row_22_the_newest_are_five_works(self) -> None:
        listed = read(0)[0][1:]
        assert [record.title[0].value.split()[0] for record in listed] == [
            "Official", "Why", "Far-right", "Juxtaposing", "Turkey",
        ]  # fmt: skip
        assert all(0.5 <= float(record.extra["web_page:confidence"][0]) < 1 for record in listed)
        line = seed(0).read_bytes()
        assert all(line[one.source.start :].startswith(one.source.raw) for one in listed)
        journal = run(read(0)[0][0], Report()).record.container
        assert [record.container == journal for record in listed] == [True] * 5

    @pytest.mark.parametrize(
        ("at", "author", "house", "facts", "isbn"),
        [
            (2, "Karagiannis, Emmanuel", ("Edinburgh", "Edinburgh University Press"), ("2023", "240", "£ 85.00"),
             "9781399506229"),
            (5, "Bechev, Dimitar", ("Yale", "Yale University Press"), ("2022", "280", "$28"), "9780300247886"),
        ],
    )  # fmt: skip
    def test_row_22_reviews(
        self, at: int, author: str, house: tuple[str, str], facts: tuple[str, str, str], isbn: str
    ) -> None:
        review = read(0)[0][at]
        book = review.reviewed
        assert review.type == "review-book"
        assert book is not None
        assert book.title == review.title
        assert book.contributors[0].name.display == author
        assert (book.publisher_place[0].value, book.publisher[0].value) == house
        assert (book.issued.edtf, book.number_of_pages, book.price) == facts
        assert [one.value for one in book.identifiers] == [isbn]
        assert is_valid(book.identifiers[0])

    def test_furniture_is_told_of_and_the_bytes_stay(self) -> None:
        assert read(0)[0][0].source.raw == seed(0).read_bytes()
        assert any(one.code == "page.furniture" for one in read(0)[1])

    def test_repairs_can_be_taken_back_and_are_made_once(self) -> None:
        before = read(0)[0][0]
        after = repaired(0)[0]
        record = after.record
        for change in reversed(after.changes):
            record = put_back(record, change)
        assert record == before
        assert run(after.record, Report()).changes == ()


class TestBibtex:
    """The keyless BibTeX, row by row."""

    def test_row_1_one_record_with_a_made_key(self) -> None:
        assert len(read(1)[0]) == 1
        assert bibtex().key == "abbaszadeh_fathabadi_2022_constructivist"
        assert read(1)[1] != ()

    def test_row_2_compound_family_names(self) -> None:
        assert [one.name.family for one in bibtex().contributors] == [
            "Abbaszadeh Fathabadi", "Moeinabadi Bidgoli", "Doosthosseini",
        ]  # fmt: skip

    def test_row_3_two_original_titles(self) -> None:
        assert [form.lang for form in bibtex().title] == ["en", "fa"]
        assert not any(form.is_machine for form in bibtex().title)
        assert bibtex().issued.edtf == "2022"

    def test_row_4_six_sections_that_are_the_abstract_again(self) -> None:
        english, persian = bibtex().abstract
        assert (english.lang, persian.lang) == ("en", "fa")
        sections = [one for one in bibtex().sections if one.kind == "abstract" and one.text.lang == "en"]
        assert [one.label.strip() for one in sections] == [
            "Introduction:", "Research Question:", "Research Hypothesis:", "Methodology:", "Results and Discussion:",
            "Conclusion:",
        ]  # fmt: skip
        assert "".join(one.label + one.text.value for one in sections) == english.value

    def test_row_5_persian_is_not_altered(self) -> None:
        raw = seed(1).read_text("utf-8")
        persian = [form.value for field in ("title", "abstract", "keywords") for form in getattr(bibtex(), field)
                   if form.lang == "fa"]  # fmt: skip
        assert len(persian) == 7
        assert all(value in raw for value in persian)

    def test_row_6_two_numbers_of_one_journal(self) -> None:
        container = bibtex().container
        assert container is not None
        assert [(one.scheme, one.value) for one in container.identifiers] == [
            ("issn", "2008-0867"), ("eissn", "2345-3117"),
        ]  # fmt: skip
        assert all(is_valid(one) for one in container.identifiers)

    def test_row_7_keywords(self) -> None:
        assert [form.value for form in bibtex().keywords if form.lang == "en"] == [
            "Azerbaijan", "Armenia", "Identity", "Iran", "karabakh crisis",
        ]  # fmt: skip
        assert sum(form.lang == "fa" for form in bibtex().keywords) == 5

    def test_row_8_numbers(self) -> None:
        assert (bibtex().volume, bibtex().issue, bibtex().pages) == ("14", "2", "225-246")

    def test_rows_9_10_links_publisher_identifier(self) -> None:
        assert [(link.kind, link.access) for link in bibtex().links] == [("landing", ""), ("pdf", "open")]
        assert [one.scheme for one in bibtex().identifiers] == ["doi"]
        assert [form.value for form in bibtex().publisher] == ["University of Tehran"]

    def test_the_bytes_stay_and_passes_change_nothing_more(self) -> None:
        assert read(1)[0][0].source.raw == seed(1).read_bytes().strip()
        assert run(bibtex(), Report()).changes == ()


@pytest.mark.parametrize("number", [0, 1])
def test_our_own_format_holds_all_of_it(number: int) -> None:
    record = repaired(number)[0].record
    assert decoded(encoded(record)) == record
