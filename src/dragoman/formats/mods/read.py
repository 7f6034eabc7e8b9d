"""How is a MODS record read? By tables of what each element means; names and dates have rules of their own."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.formats import element as xml
from dragoman.formats.byline import named
from dragoman.formats.element import Table
from dragoman.formats.mods import table
from dragoman.formats.relator import PUBLISHERS, role_of
from dragoman.formats.sheet import PERIODICALS, Sheet, line
from dragoman.formats.xml import Element, records
from dragoman.record.date import Calendar, Date, read_date
from dragoman.record.finding import Report
from dragoman.record.form import Text, forms
from dragoman.record.identifier import Identifier, identifier
from dragoman.record.model import Record, Section, Source, Type
from dragoman.record.name import Name, Role
from dragoman.text.normal import latin_digits
from dragoman.text.tag import normal_tag

NAME = "mods"

_LIFE = re.compile(
    r"(?:(?<![\s,])[\s,]++)?[\[(]?(?:b\. |d\. |ca\. |fl\. )?\d{3,4}\??\s?[-–]\s?(?:\d{3,4}\??)?[\])]?\.?$"
)
_PAGES = re.compile(r"(?<!\d)(\d++)\s*(?:p\b|pp\b|pages|s\.|с\.|ص|页|頁)")


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each ``mods`` element; elements that are not understood are kept and told."""
    for found in records(stream, report, ("mods",)):
        top = found.element
        number = xml.within(top, "recordInfo/recordIdentifier")
        platform = xml.within(top, "recordInfo/recordContentSource") or xml.within(top, "recordInfo/recordSource")
        source = Source(report.file, NAME, found.start, found.line, found.encoding, platform, number, found.raw)
        sheet = Sheet(NAME, report, source)
        sheet.type = _type(top)
        xml.take(sheet, top, TABLE)
        yield sheet.made()


def _type(top: Element) -> Type:
    """Tell the type by genre, host and kind of resource, in this order (MODS Guidelines, "genre", "relatedItem")."""
    host = next((one for one in top.findall("relatedItem") if one.get("type") == "host"), None)
    genres = [word.lower() for word in xml.every(top, "genre")]
    named = [kind for word in genres if (kind := table.GENRES.get(word) or table.GENRES_READ_ONLY.get(word))]
    specific = [kind for kind in named if kind != "article"]
    if host is None and specific == ["paper-conference"] and "conference publication" in genres:
        return "book"  # the proceedings as a whole
    if specific and not (specific[0] in {"book", "periodical"} and host is not None and len(specific) == 1):
        return specific[0]
    if "text/html" in xml.every(top, "physicalDescription/internetMediaType"):
        return "webpage"
    if host is not None:
        return _part_type(host, top)
    return named[0] if named else _resource_type(top)


def _part_type(host: Element, top: Element) -> Type:
    genres = {word.lower() for word in xml.every(host, "genre")}
    if "newspaper" in genres:
        return "article-newspaper"
    if "magazine" in genres:
        return "article-magazine"
    details = {one.get("type") for one in host.findall("part/detail")}
    if "article" in {word.lower() for word in xml.every(top, "genre")} and "newspaper" not in genres:
        return "article-journal"
    book = "monographic" in xml.every(host, "originInfo/issuance") or host.find("originInfo/publisher") is not None
    serial = genres & table.PERIODICAL_GENRES or "continuing" in xml.every(host, "originInfo/issuance")
    if serial or (details & {"volume", "issue", "number"} and not book) or "issue" in details:
        return "article-journal"
    if book or host.find("name") is not None or host.find("part/extent") is not None:
        return "article-journal" if _has_issn(host) else "chapter"
    return "article-journal" if _has_issn(host) or "article" in xml.every(top, "genre") else _resource_type(top)


def _has_issn(element: Element) -> bool:
    return any(one.get("type") == "issn" for one in element.findall("identifier"))


def _resource_type(top: Element) -> Type:
    for kind in top.findall("typeOfResource"):
        if kind.get("manuscript") == "yes":
            return "manuscript"
        if known := table.RESOURCES.get(line(xml.flat(kind)).lower()):
            return known
    issuance = xml.every(top, "originInfo/issuance")
    if "monographic" in issuance or any(one.get("type") == "isbn" for one in top.findall("identifier")):
        return "book"
    return "periodical" if {"serial", "continuing"} & set(issuance) and _has_issn(top) else "document"


def _lang(*elements: Element) -> str:
    """Give the language a text is in, with its script where the record names one (ISO 15924)."""
    for element in elements:
        lang, script = xml.lang_of(element), xml.attribute(element, "script")
        if lang:
            return f"{normal_tag(lang) or lang}-{script}" if script and "-" not in lang else lang
    return ""


def _take_title(sheet: Sheet, element: Element) -> None:
    kind = xml.attribute(element, "type")
    said = next(iter(element.findall("title")), element)
    lang = _lang(said, element)
    if kind == "abbreviated":
        sheet.say("short_title", _title(element), lang)
    elif kind in {"uniform", "alternative"} and not (kind == "alternative" and lang):
        if sheet.has("title") or (kind == "uniform" and _has_other_title(element)):
            xml.keep(sheet, element)
        else:
            sheet.say("title", _title(element), lang)
    else:
        sheet.say("title", _title(element), lang)


def _has_other_title(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and len(parent.findall("titleInfo")) > 1


def _title(element: Element) -> str:
    """Put a title together: article, title, subtitle, part (MODS Guidelines, "titleInfo")."""
    parts: dict[str, str] = {}
    for child in element:
        tag, said = str(child.tag), line(xml.flat(child))
        parts[tag] = f"{parts[tag]}: {said}" if parts.get(tag) and said else parts.get(tag) or said
    article = parts.get("nonSort", "")
    glue = "" if article.endswith(("'", "’", "-")) or not article else " "
    title = f"{article}{glue}{parts.get('title', '')}"
    title += f": {parts['subTitle']}" if parts.get("subTitle") else ""
    part = ", ".join(filter(None, (parts.get("partNumber"), parts.get("partName"))))
    return f"{title}. {part}" if part else title


def _take_name(sheet: Sheet, element: Element) -> None:
    """Take a name; names of one ``altRepGroup`` are forms of one name (MODS 3.7, "altRepGroup")."""
    if _first_form(element) is not element:
        return
    roles = [line(xml.flat(term)) for term in element.findall("role/roleTerm")]
    role = next((known for word in roles if (known := role_of(word))), None)
    forms_of_it = _all_forms(element)
    kind = xml.attribute(element, "type")
    if roles and role is None and any(word.lower() in PUBLISHERS for word in roles):
        for name in forms_of_it:
            if name.display not in {form.value for form in sheet.forms_of("publisher")}:
                sheet.say("publisher", name.display, name.lang)
    elif kind == "conference":
        for name in forms_of_it:
            sheet.say("event.title", name.display, name.lang)
    else:
        _add_person(sheet, element, role or _unknown_role(sheet, roles), forms_of_it)


def _add_person(sheet: Sheet, element: Element, role: Role, names: list[Name]) -> None:
    affiliations = tuple(
        form
        for one in element.findall("affiliation")
        for form in forms(line(xml.flat(one)), lang=sheet.tag(_lang(one)))
    )
    body = {"personal": "person", "corporate": "organization"}.get(xml.attribute(element, "type"), "")
    sheet.name(role, *names, identifiers=_name_identifiers(element), affiliations=affiliations, body=body)


def _unknown_role(sheet: Sheet, roles: list[str]) -> Role:
    if not roles:
        return "author"
    sheet.keep("name/role/roleTerm", "; ".join(roles))
    return "other"


def _first_form(element: Element) -> Element:
    group, parent = element.get("altRepGroup"), element.getparent()
    if not group or parent is None:
        return element
    return next(one for one in parent.findall("name") if one.get("altRepGroup") == group)


def _all_forms(element: Element) -> list[Name]:
    group, parent = element.get("altRepGroup"), element.getparent()
    others = [] if not group or parent is None else parent.findall("name")
    elements = [one for one in others if one.get("altRepGroup") == group] or [element]
    return [_name(one) for each in elements for one in (each, *each.findall("alternativeName"))]


def _name(element: Element) -> Name:
    parts: dict[str, list[str]] = {}
    for part in element.findall("namePart"):
        parts.setdefault(xml.attribute(part, "type"), []).append(line(xml.flat(part)))
    lang = normal_lang(_lang(*element.findall("namePart"), element))
    if xml.attribute(element, "type") in {"corporate", "conference", "family"}:
        return Name(literal=". ".join(one.rstrip(".") for one in parts.get("", [])), lang=lang)
    if parts.get("family"):
        given, suffix = " ".join(parts.get("given", [])), ", ".join(parts.get("termsOfAddress", []))
        read = named(f"{' '.join(parts['family'])}, {given}", lang) if given else Name()
        family = " ".join(parts["family"])
        particle = read.particle if read.particle and family == f"{read.particle} {read.family}" else ""
        return Name(family.removeprefix(f"{particle} "), given, particle, suffix=suffix, lang=lang)
    plain = " ".join(parts.get("", []) or parts.get("given", [])) or xml.within(element, "displayForm")
    return named(_LIFE.sub("", plain), lang)


def normal_lang(lang: str) -> str:
    """Give the tag of a language as MODS has it; tags with extensions stay as they are."""
    return lang if not lang or "-t-" in lang or "-x-" in lang else normal_tag(lang)


def _name_identifiers(element: Element) -> tuple[Identifier, ...]:
    found = [
        identifier(xml.attribute(one, "type") or "id", line(xml.flat(one))) for one in element.findall("nameIdentifier")
    ]
    uri = xml.attribute(element, "valueURI")
    scheme = next((name for name in ("viaf", "orcid", "isni", "wikidata") if name in uri), "url")
    return (*found, identifier(scheme, uri)) if uri else tuple(found)


def _take_origin(sheet: Sheet, element: Element) -> None:
    _take_dates(sheet, element)
    xml.take(sheet, element, ORIGIN, "originInfo/")


def _take_place(sheet: Sheet, element: Element) -> None:
    """Take the places said in words; of those said only in codes the codes are kept."""
    words = [term for term in element.findall("placeTerm") if term.get("type") != "code"]
    for term in words:
        sheet.say("publisher_place", xml.flat(term), _lang(term, element))
    if not words:
        xml.keep(sheet, element, "originInfo/")


def _take_dates(sheet: Sheet, element: Element) -> None:
    """Take dates: the encoded one beside the printed one, start and end as a range, other calendars as printed."""
    printed, calendar = _other_calendar(element)
    for tag, field in table.DATES.items():
        dates = element.findall(tag)
        if not dates:
            continue
        date = _date(dates)
        if printed and field == "issued" and not sheet.has("issued"):
            date, printed = Date(date.edtf, printed, calendar), ""
        if sheet.has(field) and tag != "dateIssued":
            xml.keep(sheet, dates[0], "originInfo/")
        else:
            sheet.date(field, date, tag)


def _other_calendar(element: Element) -> tuple[str, Calendar]:
    for date in element.findall("dateOther"):
        calendar = table.CALENDARS.get(xml.attribute(date, "calendar").lower())
        if calendar:
            return line(xml.flat(date)), calendar  # type: ignore[return-value]
    return "", ""


def _date(dates: list[Element]) -> Date:
    points = {one.get("point", ""): line(xml.flat(one)) for one in dates}
    if points.get("start"):
        end = points.get("end", "")
        end = "" if end.startswith("9999") else end
        date = read_date(f"{points['start']}/{end}") if end else read_date(points["start"])
        return date if date.edtf else Date(literal=f"{points['start']}/{end}")
    encoded = [one for one in dates if one.get("encoding")]
    date = read_date(line(xml.flat((encoded or dates)[0])))
    qualified = {one.get("qualifier") for one in dates}
    mark = "~" if "approximate" in qualified else "?" if qualified & {"questionable", "inferred"} else ""
    if mark and date.edtf and not date.edtf.endswith(("?", "~", "%")) and "/" not in date.edtf:
        return Date(f"{date.edtf}{mark}", date.literal, date.calendar)
    return date


def _take_other_date(sheet: Sheet, element: Element) -> None:
    if not table.CALENDARS.get(xml.attribute(element, "calendar").lower()):
        xml.keep(sheet, element, "originInfo/")


def _take_related(sheet: Sheet, element: Element) -> None:
    taker = _RELATED.get(xml.attribute(element, "type"))
    if taker:
        taker(sheet, element)
    else:
        xml.keep(sheet, element)


def _take_host(sheet: Sheet, element: Element) -> None:
    """Take the work this is a part of; its numbers and pages, and what only it says of dates, are the part's."""
    host = sheet.inner("container")
    if sheet.type in PERIODICALS:
        host.type = "periodical"
    elif sheet.type in {"chapter", "paper-conference"}:
        host.type = "book"
    for part in element.findall("part"):
        _take_part(sheet, part)
    for origin in element.findall("originInfo"):
        if not sheet.has("issued"):
            _take_dates(sheet, origin)
        holder = host if host.type == "periodical" else sheet
        xml.take(holder, origin, ORIGIN, "originInfo/")
    for child in element:
        if child.tag not in _TAKEN_OF_HOST and not _says_its_type(child):
            _take_host_child(sheet, host, child)


_TAKEN_OF_HOST = frozenset({"part", "originInfo", "typeOfResource", "recordInfo", "language"})
"""Of a host's elements: those taken otherwise, or about the record of the host rather than about the host."""


def _says_its_type(child: Element) -> bool:
    return child.tag == "genre" and line(xml.flat(child)).lower() in table.PERIODICAL_GENRES | {"newspaper", "magazine"}


def _take_host_child(sheet: Sheet, host: Sheet, child: Element) -> None:
    if child.tag == "identifier" and xml.attribute(child, "type").lower() in table.KEYS:
        sheet.put("key", xml.flat(child))
    else:
        xml.take(host, _alone(child), TABLE, "relatedItem/")


def _alone(child: Element) -> list[Element]:
    return [child]


def _take_series(sheet: Sheet, element: Element) -> None:
    series = sheet.inner("series")
    for title in element.findall("titleInfo"):
        number = title.find("partNumber")
        if number is not None:
            series.put("number", xml.flat(number))
            title.remove(number)
    for child in element:
        if child.tag != "part":
            xml.take(series, _alone(child), TABLE, "relatedItem/")
    for part in element.findall("part/detail"):
        series.put("number", xml.within(part, "number"))


def _take_into(field: str) -> xml.Taker:
    return lambda sheet, element: xml.take(sheet.inner(field), element, TABLE, "relatedItem/")


_RELATED: dict[str, xml.Taker] = {
    "host": _take_host, "series": _take_series, "original": _take_into("original"),
    "reviewOf": _take_into("reviewed"),
}  # fmt: skip


def _take_part(sheet: Sheet, element: Element) -> None:
    for detail in element.findall("detail"):
        field = table.PART_NUMBERS.get(xml.attribute(detail, "type").lower())
        value = xml.within(detail, "number") or xml.within(detail, "title") or xml.within(detail, "caption")
        if field:
            sheet.put(field, value, "part/detail")
        else:
            xml.keep(sheet, detail, "part/")
    for extent in element.findall("extent"):
        _take_extent(sheet, extent)
    for date in element.findall("date"):
        if not sheet.has("issued"):
            sheet.date("issued", line(xml.flat(date)), "part/date")
    for text in element.findall("text"):
        xml.keep(sheet, text, "part/")


def _take_extent(sheet: Sheet, element: Element) -> None:
    start, end = xml.within(element, "start"), xml.within(element, "end")
    pages = start if start == end or not end else f"{start}-{end}"
    sheet.put("pages", pages or end or xml.within(element, "list"), "part/extent")
    sheet.put("number_of_pages", xml.within(element, "total"), "part/extent/total")


def _take_language(sheet: Sheet, element: Element) -> None:
    terms = element.findall("languageTerm")
    coded = [term for term in terms if term.get("type") != "text"]
    for term in coded or terms or [element]:
        sheet.speak(xml.flat(term))


def _take_physical(sheet: Sheet, element: Element) -> None:
    for child in element:
        if child.tag == "extent":
            sheet.put("dimensions", xml.flat(child), "physicalDescription/extent")
            pages = _PAGES.search(latin_digits(xml.flat(child)))
            sheet.put("number_of_pages", pages[1] if pages else "", "physicalDescription/extent")
        elif child.tag == "form" and child.get("authority") != "marcform":
            sheet.say("medium", xml.flat(child), _lang(child))
        elif child.tag != "digitalOrigin":
            xml.keep(sheet, child, "physicalDescription/")


def _take_subject(sheet: Sheet, element: Element) -> None:
    """Take a subject as one keyword, its parts joined as subject headings are printed; a scale is a scale."""
    scale = element.find("cartographics/scale")
    if scale is not None:
        sheet.put("scale", xml.flat(scale))
    parts = [_subject_part(child) for child in element if child.tag not in {"cartographics", "geographicCode"}]
    sheet.say("keywords", " -- ".join(filter(None, parts)), _lang(element, *element))
    for code in element.findall("geographicCode"):
        xml.keep(sheet, code, "subject/")


def _subject_part(child: Element) -> str:
    if child.tag == "name":
        return _name(child).display
    if child.tag == "hierarchicalGeographic":
        return " -- ".join(filter(None, (line(xml.flat(one)) for one in child)))
    return line(" ".join(xml.flat(one) for one in child)) if len(child) else line(xml.flat(child))


def _take_location(sheet: Sheet, element: Element) -> None:
    for url in element.findall("url"):
        access = xml.attribute(url, "access")
        kind = "cover" if access == "preview" else "fulltext" if access == "raw object" else "landing"
        kind = "pdf" if line(xml.flat(url)).lower().endswith(".pdf") else kind
        sheet.link(xml.flat(url), kind, label=xml.attribute(url, "displayLabel"))  # type: ignore[arg-type]
        sheet.date("accessed", xml.attribute(url, "dateLastAccessed"))
    for place in element.findall("physicalLocation"):
        sheet.say("archive", xml.flat(place), _lang(place))
    for shelf in element.iter("shelfLocator"):
        sheet.put("call_number", xml.flat(shelf), "location/shelfLocator")


def _take_identifier(sheet: Sheet, element: Element) -> None:
    kind = xml.attribute(element, "type").lower()
    value = line(xml.flat(element))
    if kind in table.KEYS:
        sheet.put("key", value)
    elif xml.attribute(element, "invalid") == "yes":
        xml.keep(sheet, element)
    elif kind == "uri" and value.startswith("http"):
        sheet.link(value, "pdf" if value.lower().endswith(".pdf") else "landing")
    else:
        electronic = kind == "issn" and "electronic" in xml.attribute(element, "displayLabel").lower()
        sheet.identify("eissn" if electronic else table.IDENTIFIERS.get(kind, kind.replace(".", "-") or "local"), value)


def _take_note(sheet: Sheet, element: Element) -> None:
    kind = xml.attribute(element, "type") or xml.attribute(element, "displayLabel")
    text = xml.flat(element)
    sheet.say("remarks", f"{kind}: {text.strip()}" if kind and text.strip() else text, _lang(element))


def _take_class(sheet: Sheet, element: Element) -> None:
    sheet.classify(xml.attribute(element, "authority") or "local", xml.flat(element))


def _take_genre(sheet: Sheet, element: Element) -> None:
    """Take a genre that says more than the type, or is not known."""
    word = line(xml.flat(element))
    if word.lower() not in table.GENRES and word.lower() not in table.GENRES_READ_ONLY:
        sheet.say("genre", word, _lang(element))


def _take_contents(sheet: Sheet, element: Element) -> None:
    text = line(xml.flat(element))
    if text:
        sheet.section(Section("contents", Text(text, normal_lang(_lang(element)))))


ORIGIN: Table = {
    "place": _take_place,
    "publisher": lambda sheet, element: sheet.say("publisher", xml.flat(element), _lang(element)),
    "edition": lambda sheet, element: sheet.say("edition", xml.flat(element), _lang(element)),
    "dateOther": _take_other_date,
    **dict.fromkeys((*table.DATES, "issuance"), xml.skip),
}
TABLE: Table = {
    "titleInfo": _take_title,
    "name": _take_name,
    "originInfo": _take_origin,
    "language": _take_language,
    "physicalDescription": _take_physical,
    "abstract": lambda sheet, element: sheet.say("abstract", xml.flat(element), _lang(element)),
    "tableOfContents": _take_contents,
    "note": _take_note,
    "subject": _take_subject,
    "classification": _take_class,
    "relatedItem": _take_related,
    "identifier": _take_identifier,
    "location": _take_location,
    "accessCondition": lambda sheet, element: sheet.say("rights", xml.flat(element), _lang(element)),
    "part": _take_part,
    "genre": _take_genre,
    "typeOfResource": xml.skip,
    "recordInfo": xml.skip,
}
