"""DataCite JSON: what the DataCite REST API answers, and the flat form that content negotiation gives.

Titles, descriptions and subjects carry their language; second titles are "TranslatedTitle". Source: DataCite Metadata
Schema 4.6 and the DataCite REST API.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dragoman.formats.datacite_json.attributes import attributes_of, understand
from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, held
from dragoman.formats.json import Json, records
from dragoman.formats.member import text, write_array
from dragoman.formats.sheet import Sheet
from dragoman.record.finding import Report
from dragoman.record.model import Record, Source

NAME = "datacite_json"

FIELDS: tuple[Field, ...] = (
    Field("types", "type"),
    Field("types.resourceType", "genre"),
    Field("titles", "title", "a form for each language, further ones as TranslatedTitle"),
    Field("titles (AlternativeTitle)", "short_title"),
    Field("creators, contributors", "contributors", "a creator for each form of a name"),
    Field("contributors", "container.contributors"),
    Field("contributors (HostingInstitution)", "archive", "read only"),
    Field("publisher", "publisher", "one form"),
    Field("dates, publicationYear", "issued", "dateInformation holds a printed date with its calendar"),
    Field("dates (Available)", "available"),
    Field("dates (Submitted)", "submitted"),
    Field("language", "languages", "one language"),
    Field("version", "version"),
    Field("subjects", "keywords"),
    Field("descriptions (Abstract)", "abstract"),
    Field("descriptions (Other)", "remarks"),
    Field("descriptions (TableOfContents)", "sections"),
    Field("rightsList", "rights"),
    Field("sizes", "number_of_pages"),
    Field("doi, identifiers", "identifiers"),
    Field("url, contentUrl", "links"),
    Field("relatedItems, container", "container.title"),
    Field("relatedItems, container", "container.identifiers", "one identifier"),
    Field("relatedItems, container", "volume"),
    Field("relatedItems, container", "issue"),
    Field("relatedItems, container", "pages"),
    Field("descriptions (SeriesInformation)", "series", "read only"),
)
HELD = held(FIELDS)


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each set of attributes; members that are not understood are kept and told."""
    for found in records(stream, report, ("data",), looks):
        inner = found.value.get("attributes")
        attributes = inner if isinstance(inner, dict) else found.value
        doi = text(attributes.get("doi")) or text(found.value.get("id"))
        source = Source(report.file, NAME, found.start, found.line, found.encoding, "DataCite", doi, found.raw)
        sheet = Sheet(NAME, report, source)
        understand(attributes, sheet)
        yield sheet.made()


def looks(value: Json) -> bool:
    """Say whether an object holds DataCite attributes."""
    return "attributes" in value or ("titles" in value and ("creators" in value or "types" in value))


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write an array of attributes."""
    write_array(stream, (attributes_of(record, report, NAME, HELD) for record in records))


def sniff(head: bytes, name: str) -> float:
    """Recognise members only DataCite has."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in {b"[", b"{"}:
        return 0.0
    marks = (
        b'"resourceTypeGeneral"',
        b'"publicationYear"',
        b'"nameIdentifiers"',
        b"datacite.org/schema",
        b'"titleType"',
    )
    return min(0.97, 0.45 * sum(mark in head for mark in marks))


FORMAT = Format(
    name=NAME,
    title="DataCite JSON",
    extensions=("json",),
    media_type="application/vnd.datacite.datacite+json",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
