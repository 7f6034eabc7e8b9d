"""CNKI’s text exports (E-Study, “custom”): ``Title-题名: …``; and the bracketed text of VIP and Wanfang: ``【题名】…``.

Each record begins with the field with which the file begins (``DataType``, ``SrcDatabase-来源库``, ``【题名】`` …). The
kind of source (期刊, 硕士, 会议 …) says the type. Written is CNKI's shape, with both names of each field.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dragoman.formats import tagged
from dragoman.formats.format import Field, Format
from dragoman.formats.handles import (
    affiliation,
    container_title,
    doi_or,
    folded_paragraphs,
    identifier,
    issued,
    keywords,
    link,
    names,
    paragraphs,
    plain,
    short_title,
    skip,
    standard_number,
)  # fmt: skip
from dragoman.formats.layout import Layout
from dragoman.formats.layout import write as write_layout
from dragoman.formats.lines import native_name
from dragoman.formats.second_forms import add_translated, attach_names
from dragoman.formats.stream import incoming
from dragoman.formats.tagged import Dialect, Handle, Reading, folded
from dragoman.record.finding import Report
from dragoman.record.identifier import Identifier
from dragoman.record.model import Record, Type

NAMES: dict[str, str] = {
    "题名": "Title", "篇名": "Title", "标题": "Title", "文章题目": "Title", "专利名称": "Title", "作者": "Author",
    "发明人": "Author", "单位": "Organ", "机构": "Organ", "作者机构": "Organ", "作者单位": "Organ", "刊名": "Source",
    "文献来源": "Source", "来源": "Source", "出处": "Source", "期刊": "Source", "期刊名": "Source",
    "母体文献": "Source",
    "年": "Year", "年份": "Year", "出版年": "Year", "年鉴年份": "Year", "卷": "Volume", "卷号": "Volume",
    "期": "Period",
    "期号": "Period", "页码": "Page", "页": "Page", "起止页": "Page", "起止页码": "Page", "页数": "PageCount",
    "关键词": "Keyword", "主题词": "Keyword", "摘要": "Summary", "文摘": "Summary", "ISSN号": "ISSN", "ISSN": "ISSN",
    "ISBN": "ISBN", "DOI": "DOI", "分类号": "CLC", "中图分类号": "CLC", "CN号": "CN", "CN": "CN", "基金": "Fund",
    "基金项目": "Fund", "网址": "Link", "链接": "Link", "发表时间": "PubTime", "出版时间": "PubTime",
    "出版日期": "PubTime",
    "来源库": "SrcDatabase", "文献类型": "SrcDatabase", "学位": "Degree", "导师": "Tutor", "导师姓名": "Tutor",
    "学位授予单位": "University", "授予单位": "University", "语种": "Language", "第一责任人": "FirstDuty",
    "会议名称": "Meeting", "会议地点": "City", "会议录名称": "Source", "出版者": "Publisher", "出版社": "Publisher",
    "英文题名": "TitleEn", "英文标题": "TitleEn", "英文篇名": "TitleEn", "英文作者": "AuthorEn",
    "英文摘要": "SummaryEn",
    "英文关键词": "KeywordEn", "英文刊名": "SourceEn", "专利号": "Number", "申请号": "Number", "标准号": "Number",
    "专利权人": "Holder", "申请人": "Holder",
}  # fmt: skip
"""Chinese name of a field → the English one of CNKI (or one made like it)."""

ENGLISH: dict[str, str] = {"Roll": "Volume", "URL": "Link", "Journal": "Source", "Abstract": "Summary",
                           "Keywords": "Keyword", "Pages": "Page", "Issue": "Period"}  # fmt: skip
"""Second English names of the same."""

TYPES: dict[str, Type] = {
    "硕士": "thesis", "博士": "thesis", "学位": "thesis", "会议": "paper-conference", "报纸": "article-newspaper",
    "专利": "patent", "标准": "standard", "年鉴": "chapter", "图书": "book", "专著": "book", "成果": "report", "期刊":
    "article-journal", "辑刊": "article-journal", "工具书": "entry-encyclopedia", "法律": "legislation",
}  # fmt: skip
"""What the name of the database holds → our type, the first that fits."""

DATA_TYPES: dict[str, Type] = {"1": "article-journal", "2": "thesis", "3": "paper-conference", "4": "article-newspaper",
                               "6": "chapter"}  # fmt: skip
"""E-Study's numbers of types."""

KEPT = frozenset({"FirstDuty", "Fund", "DataType", "Organ", "SrcDatabase"})
"""Understood, no place of their own: kept, no finding."""

_FIELD = re.compile(
    r"^[ \t\ufeff]{0,9}(?:([A-Za-z]{2,20}(?:-[\w一-鿿]{1,12})?)[ \t]?[:：]|【([^】\n]{1,20})】[:：]?)[ \t]*+"
    r"(.*+(?:\n(?![ \t]{0,9}(?:[A-Za-z]{2,20}(?:-[\w一-鿿]{1,12})?[ \t]?[:：]|【[^】\n]{1,20}】)).*+)*+)",
    re.MULTILINE,
)
_PAIR = re.compile(
    r"^[ \t\ufeff]{0,9}((?:[A-Za-z]{2,20}(?:-[\w一-鿿]{1,12})?(?=[ \t]?[:：]))|【[^】\n]{1,20}】)[ \t]?[:：]?[ \t]*+"
    r"(.*+(?:\n(?![ \t]{0,9}(?:[A-Za-z]{2,20}(?:-[\w一-鿿]{1,12})?[ \t]?[:：]|【[^】\n]{1,20}】)).*+)*+)",
    re.MULTILINE,
)
_NUMBER_LINE = re.compile(r"\[?\d{1,5}[\].、]?")


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read either shape; the first field of the file is the first of each record."""
    source = incoming(stream, report)
    head = next(source.blocks, "")
    source.blocks = itertools.chain([head], source.blocks)
    first = _PAIR.search(head)
    mark = (
        re.compile(rf"^[ \t\ufeff]{{0,9}}{re.escape(first[1])}(?=[ \t]?[:：]|(?<=】))", re.MULTILINE)
        if first
        else _PAIR
    )
    return tagged.read_text(source, report, DIALECT, mark)


def tag_of(name: str) -> str:
    """Give the English name of a field, whichever way it is written.

    >>> tag_of("Title-题名"), tag_of("【题　名】"), tag_of("Roll-卷")
    ('Title', 'Title', 'Volume')
    """
    chinese = "".join(name.strip("【】").split())
    english, _, rest = chinese.partition("-")
    if english == "PageCount" and rest == "页码":
        return "Page"
    return NAMES.get(chinese) or ENGLISH.get(english) or english


def without_number(value: str) -> str:
    r"""Take off the number of the next record, where it stands on a line of its own.

    >>> without_number("王五\n\n[2]\n"), without_number("02")
    ('王五', '02')
    """
    before, mark, last = value.strip().rpartition("\n")
    return before.rstrip() if mark and _NUMBER_LINE.fullmatch(last.strip()) else value.strip()


def _type(reading: Reading) -> Type:
    database = reading.first("SrcDatabase")
    for word, kind in TYPES.items():
        if word in database:
            if word in {"硕士", "博士"}:
                reading.draft.text("genre", word)
            return kind
    kind_of_data = DATA_TYPES.get(reading.first("DataType"))
    if kind_of_data:
        return kind_of_data
    return "thesis" if reading.first("Tutor", "University") else "article-journal"


def _source(reading: Reading, tag: str, value: str) -> None:
    """Of a thesis, the university."""
    if reading.draft.type == "thesis":
        reading.draft.text("publisher", folded(value))
    else:
        container_title(reading, tag, value.strip("《》"))


def _organ(reading: Reading, tag: str, value: str) -> None:
    """The authors' bodies; of a yearbook or book, the publisher."""
    if reading.draft.type in {"chapter", "book"}:
        reading.draft.text("publisher", folded(value))
    else:
        affiliation(reading, tag, value.strip("; "))


def _pages(reading: Reading, tag: str, value: str) -> None:
    plain("pages" if tag == "Page" and not (value.isdigit() and _is_count(reading)) else "number_of_pages")(
        reading, tag, value
    )


def _is_count(reading: Reading) -> bool:
    return reading.draft.type in {"thesis", "book", "patent", "standard"}


def _chinese_number(reading: Reading, tag: str, value: str) -> None:
    reading.draft.inner("container").identifiers.append(Identifier("cn", value.removeprefix("CN").strip()))


def _classification(reading: Reading, tag: str, value: str) -> None:
    said = tuple(Identifier("clc", part.strip()) for part in value.split(";") if part.strip())
    reading.draft.values["classifications"] = said


def _meeting(reading: Reading, tag: str, value: str) -> None:
    reading.draft.inner("event").text("title", folded(value))


def _meeting_place(reading: Reading, tag: str, value: str) -> None:
    reading.draft.inner("event").text("publisher_place", folded(value))


def _second(field: str, first: str) -> Handle:
    def handle(reading: Reading, tag: str, value: str) -> None:
        text = folded_paragraphs(value)
        add_translated(reading.draft, field, text, folded_paragraphs(reading.first(first)))

    return handle


def _second_source(reading: Reading, tag: str, value: str) -> None:
    container = reading.draft.inner("container")
    add_translated(container, "title", folded(value), folded(reading.first("Source")))


def _database(reading: Reading, tag: str, value: str) -> None:
    reading.keep(tag, value)


def _finish(reading: Reading) -> None:
    issued(reading, ("Year",), ("PubTime",))
    if reading.tags.get("AuthorEn"):
        attach_names(reading, "AuthorEn")


_HANDLES: dict[str, Handle] = (
    dict.fromkeys(KEPT, Reading.keep)
    | dict.fromkeys(("Year", "PubTime", "AuthorEn"), skip)
    | dict.fromkeys(("ISSN", "ISBN"), standard_number)
    | dict.fromkeys(("Page", "PageCount"), _pages)
    | {
        "Title": plain("title"), "Author": names("author"), "Organ": _organ, "Source": _source,
        "Volume": plain("volume"),
        "Period": plain("issue"), "Keyword": keywords, "Summary": paragraphs("abstract"), "Link": link("landing"),
        "DOI": doi_or(plain("identifier:doi")), "CLC": _classification, "CN": _chinese_number, "Degree": plain("genre"),
        "Tutor": names("supervisor"), "University": plain("publisher"), "Language": plain("languages"),
        "Meeting": _meeting, "City": _meeting_place, "Publisher": plain("publisher"), "Number": plain("number"),
        "Holder": names("holder"), "TitleEn": _second("title", "Title"), "SummaryEn": _second("abstract", "Summary"),
        "KeywordEn": keywords, "SourceEn": _second_source, "SrcDatabase": _database, "JournalShort": short_title,
        "PMID": identifier("pmid"),
    }
)  # fmt: skip

DIALECT = Dialect(
    name="cnki_text",
    start=_PAIR,
    field=_PAIR,
    type_of=_type,
    handles=_HANDLES,
    finish=_finish,
    clean=without_number,
    tag_of=tag_of,
)
"""The exports as a dialect of tagged lines."""

_WRITTEN: dict[Type, str] = {kind: name for name, kind in reversed(TYPES.items())} | {"thesis": "学位论文"}
_ROWS: dict[str, str] = {
    "title": "Title-题名", "author": "Author-作者", "affiliation": "Organ-单位", "container.title": "Source-文献来源",
    "keywords": "Keyword-关键词", "abstract": "Summary-摘要", "issued:day": "PubTime-发表时间",
    "issued:year": "Year-年",
    "volume": "Volume-卷", "issue": "Period-期", "pages": "Page-页码", "number_of_pages": "PageCount-页数",
    "identifier:issn": "ISSN-ISSN号", "identifier:isbn": "ISBN-ISBN", "identifier:doi": "DOI-DOI",
    "identifier:cn": "CN-CN号",
    "link:landing": "Link-链接", "link:fulltext": "Link-链接", "link:pdf": "Link-链接", "genre": "Degree-学位",
    "supervisor": "Tutor-导师", "publisher": "Publisher-出版者", "languages": "Language-语种",
    "event.title": "Meeting-会议名称",
    "event.publisher_place": "City-会议地点", "holder": "Holder-专利权人", "number": "Number-标准号",
    "title+": "TitleEn-英文题名", "author+": "AuthorEn-英文作者", "abstract+": "SummaryEn-英文摘要",
    "container.title+": "SourceEn-英文刊名",
}  # fmt: skip

LAYOUT = Layout(
    format="cnki_text",
    form="{tag}: {value}\n",
    type_tag="SrcDatabase-来源库",
    type_of=lambda record: record.extra.get("cnki_text:SrcDatabase", (_WRITTEN.get(record.type, "期刊"),))[0],
    rows=_ROWS,
    by_type={"thesis": {"publisher": "University-学位授予单位"}},
    other_role="Author-作者",
    joined={"Author-作者": ";", "Keyword-关键词": ";", "AuthorEn-英文作者": ";"},
    date=str,
    name=native_name,
    is_tag=lambda tag: tag in {"FirstDuty", "Fund"},
)
"""CNKI's custom text as it is written."""


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write CNKI's shape in UTF-8."""
    write_layout(records, stream, report, LAYOUT)


def sniff(head: bytes, name: str) -> float:
    """Recognise two of the fields in UTF-8 or GB 18030."""
    for encoding in ("utf-8", "gb18030"):
        text = head.decode(encoding, "ignore")
        found = {tag_of(one[0] or one[1]) for one in _FIELD.findall(text[:20000])}
        if len(found & _TELLING) > 1 and any(mark in text for mark in ("题名", "题", "来源库", "作者")):
            return 0.93
    return 0.0


_TELLING = frozenset({"Title", "Author", "Source", "SrcDatabase", "Summary", "Keyword"})

FORMAT = Format(
    name="cnki_text",
    title="CNKI, Wanfang, VIP text",
    extensions=(),
    media_type="text/plain",
    sniff=sniff,
    read=read,
    write=write,
    fields=(*(Field(tag, path) for path, tag in _ROWS.items()), Field("CLC-中图分类号", "classifications", "read only"),
            *(Field(f"【{chinese}】", english, "read only: as that field") for chinese, english in NAMES.items())),
    cannot_hold=("the language of a form", "editors and translators", "series", "remarks",
                 "notes, references, metrics, sections"),
)  # fmt: skip
