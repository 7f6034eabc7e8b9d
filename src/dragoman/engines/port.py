"""What must an engine do? Eight methods; nothing in them that a distributed search server could not do."""

from collections.abc import Iterator, Sequence
from typing import Literal, Protocol

import msgspec

from dragoman.query.tree import Facet, Search
from dragoman.record.change import Change
from dragoman.record.finding import Finding, Place
from dragoman.record.model import Record

Kind = Literal[
    "work", "record", "outline", "rejected", "decision", "doubt", "list", "saved", "lexicon", "setting",
    "import", "feedback", "annotation", "gone",
]  # fmt: skip
Order = Literal["id", "changed"]
"""Orders in which values can be gone through: of their ids, or (works only) of their last changes."""


class Work(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What is cited: the fields chosen from its records, and the ids of those records.

    ``origin`` says for each top-level field from which record it came. ``cites`` are ids of works, ``cited_by`` counts
    works of this library that cite it.
    """

    id: str
    record: Record
    members: tuple[str, ...] = ()
    origin: dict[str, str] = {}
    cites: tuple[str, ...] = ()
    cited_by: int = 0


class Kept(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One source's record as a library keeps it.

    ``record`` is the repaired one (without ``source.raw``), ``changes`` lead back to the record as read, ``raw`` are
    its exact bytes, ``left`` the (pass, field) pairs a person took back.
    """

    id: str
    work: str
    record: Record
    raw: bytes = b""
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    left: tuple[tuple[str, str], ...] = ()


class Outline(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What match compares of a work's records, packed, so that candidates need not be decoded; ``id`` is the work's.

    ``members`` are the work's, ``sketches`` those of its records by id, ``made`` the version of match that packed them.
    """

    id: str
    members: tuple[str, ...]
    sketches: dict[str, bytes] = {}
    made: int = 0


class Decision(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What a person decided about one record; ``id`` is that record's.

    ``same`` are ids of records of the same work, ``different`` of records that are of another, whatever match says.
    Each decision stands on both records. ``by`` and ``when`` (ISO date and time) tell who decided last.
    """

    id: str
    same: tuple[str, ...] = ()
    different: tuple[str, ...] = ()
    by: str = ""
    when: str = ""


class Doubt(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Two records of different works that may be one, for a person to decide; ``id`` is "ONE+OTHER", in order."""

    id: str
    one: str
    other: str
    probability: float = 0.0


class Refused(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A piece of input that could not become a record, kept verbatim."""

    id: str
    raw: bytes
    finding: Finding
    place: Place = Place()


class Noted(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A small value whose meaning a higher layer knows: a saved search, a list, a setting, a table's rows."""

    id: str
    values: dict[str, str] = {}
    rows: tuple[tuple[str, ...], ...] = ()


class Gone(msgspec.Struct, frozen=True):
    """Stands for a work that was deleted, or joined into another. Engines write it themselves, under that work's id."""

    id: str


VALUES: dict[Kind, type[msgspec.Struct]] = {
    "work": Work,
    "record": Kept,
    "outline": Outline,
    "rejected": Refused,
    "decision": Decision,
    "doubt": Doubt,
    "list": Noted,
    "saved": Noted,
    "lexicon": Noted,
    "setting": Noted,
    "feedback": Noted,
    "annotation": Noted,
    "import": Noted,
    "gone": Gone,
}
"""The type of the values of each kind."""


class Prepared(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A work analysed for finding, by :func:`dragoman.engines.analysis.prepare`.

    ``texts`` holds space-joined tokens by field, ``exact`` the words written otherwise ("karabag/karabağ"), ``marks``
    what filters ask for ("lang:fa"), ``facets`` the shown values; ``prior`` multiplies the score by
    ``log2(2 + prior)``; ``title`` and ``author`` are sort keys.
    """

    texts: dict[str, str] = {}
    exact: str = ""
    identifiers: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    facets: dict[str, tuple[str, ...]] = {}
    year: int | None = None
    zone: int | None = None
    cited: int = 0
    prior: float = 0.0
    title: str = ""
    author: str = ""


class Put(msgspec.Struct, frozen=True, kw_only=True):
    """One value to be written under a kind and id.

    ``version`` is the version the writer saw (0: it must not exist yet; ``None``: whatever is there is replaced).
    ``keys`` (works only) are the match keys by which :meth:`Engine.candidates` finds it, ``glance`` what match looks at
    first (``None`` leaves what is there). ``prepared`` (works only) is the work's analysis when it was made already, in
    a worker process; without it the engine makes it.
    """

    kind: Kind
    id: str
    value: msgspec.Struct
    version: int | None = None
    keys: tuple[str, ...] = ()
    glance: bytes | None = None
    prepared: Prepared | None = None


class Stored(msgspec.Struct, frozen=True):
    """A value as an engine gives it back, with the version to be named when it is written again.

    ``changed`` (works only, once committed) is the cursor of its last change; it begins with its time in UTC, to the
    second: ``2026-11-22T04:55:01Z/…``.
    """

    id: str
    value: msgspec.Struct
    version: int
    changed: str = ""


class Candidates(msgspec.Struct, frozen=True):
    """Works that have some keys: their ids by key, in order, and what match looks at first by id (``Put.glance``)."""

    works: dict[str, tuple[str, ...]] = {}
    glances: dict[str, bytes] = {}


class Conflict(msgspec.Struct, frozen=True):
    """A put that was refused because the stored version is another than the writer saw."""

    kind: Kind
    id: str
    seen: int
    stored: int


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One work found: its score, and where the query hit: (field, language tag, marked snippet) triples.

    A snippet marks hits with U+E000 … U+E001 (private use), which faces turn into their own marks.
    """

    id: str
    score: float
    hits: tuple[tuple[str, str, str], ...] = ()
    work: Work


Relaxed = Literal["", "some", "alike"]
"""How an answer falls short of what was asked; see :class:`Hits`."""


class Hits(msgspec.Struct, frozen=True, kw_only=True):
    """An answer: the number of all works found, one page of them, the facets, and the cursor of the next page.

    ``facets`` holds (value, count) pairs, most frequent first; ``through`` says over which forms or translations the
    query was widened ("Karabakh → قره‌باغ"). ``relaxed`` is "some" when no work has all the words asked for and works
    with some of them are given instead, "alike" when they are works with words of another script that may sound so.
    """

    total: int
    hits: tuple[Hit, ...] = ()
    facets: dict[Facet, tuple[tuple[str, int], ...]] = {}
    next: str = ""
    through: tuple[str, ...] = ()
    relaxed: Relaxed = ""


class Statistics(msgspec.Struct, frozen=True, kw_only=True):
    """How much of each kind there is, and how large the engine's files are in bytes."""

    counts: dict[str, int]
    bytes: int = 0


class Engine(Protocol):
    """Where works are kept and found. What is written is seen by ``get`` at once, by ``search`` after ``commit``."""

    def write(self, puts: Sequence[Put]) -> tuple[Conflict, ...]:
        """Write all puts, or none when any of them conflicts (then the conflicts are given)."""

    def get(self, kind: Kind, ids: Sequence[str]) -> list[Stored | None]:
        """Give the stored values in the order of the ids, ``None`` where there is none."""

    def search(self, search: Search) -> Hits:
        """Find works."""

    def candidates(self, keys: Sequence[str], limit: int) -> Candidates:
        """Give for each key the works that have it; a key that more than ``limit`` works have is left out."""

    def iterate(self, kind: Kind, after: str = "", order: Order = "id") -> Iterator[Stored]:
        """Give all values of a kind in a stable order, those after a cursor.

        By ``id`` the cursor is an id. By ``changed`` (works, also those :class:`Gone`) it is ``changed`` of an earlier
        answer, or a time, from which on changes are given.
        """

    def delete(self, kind: Kind, ids: Sequence[str]) -> None:
        """Delete values; unknown ids are no error."""

    def commit(self) -> None:
        """Make all writes durable and visible to ``search``."""

    def statistics(self) -> Statistics:
        """Count what is kept."""
