"""Which other works does the page list? Its journal's newest, and similar ones: records of their own."""

from collections.abc import Iterator

import msgspec

from dragoman.formats.web_page.labels import Line, Part
from dragoman.formats.web_page.listing import Heading, headings
from dragoman.formats.web_page.page import Page
from dragoman.record.finding import Place, Report
from dragoman.record.form import Text, joined
from dragoman.record.identifier import is_valid
from dragoman.record.model import Record, Source
from dragoman.record.printed_name import printed_name
from dragoman.text.language import guess_language
from dragoman.text.normal import fold
from dragoman.text.tag import script

CONFIDENCE = "web_page:confidence"
"""Key in ``extra`` under which a listed record keeps how sure its parting from its neighbours is (0..1)."""
_LISTS = ("newest", "more", "similar")
_OF_JOURNAL = frozenset({"newest", "more"})
_TITLE_LIMIT = 400
"""Longer lines of a panel are abstracts."""
_SURE = 0.9


class _Place(msgspec.Struct, frozen=True):
    """A title's line, what it is listed as, the page's own record, and whose page it is."""

    line: Line
    meaning: str
    own: Record
    site: str


def listed(page: Page, own: Record, report: Report) -> Iterator[Record]:
    """Give the works a page lists, each once, never the page's own; ``source.raw`` is the heading in UTF-8."""
    seen = {"", *(fold(form.value) for form in own.title + own.abstract)}
    parts = [part for meaning in _LISTS for part in page.of(meaning)]
    for part, line, heading in (found for one in parts for found in _headings(one)):
        key = fold(heading.title)
        if key not in seen:
            seen.add(key)
            yield _record(heading, _Place(line, part.meaning, own, page.site), report)


def _headings(part: Part) -> Iterator[tuple[Part, Line, Heading]]:
    for line in part.lines:
        if part.meaning == "newest":
            yield from ((part, line, heading) for heading in headings(line.text))
        elif line.text.strip() and len(line.text) <= _TITLE_LIMIT:
            bare = line.text.strip()
            start = line.text.index(bare)
            yield part, line, Heading(bare, start, start + len(bare), 0.9)


def _record(heading: Heading, at: _Place, report: Report) -> Record:
    lang = _language(heading.title, at.own)
    place = Place(report.file, line=at.line.number, column=heading.start + 1)
    report.add("page.listed", place, title=heading.title, confidence=heading.confidence)
    record = Record(
        type="article-journal",
        title=(Text(heading.title, lang),),
        languages=(lang,) if lang else (),
        container=_journal(at.own, report, place) if at.meaning in _OF_JOURNAL else None,
        extra={CONFIDENCE: (f"{heading.confidence:g}",)},
        source=_source(heading, at),
    )
    return _as_review(record, heading, lang, report, place) if heading.review else record


def _journal(own: Record, report: Report, place: Place) -> Record | None:
    """Give the journal as the page's own article will have it: in the spelling of its notes, beside the page's."""
    journal = own.container
    if journal is None or not journal.title:
        return journal
    name = journal.title[0]
    best, count = printed_name(name.value, (form.value for form in own.abstract))
    if not best or best in {form.value for form in journal.title}:
        return journal
    report.add("container.spelling", place, printed=best, feed=name.value, count=count)
    return journal.replace(title=joined((Text(best, name.lang),), journal.title))


def _language(title: str, own: Record) -> str:
    """Guess a title's language; when that is not sure, take that of its journal's other article in the same script."""
    lang, sure = guess_language(title)
    other = own.languages[0] if own.languages else ""
    return other if other and sure < _SURE and script(other) == script(lang) else lang


def _source(heading: Heading, at: _Place) -> Source:
    raw = at.line.text[heading.start : heading.end].encode("utf-8", "surrogatepass")
    return Source(format="web_page", line=at.line.number, platform=at.site, raw=raw)


def _as_review(record: Record, heading: Heading, lang: str, report: Report, place: Place) -> Record:
    review = heading.review
    if review is None:
        return record
    book = review.book.replace(title=(Text(heading.title, lang),))
    for one in book.identifiers:
        if not is_valid(one):
            report.add("identifier.invalid", place, value=one.value, scheme=one.scheme)
    return record.replace(type="review-book", reviewed=book)
