"""Cases from the files of commonmeta whose schemas say what each element holds: the expectation is the table below.

No peer's answer is at hand for these; a table of plain paths, read with the standard library alone, stands in for one.
"""

import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import yaml

from bench.format_cases import DATA, Case, Flat, corpus

FOLDER = DATA / "importers" / "commonmeta"

JSON_PATHS: dict[str, dict[str, str]] = {
    "schema_org": {
        "name": "title", "headline": "title", "author": "author", "creator": "author", "editor": "editor",
        "publisher.name": "publisher", "datePublished": "date", "description": "abstract", "url": "link",
        "version": "version", "softwareVersion": "version",
    },
    "crossref_json": {
        "message.title": "title", "title": "title", "author": "author", "editor": "editor", "publisher": "publisher",
        "volume": "volume", "issue": "issue", "page": "pages", "container-title": "container", "DOI": "doi",
        "ISSN": "issn", "URL": "anywhere",
    },
    "csl_json": {
        "title": "title", "author": "author", "container-title": "container", "volume": "volume", "issue": "issue",
        "page": "pages", "DOI": "doi", "URL": "link", "abstract": "abstract", "ISSN": "issn", "publisher": "publisher",
    },
    "datacite_json": {
        "titles.title": "title", "creators": "author", "publisher": "publisher", "publisher.name": "publisher",
        "publicationYear": "year", "doi": "doi", "subjects.subject": "keyword", "descriptions.description": "anywhere",
        "version": "version", "url": "link",
    },
    "cff": {
        "title": "title", "authors": "author", "version": "version", "doi": "doi", "date-released": "date",
        "keywords": "keyword", "abstract": "abstract", "license": "rights", "repository-code": "link",
    },
}  # fmt: skip
"""Format → path of keys → field of the bench."""

DATACITE_XML: dict[str, str] = {
    "titles/title": "title", "creators/creator/creatorName": "author", "publisher": "publisher",
    "publicationYear": "year", "subjects/subject": "keyword", "descriptions/description": "anywhere",
    "version": "version", "language": "language", "rightsList/rights": "rights", "identifier": "anywhere",
    "contributors/contributor/contributorName": "anywhere", "sizes/size": "anywhere", "formats/format": "anywhere",
}  # fmt: skip
"""Path of local names below the resource → field of the bench (DataCite Metadata Schema 2.2 to 4.5)."""

_FILES: tuple[tuple[str, str], ...] = (
    ("schema_org", "schema_org*.json"), ("schema_org", "codemeta*.json"), ("crossref_json", "crossref.json"),
    ("csl_json", "citeproc*.json"), ("csl_json", "csl-list.json"), ("datacite_json", "datacite*.json"),
    ("cff", "CITATION.cff"),
)  # fmt: skip


@corpus
def trees() -> Iterator[Case]:
    """Give the JSON and YAML files, each with what its keys say."""
    for name, pattern in _FILES:
        for path in sorted(FOLDER.glob(pattern)):
            raw = path.read_bytes()
            try:
                told = yaml.safe_load(raw) if path.suffix == ".cff" else json.loads(raw)
            except ValueError:
                continue  # broken on purpose: nothing can be expected of it
            works = told if isinstance(told, list) else [told]
            expected = [_of_keys(one, JSON_PATHS[name]) for one in works if isinstance(one, dict)]
            yield Case(name, f"commonmeta/{path.name}", raw, path.name, expected)


@corpus
def datacite_xml() -> Iterator[Case]:
    """Give the XML files of DataCite, each with what its elements say."""
    for path in sorted(FOLDER.glob("*.xml")):
        raw = path.read_bytes()
        try:
            root = ET.fromstring(raw)
        except ET.ParseError:
            continue  # broken on purpose
        if _local(root) == "resource":
            yield Case("datacite_xml", f"commonmeta/{path.name}", raw, path.name, [_of_elements(root)])


def _of_keys(told: dict[str, Any], paths: dict[str, str]) -> Flat:
    found: Flat = {}
    for path, field in paths.items():
        values = [text for one in _at(told, path.split(".")) for text in _texts(one)]
        if values:
            found.setdefault(field, []).extend(values)
    return found


def _at(told: Any, path: list[str]) -> Iterator[Any]:
    if isinstance(told, list):
        for one in told:
            yield from _at(one, path)
    elif not path:
        yield told
    elif isinstance(told, dict) and path[0] in told:
        yield from _at(told[path[0]], path[1:])


def _texts(one: Any) -> Iterator[str]:
    """Give a plain value; of a person the parts of the name."""
    if isinstance(one, (str, int, float)) and str(one).strip():
        yield str(one).strip()
    elif hasattr(one, "isoformat"):
        yield one.isoformat()
    elif isinstance(one, dict):
        family = next((str(one[key]) for key in ("family", "familyName", "family-names") if one.get(key)), "")
        given = next((str(one[key]) for key in ("given", "givenName", "given-names") if one.get(key)), "")
        name = " ".join(part for part in (family, given) if part) or str(one.get("name") or one.get("literal") or "")
        if name:
            yield name


def _of_elements(root: ET.Element) -> Flat:
    found: Flat = {}
    for path, field in DATACITE_XML.items():
        level = [root]
        for part in path.split("/"):
            level = [child for one in level for child in one if _local(child) == part]
        values = [" ".join("".join(one.itertext()).split()) for one in level]
        if any(values):
            found.setdefault(field, []).extend(value for value in values if value)
    return found


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
