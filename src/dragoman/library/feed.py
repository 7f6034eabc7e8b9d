"""What is new, for a feed reader: works as an Atom feed (RFC 4287), those of a saved search or of any question."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dragoman.engines.history import now
from dragoman.library.saved import New
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.record.name import Contributor
from dragoman.text.normal import clean
from dragoman.text.tag import direction

_ATOM = "http://www.w3.org/2005/Atom"
_LONGEST = 2_000
_MOST_AUTHORS = 20
_UNTITLED = Text("[no title]")
MEDIA_TYPE = "application/atom+xml"


class Channel(NamedTuple):
    """What a feed says of itself: its id, title, the question behind it, when it last changed if it has no works, and
    the addresses of the feed itself and of the page for people ("": none).
    """

    id: str
    title: str
    query: str = ""
    updated: str = ""
    own: str = ""
    page: str = ""


def atom(channel: Channel, works: Sequence[New], address: str = "") -> bytes:
    """Write works as an Atom feed, in UTF-8.

    ``address`` is where the library is served (no slash at the end): with it entries link to their pages, which are
    their ids too. Titles stand in the language of their source, which ``xml:lang`` names; those written from right to
    left are marked as such.
    """
    feed = Element("feed", {"xmlns": _ATOM})
    SubElement(feed, "id").text = channel.id
    SubElement(feed, "title").text = clean(channel.title)
    if channel.query:
        SubElement(feed, "subtitle").text = clean(channel.query)
    SubElement(feed, "updated").text = works[0].when if works and works[0].when else channel.updated or now()
    SubElement(feed, "generator").text = "Dragoman"
    if channel.own:
        SubElement(feed, "link", {"rel": "self", "href": channel.own, "type": MEDIA_TYPE})
    if channel.page:
        SubElement(feed, "link", {"rel": "alternate", "href": channel.page, "type": "text/html"})
    for one in works:
        _entry(feed, one, address)
    indent(feed)
    written: bytes = tostring(feed, "utf-8", xml_declaration=True)
    return written


def _entry(feed: Element, new: New, address: str) -> None:
    record = new.work.record
    page = f"{address}/work/{quote(new.work.id)}" if address else ""
    entry = SubElement(feed, "entry")
    SubElement(entry, "id").text = page or f"urn:dragoman:work:{quote(new.work.id)}"
    _text(entry, "title", record.title[0] if record.title else _UNTITLED)
    SubElement(entry, "updated").text = new.when or now()
    for name in _authors(record):
        SubElement(SubElement(entry, "author"), "name").text = name
    for rel, href in _links(record, page):
        SubElement(entry, "link", {"rel": rel, "href": href})
    for keyword in record.keywords:
        SubElement(entry, "category", {"term": clean(keyword.value)})
    if record.abstract:
        _text(entry, "summary", record.abstract[0])


def _authors(record: Record) -> Iterator[str]:
    """Give the authors, else whoever contributed; the standard asks for one at least."""
    people: Sequence[Contributor | None] = record.by_role("author") or record.contributors or (None,)
    yield from (clean(one.name.display) or "—" if one else "—" for one in people[:_MOST_AUTHORS])


def _links(record: Record, page: str) -> Iterator[tuple[str, str]]:
    if page:
        yield "alternate", page
    yield from (("related", href) for href in _addresses(record))


def _text(entry: Element, name: str, form: Text) -> None:
    """Write a text with its language; an Atom text without markup has no direction, so marks give it one."""
    value = clean(form.value)[:_LONGEST]
    element = SubElement(entry, name, {"xml:lang": form.lang} if form.lang else {})
    element.text = f"\N{RIGHT-TO-LEFT MARK}{value}" if direction(form.lang, value) == "rtl" else value


def _addresses(record: Record) -> list[str]:
    doi = record.identifier("doi")
    found = [f"https://doi.org/{quote(doi, safe='/:;()._-')}"] if doi else []
    return found + [link.url for link in record.links if link.url.startswith(("http:", "https:"))]
