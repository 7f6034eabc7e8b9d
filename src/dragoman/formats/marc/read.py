"""How is a MARC 21 record understood? Field by field; romanised fields and their 880 twins are forms of one value."""

import re
from collections.abc import Callable
from typing import get_args

from dragoman.formats.marc import table
from dragoman.formats.marc.field import Marc, MarcField, trimmed
from dragoman.formats.relator import PUBLISHERS, role_of
from dragoman.formats.sheet import Sheet
from dragoman.record.date import Calendar, Date, read_date
from dragoman.record.form import Text, forms
from dragoman.record.identifier import Identifier, identifier
from dragoman.record.model import Section, Type
from dragoman.record.name import Name, Role, read_name
from dragoman.text.normal import latin_digits
from dragoman.text.script import dominant_script
from dragoman.text.tag import language, normal_tag, script, transliterated

TAG_MARK, DATE_MARK = "(bcp47)", "(edtf)"
_CALENDARS = frozenset(get_args(Calendar))
_PAGES = re.compile(r"(?<!\d)(\d++)\]?\s*(?:p\b|pp\b|pages|leaves|s\.|S\.|с\.|л\.|ص|页|頁|Seiten|Blätter)")
_VOLUME = re.compile(r"(?:vol(?:ume)?\.?|v\.|bd\.?|band|т\.|том|t\.|第|ج|جلد|:)\s*(\w{1,9})", re.IGNORECASE)
_ISSUE = re.compile(
    r"(?:no\.?|nr\.?|issue|heft|h\.|№|вып\.|iss\.|n\.|号|شماره|العدد)\s*(\w{1,9}(?:[-–/]\w{1,4})?)", re.IGNORECASE
)
_EXTENT = re.compile(
    r"(?:pp?\.|pages?|seiten?|s\.|с\.|ص|页)[\s:.]{0,3}([a-z]{0,2}\d\w{0,8}(?:\s?[-–]\s?\w{1,9})?)", re.IGNORECASE
)
_YEAR = re.compile(r"\((?:[^()\d]{0,20})(\d{4})[^()]{0,12}\)")
_QUOTED = re.compile(r"([^:<]{0,20})(?::([^:<]{0,20}))?(?::([^:<]{0,20}))?(?:<(.{1,20}))?\Z")
_ISBN = re.compile(r"[\dXx‐-–-]{9,20}")


def understand(marc: Marc, sheet: Sheet) -> None:
    """Put what a MARC record says on a sheet; fields that are not understood are kept as they stand."""
    for code in _languages(marc):
        sheet.speak(code, "041")
    reading = _Reading(marc, sheet)
    sheet.type = _type(marc)
    for field in (*marc.fields, *marc.unlinked()):
        taker = _TAKERS.get(field.tag)
        if taker:
            taker(reading, field)
        elif field.tag not in table.SKIPPED:
            sheet.keep(field.tag, written(field))
    if not sheet.has("issued"):
        date = marc.control("008")[7:11]
        sheet.date("issued", date if date.isdigit() and date != "0000" else "", "008")


def written(field: MarcField) -> str:
    """Give a field as librarians write it down: "indicators$asubfield$b…".

    >>> written(MarcField("246", indicators="1 ", subfields=(("i", "Cover:"), ("a", "قره‌باغ"))))
    '1#$iCover:$aقره‌باغ'
    """
    subfields = "".join(f"${code}{value.replace('$', '{dollar}')}" for code, value in field.subfields)
    return f"{field.indicators.replace(' ', '#')}{subfields}" if subfields else field.value


class _Reading:
    """A record and the sheet it goes to, with the tags its forms have."""

    def __init__(self, marc: Marc, sheet: Sheet) -> None:
        self.marc, self.sheet = marc, sheet
        self.lang = next((tag for code in _languages(marc) if (tag := normal_tag(code))), "")

    def tag(self, text: str) -> str:
        """Tag a text of a record: romanised where the language is written in another script."""
        if not self.lang:
            return ""
        latin = dominant_script(text) in {"Latn", "Zyyy"}
        if latin and script(self.lang) != "Latn":
            return transliterated(language(self.lang), "alaloc")
        return self.lang if latin or script(self.lang) == dominant_script(text) else ""

    def forms(self, field: MarcField, make: Callable[[MarcField], str]) -> list[Text]:
        """Give the forms of a value, the original script first (its romanisation is derived from it)."""
        twin = self.marc.other_script(field)
        texts = [(one, make(one)) for one in (twin, field) if one is not None]
        linked = len(texts) > 1
        return [Text(text, _tagged(one) or (self.tag(text) if linked else "")) for one, text in texts if text]

    def say(self, path: str, field: MarcField, make: Callable[[MarcField], str]) -> None:
        """Add the forms of a value to a field of ours."""
        for form in self.forms(field, make):
            self.sheet.say(path, form.value, form.lang)


def _tagged(field: MarcField | None) -> str:
    """Give the language tag in the local subfield $9, where our own writer puts it."""
    mine = (value[len(TAG_MARK) :] for value in (field.all("9") if field else ()) if value.startswith(TAG_MARK))
    return next(mine, "")


def _languages(marc: Marc) -> list[str]:
    fixed = marc.control("008")[35:38].strip()
    codes = [fixed] if fixed.isalpha() and fixed not in {"und", "zxx", "mul"} else []
    for field in marc.get("041"):
        for value in field.all("ad"):
            value = value.strip()
            whole = len(value) % 3 or not value.isalpha()
            codes += [value] if whole else [value[at : at + 3] for at in range(0, len(value), 3)]
    return list(dict.fromkeys(codes))


def _type(marc: Marc) -> Type:
    leader = marc.leader.ljust(24)
    genres = [one.first("a").lower() for one in marc.get("655")]
    if any(marc.get("502")):
        return "thesis"
    for word in genres:
        if word in table.GENRES:
            return table.GENRES[word]
    host = next(marc.get("773"), None)
    if leader[6] in "at " and (leader[7] in "ab" or host is not None):
        return _part_type(marc, host)
    if leader[6] in "at " and leader[7] in "si":
        return "periodical"
    return table.KINDS.get(leader[6], "book")


def _part_type(marc: Marc, host: MarcField | None) -> Type:
    if host is None:
        return "article-journal" if marc.leader[7:8] == "b" else "chapter"
    meeting = any(marc.get(*table.MEETINGS)) or bool(re.search(r"(?i)proceedings|conference|konferen", host.text("ta")))
    if meeting and not host.all("x"):
        return "paper-conference"
    serial = host.all("x") or marc.leader[7:8] == "b" or (_ISSUE.search(host.text("gq")) and not host.all("z"))
    return "article-journal" if serial else "chapter"


def _title(field: MarcField) -> str:
    title, rest = field.first("a"), [field.trim(one) for one in field.all("b")]
    parts = ". ".join(filter(None, (field.trim(one) for one in field.all("np"))))
    title = ": ".join(filter(None, (title, *rest)))
    return f"{title}. {parts}" if parts and title else title or parts


def _take_title(reading: _Reading, field: MarcField) -> None:
    reading.say("title", field, _title)
    reading.say("medium", field, lambda one: one.first("h").strip("[]"))
    if field.all("c"):
        reading.sheet.keep("245$c", field.text("c"))


def _take_variant(reading: _Reading, field: MarcField) -> None:
    """Take a parallel title (second indicator 1) as a form; other variant titles are kept."""
    if field.indicators[1:] == "1":
        reading.say("title", field, _title)
    else:
        reading.sheet.keep(field.tag, written(field))


def _take_person(reading: _Reading, field: MarcField) -> None:
    roles = [field.trim(one) for one in field.all("4e")]
    _take_name(reading, field, roles, "person", _person)


def _take_body(reading: _Reading, field: MarcField) -> None:
    roles = [field.trim(one) for one in field.all("4e")]
    if roles and all(one.lower() in PUBLISHERS for one in roles) and not any(reading.marc.get("260", "264")):
        reading.say("publisher", field, lambda one: one.text("ab", ". "))
    else:
        _take_name(reading, field, roles, "organization", _body)


def _take_name(
    reading: _Reading, field: MarcField, roles: list[str], body: str, make: Callable[[MarcField, str], Name]
) -> None:
    if field.all("t"):
        reading.sheet.keep(field.tag, written(field))  # a related work and not a contributor
        return
    role = next((known for word in roles if (known := role_of(word))), None)
    twin = reading.marc.other_script(field)
    both = [one for one in (twin, field) if one is not None]
    own = twin is not None and dominant_script(twin.text("a")) == script(reading.lang)
    names = [make(one, _tagged(one) or (reading.tag(one.text("a")) if own else "")) for one in both]
    if roles and role is None:
        reading.sheet.keep(f"{field.tag}$e", "; ".join(roles))
    ids = tuple(_name_identifier(one) for one in field.all("01"))
    places = forms(*(field.trim(one) for one in field.all("u")))
    reading.sheet.name(role or _role_of_tag(field.tag), *names, identifiers=ids, affiliations=places, body=body)


def _role_of_tag(tag: str) -> Role:
    return "author" if tag[0] == "1" else "contributor"


def _person(field: MarcField, lang: str) -> Name:
    text = field.first("a")
    number = field.trim(" ".join(field.all("b")))
    if field.indicators[:1] == "0" or ("," not in text and field.indicators[:1] != "1" and field.tag != "720"):
        return Name(literal=" ".join(filter(None, (text, number))), lang=lang)
    name = read_name(text, lang)
    if name.literal and "," not in text and field.tag != "720":
        return Name(literal=" ".join(filter(None, (name.literal, number))), lang=lang)
    suffix = field.trim(" ".join(field.all("c")))
    keep = suffix if suffix.lower().strip(".") in {"jr", "sr", "ii", "iii", "iv"} else ""
    return Name(name.family, name.given, name.particle, name.dropping_particle, keep or name.suffix, name.literal, lang)


def _body(field: MarcField, lang: str) -> Name:
    return Name(literal=field.text("ab", ". "), lang=lang)


def _name_identifier(value: str) -> Identifier:
    """Read "(orcid)0000-…", "(DE-588)…" or an address."""
    scheme, close, rest = value.strip().lstrip("(").partition(")")
    if not close:
        scheme = next((one for one in ("orcid", "viaf", "isni") if one in value), "url")
        rest = value
    return identifier(scheme.lower(), rest.strip())


def _take_meeting(reading: _Reading, field: MarcField) -> None:
    reading.say("event.title", field, lambda one: one.text("ae", ". "))
    reading.say("event.publisher_place", field, lambda one: one.first("c").strip("()"))
    reading.sheet.put("event.number", field.first("n").strip("()"), f"{field.tag}$n")
    reading.sheet.date("event.issued", read_date(field.first("d").strip("()")), f"{field.tag}$d")


def _take_imprint(reading: _Reading, field: MarcField) -> None:
    """Take place, publisher and date; of 264 the production and distribution statements come after publication."""
    if field.tag == "264" and field.indicators[1:] == "4":
        if not any(one.indicators[1:] == "1" and one.all("c") for one in reading.marc.get("264")):
            reading.sheet.date("issued", read_date(field.first("c")), "264$c")
        return
    twin = reading.marc.other_script(field)
    for one in (twin, field):
        if one is not None:
            _take_publisher(reading, one, linked=twin is not None)
    reading.sheet.date("issued", _date(field), f"{field.tag}$c")


def _take_publisher(reading: _Reading, field: MarcField, *, linked: bool) -> None:
    paths = {"a": "publisher_place", "b": "publisher"}
    for code, value in field.subfields:
        text = field.trim(value)
        if code in paths and not text.startswith(("[S.l", "[s.n")):
            reading.sheet.say(paths[code], text, _tagged(field) or (reading.tag(text) if linked else ""))


def _date(field: MarcField) -> Date:
    """Read the date; where our own writer put its value in EDTF and its calendar into $9, that is what it is."""
    mine = next((value[len(DATE_MARK) :] for value in field.all("9") if value.startswith(DATE_MARK)), None)
    if mine is None:
        return read_date(field.first("c").strip("[]"))
    edtf, _, calendar = mine.partition("|")
    return Date(edtf, field.first("c"), calendar if calendar in _CALENDARS else "")  # type: ignore[arg-type]


def _take_extent(reading: _Reading, field: MarcField) -> None:
    whole = " ".join(value.strip() for code, value in field.subfields if code in "abce")
    reading.sheet.put("dimensions", whole, "300")
    pages = _PAGES.findall(latin_digits(field.text("a")))
    reading.sheet.put("number_of_pages", pages[-1] if pages else "", "300$a")
    volumes = re.match(r"(\d+)\s*(?:v\b|vol|Bde|т\.|جلد|册)", latin_digits(field.first("a")))
    reading.sheet.put("number_of_volumes", volumes[1] if volumes else "", "300$a")


def _take_series(reading: _Reading, field: MarcField) -> None:
    known = {form.value for form in reading.sheet.inner("series").forms_of("title")}
    for form in reading.forms(field, lambda one: one.text("ap" if field.tag in {"490", "830", "440"} else "tp", ". ")):
        if form.value not in known and (not known or field.tag in {"490", "440"}):
            reading.sheet.say("series.title", form.value, form.lang)
    number = field.first("v")
    if number and not reading.sheet.inner("series").text_of("number"):
        reading.sheet.put("series.number", number, f"{field.tag}$v")
    if field.all("x"):
        reading.sheet.identify("series.issn", field.first("x"))


def _take_thesis(reading: _Reading, field: MarcField) -> None:
    note = field.first("a")
    reading.say("genre", field, lambda one: one.first("b") or note)
    reading.say("publisher", field, lambda one: one.first("c"))
    if field.all("d"):
        reading.sheet.date("issued", read_date(field.first("d")), "502$d")


def _take_isbn(reading: _Reading, field: MarcField) -> None:
    number = _ISBN.search(field.first("a"))
    if number:
        reading.sheet.identify("isbn", number[0])
    for value in field.all("c"):
        reading.sheet.put("price", field.trim(value), "020$c")
    for value in field.all("z"):
        reading.sheet.keep("020$z", value)


def _take_issn(reading: _Reading, field: MarcField) -> None:
    for code, scheme in (("a", "issn"), ("l", "issn-l")):
        for value in field.all(code):
            reading.sheet.identify(scheme, value.strip())
    for value in field.all("yz"):
        reading.sheet.keep("022$y", value)


def _take_number(reading: _Reading, field: MarcField) -> None:
    scheme = field.first("2").lower() if field.indicators[:1] == "7" else ""
    scheme = scheme or table.STANDARD_NUMBERS.get(field.indicators[:1], "local")
    for value in field.all("a"):
        one = identifier({"hdl": "handle", "uri": "url", "": "local"}.get(scheme, scheme), value.strip())
        if scheme == "uri" or one.scheme == "url":
            reading.sheet.link(value)
        elif not (scheme == "ean" and any(value.strip() in isbn.text("a") for isbn in reading.marc.get("020"))):
            reading.sheet.identify(one.scheme, value)


def _take_system_number(reading: _Reading, field: MarcField) -> None:
    for value in field.all("a"):
        if value.startswith("(OCoLC)"):
            reading.sheet.identify("oclc", value[7:].strip().removeprefix("ocm").removeprefix("ocn").lstrip("0"))
        else:
            reading.sheet.keep("035$a", value)


def _take_class(reading: _Reading, field: MarcField) -> None:
    scheme = table.CLASSES.get(field.tag) or field.first("2").lower() or "local"
    for value in field.all("a"):
        shelf = f" {field.text('b')}" if field.tag in {"050", "060"} else ""
        reading.sheet.classify(scheme, field.trim(value + shelf))


def _take_shelf(reading: _Reading, field: MarcField) -> None:
    shelf = field.text("khi") if field.tag == "852" else field.text("ab")
    reading.sheet.put("call_number", shelf, field.tag)
    if field.tag == "852" and field.all("a"):
        reading.sheet.say("archive", field.first("a"))


def _take_subject(reading: _Reading, field: MarcField) -> None:
    """Take a subject with its subdivisions as headings are printed; 653 holds free terms, one for each subfield."""
    if field.tag == "653":
        for value in field.all("a"):
            reading.sheet.say("keywords", field.trim(value), _tagged(field))
        return

    def heading(one: MarcField) -> str:
        left = f"{table.SUBDIVISIONS}uew"
        main = " ".join(one.trim(v) for code, v in one.subfields if code.isalpha() and code not in left)
        return " -- ".join(filter(None, (main, *(one.trim(v) for v in one.all(table.SUBDIVISIONS)))))

    reading.say("keywords", field, heading)


def _take_host(reading: _Reading, field: MarcField) -> None:
    """Take the journal or book a part is in; $q and $g say where in it (MARC 21, 773)."""
    sheet = reading.sheet
    sheet.inner("container")
    reading.say("container.title", field, lambda one: one.first("t") or ("" if one.all("w") else one.first("a")))
    reading.say("container.short_title", field, lambda one: one.first("p"))
    for code, scheme in (("x", "issn"), ("z", "isbn"), ("o", "local")):
        for value in field.all(code):
            sheet.identify(f"container.{scheme}", value)
    if field.all("d") and not any(reading.marc.get("260", "264")):
        _take_host_imprint(sheet, field.first("d"))
    _take_place_in_host(sheet, field)
    if field.all("a") and field.all("t"):
        sheet.inner("container").name("author", read_name(field.first("a")))


def _take_host_imprint(sheet: Sheet, imprint: str) -> None:
    """Read "Place : Publisher, date" or a date alone."""
    place, colon, rest = imprint.partition(":")
    publisher, _, date = rest.rpartition(",")
    if colon:
        sheet.say("publisher_place", trimmed(place))
        sheet.say("publisher", trimmed(publisher or rest))
    sheet.date("issued", read_date((date if publisher else "") if colon else trimmed(imprint)), "773$d")


def _take_place_in_host(sheet: Sheet, field: MarcField) -> None:
    coded = _QUOTED.match(field.first("q")) if field.all("q") else None
    words = latin_digits(" ".join(field.all("g")))
    found = {"volume": _VOLUME.search(words), "issue": _ISSUE.search(words), "pages": _EXTENT.search(words)}
    values = {name: match[1].replace("–", "-").replace(" ", "") for name, match in found.items() if match}
    if coded:
        parts = {"volume": coded[1], "issue": coded[3] or coded[2], "pages": coded[4] or ""}
        values |= {name: value for name, value in parts.items() if value}
    for name, value in values.items():
        sheet.put(name, value, "773$g")
    year = _YEAR.search(words)
    if year:
        sheet.date("issued", read_date(year[1]), "773$g")
    if words and not values:
        sheet.keep("773$g", " ".join(field.all("g")))


def _take_link(reading: _Reading, field: MarcField) -> None:
    for url in field.all("u"):
        label = field.text("3yz")
        reading.sheet.link(url, "pdf" if url.lower().endswith(".pdf") else "landing", label=label)


def _say(path: str, codes: str = "") -> Callable[[_Reading, MarcField], None]:
    return lambda reading, field: reading.say(path, field, lambda one: one.text(codes))


def _take_contents(reading: _Reading, field: MarcField) -> None:
    text = field.text("agrt", " ")
    if text:
        reading.sheet.section(Section("contents", Text(text, _tagged(field))))


def _take_genre(reading: _Reading, field: MarcField) -> None:
    if field.first("a").lower() not in table.GENRES:
        reading.say("genre", field, lambda one: one.first("a"))


def _leave(reading: _Reading, field: MarcField) -> None:
    """Leave a field that was read before the others."""


_TAKERS: dict[str, Callable[[_Reading, MarcField], None]] = {
    "020": _take_isbn, "022": _take_issn, "024": _take_number, "035": _take_system_number, "041": _leave,
    **dict.fromkeys(table.CLASSES, _take_class), "084": _take_class,
    **dict.fromkeys(("090", "099", "852"), _take_shelf),
    **dict.fromkeys(table.PEOPLE, _take_person), **dict.fromkeys(table.BODIES, _take_body),
    **dict.fromkeys(table.MEETINGS, _take_meeting),
    "210": _say("short_title", "a"), "245": _take_title, "246": _take_variant, "250": _say("edition", "ab"),
    "255": lambda reading, field: reading.sheet.put("scale", field.first("a"), "255"),
    "260": _take_imprint, "264": _take_imprint, "300": _take_extent,
    **dict.fromkeys(("440", "490", "800", "810", "811", "830"), _take_series),
    "502": _take_thesis, "505": _take_contents, "520": _say("abstract", "ab"),
    **dict.fromkeys(table.NOTES, _say("remarks")), **dict.fromkeys(table.RIGHTS, _say("rights")),
    **dict.fromkeys(table.SUBJECTS, _take_subject), "655": _take_genre, "773": _take_host, "856": _take_link,
}  # fmt: skip
