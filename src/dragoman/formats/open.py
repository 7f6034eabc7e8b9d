"""Which files are to be read? Paths in, named binary streams out: files, folders, gzip, ZIP, standard input."""

import gzip
import io
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
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

KEPT_ASIDE = 1 << 20
"""Bytes that are kept of an input, or of an archive's member, of which nothing could be made."""

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
        report.reject(kept(given.stream), "read.too_deep", Place(given.name), limit=DEEPEST)
    elif begins.startswith(_GZIP):
        packed = gzip.GzipFile(fileobj=given.stream)
        name = given.name.removesuffix(".gz")
        yield from _within(_Bounded(packed, name, report, lambda: kept(given.stream)), name, report, depth)
    elif begins.startswith(_ZIP):
        yield from _of_zip(given, report, depth)
    else:
        yield given


def _within(unpacking: "_Bounded", name: str, report: Report, depth: int) -> Iterator[Input]:
    """Give what is in an archive, unless it is broken from the beginning: that has been told, and it is kept aside."""
    with io.BufferedReader(unpacking) as stream:
        if stream.peek(1) or not unpacking.told:
            yield from _unpacked(Input(name, stream), report, depth + 1)


def _beginning(given: Input, report: Report) -> bytes:
    begins = given.stream.read(4)
    given.stream.seek(0)
    return begins


def _of_zip(given: Input, report: Report, depth: int) -> Iterator[Input]:
    try:
        archive = zipfile.ZipFile(given.stream)
    except _BROKEN as error:
        report.reject(kept(given.stream), "read.failed", Place(given.name), format="ZIP", reason=error)
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
            yield from _of_member(archive, member, given, report, depth)


def _of_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, given: Input, report: Report, depth: int
) -> Iterator[Input]:
    name = _readable(member)
    if member.is_dir() or any(part in _SKIPPED or part.startswith("._") for part in PurePosixPath(name).parts):
        return
    stream, size = given.stream, min(member.compress_size + len(member.filename) + _HEADER, KEPT_ASIDE)

    def raw() -> bytes:
        return kept(stream, member.header_offset, size)

    reason: object = _refusal(member, name)
    if not reason:
        try:
            packed = archive.open(member)
        except _BROKEN as error:
            reason = error
    if reason:
        report.reject(raw(), "read.archive_member", Place(given.name), name=name, reason=reason)
        return
    full = f"{given.name}!{name}"
    yield from _within(_Bounded(packed, full, report, raw), full, report, depth)


_HEADER = 30
"""Bytes before the name of a member (APPNOTE 6.3.10, section 4.3.7)."""


def kept(stream: BinaryIO, start: int = 0, size: int = KEPT_ASIDE) -> bytes:
    """Give the bytes to be kept of a stream, which is left where it was."""
    before = stream.tell()
    stream.seek(start)
    raw = stream.read(size)
    stream.seek(before)
    return raw


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
    """Reads an unpacking stream up to a limit; what is broken in it ends it, with a finding instead of an exception.

    What could be unpacked before is read; the packed bytes are kept aside.
    """

    def __init__(self, packed: gzip.GzipFile | IO[bytes], name: str, report: Report, raw: Callable[[], bytes]) -> None:
        self._packed = packed
        self._name = name
        self._report = report
        self._raw = raw
        self._at = 0
        self.told = False

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
            block = self._packed.read1(len(view))  # type: ignore[union-attr]  # read() would lose what came before
        except _BROKEN as error:
            self._broken(error)
            return 0
        view[: len(block)] = block
        self._at += len(block)
        return len(block)

    def seek(self, offset: int, whence: int = 0) -> int:
        try:
            self._at = self._packed.seek(offset, whence)
        except _BROKEN as error:
            self._broken(error)
        return self._at

    def tell(self) -> int:
        return self._at

    def close(self) -> None:
        self._packed.close()
        super().close()

    def _broken(self, error: Exception) -> None:
        if isinstance(error, EOFError):
            self._tell("read.archive_truncated", count=self._at)
        else:
            self._tell("read.failed", format="archive", reason=error)

    def _tell(self, code: str, **values: object) -> None:
        if not self.told:
            self.told = True
            self._report.reject(self._raw(), code, Place(self._name, offset=self._at), **values)
