"""MODS: the Library of Congress's Metadata Object Description Schema, versions 3.0 to 3.8, as libraries and text
projects use it.

Forms are told apart by ``xml:lang`` (or ``lang`` with ``script``) on the element or its part; names of one
``altRepGroup`` are forms of one name. The work an article stands in is ``relatedItem type="host"``, whose ``part``
holds the article's volume, issue and pages. Dates of other calendars stand in ``dateOther calendar="…"`` beside the
Gregorian ``dateIssued``. Source: MODS User Guidelines, version 3.
"""

from collections.abc import Iterable
from typing import BinaryIO

from dragoman.formats.format import Field, Format
from dragoman.formats.held import cannot_hold, held
from dragoman.formats.mods import write as writing
from dragoman.formats.mods.read import NAME, read
from dragoman.record.finding import Report
from dragoman.record.model import Record

FIELDS: tuple[Field, ...] = (
    Field("genre, typeOfResource, relatedItem", "type", "by genre first, then by host and kind of resource"),
    Field("titleInfo", "title", "a form for each xml:lang; subtitle and part follow after a colon and a full stop"),
    Field("titleInfo[@type='abbreviated']", "short_title"),
    Field("name", "contributors", "role by relator code; altRepGroup links the forms of a name"),
    Field("name[@type='conference']", "event.title"),
    Field("originInfo/publisher", "publisher"),
    Field("originInfo/place/placeTerm", "publisher_place"),
    Field("originInfo/dateIssued, dateOther", "issued", "dateOther for the printed date of another calendar"),
    Field("originInfo/dateCaptured", "accessed"),
    Field("originInfo/dateValid", "available"),
    Field("originInfo/edition", "edition"),
    Field("language/languageTerm", "languages"),
    Field("physicalDescription/form", "medium"),
    Field("physicalDescription/extent", "dimensions"),
    Field("physicalDescription/extent", "number_of_pages"),
    Field("abstract", "abstract"),
    Field("tableOfContents", "sections"),
    Field("note", "remarks", "a type of the note stands before it"),
    Field("subject", "keywords", "one keyword for each subject, its parts joined with --"),
    Field("subject/cartographics/scale", "scale"),
    Field("classification", "classifications"),
    Field("identifier", "identifiers"),
    Field("identifier[@type='citekey']", "key"),
    Field("location/url", "links"),
    Field("location/physicalLocation", "archive"),
    Field("location/shelfLocator", "call_number"),
    Field("accessCondition", "rights"),
    Field("genre", "genre", "one that is no type of ours"),
    Field("relatedItem[@type='host']", "container"),
    Field("relatedItem[@type='host']/part/detail", "volume"),
    Field("relatedItem[@type='host']/part/detail", "issue"),
    Field("relatedItem[@type='host']/part/detail", "part"),
    Field("relatedItem[@type='host']/part/detail", "chapter"),
    Field("relatedItem[@type='host']/part/detail", "section"),
    Field("relatedItem[@type='host']/part/detail", "article_number"),
    Field("relatedItem[@type='host']/part/extent", "pages"),
    Field("relatedItem[@type='series']", "series"),
    Field("relatedItem[@type='original']", "original"),
    Field("relatedItem[@type='reviewOf']", "reviewed"),
)
HELD = held(FIELDS)


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write a ``modsCollection`` of MODS 3.7."""
    writing.write(records, stream, report, HELD)


def sniff(head: bytes, name: str) -> float:
    """Recognise the namespace or the element names."""
    if b"loc.gov/mods/" in head:
        return 0.97
    return 0.8 if b"<mods" in head and b"<titleInfo" in head else 0.0


FORMAT = Format(
    name=NAME,
    title="MODS",
    extensions=("xml", "mods"),
    media_type="application/mods+xml",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
