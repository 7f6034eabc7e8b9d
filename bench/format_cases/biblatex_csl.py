"""Cases from biblatex-csl-converter: real users' libraries, and the fields it reads from them."""

import json
from collections.abc import Iterator
from typing import Any

from bench.format_cases import DATA, Case, Flat, corpus
from dragoman.formats.bibtex import tables

FIELDS: dict[str, str] = {
    "title": "title", "journaltitle": "container", "booktitle": "container", "maintitle": "container",
    "volume": "volume", "number": "issue", "issue": "issue", "pages": "pages", "date": "date", "publisher": "publisher",
    "institution": "publisher", "organization": "publisher", "location": "place", "doi": "doi", "isbn": "isbn",
    "issn": "issn", "url": "link", "urldate": "accessed", "abstract": "abstract", "keywords": "keyword",
    "series": "series", "edition": "edition", "note": "note", "langid": "language", "language": "language",
    "shorttitle": "shorttitle", "eventtitle": "event", "venue": "eventplace", "eventdate": "eventdate", "type": "genre",
    "shortjournal": "containershort", "pagetotal": "numberofpages", "volumes": "numberofvolumes", "version": "version",
    "chapter": "chapter", "part": "part", "howpublished": "medium", "pubstate": "status", "eid": "articlenumber",
}  # fmt: skip
"""Its fields → the bench's; others are right wherever the record says them."""


@corpus
def cases() -> Iterator[Case]:
    """Give each .bib with its .json."""
    for path in sorted((DATA / "importers" / "biblatex_csl_converter" / "import" / "bib").glob("*.bib")):
        given = path.with_suffix(".json")
        if given.exists():
            entries = json.loads(given.read_text("utf-8"))
            entries = entries.get("entries", entries)
            expected = [_flat(entries[key]) for key in sorted(entries, key=int)]
            yield Case("biblatex", f"converter/{path.stem}", path.read_bytes(), path.name, expected)


@corpus
def csl() -> Iterator[Case]:
    """Give each .csl with its .json."""
    for path in sorted((DATA / "importers" / "biblatex_csl_converter" / "import" / "csl").glob("*.csl")):
        given = path.with_suffix(".json")
        works = json.loads(path.read_text("utf-8"))
        entries = json.loads(given.read_text("utf-8")) if given.exists() else {}
        entries = entries.get("entries", entries)
        if len(works) == len(entries) and isinstance(works, dict):
            # the answer has types of biblatex, the input those of CSL, where "article" is no journal's
            expected = [{**_flat(entries[key]), "type": [], "key": [str(one.get("id", ""))]}
                        for key, one in zip(sorted(entries, key=int), works.values(), strict=True)]  # fmt: skip
            expected = [{field: values for field, values in one.items() if values} for one in expected]
            raw = json.dumps(list(works.values()), ensure_ascii=False).encode()
            yield Case("csl_json", f"converter-csl/{path.stem}", raw, path.name, expected)


def _flat(entry: dict[str, Any]) -> Flat:
    found: Flat = {"key": [entry["entry_key"]]}
    kind = (tables.TYPES | tables.TYPES_READ_ONLY).get(entry["bib_type"].replace("-", ""))
    if kind:
        found["type"] = [kind]
    for field, value in entry["fields"].items():
        role = tables.NAME_FIELDS.get(field)
        if role:
            found.setdefault(role, []).extend(_name(one) for one in value)
        else:
            values = [one for one in _values(value) if one.strip()]
            found.setdefault(FIELDS.get(field, "anywhere"), []).extend(values)
    return {field: values for field, values in found.items() if values}


def _values(value: Any) -> list[str]:
    """Give the text of a rich text, a list of them, a range or a plain string."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and value and all(isinstance(one, dict) and "text" in one for one in value):
        return ["".join(one["text"] for one in value)]
    if isinstance(value, list) and value and all(isinstance(one, list) for one in value):
        return ["–".join(text for part in one for text in _values(part)) for one in value]
    if isinstance(value, list):
        return [text for one in value for text in _values(one)]
    return []


def _name(one: dict[str, Any]) -> str:
    parts = ("literal", "prefix", "family", "given", "suffix")
    return " ".join(text for part in parts for text in _values(one.get(part, [])))
