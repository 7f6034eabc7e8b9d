"""How is YAML cut into records? At the keys or documents that stand at the margin; each piece is parsed alone.

All scalars stay strings as written ("1.10" is no number). Aliases are not followed, nesting and size are bounded, and
damage in one piece leaves the others whole. Source: YAML 1.2, of which libyaml reads the parts used here.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, BinaryIO

import msgspec
import yaml

from dragoman.formats.json import Json
from dragoman.record.finding import Place, Report
from dragoman.text.encoding import decode

SIZE_LIMIT = 4_000_000
"""Bytes of a file: such files are written by hand."""
DEPTH_LIMIT = 64
_KEY = re.compile(
    rb"^(?![\s#\-}\]%.,&*!|>'@`])[^\s:#][^\n]{0,400}?:(?=\s)|^[\"'][^\n\"']{1,400}[\"']\s*:(?=\s)", re.MULTILINE
)
_MARGIN_KEY = re.compile(r"^([A-Za-z][\w-]{0,60}):(?=\s)", re.MULTILINE)
_DOCUMENT = re.compile(rb"^---(?=\s|\Z)|^\.\.\.\s*$", re.MULTILINE)
_ALIAS = re.compile(r"(?:^|[\s,\[{:-])\*\w", re.MULTILINE)
_INDENT = re.compile(r"^ {200}", re.MULTILINE)


class Found(msgspec.Struct, frozen=True):
    """One parsed piece, its exact bytes, and where they stand."""

    value: Json
    raw: bytes
    place: Place
    encoding: str


def documents(stream: BinaryIO, report: Report) -> Iterator[Found]:
    """Give each document of a YAML stream that is a mapping."""
    yield from _pieces(stream, report, _DOCUMENT)


def members(stream: BinaryIO, report: Report) -> Iterator[Found]:
    """Give each member of a mapping at the margin, as a mapping of its one key."""
    yield from _pieces(stream, report, _KEY)


def _pieces(stream: BinaryIO, report: Report, cut: re.Pattern[bytes]) -> Iterator[Found]:
    raw = stream.read(SIZE_LIMIT + 1)
    if len(raw) > SIZE_LIMIT:
        report.reject(raw[:SIZE_LIMIT], "read.too_large", Place(report.file), what="the file", limit=SIZE_LIMIT)
        return
    if not raw.strip():
        report.add("read.empty", Place(report.file))
    starts = [found.start() for found in cut.finditer(raw)]
    bounds = [0, *(start for start in starts if start), len(raw)]
    for start, end in pairwise(bounds):
        piece = raw[start:end]
        place = Place(report.file, line=raw.count(b"\n", 0, start) + 1, column=1, offset=start)
        yield from _found(piece, place, report)


def _found(piece: bytes, place: Place, report: Report) -> Iterator[Found]:
    decoded = decode(piece)
    text = decoded.text.lstrip("\ufeff").replace("\0", "")
    body = re.sub(r"^(?:---|\.\.\.)[^\n]*", "", text)
    if not re.sub(r"^\s*(?:#[^\n]*)?$", "", body, flags=re.MULTILINE).strip():
        return
    try:
        value = parsed(body)
    except ValueError as error:
        report.reject(piece, "yaml.invalid", place, reason=str(error)[:200])
        return
    if not isinstance(value, dict):
        report.reject(piece, "yaml.invalid", place, reason="a mapping was expected")
        return
    told = Counter(_MARGIN_KEY.findall(body))
    for key in (key for key, count in told.items() if count > 1):
        report.add("yaml.key_twice", place, key=key)
    yield Found(value, piece, place, decoded.encoding)


def parsed(text: str) -> Any:
    """Parse one document. Raises ``ValueError`` when it is none, nests too deeply or holds aliases."""
    if _deep(text):
        raise ValueError(f"nested deeper than {DEPTH_LIMIT} levels")
    try:
        if _ALIAS.search(text) and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, _LOADER)):
            raise ValueError("aliases are not followed")
        return yaml.load(text, _LOADER)  # noqa: S506  (the base loader makes strings, lists and mappings only)
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(" ".join(str(error).split())) from error


_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _deep(text: str) -> bool:
    """Say whether brackets or indents go deeper than the limit (those in quotes count too: 64 are none too few)."""
    depth = deepest = 0
    for char in re.findall(r"[\[\]{}]", text):
        depth = max(0, depth + (1 if char in "[{" else -1))
        deepest = max(deepest, depth)
    dashes = re.search(r"(?:- ){65}", text)
    return deepest > DEPTH_LIMIT or bool(_INDENT.search(text)) or bool(dashes)


class _Dumper(yaml.SafeDumper):
    """Writes each value where it stands, without aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  (the signature is PyYAML's)
        return True


def write_document(stream: BinaryIO, value: Json) -> None:
    """Write a mapping in the order of its members, each string so that it is read back as it is."""
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    stream.write(str(text).encode("utf-8", "replace"))
