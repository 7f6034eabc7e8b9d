"""What do the labelled parts of a printed reference say? They become a record."""

import re
from collections.abc import Sequence

from dragoman.record.date import Date, read_date
from dragoman.record.form import Forms, Text
from dragoman.record.identifier import Identifier, find_identifiers, identifier
from dragoman.record.model import Link, Record
from dragoman.record.name import Contributor, Role
from dragoman.record.printed.detail import (
    accessed_in,
    edition_number,
    institution,
    joined_date,
    report_number,
    role_of,
)
from dragoman.record.printed.kind import SHORTENERS, type_of
from dragoman.record.printed.number import pages, total_pages, volume_and_issue
from dragoman.record.printed.part import Part
from dragoman.record.printed.person import read_people
from dragoman.text.language import guess_language
from dragoman.text.normal import clean

_EDGES = " \t\n,.;:،؛。，：；/–—-"
_QUOTES = dict(zip("‘“«„‚《〈「『\"'‹", "’”»“‘》〉」』\"'›", strict=True))
_CLOSERS = frozenset("’”»“‘》〉」』\"'›")
_IN = re.compile(
    r"^\W*(?:in|im|dans|nel(?:la)?|en|в(?: сб\.?| кн\.?)?|در|ضمن|içinde|载|載|见)\b\s*:?\s*|^\W*//\s*|"
    r"^载",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"(?:(?<!\s)\s++)?\[[A-Z]{1,2}(?:/OL)?\](?://)?|(?:(?<!\s)\s++)?\[(?:Электронный ресурс|electronic "
    r"resource)\]",
    re.IGNORECASE,
)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>«»“”]+|"
    r"(?<![\w@./-])(?:[a-z0-9-]{1,40}\.){1,4}(?:com|org|net|edu|gov|int|info|eu|uk|de|fr|it|ru|tr|ir|az|cn|jp)/[^\s<>«»“”]+"
)
_ISBN = re.compile(r"\b(?:ISBN(?:-1[03])?:?\s*)?((?:97[89][- ]?)?\d[\d -]{8,14}[\dXx])\b")
_ARXIV = re.compile(r"\barXiv:?\s*(\d{4}\.\d{4,5}|[a-z-]+/\d{7})", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d۰-۹٠-٩])(1[0-9]\d\d|20\d\d|[۱١][۰-۹٠-٩]{3}|[٢۲][٠۰][٠-٩۰-۹]{2})(?!\d)")
_ALONE = re.compile(r"[(（]([^()（）]{1,12})[)）]")
"""An issue in brackets after the year ("1954(2)")."""
_NAMING = frozenset({"author", "editor", "translator", "host", "place", "publisher"})
_TOLD = 0.65
"""A language guessed with less confidence is looked for in all that is printed."""
_HARDLY = 0.5
"""A language guessed with less confidence is no better than the first guess."""
_DAY = re.compile(r"^\d{4}-\d\d-\d\d")


def record_of(text: str, parts: Sequence[Part]) -> Record:
    """Make a record of a labelled printed reference; the text itself is not kept here (a Reference keeps it)."""
    said: dict[str, list[str]] = {}
    for part in parts:
        said.setdefault(part.label, []).append(text[part.start : part.end])
    if "series" in said and "volume" in said and "container" not in said and "(=" not in text:
        said["container"] = said.pop("series")
    titles, containers = _titles(said, text, parts)
    language = _language(titles[0] if titles else "", _nameless(text, parts))
    issued, accessed = _dates(said.get("date", []), text, language)
    has = _has(said, containers, text)
    kind = type_of(text, has, "day" if _DAY.match(issued.edtf) else "")
    volume, issue = _numbers(said.get("volume", []))
    printed_pages = " ".join(said.get("pages", []))
    total = total_pages(printed_pages) if kind not in {"article-journal", "chapter"} else ""
    record = Record(
        type=kind,
        title=_forms(titles[:1], language),
        languages=(language,) if language else (),
        contributors=tuple(_people(said, language, "chapter" if containers else "")),
        issued=issued,
        accessed=accessed,
        volume=volume,
        issue=issue,
        pages="" if total else pages(printed_pages),
        number_of_pages=total,
        publisher=_forms(said.get("publisher", [])[:1], ""),
        publisher_place=_forms([" ; ".join(_bare(one) for one in said.get("place", []))], ""),
        edition=tuple(Text(edition_number(one.value), language) for one in _forms(said.get("edition", [])[:1], "")),
        number=report_number(text) if kind == "report" else "",
        genre=_forms(said.get("genre", [])[:1], language),
        archive=_forms(said.get("archive", [])[:1], ""),
        archive_location=_bare(" ".join(said.get("shelf", []))),
        identifiers=_identifiers(text),
        links=_links(text),
        remarks=_forms(said.get("note", []), ""),
        series=Record(type="collection", title=_forms(said["series"][:1], "")) if "series" in said else None,
    )
    if kind == "thesis" and not record.publisher:
        record = record.replace(publisher=_forms([institution(text)], ""))
    return record.replace(container=_container(record, containers, said, language)) if containers else record


def _language(title: str, text: str) -> str:
    """Guess the language by the title; where that is too short to tell, by the rest of the text if that tells more."""
    language, sure = guess_language(title or text)
    if sure >= _TOLD:
        return language
    whole, surer = guess_language(text)
    return whole if surer > max(sure, _HARDLY) else language


def _nameless(text: str, parts: Sequence[Part]) -> str:
    """Leave out names and addresses: they tell nothing of the language of a work."""
    for part in reversed(parts):
        if part.label in _NAMING:
            text = text[: part.start] + text[part.end :]
    return _URL.sub(" ", text) if _addressed(text) else text


def _addressed(text: str) -> bool:
    """Say whether an address may stand in a text: each has one of these signs."""
    return "/" in text or "www." in text


def _numbers(printed: Sequence[str]) -> tuple[str, str]:
    """Give volume and issue, which may stand apart ("XII, 1977, 35"), or as an issue alone ("1954(2)")."""
    if not printed:
        return "", ""
    if len(printed) == 1 and (alone := _ALONE.fullmatch(printed[0].strip(" ,.:"))):
        return "", alone[1]
    volume, issue = volume_and_issue(" ".join(printed))
    second = _bare(printed[1]) if len(printed) > 1 else ""
    return (volume, second) if second.isdigit() and not issue else (volume, issue)


def _bare(text: str) -> str:
    """Strip signs that set a field off, and the brackets and quotation marks around all of it."""
    text = clean(text).strip(_EDGES)
    if text.startswith(("(", "[")) and not text.endswith((")", "]")):
        text = text[1:]
    if text.startswith(("(", "[")) and text.endswith((")", "]")) and text[1:].find(text[0]) < 0:
        text = text[1:-1]
    if text.endswith((")", "]")) and "(" not in text and "[" not in text:
        text = text[:-1]
    return text.strip(_EDGES)


def bare_title(text: str) -> str:
    """Take a title out of its quotation marks, nested or unbalanced ones too; an inner pair stays whole.

    >>> titles = ("‘The ‘Rise’ of It’,", "“Über ‘x’”", "“Über ‘x’", "«تاریخ ایران»،", "《史记》", "Kür.")
    >>> [bare_title(one) for one in titles]
    ['The ‘Rise’ of It', 'Über ‘x’', 'Über ‘x’', 'تاریخ ایران', '史记', 'Kür']
    """
    text = _MARKS.sub("", clean(text)).strip(_EDGES + "()")
    closer = _QUOTES.get(text[:1], "")
    if closer:
        text = text[1:]
        text = text[:-1].rstrip(_EDGES) if text[-1:] in _CLOSERS and not _is_inner(text, closer) else text
        return text.strip(_EDGES)
    if text[-1:] in _CLOSERS and text[-1:] not in "’'" and not any(sign in text[:-1] for sign in _QUOTES):
        text = text[:-1]
    return text.strip(_EDGES)


def _is_inner(text: str, closer: str) -> bool:
    """Say whether the last closing mark ends a quotation that was opened inside (the outer one was left open)."""
    opener = next(sign for sign, close in _QUOTES.items() if close == closer)
    own = next((sign for sign, close in _QUOTES.items() if close == text[-1]), opener)
    if own != opener and own in text and closer not in text[text.rfind(own) :]:
        return True
    last = text.rfind(opener)
    return closer != opener and last >= 0 and closer not in re.sub(r"\w’\w", "", text[last:-1])


def _forms(texts: Sequence[str], lang: str) -> Forms:
    return tuple(Text(value, lang) for value in (_bare(one) for one in texts) if value)


def _titles(said: dict[str, list[str]], text: str, parts: Sequence[Part]) -> tuple[list[str], list[str]]:
    """Give the titles and the containers; a second title after "in" is a container."""
    titles = [bare_title(one) for one in said.get("title", [])]
    containers = [bare_title(_IN.sub("", one)) for one in said.get("container", [])]
    if len(titles) > 1 and not containers:
        places = [part for part in parts if part.label == "title"]
        between = text[places[0].end : places[1].start]
        if _IN.match(between.strip(" ,.")) or _IN.match(text[places[1].start : places[1].end]):
            return titles[:1], [bare_title(_IN.sub("", titles[1]))]
    return [one for one in titles if one], [one for one in containers if one][:1]


def _has(said: dict[str, list[str]], containers: list[str], text: str) -> frozenset[str]:
    has = set(said)
    if containers:
        has.add("container")
        if _IN.match(said.get("container", [""])[0].lower()) or re.search(r"[,’”»]\s+in:?\s", text):
            has.add("in")
        if re.search(
            r"\b(?:journal|review|rev|zeitschrift|rivista|revue|dergisi|вестник|журнал)\b|مجله|فصلنامه|"
            r"مجلة|学报",
            containers[0],
            re.IGNORECASE,
        ):
            has.add("journal")
    if _addressed(text) and _URL.search(text):
        has.add("url")
    return frozenset(has)


def _dates(printed: list[str], text: str, language: str) -> tuple[Date, Date]:
    """Give the date of the work, and the date on which it was seen."""
    accessed, start, end = accessed_in(text)
    issued = Date()
    at = 0
    for one in printed:
        at = max(0, text.find(one, at))
        if start <= at < end or at < start < at + len(one):
            continue
        date = _date(joined_date(one), language)
        if issued and one.strip().startswith("["):
            accessed = accessed or date
        elif date.edtf and not issued.edtf:
            issued = date
        issued = issued or date
    return issued, accessed


def _date(printed: str, language: str) -> Date:
    bare = _bare(re.sub(r"年$|\bг\.?$|(?<=\d{4})\s*[:：].*$", "", _bare(printed)))
    date = read_date(bare, language if language in {"fa", "ar", "zh", "tr"} else "")
    if date.edtf:
        return date
    year = _YEAR.search(bare)
    if not year:
        return Date(literal=bare)
    alone = read_date(year[0], language if language in {"fa", "ar"} else "")
    return Date(alone.edtf, literal=bare, calendar=alone.calendar)


def _people(said: dict[str, list[str]], language: str, kind: str) -> list[Contributor]:
    """List the contributors that stand on the part itself; a container's editors stand on the container."""
    made: list[Contributor] = []
    for run in said.get("author", []):
        role: Role = role_of(run)
        made += (Contributor((name,), role) for name in read_people(run, ""))
    if not kind:
        made += _editors(said)
    for run in said.get("translator", []):
        made += (Contributor((name,), "translator") for name in read_people(run, ""))
    return made


def _editors(said: dict[str, list[str]]) -> list[Contributor]:
    runs = (_IN.sub("", run) for run in said.get("editor", []))
    made = [Contributor((name,), "editor") for run in runs for name in read_people(run, "")]
    hosts = (name for run in said.get("host", []) for name in read_people(run, ""))
    return made + [Contributor((name,), "container-author") for name in hosts]


def _container(record: Record, containers: list[str], said: dict[str, list[str]], language: str) -> Record:
    title = (Text(containers[0], guess_language(containers[0])[0] or language),)
    if record.type in {"chapter", "paper-conference", "entry-encyclopedia"}:
        return Record(type="book", title=title, contributors=tuple(_editors(said)))
    return Record(type="periodical", title=title, contributors=tuple(_editors(said)))


def _identifiers(text: str) -> tuple[Identifier, ...]:
    found = list(find_identifiers(text)) if "10." in text else []
    if "ISBN" in text or "978" in text:
        found += (identifier("isbn", one[1]) for one in _ISBN.finditer(text))
    if "arxiv" in text.lower():
        found += (identifier("arxiv", one[1]) for one in _ARXIV.finditer(text))
    return tuple(one for one in dict.fromkeys(found) if one.scheme != "isbn" or len(one.value) in {10, 13})


def _links(text: str) -> tuple[Link, ...]:
    """Give the addresses as printed, tracking and all; a shortener's is marked, for it may die with the service."""
    if "/" not in text:
        return ()
    urls = (one[0].rstrip(".,;:)]’”»") for one in _URL.finditer(text))
    return tuple(Link(url, label="shortened" if SHORTENERS.search(url) else "") for url in urls)
