"""What do the cells of a row say? Puts each at its column's path; and writes a record as a row."""

import re
from collections.abc import Iterable, Sequence
from typing import get_args

from dragoman.formats.draft import Draft, put
from dragoman.formats.table.columns import Column
from dragoman.record.form import Forms, Text
from dragoman.record.model import Metric, Record, Type
from dragoman.record.name import Name, read_names
from dragoman.text.tag import normal_tag

_LIST = re.compile(r"(?:(?<!\s)[^\S\n]++)?[;；؛|\n]\s*")
_COMMAS = re.compile(r"(?:(?<!\s)\s++)?[,，،]\s*")
_TAGGED = re.compile(r"^\[([A-Za-z][\w-]{1,60})\]\s*(.*)$", re.DOTALL)
_WHOLE = re.compile(r"^(\d+)\.0+$")
_FORMULA = re.compile("^[\\s\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]*[=+\\-@＝＋－＠\t\r\n]")
"""What a spreadsheet may take for a formula, full-width signs and hidden signs before it included."""
_GUARDED = re.compile(f"^'(?={_FORMULA.pattern[1:]})")
_TYPES: dict[str, Type] = {
    "journalarticle": "article-journal", "article": "article-journal", "journal article": "article-journal",
    "review": "article-journal", "article in press": "article-journal", "booksection": "chapter",
    "book section": "chapter", "book chapter": "chapter", "chapter": "chapter", "book": "book", "edited book": "book",
    "thesis": "thesis", "dissertation": "thesis", "conferencepaper": "paper-conference",
    "conference paper": "paper-conference", "report": "report", "webpage": "webpage", "web page": "webpage",
    "dataset": "dataset", "manuscript": "manuscript", "newspaperarticle": "article-newspaper",
    "magazinearticle": "article-magazine", "patent": "patent", "map": "map", "preprint": "article",
    "makale": "article-journal", "kitap": "book", "tez": "thesis", "bildiri": "paper-conference",
    "kitap bölümü": "chapter", "məqalə": "article-journal", "dissertasiya": "thesis", "مقاله": "article-journal",
    "کتاب": "book", "پایان‌نامه": "thesis", "رساله": "thesis", "مقال": "article-journal", "كتاب": "book",
    "期刊论文": "article-journal", "期刊": "article-journal", "图书": "book", "专著": "book", "学位论文": "thesis",
    "会议论文": "paper-conference", "报纸": "article-newspaper", "статья": "article-journal", "книга": "book",
    "диссертация": "thesis", "глава": "chapter", "сборник": "book",
}  # fmt: skip

HEADER = (
    "Key", "Type", "Title", "Title language", "Other titles", "Author", "Editor", "Translator", "Date", "Journal",
    "Volume", "Issue", "Pages", "Publisher", "Place", "Edition", "Series", "DOI", "ISBN", "ISSN", "EISSN", "URL", "PDF",
    "Language", "Keywords", "Abstract", "Notes",
)  # fmt: skip
"""Columns of the tables we write."""
PATHS = {
    "Key": "key", "Type": "type", "Title": "title", "Author": "contributors", "Editor": "contributors",
    "Translator": "contributors", "Date": "issued", "Journal": "container.title", "Volume": "volume", "Issue": "issue",
    "Pages": "pages", "Publisher": "publisher", "Place": "publisher_place", "Edition": "edition",
    "Series": "series.title", "DOI": "identifiers", "ISBN": "identifiers", "ISSN": "container.identifiers",
    "EISSN": "container.identifiers", "URL": "links", "PDF": "links", "Language": "languages",
    "Keywords": "keywords", "Abstract": "abstract", "Notes": "remarks",
}  # fmt: skip


def record_of(cells: Sequence[str], columns: Sequence[Column]) -> Record:
    """Make a record of a row's cells; what no column understands is kept in ``extra``."""
    draft = Draft()
    draft.type = "article-journal" if any(one.path == "container.title" for one in columns) else "document"
    ends: dict[str, str] = {}
    title_language = ""
    more: dict[str, object] = {}
    for at, cell in enumerate(cells):
        value = unguarded(cell.strip())
        one = columns[at] if at < len(columns) else Column("", "", f"column {at + 1}")
        if not value:
            continue
        if one.path in {"page_start", "page_end"}:
            ends[one.path] = whole(value)
        elif one.path == "title_language":
            title_language = value
        elif one.path == "citations" and whole(value).isdecimal():
            more["metrics"] = (Metric("citations", whole(value)),)
        else:
            _put(draft, one, value)
    if ends:
        draft.values.setdefault(
            "pages", "-".join(dict.fromkeys(ends[key] for key in ("page_start", "page_end") if key in ends))
        )
    first, *others = draft.forms.get("title", ()) or (Text(""),)
    if title_language and first.value and not first.lang:
        draft.forms["title"] = (Text(first.value, normal_tag(title_language) or title_language), *others)
    return draft.record(**more)


def _put(draft: Draft, column: Column, value: str) -> None:
    if column.path == "type":
        _put_type(draft, value)
    elif column.path.startswith("contributor:"):
        for name in people(value):
            draft.name(column.path.partition(":")[2], name)  # type: ignore[arg-type]
    elif column.path == "keywords":
        _put_keywords(draft, column, value)
    elif column.path in {"title", "abstract", "other_titles", "remarks"}:
        _put_forms(draft, column, value)
    elif not column.path or not put(column.path)(draft, whole(value), column.lang):
        draft.keep(f"table:{column.name}", value)


def _put_type(draft: Draft, value: str) -> None:
    known = _TYPES.get(value.casefold()) or next((one for one in get_args(Type) if one == value), None)
    if known:
        draft.type = known
    else:
        draft.keep("table:type", value)


def _put_forms(draft: Draft, column: Column, value: str) -> None:
    """Add a form, or several of which each line begins with its tag ("[fa] قره‌باغ")."""
    field = "title" if column.path == "other_titles" else column.path
    lines = value.split("\n")
    tagged = [_TAGGED.match(line) for line in lines]
    if all(tagged):
        for one in tagged:
            draft.text(field, one[2].strip(), "" if one[1] == "und" else one[1])  # type: ignore[index]
    else:
        draft.text(field, " ".join(value.split()) if field == "title" else value, column.lang)


def _put_keywords(draft: Draft, column: Column, value: str) -> None:
    for line in value.split("\n"):
        tagged = _TAGGED.match(line)
        lang, words = (tagged[1].replace("und", ""), tagged[2]) if tagged else (column.lang, line)
        listed = _LIST.split(words)
        for word in listed if len(listed) > 1 else _COMMAS.split(words):
            draft.text("keywords", word, lang) if word else None


def people(cell: str) -> list[Name]:
    """Read the names of one cell: parted by semicolons, lines or "and"; else by commas when each part is a whole name.

    >>> [one.display for one in people("Özgür Kızılyurt, Heydər Əliyev")]
    ['Kızılyurt, Özgür', 'Əliyev, Heydər']
    """
    if not re.search(r"[;；؛|\n]|\band\b", cell):
        parts = [one for one in _COMMAS.split(cell) if one]
        if len(parts) > 1 and all(" " in part for part in parts):
            return [name for part in parts for name in read_names(part)]
    return list(read_names("; ".join(one for one in _LIST.split(cell) if one)))


def whole(value: str) -> str:
    """Give a number that a spreadsheet made a decimal ("2015.0") as it was."""
    found = _WHOLE.match(value)
    return found[1] if found else value


def guarded(cell: str) -> str:
    """Guard a cell against being taken for a formula: an apostrophe before it, as spreadsheets do.

    >>> guarded("=1+1"), guarded("＝HYPERLINK(…)"), guarded("Qarabağ")
    ("'=1+1", "'＝HYPERLINK(…)", 'Qarabağ')
    """
    return f"'{cell}" if _FORMULA.match(cell) or _GUARDED.match(cell) else cell


def unguarded(cell: str) -> str:
    """Take the guard off again."""
    return cell[1:] if _GUARDED.match(cell) or cell.startswith("''") else cell


def row_of(record: Record) -> list[str]:
    """Write a record as the cells of :data:`HEADER`, guarded."""
    container, first = record.container or Record(), record.title[0] if record.title else Text("")
    cells = {
        "Key": record.key, "Type": record.type, "Title": first.value, "Title language": first.lang,
        "Other titles": _lines(record.title[1:]), "Date": record.issued.edtf or record.issued.literal,
        "Journal": _value(container.title), "Volume": record.volume, "Issue": record.issue, "Pages": record.pages,
        "Publisher": _value(record.publisher), "Place": _value(record.publisher_place),
        "Edition": _value(record.edition), "Series": _value(record.series.title if record.series else ()),
        "DOI": record.identifier("doi"), "ISBN": record.identifier("isbn"), "ISSN": container.identifier("issn"),
        "EISSN": container.identifier("eissn"), "Language": "; ".join(record.languages),
        "URL": next((link.url for link in record.links if link.kind == "landing"), ""),
        "PDF": next((link.url for link in record.links if link.kind == "pdf"), ""),
        "Keywords": _keywords(record.keywords), "Abstract": _forms(record.abstract), "Notes": _value(record.remarks),
    } | {name: _people(record, name.lower()) for name in ("Author", "Editor", "Translator")}  # fmt: skip
    return [guarded(cells[name]) for name in HEADER]


def _value(forms: Forms) -> str:
    return forms[0].value if forms else ""


def _lines(forms: Iterable[Text]) -> str:
    return "\n".join(f"[{form.lang or 'und'}] {form.value}" for form in forms)


def _forms(forms: Forms) -> str:
    return _lines(forms) if len(forms) > 1 else _value(forms)


def _keywords(keywords: Forms) -> str:
    langs = list(dict.fromkeys(form.lang for form in keywords))
    lists = {lang: "; ".join(form.value for form in keywords if form.lang == lang) for lang in langs}
    if len(lists) < 2:
        return next(iter(lists.values()), "")
    return "\n".join(f"[{lang or 'und'}] {words}" for lang, words in lists.items())


def _people(record: Record, role: str) -> str:
    return "; ".join(one.name.display for one in record.contributors if one.role == role)
