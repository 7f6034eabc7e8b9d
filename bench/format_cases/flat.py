"""What does one of our records say, in the flat shape in which peers' expectations are compared?"""

from bench.format_cases import Flat
from dragoman.record.date import Date
from dragoman.record.form import Forms
from dragoman.record.model import Record


def flat(record: Record) -> Flat:
    """Give the values of a record by the bench's fields; a field may have several values that are all acceptable."""
    found: Flat = {}

    def add(field: str, *values: str) -> None:
        found.setdefault(field, []).extend(value for value in values if value)

    add("type", record.type)
    for field, name in _FORMS.items():
        add(name, *_values(getattr(record, field)))
    for field, name in _PLAIN.items():
        add(name, getattr(record, field))
    add("key", record.key)
    add("language", *record.languages)
    for field in ("issued", "accessed", "submitted", "available"):
        add({"issued": "date"}.get(field, field), *_date(getattr(record, field)))
    _whole(record, add)
    for one in _people(record):
        add(one.role, *(_name(name) for name in one.names))
    for one in _identifiers(record):
        add({"eissn": "issn", "issn-l": "issn"}.get(one.scheme, one.scheme), one.value)
    add("link", *(link.url for link in record.links))
    return found


_FORMS = {
    "title": "title", "short_title": "shorttitle", "abstract": "abstract", "keywords": "keyword", "publisher":
    "publisher", "publisher_place": "place", "edition": "edition", "genre": "genre", "remarks": "note",
    "annotation": "note", "medium": "medium", "rights": "rights", "archive": "archive",
    "archive_place": "archiveplace", "authority": "authority", "jurisdiction": "jurisdiction",
}  # fmt: skip
_PLAIN = {
    "volume": "volume", "issue": "issue", "pages": "pages", "number": "number", "article_number": "articlenumber",
    "number_of_pages": "numberofpages", "number_of_volumes": "numberofvolumes", "version": "version", "part": "part",
    "chapter": "chapter", "section": "section", "call_number": "callnumber", "archive_location": "archivelocation",
    "status": "status", "scale": "scale",
}  # fmt: skip


def _whole(record: Record, add) -> None:  # type: ignore[no-untyped-def]
    container, series, event = record.container, record.series, record.event
    if container:
        add("container", *_values(container.title))
        add("containershort", *_values(container.short_title))
        if container.container:
            add("container", *_values(container.container.title))
        for field in ("publisher", "publisher_place"):
            add(_FORMS[field], *_values(getattr(container, field)))
        add("date", *_date(container.issued))
    if series:
        add("series", *_values(series.title))
        add("seriesnumber", series.number, series.volume)
    if event:
        add("event", *_values(event.title))
        add("eventplace", *_values(event.publisher_place))
        add("eventdate", *_date(event.issued))
    if record.original:
        add("original", *_values(record.original.title), *_date(record.original.issued))
    if record.reviewed:
        add("reviewed", *_values(record.reviewed.title))


def _people(record: Record):  # type: ignore[no-untyped-def]
    wholes = (record, record.container, record.series, record.original, record.reviewed, record.event)
    return [one for whole in wholes if whole for one in whole.contributors]


def _identifiers(record: Record):  # type: ignore[no-untyped-def]
    wholes = (record, record.container, record.series)
    return [one for whole in wholes if whole for one in whole.identifiers]


def _values(forms: Forms) -> list[str]:
    return [form.value for form in forms]


def _date(date: Date) -> list[str]:
    return [value for value in (date.edtf, date.literal) if value]


def _name(name) -> str:  # type: ignore[no-untyped-def]
    if name.literal:
        return str(name.literal)
    parts = (name.particle, name.family, name.given, name.dropping_particle, name.suffix)
    return " ".join(part for part in parts if part)
