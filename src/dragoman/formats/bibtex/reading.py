"""What is known of an entry while its fields are read? The draft, the fields left, and where it stands."""

from collections.abc import Callable

from dragoman.formats.draft import Draft
from dragoman.formats.language import assumed
from dragoman.record.finding import Place, Report

Handle = Callable[["Reading", str, str], None]
"""Takes the reading, the field's name, its value in LaTeX."""


class Reading:
    """One entry on its way to a record: its fields not yet used, the draft, and the language it says it is in."""

    __slots__ = ("draft", "fields", "first", "has_tags", "lang", "names", "place", "report")

    def __init__(self, fields: dict[str, str], place: Place, report: Report) -> None:
        self.fields = fields
        self.draft = Draft()
        self.place = place
        self.report = report
        self.lang = ""
        self.has_tags = False
        self.first: dict[str, str] = {}
        """By path, the value of the first field without a language in its name."""
        self.names: list[tuple[str, str, str]] = []
        """Second forms of names, put beside the first ones when all are read: (role, language, list)."""

    def find(self, code: str, **values: str) -> None:
        """Note a finding about this entry."""
        self.report.add(code, self.place, **values)

    def text(self, path: str, value: str, lang: str = "") -> None:
        """Add a form at a path ("container.title"); ``und`` says that its language is not known."""
        within, _, field = path.rpartition(".")
        draft = self.draft.inner(within) if within else self.draft
        if not lang and self.lang:
            lang = assumed(value, self.lang)
        draft.text(field, value, "" if lang == "und" else lang)

    def keep(self, name: str, value: str) -> None:
        """Keep a field as it is written."""
        self.draft.keep(f"bibtex:{name}", value)

    def unplaced(self, name: str, value: str) -> None:
        """Keep a field that no place is known for, and tell of it."""
        name = name or "text"
        self.keep(name, value)
        self.find("field.unknown", field=name, kept=f"bibtex:{name}")
