"""How is a record put into MARC 21 fields? Without ISBD punctuation (leader/18 "c"), so that values stay exact.

Original script and romanisation stand in linked fields ($6 and 880); the language tag of a form stands in the local
subfield $9. What MARC has no field for is told.
"""

from collections.abc import Iterator

from dragoman.formats.byline import byline
from dragoman.formats.held import extras, place_of, tell_foreign, tell_unwritten
from dragoman.formats.marc import table
from dragoman.formats.marc.field import Marc, MarcField
from dragoman.formats.marc.read import DATE_MARK, TAG_MARK
from dragoman.formats.relator import code_of
from dragoman.record.finding import Report
from dragoman.record.form import Forms, Text
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name

NAME = "marc"
_SIMPLE: dict[str, tuple[str, str]] = {
    "210": ("short_title", "a"), "250": ("edition", "a"), "500": ("remarks", "a"), "520": ("abstract", "a"),
    "540": ("rights", "a"), "653": ("keywords", "a"),
}  # fmt: skip
"""Tag → our field of forms and the subfield each form stands in."""
_HOST_NUMBERS = {"isbn": "z", "issn": "x", "eissn": "x"}
_CLASS_TAGS = {scheme: tag for tag, scheme in reversed(table.CLASSES.items())}


def marc_of(record: Record, report: Report, held: frozenset[str], name: str = NAME) -> Marc:
    """Give the MARC fields of a record, sorted by tag."""
    links = _Links()
    fields = [*_control(record), *_codes(record), *_titles(record, links), *_people(record, links, report)]
    for tag, (field, code) in _SIMPLE.items():
        fields += [_field(tag, (code, form.value), lang=form.lang) for form in getattr(record, field)]
    fields += [*_imprint(record), *_body(record), *_host(record), *_kept(record, name)]
    tell_unwritten(record, name, held, report)
    tell_foreign(record, name, report)
    leader = f"     n{table.LEADERS.get(record.type, 'am')} a22     uc 4500"
    ordered = sorted((field for field in fields if field.value or field.subfields), key=lambda one: one.tag)
    return Marc(leader[:24].ljust(24), tuple(ordered))


class _Links:
    """Counts the pairs of linked fields."""

    def __init__(self) -> None:
        self.count = 0

    def pair(self, original: MarcField, romanised: MarcField) -> Iterator[MarcField]:
        """Give two fields that say one value in two scripts."""
        self.count += 1
        number = f"{self.count:02d}"
        yield MarcField(romanised.tag, "", romanised.indicators, (("6", f"880-{number}"), *romanised.subfields))
        yield MarcField("880", "", original.indicators, (("6", f"{original.tag}-{number}"), *original.subfields))


def _field(tag: str, *subfields: tuple[str, str], indicators: str = "  ", lang: str = "") -> MarcField:
    kept = tuple((code, value) for code, value in subfields if value)
    mark = ((("9", f"{TAG_MARK}{lang}"),) if lang else ()) if kept else ()
    return MarcField(tag, "", indicators, kept + mark)


def _control(record: Record) -> Iterator[MarcField]:
    year = record.issued.year
    date = f"s{year:04d}" if year and year > 0 else "n    "
    fixed = f"000000{date}    xx ||||| |||| 00| 0 und d"
    yield MarcField("001", record.key or record.source.id or record.id)
    yield MarcField("008", fixed)


def _codes(record: Record) -> Iterator[MarcField]:
    for one in record.identifiers:
        if one.scheme == "isbn":
            yield _field("020", ("a", one.value))
        elif one.scheme in {"issn", "issn-l"}:
            yield _field("022", ("a" if one.scheme == "issn" else "l", one.value))
        elif one.scheme == "oclc":
            yield _field("035", ("a", f"(OCoLC){one.value}"))
        else:
            yield _field("024", ("a", one.value), ("2", one.scheme), indicators="7 ")
    for language in record.languages:
        yield _field("041", ("a", language), ("2", "rfc5646"), indicators=" 7")
    for one in record.classifications:
        tag = _CLASS_TAGS.get(one.scheme, "084")
        yield _field(tag, ("a", one.value), ("2", one.scheme if tag == "084" else ""))
    yield _field("090", ("a", record.call_number))


def _titles(record: Record, links: _Links) -> Iterator[MarcField]:
    """Give the title: with its romanisation in a linked pair, further ones as parallel titles."""
    if not record.title:
        return
    first, *others = record.title
    roman = others[0] if others and others[0].is_transliteration else None
    main = _field("245", ("a", first.value), ("h", _first(record.medium)), indicators="00", lang=first.lang)
    if roman:
        yield from links.pair(main, _field("245", ("a", roman.value), indicators="00", lang=roman.lang))
    else:
        yield main
    for form in others[1:] if roman else others:
        yield _field("246", ("a", form.value), indicators="31", lang=form.lang)


def _first(forms: Forms) -> str:
    return forms[0].value if forms else ""


def _people(record: Record, links: _Links, report: Report) -> Iterator[MarcField]:
    main = next((person for person in record.contributors if person.role == "author"), None)
    for person in record.contributors:
        tag = ("110" if person.body == "organization" else "100") if person is main else "700"
        tag = "710" if tag == "700" and person.body == "organization" else tag
        made = [_person(tag, person, name) for name in person.names]
        if len(made) > 1:
            yield from links.pair(made[0], made[1])
        else:
            yield from made
        if len(made) > 2:
            report.add("field.lossy", place_of(record), format=NAME, field="contributors", where="two forms")
    if record.event:
        place, date = _first(record.event.publisher_place), record.event.issued.edtf
        for form in record.event.title[:1]:
            subfields = (("a", form.value), ("n", record.event.number), ("c", place), ("d", date))
            yield _field("711", *subfields, indicators="2 ", lang=form.lang)


def _person(tag: str, person: Contributor, name: Name) -> MarcField:
    body = tag.endswith("10")
    code = code_of(person.role)
    marks: list[tuple[str, str]] = [("e", "" if code else person.role)]
    marks += [("u", form.value) for form in person.affiliations]
    marks += [("0", f"({one.scheme}){one.value}") for one in person.identifiers]
    marks += [("4", code)]
    if name.literal:
        indicator = "2 " if body else "0 "
        return _field(tag, ("a", name.literal), *marks, indicators=indicator, lang=name.lang)
    whole = Name(name.family, name.given, name.particle, name.dropping_particle)
    return _field(tag, ("a", byline(whole)), ("c", name.suffix), *marks, indicators="1 ", lang=name.lang)


def _imprint(record: Record) -> Iterator[MarcField]:
    for form in record.publisher_place:
        yield _field("264", ("a", form.value), indicators=" 1", lang=form.lang)
    if record.type != "thesis":
        for form in record.publisher:
            yield _field("264", ("b", form.value), indicators=" 1", lang=form.lang)
    date = record.issued
    exact = f"{DATE_MARK}{date.edtf}|{date.calendar}" if date.literal else ""
    yield _field("264", ("c", date.literal or date.edtf), ("9", exact), indicators=" 1")


def _body(record: Record) -> Iterator[MarcField]:
    pages = f"{record.number_of_pages} p." if record.number_of_pages else ""
    yield _field("300", ("a", record.dimensions or pages))
    yield _field("255", ("a", record.scale))
    if record.series:
        for at, form in enumerate(record.series.title):
            number = record.series.number if at == 0 else ""
            yield _field("490", ("a", form.value), ("v", number), indicators="0 ", lang=form.lang)
    if record.type == "thesis":
        yield _field("502", ("b", _first(record.genre) or "Thesis"), ("c", _first(record.publisher)))
    elif record.type in table.GENRE_OF:
        yield _field("655", ("a", table.GENRE_OF[record.type]), indicators=" 4")
    for form in record.genre if record.type != "thesis" else ():
        yield _field("655", ("a", form.value), indicators=" 4", lang=form.lang)
    for section in record.sections:
        if section.kind == "contents":
            yield _field("505", ("a", section.text.value), indicators="0 ", lang=section.text.lang)
    for link in record.links:
        yield _field("856", ("u", link.url), ("z", link.label), indicators="40")
    yield _field("852", ("a", _first(record.archive)))


def _host(record: Record) -> Iterator[MarcField]:
    """Give the work a part is in: $g in words and $q coded."""
    words = [
        f"{label}{getattr(record, field)}"
        for field, label in (("volume", "vol. "), ("issue", "no. "), ("pages", "p. "))
        if getattr(record, field)
    ]
    if not record.container and not words:
        return
    container = record.container or Record()
    numbers = [(_HOST_NUMBERS.get(one.scheme, "o"), one.value) for one in container.identifiers]
    titles = container.title or (Text(""),)
    coded = f"{record.volume}:{record.issue}<{record.pages}" if words else ""
    own = (("t", titles[0].value), ("p", _first(container.short_title)), ("g", ", ".join(words)), ("q", coded))
    yield _field("773", *own, *numbers, indicators="08", lang=titles[0].lang)
    for form in titles[1:]:
        yield _field("773", ("t", form.value), indicators="18", lang=form.lang)


def _kept(record: Record, name: str) -> Iterator[MarcField]:
    """Give back the fields that were not understood, from the way librarians write them down."""
    for path, values in extras(record, name).items():
        tag, dollar, code = path.partition("$")
        for value in values:
            if len(tag) != 3 or not tag.isdigit():
                continue
            if dollar:
                yield _field(tag, (code[:1], value)) if tag not in {"245", "773", "264", "260"} else MarcField("999")
            elif "$" in value:
                parts = value[2:].split("$")[1:]
                subfields = tuple((part[:1], part[1:].replace("{dollar}", "$")) for part in parts if part)
                yield MarcField(tag, "", value[:2].replace("#", " "), subfields)
