"""JATS: the Journal Article Tag Suite (ANSI/NISO Z39.96, versions 1.0 to 1.3) and the NLM DTD before it.

``trans-title-group``, ``trans-abstract`` and ``kwd-group`` with ``xml:lang`` hold the further forms,
``name-alternatives`` those of a name; footnotes become notes, cited sources references. The body is not read. Dates of
other calendars are read from ``calendar`` with ``iso-8601-date`` beside it.
"""

from collections.abc import Iterable
from typing import BinaryIO

from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, held
from dragoman.formats.jats import write as writing
from dragoman.formats.jats.read import NAME, read
from dragoman.record.finding import Report
from dragoman.record.model import Record

FIELDS: tuple[Field, ...] = (
    Field("@article-type", "type"),
    Field("@article-type", "genre", "read only: one that says more than the type"),
    Field("@xml:lang", "languages", "one language"),
    Field("article-title, trans-title", "title"),
    Field("alt-title", "short_title"),
    Field("contrib", "contributors", "name-alternatives for further forms"),
    Field("contrib", "container.contributors"),
    Field("journal-title", "container.title"),
    Field("abbrev-journal-title", "container.short_title"),
    Field("issn", "container.identifiers"),
    Field("publisher-name", "publisher"),
    Field("publisher-loc", "publisher_place"),
    Field("pub-date", "issued"),
    Field("pub-date[@pub-type='epub']", "available"),
    Field("history/date[@date-type='received']", "submitted", "read only"),
    Field("volume", "volume"),
    Field("issue", "issue"),
    Field("fpage, lpage, page-range", "pages"),
    Field("elocation-id", "article_number"),
    Field("article-id", "identifiers"),
    Field("self-uri", "links"),
    Field("abstract, trans-abstract", "abstract"),
    Field("abstract/sec, fn, ack, funding-statement", "sections"),
    Field("kwd-group", "keywords"),
    Field("permissions", "rights"),
    Field("conference", "event"),
    Field("product", "reviewed", "read only"),
    Field("fn-group", "notes"),
    Field("ref-list", "references", "as printed"),
)
HELD = held(FIELDS)


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write articles of JATS 1.3 without bodies."""
    writing.write(records, stream, report, HELD)


def sniff(head: bytes, name: str) -> float:
    """Recognise the document type or the elements."""
    if b"JATS" in head[:1000] or b"NLM//DTD Journal" in head[:1000]:
        return 0.97
    return 0.95 if b"<article-meta" in head or b"<journal-meta" in head else 0.0


FORMAT = Format(
    name=NAME,
    title="JATS",
    extensions=("xml", "nxml"),
    media_type="application/jats+xml",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
