"""What does the page say about its work? Builds the record out of the JSON's levels and the page's parts."""

import re

from dragoman.formats.web_page import metrics
from dragoman.formats.web_page.fields import TYPES
from dragoman.formats.web_page.page import Page
from dragoman.record.date import read_date
from dragoman.record.finding import Place, Report
from dragoman.record.form import Forms, Text, joined
from dragoman.record.identifier import Identifier, identifier
from dragoman.record.model import Link, Metric, Record
from dragoman.record.name import Contributor, read_name
from dragoman.text.language import guess_language
from dragoman.text.script import dominant_script
from dragoman.text.tag import language, machine_translated, script

_AND = re.compile(r"(?:(?<!\s)\s++)?[;；、]\s*|(?<!\s)\s++(?:and|ve|und|et|и|و)\s+")
_COMMA = re.compile(r"(?:(?<!\s)\s++)?[,，،]\s*")
_NUMBERS = ("doi", "pmid", "pmcid", "arxiv")
_ISSNS = ("issn", "eissn", "issn-l")
_SEEN = 2000
"""So many characters are looked at to tell a language."""
_SURE = 0.8
_FACTS = re.compile(r"\bDOI\b|\bPub ?Date\b|\bIF\s*\d|^\s*\{", re.IGNORECASE)


def work(page: Page, report: Report, place: Place) -> Record:
    """Build the record of the work that the page is about; the original's forms come first."""
    lang = _language(page)
    kind = page.first("type")
    record = Record(
        type=TYPES.get(kind.casefold(), "article-journal"),
        languages=(lang,) if lang else (),
        title=_forms(page, lang, *page.all("title_original"), *page.all("title"), *_panel(page)[:1],
                     *page.all("title_translated"), *_shown_title(page)),
        abstract=_forms(page, lang, *page.all("abstract"), *_panel(page)[1:2], *page.all("abstract_translated"),
                        *[part.text for part in page.of("abstract") if part.text]),
        contributors=tuple(_author(name, lang) for name in _authors(page)),
        container=container(page),
        volume=page.first("volume"),
        issue=page.first("issue"),
        pages=page.first("pages"),
        identifiers=tuple(identifier(scheme, page.first(scheme)) for scheme in _NUMBERS if page.first(scheme)),
        links=_links(page),
        keywords=_keywords(page),
        metrics=_citations(page, report, place),
    )  # fmt: skip
    dates = {name: read_date(page.first(name)) for name in ("issued", "available") if page.first(name)}
    return _with_rest(record.replace(**dates), page, kind, report, place)


def container(page: Page) -> Record | None:
    """Build the journal: its name in every spelling the page has, its numbers, and how it is doing, if anything."""
    told = [one for level in page.known for one in metrics.of_json(level, page.site)]
    told += [one for line in page.head[:6] for one in metrics.of_header(line.text, page.site)]
    told += metrics.of_card(page.parts, page.site)
    names = page.all("journal") or [name for name in (page.header.get("journal", ""),) if name]
    publisher = page.first("publisher") or page.text("publisher")
    about = page.text("about")
    journal = Record(
        type="periodical",
        title=tuple(Text(name, _own_language(name)) for name in names),
        identifiers=tuple(_issns(page)),
        metrics=metrics.once(told),
        publisher=(Text(publisher),) if publisher else (),
        abstract=(Text(about, guess_language(about[:_SEEN])[0]),) if about else (),
    )
    return journal if journal != Record(type="periodical") else None


def _issns(page: Page) -> list[Identifier]:
    return [identifier(name, value) for name in _ISSNS for value in (page.all(name) or [page.text(name)]) if value]


def _language(page: Page) -> str:
    """Say in which language the work is: that of the innermost record's longest text, else of the original's panel."""
    level = next(iter(page.known), {})
    texts = [*level.get("abstract", ()), *level.get("title", ()), *_panel(page)]
    return guess_language(max(texts, key=len, default="")[:_SEEN])[0]


def _own_language(text: str) -> str:
    """Guess a short text's language; "" when that is not sure."""
    lang, sure = guess_language(text[:_SEEN])
    return lang if sure >= _SURE else ""


def _forms(page: Page, lang: str, *values: str) -> Forms:
    return joined(_tagged(page, lang, value) for value in values if value)


def _tagged(page: Page, lang: str, value: str) -> Text:
    """Tag one form. On a machine-translated page a form in another language than the original is machine-made."""
    own, sure = guess_language(value[:_SEEN])
    if not lang or language(own) == language(lang) or (script(own) == script(lang) and sure < _SURE):
        return Text(value, lang or own)
    return Text(value, machine_translated(own, lang) if page.machine else own)


def _panel(page: Page) -> list[str]:
    """Give title and abstract of the panel that shows the original (a line each), or nothing.

    Platforms show the original under “more of this journal”; it is the work's own when its text is one of the record's
    or the JSON is lost.
    """
    lines = page.text("more").split("\n") if page.text("more") else []
    own = {*page.all("title"), *page.all("abstract")}
    return lines[:2] if lines and (not own or own & set(lines[:2])) else []


def _shown_title(page: Page) -> list[str]:
    """Give the title at the head of the page."""
    return [line.text.strip() for line in page.head[:1] if not _FACTS.search(line.text)]


def _authors(page: Page) -> list[str]:
    told = page.all("authors") or _byline(page)
    if len(told) != 1:
        return told
    people = [one for one in _AND.split(told[0]) if one]
    return people if len(people) > 1 and "," not in people[0] else [one for part in people for one in _commas(part)]


def _commas(names: str) -> list[str]:
    """Part names at commas, unless the comma stands inside “Family, Given” (one word on its left, only one comma)."""
    parts = [one for one in _COMMA.split(names) if one]
    inverted = len(parts) == 2 and " " not in parts[0] and parts[0].isascii() and " " not in parts[1]
    return [names] if inverted else parts


def _byline(page: Page) -> list[str]:
    """Give the line after the header line: the names, when the JSON that repeats them is lost."""
    head = page.head
    at = next((number for number, line in enumerate(head) if _FACTS.search(line.text)), len(head))
    return [line.text.strip() for line in head[at + 1 : at + 2] if not _FACTS.search(line.text)]


def _author(name: str, lang: str) -> Contributor:
    own = lang if script(lang) != "Latn" and script(lang) == dominant_script(name) else ""
    return Contributor(names=(read_name(name, own),))


def _links(page: Page) -> tuple[Link, ...]:
    opened = "open" if page.first("open") == "true" else ""
    found = [Link(url, kind="landing") for url in page.all("url")]
    found += [Link(url, kind="pdf", access="open" if opened else "") for url in page.all("pdf")]
    return tuple(found)


def _keywords(page: Page) -> Forms:
    told = page.all("keywords") or [page.text("keywords")]
    words = [word.strip() for line in told for word in re.split(r"[;；,，、،\n]", line)]
    return tuple(Text(word, _own_language(word)) for word in dict.fromkeys(words) if word)


def _citations(page: Page, report: Report, place: Place) -> tuple[Metric, ...]:
    """Read how often the work is cited: 0 is a number, no answer is none."""
    told = [(value, page.first("platform") or page.site) for value in page.all("citations")]
    told += [(part.text.strip(), page.site) for part in page.of("citations")]
    found: dict[str, Metric] = {}
    for value, source in told:
        if value.isdecimal():
            found.setdefault(str(int(value)), Metric("citations", str(int(value)), source=source))
        elif value:
            report.add("page.no_number", place, field="citations", value=value)
    return tuple(found.values())


def _with_rest(record: Record, page: Page, kind: str, report: Report, place: Place) -> Record:
    """Keep what is not understood in ``extra``, and say so."""
    rest = dict(page.unknown)
    rest |= {name: "; ".join(page.all(name)) for name in ("fields", "language") if page.all(name)}
    if kind and kind.casefold() not in TYPES:
        rest["type"] = kind
    extra = {f"web_page:{name}": (value,) for name, value in sorted(rest.items())}
    for name in extra:
        report.add("field.unknown", place, field=name.removeprefix("web_page:"), kept=name)
    return record.replace(extra=extra)
