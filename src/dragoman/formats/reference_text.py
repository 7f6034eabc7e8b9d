"""Printed references as plain text, one per line or numbered: a bibliography copied from anywhere."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO, NamedTuple

from msgspec.structs import replace

from dragoman.formats.format import Field, Format
from dragoman.record.finding import Place, Report
from dragoman.record.model import Record, Source
from dragoman.record.printed.read import read_reference
from dragoman.record.printed.signal import SAME_AUTHOR
from dragoman.text.encoding import Line, raw_lines
from dragoman.text.numbered import cut_numbered

_NUMBER = re.compile(r"\s*(?:[\[［〔【(（]\s*\d{1,5}\s*[\]］〕】)）]\.?|\d{1,4}[.)]|[•‣▪●*–—-])\s+")
_HEADING = re.compile(
    r"\s*(?:references?|bibliography|works cited|literature|literatur(?:verzeichnis)?|bibliografia|"
    r"bibliographie|bibliografía|kaynakça|kaynaklar|"
    r"список литературы|литература|библиография|منابع(?: و مآخذ)?|کتابنامه|المراجع|المصادر|参考文献|參考文獻|"
    r"ədəbiyyat)\s*:?\s*",
    re.IGNORECASE,
)
_REPEATED = re.compile(r"\s*(?:[—–-]{2,}|_{3,}|―+)\s*[.,:]?\s*")
_SHORTEST = 12
_LONGEST = 20_000
"""A longer text is no reference, whatever it is."""
_DOUBTFUL = 0.25
"""A reference read with less confidence is reported."""
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]\d\d|20[0-4]\d|[۱١][۲-۹٢-٩][۰-۹٠-٩]{2}|[۲٢][۰٠][۰-۹٠-٩]{2})(?!\d)")


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read one record per printed reference.

    References stand one per line (a line that only goes on belongs to the one before), or are numbered, also run
    together in one line. A dash (or Idem, Ders., همو) in place of the author repeats the one before. Nothing is refused
    but what is too long for a reference: what is hardly understood becomes a record with a finding.
    """
    before = ""
    for printed, place, raw, encoding in _references(stream, report):
        if len(printed) > _LONGEST:
            report.reject(raw, "read.too_large", place, what="the reference", limit=f"{_LONGEST:,} characters")
            continue
        repeated = _REPEATED.match(printed) or SAME_AUTHOR.match(printed)
        text = before + ", " + printed[repeated.end() :] if repeated and before else printed
        record, sure = read_reference(text)
        if sure < _DOUBTFUL or not (record.contributors or record.issued):
            report.add("reference.doubtful", place, text=printed[:120], confidence=round(sure, 2))
        if record.contributors:
            before = "; ".join(one.name.display for one in record.contributors if one.role == "author") or before
        source = Source(report.file, "reference_text", place.offset or 0, place.line or 0, raw=raw)
        yield record.replace(source=source if encoding == "utf-8" else replace(source, encoding=encoding))


class _Printed(NamedTuple):
    """A printed reference without its number, its place, its exact bytes with the number, and their encoding."""

    text: str
    place: Place
    raw: bytes
    encoding: str


def _references(stream: BinaryIO, report: Report) -> Iterator[_Printed]:
    """Give each printed reference."""
    held: list[Line] = []
    text = ""
    place = Place()
    for number, given in enumerate(_told(raw_lines(stream), report), 1):
        line = given.text.strip("\r\n\ufeff")
        if held and (not line.strip() or _begins(line, text)):
            yield from _cut(text, place, held)
            held, text = [], ""
        if not line.strip() or _HEADING.fullmatch(line):
            continue
        if not held:
            place = Place(report.file, line=number, column=1, offset=given.offset)
        text = _joined(text, line.strip()) if held else line.strip()
        held.append(given)
    if held:
        yield from _cut(text, place, held)


def _told(lines: Iterator[Line], report: Report) -> Iterator[Line]:
    """Pass the lines on; tell their encoding when it is not UTF-8."""
    first = next(lines, None)
    if first is None:
        return
    if first.encoding != "utf-8":
        report.add("read.encoding_guessed", Place(report.file), encoding=first.encoding, confidence="0.90")
    yield from chain([first], lines)


def _joined(held: str, line: str) -> str:
    """Join a line to what it goes on; a hyphen at the end of a line parts a word."""
    parted = re.search(r"[^\W\d_]-$", held) and line[:1].islower()
    return held[:-1] + line if parted else f"{held} {line}"


def _begins(line: str, held: str) -> bool:
    """Say whether a line begins a new reference: it is numbered or not indented, and the one before looks complete."""
    if _NUMBER.match(line) or len(held) > _LONGEST:
        return True
    if line[:1].isspace() or line.strip()[:1].islower():
        return False
    complete = (
        held.rstrip().endswith((".", "。", "۔", ")", "]", "”", "’", "»"))
        or held.rstrip()[-1:].isdigit()
        or "://" in held[-90:]
    )
    return complete or bool(_YEAR.search(held)) or len(held) < _SHORTEST


def _cut(text: str, place: Place, held: list[Line]) -> Iterator[_Printed]:
    """Cut a line in which several numbered references ran together."""
    encoding = held[0].encoding
    cuts = cut_numbered(text) if len(text) > 300 and _NUMBER.match(text) else ()
    if len(cuts) > 1:
        for one in cuts:
            raw = text[one.start : one.end].encode(encoding, "surrogateescape")
            yield _Printed(text[one.body : one.end], place, raw, encoding)
        return
    number = _NUMBER.match(text)
    raw = b"".join(line.raw for line in held)
    yield _Printed(text[number.end() :] if number else text, place, raw, encoding)


def sniff(head: bytes, name: str) -> float:
    """Recognise a printed bibliography, weakly: lines of text most of which hold a year and a full stop or comma."""
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        text = head[: error.start].decode("utf-8")
    lines = [line for line in text.splitlines() if line.strip()][:40]
    if not lines or text.lstrip()[:1] in "<{@%" or re.match(r"[A-Z][A-Z0-9]  ?- ?|FN ", text):
        return 0.0
    like = sum(bool(_YEAR.search(line)) and len(line) > 30 and line.count(" ") > 3 for line in lines)
    share = like / len(lines)
    return round(0.45 * share, 2) if share > 0.3 and "\t" not in lines[0] else 0.0


FORMAT = Format(
    name="reference_text",
    title="Printed references (plain text)",
    extensions=("txt", "text"),
    media_type="text/plain",
    sniff=sniff,
    read=read,
    fields=(
        Field(
            "authors, editors, translators", "contributors", "roles from words such as (eds), a cura di, пер., ترجمهٔ"
        ),
        Field("title", "title", "quotation marks of any style are left out"),
        Field("journal, book", "container.title"),
        Field("45:2, vol. 9, no. 3, № 5, 第3期", "volume, issue"),
        Field("pp. 1–7, С. 5, ص ۵, 第5页", "pages"),
        Field("date", "issued"),
        Field("publisher, place", "publisher, publisher_place"),
        Field("DOI, ISBN, arXiv", "identifiers"),
        Field("URL", "links", "as printed; shortened addresses are marked"),
    ),
)
