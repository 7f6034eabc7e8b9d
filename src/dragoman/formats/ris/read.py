"""How is RIS read? Tags with one meaning by table; those whose meaning hangs on others by a function each."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.formats import tagged
from dragoman.formats.draft import date
from dragoman.formats.numbers import pages_of, put_standard_numbers
from dragoman.formats.ris import tables
from dragoman.formats.second_forms import add_translated, attach_names, put_names
from dragoman.formats.tagged import Dialect, Handle, Reading, folded, split_semicolons
from dragoman.record.date import Date, date_of, read_date
from dragoman.record.finding import Report
from dragoman.record.model import Record, Type

_START = re.compile(r"^[\ufeff \t]{0,9}TY[ \t]{0,3}-", re.MULTILINE)
_FIELD = re.compile(
    r"^[\ufeff \t]{0,9}([A-Z][A-Z0-9])(?:[ \t]{2}-|[ \t]?-(?=[ \t\n]|\Z)|[ \t]{3}-)[ \t]?"
    r"(.*+(?:\n(?![ \t]{0,9}[A-Z][A-Z0-9](?:[ \t]{2,3}-|[ \t]?-(?=[ \t\n]|\Z))).*+)*+)",
    re.MULTILINE,
)
_YEAR = re.compile(r"\d{4}")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)\Z", re.IGNORECASE)


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read RIS; records without ``ER`` or ``TY`` are parted at the other mark."""
    return tagged.read(stream, report, DIALECT)


def _type(reading: Reading) -> Type:
    name = reading.first("TY").strip().upper()
    known = tables.TYPES.get(name) or tables.TYPES_READ_ONLY.get(name)
    if known is None:
        if name:
            reading.report.add("tagged.type_unknown", reading.place, type=name)
            reading.keep("TY", name)
        return "document"
    if name in tables.TYPES_READ_ONLY:
        reading.keep("TY", name)
    return known


def _skip(reading: Reading, tag: str, value: str) -> None:
    """Taken with another tag, or where the type is read."""


def _title(reading: Reading, tag: str, value: str) -> None:
    """``TI`` or ``T1``; a further one is a further form only when it says something else."""
    had = reading.draft.forms.get("title", ())
    if all(form.value != value for form in had):
        if had:
            reading.unknown(tag, value)
        else:
            reading.draft.text("title", value)


def _second_title(reading: Reading, tag: str, value: str) -> None:
    """``T2``, ``BT``: what the part appeared in; a book's series; the conference where the proceedings are named."""
    kind, draft = reading.draft.type, reading.draft
    if kind in tables.WHOLES and tag == "BT" and "title" not in draft.forms and not reading.first("TI", "T1"):
        draft.text("title", value)
    elif kind in tables.WHOLES:
        _once(reading, "series", tag, value)
    elif kind == "paper-conference" and tag == "T2" and ("C3" in reading.tags or "BT" in reading.tags):
        _once(reading, "event", tag, value)
    elif kind == "thesis":
        reading.keep(tag, value)
    else:
        _container_title(reading, tag, value)


def _once(reading: Reading, within: str, tag: str, value: str) -> None:
    inner = reading.draft.inner(within)
    had = inner.forms.get("title", ())
    if not had:
        inner.text("title", value)
    elif had[0].value != value:
        reading.unknown(tag, value)


def _container_title(reading: Reading, tag: str, value: str) -> None:
    """A second, other name of the journal is its abbreviation when it is shorter."""
    container = reading.draft.inner("container")
    container.type = "book" if reading.draft.type in tables.PARTS else _CONTAINER.get(reading.draft.type, "periodical")
    had = container.forms.get("title", ())
    if not had:
        container.text("title", value)
    elif value != had[0].value:
        shorter, longer = sorted((value, had[0].value), key=len)
        del container.forms["title"]
        container.text("title", longer)
        _short(reading, shorter)


_CONTAINER: dict[Type, Type] = {"webpage": "webpage", "post-weblog": "webpage", "song": "document"}


def _abbreviation(reading: Reading, tag: str, value: str) -> None:
    """``JA``, ``J1``, ``J2``: the abbreviated name, and the only one when there is no full one."""
    if reading.first("T2", "JF", "JO", "BT"):
        _short(reading, value)
    else:
        _container_title(reading, tag, value)


def _short(reading: Reading, value: str) -> None:
    container = reading.draft.inner("container")
    said = [form.value for field in ("title", "short_title") for form in container.forms.get(field, ())]
    if value not in said:
        container.text("short_title", value)


def _series(reading: Reading, tag: str, value: str) -> None:
    _once(reading, "series", tag, value)


def _editors(reading: Reading, tag: str, value: str) -> None:
    """``A2``, ``ED``: editors of the whole; beside a series they are the series' (EndNote)."""
    kind = reading.draft.type
    if kind in tables.PARTS:
        container = reading.draft.inner("container")
        container.type = "book"
        put_names(container, "editor", value)
    else:
        is_series = tag == "A2" and kind in tables.WHOLES and "T2" in reading.tags and "AU" in reading.tags
        put_names(reading.draft, "collection-editor" if is_series else "editor", value)


def _third_names(reading: Reading, tag: str, value: str) -> None:
    """``A3``: editors of the series; the editors of a book with authors and series editors (EndNote)."""
    is_editor = reading.draft.type in tables.WHOLES and "A2" in reading.tags and "T2" in reading.tags
    put_names(reading.draft, "editor" if is_editor else "collection-editor", value)


def _names(role: str) -> Handle:
    return lambda reading, _, value: put_names(reading.draft, role, value)


def _second_abstract(reading: Reading, tag: str, value: str) -> None:
    """``N2`` is the abstract where there is no ``AB``, else the abstract in another language."""
    abstracts = [folded(text) for text in reading.tags.get("AB", ())]
    if not abstracts:
        reading.draft.text("abstract", _paragraphs(value))
    elif folded(value) not in abstracts:
        add_translated(reading.draft, "abstract", _paragraphs(value), _paragraphs(reading.first("AB")))


def _abstract(reading: Reading, tag: str, value: str) -> None:
    reading.draft.text("abstract", _paragraphs(value))


def _paragraphs(value: str) -> str:
    return "\n\n".join(part for part in (folded(part) for part in _BLANK.split(value)) if part)


_BLANK = re.compile(r"\n[ \t]*\n\s*")


def _notes(reading: Reading, tag: str, value: str) -> None:
    if folded(value) not in [folded(other) for other in reading.tags.get("AB", ())]:
        reading.draft.text("remarks", _paragraphs(value))


def _keywords(reading: Reading, tag: str, value: str) -> None:
    for word in split_semicolons(value):
        reading.draft.text("keywords", word)


def _pages(reading: Reading, tag: str, value: str) -> None:
    """``SP`` and ``EP``; a whole's only number is that of its pages."""
    end = reading.first("EP")
    if reading.draft.type in tables.WHOLES | {"thesis"} and not end and value.split(maxsplit=1)[0].isdigit():
        reading.draft.values["number_of_pages"] = value
    else:
        reading.draft.values["pages"] = pages_of(value, end)


def _last_page(reading: Reading, tag: str, value: str) -> None:
    if "SP" not in reading.tags:
        reading.draft.values["pages"] = value


def _standard_number(reading: Reading, tag: str, value: str) -> None:
    is_part = reading.draft.type in tables.PARTS | tables.SERIALS - {"periodical"}
    left = put_standard_numbers(reading.draft, value, "container" if is_part else "")
    if left:
        reading.unknown(tag, left)


def _doi(reading: Reading, tag: str, value: str) -> None:
    for one in value.split("\n"):
        reading.draft.identify("doi", one.strip())


def _kind(reading: Reading, tag: str, value: str) -> None:
    """``M3`` is the kind of work; some write the DOI there."""
    found = _DOI.match(value)
    if found:
        reading.draft.identify("doi", found[1])
    else:
        reading.draft.text("genre", value)


def _number(reading: Reading, tag: str, value: str) -> None:
    found = _DOI.match(value)
    if found:
        reading.draft.identify("doi", found[1])
    elif "number" not in reading.draft.values:
        reading.draft.values["number"] = value
    else:
        reading.unknown(tag, value)


def _link(kind: str) -> Handle:
    def put(reading: Reading, tag: str, value: str) -> None:
        for url in _URLS.split(value):
            if url:
                reading.draft.link(url, kind)  # type: ignore[arg-type]
                found = _DOI.match(url)
                if found and "DO" not in reading.tags:
                    reading.draft.identify("doi", found[1])

    return put


_URLS = re.compile(r"\s*\n\s*|;\s*(?=https?://)")


def _translated_title(reading: Reading, tag: str, value: str) -> None:
    add_translated(reading.draft, "title", value, reading.first("TI", "T1"))


def _address(reading: Reading, tag: str, value: str) -> None:
    """``AD`` is the address of the author before it; of the first one where order is lost."""
    people = reading.draft.contributors
    if not people:
        reading.keep(tag, value)
        return
    at = min(reading.tags["AD"].index(value), len(people) - 1) if len(reading.tags["AD"]) == len(people) else 0
    reading.draft.affiliate(at, folded(value))


def _finish(reading: Reading) -> None:
    reading.draft.values |= _issued(reading)
    if reading.tags.get("TA"):
        attach_names(reading, "TA")
    if reading.first("C3") and reading.draft.type == "paper-conference":
        _container_title(reading, "C3", reading.first("C3"))
        reading.draft.extra.pop("ris:C3", None)


def _issued(reading: Reading) -> dict[str, Date]:
    """Take the year from ``PY`` (or ``Y1``), and the day from ``DA`` where it is of the same year."""
    year, day = reading.first("PY", "Y1"), reading.first("DA")
    if year.strip("0/ ") == "":
        year = ""
    if not year and not day:
        return {}
    issued = _date(year) if year else Date()
    if day:
        told = _date(day if _YEAR.search(day) or not year else f"{day} {issued.year or ''}")
        if not year or (told.year == issued.year and len(told.edtf) > len(issued.edtf)):
            issued = told
        elif told != issued and told.edtf[:4] != issued.edtf[:4]:
            reading.unknown("DA", day)
    return {"issued": issued}


def _date(value: str) -> Date:
    """Read ``YYYY/MM/DD/other`` (RIS specification, Y1), or any other date."""
    parts = [part.strip() for part in value.split("/")]
    if len(parts) < 2 or not (parts[0].isdigit() and len(parts[0]) == 4):
        return date(value.strip())
    year, month, day, other = [*parts, "", "", ""][:4]
    if other and not month:
        return read_date(f"{other} {year}")
    read = date_of(year, month, day)
    return Date(read.edtf, other) if other and other not in read.edtf else read


_HANDLES: dict[str, Handle] = (
    tagged.handles("ris", tables.PATHS | tables.PATHS_READ_ONLY)
    | dict.fromkeys(tables.USER_TAGS, Reading.keep)
    | dict.fromkeys(("TY", "PY", "Y1", "DA", "TA"), _skip)
    | dict.fromkeys(("TI", "T1", "CT"), _title)
    | dict.fromkeys(("T2", "BT"), _second_title)
    | dict.fromkeys(("JF", "JO"), _container_title)
    | dict.fromkeys(("JA", "J1", "J2"), _abbreviation)
    | dict.fromkeys(("A2", "ED"), _editors)
    | dict.fromkeys(("AU", "A1"), _names("author"))
    | dict.fromkeys(("DO", "DI"), _doi)
    | dict.fromkeys(("UR", "LK"), _link("landing"))
    | {
        "T3": _series, "A3": _third_names, "A4": _names("translator"), "AB": _abstract, "N2": _second_abstract,
        "N1": _notes, "KW": _keywords, "SP": _pages, "EP": _last_page, "SN": _standard_number, "M3": _kind,
        "M1": _number, "L1": _link("pdf"), "L2": _link("fulltext"), "L4": _link("other"), "TT": _translated_title,
        "AD": _address,
    }
)  # fmt: skip


_ROLE = "contributor:"


def _by_type() -> dict[Type, dict[str, Handle]]:
    made: dict[Type, dict[str, Handle]] = {}
    for kind, paths in tables.BY_TYPE.items():
        roles = {
            tag: path.removeprefix("contributor:") for tag, path in paths.items() if path.startswith("contributor:")
        }
        made[kind] = tagged.handles("ris", {tag: path for tag, path in paths.items() if tag not in roles})
        made[kind] |= {tag: _names(role) for tag, role in roles.items()}
        if "AU" in roles:
            made[kind]["A1"] = made[kind]["AU"]
        if paths.get("SN") == "number":
            made[kind]["SN"] = _number
        if paths.get("T2") == "container.title":
            made[kind]["T2"] = _container_title
    return made


DIALECT = Dialect(
    name="ris",
    start=_START,
    field=_FIELD,
    ends=frozenset({"ER"}),
    needs_end=True,
    type_of=_type,
    handles=_HANDLES,
    overrides=_by_type(),
    finish=_finish,
    key_tag="ID",
    clean=str.strip,
)
"""RIS as a dialect of tagged lines."""
