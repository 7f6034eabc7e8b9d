"""On what does a reader of trees (XML, JSON) put a record together? A sheet, filled in the order of the source.

The sheet keeps the rules all readers share: text is NFC without control characters, an empty value is no value, nothing
is overwritten (a second value of a single-valued field goes to ``extra``), and what is not understood is kept and told.
"""

import re
import unicodedata

import msgspec

from dragoman.record.date import Date, read_date
from dragoman.record.finding import Place, Report
from dragoman.record.form import Text, joined
from dragoman.record.identifier import Identifier, identifier
from dragoman.record.model import Access, Link, LinkKind, Metric, Note, Record, Reference, Section, Source, Type
from dragoman.record.name import Contributor, Name, Role
from dragoman.text.normal import clean
from dragoman.text.tag import normal_tag

PERIODICALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "review", "review-book"})
"""Types whose container is a journal, magazine or newspaper."""
IN_BOOKS = frozenset({"chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"})
"""Types whose container is a book."""
_NESTED = frozenset({"container", "series", "original", "reviewed", "event"})
_NOWHERE = Source()
_LONG = frozenset({"abstract", "remarks", "annotation", "rights"})
"""Fields whose line breaks are kept."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_BREAKS = re.compile(r"(?:(?<![^\S\n])[^\S\n]++)?\n\s*")


def line(value: object) -> str:
    r"""Give a value as one line of clean text ("" for ``None``).

    >>> line("  Карабах\n и  Иран ")
    'Карабах и Иран'
    """
    return "" if value is None else clean(_UNFIT.sub(_replaced, str(value)))


def block(value: object) -> str:
    r"""Give a value as clean text that keeps its line breaks, single ones.

    >>> block(" قره‌باغ \r\n\n  Iran ")
    'قره‌باغ\nIran'
    """
    if value is None:
        return ""
    text = _UNFIT.sub(_replaced, str(value)).replace("\r\n", "\n").replace("\r", "\n")
    if "\n" not in text:
        return clean(text)
    return unicodedata.normalize("NFC", _BREAKS.sub("\n", text).strip())


def _replaced(found: re.Match[str]) -> str:
    return "\ufffd" if found[0] >= "\ud800" else ""


class Sheet:
    """A record being put together out of one record of a source.

    ``format`` names the reader (the prefix in ``extra``); ``place`` is where findings point.
    """

    def __init__(
        self, format: str, report: Report, source: Source = _NOWHERE, extra: dict[str, list[str]] | None = None
    ) -> None:
        self.format, self.report, self.source = format, report, source
        self.place = Place(report.file, line=source.line, column=1 if source.line else 0, offset=source.start)
        self.type: Type | None = None
        self._plain: dict[str, str] = {}
        self._forms: dict[str, list[Text]] = {}
        self._dates: dict[str, Date] = {}
        self._many: dict[str, list[msgspec.Struct]] = {}
        self._languages: list[str] = []
        self._inner: dict[str, Sheet] = {}
        self._extra: dict[str, list[str]] = {} if extra is None else extra

    def put(self, field: str, value: object, theirs: str = "") -> None:
        """Set a field that holds one plain string; a further value is kept in ``extra`` under ``theirs``.

        A field is a path here and below: ``container.title`` is the title of the container.
        """
        text = line(value)
        if text and "." in field:
            self._within(field).put(field.partition(".")[2], value, theirs or field)
        elif text and self._plain.setdefault(field, text) != text:
            self.keep(theirs or field, text)

    def say(self, field: str, value: object, lang: str = "") -> None:
        """Add a form of a text field; ``lang`` is as the source has it."""
        text = block(value) if field.rpartition(".")[2] in _LONG else line(value)
        if text and "." in field:
            self._within(field).say(field.partition(".")[2], value, lang)
        elif text:
            self._forms.setdefault(field, []).append(Text(text, self.tag(lang)))

    def tag(self, lang: str) -> str:
        """Give the tag of a language as the source has it; what is no known language is left untagged."""
        return lang if not lang or "-t-" in lang or "-x-" in lang else normal_tag(lang)

    def speak(self, value: object, theirs: str = "language") -> None:
        """Add a language of the content; one that is not known is kept."""
        text = line(value)
        tag = normal_tag(text)
        if tag and tag not in self._languages:
            self._languages.append(tag)
        elif text and not tag and text.lower() not in {"und", "mul", "zxx"}:
            self.keep(theirs, text)

    def name(self, role: Role, *names: Name, **more: object) -> None:
        """Add a contributor with the forms of the name; ``more`` are further fields of a contributor."""
        held = tuple(name for name in names if name)
        if held:
            self._many.setdefault("contributors", []).append(Contributor(held, role, **more))  # type: ignore[arg-type]

    def identify(self, scheme: str, value: object) -> None:
        """Add an identifier (its scheme with a path before it: ``container.issn``); the passes tell invalid ones."""
        text = line(value)
        if text and scheme.partition(".")[0] in _NESTED and "." in scheme:
            self._within(scheme).identify(scheme.partition(".")[2], value)
        elif text:
            one, held = identifier(line(scheme) or "local", text), self._many.setdefault("identifiers", [])
            held += [] if one in held else [one]

    def classify(self, scheme: str, value: object) -> None:
        """Add a class in a classification ("udc", "lcc", "clc")."""
        text = line(value)
        if text:
            self._many.setdefault("classifications", []).append(Identifier(scheme, text))

    def link(self, url: object, kind: LinkKind = "landing", access: Access = "", label: str = "") -> None:
        """Add an address, once."""
        text = line(url)
        known = {one.url for one in self._many.get("links", []) if isinstance(one, Link)}
        if text and text not in known:
            self._many.setdefault("links", []).append(Link(text, kind, access, line(label)))

    def date(self, field: str, value: Date | str, theirs: str = "") -> None:
        """Set a date, given as such or as text; a further, different one is kept in ``extra``."""
        date = read_date(value) if isinstance(value, str) else value
        if date and "." in field:
            self._within(field).date(field.partition(".")[2], date, theirs or field)
        elif date:
            self._date(field, date, theirs or field)

    def _date(self, field: str, date: Date, theirs: str) -> None:
        if not date.edtf and not date.calendar:
            self.report.add("date.unparsed", self._at(theirs), value=date.literal)
        if self._dates.setdefault(field, date) != date:
            self.keep(theirs, date.literal or date.edtf)

    def section(self, section: Section) -> None:
        """Add a section."""
        self._many.setdefault("sections", []).append(section)

    def refer(self, reference: Reference) -> None:
        """Add a source that the work cites."""
        self._many.setdefault("references", []).append(reference)

    def note(self, note: Note) -> None:
        """Add a note of the apparatus."""
        self._many.setdefault("notes", []).append(note)

    def measure(self, metric: Metric) -> None:
        """Add a metric."""
        self._many.setdefault("metrics", []).append(metric)

    def keep(self, theirs: str, value: object) -> None:
        """Keep a value that is not understood under its own name, and tell it once for each name."""
        text = block(value)
        if not text:
            return
        key = f"{self.format}:{theirs}"
        if key not in self._extra:
            self.report.add("field.unknown", self._at(theirs), field=theirs, kept=key)
        self._extra.setdefault(key, []).append(text)

    def mark(self, theirs: str, value: str) -> None:
        """Keep a text as it stood with its mark-up, beside the plain text of its field."""
        key = f"{self.format}:{theirs}"
        self.report.add("field.markup", self._at(theirs), field=theirs, kept=key)
        self._extra.setdefault(key, []).append(block(value))

    def inner(self, field: str, type: Type | None = None) -> "Sheet":
        """Give the sheet of a nested record ("container", "series" …), begun when it is not there yet."""
        if field not in self._inner:
            self._inner[field] = Sheet(self.format, self.report, extra=self._extra)  # kept on the record itself
            self._inner[field].place = self.place
        one = self._inner[field]
        one.type = one.type or type
        return one

    def _within(self, path: str) -> "Sheet":
        return self.inner(path.partition(".")[0])

    def has(self, field: str) -> bool:
        """Say whether a field holds something already."""
        held = (self._plain, self._forms, self._dates, self._many, self._inner)
        return any(part.get(field) for part in held) or (field == "languages" and bool(self._languages))

    def forms_of(self, field: str) -> tuple[Text, ...]:
        """Give the forms of a field so far."""
        return tuple(self._forms.get(field, ()))

    def date_of(self, field: str) -> Date:
        """Give a date so far."""
        return self._dates.get(field, Date())

    def text_of(self, field: str) -> str:
        """Give the plain value of a field so far."""
        return self._plain.get(field, "")

    def _move_editors(self) -> None:
        """Give the editors of a chapter or paper to the book it is in."""
        people = self._many.get("contributors", [])
        editors = [one for one in people if isinstance(one, Contributor) and one.role == "editor"]
        if editors and self.type in IN_BOOKS:
            book = self.inner("container")._many.setdefault("contributors", [])  # noqa: SLF001  (a sheet as well)
            book += [one for one in editors if one not in book]
            self._many["contributors"] = [one for one in people if one not in editors]

    def made(self) -> Record:
        """Give the record."""
        self._move_editors()
        inner = {field: one.made() for field, one in self._inner.items() if one.is_filled()}
        inner = {field: one.replace(type=self._type_of(field, one), extra={}) for field, one in inner.items()}
        fields: dict[str, object] = {
            **self._plain,
            **{field: joined(forms) for field, forms in self._forms.items()},
            **self._dates,
            **{field: tuple(many) for field, many in self._many.items()},
            **inner,
        }
        extra = {key: tuple(values) for key, values in self._extra.items()}
        whole = Record(type=self.type or "document", languages=tuple(self._languages), extra=extra, source=self.source)
        return whole.replace(**fields)

    def _type_of(self, field: str, one: Record) -> Type:
        """Tell what a nested record is, from what the record is, where the source does not say."""
        if self._inner[field].type or field not in {"container", "series", "event"}:
            return one.type
        if field != "container":
            return "event" if field == "event" else "collection"
        return "periodical" if self.type in PERIODICALS else "book" if self.type in IN_BOOKS else "document"

    def is_filled(self) -> bool:
        """Say whether anything has been added."""
        parts = (self._plain, self._forms, self._dates, self._languages)
        inner = any(one.is_filled() for one in self._inner.values())
        return inner or any(parts) or any(self._many.values())

    def _at(self, field: str) -> Place:
        return msgspec.structs.replace(self.place, field=field)
