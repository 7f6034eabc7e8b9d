"""DataCite XML: the records data centres deposit, kernels 2.2 to 4.6.

Its elements are brought into the shape of DataCite's JSON attributes, which say the same, and out of it again. Source:
DataCite Metadata Schema 4.6.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from lxml import etree

from dragoman.formats import element as xml
from dragoman.formats.datacite_json import FIELDS, HELD
from dragoman.formats.datacite_json.attributes import attributes_of, understand
from dragoman.formats.format import Format
from dragoman.formats.held import cannot_hold
from dragoman.formats.json import Json
from dragoman.formats.member import objects, text, texts
from dragoman.formats.sheet import Sheet
from dragoman.formats.xml import Element, records
from dragoman.record.finding import Report
from dragoman.record.model import Record, Source

NAME = "datacite_xml"
_SPACE = "http://datacite.org/schema/kernel-4"

LISTS: dict[str, tuple[str, str]] = {
    "titles": ("title", "title"), "subjects": ("subject", "subject"), "dates": ("date", "date"),
    "descriptions": ("description", "description"), "rightsList": ("rights", "rights"),
    "alternateIdentifiers": ("alternateIdentifier", "alternateIdentifier"),
}  # fmt: skip
"""Element of a list → its elements, and the member that holds their text; attributes are members of their name."""
_TEXTS = ("publisher", "publicationYear", "language", "version")


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read each ``resource``; elements that are not understood are kept and told."""
    for found in records(stream, report, ("resource",)):
        doi = xml.within(found.element, "identifier")
        source = Source(report.file, NAME, found.start, found.line, found.encoding, "DataCite", doi, found.raw)
        sheet = Sheet(NAME, report, source)
        understand(attributes_in(found.element, sheet), sheet)
        yield sheet.made()


def attributes_in(top: Element, sheet: Sheet) -> Json:
    """Bring an element into the shape of DataCite's JSON attributes."""
    attributes: dict[str, Any] = {}
    for child in top:
        tag = str(child.tag)
        if tag in LISTS:
            said = [one for one in child if line_of(one) or one.get("dateInformation")]
            attributes[tag] = [_members(one, LISTS[tag][1]) for one in said]
        elif tag in {"creators", "contributors"}:
            attributes[tag] = [_person(one) for one in child]
        elif tag in _TEXTS and tag in attributes:
            xml.keep(sheet, child)
        elif tag in _TEXTS:
            attributes[tag] = xml.flat(child)
        elif tag == "resourceType":
            general = child.get("resourceTypeGeneral") or ""
            attributes["types"] = {"resourceTypeGeneral": general, "resourceType": xml.flat(child)}
        elif tag in {"identifier", "sizes", "relatedItems", "fundingReferences"}:
            attributes |= _SPECIAL[tag](child)
        else:
            xml.keep(sheet, child)
    return attributes


def line_of(element: Element) -> str:
    """Give the text of an element as one line."""
    return " ".join(xml.flat(element).split())


def _members(element: Element, name: str) -> Json:
    joined = xml.blocks(element) if name == "description" else line_of(element)
    members = {str(key): str(value) for key, value in element.attrib.items()}
    return members | {name: joined, "rightsUri": members.get("rightsURI", "")}


def _person(element: Element) -> Json:
    name = next((one for one in element if str(one.tag) in {"creatorName", "contributorName"}), None)
    return {
        "name": "" if name is None else line_of(name),
        "nameType": "" if name is None else name.get("nameType") or "",
        "lang": "" if name is None else xml.lang_of(name),
        "givenName": xml.within(element, "givenName"),
        "familyName": xml.within(element, "familyName"),
        "contributorType": element.get("contributorType") or "",
        "affiliation": xml.every(element, "affiliation"),
        "nameIdentifiers": [
            {"nameIdentifier": line_of(one), "nameIdentifierScheme": one.get("nameIdentifierScheme") or ""}
            for one in element.findall("nameIdentifier")
        ],
    }


def _identifier(element: Element) -> Json:
    kind = element.get("identifierType") or "DOI"
    value = line_of(element)
    return {"doi": value} if kind.upper() == "DOI" else {"identifiers": [{"identifier": value, "identifierType": kind}]}


def _items(element: Element) -> Json:
    return {"relatedItems": [_item(one) for one in element]}


def _item(element: Element) -> Json:
    number = element.find("relatedItemIdentifier")
    members: Json = {str(key): str(value) for key, value in element.attrib.items()}
    members |= {tag: xml.within(element, tag) for tag in ("volume", "issue", "firstPage", "lastPage")}
    members["titles"] = [_members(one, "title") for one in element.findall("titles/title")]
    members["contributors"] = [_person(one) for one in element.findall("contributors/contributor")]
    if number is not None:
        members["relatedItemIdentifier"] = _members(number, "relatedItemIdentifier")
    return members


def _funding(element: Element) -> Json:
    return {"fundingReferences": [{str(part.tag): line_of(part) for part in one} for one in element]}


_SPECIAL: dict[str, Callable[[Element], Json]] = {
    "identifier": _identifier, "relatedItems": _items, "fundingReferences": _funding,
    "sizes": lambda element: {"sizes": [line_of(one) for one in element if line_of(one)]},
}  # fmt: skip


def write(records: Iterable[Record], stream: BinaryIO, report: Report) -> None:
    """Write ``resource`` elements inside ``resources``."""
    elements = (_resource(attributes_of(record, report, NAME, HELD)) for record in records)
    xml.write_tree(stream, [f"{{{_SPACE}}}resources"], elements, {"": _SPACE})


def _resource(attributes: Json) -> Element:
    top = etree.Element("resource")
    xml.add(top, "identifier", text(attributes.get("doi")), {"identifierType": "DOI"})
    for tag, one in (("creators", "creator"), ("contributors", "contributor")):
        holder = xml.add(top, tag) if attributes.get(tag) or tag == "creators" else top
        for person in objects(attributes.get(tag)):
            _add_person(holder, one, person)
    attributes["alternateIdentifiers"] = [
        {"alternateIdentifier": text(one, "identifier"), "alternateIdentifierType": text(one, "identifierType")}
        for one in objects(attributes.get("identifiers"))
    ] + [{"alternateIdentifier": one, "alternateIdentifierType": "URL"} for one in _addresses(attributes)]
    for tag, (one, name) in LISTS.items():
        holder = xml.add(top, tag) if attributes.get(tag) else top
        for members in objects(attributes.get(tag)):
            marks = {
                xml.XML_LANG if key == "lang" else key: str(value) for key, value in members.items() if key != name
            }
            xml.add(holder, one, text(members.get(name)) if name != "description" else str(members.get(name)), marks)
    for tag in _TEXTS:
        xml.add_text(top, tag, text(attributes.get(tag)))
    types = next(iter(objects(attributes.get("types"))), {})
    marks = {"resourceTypeGeneral": text(types.get("resourceTypeGeneral"))}
    xml.add(top, "resourceType", text(types.get("resourceType")), marks)
    _add_sizes(top, attributes)
    _add_items(top, attributes)
    return top


def _addresses(attributes: Json) -> list[str]:
    return texts(attributes.get("url")) + texts(attributes.get("contentUrl"))


def _add_person(holder: Element, tag: str, person: Json) -> None:
    one = xml.add(holder, tag, "", {"contributorType": text(person.get("contributorType"))})
    marks = {"nameType": text(person.get("nameType")), xml.XML_LANG: text(person.get("lang"))}
    xml.add(one, f"{tag}Name", text(person.get("name")), marks)
    xml.add_text(one, "givenName", text(person.get("givenName")))
    xml.add_text(one, "familyName", text(person.get("familyName")))
    for number in objects(person.get("nameIdentifiers")):
        marks = {"nameIdentifierScheme": text(number.get("nameIdentifierScheme"))}
        xml.add(one, "nameIdentifier", text(number.get("nameIdentifier")), marks)
    for place in objects(person.get("affiliation")):
        xml.add(one, "affiliation", text(place.get("name")))


def _add_sizes(top: Element, attributes: Json) -> None:
    sizes = texts(attributes.get("sizes"))
    holder = xml.add(top, "sizes") if sizes else top
    for size in sizes:
        xml.add(holder, "size", size)


def _add_items(top: Element, attributes: Json) -> None:
    items = objects(attributes.get("relatedItems"))
    holder = xml.add(top, "relatedItems") if items else top
    for item in items:
        marks = {name: text(item.get(name)) for name in ("relatedItemType", "relationType")}
        one = xml.add(holder, "relatedItem", "", marks)
        for number in objects(item.get("relatedItemIdentifier")):
            kind = {"relatedItemIdentifierType": text(number.get("relatedItemIdentifierType"))}
            xml.add(one, "relatedItemIdentifier", text(number.get("relatedItemIdentifier")), kind)
        titles = xml.add(one, "titles") if item.get("titles") else one
        for title in objects(item.get("titles")):
            xml.add(titles, "title", text(title.get("title")), {xml.XML_LANG: text(title.get("lang"))})
        for tag in ("volume", "issue", "firstPage", "lastPage"):
            xml.add_text(one, tag, text(item.get(tag)))


def sniff(head: bytes, name: str) -> float:
    """Recognise the namespace."""
    return 0.97 if b"datacite.org/schema/kernel" in head and b"<" in head[:10] else 0.0


FORMAT = Format(
    name=NAME,
    title="DataCite XML",
    extensions=("xml",),
    media_type="application/vnd.datacite.datacite+xml",
    sniff=sniff,
    read=read,
    write=write,
    fields=FIELDS,
    cannot_hold=cannot_hold(FIELDS),
)
