"""What do a page's meta tags say? Reads Highwire, Dublin Core, PRISM, Eprints and Open Graph into a draft each."""

from collections.abc import Iterable

import msgspec

from dragoman.formats.draft import Draft, put
from dragoman.formats.html.tables import IGNORED, PREFIXES, TYPES
from dragoman.record.finding import Place, Report
from dragoman.record.form import Text
from dragoman.record.identifier import Identifier, identifier, is_valid
from dragoman.record.model import Reference, Type
from dragoman.text.tag import normal_tag

_LONG_LISTS = (";", "；", "؛", "،", "、", "|")
_CITED = frozenset({"citation_reference", "dc.relation.references", "dcterms.references"})
_PAGES = ("firstpage", "lastpage", "startingpage", "endingpage")
_KINDS: tuple[tuple[str, Type], ...] = (
    ("citation_dissertation_institution", "thesis"), ("citation_dissertation_name", "thesis"),
    ("citation_technical_report_institution", "report"), ("citation_technical_report_number", "report"),
    ("citation_patent_number", "patent"), ("citation_conference_title", "paper-conference"),
    ("citation_conference", "paper-conference"), ("citation_inbook_title", "chapter"),
    ("citation_book_title", "chapter"), ("citation_journal_title", "article-journal"), ("citation_isbn", "book"),
    ("dc.source.issn", "article-journal"), ("prism.publicationname", "article-journal"),
)  # fmt: skip
"""Tags that betray the type, the surest first."""


class Meta(msgspec.Struct, frozen=True):
    """One meta tag: its name in small letters, its content, the tag of its language."""

    name: str
    content: str
    lang: str = ""


class Told(msgspec.Struct):
    """What the meta tags told: a draft per vocabulary, the type, and the works the page cites."""

    drafts: dict[str, Draft]
    type: Type | None = None
    references: tuple[Reference, ...] = ()


def told(metas: Iterable[Meta], report: Report) -> Told:
    """Read the meta tags of one page; those of a bibliographic vocabulary that are not understood are kept and told."""
    drafts: dict[str, Draft] = {}
    metas = [meta for meta in metas if meta.content.strip()]
    pages: dict[str, str] = {}
    for meta in metas:
        vocabulary, rest, path = _meant(meta.name)
        draft = drafts.setdefault(vocabulary, Draft())
        if rest in _PAGES:
            pages.setdefault(rest.removesuffix("page"), meta.content.strip())
        elif path:
            _put_all(draft, path, meta)
        elif not _person(draft, rest, meta) and vocabulary != "plain" and meta.name not in IGNORED | _CITED:
            draft.keep(f"html:{meta.name}", meta.content)
            report.add("field.unknown", Place(), field=meta.name, kept=f"html:{meta.name}")
    _put_pages(drafts, pages)
    _put_identifiers(drafts, metas)
    return Told(drafts, _type(metas), _references(metas))


def _meant(name: str) -> tuple[str, str, str]:
    """Say of which vocabulary a tag is, its name there, and the path of our field ("" when there is none)."""
    for vocabulary, prefix, table in PREFIXES:
        if name.startswith(prefix):
            return vocabulary, name[len(prefix) :], table.get(name[len(prefix) :], "")
    return "plain", name, ""


def _put_all(draft: Draft, path: str, meta: Meta) -> None:
    """Add a tag's values: one, or several where it is a list of names or keywords."""
    lang = meta.lang
    for value in _values(path, meta.content.strip()):
        if value and not put(path)(draft, value, lang):
            draft.keep(f"html:{meta.name}", value)


def _values(path: str, content: str) -> list[str]:
    if path != "keywords" and not path.startswith("contributor:"):
        return [content]
    for mark in _LONG_LISTS if path == "keywords" else _LONG_LISTS[:3]:
        if mark in content:
            return [one.strip() for one in content.split(mark)]
    if path == "keywords" and "," in content:
        return [one.strip() for one in content.split(",")]
    return [content]


def _person(draft: Draft, rest: str, meta: Meta) -> bool:
    """Add what is said about the person named last: institution, ORCID."""
    if not draft.contributors or not rest.startswith(("author_", "creators_")):
        return False
    last = draft.contributors[-1]
    if rest.endswith(("institution", "affiliation")):
        places = (*last.affiliations, Text(meta.content.strip(), meta.lang))
        draft.contributors[-1] = msgspec.structs.replace(last, affiliations=places)
    elif rest.endswith("orcid"):
        known = (*last.identifiers, identifier("orcid", meta.content))
        draft.contributors[-1] = msgspec.structs.replace(last, identifiers=known)
    return rest.endswith(("institution", "affiliation", "orcid", "email"))


def _put_pages(drafts: dict[str, Draft], pages: dict[str, str]) -> None:
    for vocabulary, first, last in (("highwire", "first", "last"), ("prism", "starting", "ending")):
        if first in pages:
            ends = dict.fromkeys(one for one in (pages[first], pages.get(last, "")) if one)
            drafts.setdefault(vocabulary, Draft()).values.setdefault("pages", "-".join(ends))


def _put_identifiers(drafts: dict[str, Draft], metas: list[Meta]) -> None:
    """Read ``DC.identifier``, which may hold a DOI, an address or a number of the page's own."""
    for meta in metas:
        if meta.name not in {"dc.identifier", "dc:identifier", "dcterms.identifier"}:
            continue
        draft, value = drafts["dublin core"], meta.content.strip()
        found = next((one for one in _readings(value) if is_valid(one)), None)
        if found:
            draft.identify(found.scheme, found.value)
        elif value.startswith(("http://", "https://")):
            draft.link(value)
        else:
            draft.keep("html:dc.identifier", value)


def _readings(value: str) -> list[Identifier]:
    return [identifier(scheme, value) for scheme in ("doi", "isbn", "issn") if scheme != "doi" or "10." in value]


def _type(metas: list[Meta]) -> Type | None:
    names = {meta.name.replace("bepress_", "") for meta in metas}
    for name, kind in _KINDS:
        if name in names:
            return kind
    said = (meta.content.strip().casefold() for meta in metas if meta.name in {"dc.type", "dc:type", "eprints.type"})
    return next((TYPES[one] for one in said if one in TYPES), None)


def _references(metas: list[Meta]) -> tuple[Reference, ...]:
    printed = (meta for meta in metas if meta.name in _CITED)
    return tuple(Reference(Text(" ".join(meta.content.split()), meta.lang)) for meta in printed)


def lang_of(attributes: dict[str, str | None]) -> str:
    """Give the language tag of an element's attributes."""
    return normal_tag(attributes.get("xml:lang") or attributes.get("lang") or "")
