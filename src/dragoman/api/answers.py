"""What does the API answer with? The shapes of its JSON; records are ours (docs/vocabulary.md), whole or brief."""

from typing import Annotated

import msgspec
from msgspec import Meta

from dragoman.engines.port import Hit, Work
from dragoman.library.suggest import Suggestion
from dragoman.record.change import Change
from dragoman.record.model import Record
from dragoman.serving.jobs import Job

Url = Annotated[str, Meta(extra_json_schema={"format": "uri-reference"})]


class WorkFound(msgspec.Struct, frozen=True, kw_only=True):
    """One work: ``url`` is its permanent address, ``changed`` when it was last changed in this library (ISO, UTC)."""

    id: str
    url: Url
    record: Record
    members: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    cited_by: int = 0
    changed: str = ""


class Marked(msgspec.Struct, frozen=True):
    """A text in which the question hit: its field and language, and the spans [start, end) in code points."""

    field: str
    lang: str
    text: str
    spans: tuple[tuple[int, int], ...] = ()


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One work found, its score, and where it was hit."""

    work: WorkFound
    score: float
    hits: tuple[Marked, ...] = ()


class Count(msgspec.Struct, frozen=True):
    """How many works found have a value."""

    value: str
    count: int


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """An answer to a question: ``next`` is the address of the next page ("" on the last).

    ``through`` tells over which forms or translations the question was widened, ``messages`` what was not understood,
    ``meant`` a spelling that would find something, ``relaxed`` whether works with some of the words only are given.
    """

    total: int
    results: tuple[Result, ...] = ()
    facets: dict[str, tuple[Count, ...]] = {}
    next: Url = ""
    through: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    meant: str = ""
    relaxed: bool = False


class Works(msgspec.Struct, frozen=True, kw_only=True):
    """Works in the order of their last changes; ``gone`` are ids of works that are no longer there."""

    works: tuple[WorkFound, ...] = ()
    gone: tuple[str, ...] = ()
    next: Url = ""


class SourceRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One source's record of a work: as kept, what was repaired, what was noticed (sentences)."""

    id: str
    record: Record
    changes: tuple[Change, ...] = ()
    findings: tuple[str, ...] = ()


class SourceRecords(msgspec.Struct, frozen=True):
    """All records of a work."""

    records: tuple[SourceRecord, ...] = ()


class Citations(msgspec.Struct, frozen=True):
    """The works of this library that a work cites, and those that cite it (at most 100 each)."""

    cites: tuple[WorkFound, ...] = ()
    cited_by: tuple[WorkFound, ...] = ()


class Bibliography(msgspec.Struct, frozen=True):
    """Works as a style cites them: a cite for each, and the list's parts with the ids they are of.

    ``findings`` are sentences: what is missing for a whole reference.
    """

    citations: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


class Suggestions(msgspec.Struct, frozen=True):
    """Completions, the likeliest first."""

    suggestions: tuple[Suggestion, ...] = ()


class FormatShown(msgspec.Struct, frozen=True, kw_only=True):
    """A format: whether it can be read and written, its endings of files, its media type."""

    name: str
    title: str
    media_type: str = ""
    extensions: tuple[str, ...] = ()
    reads: bool = False
    writes: bool = False


class Formats(msgspec.Struct, frozen=True):
    """All formats."""

    formats: tuple[FormatShown, ...] = ()


class StyleShown(msgspec.Struct, frozen=True):
    """A citation style: its id and title."""

    id: str
    title: str


class Styles(msgspec.Struct, frozen=True):
    """Citation styles found."""

    styles: tuple[StyleShown, ...] = ()


class ImportShown(msgspec.Struct, frozen=True, kw_only=True):
    """An import of the past, also by the command line: how many records it added, and when it was taken back."""

    name: str
    when: str
    added: int = 0
    undone: str = ""


class Imports(msgspec.Struct, frozen=True):
    """The jobs this server remembers, and the imports that the library does, the latest first."""

    jobs: tuple[Job, ...] = ()
    imports: tuple[ImportShown, ...] = ()


HEAVY = ("notes", "references", "sections", "extra", "annotation")
"""What a brief record leaves out, beside abstracts after the first."""


def brief(record: Record) -> Record:
    """Give a record without what is long."""
    return record.replace(**{name: type(getattr(record, name))() for name in HEAVY}, abstract=record.abstract[:1])


def hit_shown(hit: Hit, work: WorkFound) -> Result:
    """Give a hit with its marks as spans."""
    return Result(work=work, score=hit.score, hits=tuple(marked(*one) for one in hit.hits))


def marked(field: str, lang: str, snippet: str) -> Marked:
    r"""Give a snippet without its marks, and where they were.

    >>> marked("title", "en", "the \ue000Karabakh\ue001 war")
    Marked(field='title', lang='en', text='the Karabakh war', spans=((4, 12),))
    """
    text, spans, start = "", [], 0
    for character in snippet:
        if character == "\ue000":
            start = len(text)
        elif character == "\ue001":
            spans.append((start, len(text)))
        else:
            text += character
    return Marked(field, lang, text, tuple(spans))


def shown(work: Work, url: str, changed: str = "", record: Record | None = None) -> WorkFound:
    """Give a work as the API shows it; ``record`` in the stead of its own (a brief one)."""
    return WorkFound(
        id=work.id, url=url, record=record or work.record, members=work.members, cites=work.cites,
        cited_by=work.cited_by, changed=changed.partition("/")[0],
    )  # fmt: skip
