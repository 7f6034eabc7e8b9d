"""Cases from the tests of Zotero's translators: the input, and the items that Zotero makes of it."""

import json
import re
from collections.abc import Iterator

from bench.format_cases import DATA, Case, Flat, corpus

FORMATS: dict[str, str] = {
    "BibTeX": "bibtex", "RIS": "ris", "CNKI Refer": "refer", "CNKI RefWorks": "refworks", "RefWorks Tagged": "refworks",
    "Refer/BibIX": "refer", "Web of Science Tagged": "wos", "MEDLINE/nbib": "medline", "Endnote XML": "endnote_xml",
    "MODS": "mods", "MARC": "marc", "MARCXML": "marcxml", "PubMed XML": "pubmed", "CSL JSON": "csl_json",
    "Datacite JSON": "datacite_json", "OpenAlex JSON": "openalex", "Crossref Unixref XML": "crossref_xml",
}  # fmt: skip
"""Zotero's names of the formats → ours."""

TYPES: dict[str, tuple[str, ...]] = {
    "journalArticle": ("article-journal",), "book": ("book", "collection"), "bookSection": ("chapter",),
    "conferencePaper": ("paper-conference",), "thesis": ("thesis",), "report": ("report",), "webpage": ("webpage",),
    "patent": ("patent",), "manuscript": ("manuscript",), "document": ("document", "article"),
    "newspaperArticle": ("article-newspaper",), "magazineArticle": ("article-magazine",), "standard": ("standard",),
    "statute": ("legislation", "regulation"), "computerProgram": ("software",), "dataset": ("dataset",),
    "map": ("map",),
    "audioRecording": ("song",), "videoRecording": ("motion_picture",), "film": ("motion_picture",),
    "blogPost": ("post-weblog",), "preprint": ("article",), "encyclopediaArticle": ("entry-encyclopedia",),
    "dictionaryEntry": ("entry-dictionary",), "hearing": ("hearing",), "presentation": ("speech",),
    "letter": ("personal_communication",), "artwork": ("graphic",),
}  # fmt: skip
"""Zotero's item types → ours (more than one where we say it more closely)."""

FIELDS: dict[str, str] = {
    "title": "title", "shortTitle": "shorttitle", "publicationTitle": "container", "bookTitle": "container",
    "proceedingsTitle": "container", "blogTitle": "container", "websiteTitle": "container",
    "encyclopediaTitle": "container", "dictionaryTitle": "container", "series": "series", "seriesTitle": "series",
    "seriesNumber": "seriesnumber", "volume": "volume", "issue": "issue", "pages": "pages", "edition": "edition",
    "publisher": "publisher", "university": "publisher", "institution": "publisher", "company": "publisher",
    "label": "publisher", "studio": "publisher", "distributor": "publisher", "place": "place", "DOI": "doi",
    "ISBN": "isbn", "ISSN": "issn", "url": "link", "abstractNote": "abstract", "date": "date", "issueDate": "date",
    "thesisType": "genre", "reportType": "genre", "numPages": "numberofpages", "numberOfVolumes": "numberofvolumes",
    "reportNumber": "number", "patentNumber": "number", "number": "number", "documentNumber": "number",
    "language": "language", "callNumber": "callnumber", "rights": "rights", "journalAbbreviation": "containershort",
    "archive": "archive", "archiveLocation": "archivelocation", "accessDate": "accessed", "version": "version",
    "scale": "scale", "conferenceName": "event", "repository": "publisher", "PMID": "pmid", "PMCID": "pmcid",
    "archiveID": "anywhere",
    "assignee": "anywhere", "issuingAuthority": "anywhere", "country": "anywhere", "committee": "anywhere",
    "legislativeBody": "anywhere", "session": "anywhere", "applicationNumber": "anywhere", "format": "anywhere",
    "libraryCatalog": "anywhere",
}  # fmt: skip
"""Zotero's fields → the bench's; ``anywhere`` is right wherever the record says it."""

_EXTRA = re.compile(r"^[^:\n]+:\s*(.+)$", re.MULTILINE)
_TAGS = re.compile(r"<[^>]+>")


def item(given: dict[str, object]) -> Flat:
    """Bring one Zotero item into the flat shape."""
    found: Flat = {"type": list(TYPES.get(str(given["itemType"]), (str(given["itemType"]),)))}
    for field, value in given.items():
        if field in FIELDS and value:
            found.setdefault(FIELDS[field], []).append(str(value))
    for one in given.get("creators") or []:  # type: ignore[attr-defined]
        role = _ROLES.get(one["creatorType"], one["creatorType"])
        name = " ".join(part for part in (one.get("lastName"), one.get("firstName"), one.get("name")) if part)
        found.setdefault(role, []).append(name)
    for tag in given.get("tags") or []:  # type: ignore[attr-defined]
        found.setdefault("keyword", []).append(tag if isinstance(tag, str) else tag["tag"])
    for note in given.get("notes") or []:  # type: ignore[attr-defined]
        found.setdefault("anywhere", []).append(_TAGS.sub(" ", note if isinstance(note, str) else note.get("note", "")))
    found.setdefault("anywhere", []).extend(_EXTRA.findall(str(given.get("extra", ""))))
    return {field: values for field, values in found.items() if values}


_ROLES = {
    "seriesEditor": "collection-editor", "bookAuthor": "container-author", "presenter": "author", "artist": "author",
    "programmer": "author", "cartographer": "author", "reviewedAuthor": "reviewed-author",
}  # fmt: skip


@corpus
def cases() -> Iterator[Case]:
    """Give the shared part of the cases."""
    path = DATA / "derived" / "zotero_import_cases.jsonl"
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        one = json.loads(line)
        if one["format"] in FORMATS:
            expected = [item(given) for given in one["items"]]
            yield Case(FORMATS[one["format"]], one["id"], one["input"].encode(), "", expected)
