"""Reads saved web pages (HTML): Highwire and Dublin Core meta tags, COinS, JSON-LD, Open Graph; else the page's text.

A page about one work says the same in several vocabularies: that is one record, the surest vocabulary first. A list
with a COinS span per work gives a record each. A page without any of them is read as text, like a page of a platform.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec
from selectolax.lexbor import LexborHTMLParser

from dragoman.formats.draft import Draft
from dragoman.formats.format import Field, Format
from dragoman.formats.html import coins, json_ld
from dragoman.formats.html.merged import merged
from dragoman.formats.html.metas import Meta, lang_of, told
from dragoman.formats.html.tables import COINS, DUBLIN_CORE, EPRINTS, HIGHWIRE, PLAIN, PRISM
from dragoman.formats.web_page import records_of_text, tells
from dragoman.record.finding import Report
from dragoman.record.model import Record, Source
from dragoman.text.encoding import decode
from dragoman.text.normal import fold

LIMIT = 16_000_000
"""Bytes of a page that are read; what follows is rejected."""
_MOST = 4000
"""So many tags of a kind are looked at."""
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_TELLING = (b"citation_title", b'name="dc.', b"name='dc.", b"z3988", b"application/ld+json", b"dcterms", b"eprints.")
_GAPS = re.compile(r"[ \t\r\f\v]+")


def read(stream: BinaryIO, report: Report) -> Iterator[Record]:
    """Read one saved page. A page that tells of no work is rejected."""
    raw = stream.read(LIMIT)
    if rest := stream.read():
        report.reject(rest, "read.too_large", what="the page", limit=f"{LIMIT} bytes")
    charset = _CHARSET.search(raw[:4096])
    text, encoding, confidence, bad = decode(raw, charset[1].decode("ascii") if charset else "")
    if encoding != "utf-8":
        report.add("read.encoding_guessed", encoding=encoding, confidence=confidence)
    if bad:
        report.add("read.bad_bytes", count=bad, encoding=encoding)
    found = list(_records(LexborHTMLParser(text.replace("\0", "\ufffd")), report))
    for at, record in enumerate(found):
        own = record.source.raw if at and record.source.raw else raw
        start = max(raw.find(own), 0)
        source = msgspec.structs.replace(record.source, name=report.file, format="html", start=start, raw=own)
        yield record.replace(source=msgspec.structs.replace(source, encoding=encoding))
    if not found and raw.strip():
        report.reject(raw, "page.no_work")
    elif not raw.strip():
        report.add("read.empty")


def _records(tree: LexborHTMLParser, report: Report) -> Iterator[Record]:
    tags = told(_metas(tree), report)
    scripts = tree.css('script[type="application/ld+json"]')[:_MOST]
    ld = [one for script in scripts for one in json_ld.drafts(script.text(), report)]
    spans = [(span.html or "", coins.draft_of(title)) for span, title in _spans(tree)]
    drafts = {name: draft for name, draft in tags.drafts.items() if name != "plain"}
    if len(ld) == 1 or (ld and not drafts):
        drafts["json-ld"] = ld[0]
    if len(spans) == 1:
        drafts["coins"] = spans[0][1]
    if any(draft.forms.get("title") for draft in drafts.values()):
        drafts["plain"] = tags.drafts.get("plain", Draft())
        own = merged(drafts, tags.type)
        yield own.replace(references=tags.references) if tags.references else own
        yield from _others(spans, ld[1:] if "json-ld" in drafts else ld, own)
    elif spans:
        yield from _others(spans, ld, None)
    else:
        yield from _of_text(tree, tags.drafts.get("plain", Draft()), report)


def _metas(tree: LexborHTMLParser) -> Iterator[Meta]:
    for node in tree.css("meta")[:_MOST]:
        name = node.attributes.get("name") or node.attributes.get("property") or ""
        content = node.attributes.get("content") or ""
        if name and content:
            yield Meta(name.strip().lower(), content, lang_of(node.attributes))


def _spans(tree: LexborHTMLParser):  # type: ignore[no-untyped-def]
    return [(span, span.attributes["title"]) for span in tree.css("span.Z3988")[:_MOST] if span.attributes.get("title")]


def _others(spans: list[tuple[str, Draft]], works: list[Draft], own: Record | None) -> Iterator[Record]:
    """Give the works a page lists beside its own, each once."""
    seen = {"", *(fold(form.value) for form in own.title)} if own else {""}
    for html, draft in [*spans, *(("", work) for work in works)]:
        record = draft.record()
        key = fold(record.title[0].value) if record.title else ""
        if key not in seen:
            seen.add(key)
            yield record.replace(source=Source(raw=html.encode("utf-8", "replace")))


def _of_text(tree: LexborHTMLParser, plain: Draft, report: Report) -> Iterator[Record]:
    """Read a page's text as that of a platform's page; else take its title and address for a web page's."""
    for node in tree.css("script, style, noscript, template"):
        node.decompose()
    body = tree.body.text(separator="\n") if tree.body else ""
    text = "\n".join(_GAPS.sub(" ", line).strip() for line in body.split("\n"))
    if tells(text):
        yield from records_of_text(text, report)
        return
    title = tree.css_first("title")
    if title is not None and title.text().strip() and not plain.forms.get("title"):
        plain.text("title", " ".join(title.text().split()))
    if canonical := tree.css_first('link[rel="canonical"]'):
        plain.link(canonical.attributes.get("href") or "")
    if plain.forms.get("title"):
        plain.type = "webpage"
        yield plain.record()


def sniff(head: bytes, name: str) -> float:
    """Recognise HTML, the more surely when it has bibliographic tags."""
    small = head.lower()
    if not any(mark in small for mark in (b"<!doctype html", b"<html", b"<meta ", b'<span class="z3988')):
        return 0.0
    return 0.92 if any(mark in small for mark in _TELLING) else 0.6


_TABLES = (
    ("citation_", HIGHWIRE),
    ("DC.", DUBLIN_CORE),
    ("prism.", PRISM),
    ("eprints.", EPRINTS),
    ("", PLAIN),
    ("", COINS),
)

FORMAT = Format(
    name="html",
    title="Saved web page (Highwire, Dublin Core, COinS, JSON-LD, Open Graph)",
    extensions=("html", "htm", "xhtml"),
    media_type="text/html",
    sniff=sniff,
    read=read,
    fields=tuple(Field(prefix + theirs, ours) for prefix, table in _TABLES for theirs, ours in table.items()),
)
