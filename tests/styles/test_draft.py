"""Drafts in Markdown with pandoc's citations become finished texts."""

from dragoman.record.date import Date
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name
from dragoman.styles.cite import Wishes
from dragoman.styles.draft import finish
from dragoman.styles.pandoc import pieces


def record(family: str, title: str, lang: str, year: str) -> Record:
    author = Contributor((Name(family=family, lang=lang),))
    return Record(type="book", title=(Text(title, lang),), contributors=(author,), issued=Date(year), languages=(lang,))


RECORDS = {
    "bishku2009": record("Bishku", "The Republics", "en", "2009"),
    "rahimi2015": record("رحیمی", "سیاست خارجی", "fa", "2015"),
    "yu2012": record("于", "交易环境", "zh", "2012"),
    "бартольд1927": record("Бартольд", "История", "ru", "1927"),
}


def finished(text: str, style: str = "apa") -> str:
    return finish(text, RECORDS, Wishes(style, target="markdown")).text


def test_cites_in_brackets() -> None:
    text = finished("War [see @bishku2009, pp. 33-35; @бартольд1927].")
    assert (
        "(Бартольд, 1927; see Bishku, 2009, pp. 33–35)" in text
        or "(see Bishku, 2009, pp. 33–35; Бартольд, 1927)" in text
    )
    assert "*The Republics*" in text


def test_the_author_as_part_of_the_sentence() -> None:
    assert "Bishku (2009, p. 3) says" in finished("@bishku2009 [p. 3] says")
    assert "于 (2012)" in finished("@yu2012 说")


def test_the_author_left_out() -> None:
    assert "Bishku (2009)" in finished("Bishku [-@bishku2009]")


def test_numeric_styles_number_in_order() -> None:
    text = finished("A [@yu2012] b [@bishku2009] c [@yu2012].", "ieee")
    assert "A \\[1\\] b \\[2\\] c \\[1\\]" in text


def test_note_styles_make_footnotes() -> None:
    text = finished("A.[@bishku2009, p. 3] B.[@bishku2009, p. 7]", "chicago")
    assert "A.[^cite-1] B.[^cite-2]" in text
    assert "[^cite-1]: Bishku, *The Republics*" in text


def test_a_citation_in_a_note_stays_there() -> None:
    text = finished("A.[^1]\n\n[^1]: See [@bishku2009].\n", "chicago")
    assert "[^1]: See Bishku" in text
    assert "cite-1" not in text


def test_an_unknown_key_is_a_finding_and_shows() -> None:
    done = finish("A [@nobody].", RECORDS, Wishes("apa", target="markdown"))
    assert "(**nobody?**)" in done.text
    assert [one.code for one in done.findings] == ["style.unknown_key"]


def test_code_links_and_addresses_are_left_alone() -> None:
    text = "`[@bishku2009]` a@b.org [@x](http://e.org)\n\n```\n@bishku2009\n```\n"
    assert [piece.kind for piece in pieces(text) if piece.kind != "text"] == []
    assert finished(text) == text


def test_the_list_stands_where_the_draft_wants_it() -> None:
    text = finished("A [@yu2012].\n\n# References\n\n::: {#refs}\n:::\n\n# Appendix\n")
    assert text.index("交易环境") < text.index("# Appendix")


def test_nothing_is_cited_and_nothing_changes() -> None:
    assert finished("平常的文字 without citations.") == "平常的文字 without citations."
