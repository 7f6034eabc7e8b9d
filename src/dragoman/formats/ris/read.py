"""How is RIS read? Tags with one meaning by table; those whose meaning hangs on others by a function each."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.formats import tagged
from dragoman.formats.handles import (
    PARTS,
    WHOLES,
    affiliation,
    container_title,
    doi_or,
    folded_paragraphs,
    identifier,
    issued,
    keywords,
    link,
    names,
    once,
    paragraphs,
    plain,
    short_title,
    skip,
    standard_number,
    translated,
)  # fmt: skip
from dragoman.formats.numbers import pages_of
from dragoman.formats.ris import tables
from dragoman.formats.second_forms import add_translated, attach_names, put_names
from dragoman.formats.tagged import Dialect, Handle, Reading, folded
from dragoman.record.finding import Report
from dragoman.record.model import Record, Type

_START = re.compile(r"^[\ufeff \t]{0,9}TY[ \t]{0,3}-", re.MULTILINE)
_FIELD = re.compile(
    r"^[\ufeff \t]{0,9}([A-Z][A-Z0-9])(?:[ \t]{2}-|[ \t]?-(?=[ \t\n]|\Z)|[ \t]{3}-)[ \t]?"
    r"(.*+(?:\n(?![ \t]{0,9}[A-Z][A-Z0-9](?:[ \t]{2,3}-|[ \t]?-(?=[ \t\n]|\Z))).*+)*+)",
    re.MULTILINE,
)


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
    if kind in WHOLES and tag == "BT" and "title" not in draft.forms and not reading.first("TI", "T1"):
        draft.text("title", value)
    elif kind in WHOLES:
        once("series")(reading, tag, value)
    elif kind == "paper-conference" and tag == "T2" and ("C3" in reading.tags or "BT" in reading.tags):
        once("event")(reading, tag, value)
    elif kind == "thesis":
        reading.keep(tag, value)
    else:
        container_title(reading, tag, value)


def _abbreviation(reading: Reading, tag: str, value: str) -> None:
    """``JA``, ``J1``, ``J2``: the abbreviated name, and the only one when there is no full one."""
    if reading.first("T2", "JF", "JO", "BT"):
        short_title(reading, tag, value)
    else:
        container_title(reading, tag, value)


def _editors(reading: Reading, tag: str, value: str) -> None:
    """``A2``, ``ED``: editors of the whole; beside a series they are the series' (EndNote)."""
    kind = reading.draft.type
    if kind in PARTS:
        container = reading.draft.inner("container")
        container.type = "book"
        put_names(container, "editor", value)
    else:
        is_series = tag == "A2" and kind in WHOLES and "T2" in reading.tags and "AU" in reading.tags
        put_names(reading.draft, "collection-editor" if is_series else "editor", value)


def _third_names(reading: Reading, tag: str, value: str) -> None:
    """``A3``: editors of the series; the editors of a book with authors and series editors (EndNote)."""
    is_editor = reading.draft.type in WHOLES and "A2" in reading.tags and "T2" in reading.tags
    put_names(reading.draft, "editor" if is_editor else "collection-editor", value)


def _second_abstract(reading: Reading, tag: str, value: str) -> None:
    """``N2`` is the abstract where there is no ``AB``, else the abstract in another language."""
    abstracts = [folded(text) for text in reading.tags.get("AB", ())]
    if not abstracts:
        reading.draft.text("abstract", folded_paragraphs(value))
    elif folded(value) not in abstracts:
        add_translated(reading.draft, "abstract", folded_paragraphs(value), folded_paragraphs(reading.first("AB")))


def _notes(reading: Reading, tag: str, value: str) -> None:
    if folded(value) not in [folded(other) for other in reading.tags.get("AB", ())]:
        reading.draft.text("remarks", folded_paragraphs(value))


def _pages(reading: Reading, tag: str, value: str) -> None:
    """``SP`` and ``EP``; a whole's only number is that of its pages."""
    end = reading.first("EP")
    if reading.draft.type in WHOLES | {"thesis"} and not end and value.split(maxsplit=1)[0].isdigit():
        reading.draft.values["number_of_pages"] = value
    else:
        reading.draft.values["pages"] = pages_of(value, end)


def _last_page(reading: Reading, tag: str, value: str) -> None:
    if "SP" not in reading.tags:
        reading.draft.values["pages"] = value


def _number(reading: Reading, tag: str, value: str) -> None:
    if "number" not in reading.draft.values:
        reading.draft.values["number"] = value
    else:
        reading.unknown(tag, value)


def _platform(reading: Reading, tag: str, value: str) -> None:
    reading.platform = folded(value)


def _finish(reading: Reading) -> None:
    issued(reading, ("PY", "Y1"), ("DA",))
    if reading.tags.get("TA"):
        attach_names(reading, "TA")
    if reading.first("C3") and reading.draft.type == "paper-conference":
        container_title(reading, "C3", reading.first("C3"))
        reading.draft.extra.pop("ris:C3", None)


_HANDLES: dict[str, Handle] = (
    tagged.handles("ris", tables.PATHS | tables.PATHS_READ_ONLY)
    | dict.fromkeys(tables.USER_TAGS, Reading.keep)
    | dict.fromkeys(("TY", "PY", "Y1", "DA", "TA"), skip)
    | dict.fromkeys(("TI", "T1", "CT"), _title)
    | dict.fromkeys(("T2", "BT"), _second_title)
    | dict.fromkeys(("JF", "JO"), container_title)
    | dict.fromkeys(("JA", "J1", "J2"), _abbreviation)
    | dict.fromkeys(("A2", "ED"), _editors)
    | dict.fromkeys(("AU", "A1"), names("author"))
    | dict.fromkeys(("DO", "DI"), identifier("doi"))
    | dict.fromkeys(("UR", "LK"), link("landing"))
    | {
        "A3": _third_names, "A4": names("translator"), "AB": paragraphs("abstract"), "N2": _second_abstract,
        "N1": _notes, "KW": keywords, "SP": _pages, "EP": _last_page, "SN": standard_number,
        "M3": doi_or(plain("genre")),
        "M1": doi_or(_number), "L1": link("pdf"), "L2": link("fulltext"), "L4": link("other"),
        "TT": translated("title", "TI", "T1"), "AD": affiliation, "T3": once("series"),
    }
)  # fmt: skip


def _by_type() -> dict[Type, dict[str, Handle]]:
    made: dict[Type, dict[str, Handle]] = {}
    for kind, paths in tables.BY_TYPE.items():
        roles = {
            tag: path.removeprefix("contributor:") for tag, path in paths.items() if path.startswith("contributor:")
        }
        made[kind] = tagged.handles("ris", {tag: path for tag, path in paths.items() if tag not in roles})
        made[kind] |= {tag: names(role) for tag, role in roles.items()}
        if "AU" in roles:
            made[kind]["A1"] = made[kind]["AU"]
        if paths.get("SN") == "number":
            made[kind]["SN"] = _number
        if paths.get("T2") == "container.title":
            made[kind]["T2"] = container_title
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
