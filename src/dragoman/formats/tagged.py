"""How is a file of tagged lines read? The machinery of RIS, Refer, RefWorks, NoteExpress, Web of Science, MEDLINE.

A :class:`Dialect` says how a record begins and how a field looks; what the tags mean stands in each format's tables.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import BinaryIO, NamedTuple

import msgspec

from dragoman.formats.draft import Draft, Put, put
from dragoman.formats.language import assumed
from dragoman.formats.stream import Incoming, incoming, mended
from dragoman.record.finding import Place, Report
from dragoman.record.form import Text
from dragoman.record.model import Record, Source, Type

Pairs = list[tuple[str, str]]
"""(tag, value) pairs of one record, in order."""


class Reading:
    """One record on its way: its pairs by tag, its draft, where it stands."""

    __slots__ = ("draft", "format", "key", "pairs", "place", "platform", "report", "tags")

    def __init__(self, format: str, tags: dict[str, list[str]], place: Place, report: Report) -> None:
        self.format = format
        self.tags = tags
        self.pairs: Pairs = []
        """All fields in their order, where that says what belongs together."""
        self.draft = Draft()
        self.place = place
        self.report = report
        self.key = ""
        self.platform = ""
        """Who supplied the record, where a tag says so."""

    def first(self, *names: str) -> str:
        """Give the first value of the first of these tags that has one."""
        for name in names:
            values = self.tags.get(name)
            if values:
                return values[0]
        return ""

    def keep(self, tag: str, value: str) -> None:
        """Keep a value that has no place, silently."""
        self.draft.keep(f"{self.format}:{tag}", value)

    def unknown(self, tag: str, value: str) -> None:
        """Keep a value that is not understood, and say so."""
        self.keep(tag, value)
        self.report.add("field.unknown", self.place, field=tag, kept=f"{self.format}:{tag}")


Handle = Callable[[Reading, str, str], None]
"""Takes a tag and one of its values into the reading."""


class Dialect(msgspec.Struct, frozen=True, kw_only=True):
    """How a format of tagged lines looks, and what its tags mean.

    ``start`` finds the beginning of a record at a line's start; ``field`` finds a field: group 1 is the tag, group 2
    the value with its further lines; ``ends`` are tags after whose line a record is over, ``header`` tags that make
    none. ``type_of`` gives the type from the tags; ``handles`` read the tags; ``overrides`` do so for some types;
    ``title`` is the tag of the title, of which a record without end marks has one; ``finish`` has the last word;
    ``tag_of`` makes the tag of what stands in its place.
    """

    name: str
    start: re.Pattern[str]
    field: re.Pattern[str]
    ends: frozenset[str] = frozenset()
    header: frozenset[str] = frozenset()
    needs_end: bool = False
    type_of: Callable[[Reading], Type]
    handles: dict[str, Handle]
    overrides: dict[Type, dict[str, Handle]] = {}
    finish: Callable[[Reading], None] | None = None
    key_tag: str = ""
    title: str = ""
    clean: Callable[[str], str] = lambda value: value
    tag_of: Callable[[str], str] | None = None


def handles(format: str, paths: dict[str, str]) -> dict[str, Handle]:
    """Make handles out of a table of tag → path of ours; ``keep`` keeps the value silently."""
    made = {}
    for tag, path in paths.items():
        made[tag] = _kept if path == "keep" else _placed(put(path))
    return made


def _placed(add: Put) -> Handle:
    def handle(reading: Reading, tag: str, value: str) -> None:
        if not add(reading.draft, value, ""):
            reading.unknown(tag, value)

    return handle


def _kept(reading: Reading, tag: str, value: str) -> None:
    reading.keep(tag, value)


def read(stream: BinaryIO, report: Report, dialect: Dialect) -> Iterator[Record]:
    """Read records of a dialect; what holds no field is rejected, white space is passed over."""
    return read_text(incoming(stream, report), report, dialect, dialect.start)


def read_text(source: Incoming, report: Report, dialect: Dialect, mark: re.Pattern[str]) -> Iterator[Record]:
    """Read records out of decoded text, parted at a mark that may differ from the dialect's."""
    for piece in pieces(source, mark, report.file):
        yield from _records(piece, source, report, dialect)


class Piece(NamedTuple):
    """A part of the input that begins like a record: its text, its bytes, its place."""

    text: str
    raw: bytes
    place: Place
    is_fit: bool
    """Whether all its bytes fit the encoding."""


def pieces(source: Incoming, start: re.Pattern[str], file: str) -> Iterator[Piece]:
    """Cut the text of a file before each start of a record."""
    text, offset, line, known = "", 0, 1, 0
    for block in source.blocks:
        text += block
        at = 0
        for found in start.finditer(text, known):
            if found.start() == at:
                continue
            piece = text[at : found.start()]
            raw, is_fit = source.raw_and_fit(piece)
            yield Piece(piece, raw, Place(file, line, 1, offset), is_fit)
            offset += len(raw)
            line += piece.count("\n")
            at = found.start()
        text = text[at:]
        # a start that the block's end cuts in two is looked for again; what was searched is not
        known = max(1, len(text) - 64)
    if text:
        raw, is_fit = source.raw_and_fit(text)
        yield Piece(text, raw, Place(file, line, 1, offset), is_fit)


def _records(piece: Piece, source: Incoming, report: Report, dialect: Dialect) -> Iterator[Record]:
    """Give the records of a piece: one, or more where starts are missing."""
    text, raw, place, is_fit = piece
    shown = text if is_fit else mended(text, source, report, place)
    if "\r" in shown:
        shown = shown.replace("\r\n", "\n").replace("\r", "\n")
    groups = _groups(dialect.field.findall(shown), dialect)
    if not groups:
        code = "tagged.header" if dialect.field.search(shown) else "tagged.no_record"
        if shown.strip(" \t\n\ufeff\x1a"):
            report.reject(raw, code, place, format=dialect.name)
        return
    before = dialect.field.search(shown)
    if before and shown[: before.start()].strip(" \t\n\ufeff\x1a"):
        report.reject(shown[: before.start()].encode("utf-8", "replace"), "tagged.text", place)
    if len(groups) > 1:
        report.add("tagged.start_missing", place, count=len(groups) - 1)
    for pairs in groups:
        where = Source(report.file, dialect.name, place.offset, place.line, source.encoding, raw=raw)
        yield _record(pairs, where, place, report, dialect)


def _groups(pairs: Pairs, dialect: Dialect) -> list[Pairs]:
    """Part the fields of a piece after each end mark."""
    ends = dialect.ends
    marks = [at for at, pair in enumerate(pairs, 1) if pair[0] in ends] if ends else []
    if dialect.title and not marks:
        marks = _blank_lines(pairs, dialect.title)
    passed = ends | dialect.header
    groups = [pairs[start:end] for start, end in pairwise((0, *marks, len(pairs)))] if marks else [pairs]
    return [group for group in groups if any(tag not in passed for tag, _ in group)]


def _blank_lines(pairs: Pairs, title: str) -> list[int]:
    """Give the places of fields behind a blank line that begin a further record: both sides have a title."""
    titles = [at for at, pair in enumerate(pairs) if pair[0] == title]
    marks = []
    for before, after in pairwise(titles):
        blank = [at for at in range(before + 1, after + 1) if pairs[at - 1][1].endswith("\n")]
        marks += blank[-1:]
    return marks


def _record(pairs: Pairs, where: Source, place: Place, report: Report, dialect: Dialect) -> Record:
    tags = _by_tag(pairs, dialect)
    if dialect.needs_end and pairs[-1][0] not in dialect.ends:
        report.add("tagged.end_missing", place)
    reading = Reading(dialect.name, tags, place, report)
    reading.pairs = pairs
    kind = dialect.type_of(reading)
    reading.draft.type = kind
    special, usual = dialect.overrides.get(kind, {}), dialect.handles
    for tag, values in tags.items():
        handle = special.get(tag) or usual.get(tag) or Reading.unknown
        for value in values:
            handle(reading, tag, value)
    if dialect.finish:
        dialect.finish(reading)
    if reading.draft.languages:
        tag_forms(reading.draft, reading.draft.languages[0])
    key = reading.first(dialect.key_tag) if dialect.key_tag else reading.key
    if key or reading.platform:
        where = msgspec.structs.replace(where, id=key, platform=reading.platform)
    return reading.draft.record(key=key, source=where)


def _by_tag(pairs: Pairs, dialect: Dialect) -> dict[str, list[str]]:
    """Give the values of each tag, without end marks."""
    tags: dict[str, list[str]] = {}
    clean, tag_of, ends = dialect.clean, dialect.tag_of, dialect.ends
    for tag, value in pairs:
        value = clean(value)
        if not value or tag in ends:
            continue
        if tag_of:
            tag = tag_of(tag)
        had = tags.get(tag)
        if had is None:
            tags[tag] = [value]
        else:
            had.append(value)
    return tags


_TAGGED = ("title", "abstract", "keywords", "publisher", "publisher_place", "short_title", "genre", "edition")


def tag_forms(draft: Draft, lang: str) -> None:
    """Give forms without a tag the record's language, where they are in its script."""
    for field in _TAGGED:
        if field in draft.forms:
            draft.forms[field] = tuple(
                form if form.lang else Text(form.value, assumed(form.value, lang)) for form in draft.forms[field]
            )
    container = draft.nested.get("container")
    if container and "title" in container.forms:
        tag_forms(container, lang)


def folded(value: str) -> str:
    r"""Fold a value of several lines into one.

    >>> folded("a long\n      title ")
    'a long title'
    """
    return " ".join(value.split()) if "\n" in value or "  " in value else value.strip()


def split_semicolons(value: str) -> list[str]:
    """Part a list at semicolons of any script, and at line ends.

    >>> split_semicolons("张三；李四; 王五;")
    ['张三', '李四', '王五']
    """
    if not _SEMICOLONS.search(value):
        return [value.strip()] if value.strip() else []
    return [part.strip() for part in _SEMICOLONS.split(value) if part.strip()]


_SEMICOLONS = re.compile("[;；؛\n]")


def line_of(tag: str, value: object, form: str) -> str:
    r"""Write one tagged line: line ends inside of the value become spaces, so that no value can make another tag.

    >>> line_of("TI", "Two\nER  - lines", "{tag}  - {value}\n")
    'TI  - Two ER - lines\n'
    """
    return form.format(tag=tag, value=" ".join(str(value).split()))
