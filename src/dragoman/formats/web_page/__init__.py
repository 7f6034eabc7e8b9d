"""Reads the text of a saved page of a literature platform: a work's JSON record among the words the page shows.

Such a page says the same thing several times (a header, a JSON record, the record once more as a string in it, a panel
with the original) between its buttons and dialogs. It is one work; the titles it lists as its journal's newest are
records of their own. Pages are known by that structure, not by the host they came from.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from dragoman.formats.format import Field, Format
from dragoman.formats.web_page.embedded import DEPTH, Embedded, inner, objects
from dragoman.formats.web_page.fields import NAMES, PATHS, coerced, is_record
from dragoman.formats.web_page.labels import FURNITURE, Line, lines_of, meaning, parts
from dragoman.formats.web_page.listed import listed
from dragoman.formats.web_page.page import Page, page_of
from dragoman.formats.web_page.work import work
from dragoman.record.finding import Place, Report
from dragoman.record.model import Record, Source
from dragoman.text.encoding import decode

LIMIT = 16_000_000
"""Bytes of a page that are read; what follows is rejected."""
LONGEST_TITLE = 3_000
"""A longer first line is no title, and the text no page."""
_JSON = re.compile(rb'\{\s*"(?=[^{}]{0,400}?"(?:title|authors?|doi|abstract)"\s*:)', re.IGNORECASE)
_FEWEST = 2
_LABEL = 80
_TELLING = frozenset({"machine", "original", "more", "citations", "journal", "newest", "metric:citescore", "abstract"})


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read one page: its work first, then the titles it lists. A page that tells no work is rejected."""
    raw = stream.read(LIMIT)
    rest = stream.read()
    text, encoding, confidence, bad = decode(raw)
    if encoding != "utf-8":
        report.add("read.encoding_guessed", encoding=encoding, confidence=confidence)
    if bad:
        report.add("read.bad_bytes", count=bad, encoding=encoding)
    own = None
    for record in records_of_text(text, report):
        whole, own = own is None, own or record
        source = Source(raw=raw) if whole else _placed(record.source, raw, encoding)
        source = msgspec.structs.replace(record.source, name=report.file, start=source.start, raw=source.raw)
        yield record.replace(source=msgspec.structs.replace(source, encoding=encoding))
    if not own and raw:
        report.reject(raw, "page.no_work")
    if rest:
        report.reject(rest, "read.too_large", what="the page", limit=f"{LIMIT} bytes")


def _placed(source: Source, raw: bytes, encoding: str) -> Source:
    """Find a listed title's exact bytes in the page."""
    for name in (encoding, f"{encoding}-le", f"{encoding}-be"):
        try:
            piece = source.raw.decode("utf-8", "surrogatepass").encode(name)
        except (UnicodeError, LookupError):
            continue
        if (start := raw.find(piece)) >= 0:
            return Source(start=start, raw=piece)
    return source


def records_of_text(text: str, report: Report) -> Iterator[Record]:
    """Read the text of a page: its work, then what it lists."""
    if not text.strip():
        report.add("read.empty")
        return
    place = Place(report.file, line=1, column=1, offset=0)
    yield from _found(_page(text, report), report, place)


def tells(text: str) -> bool:
    r"""Say whether a text, of which nothing is known, is that of a platform's page: its JSON or its labels tell.

    >>> tells("Karabağ\n引用次数: 3\n来源期刊\nCiteScore\n2.2"), tells("{\"a\": 1}\nMenu\nShare")
    (True, False)
    """
    if any(is_record(one.members) for one in objects(text)):
        return True
    return len({meaning(line)[0] for line in text.split("\n") if len(line) < _LABEL} & _TELLING) >= _FEWEST


def _found(page: Page, report: Report, place: Place) -> Iterator[Record]:
    own = work(page, report, place)
    if not own.title or len(own.title[0].value) > LONGEST_TITLE:
        return
    _tell_furniture(page, report, place)
    own = own.replace(source=Source(format="web_page", line=1, platform=page.first("platform")))
    yield own
    yield from listed(page, own, report)


def _page(text: str, report: Report) -> Page:
    """Take a page apart; the spans of its JSON records are left out of the lines."""
    levels: list[dict[str, object]] = []
    spans: list[Embedded] = []
    for one in objects(text):
        _tell(one, text, report)
        if is_record(one.members) and not levels:
            levels = [one.members, *(members for _, members in inner(one.members) if is_record(members))]
        spans.append(one)
    for name in dict.fromkeys(name for level in levels for name in coerced(level)):
        report.add("page.coerced", Place(report.file), field=name)
    return page_of(parts(_outside(text, spans)), levels)


def _tell(one: Embedded, text: str, report: Report) -> None:
    before = text[: one.start]
    place = Place(report.file, line=before.count("\n") + 1, column=one.start - before.rfind("\n"))
    if one.too_deep:
        report.add("read.too_deep", place, limit=DEPTH)
    elif not one.whole:
        report.add("page.json_damaged", place, count=len(one.members))


def _outside(text: str, spans: list[Embedded]) -> Iterator[Line]:
    """Give the lines of a page without what stands in its JSON."""
    for line in lines_of(text):
        end = line.start + len(line.text)
        inside = next((one for one in spans if one.start < end and line.start < one.end), None)
        if inside is None:
            yield line
        elif line.start < inside.start:
            yield msgspec.structs.replace(line, text=text[line.start : inside.start])


def _tell_furniture(page: Page, report: Report, place: Place) -> None:
    """Say how many lines belong to the page and not to the work; they stay in the raw source."""
    count = sum(1 + len(part.text.split("\n")) for part in page.parts if part.meaning == FURNITURE)
    if count:
        report.add("page.furniture", place, count=count)


def sniff(head: bytes, name: str) -> float:
    """Recognise a page by a JSON record among lines of other text, or by the labels such pages bear."""
    found = _JSON.search(head)
    before = head[: found.start()].strip() if found else b""
    labels = {meaning(line)[0] for line in head[:60_000].decode("utf-8", "replace").split("\n") if len(line) < 80}
    told = len(labels & _TELLING)
    alone = before and b"<" not in before and not before.endswith((b":", b",", b"[", b"{", b"=", b"("))
    if found and (told or alone):
        return 0.9
    return 0.8 if told >= 3 else 0.0


FORMAT = Format(
    name="web_page",
    title="Saved page of a literature platform (text with an embedded JSON record)",
    extensions=("txt",),
    media_type="text/plain",
    sniff=sniff,
    read=read,
    fields=tuple(Field(theirs, PATHS.get(ours, ours)) for theirs, ours in NAMES.items()),
)
