"""Crossref XML: what registries answer (unixref 1.0, 1.1) and what publishers deposit (schemas 4.3 to 5.3).

A journal, book or conference wraps its articles, chapters or papers; each of these is a record, the wrapping unit its
container. Second titles stand in ``original_language_title``, second forms of names in ``alt-name``. Abstracts are
JATS. Source: the Crossref deposit schemas, 5.3.1.
"""

from collections.abc import Iterable
from typing import BinaryIO

from dragoman.formats.crossref_xml import write as writing
from dragoman.formats.crossref_xml.read import NAME, read
from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, held
from dragoman.record.finding import Report
from dragoman.record.model import Record

FIELDS: tuple[Field, ...] = (
    Field("journal, book, conference, dissertation …", "type", "other types become posted content"),
    Field("titles", "title", "the title and its original"),
    Field("contributors", "contributors", "alt-name for a second form; authors, editors, chairs, translators"),
    Field("book_metadata/contributors", "container.contributors"),
    Field("full_title, proceedings_title, titles", "container.title"),
    Field("abbrev_title", "container.short_title"),
    Field("issn, isbn", "container.identifiers"),
    Field("volume", "volume"),
    Field("issue", "issue"),
    Field("pages", "pages"),
    Field("item_number", "article_number"),
    Field("item_number", "number"),
    Field("publication_date", "issued", "the first Gregorian date alone"),
    Field("publication_date[@media_type='online']", "available", "read only"),
    Field("publisher_name, institution_name", "publisher", "of books, papers and theses"),
    Field("publisher_place, institution_place", "publisher_place"),
    Field("edition_number", "edition"),
    Field("degree", "genre"),
    Field("event_metadata", "event"),
    Field("series_metadata", "series", "read only"),
    Field("@language", "languages", "one language"),
    Field("doi, isbn, issn", "identifiers"),
    Field("resource", "links"),
    Field("abstract", "abstract"),
    Field("license_ref", "rights"),
    Field("citation_list", "references"),
    Field("assertion[@name='funder_name']", "sections", "read only"),
    Field("review_of", "reviewed", "read only"),
)
HELD = held(FIELDS)


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write ``doi_records``, as a query is answered."""
    writing.write(records, stream, report, HELD)


def sniff(head: bytes, name: str) -> float:
    """Recognise Crossref's own elements."""
    marks = (b"<doi_record", b"crossref_result", b"www.crossref.org/", b"<doi_batch", b"<crossref>")
    return 0.98 if any(mark in head for mark in marks) else 0.0


FORMAT = Format(
    name=NAME,
    title="Crossref XML",
    extensions=("xml",),
    media_type="application/vnd.crossref.unixref+xml",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
