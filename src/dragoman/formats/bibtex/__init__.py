"""BibTeX, as BibTeX 0.99d and biblatex have it and as the world writes it.

Reads entries without keys, with missing commas or braces, with fields in several languages (``title_fa``), with LaTeX
commands for the letters of every script; inherits along ``crossref`` and ``xdata``; knows what JabRef, Better BibTeX,
Mendeley, Citavi and Sinaweb add. Text between entries, comments and preambles are kept as rejected pieces.
"""

import re

from dragoman.formats.bibtex import tables
from dragoman.formats.bibtex.read import read
from dragoman.formats.bibtex.write import writer
from dragoman.formats.format import Field, Format

_ENTRY = re.compile(rb"@\s*[A-Za-z]+\s*[{(]\s*[^,={}]*(?:,|=)")
_BIBLATEX = re.compile(rb"(?i)\b(?:journaltitle|date|location|langid|eventtitle|entrysubtype)\s*=")


def sniff(head: bytes, name: str) -> float:
    """Recognise ``@word{key,``; a little less sure when biblatex's own fields are there."""
    if b"\0" in head:
        head = head.replace(b"\0", b"")
    if not _ENTRY.search(head):
        return 0.05 if name.lower().endswith(".bib") else 0.0
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"@", b"%"))
    return (0.95 if begins else 0.8) - (0.02 if _BIBLATEX.search(head) else 0.0)


def _rows() -> tuple[Field, ...]:
    """Make the rows of the field table from the mapping tables."""
    rows = [Field(name, path) for name, path in (tables.FORM_FIELDS | tables.PLAIN_FIELDS).items()]
    for table in (tables.FORM_FIELDS_READ_ONLY, tables.PLAIN_FIELDS_READ_ONLY, tables.DATE_FIELDS_READ_ONLY):
        rows += [Field(name, path, "read only: written under its first name") for name, path in table.items()]
    rows += [Field(name, f"contributor:{role}") for name, role in tables.NAME_FIELDS.items()]
    rows += [Field(name, f"identifier:{scheme}") for name, scheme in tables.IDENTIFIER_FIELDS.items()]
    rows += [Field(name, path) for name, path in tables.DATE_FIELDS.items()]
    rows += [Field(name, f"link:{kind}") for name, kind in tables.LINK_FIELDS.items()]
    return (*rows, *_SPECIAL)


_SPECIAL = (
    Field("year, month, day", "issued"),
    Field("number", "issue, number or series.number", "an article's issue, else the number in the series, if any"),
    Field("subtitle, booksubtitle", "title, container.title", "joined to the title with a colon"),
    Field("maintitle", "container.title", "of a volume; container.container.title of a part"),
    Field("eprint + eprinttype", "identifier, or link:pdf", "an address is the open full text"),
    Field("language, langid", "languages"),
    Field("file", "link", "label:path:type; several parted by semicolons"),
    Field("editora + editoratype …", "contributor", "compilers, founders, redactors …"),
    Field("x_LANG (title_fa, author_en …)", "a further form of x in that language"),
    Field("x_lang", "the language of the first form of x", "written when it differs from the record's language"),
    Field("entrysubtype", "type", "our type where BibTeX has none"),
)
_CANNOT_HOLD = (
    "notes, references and citations", "metrics", "sections of the text", "affiliations and identifiers of people",
    "classifications of the container", "contributors of the container other than editors",
)  # fmt: skip

FORMAT = Format(
    name="bibtex",
    title="BibTeX",
    extensions=("bib", "bibtex"),
    media_type="application/x-bibtex",
    sniff=sniff,
    read=read,
    write=writer("bibtex"),
    fields=_rows(),
    cannot_hold=_CANNOT_HOLD,
)
