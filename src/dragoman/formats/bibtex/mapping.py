"""What does each field of an entry say of the record? One small function per kind of field, chosen by name."""

import re
from functools import lru_cache

from dragoman.formats.bibtex import tables
from dragoman.formats.bibtex.dates import day_at, month, year
from dragoman.formats.bibtex.further import further, tag_first_forms
from dragoman.formats.bibtex.latex import text_of
from dragoman.formats.bibtex.people import names, organization, second_names
from dragoman.formats.bibtex.pointers import eprint, file, identifier, link
from dragoman.formats.bibtex.reading import Handle, Reading
from dragoman.formats.bibtex.scan import Piece
from dragoman.formats.bibtex.titles import container_title, form, location, main_title, romanised, title, translated
from dragoman.formats.bibtex.values import keywords_of
from dragoman.formats.draft import Draft, tag
from dragoman.record.finding import Place, Report


def map_fields(piece: Piece, fields: dict[str, str], place: Place, report: Report) -> Draft:
    """Make a draft of the fields of an entry."""
    reading = Reading(fields, place, report)
    _type(reading, piece.type)
    _languages(reading)
    for name, value in fields.items():
        _handle(name)(reading, name, value)
    if reading.names:
        second_names(reading)
    if reading.has_tags:
        tag_first_forms(reading)
    return reading.draft


@lru_cache(4096)
def _handle(name: str) -> Handle:
    """Give what reads a field: by its name, by that of the field it repeats (``url_2``) or belongs to."""
    first, mark, rest = name.rpartition("_")
    if name in FIELDS or not mark or first not in FIELDS:
        return FIELDS.get(name, further)
    if rest in {"lang", "literal", "calendar"}:
        return _ignore
    return FIELDS[first] if rest.isdigit() and first in _REPEATED else further


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
_LANGUAGE_LIST = re.compile(r"(?<!\s)\s++and\s+|[,;/]")


def _ignore(reading: Reading, name: str, value: str) -> None:
    """The field was taken together with another one."""


def _plain(path: str) -> Handle:
    def put(reading: Reading, name: str, value: str) -> None:
        text = text_of(value)
        if reading.draft.values.get(path, text) != text:
            reading.unplaced(name, value)
        elif text:
            reading.draft.values[path] = text

    return put


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


def _keywords(reading: Reading, name: str, value: str) -> None:
    lang = reading.fields.get(f"{name}_lang", "")
    for word in keywords_of(value):
        reading.text("keywords", word, lang)


def _kept(reading: Reading, name: str, value: str) -> None:
    reading.keep(name, value)


_OUR_TYPES = frozenset(kind for kind in tables.WRITTEN) | frozenset(
    "bill broadcast classic document entry event figure hearing interview map musical_score regulation speech "
    "performance".split()
)
_PLAIN_TYPES = frozenset(name for name, kind in tables.TYPES.items() if name in tables.WRITTEN.get(kind, ("misc",)))
_REPEATED = frozenset(tables.LINK_FIELDS) | {"file", "keywords"}

FIELDS: dict[str, Handle] = (
    dict.fromkeys(tables.KEPT, _kept)
    | {name: form(path) for name, path in tables.FORM_PATHS.items()}
    | {name: _plain(path) for name, path in (tables.PLAIN_FIELDS | tables.PLAIN_FIELDS_READ_ONLY).items()}
    | {name: names(role) for name, role in tables.NAME_ROLES.items()}
    | {
        name: identifier(scheme)
        for name, scheme in (tables.IDENTIFIER_FIELDS | tables.IDENTIFIER_FIELDS_READ_ONLY).items()
    }
    | {name: link(kind) for name, kind in tables.LINK_FIELDS.items()}
    | {name: day_at(path) for name, path in (tables.DATE_FIELDS | tables.DATE_FIELDS_READ_ONLY).items()}
    | dict.fromkeys(tables.TRANSLATED, translated)
    | dict.fromkeys(tables.ROMANISED, romanised)
    | dict.fromkeys(("journal", "journaltitle", "fjournal", "booktitle"), container_title)
    | dict.fromkeys(("keywords", "keyword", "tags"), _keywords)
    | dict.fromkeys(("month", "day"), month)
    | dict.fromkeys(
        ("language", "langid", "hyphenation", "lang", "subtitle", "booksubtitle", "journalsubtitle", "mainsubtitle",
         "eprinttype", "archiveprefix"), _ignore)
    | {
        "title": title, "location": location, "maintitle": main_title, "number": _number, "issue": _issue,
        "eprint": eprint, "file": file,
        "year": year, "organization": organization, "editora": names("editor"), "editorb": names("editor"),
        "editorc": names("editor"), "pdf": link("pdf"),
    }
)  # fmt: skip
"""What reads each field."""
