"""What does a page's JSON-LD say? Finds the works among its schema.org objects; the schema.org format reads each."""

from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.formats.draft import FORMS, Draft
from dragoman.formats.html.tables import SCHEMA_WORKS
from dragoman.formats.schema_org import record_of
from dragoman.record.finding import Report
from dragoman.record.model import Record, Source
from dragoman.text.tag import normal_tag

_DEPTH = 6
_MOST = 1000
_NESTED = ("container", "series", "event", "original", "reviewed")
_LISTED = frozenset({*FORMS, *_NESTED, "contributors", "identifiers", "languages", "links", "extra", "type", "source"})
_PLAIN = tuple(name for name in Record.__struct_fields__ if name not in _LISTED)


def works(value: object, depth: int = _DEPTH) -> Iterator[dict[str, Any]]:
    """Give each object that describes a work, also inside ``@graph``, lists and ``mainEntity``.

    >>> graph = [{"@type": "WebSite", "name": "x"}, {"@type": "Book", "name": "كتاب"}]
    >>> [one["name"] for one in works({"@graph": graph})]
    ['كتاب']
    """
    if isinstance(value, list):
        for one in value[:_MOST] if depth else ():
            yield from works(one, depth - 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if SCHEMA_WORKS.intersection(kinds if isinstance(kinds, list) else [str(kinds)]):
            yield value
            return
        for key in ("@graph", "mainEntity", "mainEntityOfPage") if depth else ():
            yield from works(value.get(key), depth - 1)


def drafts(text: str, report: Report) -> Iterator[Draft]:
    """Read the works of one script's JSON; nothing when it is none or nests too deeply."""
    try:
        value = msgspec.json.decode(text.strip().removeprefix("<!--").removesuffix("-->"))
    except (msgspec.DecodeError, RecursionError) as error:
        if text.strip():
            report.add("json.invalid", reason=f"application/ld+json: {error}")
        return
    for one in works(value):
        draft = draft_of(record_of(one, report, Source()))
        others = one.get("alternateName")
        for other in others if isinstance(others, list) else [others]:
            _put_title(draft, other)
        yield draft


def _put_title(draft: Draft, other: object) -> None:
    """Add a title in another language ("alternateName" with its ``@language``)."""
    if isinstance(other, dict) and isinstance(other.get("@value"), str):
        draft.text("title", other["@value"].strip(), normal_tag(str(other.get("@language") or "")))
    elif isinstance(other, str) and other.strip():
        draft.text("title", other.strip())


def draft_of(record: Record) -> Draft:
    """Give a record as a draft, to be merged with what other vocabularies say."""
    draft = Draft()
    draft.type = record.type
    draft.values = {name: value for name in _PLAIN if (value := getattr(record, name))}
    draft.forms = {name: forms for name in FORMS if (forms := getattr(record, name))}
    draft.contributors, draft.identifiers = list(record.contributors), list(record.identifiers)
    draft.links, draft.languages = list(record.links), list(record.languages)
    draft.extra = dict(record.extra)
    for name in _NESTED:
        if (part := getattr(record, name)) is not None:
            draft.nested[name] = draft_of(part)
    return draft
