"""In which forms are records given to harvesters? Each made by one of our formats."""

import msgspec
from lxml import etree

from dragoman.api.content import written
from dragoman.api.xml import Element
from dragoman.formats import formats
from dragoman.record.model import Record

_SCHEMA = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"


class MetadataForm(msgspec.Struct, frozen=True):
    """One form: its namespace, its schema, and our format that writes it."""

    space: str
    schema: str
    format: str


FORMS = {
    "oai_dc": MetadataForm(
        "http://www.openarchives.org/OAI/2.0/oai_dc/", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd", "dublin_core"
    ),
    "marcxml": MetadataForm(
        "http://www.loc.gov/MARC21/slim", "http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd", "marcxml"
    ),
    "mods": MetadataForm("http://www.loc.gov/mods/v3", "http://www.loc.gov/standards/mods/v3/mods-3-7.xsd", "mods"),
}
"""Metadata prefix → form."""


def element(record: Record, prefix: str) -> Element:
    """Give a record in a form, as one element."""
    form = FORMS[prefix]
    made = etree.fromstring(written([record], formats()[form.format]))[0]
    made.set(_SCHEMA, f"{form.space} {form.schema}")
    made.tail = None
    return made
