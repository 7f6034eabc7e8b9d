"""What is new, for a feed reader: the works of a saved search as an Atom feed (RFC 4287)."""

from collections.abc import Sequence
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dragoman.engines.history import now
from dragoman.library.saved import New, Saved
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.text.normal import clean
from dragoman.text.tag import direction

_ATOM = "http://www.w3.org/2005/Atom"
_LONGEST = 2_000
MEDIA_TYPE = "application/atom+xml"


def atom(search: Saved, works: Sequence[New], address: str = "") -> bytes:
    """Write the works of a saved search as an Atom feed, in UTF-8.

    ``address`` is where the library is served (no slash at the end): with it entries link to their pages. Titles stand
    in the language of their source, which ``xml:lang`` names; those written from right to left are marked as such.
    """
    feed = Element("feed", {"xmlns": _ATOM})
    SubElement(feed, "id").text = f"urn:dragoman:search:{quote(search.name)}"
    SubElement(feed, "title").text = search.name
    SubElement(feed, "subtitle").text = clean(search.query)
    SubElement(feed, "updated").text = works[0].when if works and works[0].when else search.when or now()
    SubElement(feed, "generator").text = "Dragoman"
    if address:
        SubElement(feed, "link", {"rel": "alternate", "href": f"{address}/search?q={quote(search.query)}"})
    for one in works:
        _entry(feed, one, address)
    indent(feed)
    written: bytes = tostring(feed, "utf-8", xml_declaration=True)
    return written


def _entry(feed: Element, new: New, address: str) -> None:
    record = new.work.record
    entry = SubElement(feed, "entry")
    SubElement(entry, "id").text = f"urn:dragoman:work:{quote(new.work.id)}"
    _text(entry, "title", record.title[0] if record.title else Text("—"))
    SubElement(entry, "updated").text = new.when or now()
    for one in record.contributors or (None,):
        name = SubElement(SubElement(entry, "author"), "name")
        name.text = clean(one.name.display) if one else "—"
    if address:
        SubElement(entry, "link", {"rel": "alternate", "href": f"{address}/work/{quote(new.work.id)}"})
    for href in _addresses(record):
        SubElement(entry, "link", {"rel": "related", "href": href})
    for keyword in record.keywords:
        SubElement(entry, "category", {"term": clean(keyword.value)})
    if record.abstract:
        _text(entry, "summary", record.abstract[0])


def _text(entry: Element, name: str, form: Text) -> None:
    """Write a text with its language; an Atom text without markup has no direction, so marks give it one."""
    value = clean(form.value)[:_LONGEST]
    element = SubElement(entry, name, {"xml:lang": form.lang} if form.lang else {})
    element.text = f"\N{RIGHT-TO-LEFT MARK}{value}" if direction(form.lang, value) == "rtl" else value


def _addresses(record: Record) -> list[str]:
    doi = record.identifier("doi")
    found = [f"https://doi.org/{quote(doi, safe='/:;()._-')}"] if doi else []
    return found + [link.url for link in record.links if link.url.startswith(("http:", "https:"))]
