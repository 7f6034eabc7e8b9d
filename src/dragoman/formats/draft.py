"""What has been gathered of a record so far? A draft to which every field of a format is added by the path of ours.

A path is what the tables of the formats say: ``title``, ``volume``, ``issued``, ``container.title``, ``series.title``,
``contributor:author``, ``identifier:doi``, ``container.identifier:issn``, ``link:pdf``, ``keywords``,
``languages``, ``extra:name``.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import msgspec

from dragoman.record.date import Date, read_date
from dragoman.record.form import Forms, Text
from dragoman.record.identifier import Identifier, identifier
from dragoman.record.model import Link, LinkKind, Record, Type
from dragoman.record.name import Contributor, Name, Role, read_name
from dragoman.text.tag import normal_tag

Put = Callable[["Draft", str, str], bool]
"""Adds a value with its language tag ("" when unknown) to a draft; false when there is no room for it."""

FORMS = frozenset(field.name for field in msgspec.structs.fields(Record) if field.type == Forms)
"""Fields of a record that hold forms."""
DATES = frozenset({"issued", "accessed", "submitted", "available"})
_NESTED = {"container": "periodical", "series": "collection", "event": "event", "original": "document",
           "reviewed": "document"}  # fmt: skip


class Draft:
    """A record in the making: ``values`` are its plain fields, the rest are lists; nested records are drafts."""

    __slots__ = ("contributors", "extra", "forms", "identifiers", "languages", "links", "nested", "type", "values")

    def __init__(self) -> None:
        self.type: Type = "document"
        self.values: dict[str, Any] = {}
        self.forms: dict[str, Forms] = {}
        self.contributors: list[Contributor] = []
        self.identifiers: list[Identifier] = []
        self.languages: list[str] = []
        self.links: list[Link] = []
        self.nested: dict[str, Draft] = {}
        self.extra: dict[str, tuple[str, ...]] = {}

    def inner(self, name: str) -> "Draft":
        """Give the draft of a nested record (container, series, event, original, reviewed), made when needed."""
        draft = self.nested.get(name)
        if draft is None:
            draft = self.nested[name] = Draft()
            draft.type = _NESTED[name]  # type: ignore[assignment]
        return draft

    def text(self, field: str, value: str, lang: str = "") -> bool:
        """Add a form once."""
        had = self.forms.get(field)
        form = Text(value, lang)
        if had is None:
            self.forms[field] = (form,)
        elif form not in had:
            self.forms[field] = (*had, form)
        return True

    def keep(self, key: str, value: str) -> bool:
        """Keep what is not understood, or has no place, under ``format:field``."""
        self.extra[key] = (*self.extra.get(key, ()), value)
        return True

    def name(self, role: Role, name: Name) -> bool:
        """Add a contributor with one form of a name."""
        self.contributors.append(Contributor((name,), role))
        return True

    def identify(self, scheme: str, value: str) -> bool:
        """Add an identifier once."""
        one = _identifier(scheme, value)
        if one not in self.identifiers:
            self.identifiers.append(one)
        return True

    def link(self, url: str, kind: LinkKind = "landing", label: str = "") -> bool:
        """Add an address once."""
        if all(one.url != url for one in self.links):
            is_open = kind in {"pdf", "fulltext"} and url[:4].lower() in {"http", "ftp:"}
            self.links.append(Link(url, kind, "open" if is_open else "", label))
        return True

    def affiliate(self, at: int, affiliation: str) -> None:
        """Add an affiliation to one of the contributors."""
        one = self.contributors[at]
        affiliations = (*one.affiliations, Text(affiliation))
        self.contributors[at] = Contributor(one.names, one.role, one.identifiers, affiliations, one.body)

    def record(self, **more: Any) -> Record:
        """Give the record; ``more`` are further fields (key, source …)."""
        fields = self.values | self.forms | more
        if self.contributors:
            fields["contributors"] = tuple(self.contributors)
        if self.identifiers:
            fields["identifiers"] = tuple(self.identifiers)
        if self.links:
            fields["links"] = tuple(self.links)
        if self.languages:
            fields["languages"] = tuple(dict.fromkeys(self.languages))
        if self.extra:
            fields["extra"] = self.extra
        for name, draft in self.nested.items():
            fields[name] = draft.shared()
        return Record(type=self.type, **fields)

    def shared(self) -> Record:
        """Give the record of a container or series: one and the same object for equal ones, as far as remembered."""
        if self.extra or self.nested or self.links:
            return self.record()
        parts = (tuple(self.values.items()), tuple(self.forms.items()), tuple(self.contributors))
        return _shared(self.type, *parts, tuple(self.identifiers))


@lru_cache(4096)
def _shared(
    kind: Type,
    values: tuple[tuple[str, Any], ...],
    forms: tuple[tuple[str, Forms], ...],
    contributors: tuple[Contributor, ...],
    identifiers: tuple[Identifier, ...],
) -> Record:
    fields: dict[str, Any] = dict(values) | dict(forms)
    return Record(type=kind, contributors=contributors, identifiers=identifiers, **fields)


@lru_cache(8192)
def _identifier(scheme: str, value: str) -> Identifier:
    return identifier(scheme, value)


_ONE = r"(?:-?[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?[?~%]?|\.\.)"
_EDTF = re.compile(f"{_ONE}?(?:/{_ONE}?)?")


_LONGEST = 200
"""Characters of the longest text that is tried as a date or as a list of languages."""


@lru_cache(8192)
def date(value: str) -> Date:
    """Read a date, remembering those read before (a file has few different ones).

    >>> date("2009-04/2010"), date("April 2009").edtf
    (Date(edtf='2009-04/2010', literal='', calendar=''), '2009-04')
    """
    if value[:1] not in "./" and _EDTF.fullmatch(value):
        return Date(value)
    return read_date(value) if len(value) <= _LONGEST else Date(literal=value)


@lru_cache(1024)
def tag(value: str) -> str:
    """Give the language tag of a language's name or code, "" when it is none."""
    return normal_tag(value) if len(value) <= _LONGEST else ""


def put(path: str) -> Put:
    """Give what adds a value at a path. Raises ``KeyError`` for a path that does not exist.

    >>> draft = Draft()
    >>> put("container.title")(draft, "Карабах", "ru")
    True
    >>> draft.record().container.title
    (Text(value='Карабах', lang='ru'),)
    """
    head, dot, rest = path.partition(".")
    if dot:
        within = put(rest)
        return lambda draft, value, lang: within(draft.inner(head), value, lang)
    kind, colon, word = path.partition(":")
    if colon:
        return _PUT_WORD[kind](word)
    if path in FORMS:
        return lambda draft, value, lang: draft.text(path, value, lang)
    if path in DATES:
        return lambda draft, value, _: _put_date(draft, path, value)
    if path == "languages":
        return _put_language
    if path not in Record.__struct_fields__:
        raise KeyError(path)
    return lambda draft, value, _: _put_plain(draft, path, value)


def _put_plain(draft: Draft, path: str, value: str) -> bool:
    return bool(draft.values.setdefault(path, value) == value)


def _put_date(draft: Draft, path: str, value: str) -> bool:
    read = date(value)
    return bool(draft.values.setdefault(path, read) == read)


def _put_language(draft: Draft, value: str, lang: str) -> bool:
    if len(value) > _LONGEST:
        return False
    known = [tag(word.strip()) for word in _LANGUAGES.split(value) if word.strip()]
    draft.languages += [one for one in known if one]
    return bool(known) and all(known)


_LANGUAGES = re.compile(r"[;,/|；，、]|\band\b")


def _put_identifier(scheme: str) -> Put:
    return lambda draft, value, _: draft.identify(scheme, value)


def _put_link(kind: str) -> Put:
    return lambda draft, value, _: draft.link(value, kind)  # type: ignore[arg-type]


def _put_name(role: str) -> Put:
    return lambda draft, value, lang: draft.name(role, read_name(value, lang))  # type: ignore[arg-type]


def _put_extra(key: str) -> Put:
    return lambda draft, value, _: draft.keep(key, value)


_PUT_WORD: dict[str, Callable[[str], Put]] = {
    "identifier": _put_identifier,
    "link": _put_link,
    "contributor": _put_name,
    "extra": _put_extra,
}
