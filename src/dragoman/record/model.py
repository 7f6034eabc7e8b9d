"""What do we know about a work? The record: one source's description of one work.

Names are CSL 1.0.2's where CSL has one; the structure is ours: forms instead of ``_romanized`` twins, one ordered list
of contributors instead of 26 name variables, nested records instead of prefixed copies.
"""

from typing import Literal, Self

import msgspec

from dragoman.record.date import Date
from dragoman.record.form import Forms, Text
from dragoman.record.identifier import Identifier
from dragoman.record.name import Contributor, Role

Type = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]  # fmt: skip
"""Closed set of types: CSL 1.0.2, appendix III."""

SectionKind = Literal[
    "abstract", "disclosure", "biography", "funding", "acknowledgements", "data", "ethics", "correction", "contents",
    "references", "notes", "set_aside", "other",
]  # fmt: skip
MentionKind = Literal["full", "op_cit", "ibid", "short", "quoted_in"]
LinkKind = Literal["landing", "fulltext", "pdf", "html", "cover", "data", "other"]
Access = Literal["", "open", "closed", "embargoed"]


class Section(msgspec.Struct, frozen=True, omit_defaults=True):
    """A labelled part of the text: a section of a structured abstract, or a part of the article that ran into it.

    ``label`` is as printed ("Research Question:"); label and text of all ``abstract`` sections of a language, joined
    with nothing between, reproduce the abstract byte for byte. ``set_aside`` holds text that belongs nowhere.
    """

    kind: SectionKind
    text: Text
    label: str = ""


class Mention(msgspec.Struct, frozen=True, omit_defaults=True):
    """What stands at ``text[start:end]`` of a note (code points).

    ``reference`` is an index into the record's ``references`` (``None``: open, then ``candidates`` names the possible
    ones); ``locator`` is as printed ("p. 303"); ``confidence`` in 0..1.
    """

    start: int
    end: int
    kind: MentionKind
    reference: int | None = None
    locator: str = ""
    confidence: float = 1.0
    candidates: tuple[int, ...] = ()


class Note(msgspec.Struct, frozen=True, omit_defaults=True):
    """One foot- or endnote of the article: its printed label, its exact text, what it mentions."""

    label: str
    text: str
    mentions: tuple[Mention, ...] = ()


class Metric(msgspec.Struct, frozen=True, omit_defaults=True):
    """One measured standing of a journal (or, on a work, its citation count).

    ``name``: ``impact_factor``, ``cas_zone``, ``jcr_quartile``, ``citescore``, ``self_citation_rate`` (a ratio 0..1),
    ``papers_per_year``, ``citations`` …; ``value`` a decimal or code as string; ``category`` in the source's words;
    ``year`` of the metric or ""; ``source`` who says so; ``seen`` the ISO date on which it was read, or "".
    """

    name: str
    value: str
    category: str = ""
    year: str = ""
    source: str = ""
    seen: str = ""


class Link(msgspec.Struct, frozen=True, omit_defaults=True):
    """An address where the work, or something of it, is found."""

    url: str
    kind: LinkKind = "landing"
    access: Access = ""
    label: str = ""


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a record came from, and its exact bytes there.

    ``name`` is a file or service; ``format`` a format's name; ``start`` the offset of ``raw`` in the file in bytes;
    ``line`` the 1-based line; ``platform`` who supplied the values ("Semanticscholar"); ``id`` the record's own
    identifier there (BibTeX key, accession number).
    """

    name: str = ""
    format: str = ""
    start: int = 0
    line: int = 0
    encoding: str = "utf-8"
    platform: str = ""
    id: str = ""
    raw: bytes = b""


class Reference(msgspec.Struct, frozen=True, omit_defaults=True):
    """One source the article cites: ``printed`` as it stands there, ``record`` as parsed, ``confidence`` in 0..1.

    ``work`` is the id of the work that ``match`` resolved it to ("" while unresolved).
    """

    printed: Text
    record: "Record | None" = None
    confidence: float = 1.0
    work: str = ""


class Record(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One source's description of one work. All fields may be empty; numbers stay strings as printed.

    ``languages`` are BCP 47 tags of the content. ``volume``, ``issue`` and ``pages`` stand on the part, so that all
    articles of a journal share one equal ``container``. ``remarks`` is CSL's ``note`` (free text about the work).
    ``extra`` keeps what was not understood, by ``format:field``; each key holds the values in order.
    """

    id: str = ""
    key: str = ""
    type: Type = "document"
    genre: Forms = ()
    languages: tuple[str, ...] = ()
    title: Forms = ()
    short_title: Forms = ()
    contributors: tuple[Contributor, ...] = ()
    issued: Date = Date()
    accessed: Date = Date()
    submitted: Date = Date()
    available: Date = Date()
    container: "Record | None" = None
    series: "Record | None" = None
    original: "Record | None" = None
    reviewed: "Record | None" = None
    event: "Record | None" = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    article_number: str = ""
    number: str = ""
    edition: Forms = ()
    version: str = ""
    part: str = ""
    section: str = ""
    chapter: str = ""
    number_of_pages: str = ""
    number_of_volumes: str = ""
    publisher: Forms = ()
    publisher_place: Forms = ()
    archive: Forms = ()
    archive_place: Forms = ()
    archive_location: str = ""
    call_number: str = ""
    authority: Forms = ()
    jurisdiction: Forms = ()
    medium: Forms = ()
    dimensions: str = ""
    scale: str = ""
    status: str = ""
    rights: Forms = ()
    price: str = ""
    identifiers: tuple[Identifier, ...] = ()
    classifications: tuple[Identifier, ...] = ()
    links: tuple[Link, ...] = ()
    abstract: Forms = ()
    keywords: Forms = ()
    sections: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()
    references: tuple[Reference, ...] = ()
    metrics: tuple[Metric, ...] = ()
    remarks: Forms = ()
    annotation: Forms = ()
    extra: dict[str, tuple[str, ...]] = {}
    source: Source = Source()

    def replace(self, **fields: object) -> Self:
        """Give a copy with other values in the named fields."""
        return msgspec.structs.replace(self, **fields)

    def identifier(self, scheme: str) -> str:
        """Give the first value of a scheme, or "".

        >>> Record(identifiers=(Identifier("doi", "10.1/x"),)).identifier("doi")
        '10.1/x'
        """
        return next((one.value for one in self.identifiers if one.scheme == scheme), "")

    def by_role(self, role: Role) -> tuple[Contributor, ...]:
        """Give the contributors of one role in order."""
        return tuple(one for one in self.contributors if one.role == role)
