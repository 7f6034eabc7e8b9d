"""How does CSL call what a record says? Variables of a record, in the forms that are wanted."""

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from dragoman.record.date import Date
from dragoman.record.doubtful import marked
from dragoman.record.form import Forms, Text
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name
from dragoman.styles.csl.work import NAME_VARIABLES
from dragoman.text.language import guess_language
from dragoman.text.tag import language as primary
from dragoman.text.tag import script

Wanted = Literal["original", "translit", "translated", "reader"]
"""Which form: as published, transliterated, translated by whomever; ``reader``: a translation into the language of the
list that no machine made."""
Fields = dict[str, object]

_TEXTS: Final = {
    "title-short": "short_title", "genre": "genre", "publisher": "publisher", "publisher-place": "publisher_place",
    "archive": "archive", "archive-place": "archive_place", "authority": "authority", "jurisdiction": "jurisdiction",
    "medium": "medium", "edition": "edition", "note": "remarks", "annote": "annotation", "abstract": "abstract",
}  # fmt: skip
"""CSL's variable → our field with forms."""
_STRINGS: Final = {
    "volume": "volume", "issue": "issue", "page": "pages", "number": "number", "version": "version",
    "part-number": "part", "section": "section", "chapter-number": "chapter", "number-of-pages": "number_of_pages",
    "number-of-volumes": "number_of_volumes", "archive_location": "archive_location", "call-number": "call_number",
    "dimensions": "dimensions", "scale": "scale", "status": "status",
}  # fmt: skip
"""CSL's variable → our field of plain text."""
_DATES: Final = {"issued": "issued", "accessed": "accessed", "submitted": "submitted", "available-date": "available"}
_IDENTIFIERS: Final = {"doi": "DOI", "isbn": "ISBN", "pmid": "PMID", "pmcid": "PMCID"}
_FROM_CONTAINER: Final = ("publisher", "publisher-place", "edition", "ISBN", "number-of-volumes", "event-place")
"""What a part takes from the book it stands in when it says nothing itself."""
_ROLES: Final = {
    "inventor": "author", "holder": "author", "corrector": "editor", "annotator": "editor", "commentator": "editor",
    "supervisor": "contributor", "advisor": "contributor", "introduction": "contributor", "afterword": "contributor",
}  # fmt: skip
"""Roles that CSL has not → the variable that styles write them with."""


def variables(record: Record, wanted: Sequence[Wanted] = ("original",), reader: str = "") -> Fields:
    """Give a record's CSL variables.

    The first of the ``wanted`` forms is the main one where the record has it; the others follow the title in brackets.
    ``reader`` is the language of the list.
    """
    language = language_of(record)
    if wanted[0] == "translated":
        form = _of_kind(record.title, "translated", language, reader)
        language_out = form.lang if form is not None else language
    else:
        language_out = language
    fields: Fields = {"id": record.id or record.key, "type": record.type, "language": language_out}
    tags: dict[str, str] = {}
    fields.update(_own(record, wanted, language, tags))
    fields["title"] = _title(record, wanted, (language, reader), tags)
    fields.update(_around(record, wanted, language, tags))
    fields.update(_people(record, wanted))
    fields.update(_addresses(record))
    fields["tags"] = tags
    return {name: value for name, value in fields.items() if value not in ("", (), None, [], {})}


def language_of(record: Record) -> str:
    """Give the language of the work: of its content, of its title's original form, or as the title reads."""
    original = next((form for form in record.title if "-t-" not in form.lang), None)
    if original is not None and original.lang:
        return original.lang
    if record.languages:
        return record.languages[0]
    return guess_language(original.value)[0] if original is not None else ""


def _own(record: Record, wanted: Sequence[Wanted], language: str, tags: dict[str, str]) -> Fields:
    fields: Fields = {name: marked(field, getattr(record, field)) for name, field in _STRINGS.items()}
    for name, field in _TEXTS.items():
        form = pick(getattr(record, field), wanted[0], language)
        fields[name] = form.value
        tags[name] = form.lang
    for name, field in _DATES.items():
        fields[name] = date_of(getattr(record, field))
    fields["number"] = record.number or record.article_number
    if not record.pages and record.article_number:
        fields["page"] = record.article_number
    fields["keyword"] = ", ".join(form.value for form in record.keywords)
    return fields


def _title(record: Record, wanted: Sequence[Wanted], languages: tuple[str, str], tags: dict[str, str]) -> str:
    """Give the title in its main form, the other wanted forms after it in brackets."""
    language, reader = languages
    main = pick(record.title, wanted[0], language, reader)
    tags["title"] = main.lang
    others: list[str] = []
    for kind in wanted[1:]:
        form = _of_kind(record.title, kind, language, reader)
        if form is not None and form.value not in (main.value, *others):
            others.append(form.value)
    if not others:
        return main.value
    return main.value + "".join(f' <span class="nodecor">[{other}]</span>' for other in others)


def pick(forms: Forms, kind: Wanted, language: str, reader: str = "") -> Text:
    """Give the form of a kind, else the first that no machine made, else the first (empty when there is none).

    >>> pick((Text("战争", "zh"), Text("War", "en")), "translated", "zh").value
    'War'
    """
    found = _of_kind(forms, kind, language, reader)
    if found is not None:
        return found
    return next((form for form in forms if not form.is_machine), forms[0] if forms else Text(""))


def _of_kind(forms: Forms, kind: Wanted, language: str, reader: str = "") -> Text | None:
    mine = primary(language)
    if kind == "translit":
        return next((form for form in forms if form.is_transliteration), None)
    if kind == "original":
        return next((form for form in forms if "-t-" not in form.lang and primary(form.lang) in (mine, "")), None)
    others = [form for form in forms if form.lang and not form.is_transliteration and primary(form.lang) != mine]
    if kind == "reader":
        others = [form for form in others if not form.is_machine and primary(form.lang) == primary(reader)]
    # a person's translation before a machine's, one into the reader's language before others, English before the rest
    others.sort(key=lambda form: (form.is_machine, primary(form.lang) != primary(reader), primary(form.lang) != "en"))
    return others[0] if others else None


def _around(record: Record, wanted: Sequence[Wanted], language: str, tags: dict[str, str]) -> Fields:
    """Give what the records around say: container, series, event, original, reviewed work."""
    fields: Fields = {}
    container, series = record.container, record.series or (record.container.series if record.container else None)
    if container is not None:
        form = pick(container.title, wanted[0], language)
        fields["container-title"], tags["container-title"] = form.value, form.lang
        fields["container-title-short"] = pick(container.short_title, wanted[0], language).value
        fields["ISSN"] = container.identifier("issn") or container.identifier("eissn")
        fields.update(_lent(record, container, wanted, language))
    if series is not None:
        fields["collection-title"] = pick(series.title, wanted[0], language).value
        fields["collection-number"] = series.volume or series.number
    event = record.event or (container.event if container is not None else None)
    if event is not None:
        fields["event-title"] = fields["event"] = pick(event.title, wanted[0], language).value
        fields["event-place"] = pick(event.publisher_place, wanted[0], language).value
        fields["event-date"] = date_of(event.issued)
    if record.original is not None:
        fields["original-title"] = pick(record.original.title, wanted[0], language).value
        fields["original-date"] = date_of(record.original.issued)
        fields["original-publisher"] = pick(record.original.publisher, wanted[0], language).value
        fields["original-publisher-place"] = pick(record.original.publisher_place, wanted[0], language).value
    if record.reviewed is not None:
        fields["reviewed-title"] = pick(record.reviewed.title, wanted[0], language).value
    return fields


def _lent(record: Record, container: Record, wanted: Sequence[Wanted], language: str) -> Fields:
    """Give what a part takes from its container where it says nothing itself."""
    if container.type == "periodical":
        return {}
    theirs = _own(container, wanted, language, {})
    theirs["ISBN"] = container.identifier("isbn")
    mine = {name for name, field in _TEXTS.items() if getattr(record, field)}
    mine |= {name for name, field in _STRINGS.items() if getattr(record, field)}
    fields: Fields = {name: theirs[name] for name in _FROM_CONTAINER if name in theirs and name not in mine}
    if not record.volume:
        fields["volume"] = container.volume
    if not record.issued:
        fields["issued"] = theirs["issued"]
    return fields


def _people(record: Record, wanted: Sequence[Wanted]) -> Fields:
    """Give the names by CSL's variables."""
    fields: dict[str, list[Fields]] = {}
    for contributor in record.contributors:
        role = _ROLES.get(contributor.role, contributor.role)
        if role in NAME_VARIABLES:
            fields.setdefault(role, []).append(_name(contributor, wanted))
    container = record.container
    if container is not None and container.type != "periodical":
        for contributor in container.contributors:
            role = "container-author" if contributor.role == "author" else contributor.role
            if role in NAME_VARIABLES and not record.by_role(contributor.role if role != "container-author" else role):
                fields.setdefault(role, []).append(_name(contributor, wanted))
    for other, role in ((record.original, "original-author"), (record.reviewed, "reviewed-author")):
        for contributor in other.by_role("author") if other is not None else ():
            fields.setdefault(role, []).append(_name(contributor, wanted))
    return dict(fields)


def _name(contributor: Contributor, wanted: Sequence[Wanted]) -> Fields:
    """Give one name in its wanted form."""
    name = _form_of(contributor.names, wanted[0])
    fields: Fields = {
        "family": name.family, "given": name.given, "non-dropping-particle": name.particle,
        "dropping-particle": name.dropping_particle, "suffix": name.suffix, "literal": name.literal, "lang": name.lang,
    }  # fmt: skip
    if contributor.body == "organization" and not name.literal:
        fields = {"literal": name.display}
    return {key: value for key, value in fields.items() if value}


def _form_of(names: Iterable[Name], kind: Wanted) -> Name:
    listed = list(names)
    if kind == "original" or len(listed) < 2:
        return listed[0] if listed else Name()
    if kind == "translit":
        return next((name for name in listed if "-t-" in name.lang), listed[0])
    first = script(listed[0].lang)
    return next((name for name in listed[1:] if script(name.lang) != first), listed[0])


def _addresses(record: Record) -> Fields:
    fields: Fields = {name: record.identifier(scheme) for scheme, name in _IDENTIFIERS.items()}
    link = next((one.url for one in record.links if one.kind in ("landing", "fulltext", "html", "pdf")), "")
    fields["URL"] = link or record.identifier("url")
    return fields


def date_of(date: Date) -> Fields | str:
    """Give a date in CSL's shape, "" when there is none.

    >>> date_of(Date("2009-04/2010?"))
    {'date-parts': [[2009, 4], [2010]], 'circa': True}
    """
    if not date.edtf:
        return {"literal": date.literal} if date.literal else ""
    bare = date.edtf.rstrip("?~%")
    halves = [_parts(half.rstrip("?~%")) for half in bare.split("/")]
    if not halves[0] and len(halves) > 1:
        halves = halves[1:]
    if not halves or not halves[0]:
        return {"literal": date.literal or date.edtf}
    fields: Fields = {"date-parts": [half for half in halves if half] if halves[-1] else [halves[0], [0]]}
    if any(sign in date.edtf for sign in "?~%"):
        fields["circa"] = True
    if date.calendar and date.literal:
        fields |= {"printed": date.literal, "calendar": date.calendar}
    return fields


def _parts(text: str) -> list[int]:
    """Read one EDTF date: year, month or season, day."""
    sign = -1 if text.startswith("-") else 1
    pieces = text.lstrip("-Y").split("T")[0].split("-")
    if not pieces[0].isdigit():
        digits = pieces[0].replace("X", "0")
        return [sign * int(digits)] if digits.isdigit() and not digits.startswith("0000") else []
    return [sign * int(pieces[0]), *(int(piece) for piece in pieces[1:] if piece.isdigit())]
