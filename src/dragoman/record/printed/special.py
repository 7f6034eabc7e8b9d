"""Which sources have a form of their own? Law cases, acts, interviews and archives' shelf marks, told by pattern."""

import re
from collections.abc import Callable

from dragoman.record.date import Date, read_date
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name, read_name
from dragoman.record.printed.canonical import Canonical, canonical

_CASE = re.compile(
    r"(?P<title>[^\[(]{2,80} v\.? [^\[(,]{2,80}?),? [\[(](?P<year>\d{4})[\])],? ?(?P<volume>\d+ )?"
    r"(?P<reporter>[A-Z][\w. ]{0,30}?) (?P<page>\d+)\b"
)
_ACT = re.compile(
    r"(?P<title>(?:[A-Z][\w’-]+ ){1,8}Act,? (?P<year>(?:1[6-9]|20)\d\d)|"
    r"(?:Council |Commission )?(?:Directive|Regulation|Decision) (?:\([A-Z]+\) )?(?:No "
    r")?\d+/\d+(?:/[A-Z]+)?)(?=[,.;) ]|$)"
)
_INTERVIEW = re.compile(
    r"(?:[Pp]ersonal )?(?:Interview with|Author’s interview with|Intervista (?:a|con)|Интервью с|مصاحبه با) "
    r"(?P<person>[^,،.]{3,60})"
    r"(?:[,،] (?P<place>[^,،\d]{2,40}))?[,،] (?P<date>[^,،]*[\d۰-۹]{4})"
)
_ARCHIVE = re.compile(
    r"(?P<archive>(?:[^,.:;]{0,50}(?:\w*[Aa]rchiv\w*|\w*[Aa]rşivi?|"
    r"[Аа]рхив\w*)\b[^,.:;\d]{0,40}(?:, [A-Z][a-z]+(?=, [A-Z]))?)|"
    r"РГАДА|ГАРФ|РГИА|АВПРИ|BOA|TNA|AS[A-Z][a-z]?|A\. ?S\. ?[A-Z][a-z]?\.?)[,.:]? (?P<shelf>.*\d.*)"
)
_DATE = re.compile(r",? (\d{1,2} [^\W\d_]+ \d{4})\W*$")


def special_source(text: str) -> Record | None:
    """Read a source that has a form of its own; ``None`` for all others.

    >>> special_source("Kaya v. Minister of Ports [1992] AC 123").type
    'legal_case'
    >>> special_source("РГАДА. Ф. 77. Оп. 1. Д. 5. Л. 12").archive_location
    'Ф. 77. Оп. 1. Д. 5. Л. 12'
    """
    place = canonical(text)
    if place:
        return _canonical(place)
    for pattern, make in _FORMS:
        found = pattern.match(text)
        if found:
            return make(found)
    return None


def _canonical(place: Canonical) -> Record:
    people = (Contributor((Name(literal=place.author),)),) if place.author else ()
    return Record(type="classic", title=(Text(place.title),) if place.title else (), contributors=people)


def _case(found: re.Match[str]) -> Record:
    return Record(
        type="legal_case",
        title=(Text(found["title"]),),
        issued=Date(found["year"]),
        volume=(found["volume"] or "").strip(),
        pages=found["page"],
        container=Record(type="periodical", title=(Text(found["reporter"]),)),
    )


def _act(found: re.Match[str]) -> Record:
    return Record(type="legislation", title=(Text(found["title"].strip()),), issued=Date(found["year"] or ""))


def _interview(found: re.Match[str]) -> Record:
    place = found["place"] or ""
    return Record(
        type="interview",
        title=(Text(found[0].split(",")[0]),),
        contributors=(Contributor((read_name(found["person"]),)),),
        issued=read_date(found["date"]),
        publisher_place=(Text(place.strip()),) if place else (),
    )


def _archive(found: re.Match[str]) -> Record:
    shelf = found["shelf"].strip(" .;")
    date = _DATE.search(shelf)
    return Record(
        type="manuscript",
        archive=(Text(found["archive"].strip()),),
        archive_location=shelf[: date.start()].strip(" ,") if date else shelf,
        issued=read_date(date[1]) if date else Date(),
    )


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Record]], ...] = (
    (_CASE, _case),
    (_ACT, _act),
    (_INTERVIEW, _interview),
    (_ARCHIVE, _archive),
)
