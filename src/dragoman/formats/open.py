"""Which files are to be read? Paths in, named binary streams out: files, folders, gzip, ZIP, standard input."""

import gzip
import io
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO, BinaryIO

import msgspec

from dragoman.record.finding import Place, Report

LARGEST = 4 << 30
"""Bytes of one unpacked file; what is longer is cut there, and said."""
MOST = 100_000
"""Members of one archive, or files of one folder."""
DEEPEST = 3
"""Archives inside of archives."""
DENSEST = 1000
"""Times a member may be larger than its packed form: text packs to a tenth, a bomb to a thousandth."""

_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
_SKIPPED = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError)


class Input(msgspec.Struct):
    """One file to be read: its name ("archive.zip!folder/member.ris" inside of an archive) and its seekable stream."""

    name: str
    stream: BinaryIO


def open_inputs(paths: Iterable[str | Path], report: Report) -> Iterator[Input]:
    """Open what the paths name, one after the other; each stream is closed when the next one is asked for.

    A folder gives its files in the order of their names, hidden ones left out; ``-`` is standard input. Archives are
    recognised by content. Raises ``FileNotFoundError`` for a path that does not exist; whatever is wrong inside of a
    folder or archive becomes a finding.
    """
    for path in paths:
        if str(path) == "-":
            with _spooled(sys.stdin.buffer) as stream:
                yield from _unpacked(Input("-", stream), report, 0)
        else:
            yield from _of_path(Path(path), report)


def _of_path(path: Path, report: Report) -> Iterator[Input]:
    if not path.exists():
        raise FileNotFoundError(f"there is no file or folder {path}")
    for file in _files(path, report) if path.is_dir() else (path,):
        try:
            stream = file.open("rb")
        except OSError as error:
            report.add("read.failed", Place(str(file)), format="file", reason=error.strerror)
            continue
        with stream:
            yield from _unpacked(Input(str(file), stream), report, 0)


def _files(folder: Path, report: Report) -> Iterator[Path]:
    """Give the files of a folder and of those in it; links to folders are not followed."""
    found = 0
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name in _SKIPPED:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path, report)
        elif path.is_file():
            found += 1
            if found > MOST:
                report.add("read.too_large", Place(str(folder)), what="the folder", limit=f"{MOST} files")
                return
            yield path


def _spooled(stream: BinaryIO) -> BinaryIO:
    spool = tempfile.SpooledTemporaryFile(max_size=64 << 20)  # noqa: SIM115 - closed by the caller
    for block in iter(lambda: stream.read(1 << 20), b""):
        spool.write(block)
    spool.seek(0)
    return spool  # type: ignore[return-value]


def _unpacked(given: Input, report: Report, depth: int) -> Iterator[Input]:
    begins = _beginning(given, report)
    if begins.startswith((_GZIP, _ZIP)) and depth >= DEEPEST:
        report.add("read.too_deep", Place(given.name), limit=DEEPEST)
    elif begins.startswith(_GZIP):
        packed = gzip.GzipFile(fileobj=given.stream)
        name = given.name.removesuffix(".gz")
        with io.BufferedReader(_Bounded(packed, name, report)) as stream:
            yield from _unpacked(Input(name, stream), report, depth + 1)
    elif begins.startswith(_ZIP):
        yield from _of_zip(given, report, depth)
    else:
        yield given


def _beginning(given: Input, report: Report) -> bytes:
    begins = given.stream.read(4)
    given.stream.seek(0)
    return begins


def _of_zip(given: Input, report: Report, depth: int) -> Iterator[Input]:
    try:
        archive = zipfile.ZipFile(given.stream)
    except _BROKEN as error:
        report.add("read.failed", Place(given.name), format="ZIP", reason=error)
        return
    with archive:
        members = archive.infolist()
        if members and members[0].filename in _OFFICE:
            given.stream.seek(0)
            yield given
            return
        if len(members) > MOST:
            report.add("read.too_large", Place(given.name), what="the archive", limit=f"{MOST} members")
        for member in members[:MOST]:
            yield from _of_member(archive, member, given.name, report, depth)


def _of_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, within: str, report: Report, depth: int
) -> Iterator[Input]:
    name = _readable(member)
    if member.is_dir() or any(part in _SKIPPED or part.startswith("._") for part in PurePosixPath(name).parts):
        return
    reason = _refusal(member, name)
    if reason:
        report.add("read.archive_member", Place(within), name=name, reason=reason)
        return
    try:
        packed = archive.open(member)
    except _BROKEN as error:
        report.add("read.archive_member", Place(within), name=name, reason=error)
        return
    full = f"{within}!{name}"
    with io.BufferedReader(_Bounded(packed, full, report)) as stream:
        yield from _unpacked(Input(full, stream), report, depth + 1)


def _readable(member: zipfile.ZipInfo) -> str:
    """Give a member's name; names without the UTF-8 flag are tried as UTF-8 and GBK, as Chinese tools write them."""
    if member.flag_bits & 0x800 or member.filename.isascii():
        return member.filename
    raw = member.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _refusal(member: zipfile.ZipInfo, name: str) -> str:
    """Say why a member is refused, "" when it is not."""
    paths = (PurePosixPath(name), PureWindowsPath(name))
    if paths[0].is_absolute() or paths[1].is_absolute() or paths[1].drive or paths[1].root:
        return "its name is absolute"
    if any(".." in path.parts for path in paths):
        return "its name leads out of the archive"
    if (member.external_attr >> 16) & 0o170000 == 0o120000:
        return "it is a link"
    if member.flag_bits & 1:
        return "it is encrypted"
    if member.file_size > LARGEST:
        return f"it is larger than {LARGEST} bytes"
    if member.file_size > DENSEST * max(member.compress_size, 1 << 10):
        return "it unpacks to too many times its size"
    return ""


class _Bounded(io.RawIOBase):
    """Reads an unpacking stream up to a limit; what is broken in it ends it, with a finding instead of an exception."""

    def __init__(self, packed: gzip.GzipFile | IO[bytes], name: str, report: Report) -> None:
        self._packed = packed
        self._name = name
        self._report = report
        self._at = 0
        self._told = False

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        if self._at >= LARGEST:
            self._tell("read.too_large", what=self._name, limit=f"{LARGEST} bytes")
            return 0
        try:
            block = self._packed.read(len(view))
        except _BROKEN as error:
            self._tell("read.failed", format="archive", reason=error)
            return 0
        view[: len(block)] = block
        self._at += len(block)
        return len(block)

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = self._packed.seek(offset, whence)
        return self._at

    def tell(self) -> int:
        return self._at

    def close(self) -> None:
        self._packed.close()
        super().close()

    def _tell(self, code: str, **values: object) -> None:
        if not self._told:
            self._report.add(code, Place(self._name, offset=self._at), **values)
        self._told = True
