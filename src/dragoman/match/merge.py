"""What does a work look like? Its fields, chosen from its records by the rules of docs/howto/match.md."""

from collections.abc import Callable, Iterable, Sequence, Sized
from operator import attrgetter

import msgspec

from dragoman.engines.port import Kept, Work
from dragoman.match.names import Person, alike, person
from dragoman.record.date import Date
from dragoman.record.form import Forms, Text
from dragoman.record.identifier import Identifier
from dragoman.record.model import Record, Type
from dragoman.record.name import Contributor, Name
from dragoman.text.normal import fold
from dragoman.text.script import dominant_script

TRUST: dict[str, int] = {
    "crossref_json": 5, "crossref_xml": 5, "datacite_json": 5, "datacite_xml": 5, "pubmed": 5, "jats": 5,
    "marc": 4, "marcxml": 4, "mods": 4, "medline": 4,
    "bibtex": 3, "biblatex": 3, "ris": 3, "csl_json": 3, "endnote_xml": 3, "noteexpress": 3, "wos": 3, "openalex": 3,
    "web_page": 2, "html": 2, "reference_text": 1,
}  # fmt: skip
"""Format → how far its records are trusted: registries, catalogues, exports, pages, printed references."""

_USUAL = 3
"""Trust of formats that are not named."""
_VAGUE: frozenset[Type] = frozenset({"document", "article", "webpage", "entry"})
_TOGETHER = ("notes", "references", "sections")
"""Fields that point into each other and are therefore taken from one record."""
_PARTS: Callable[[Record], tuple[Sized, ...]] = attrgetter(*_TOGETHER)

_UNITED = ("identifiers", "classifications", "links", "metrics", "languages")
"""Fields of which a work has the values of all its records."""

_FORMS = ("title", "short_title", "abstract")
"""Fields of which a work has one form for each language and script."""

_NESTED = ("container", "series", "original", "reviewed", "event")
_OWN = frozenset({"id", "source"})


def merged(id: str, members: Sequence[Kept]) -> Work:
    """Make a work of its records: each field from the first record that has it, in order of trust and completeness.

    ``origin`` names the record of each field ("title"), and of each further form ("title.1") or value that another
    record added. Raises ``ValueError`` when there is no record.
    """
    if not members:
        raise ValueError("a work has at least one record")
    if len(members) == 1:
        one, record = members[0].id, members[0].record
        return Work(id=id, record=record.replace(id=id), members=(one,), origin=_all_from(one, record))
    ranked = sorted(members, key=_rank)
    records = [(one.id, one.record) for one in ranked]
    origin: dict[str, str] = {}
    record = _merged(records, origin, "").replace(id=id, source=records[0][1].source)
    return Work(id=id, record=record, members=tuple(sorted(one.id for one in members)), origin=origin)


def _all_from(id: str, record: Record) -> dict[str, str]:
    return {field: id for field, value in zip(_FIELDS, _VALUES(record), strict=True) if value}


def _rank(kept: Kept) -> tuple[int, int, str]:
    """Order records: most trusted first, then most complete, then by id so that the order is the same everywhere."""
    record = kept.record
    trust = TRUST.get(record.source.format, _USUAL)
    return -trust, -sum(map(bool, _VALUES(record))), kept.id


_FIELDS: tuple[str, ...] = tuple(field for field in Record.__struct_fields__ if field not in _OWN)
_VALUES: Callable[[Record], tuple[object, ...]] = attrgetter(*_FIELDS)


def _merged(records: Sequence[tuple[str, Record]], origin: dict[str, str], path: str) -> Record:
    made: dict[str, object] = {}
    special: dict[str, Callable[[Sequence[tuple[str, Record]], dict[str, str], str], object]] = {
        "type": _type, "issued": _issued, "contributors": _contributors,
    }  # fmt: skip
    for field in _told(record for _, record in records):
        having = [(id, record) for id, record in records if getattr(record, field)]
        at = path + field
        if field in special:
            made[field] = special[field](having, origin, at)
        elif field in _FORMS:
            made[field] = _forms([(id, getattr(record, field)) for id, record in having], origin, at)
        elif field in _UNITED:
            made[field] = _united([(id, getattr(record, field)) for id, record in having], origin, at)
        elif field in _NESTED:
            origin[at] = having[0][0]
            made[field] = _merged([(id, getattr(record, field)) for id, record in having], origin, f"{at}.")
        elif field not in _TOGETHER:
            origin[at], made[field] = having[0][0], getattr(having[0][1], field)
    return Record(**made | _apparatus(records, origin, path))  # type: ignore[arg-type]


def _told(records: Iterable[Record]) -> list[str]:
    """Give the fields that any of some records has, in their order."""
    return [field for field, *values in zip(_FIELDS, *map(_VALUES, records), strict=True) if any(values)]


def _apparatus(records: Sequence[tuple[str, Record]], origin: dict[str, str], path: str) -> dict[str, object]:
    """Take notes, references and sections from the record that has most of them."""
    id, record = max(records, key=lambda one: sum(map(len, _PARTS(one[1]))))
    made = {field: getattr(record, field) for field in _TOGETHER if getattr(record, field)}
    origin |= {path + field: id for field in made}
    return made


def _type(having: Sequence[tuple[str, Record]], origin: dict[str, str], at: str) -> Type:
    """Take the first type that says something exact."""
    id, record = next((one for one in having if one[1].type not in _VAGUE), having[0])
    origin[at] = id
    return record.type


def _issued(having: Sequence[tuple[str, Record]], origin: dict[str, str], at: str) -> Date:
    """Take the first date, or a more exact one of the same year."""
    year = having[0][1].issued.year
    alike = [one for one in having if one[1].issued.year == year]
    id, record = max(alike, key=lambda one: len(one[1].issued.edtf.partition("/")[0]))
    origin[at] = id
    return record.issued


def _forms(values: Sequence[tuple[str, Forms]], origin: dict[str, str], at: str) -> Forms:
    """Join the forms of all records: each language's first, originals before transliterations before machine's."""
    told = [(_derived(form), place, id, form) for place, (id, forms) in enumerate(values) for form in forms]
    chosen: list[Text] = []
    seen: set[str] = set()
    for _, _, id, form in sorted(told, key=lambda each: each[:2]):
        value = fold(form.value)
        if value in seen or (form.lang and form.lang in {one.lang for one in chosen}):
            continue
        seen.add(value)
        origin[_numbered(at, len(chosen))] = id
        chosen.append(form)
    return tuple(chosen)


def _derived(form: Text) -> int:
    return 2 if form.is_machine else 1 if form.is_transliteration else 0


def _numbered(at: str, index: int) -> str:
    return f"{at}.{index}" if index else at


def _united(values: Sequence[tuple[str, tuple[object, ...]]], origin: dict[str, str], at: str) -> tuple[object, ...]:
    chosen: dict[str, object] = {}
    for id, some in values:
        for value in some:
            key = msgspec.json.encode(value).decode()
            if key not in chosen:
                origin.setdefault(_numbered(at, len(chosen)) if id != origin.get(at, id) else at, id)
                chosen[key] = value
    return tuple(chosen.values())


def _contributors(having: Sequence[tuple[str, Record]], origin: dict[str, str], at: str) -> tuple[Contributor, ...]:
    """Take the fullest list among the most trusted, and add to each the forms and identifiers others have of it."""
    longest = max(len(record.contributors) for _, record in having)
    id, best = next(one for one in having if len(one[1].contributors) >= 0.7 * longest)
    origin[at] = id
    made = list(best.contributors)
    for other, record in having:
        if other == id or record.contributors == best.contributors:
            continue
        prepared = [(person(one), one) for one in record.contributors]
        for index, contributor in enumerate(made):
            fuller = _with(contributor, _same(contributor, prepared))
            if fuller is not contributor:
                origin[f"{at}.{index}.{other}"] = other
                made[index] = fuller
    return tuple(made)


def _same(contributor: Contributor, others: Iterable[tuple[Person, Contributor]]) -> Contributor | None:
    prepared = person(contributor)
    near = [(alike(prepared, known), other) for known, other in others if other.role == contributor.role]
    chance, other = max(near, key=lambda each: each[0], default=(0.0, None))
    return other if chance > 0.8 else None


def _with(contributor: Contributor, other: Contributor | None) -> Contributor:
    if other is None:
        return contributor
    names = _names(contributor.names, other.names)
    identifiers: tuple[Identifier, ...] = tuple(dict.fromkeys((*contributor.identifiers, *other.identifiers)))
    affiliations = contributor.affiliations or other.affiliations
    if (names, identifiers, affiliations) == (contributor.names, contributor.identifiers, contributor.affiliations):
        return contributor
    return msgspec.structs.replace(contributor, names=names, identifiers=identifiers, affiliations=affiliations)


def _names(ours: tuple[Name, ...], theirs: tuple[Name, ...]) -> tuple[Name, ...]:
    """Add names that are another writing, not a shorter or differently cased one."""
    known = {fold(name.display) for name in ours}
    scripts = {_script(name) for name in ours}
    return (*ours, *(name for name in theirs if fold(name.display) not in known and _script(name) not in scripts))


def _script(name: Name) -> str:
    return dominant_script(name.display)
