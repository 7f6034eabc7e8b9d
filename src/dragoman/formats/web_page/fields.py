"""What do the members of an embedded JSON record mean? One table for the spellings of several platforms."""

from collections.abc import Mapping

from dragoman.record.model import Type

NAMES: dict[str, str] = {
    "title": "title", "articletitle": "title", "titlecn": "title_translated", "titlezh": "title_translated",
    "titleen": "title_original", "originaltitle": "title_original",
    "authors": "authors", "author": "authors", "authorlist": "authors", "authornames": "authors",
    "abstract": "abstract", "abstracttext": "abstract", "abstractcn": "abstract_translated",
    "abstracttextcn": "abstract_translated",
    "doi": "doi", "pmid": "pmid", "pmcid": "pmcid", "arxivid": "arxiv",
    "issn": "issn", "eissn": "eissn", "issnl": "issn-l",
    "doiurl": "url", "url": "url", "listurlmain": "url", "openaccesspdf": "pdf", "pdfurl": "pdf",
    "journal": "journal", "journalname": "journal", "journaltitle": "journal", "periodicalname": "journal",
    "venue": "journal", "volume": "volume", "issue": "issue", "pages": "pages", "publisher": "publisher",
    "publicationdate": "issued", "pubdate": "issued", "publishdate": "issued", "year": "issued",
    "epubdate": "available",
    "publicationtypes": "type", "publicationtype": "type", "keywords": "keywords", "language": "language",
    "citationcount": "citations", "timescited": "citations", "platform": "platform",
    "periodicalif": "impact_factor", "impactfactor": "impact_factor",
    "regionnum": "cas_zone", "regioncategory": "cas_category", "jcr": "jcr_quartile", "jcrname": "jcr_category",
    "fieldsofstudy": "fields", "isopenaccess": "open",
}  # fmt: skip
"""A member's name without case, spaces and punctuation → what it means to us."""

PATHS: dict[str, str] = {
    "title_translated": "title", "title_original": "title", "abstract_translated": "abstract",
    "authors": "contributors", "doi": "identifiers", "pmid": "identifiers", "pmcid": "identifiers",
    "arxiv": "identifiers", "issn": "container.identifiers", "eissn": "container.identifiers",
    "issn-l": "container.identifiers", "url": "links", "pdf": "links", "open": "links", "journal": "container.title",
    "publisher": "container.publisher", "citations": "metrics", "impact_factor": "container.metrics",
    "cas_zone": "container.metrics", "cas_category": "container.metrics", "jcr_quartile": "container.metrics",
    "jcr_category": "container.metrics", "platform": "source", "fields": "extra", "language": "extra",
}  # fmt: skip
"""What a meaning becomes in the record, where its name does not say so."""

COUNTED = frozenset({"citations", "impact_factor", "cas_zone"})
"""Meanings that are numbers."""

UNSPOKEN = frozenset({"resultstr"})
"""Members that hold the record once more, as JSON in a string: they are read as records, not as values."""

TYPES: dict[str, Type] = {
    "journal article": "article-journal",
    "journalarticle": "article-journal",
    "research article": "article-journal",
    "article": "article-journal",
    "review": "article-journal",
    "review article": "article-journal",
    "book review": "review-book",
    "conference": "paper-conference",
    "conference paper": "paper-conference",
    "book": "book",
    "book chapter": "chapter",
    "thesis": "thesis",
    "dataset": "dataset",
    "preprint": "article",
    "patent": "patent",
    "report": "report",
}
"""Publication types as platforms name them → ours; any other is kept in ``extra``."""

_RECORD = frozenset({"title", "title_original", "title_translated"})
_BESIDE = frozenset({"authors", "doi", "abstract", "journal", "issued", "pmid"})
_JOURNAL = {"name": "journal", "title": "journal"}


def spelled(name: str) -> str:
    """Give a member's name without case and punctuation.

    >>> spelled("Publication_Date")
    'publicationdate'
    """
    return "".join(sign for sign in name.casefold() if sign.isalnum())


class Number(str):
    """A JSON number, as written."""

    __slots__ = ()


def coerced(members: Mapping[str, object]) -> list[str]:
    """Name the members whose number stands as a string, and is read as the number.

    >>> coerced({"citationCount": "0", "PeriodicalIF": Number("0.7000"), "title": "12"})
    ['citationCount']
    """
    counted = [(name, value) for name, value in members.items() if NAMES.get(spelled(name)) in COUNTED]
    return [name for name, value in counted if isinstance(value, str) and not isinstance(value, Number) and value]


def is_record(members: Mapping[str, object]) -> bool:
    """Say whether an object describes a work: it has a title, and something else that works have.

    >>> is_record({"title": "قره‌باغ", "doi": None}), is_record({"title": "Menu", "href": "/"})
    (True, False)
    """
    names = {NAMES.get(spelled(name), "") for name in members}
    return bool(names & _RECORD and names & _BESIDE)


def understood(members: Mapping[str, object]) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Sort an object's members into what they mean and what is not known, empty values left out.

    >>> understood({"title": "Karabakh", "journal": {"name": "Politics", "volume": "19"}, "Score": 3, "url": None})
    ({'title': ['Karabakh'], 'journal': ['Politics'], 'volume': ['19']}, {'Score': '3'})
    """
    known: dict[str, list[str]] = {}
    unknown: dict[str, str] = {}
    for name, value in members.items():
        ours = NAMES.get(spelled(name), "")
        if ours == "journal" and isinstance(value, Mapping):
            inside, rest = understood({_JOURNAL.get(str(key), str(key)): one for key, one in value.items()})
            for key, values in inside.items():
                known.setdefault(key, []).extend(values)
            unknown.update({f"{name}.{key}": one for key, one in rest.items()})
        elif spelled(name) in UNSPOKEN:
            continue
        elif values := _plain(value):
            if ours:
                known.setdefault(ours, []).extend(one for one in values if one not in known.get(ours, ()))
            else:
                unknown[name] = "; ".join(values)
    return known, unknown


def _plain(value: object) -> list[str]:
    """Give a JSON value as texts: lists member by member, objects by their name, nothing for null and empty."""
    if value is None or isinstance(value, str):
        return [value.strip()] if value and value.strip() else []
    if isinstance(value, bool):
        return [str(value).lower()]
    if isinstance(value, Mapping):
        named = next((value[key] for key in ("name", "fullName", "title", "url", "value") if value.get(key)), None)
        return _plain(named) if named is not None else _plain(list(value.values()))
    if isinstance(value, list):
        return [text for one in value for text in _plain(one)]
    return [str(value)]
