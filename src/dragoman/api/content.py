"""A work in another form: which media type is which format, and records written in it."""

import io
from collections.abc import Sequence

from starlette.responses import Response

from dragoman.formats import formats
from dragoman.formats.format import Format
from dragoman.record.finding import Report
from dragoman.record.model import Record

BIBLIOGRAPHY = "text/x-bibliography"
ALIASES: dict[str, str] = {
    "application/vnd.citationstyles.csl+json": "csl_json",
    "application/x-bibtex": "bibtex",
    "text/x-bibtex": "bibtex",
    "application/x-research-info-systems": "ris",
    "text/x-research-info-systems": "ris",
    "application/ld+json": "schema_org",
    "application/vnd.schemaorg.ld+json": "schema_org",
    "application/json": "csl_json",
    "application/xml": "dublin_core",
    "text/xml": "dublin_core",
    "application/yaml": "cff",
}
"""Media types that several formats have, or that have several names → the format that is given."""
UNTOLD = frozenset({"text/plain"})
"""Media types by which no format is chosen: any browser's or tool's text would be meant."""


def media_type(form: Format) -> str:
    """Give the media type of what a format writes, with its encoding where that is text."""
    kind = form.media_type or "text/plain"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def by_media_type() -> dict[str, Format]:
    """Give the writable formats by media type: those with an alias first, then the others."""
    every = formats()
    table = {kind: every[name] for kind, name in ALIASES.items() if name in every}
    for one in every.values():
        if one.write and one.media_type and one.media_type not in UNTOLD:
            table.setdefault(one.media_type.lower(), one)
    return table


def written(records: Sequence[Record], form: Format) -> bytes:
    """Write records in a format. Raises ``ValueError`` when it cannot be written."""
    if form.write is None:
        raise ValueError(f"{form.name} cannot be written")
    stream = io.BytesIO()
    form.write(records, stream, Report())
    return stream.getvalue()


def in_format(records: Sequence[Record], form: Format, kind: str = "") -> Response:
    """Give records in a format as an answer; ``kind`` is the media type asked for where it has several."""
    ending = form.extensions[0] if form.extensions else "txt"
    headers = {"content-disposition": f'inline; filename="works.{ending}"'}
    return Response(written(records, form), media_type=kind or media_type(form), headers=headers)
