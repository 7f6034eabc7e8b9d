"""What does each field of an entry say of the record? One small function per kind of field, chosen by name."""

import re
from collections.abc import Callable

from dragoman.formats.bibtex import tables
from dragoman.formats.bibtex.latex import text_of
from dragoman.formats.bibtex.names import names_of
from dragoman.formats.bibtex.scan import Piece
from dragoman.formats.bibtex.values import files_of, keywords_of, verbatim, year_month_day
from dragoman.formats.draft import Draft, date, tag
from dragoman.formats.language import assumed
from dragoman.record.date import Date, date_of
from dragoman.record.finding import Place, Report
from dragoman.record.form import Text
from dragoman.record.identifier import Identifier
from dragoman.record.name import Contributor, Name
from dragoman.text.language import guess_language
from dragoman.text.tag import transliterated

Field = Callable[["Reading", str, str], None]
"""Takes the reading, the field's name, its value in LaTeX."""

_SUFFIXED = re.compile(r"([a-z]+?)[_.:-]([a-z]{2,}(?:[-_][a-z0-9]{1,8})*?)(?:_(\d))?\Z")
_ARXIV = re.compile(r"(?:arxiv:)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)\Z", re.IGNORECASE)


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


def map_fields(piece: Piece, fields: dict[str, str], place: Place, report: Report) -> Draft:
    """Make a draft of the fields of an entry."""
    reading = Reading(fields, place, report)
    _type(reading, piece.type)
    _languages(reading)
    for name, value in fields.items():
        handle = FIELDS.get(name)
        if handle:
            handle(reading, name, value)
        else:
            _other(reading, name, value)
    if reading.names:
        _second_names(reading)
    if reading.has_tags:
        _tag_first_forms(reading)
    return reading.draft


def _type(reading: Reading, name: str) -> None:
    subtype = reading.fields.get("entrysubtype", "")
    known = tables.TYPES.get(name) or tables.TYPES_READ_ONLY.get(name)
    if known is None:
        reading.find("bibtex.type_unknown", type=name)
    reading.draft.type = known or "document"
    if subtype in _OUR_TYPES:
        reading.draft.type = subtype  # type: ignore[assignment]
        del reading.fields["entrysubtype"]
    elif name not in _PLAIN_TYPES:
        reading.keep("type", name)
    if name in tables.GENRES and "type" not in reading.fields:
        reading.draft.text("genre", tables.GENRES[name], "en")


def _languages(reading: Reading) -> None:
    for name in ("language", "langid", "hyphenation", "lang"):
        value = reading.fields.get(name, "")
        if len(value) > _LONGEST_LIST:
            reading.keep(name, value)
        for word in _LANGUAGE_LIST.split(text_of(value)) if value and len(value) <= _LONGEST_LIST else ():
            known = tables.BABEL.get(word.strip().lower()) or tag(word.strip())
            if known:
                reading.draft.languages.append(known)
            elif word.strip():
                reading.keep(name, word.strip())
    if reading.draft.languages:
        reading.lang = reading.draft.languages[0]


_LONGEST_LIST = 500
_LANGUAGE_LIST = re.compile(r"\s+and\s+|[,;/]")


def _ignore(reading: Reading, name: str, value: str) -> None:
    """The field was taken together with another one."""


def _form(path: str) -> Field:
    def put(reading: Reading, name: str, value: str) -> None:
        text = text_of(value)
        had = reading.first.setdefault(path, text)
        if had is not text:
            if had != text:
                _unplaced(reading, name, value)
        elif text:
            reading.text(path, text, reading.fields.get(f"{name}_lang", ""))

    return put


def _plain(path: str) -> Field:
    def put(reading: Reading, name: str, value: str) -> None:
        text = text_of(value)
        if reading.draft.values.get(path, text) != text:
            _unplaced(reading, name, value)
        elif text:
            reading.draft.values[path] = text

    return put


def _title(reading: Reading, name: str, value: str) -> None:
    """Join title and subtitle, as CSL has them."""
    text, sub = text_of(value), text_of(reading.fields.get("subtitle", ""))
    if sub:
        text += (" " if text[-1:] in "?!:.؟。" else ": ") + sub
    reading.text("title", text, reading.fields.get("title_lang", ""))


def _container_title(reading: Reading, name: str, value: str) -> None:
    text = text_of(value)
    sub = text_of(reading.fields.get({"booktitle": "booksubtitle"}.get(name, "journalsubtitle"), ""))
    if reading.first.setdefault("container.title", text) is not text or not text:
        if reading.first["container.title"] != text:
            _unplaced(reading, name, value)
        return
    if name == "booktitle" and reading.draft.type == "book" and text == text_of(reading.fields.get("title", "")):
        return
    container = reading.draft.inner("container")
    container.type = "book" if name == "booktitle" else "periodical"
    reading.text("container.title", f"{text}: {sub}" if sub else text, reading.fields.get(f"{name}_lang", ""))


def _location(reading: Reading, name: str, value: str) -> None:
    """Beside ``address``, the place of the conference (ACM)."""
    if "address" in reading.fields and reading.draft.type == "paper-conference" and "venue" not in reading.fields:
        reading.text("event.publisher_place", text_of(value), "")
    else:
        _PLACE(reading, name, value)


_PLACE = _form("publisher_place")


def _main_title(reading: Reading, name: str, value: str) -> None:
    """The title of a work in several volumes: what the volume appeared in."""
    draft = reading.draft
    if "booktitle" in reading.fields:
        draft = draft.inner("container")
        draft.type = "book"
    sub = text_of(reading.fields.get("mainsubtitle", ""))
    text = text_of(value)
    whole = draft.inner("container")
    whole.type = "book"
    said = reading.fields.get("maintitle_lang", "") or assumed(text, reading.lang)
    whole.text("title", f"{text}: {sub}" if sub else text, "" if said == "und" else said)


def _number(reading: Reading, name: str, value: str) -> None:
    draft, text = reading.draft, text_of(value)
    kind = draft.type
    if kind in tables.SERIAL_PARTS or ("journal" in reading.fields and "series" not in reading.fields):
        draft.values["issue"] = text
    elif "series" in reading.fields:
        draft.inner("series").values["number"] = text
    else:
        draft.values["number"] = text


def _issue(reading: Reading, name: str, value: str) -> None:
    """BibTeX's issue is ``number``; biblatex has ``issue`` beside it for "Spring"."""
    if "number" in reading.fields:
        reading.keep(name, value)
    else:
        reading.draft.values["issue"] = text_of(value)


def _names(role: str) -> Field:
    def put(reading: Reading, name: str, value: str) -> None:
        people, is_open = names_of(value)
        as_role = tables.EDITOR_TYPES.get(reading.fields.get(f"{name}type", ""), role)
        draft = reading.draft
        if role == "editor" and draft.type in tables.PARTS:
            draft = draft.inner("container")
            draft.type = "book"
        tags = reading.fields.get(f"{name}_lang", "").split(",")
        if len(tags) == len(people) > 0 and tags != [""]:
            people = tuple(_tagged(person, lang.strip()) for person, lang in zip(people, tags, strict=True))
        for person in people:
            draft.name(as_role, person)  # type: ignore[arg-type]
        if is_open:
            reading.keep("others", name)

    return put


def _tagged(name: Name, lang: str) -> Name:
    return Name(name.family, name.given, name.particle, name.dropping_particle, name.suffix, name.literal, lang)


def _second_names(reading: Reading) -> None:
    """Put names in a second script beside the first ones; they belong together by their order."""
    for role, lang, value in reading.names:
        people, _ = names_of(value, lang)
        draft = reading.draft
        if role == "editor" and draft.type in tables.PARTS:
            draft = draft.inner("container")
        at = [place for place, one in enumerate(draft.contributors) if one.role == role]
        if not at:
            draft.contributors += [Contributor((person,), role) for person in people if person]  # type: ignore[arg-type]
        elif len(at) != len(people):
            reading.keep(f"{role}_{lang}", value)
            reading.find("bibtex.names_unmatched", field=f"{role}_{lang}", count=str(len(people)), others=str(len(at)))
        else:
            for place, person in zip(at, people, strict=True):
                one = draft.contributors[place]
                names = (*one.names, person) if person else one.names
                draft.contributors[place] = Contributor(names, one.role, one.identifiers, one.affiliations, one.body)


def _identifier(scheme: str) -> Field:
    def put(reading: Reading, name: str, value: str) -> None:
        draft, text = reading.draft, verbatim(value)
        if scheme in {"issn", "eissn", "issn-l"} and draft.type in tables.SERIAL_PARTS | tables.PARTS:
            if draft.type in tables.PARTS:
                draft.inner("container").type = "book"
            draft = draft.inner("container")
        elif scheme == "isbn" and draft.type in tables.PARTS:
            draft = draft.inner("container")
            draft.type = "book"
        several = _SEVERAL.split(" ".join(text.split())) if scheme in {"isbn", "issn", "eissn"} else [text]
        for one in several:
            if one:
                draft.identify(scheme, one)

    return put


_SEVERAL = re.compile(r"\s*[,;/]\s*|\s+(?=[\dX-]{9,}\b)")


def _link(kind: str) -> Field:
    def put(reading: Reading, name: str, value: str) -> None:
        url = verbatim(value)
        if url:
            reading.draft.link(url, kind)  # type: ignore[arg-type]

    return put


def _eprint(reading: Reading, name: str, value: str) -> None:
    """An address is the open full text (Sinaweb); else an identifier of the scheme that ``eprinttype`` names."""
    text = verbatim(value)
    kind = verbatim(reading.fields.get("eprinttype") or reading.fields.get("archiveprefix", "")).lower()
    found = _ARXIV.match(text)
    if text.lower().startswith(("http://", "https://", "ftp://")):
        reading.draft.link(text, "pdf" if ".pdf" in text.lower() else "fulltext")
    elif kind in tables.EPRINT_SCHEMES:
        reading.draft.identify(tables.EPRINT_SCHEMES[kind], text)
    elif not kind and found:
        reading.draft.identify("arxiv", found[1])
    elif text:
        reading.keep(name, value)
        if kind:
            reading.keep("eprinttype", kind)


def _file(reading: Reading, name: str, value: str) -> None:
    for label, path, kind in files_of(value):
        is_pdf = "pdf" in kind.lower() or path.lower().endswith(".pdf")
        reading.draft.link(path, "pdf" if is_pdf else "other", label)


def _year(reading: Reading, name: str, value: str) -> None:
    fields = reading.fields
    if "date" in fields and fields["date"].strip():
        if date(text_of(fields["date"])).year != date(text_of(value)).year:
            _unplaced(reading, name, value)
        return
    month, day = text_of(fields.get("month", "")), text_of(fields.get("day", ""))
    read = year_month_day(text_of(value), month, day)
    reading.draft.values["issued"] = _printed(reading, "date", read)


def _month(reading: Reading, name: str, value: str) -> None:
    """Taken with the year; without one, kept."""
    if "year" not in reading.fields and "date" not in reading.fields:
        reading.draft.values["issued"] = Date(literal=text_of(value))
    elif "year" not in reading.fields and name == "month" and len(reading.fields["date"].strip()) == 4:
        reading.draft.values["issued"] = date_of(reading.fields["date"].strip(), text_of(value))


def _date(path: str) -> Field:
    def put(reading: Reading, name: str, value: str) -> None:
        within, _, field = path.rpartition(".")
        draft = reading.draft.inner(within) if within else reading.draft
        text = text_of(value)
        if text and field not in draft.values:
            draft.values[field] = _printed(reading, name, date(text))

    return put


def _printed(reading: Reading, name: str, read: Date) -> Date:
    """Add what the writer has put beside a date: how it is printed, and in which calendar."""
    literal, calendar = reading.fields.get(f"{name}_literal"), reading.fields.get(f"{name}_calendar")
    if literal is None and calendar is None:
        return read
    return Date(read.edtf if literal is not None else "", text_of(literal or read.literal), calendar or "")  # type: ignore[arg-type]


def _keywords(reading: Reading, name: str, value: str) -> None:
    lang = reading.fields.get(f"{name}_lang", "")
    for word in keywords_of(value):
        reading.text("keywords", word, lang)


def _organization(reading: Reading, name: str, value: str) -> None:
    """The publisher of a manual or web page, else the body that sponsors."""
    if any(other in reading.fields for other in ("publisher", "institution", "school")):
        for person in names_of(value)[0]:
            literal = person.literal or text_of(value)
            reading.draft.contributors.append(Contributor((Name(literal=literal),), "sponsor", body="organization"))
            return
    reading.text("publisher", text_of(value), "")


def _translated(reading: Reading, name: str, value: str) -> None:
    text = text_of(value)
    reading.text("title", text, guess_language(text)[0])


def _romanised(reading: Reading, name: str, value: str) -> None:
    reading.text("title", text_of(value), transliterated(reading.lang or "und", "und"))


def _kept(reading: Reading, name: str, value: str) -> None:
    reading.keep(name, value)


def _unplaced(reading: Reading, name: str, value: str) -> None:
    reading.keep(name or "text", value)
    reading.find("field.unknown", field=name or "text", kept=f"bibtex:{name or 'text'}")


def _other(reading: Reading, name: str, value: str) -> None:
    """A field with a language in its name, or one that is not understood."""
    found = _SUFFIXED.fullmatch(name)
    known = _suffixed(found[1]) if found else None
    lang = _tag_of(found[2]) if found and known else ""
    if not (found and known) or (not lang and found[2] != "und"):
        _taken_or_unplaced(reading, name, value)
        return
    reading.has_tags = True
    if found[1] in _NAME_ROLES:
        reading.names.append((_NAME_ROLES[found[1]], lang, value))
    elif known == "keywords":
        for word in keywords_of(value):
            reading.draft.text("keywords", word, lang)
    else:
        _second_form(reading, found[1], known, value, lang)


def _suffixed(name: str) -> str | None:
    return _FORM_PATHS.get(name) or _NAME_ROLES.get(name)


def _second_form(reading: Reading, name: str, path: str, value: str, lang: str) -> None:
    within, _, field = path.rpartition(".")
    draft = reading.draft.inner(within) if within else reading.draft
    if name == "booktitle":
        draft.type = "book"
    text = text_of(value)
    if text:
        draft.text(field, text, lang)


def _tag_first_forms(reading: Reading) -> None:
    """Where a further form names its language and the first one does not, find out that of the first one."""
    forms = reading.draft.forms
    first = next((forms[field][0] for field in ("title", "abstract") if field in forms), None)
    if reading.lang or first is None or first.lang:
        return
    lang, sure = guess_language(first.value)
    tagged = {form.lang for field in ("title", "abstract", "keywords") for form in forms.get(field, ()) if form.lang}
    if tagged and lang not in tagged and sure > 0.5:
        for field in ("title", "abstract", "keywords"):
            if field in forms and f"{field}_lang" not in reading.fields:
                forms[field] = tuple(Text(one.value, one.lang or assumed(one.value, lang)) for one in forms[field])


def _tag_of(suffix: str) -> str:
    return "" if suffix == "lang" else tag(suffix.replace("_", "-"))


def _taken_or_unplaced(reading: Reading, name: str, value: str) -> None:
    """A field taken with another one, a numbered further one, one of ours for what BibTeX has no field for."""
    first, mark, rest = name.rpartition("_")
    if mark and rest in {"lang", "literal", "calendar"} and (first in FIELDS):
        return
    if name.endswith("type") and name.removesuffix("type") in _NAME_ROLES | dict.fromkeys(
        ("editora", "editorb", "editorc")
    ):
        return
    if mark and rest.isdigit() and first in _REPEATED:
        FIELDS[first](reading, name, value)
        return
    source, dot, kind = name.partition(".")
    if dot and source in _OURS:
        _OURS[source](reading, kind, text_of(value))
    elif dot and source in _OTHER_FORMATS:
        reading.draft.keep(f"{source}:{kind.upper() if source in _UPPER else kind}", text_of(value))
    else:
        _unplaced(reading, name, value)


def _our_identifier(reading: Reading, scheme: str, value: str) -> None:
    reading.draft.identify(scheme, value)


def _our_classification(reading: Reading, scheme: str, value: str) -> None:
    had = reading.draft.values.get("classifications", ())
    reading.draft.values["classifications"] = (*had, Identifier(scheme, value))


def _our_link(reading: Reading, kind: str, value: str) -> None:
    reading.draft.link(value, kind.partition("_")[0])  # type: ignore[arg-type]


_OURS: dict[str, Field] = {"identifier": _our_identifier, "classification": _our_classification, "link": _our_link}
_OTHER_FORMATS = frozenset("ris refer refworks wos medline noteexpress cnki endnote csl mods marc also".split())
_UPPER = frozenset({"ris", "refworks", "wos", "medline"})
_REPEATED = frozenset(tables.LINK_FIELDS) | {"file", "keywords"}


_OUR_TYPES = frozenset(kind for kind in tables.WRITTEN) | frozenset(
    "bill broadcast classic document entry event figure hearing interview map musical_score regulation speech "
    "performance".split()
)
_PLAIN_TYPES = frozenset(name for name, kind in tables.TYPES.items() if name in tables.WRITTEN.get(kind, ("misc",)))
_FORM_PATHS = tables.FORM_FIELDS | tables.FORM_FIELDS_READ_ONLY
_NAME_ROLES = tables.NAME_FIELDS | tables.NAME_FIELDS_READ_ONLY

FIELDS: dict[str, Field] = (
    dict.fromkeys(tables.KEPT, _kept)
    | {name: _form(path) for name, path in _FORM_PATHS.items()}
    | {name: _plain(path) for name, path in (tables.PLAIN_FIELDS | tables.PLAIN_FIELDS_READ_ONLY).items()}
    | {name: _names(role) for name, role in _NAME_ROLES.items()}
    | {
        name: _identifier(scheme)
        for name, scheme in (tables.IDENTIFIER_FIELDS | tables.IDENTIFIER_FIELDS_READ_ONLY).items()
    }
    | {name: _link(kind) for name, kind in tables.LINK_FIELDS.items()}
    | {name: _date(path) for name, path in (tables.DATE_FIELDS | tables.DATE_FIELDS_READ_ONLY).items()}
    | dict.fromkeys(tables.TRANSLATED, _translated)
    | dict.fromkeys(tables.ROMANISED, _romanised)
    | dict.fromkeys(("journal", "journaltitle", "fjournal", "booktitle"), _container_title)
    | dict.fromkeys(("keywords", "keyword", "tags"), _keywords)
    | dict.fromkeys(("month", "day"), _month)
    | dict.fromkeys(
        ("language", "langid", "hyphenation", "lang", "subtitle", "booksubtitle", "journalsubtitle", "mainsubtitle",
         "eprinttype", "archiveprefix"), _ignore)
    | {
        "title": _title, "location": _location, "maintitle": _main_title, "number": _number, "issue": _issue,
        "eprint": _eprint, "file": _file,
        "year": _year, "organization": _organization, "editora": _names("editor"), "editorb": _names("editor"),
        "editorc": _names("editor"), "pdf": _link("pdf"),
    }
)  # fmt: skip
"""What reads each field."""
