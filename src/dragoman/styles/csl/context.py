"""What does a compiled element know while it runs? The work, the cite, the locale, and what is written so far."""

from collections.abc import Callable, Mapping
from typing import Final, Literal, Protocol

from dragoman.styles.csl.locator import part_locator
from dragoman.styles.csl.markup import RICH, rich
from dragoman.styles.csl.parse import Node
from dragoman.styles.csl.terms import Locale
from dragoman.styles.csl.tokens import Tokens
from dragoman.styles.csl.work import Person, Work

Area = Literal["citation", "bibliography"]
Position = Literal["first", "subsequent", "ibid", "ibid-with-locator"]


class Cite:
    """One cite: which work, where in it, with what around, and where it stands among the others."""

    __slots__ = (
        "author_only", "first_note", "id", "label", "locator", "near", "note", "position", "prefix", "suffix",
        "suppress_author",
    )  # fmt: skip

    def __init__(self, id: str, locator: str = "", label: str = "") -> None:
        self.id = id
        own, self.locator = part_locator(locator) if locator and not label else ("", locator)
        self.label = label or own or "page"
        self.prefix = ""
        self.suffix = ""
        self.suppress_author = False
        self.author_only = False
        self.position: Position = "first"
        self.near = False
        self.first_note = 0
        self.note = 0


class Marking:
    """What disambiguation decided for one work: more names, fuller given names, a condition, a year suffix."""

    __slots__ = ("conditions", "givens", "shown", "suffix")

    def __init__(self) -> None:
        self.shown: dict[str, int] = {}
        self.givens: dict[tuple[str, int], int] = {}
        self.conditions = 0
        self.suffix = ""


class Seen:
    """One list of names as it was written: for disambiguation."""

    __slots__ = ("levels", "people", "shown", "total", "variable")

    def __init__(self, variable: str, people: tuple[Person, ...], shown: int, levels: tuple[int, int]) -> None:
        self.variable = variable
        self.people = people
        self.shown = shown
        self.total = len(people)
        self.levels = levels
        """The level of given names that the style writes, and the fullest it allows (0 none, 1 initials, 2 full)."""


class Context:
    """The state of one rendering."""

    __slots__ = (
        "area",
        "called",
        "capital",
        "cite",
        "conditions",
        "filled",
        "hide_names",
        "language", "list_language",
        "locale",
        "marking",
        "names_written",
        "number",
        "out",
        "page_format",
        "seen",
        "sorting",
        "spans",
        "suffix_explicit",
        "suffix_written",
        "suppressed",
        "title_language",
        "used",
        "work",
    )  # fmt: skip

    def __init__(self, work: Work, locale: Locale, area: Area, marking: Marking) -> None:
        self.out: Tokens = []
        self.work = work
        self.locale = locale
        self.area = area
        self.marking = marking
        self.cite: Cite | None = None
        self.number = ""
        """The citation number."""
        self.called = 0
        self.filled = 0
        """How many variables the group being written has called, and how many of them had a value."""
        self.suppressed: set[str] = set()
        """Variables used up by a substitution (CSL 1.0.2, "Substitute")."""
        self.used: set[str] | None = None
        """Variables that the substitution being written uses; ``None`` outside of one."""
        self.seen: list[Seen] | None = None
        """Lists of names as written, kept for disambiguation only."""
        self.conditions = 0
        """How many disambiguate conditions were asked."""
        self.sorting = False
        self.capital = False
        """Whether a term at the beginning is capitalised: the cite begins a note."""
        self.hide_names = False
        """Whether the first names are left out: the author is suppressed, or the cite before has the same."""
        self.names_written: list[tuple[int, int]] = []
        """Where each list of names stands in ``out``."""
        self.spans: list[tuple[int, int]] = []
        """Where each name of the first list stands in ``out``."""
        self.suffix_written = False
        self.suffix_explicit = False
        """Whether the year suffix is written, and whether the style itself says where."""
        self.page_format = ""
        self.language = work.language or locale.lang
        self.title_language = self.language
        """The language of what was written last, by which its case is changed."""
        self.list_language = ""
        """The language of the list, whatever this entry speaks."""

    def text(self, name: str) -> str:
        """Give a text or number variable's value, "" when it is empty or was used up by a substitution."""
        if name in self.suppressed:
            return ""
        if self.used is not None:
            self.used.add(name)
        special = SPECIAL.get(name)
        return special(self) if special else self.work.texts.get(name, "")

    def peek(self, name: str) -> str:
        """Give a variable's value as :meth:`text` does, without counting it as used."""
        used, self.used = self.used, None
        value = self.text(name)
        self.used = used
        return value

    def write_affix(self, value: str) -> None:
        """Write a cite's prefix or suffix: as a field, but curly quotation marks stay as they were set."""
        self.out.extend(rich(value, self.locale.quoted, "straight"))

    def write(self, value: str) -> None:
        """Write a field's value, reading the markup in it."""
        if RICH.search(value):
            self.out.extend(rich(value, self.locale.quoted))
        else:
            self.out.append(value)


def _locator(ctx: Context) -> str:
    return ctx.cite.locator if ctx.cite else ""


def _first_note(ctx: Context) -> str:
    return str(ctx.cite.first_note) if ctx.cite and ctx.cite.first_note and ctx.cite.position != "first" else ""


def _page_first(ctx: Context) -> str:
    own = ctx.work.texts.get("page-first")
    if own:
        return own
    page = ctx.work.texts.get("page", "")
    digits = 0
    for sign in page:
        if sign in "-–—,&; ":
            break
        digits += 1
    return page[:digits]


def _year_suffix(ctx: Context) -> str:
    if ctx.marking.suffix:
        ctx.suffix_written = True
    return ctx.marking.suffix


def _number(ctx: Context) -> str:
    return ctx.number


SPECIAL: Final[Mapping[str, Callable[[Context], str]]] = {
    "locator": _locator,
    "first-reference-note-number": _first_note,
    "page-first": _page_first,
    "year-suffix": _year_suffix,
    "citation-number": _number,
}
"""Variables that are not fields of the work."""

Render = Callable[[Context], None]
"""A compiled element: writes its tokens to ``ctx.out``, nothing when it is empty."""


class Scope:
    """Where an element stands: its area, the name options it inherits, and whether it makes a sort key."""

    __slots__ = ("area", "key", "options", "sorting")

    def __init__(self, area: Area, options: Mapping[str, str], sorting: str = "") -> None:
        self.area = area
        self.options = dict(options)
        self.sorting = bool(sorting)
        self.key = (area, sorting, tuple(sorted(options.items())))


class Maker(Protocol):
    """Compiles elements; what the modules of single elements need of the compiler."""

    options: Mapping[str, str]
    """The style's global attributes."""

    def make(self, node: Node, scope: Scope) -> Render:
        """Compile one element."""

    def macro(self, name: str, scope: Scope) -> Render:
        """Compile a macro, once per scope."""
