"""What a work's page tells machines: Highwire tags, JSON-LD, COinS; reference managers take the work over from these.

Sources: the tags that Zotero and Google Scholar read; schema.org, "ScholarlyArticle"; ocoins.info, with the KEV formats
of OpenURL 1.0 (Z39.88-2004); unapi.info.
"""

import io
import json
import re
from collections.abc import Iterator
from urllib.parse import urlencode

import msgspec
from markupsafe import Markup
from starlette.requests import Request

from dragoman.engines.port import Work
from dragoman.formats import formats
from dragoman.record.finding import Report
from dragoman.record.form import Forms
from dragoman.record.model import Record
from dragoman.record.name import Name
from dragoman.text.tag import language

MOST = 200
"""Tags of one name; works of a thousand authors must not make the page large."""
LONGEST = 3000
"""Characters of one tag."""
_PAGES = re.compile(r"(?:(?<!\s)\s++)?[-–—‒−]++\s*")
_CONTAINERS = {
    "article-journal": "citation_journal_title", "article-magazine": "citation_journal_title", "article":
    "citation_journal_title", "article-newspaper": "citation_journal_title", "review": "citation_journal_title",
    "review-book": "citation_journal_title", "paper-conference": "citation_conference_title", "chapter":
    "citation_inbook_title", "entry-encyclopedia": "citation_inbook_title", "entry-dictionary": "citation_inbook_title",
}  # fmt: skip
"""Type → the tag of what the work appeared in."""
_IDENTIFIERS = {"doi": "citation_doi", "isbn": "citation_isbn", "pmid": "citation_pmid", "issn": "citation_issn",
                "eissn": "citation_eissn", "arxiv": "citation_arxiv_id"}  # fmt: skip
_PUBLISHERS = {"thesis": "citation_dissertation_institution", "report": "citation_technical_report_institution"}
_HEAVY = ("references", "notes", "sections", "extra")
"""What the page's JSON-LD leaves out: it stands in the page, and in the JSON-LD to be had as a format."""
_GENRES = {"book": "book", "chapter": "bookitem", "paper-conference": "proceeding", "report": "report"}


class MachineHead(msgspec.Struct, frozen=True):
    """What the templates machine_head.html and machine_body.html write."""

    tags: tuple[tuple[str, str, str], ...]
    """Name, content and language ("" none) of each Highwire tag."""
    json_ld: Markup
    coins: str
    page: str
    identifier: str


def machine_head(request: Request, work: Work) -> MachineHead:
    """Gather it for a work."""
    page = str(request.url_for("work", name=work.id))
    tags = tuple(tag for tag in highwire(work.record, page) if tag[1])
    return MachineHead(tags, json_ld(work.record, page), coins(work.record, page), page, work.id)


def highwire(record: Record, page: str) -> Iterator[tuple[str, str, str]]:
    """Give the Highwire tags of a record: name, content, language."""
    yield from _of_forms("citation_title", record.title[:1])
    for person in record.contributors[:MOST]:
        if person.role in {"author", "editor"}:
            yield f"citation_{person.role}", _name(person.name), person.name.lang
            yield from (
                (f"citation_{person.role}_institution", form.value, form.lang) for form in person.affiliations[:3]
            )
    yield "citation_publication_date", (record.issued.edtf or "").split("/")[0].replace("-", "/"), ""
    yield from _where(record)
    yield from _of_forms(_PUBLISHERS.get(record.type, "citation_publisher"), record.publisher[:1])
    container = record.container or Record()
    for one in (*record.identifiers, *container.identifiers):
        if one.scheme in _IDENTIFIERS:
            yield _IDENTIFIERS[one.scheme], one.value, ""
    yield from (("citation_language", tag, "") for tag in record.languages[:1])
    yield from _of_forms("citation_abstract", record.abstract[:1])
    yield "citation_keywords", "; ".join(form.value for form in record.keywords[:MOST])[:LONGEST], ""
    yield "citation_abstract_html_url", page, ""
    for link in record.links[:MOST]:
        if link.kind in {"pdf", "fulltext", "html"} and link.url.lower().startswith(("http://", "https://")):
            yield f"citation_{'pdf' if link.kind == 'pdf' else 'fulltext_html'}_url", link.url[:2000], ""


def _of_forms(name: str, forms: Forms) -> Iterator[tuple[str, str, str]]:
    yield from ((name, form.value[:LONGEST], form.lang) for form in forms)


def _name(name: Name) -> str:
    return name.display[:LONGEST]


def _where(record: Record) -> Iterator[tuple[str, str, str]]:
    container, series = record.container or Record(), record.series or Record()
    yield from _of_forms(_CONTAINERS.get(record.type, "citation_journal_title"), container.title[:1])
    yield from _of_forms("citation_journal_abbrev", container.short_title[:1])
    yield from _of_forms("citation_series_title", series.title[:1])
    first, *last = _PAGES.split(record.pages.split(",")[0].strip(), maxsplit=1)
    yield "citation_volume", record.volume, ""
    yield "citation_issue", record.issue, ""
    yield "citation_firstpage", first, ""
    yield "citation_lastpage", "".join(last), ""
    yield "citation_technical_report_number", record.number if record.type == "report" else "", ""


def json_ld(record: Record, page: str) -> Markup:
    """Give a record as JSON-LD for a ``script`` element: data that no browser runs, and that cannot end the element."""
    stream = io.BytesIO()
    write = formats()["schema_org"].write
    light = record.replace(**{name: type(getattr(record, name))() for name in _HEAVY})
    if write:
        write([light], stream, Report())
    found = json.loads(stream.getvalue() or b"[{}]")
    work = found[0] if isinstance(found, list) else found
    doi = record.identifier("doi")
    work |= {"@id": page, "url": page} | ({"sameAs": f"https://doi.org/{doi}"} if doi else {})
    text = json.dumps(work, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 -- every sign of mark-up was escaped just above


def coins(record: Record, page: str) -> str:
    """Give a record as a KEV ContextObject, what the title of a COinS span holds (before it is escaped).

    >>> coins(Record(type="book"), "")
    'ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook&rft.genre=book'
    """
    is_book = record.type in _GENRES
    kind = "book" if is_book else "dissertation" if record.type == "thesis" else "journal"
    pairs = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{kind}"), *_kev(record, kind)]
    doi, pmid = record.identifier("doi"), record.identifier("pmid")
    pairs += [("rft_id", f"info:doi/{doi}" if doi else ""), ("rft_id", f"info:pmid/{pmid}" if pmid else ""),
              ("rft_id", page)]  # fmt: skip
    return urlencode([(key, value[:500]) for key, value in pairs if value])


def _kev(record: Record, kind: str) -> Iterator[tuple[str, str]]:
    container = record.container or Record()
    title = record.title[0].value if record.title else ""
    inside = container.title[0].value if container.title else ""
    genre = _GENRES.get(record.type, "article" if kind == "journal" else "")
    yield "rft.genre", genre
    whole = record.type in {"book", "report"}
    yield "rft.btitle" if whole else "rft.title" if kind == "dissertation" else "rft.atitle", title
    yield "rft.jtitle" if kind == "journal" else "rft.btitle", "" if whole else inside
    yield "rft.inst" if kind == "dissertation" else "rft.pub", record.publisher[0].value if record.publisher else ""
    yield "rft.place", record.publisher_place[0].value if record.publisher_place else ""
    yield "rft.date", (record.issued.edtf or "").split("/")[0]
    yield from (("rft.volume", record.volume), ("rft.issue", record.issue), ("rft.pages", record.pages))
    for one in (*record.identifiers, *container.identifiers):
        if one.scheme in {"issn", "eissn", "isbn"}:
            yield f"rft.{one.scheme}", one.value
    authors = [person.name for person in record.by_role("author")[:20]]
    if authors:
        yield from (("rft.aulast", authors[0].family or authors[0].literal), ("rft.aufirst", authors[0].given))
    yield from (("rft.au", _name(name)) for name in authors)
    yield from (("rft.language", language(tag)) for tag in record.languages[:1])
