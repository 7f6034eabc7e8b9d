"""How does a BibTeX file become records? Pieces are scanned, parents inherited from, fields mapped; all in a stream."""

import itertools
import re
import tempfile
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.formats.bibtex.mapping import map_fields
from dragoman.formats.bibtex.scan import Piece, Scanner
from dragoman.formats.stream import BLOCK, Incoming, incoming, mended
from dragoman.record.citation_key import citation_key
from dragoman.record.finding import Place, Report
from dragoman.record.model import Record, Source

_INHERITED = re.compile(rb"\s{0,50}=\s{0,50}[\"{]?\s{0,50}([^\"{}\r\n]{1,500})")
_MARKS = (b"crossref", b"xdata")

_TITLE_OF_PARENT: dict[str, str] = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_TITLE_OF_JOURNAL: dict[str, str] = {"title": "journaltitle", "subtitle": "journalsubtitle"}
_IN_BOOKS = frozenset(
    {"inproceedings", "conference", "incollection", "inbook", "bookinbook", "suppbook", "suppcollection", "inreference"}
)
_NOT_INHERITED = frozenset(
    "ids crossref xref entryset entrysubtype execute label options presort related relatedoptions relatedstring "
    "relatedtype shorthand shorthandintro sortkey xdata doi url urldate eprint eprinttype archiveprefix eprintclass "
    "abstract keywords file pages pagetotal shorttitle note annote annotation key timestamp".split()
)
"""What a part does not take from its whole (biblatex manual, appendix B, and what would name another work)."""


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read BibTeX or biblatex; each entry gives a record, whatever else stands there is kept as rejected text."""
    stream = _rewindable(stream)
    parents = _parents(stream)
    source = incoming(stream, report)
    seen: set[int] = set()
    for piece in Scanner(source):
        place = Place(report.file, line=piece.line, column=1, offset=piece.start, record=piece.key)
        if piece.kind == "entry":
            yield _record(piece, parents, source, seen, _At(report, place))
        elif piece.kind != "string":
            code = "bibtex.text" if piece.kind == "text" else f"bibtex.{piece.kind}"
            report.reject(piece.raw, code, place)
        else:
            _tell(piece, _At(report, place))


class _At:
    """A report and the place of the entry that is being read."""

    __slots__ = ("place", "report")

    def __init__(self, report: Report, place: Place) -> None:
        self.report = report
        self.place = place


def _tell(piece: Piece, at: _At) -> None:
    for code, values in piece.problems:
        at.report.add(code, at.place, **values)


def _record(piece: Piece, parents: dict[str, Piece], source: Incoming, seen: set[int], at: _At) -> Record:
    raw = piece.raw
    if not piece.is_fit:
        _mend(piece, source, at)
    if piece.problems:
        _tell(piece, at)
    fields = _fields(piece, at)
    if "crossref" in fields or "xdata" in fields:
        _inherit(fields, piece.type, parents, at)
    draft = map_fields(piece, fields, at.place, at.report)
    where = Source(at.report.file, "bibtex", piece.start, piece.line, source.encoding, id=piece.key, raw=raw)
    record = draft.record(key=piece.key, source=where)
    if not piece.key:
        record = record.replace(key=citation_key(record))
        at.report.add("bibtex.key_missing", at.place, key=record.key)
    elif hash(piece.key) in seen:
        at.report.add("bibtex.key_twice", at.place, key=piece.key)
    seen.add(hash(piece.key))
    return record


def _mend(piece: Piece, source: Incoming, at: _At) -> None:
    """Make text of bytes that do not fit the encoding: the entry is decoded by itself and scanned once more."""
    text = mended(piece.text, source, at.report, at.place)
    if text is piece.text:
        return
    again = next((one for one in Scanner(Incoming("utf-8", iter([text]))) if one.kind == "entry"), None)
    if again:
        piece.fields, piece.key, piece.problems = again.fields, again.key, piece.problems + again.problems
    quiet = Report()
    piece.fields = [(name, mended(value, source, quiet, at.place)) for name, value in piece.fields]
    piece.key = mended(piece.key, source, quiet, at.place)
    piece.type = mended(piece.type, source, quiet, at.place)


def _fields(piece: Piece, at: _At) -> dict[str, str]:
    """Give the fields by name; a field that comes twice keeps its first value, and the others aside."""
    fields = dict(reversed(piece.fields))
    if len(fields) == len(piece.fields):
        return dict(piece.fields)
    ordered: dict[str, str] = {}
    counts: dict[str, int] = {}
    for name, value in piece.fields:
        if ordered.setdefault(name, value) is value:
            continue
        if value != ordered[name]:
            counts[name] = counts.get(name, 1) + 1
            again = f"{name}_{counts[name]}"
            ordered[again] = value
            at.report.add("bibtex.field_twice", at.place, field=name, kept=again)
    return ordered


def _inherit(fields: dict[str, str], kind: str, parents: dict[str, Piece], at: _At) -> None:
    """Take over what the parents have and the entry has not; each parent is used once on the way up."""
    named = [(name, key) for name in ("xdata", "crossref") for key in _keys(fields.get(name, ""))]
    for name, key in named:
        parent = parents.get(key)
        if parent is None:
            at.report.add("bibtex.parent_missing", at.place, field=name, key=key)
            continue
        given = dict(parent.fields)
        if "xdata" in given or "crossref" in given:
            _inherit(given, parent.type, {other: one for other, one in parents.items() if other != key}, at)
        renamed = {} if name == "xdata" else _renamed(kind, parent.type)
        left_out = frozenset({"xdata", "ids"}) if name == "xdata" else _NOT_INHERITED
        for theirs, value in given.items():
            if theirs not in left_out:
                fields.setdefault(renamed.get(theirs, theirs), value)


def _renamed(kind: str, parent: str) -> dict[str, str]:
    if kind in _IN_BOOKS:
        return _TITLE_OF_PARENT
    return _TITLE_OF_JOURNAL if kind == "article" and parent == "periodical" else {}


def _keys(value: str) -> list[str]:
    return [key.strip().lower() for key in value.split(",") if key.strip()]


def _rewindable(stream: BinaryIO) -> BinaryIO:
    """Give a stream that can be read twice: parents stand behind their children in BibTeX."""
    if stream.seekable():
        return stream
    spool = tempfile.SpooledTemporaryFile(max_size=16 * BLOCK)  # noqa: SIM115 - it lives as long as the reader
    for block in iter(lambda: stream.read(BLOCK), b""):
        spool.write(block)
    spool.seek(0)
    return spool  # type: ignore[return-value]


def _parents(stream: BinaryIO) -> dict[str, Piece]:
    """Give the entries from which others inherit, by key in lower case."""
    begin = stream.tell()
    wanted = _wanted(stream)
    stream.seek(begin)
    if not wanted:
        return {}
    found: dict[str, Piece] = {}
    for piece in Scanner(Incoming("utf-8", _parts(incoming(stream, Report()), wanted))):
        if piece.key.lower() in wanted and piece.kind == "entry":
            found.setdefault(piece.key.lower(), piece)
    stream.seek(begin)
    return found


_KEYED = re.compile(r"@[ \t]*+([A-Za-z]++)\s*+[{(]\s*+([^\s,={}()\"]*+)")
_LONGEST_PARENT = 1 << 16


def _parts(source: Incoming, wanted: set[str]) -> Iterator[str]:
    """Give only the definitions of strings and the entries whose keys are wanted, each with what may belong to it."""
    text = ""
    for block in itertools.chain(source.blocks, [""]):
        text += block
        sure = len(text) - _LONGEST_PARENT if block else len(text)
        for found in _KEYED.finditer(text):
            if found.start() >= sure:
                break
            if found[2].lower() in wanted or found[1].lower() == "string":
                end = text.find("\n@", found.end(), found.start() + _LONGEST_PARENT)
                yield "\n" + text[found.start() : end if end >= 0 else found.start() + _LONGEST_PARENT]
        text = text[max(sure, 0) :]


def _wanted(stream: BinaryIO) -> set[str]:
    """Give the keys that any crossref or xdata field names."""
    wanted: set[str] = set()
    tail = b""
    while block := stream.read(BLOCK):
        block = tail + block
        small = block.lower()
        for mark in _MARKS:
            at = small.find(mark)
            while at >= 0:
                found = _INHERITED.match(block, at + len(mark))
                wanted.update(_keys(found[1].decode("utf-8", "surrogateescape")) if found else ())
                at = small.find(mark, at + len(mark))
        tail = block[-1024:]
    return wanted
