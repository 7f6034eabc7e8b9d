"""A library: works that are kept, repaired, matched, found, shown, cited and given on."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self
from urllib.parse import quote

from dragoman.engines.embedded import EmbeddedEngine
from dragoman.engines.port import Doubt, Engine, Hits, Refused, Statistics, Work
from dragoman.formats.format import Format
from dragoman.library import annotations, ingest, matching, undo, view
from dragoman.library import lists as listing
from dragoman.library import saved as searches
from dragoman.library.convert import write
from dragoman.library.feed import Channel, atom
from dragoman.library.feedback import Feedback, give, received
from dragoman.library.find import Found, find, understood
from dragoman.library.garbage import seldom_collected
from dragoman.library.imports import Import, imports, undo_import
from dragoman.library.learning import kept_current, standing
from dragoman.library.location import location
from dragoman.library.meaning import Meaning
from dragoman.library.similar import similar
from dragoman.library.suggest import Suggestion, suggestions
from dragoman.match.decide import Judgement
from dragoman.match.duplicates import Apart, duplicates, in_doubt, why_apart
from dragoman.match.people import Identity, people
from dragoman.match.serials import Serial, serials
from dragoman.match.wanted import Wanted, wanted
from dragoman.query.tree import Facet, Node, Search, Sort
from dragoman.record.change import Change
from dragoman.record.finding import Finding, Report
from dragoman.record.model import Record
from dragoman.styles.cite import Rendered, Target, cite
from dragoman.translate.learn import Learned, learn
from dragoman.translate.lexicon import Lexicons


class Library:
    """The whole flow over one engine. Close it, or use it in a ``with`` statement."""

    def __init__(self, engine: Engine, folder: Path | None = None) -> None:
        self.engine = engine
        self.folder = folder
        self._lexicons = Lexicons(engine)
        self._meaning = Meaning(engine, folder)

    @classmethod
    def open(
        cls,
        folder: str | Path | None = None,
        patience: float = 30.0,
        waiting: Callable[[str], None] = lambda _: None,
    ) -> Self:
        """Open the library in a folder, making it if need be; see :func:`location` for ``None``.

        ``patience`` is how many seconds a write waits for another process that writes; ``waiting`` is told for which.
        Raises ``ValueError`` when the library was made by a newer version.
        """
        where = location(folder)
        return cls(EmbeddedEngine(where, patience, waiting), where)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the engine's files."""
        close = getattr(self.engine, "close", None)
        if close:
            close()

    def bring(
        self, paths: Sequence[str], form: str = "", told: ingest.Told = lambda _: None, mode: str = "write"
    ) -> ingest.Brought:
        """Import files, folders, archives or ``-``; see :func:`dragoman.library.ingest.bring`.

        A library that has learned translations learns again when it has grown by a fifth since.
        """
        with seldom_collected():
            brought = ingest.bring(self.engine, paths, form, told, mode)
            if mode == "write" and brought.new:
                again = kept_current(self.engine)
                brought.learned = len(again.rows) if again else 0
                brought.standing = standing(self.engine)
        return brought

    def search(
        self,
        query: str = "",
        *,
        limit: int = 20,
        offset: int | str = 0,
        sort: Sort = "relevance",
        facets: tuple[Facet, ...] = (),
    ) -> Found:
        """Find works; mistakes in the query are told in ``messages``, and its words are searched all the same.

        ``offset`` is a number of works to leave out, or ``next`` of the page before: then the depth costs nothing.
        """
        start, after = (0, offset) if isinstance(offset, str) else (offset, "")
        search = Search(limit=limit, offset=start, after=after, sort=sort, facets=facets)
        return find(self.engine, query, search, self._lexicons.current(), self._meaning)

    def suggest(self, typed: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """Suggest works, authors, journals and subjects while a question is typed."""
        return suggestions(self.engine, typed, limit)

    def save(self, name: str, query: str) -> searches.Saved:
        """Keep a question under a name; see :func:`dragoman.library.saved.save`."""
        return searches.save(self.engine, name, query)

    def saved(self) -> list[searches.Saved]:
        """Give the saved searches."""
        return searches.saved(self.engine)

    def forget(self, name: str) -> None:
        """Delete a saved search. Raises ``LookupError`` when it is unknown."""
        searches.forget(self.engine, name)

    def unseen(self, name: str) -> tuple[searches.New, ...]:
        """Give what a saved search finds that came or changed since :meth:`seen`. Raises ``LookupError``."""
        return searches.unseen(self.engine, searches.saved_search(self.engine, name), self._lexicons.current())

    def seen(self, name: str) -> searches.Saved:
        """Note that the news of a saved search were looked at now. Raises ``LookupError`` when it is unknown."""
        return searches.seen(self.engine, searches.saved_search(self.engine, name))

    def feed(self, name: str, address: str = "") -> bytes:
        """Give the latest works of a saved search as an Atom feed; see :func:`dragoman.library.feed.atom`."""
        search = searches.saved_search(self.engine, name)
        page = f"{address}/search?q={quote(search.query)}" if address else ""
        channel = Channel(f"urn:dragoman:search:{quote(name)}", name, search.query, search.when, page=page)
        return atom(channel, searches.news(self.engine, search, self._lexicons.current()), address)

    def news(self, query: str = "", limit: int = 50) -> tuple[searches.New, ...]:
        """Give the works that a question finds (all for ""), those that came or changed last first."""
        return searches.news(self.engine, searches.Saved("", query), self._lexicons.current(), limit)

    def similar(self, name: str, limit: int = 10) -> Hits:
        """Find works like one, by words, authors and shared references. Raises ``LookupError`` when it is unknown."""
        work = view.work_of(self.engine, name)
        if work is None:
            raise LookupError(f"there is no work {name}")
        return similar(self.engine, work, self._lexicons.current(), limit)

    def learn(self) -> Learned:
        """Learn translations from the works that say a thing in two languages; see docs/howto/search.md."""
        return learn(self.engine)

    def teach(self, model: Path) -> int:
        """Encode all works with a local embedding model; see :meth:`dragoman.library.meaning.Meaning.teach`."""
        return self._meaning.teach(model)

    def view(self, name: str) -> view.View | None:
        """Give all that is known about a work, by its id or that of one of its records; ``None`` when unknown."""
        work = view.work_of(self.engine, name)
        return view.view(self.engine, work) if work else None

    def works(self, query: str = "", report: Report | None = None) -> Iterator[Work]:
        """Give all works that a query finds (all there are for ""), in a stable order: those :meth:`search` finds.

        Mistakes in it are findings.
        """
        asked = understood(self.engine, query)
        if report is not None:
            report.findings += asked.findings
        return self._found(asked.node)

    def mistakes(self, query: str) -> tuple[Finding, ...]:
        """Say what of a question is not understood, each with its place."""
        return understood(self.engine, query).findings

    def _found(self, node: Node | None) -> Iterator[Work]:
        return view.found(self.engine, node, self._lexicons.current().widenings(node))

    def export(self, query: str, target: Format, stream: BinaryIO, report: Report) -> None:
        """Write the works that a query finds; mistakes in it are findings.

        Raises ``ValueError`` when the format cannot be written.
        """
        write((work.record for work in self.works(query, report)), target, stream, report)

    def cite(self, names: Sequence[str], style: str, target: Target = "text") -> Rendered:
        """Render the citations and entries of works. Raises ``LookupError`` when a work is unknown."""
        return cite([self.record(name) for name in names], style, target=target)

    def record(self, name: str) -> Record:
        """Give the record of a work. Raises ``LookupError`` when there is none."""
        work = view.work_of(self.engine, name)
        if work is None:
            raise LookupError(f"there is no work {name}")
        return work.record

    def source_record(self, id: str) -> Record:
        """Give one record of a work, apart from the work's others. Raises ``LookupError`` when there is none."""
        found = view.kept(self.engine, [id])
        if not found:
            raise LookupError(f"there is no record {id}")
        return found[0].record

    def undo(self, change: str) -> Change:
        """Take a repair back. Raises ``LookupError`` when there is no such change."""
        return undo.undo(self.engine, change)

    def imports(self) -> list[Import]:
        """Give all imports that added something, the latest first."""
        return imports(self.engine)

    def undo_import(self, name: str) -> int:
        """Take the records of an import away, and give their number. Raises ``LookupError`` when it is unknown."""
        return undo_import(self.engine, name)

    def join(self, names: Sequence[str]) -> tuple[str, ...]:
        """Make one work of several, for good; see :func:`dragoman.library.matching.joined`."""
        return matching.joined(self.engine, names)

    def split(self, one: str, other: str) -> tuple[str, ...]:
        """Put two works or records apart, for good; see :func:`dragoman.library.matching.parted`."""
        return matching.parted(self.engine, one, other)

    def explain(self, one: str, other: str) -> Judgement:
        """Say how alike two works or records are, and why."""
        return matching.explained(self.engine, one, other)

    def duplicates(self) -> list[Doubt]:
        """Give the pairs of records that a person should decide on, surest first."""
        return duplicates(self.engine)

    def why_apart(self, doubt: Doubt) -> Apart:
        """Say why a pair in doubt stays in two works; see :func:`dragoman.match.duplicates.why_apart`."""
        return why_apart(self.engine, doubt)

    def in_doubt(self, doubt: Doubt) -> bool:
        """Say whether a pair of records still is to be decided on: decisions on others may have settled it."""
        return in_doubt(self.engine, doubt)

    def wanted(self) -> list[Wanted]:
        """Give the works that are cited and not held, the most cited first."""
        return wanted(self.engine)

    def people(self, query: str = "", report: Report | None = None) -> list[Identity]:
        """Give the persons who made the works that a query finds (all for ""), each under all forms of the name."""
        return people(self.works(query, report))

    def serials(self, query: str = "", report: Report | None = None) -> list[Serial]:
        """Give the journals, series and collections that the works found are in, those of most works first."""
        return serials(self.works(query, report))

    def take_feedback(self, text: str, about: str = "", contact: str = "") -> Feedback:
        """Keep a reader's message; see :func:`dragoman.library.feedback.give`."""
        return give(self.engine, text, about, contact)

    def feedback(self) -> list[Feedback]:
        """Give the messages of readers, the newest first."""
        return received(self.engine)

    def lists(self) -> list[listing.Listed]:
        """Give the lists of works, by name."""
        return listing.lists(self.engine)

    def one_list(self, id: str) -> listing.Listed:
        """Give a list. Raises ``LookupError`` when it is unknown."""
        return listing.one(self.engine, id)

    def make_list(self, name: str) -> listing.Listed:
        """Make an empty list; see :func:`dragoman.library.lists.make`."""
        return listing.make(self.engine, name)

    def rename_list(self, id: str, name: str) -> listing.Listed:
        """Call a list otherwise. Raises ``LookupError`` and, for a name that cannot be one, ``ValueError``."""
        return listing.rename(self.engine, id, name)

    def add_to_list(self, id: str, names: Sequence[str]) -> listing.Listed:
        """Put works on a list; see :func:`dragoman.library.lists.add`."""
        return listing.add(self.engine, id, names)

    def remove_from_list(self, id: str, names: Sequence[str]) -> listing.Listed:
        """Take works off a list; see :func:`dragoman.library.lists.remove`."""
        return listing.remove(self.engine, id, names)

    def delete_list(self, id: str) -> None:
        """Delete a list, not its works. Raises ``LookupError`` when it is unknown."""
        listing.delete(self.engine, id)

    def listed(self, id: str) -> tuple[Work, ...]:
        """Give the works of a list, in the order in which they were put on it. Raises ``LookupError``."""
        return listing.works_of(self.engine, listing.one(self.engine, id))

    def annotation(self, name: str) -> annotations.Annotation:
        """Give what the user noted on a work. Raises ``LookupError`` when the work is unknown."""
        return annotations.annotation(self.engine, name)

    def annotate(self, name: str, text: str, tags: Sequence[str] = ()) -> annotations.Annotation:
        """Note something on a work; see :func:`dragoman.library.annotations.annotate`."""
        return annotations.annotate(self.engine, name, text, tags)

    def tags(self) -> dict[str, int]:
        """Give the user's tags, each with the number of works that have it."""
        return annotations.tags(self.engine)

    def tagged(self, tag: str) -> tuple[Work, ...]:
        """Give the works that the user gave a tag."""
        return annotations.tagged(self.engine, tag)

    def match(self, told: Callable[[int], None] = lambda _: None) -> int:
        """Match everything anew; see :func:`dragoman.library.matching.match_all`."""
        return matching.match_all(self.engine, told)

    def reindex(self) -> int:
        """Make the index anew; give the number of works in it."""
        reindex = getattr(self.engine, "reindex", None)
        if reindex:
            reindex()
        return self.statistics().counts.get("work", 0)

    def rejected(self) -> Iterator[Refused]:
        """Give the pieces of input that could not become records."""
        return (one.value for one in self.engine.iterate("rejected") if isinstance(one.value, Refused))

    def statistics(self) -> Statistics:
        """Count what is kept."""
        return self.engine.statistics()
