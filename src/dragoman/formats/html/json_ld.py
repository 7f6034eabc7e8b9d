"""What does a page's JSON-LD say? Reads the works among its schema.org objects."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from dragoman.formats.draft import Draft, put
from dragoman.formats.html.tables import SCHEMA_TYPES
from dragoman.record.form import Text
from dragoman.record.identifier import identifier
from dragoman.record.name import Contributor, Name, Role, read_name
from dragoman.text.tag import normal_tag

Json = Mapping[str, Any]

_DEPTH = 6
_FIELDS = {
    "name": "title", "headline": "title", "alternateName": "title", "alternativeHeadline": "title",
    "datePublished": "issued", "dateCreated": "submitted", "description": "abstract", "abstract": "abstract",
    "inLanguage": "languages", "pagination": "pages", "isbn": "identifier:isbn", "doi": "identifier:doi",
    "bookEdition": "edition", "numberOfPages": "number_of_pages", "publisher": "publisher", "genre": "genre",
    "copyrightNotice": "rights", "license": "rights", "version": "version", "url": "link:landing",
    "volumeNumber": "volume", "issueNumber": "issue", "articleSection": "section", "locationCreated": "publisher_place",
}  # fmt: skip
_ROLES: dict[str, Role] = {
    "author": "author", "creator": "author", "editor": "editor", "translator": "translator",
    "illustrator": "illustrator", "contributor": "contributor",
}  # fmt: skip
_SCHEMES = ("doi", "isbn", "issn", "pmid", "pmcid", "arxiv", "handle")
_WHOLES = {"Periodical": "periodical", "Book": "book", "Newspaper": "periodical", "Collection": "book"}


def works(value: object, depth: int = _DEPTH) -> Iterator[Draft]:
    """Give a draft for each object that describes a work, also inside ``@graph``, lists and ``mainEntity``.

    >>> title = {"@value": "كتاب الحيوان", "@language": "ar"}
    >>> next(works({"@type": "Book", "name": title})).record().title
    (Text(value='كتاب الحيوان', lang='ar'),)
    """
    if isinstance(value, list):
        for one in value[:1000]:
            yield from works(one, depth - 1) if depth else ()
    elif isinstance(value, Mapping):
        kind = next((one for one in _list(value.get("@type")) if one in SCHEMA_TYPES), "")
        if kind:
            yield _draft(value, str(kind))
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from works(value.get(key), depth - 1) if depth and key in value and not kind else ()


def _draft(value: Json, kind: str) -> Draft:
    draft = Draft()
    draft.type = SCHEMA_TYPES[kind]
    for key, path in _FIELDS.items():
        for text, lang in _texts(value.get(key)):
            if not put(path)(draft, text, lang):
                draft.keep(f"html:json-ld.{key}", text)
    for key, role in _ROLES.items():
        draft.contributors += [_person(one, role) for one in _list(value.get(key)) if _texts(one)]
    for text, lang in _texts(value.get("keywords")):
        for one in text.replace(";", ",").split(","):
            draft.text("keywords", one.strip(), lang)
    if "pageStart" in value:
        ends = dict.fromkeys(str(value[key]) for key in ("pageStart", "pageEnd") if value.get(key))
        draft.values.setdefault("pages", "-".join(ends))
    for one in (*_list(value.get("identifier")), *_list(value.get("sameAs")), value.get("@id")):
        _identify(draft, one)
    _part_of(draft, value.get("isPartOf"), 4)
    return draft


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _texts(value: object) -> list[tuple[str, str]]:
    """Give (text, language) of a value: plain, with ``@value`` and ``@language``, a thing with a name, or a list."""
    if isinstance(value, list):
        return [pair for one in value[:200] for pair in _texts(one)]
    if isinstance(value, Mapping):
        text = value.get("@value") or value.get("name") or value.get("url") or ""
        if isinstance(text, str):
            return [(text.strip(), normal_tag(str(value.get("@language") or "")))] if text.strip() else []
        return _texts(text) if not isinstance(text, Mapping) else []
    return [(str(value).strip(), "")] if isinstance(value, str | int | float) and str(value).strip() else []


def _person(value: object, role: Role) -> Contributor:
    if not isinstance(value, Mapping):
        return Contributor((read_name(str(value)),), role)
    text, lang = _texts(value)[0]
    body = "organization" if "Organization" in str(value.get("@type")) else ""
    if isinstance(value.get("familyName"), str) and isinstance(value.get("givenName"), str):
        name = Name(family=value["familyName"].strip(), given=value["givenName"].strip(), lang=lang)
    else:
        name = Name(literal=text, lang=lang) if body else read_name(text, lang)
    known = [one for key in ("@id", "sameAs", "identifier") for one, _ in _texts(value.get(key)) if "orcid.org" in one]
    return Contributor(
        (name,), role, tuple(identifier("orcid", one) for one in known[:1]),
        tuple(Text(one, tag) for one, tag in _texts(value.get("affiliation"))), body,
    )  # fmt: skip


def _identify(draft: Draft, value: object) -> None:
    if isinstance(value, Mapping):
        scheme = str(value.get("propertyID") or value.get("name") or "").lower().rpartition("/")[2]
        told = _texts(value.get("value"))
        if told and scheme in _SCHEMES:
            draft.identify(scheme, told[0][0])
    elif isinstance(value, str) and ("doi.org/10." in value or value.lower().startswith(("doi:", "10."))):
        draft.identify("doi", value)


def _part_of(draft: Draft, value: object, depth: int) -> None:
    """Read issue, volume and journal, nested in any order."""
    for one in _list(value)[:4]:
        if not isinstance(one, Mapping):
            continue
        for key, path in (("issueNumber", "issue"), ("volumeNumber", "volume")):
            for text, _ in _texts(one.get(key)):
                draft.values.setdefault(path, text)
        kinds = [kind for kind in _list(one.get("@type")) if kind in _WHOLES]
        if kinds or (not one.get("@type") and one.get("name")):
            container = draft.inner("container")
            container.type = _WHOLES[kinds[0]] if kinds else "periodical"  # type: ignore[assignment]
            for text, lang in _texts(one.get("name")):
                container.text("title", text, lang)
            for text, _ in _texts(one.get("issn")):
                container.identify("issn", text)
        if depth:
            _part_of(draft, one.get("isPartOf"), depth - 1)


def decoded(text: str) -> object:
    """Decode one script's JSON; ``None`` when it is none or nests too deeply."""
    try:
        return msgspec.json.decode(text.strip().removeprefix("<!--").removesuffix("-->"))
    except (msgspec.DecodeError, RecursionError):
        return None
