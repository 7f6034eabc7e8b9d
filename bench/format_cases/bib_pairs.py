"""Cases from JabRef and CNKI_2_BibTeX: an input beside the .bib file that the peer makes of it.

The .bib is read by our own BibTeX reader: a fault of it would hide in these figures, and shows in those of Zotero.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from bench.format_cases import DATA, Case, Flat, corpus
from bench.format_cases.flat import flat
from dragoman.formats.bibtex.read import read
from dragoman.record.finding import Report

_STEMS: dict[str, str] = {
    "RisImporter": "ris", "MedlinePlainImporter": "medline", "NbibImporter": "medline", "IsiImporter": "wos",
    "EndnoteXmlImporter": "endnote_xml", "MedlineImporter": "pubmed", "MODSImporter": "mods",
    "MarcXmlParser": "marcxml", "MarcXMLParser": "marcxml", "CitaviXmlImporter": "citavi", "CffImporter": "cff",
}  # fmt: skip
"""How JabRef's test files begin → our format."""

_ELSEWHERE = frozenset({"key", "callnumber"})
"""Fields in which the peer's own habits stand (it makes its keys), not the input's values."""


def _expected(path: Path) -> list[Flat]:
    records = read(io.BytesIO(path.read_bytes()), Report())
    found = []
    for record in records:
        one = {field: values for field, values in flat(record).items() if field not in _ELSEWHERE and values}
        one.setdefault("anywhere", []).extend(value for values in record.extra.values() for value in values)
        found.append({field: values for field, values in one.items() if values})
    return found


@corpus
def jabref() -> Iterator[Case]:
    """Give JabRef's pairs."""
    folder = DATA / "importers" / "jabref_fileformat"
    for bib in sorted(folder.rglob("*.bib")):
        kind = next((name for stem, name in _STEMS.items() if bib.stem.startswith(stem)), "")
        given = [path for path in bib.parent.glob(f"{bib.stem}.*") if path.suffix != ".bib"]
        if kind and given:
            yield Case(kind, f"jabref/{bib.stem}", given[0].read_bytes(), given[0].name, _expected(bib))


@corpus
def cnki() -> Iterator[Case]:
    """Give CNKI_2_BibTeX's NoteExpress files."""
    folder = DATA / "importers" / "noteexpress_cnki2bibtex"
    for path in sorted(folder.glob("*.net")):
        expected = _expected(folder / "title" / f"{path.stem}.bib")
        yield Case("noteexpress", f"cnki/{path.stem}", path.read_bytes(), path.name, expected)


@corpus
def muqtabas() -> Iterator[Case]:
    """Give the articles of al-Muqtabas in MODS, with the .bib file made of the same TEI."""
    for path in sorted((DATA / "importers" / "arabic_mods_bibtex_muqtabas").glob("*.MODS.xml")):
        bib = path.with_name(path.name.replace(".MODS.xml", ".bib"))
        if bib.exists():
            # the .bib says of each "digital TEI edition", which the MODS does not
            expected = [{field: one[field] for field in one if field != "note"} for one in _expected(bib)]
            yield Case("mods", f"muqtabas/{bib.stem}", path.read_bytes(), path.name, expected)
