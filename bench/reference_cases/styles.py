"""How well are references of named citation styles read? Through the command, field by field, strict.

Each file of tests/references/styles is one style: a reference a paragraph, its expected fields in the
indented lines. All were written before the program read any. Every third of a style is held out: only its figures are
known.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parents[2] / "tests/references/styles"
_DASHES = str.maketrans("–—‐‑−", "-----")
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_HAN = re.compile("[\u3400-\u9fff]")
_NAMES = ("author", "editor", "translator", "director", "interviewer")
_PLAIN = {
    "title": "title", "container": "container-title", "series": "collection-title", "volume": "volume",
    "pages": "page", "total": "number-of-pages", "place": "publisher-place", "publisher": "publisher",
    "isbn": "ISBN", "doi": "DOI", "url": "URL", "lang": "language", "archive": "archive", "shelf": "archive_location",
    "type": "type",
}  # fmt: skip
APART = frozenset({"type", "lang"})
"""Told apart from the printed fields: no reference prints them."""


class Case(NamedTuple):
    """A reference as printed, what it says field by field, and whether it is held out."""

    printed: str
    fields: dict[str, str]
    held_out: bool


def cases(style: str) -> list[Case]:
    """Read the cases of one style ("oxford", "gost" …)."""
    made: list[Case] = []
    for at, block in enumerate((FOLDER / f"{style}.txt").read_text("utf-8").strip().split("\n\n")):
        printed, *rest = block.splitlines()
        pairs = (line.partition(" = ")[::2] for line in rest)
        made.append(Case(printed, {name.strip(): _plain(value) for name, value in pairs}, at % 3 == 2))
    return made


def styles() -> list[str]:
    """Name the styles there are cases of."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def read(style: str) -> list[dict[str, str]]:
    """Read all references of a style with the command, and give the fields of each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{style}.txt"
        path.write_text("".join(f"{one.printed}\n\n" for one in cases(style)), encoding="utf-8")
        ran = subprocess.run(
            [sys.executable, "-m", "dragoman", "references", str(path), "--to", "csl-json"],
            capture_output=True, text=True, check=True, encoding="utf-8",
        )  # fmt: skip
    return [fields_of(one) for one in json.loads(ran.stdout)]


def fields_of(csl: dict[str, Any]) -> dict[str, str]:
    """Give the fields of a CSL-JSON object as the cases write them."""
    said = {name: _plain(str(csl[key])) for name, key in _PLAIN.items() if csl.get(key)}
    said |= {name: _plain("; ".join(_name(one) for one in csl[name])) for name in _NAMES if csl.get(name)}
    number = csl.get("issue") or csl.get("number")
    said |= {"issue": _plain(str(number))} if number else {}
    said |= {"edition": _edition(str(csl["edition"]))} if csl.get("edition") else {}
    if "doi.org/" in said.get("url", ""):
        del said["url"]
    extra = csl.get("custom", {}).get("dragoman", {})
    for name, key in (("date", "issued"), ("accessed", "accessed")):
        date = _date(csl.get(key, {}), extra.get(key, {}))
        said |= {name: date} if date else {}
    return said


def measured() -> dict[str, dict[str, object]]:
    """Give for each style, and all together, the strict micro-F1 of its fields: all cases, and those held out."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for style in styles():
        for name, right, ours, theirs, held in _compared(style):
            parts = (style, "all styles") if name not in APART else (f"({name})",)
            for part in parts:
                for key in (part, f"{part}, held out") if held else (part,):
                    counts[key].update(right=right, ours=ours, theirs=theirs)
    return {
        part: {"fields": one["theirs"], "strict": round(2 * one["right"] / (one["ours"] + one["theirs"]), 4)}
        for part, one in sorted(counts.items())
    }


def strict(style: str) -> float:
    """Give the strict micro-F1 of the printed fields of one style."""
    rows = [row for row in _compared(style) if row[0] not in APART]
    return 2 * sum(row[1] for row in rows) / sum(row[2] + row[3] for row in rows)


def missed(style: str) -> Iterator[str]:
    """Tell what was read otherwise than expected, of the cases that are not held out."""
    for case, said in zip(cases(style), read(style), strict=True):
        if case.held_out:
            continue
        for name in sorted(case.fields.keys() | said.keys()):
            if case.fields.get(name, "") != said.get(name, ""):
                yield f"{name}: {said.get(name, '')!r} for {case.fields.get(name, '')!r} in {case.printed}"


def _compared(style: str) -> Iterator[tuple[str, int, int, int, bool]]:
    for case, said in zip(cases(style), read(style), strict=True):
        for name in case.fields.keys() | said.keys():
            ours, theirs = said.get(name, ""), case.fields.get(name, "")
            yield name, int(ours == theirs), int(bool(ours)), int(bool(theirs)), case.held_out


def _plain(text: str) -> str:
    """Fold what does not matter: kinds of dash, digits of other scripts, a full stop at the end."""
    return text.translate(_DASHES).translate(_DIGITS).strip(" .")


def _name(name: dict[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    if _HAN.match(name.get("family", "")):
        return f"{name['family']}{name.get('given', '')}"
    particle = name.get("non-dropping-particle") or name.get("dropping-particle") or ""
    return ", ".join(filter(None, (f"{particle} {name.get('family', '')}".strip(), name.get("given", ""))))


def _edition(text: str) -> str:
    number = re.search(r"\d+", _plain(text))
    return number[0] if number else text


def _date(csl: dict[str, Any], own: dict[str, str]) -> str:
    """Give a date as ISO 8601 or EDTF; one of another calendar as it is printed."""
    if own.get("calendar"):
        return _plain(own["literal"])
    if own.get("edtf"):
        return own["edtf"]
    parts = ["-".join(f"{int(part):02}" for part in one) for one in csl.get("date-parts", [])]
    return "/".join(parts) or str(csl.get("literal", ""))
