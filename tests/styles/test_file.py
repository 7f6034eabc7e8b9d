"""Bibliographies as DOCX files, read back: directions, languages, formatting, links, and hostile text."""

import io
import zipfile
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from dragoman.cli.main import cli
from dragoman.record.date import Date
from dragoman.record.form import Text
from dragoman.record.identifier import Identifier
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name
from dragoman.styles.cite import Wishes, render
from dragoman.styles.file import bibliography_file

TITLES = {
    "fa": "سیاست خارجی ایران (2015) و NATO", "zh": "卡拉巴赫战争", "ru": "Карабахская война",
    "en": "The <i>Iliad</i> of War",
    "he": "מלחמת קרבאך", "ja": "ナゴルノ・カラバフ戦争",
}  # fmt: skip


def book(lang: str, title: str) -> Record:
    return Record(
        id=lang, type="book", title=(Text(title, lang),), languages=(lang,), issued=Date("2015"),
        contributors=(Contributor((Name(family="Doe", given="Jane"),)),),
        identifiers=(Identifier("doi", f"10.1/{lang}"),),
    )  # fmt: skip


def paragraphs(records: list[Record], style: str = "apa", per_entry: str = "on") -> list[Paragraph]:
    filed = bibliography_file(records, Wishes(style, per_entry_locale=per_entry))  # type: ignore[arg-type]
    return docx.Document(io.BytesIO(filed.content)).paragraphs


def runs(paragraph: Paragraph) -> list[Any]:
    return list(paragraph._p.iter(qn("w:r")))


def properties(run: Any) -> dict[str, str]:
    return {etree.QName(one).localname: "".join(one.attrib.values()) for one in run.iterfind(f"{qn('w:rPr')}/*")}


@pytest.mark.parametrize("lang", TITLES)
def test_what_is_written_is_read_back(lang: str) -> None:
    record = book(lang, TITLES[lang])
    (paragraph,) = paragraphs([record])
    plain = render([record], Wishes("apa", per_entry_locale="on")).bibliography[0]
    assert paragraph.text == "".join(letter for letter in plain if letter not in "\u2066\u2067\u2069\u200f")
    assert (paragraph._p.pPr.find(qn("w:bidi")) is not None) == (lang in ("fa", "he"))


@pytest.mark.parametrize("lang", TITLES)
def test_runs_say_their_language_and_direction(lang: str) -> None:
    (paragraph,) = paragraphs([book(lang, TITLES[lang])])
    first = TITLES[lang].split()[0]
    (run,) = (one for one in runs(paragraph) if one.text.startswith(first))
    said = properties(run)
    assert said["lang"] == lang
    assert "i" in said
    assert "iCs" in said
    assert ("rtl" in said) == (lang in ("fa", "he"))


def test_a_latin_word_in_a_persian_entry_is_no_run_from_right_to_left() -> None:
    (paragraph,) = paragraphs([book("fa", TITLES["fa"])])
    (run,) = (one for one in runs(paragraph) if one.text == "NATO")
    assert "rtl" not in properties(run)


def test_a_persian_title_in_an_english_list_stays_in_its_paragraph() -> None:
    (paragraph,) = paragraphs([book("fa", TITLES["fa"])], per_entry="off")
    assert paragraph._p.pPr.find(qn("w:bidi")) is None
    assert any("rtl" in properties(run) for run in runs(paragraph))


def test_small_capitals_superscript_bold_and_upright_words_in_italics() -> None:
    title = '<sup>13</sup>C <sub>2</sub> <b>bold</b> <span style="font-variant:small-caps;">Small</span> <i>upright</i>'
    (paragraph,) = paragraphs([book("en", title)])
    said = {run.text: properties(run) for run in runs(paragraph)}
    assert said["13"]["vertAlign"] == "superscript"
    assert said["2"]["vertAlign"] == "subscript"
    assert "b" in said["bold"]
    assert "smallCaps" in said["Small"]
    assert said["upright"]["i"] == "0"


def test_dois_are_links_and_other_addresses_are_not() -> None:
    evil = book("en", "x").replace(identifiers=(Identifier("url", "javascript:alert(1)"),))
    parts = [paragraph.part for paragraph in paragraphs([book("en", "One"), evil])]
    targets = {one.target_ref for part in parts for one in part.rels.values() if one.is_external}
    assert targets == {"https://doi.org/10.1/en"}


def test_numbers_stand_in_the_margin_and_lines_hang() -> None:
    (paragraph,) = paragraphs([book("zh", TITLES["zh"])], "gb-t-7714-2015-numeric")
    assert paragraph.text.startswith("[1]\t")
    assert paragraph.style.paragraph_format.first_line_indent < 0


def test_hostile_text_stays_text() -> None:
    title = 'a</w:t></w:r><w:p>&evil; \x00\x08\udc80\ufffe { FIELD "cmd" } ]]> <script>alert(1)</script>'
    filed = bibliography_file([book("en", title)], Wishes("apa"))
    with zipfile.ZipFile(io.BytesIO(filed.content)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    assert len(list(tree.iter(qn("w:p")))) == 1
    assert not list(tree.iter(qn("w:instrText"), qn("w:fldSimple")))
    assert "</w:t></w:r><w:p>&evil; { FIELD “cmd” }" in " ".join("".join(tree.itertext()).split())


def test_a_style_that_is_not_there_makes_no_file() -> None:
    filed = bibliography_file([book("en", "x")], Wishes("no-such-style"))
    assert filed.content == b""
    assert [one.code for one in filed.findings] == ["style.missing"]


def run(shelf: str, *words: str) -> Result:
    return CliRunner().invoke(cli, ["--library", shelf, *words], prog_name="dragoman")


def test_the_command_writes_the_file(tmp_path: Any) -> None:
    (tmp_path / "in.ris").write_text("TY  - BOOK\nTI  - سیاست خارجی\nLA  - fa\nPY  - 2015\nER  - \n", "utf-8")
    shelf, out = str(tmp_path / "shelf"), tmp_path / "out.docx"
    assert run(shelf, "import", str(tmp_path / "in.ris")).exit_code == 0
    written = run(shelf, "bibliography", "--to", "docx", "-o", str(out))
    assert written.exit_code == 0, written.output
    assert "سیاست خارجی" in docx.Document(str(out)).paragraphs[0].text
