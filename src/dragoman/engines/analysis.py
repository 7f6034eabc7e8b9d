"""What is a work found under? The analysis of a work into the fields of an index: a pure function of the work.

It needs no engine, so it runs in worker processes as well (``Put.prepared``).
"""

from collections.abc import Callable, Iterator
from math import log2

from dragoman.engines.east_asian import reading_tokens, written_name
from dragoman.engines.port import Prepared, Work
from dragoman.engines.tokens import GAP, exact_tokens, first_tokens, spans, streams
from dragoman.record.form import Forms
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name
from dragoman.text.normal import fold
from dragoman.text.tag import language, script

TEXT_FIELDS = ("title", "contributors", "container", "keywords", "abstract", "notes", "publication")
"""The fields that are searched word by word."""

_MOST_NOTES = 2_000
_LONGEST_TEXT = 200_000
"""No more of a work's notes and of one text is analysed: the rest is kept, though not found."""

_NOW = 2026
"""The year against which recency is reckoned; fixed, so that the same work is always analysed alike."""

_HAS: dict[str, Callable[[Record], object]] = {
    "abstract": lambda record: record.abstract,
    "notes": lambda record: record.notes,
    "references": lambda record: record.references,
    "keywords": lambda record: record.keywords,
    "fulltext": lambda record: any(link.kind in {"fulltext", "pdf", "html"} for link in record.links),
    "open": lambda record: any(link.access == "open" for link in record.links),
    "link": lambda record: record.links,
    "doi": lambda record: record.identifier("doi"),
    "isbn": lambda record: record.identifier("isbn"),
    "author": lambda record: record.contributors,
    "year": lambda record: record.issued.year,
    "journal": lambda record: record.container,
    "translation": lambda record: any(form.is_machine for form in record.title),
}
"""What ``has:`` can ask for, and how a record is seen to have it."""

HAS = (*_HAS, "citations")
"""The words that may stand after ``has:``; whether a work has citations is the work's to say, not its record's."""


def prepare(work: Work) -> Prepared:
    """Analyse a work into index fields: text fields as space-joined tokens, marks, facets and sort keys."""
    record = work.record
    texts = _texts(record)
    streamed = {name: _stream(found) for name, found in texts.items()}
    tongue = _tongue(record)
    read = dict.fromkeys(token for name in _names(record) for token in reading_tokens(name, tongue))
    if read:
        streamed["contributors"] = " ".join([streamed["contributors"], GAP, *read])
    return Prepared(
        texts={name: text for name, text in streamed.items() if text},
        exact=" ".join(dict.fromkeys(_exact(texts))),
        identifiers=tuple(dict.fromkeys(_identifiers(record))),
        marks=tuple(dict.fromkeys(_marks(work))),
        facets=_facets(record),
        year=record.issued.year,
        zone=_zone(record),
        cited=_cited(work),
        prior=_prior(work),
        title=_sort_text(record.title[0].value if record.title else ""),
        author=_sort_text(record.contributors[0].name.display if record.contributors else ""),
    )


def _tongue(record: Record) -> str:
    """Give the language in which a work's names are written, as far as it is said: that of the work or its title."""
    return next(iter((*record.languages, *(form.lang for form in record.title[:1]))), "")


def texts_of(record: Record) -> Iterator[tuple[str, str, str]]:
    """Give every searched text of a record as (field, language tag, text), in the order in which hits are shown."""
    for name in TEXT_FIELDS:
        yield from ((name, tag, text) for tag, text in _TEXTS[name](record) if text)


def _texts(record: Record) -> dict[str, list[str]]:
    """Give the texts of the fields that have some, the longest cut."""
    found = {name: [text[:_LONGEST_TEXT] for _, text in _TEXTS[name](record)] for name in TEXT_FIELDS}
    return {name: texts for name, texts in found.items() if texts}


Tagged = Iterator[tuple[str, str]]


def _forms(*groups: Forms) -> Tagged:
    return ((form.lang, form.value) for forms in groups for form in forms)


def _titles(record: Record) -> Tagged:
    yield from _forms(record.title, record.short_title)
    for other in (record.reviewed, record.original):
        if other:
            yield from _forms(other.title)


def _names(record: Record) -> Iterator[Name]:
    inner = (other for other in (record.container, record.reviewed, record.original) if other)
    people = [*record.contributors, *(one for other in inner for one in other.contributors)]
    return (name for one in people for name in one.names)


def _contributors(record: Record) -> Tagged:
    return ((name.lang, written_name(name)) for name in _names(record))


def author_words(record: Record) -> Iterator[str]:
    """Give the words of the names of a record, unspaced ones whole.

    >>> list(author_words(Record(contributors=(Contributor((Name(family="Goltz", given="Thomas"),)),))))
    ['thomas', 'goltz']
    """
    for name in _names(record):
        text = written_name(name)
        for span in spans(text):
            yield fold(text[span.start : span.end]) if span.unspaced else span.tokens[0]


def _containers(record: Record) -> Tagged:
    for other in (record.container, record.series, record.event):
        if other:
            yield from _forms(other.title, other.short_title)


def _notes(record: Record) -> Tagged:
    for note in record.notes[:_MOST_NOTES]:
        yield "", note.text
    if not record.notes:
        for reference in record.references[:_MOST_NOTES]:
            yield reference.printed.lang, reference.printed.value
    yield from _forms(record.remarks, record.annotation)
    for section in record.sections:
        if section.kind not in {"abstract", "set_aside"}:
            yield section.text.lang, section.text.value


_TEXTS: dict[str, Callable[[Record], Tagged]] = {
    "title": _titles,
    "contributors": _contributors,
    "container": _containers,
    "keywords": lambda record: _forms(record.keywords),
    "abstract": lambda record: _forms(record.abstract),
    "notes": _notes,
    "publication": lambda record: _forms(record.publisher, record.publisher_place, record.genre),
}


def _stream(texts: list[str]) -> str:
    """Join the forms of a field: their main streams first, the tails behind, gaps between."""
    mains: list[str] = []
    tails: list[str] = []
    for text in texts:
        main, tail = streams(text)
        mains += [GAP, *main] if mains else main
        tails += tail
    return " ".join([*mains, GAP, *tails] if tails else mains)


EXACT_FIELDS = ("title", "contributors", "container", "keywords")
"""The fields whose words are also found as they are written."""


def _exact(texts: dict[str, list[str]]) -> Iterator[str]:
    for name in EXACT_FIELDS:
        for text in texts.get(name, ()):
            yield from exact_tokens(text)


def _identifiers(record: Record) -> Iterator[str]:
    records = (record, record.container, record.original, record.reviewed, record.series)
    for one in records:
        yield from (identifier.value.lower() for identifier in (one.identifiers if one else ()))
    yield from (value.lower() for value in (record.id, record.key) if value)


def _marks(work: Work) -> Iterator[str]:
    record = work.record
    yield f"id:{work.id}"
    yield from (f"member:{member}" for member in work.members)
    yield from (f"cites:{cited}" for cited in work.cites)
    yield f"type:{record.type}"
    yield from (f"has:{what}" for what, test in _HAS.items() if test(record))
    if work.cites:
        yield "has:citations"
    tags = [*record.languages, *(form.lang for form in (*record.title, *record.abstract) if not form.is_machine)]
    for tag in tags:
        if tag:
            yield f"lang:{language(tag)}"
            yield f"lang:{tag.lower()}"
            yield f"script:{script(tag).lower()}"
    yield from _standing(record)


def _standing(record: Record) -> Iterator[str]:
    for metric in record.container.metrics if record.container else ():
        if metric.category:
            yield f"category:{fold(metric.category)}"
        if metric.name == "jcr_quartile":
            yield f"quartile:{metric.value.lower()}"


def _zone(record: Record) -> int | None:
    metrics = record.container.metrics if record.container else ()
    zones = [metric.value for metric in metrics if metric.name == "cas_zone"]
    return min((int(zone) for zone in zones if zone.isascii() and zone.isdigit() and len(zone) < 3), default=None)


def _languages(record: Record) -> list[str]:
    titles = (form.lang for form in record.title if form.lang and not form.is_machine and not form.is_transliteration)
    return [language(tag) for tag in (*record.languages, *titles)]


def _author(one: Contributor) -> str:
    return one.name.shown


_FACETS: dict[str, Callable[[Record], list[str]]] = {
    "language": _languages,
    "journal": lambda record: [form.value for form in (record.container.title if record.container else ())[:1]],
    "type": lambda record: [record.type],
    "author": lambda record: [_author(one) for one in record.contributors],
    "subject": lambda record: [form.value for form in record.keywords],
}


def _facets(record: Record) -> dict[str, tuple[str, ...]]:
    found = {name: tuple(dict.fromkeys(value[:200] for value in of(record) if value)) for name, of in _FACETS.items()}
    return {name: values for name, values in found.items() if values}


def _cited(work: Work) -> int:
    counts = [metric.value for metric in work.record.metrics if metric.name == "citations"]
    told = max((int(count) for count in counts if count.isascii() and count.isdigit() and len(count) < 8), default=0)
    return max(told, work.cited_by)


def _prior(work: Work) -> float:
    """Say how much a work is liked before any question: recent and cited ones, by at most a tenth of the score.

    The score is multiplied with ``log2(2 + prior)``.
    """
    year = work.record.issued.year
    recent = 0.0 if year is None else 0.05 * max(0.0, 1 - max(0, _NOW - year) / 50)
    return round(recent + 0.1 * min(1.0, log2(1 + _cited(work)) / 12), 4)


def _sort_text(text: str) -> str:
    return " ".join(first_tokens(text[:400]))[:40]
