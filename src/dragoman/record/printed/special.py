"""Which sources have a form of their own? Law cases, acts, films, interviews, archives' shelf marks."""

import re
from collections.abc import Callable

from dragoman.record.date import Date, read_date
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name, read_name
from dragoman.record.printed.canonical import Canonical, canonical
from dragoman.record.printed.hint import hinted
from dragoman.text.language import guess_language

_CASE = re.compile(
    r"(?P<title>[^\[(]{2,80} v\.? [^\[(,]{2,80}?),? [\[(](?P<year>\d{4})[\])],? ?(?P<volume>\d+ )?"
    r"(?P<reporter>[A-Z][\w. ]{0,30}?) (?P<page>\d+)\b"
)
_AMERICAN_CASE = re.compile(
    r"(?P<title>[^\[(\d]{2,80} v\.? [^\[(,\d]{2,80}?), (?P<volume>\d{1,4}) "
    r"(?P<reporter>[A-Z][\w. ]{0,20}?) (?P<page>\d+)"
    r"(?:, \d+)? \((?:[A-Z][\w. ]{0,20} )?(?P<year>\d{4})\)"
)
_ACT = re.compile(
    r"(?P<title>(?:[A-Z][\w’-]+ ){1,8}Act,? (?P<year>(?:1[6-9]|20)\d\d)|"
    r"(?:Council |Commission )?(?:Directive|Regulation|Decision) (?:\([A-Z]+\) )?(?:No "
    r")?\d+/\d+(?:/[A-Z]+)?)(?=[,.;) ]|$)"
)
_LAW = re.compile(
    r"(?:(?P<gazette>Resm[iî] Gazete), )?[“«\"]?"
    r"(?P<title>(?:[^,،.;:“”«»]{0,90} (?:Kanunu|Anayasası|"
    r"Konstitusiyası|Məcəlləsi|Qanunu)|(?:(?:اصل|ماد[هة]) [\d۰-۹]{1,4} )?قانون [^،.؛:]{3,80}|"
    r"[^/:;«»]{3,160}?(?= ?: (?:федер|Федеральный закон|закон\b|указ\b|постановление\b))|"
    r"Gesetz [^,;.]{3,90}|中华人民共和国[^,，.。；《》]{2,30}[法例]))[”»\"]?(?=[,،，. :]|$)(?P<rest>.*)"
)
_LAW_DATE = re.compile(
    r"(?:от|vom|of)? ?\(?(\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\.? [^\W\d_]{3,10} \d{4}|(?<!\d)(?:1[89]|20)\d\d(?!\d))"
)
_LAW_NUMBER = re.compile(r"(?:No\.?|Nr\.?|№|sayılı|شماره) ?([\d/-]+(?:-[А-Я]{1,3})?)")
_PUBLISHED = re.compile(r" // (?P<container>[^.]{3,90})\.(?P<where>.*)")
_FILM = re.compile(
    r"(?P<title>[^,،.;(\[]{2,90}?)"
    r"(?: ?[\[［(](?:[Ff]ilm|[Кк]инофильм|[Фф]ильм|فیلم|电影|[Mm]otion picture|Spielfilm)[^\])］]{0,20}[\])］])?"
    r"(?:,|،|\.| /|，|(?<=[\])］])) ?(?:dir\.|directed by|Regie:?|реж\.|режисс[её]р|"
    r"(?:به )?کارگردان(?:ی)?:?|regia di|réal\.|yön\.|导演：?)(?: ?(?=[^\W\d_a-z]))"
    r"(?P<director>(?:[^\W\d_]\. ?){0,3}[^(),،.;\d]{2,40})(?P<rest>[,،.; (].*|$)"
)
_STUDIO = re.compile(r"[(.،, ]*(?:(?P<place>[^\W\d_][^:,(]{0,25})\s?: )?(?P<studio>[^\d,،():.]{2,50})[,،] ?$")
_INTERVIEW = re.compile(
    r"(?:[Pp]ersonal )?(?:Interview with|Author’s interview with|Intervista (?:a|con)|Интервью с|مصاحبه با) "
    r"(?P<person>[^,،.]{3,60})"
    r"(?:[,،] (?P<place>[^,،\d]{2,40}))?[,،] (?P<date>[^,،]*[\d۰-۹]{4})"
)
_ARCHIVE = re.compile(
    r"(?P<archive>(?:[^,.:;]{0,50}(?:\w*[Aa]rchiv\w*|\w*[Aa]rşivi?|"
    r"[Аа]рхив\w*)\b[^,.:;\d]{0,40}(?:, [A-Z][a-z]+(?=, [A-Z]))?)|"
    r"[А-Я]{3,9}(?=[.,]? [Фф]\. ?\d)|BOA|TNA|AS[A-Z][a-z]?|A\. ?S\. ?[A-Z][a-z]?\.?)[,.:]? (?P<shelf>.*\d.*)"
)
_KEPT = re.compile(
    r"(?:[‘“«„\"](?P<title>[^’”»]{3,200})[’”»\"], |(?P<plain>[^‘“«„\",\d]{3,120}), )(?P<date>\d{1,2} [^\W\d_]+ \d{4}), "
    r"(?P<shelf>[A-Z][^,]{0,30}\d[^,]{0,40}(?:, [^,]{1,30}\d[^,]{0,20}){0,3}), "
    r"(?P<archive>[^,\d]{0,60}(?:\b[Aa]rchiv|\bLibrary|\bBibliot|[Aa]rşiv)[^\d]{0,60}?)\.?$"
)
"""A document whose archive stands last ("‘Report’, 3 March 1946, FO 371/52667, The National Archives, Kew")."""
_YEAR = re.compile(r"(?<!\d)(?:1[3-9]\d\d|20\d\d|[۱][۲-۴][۰-۹]{2})(?!\d)")
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
    for needed, pattern, make in _FORMS:
        found = pattern.match(text) if hinted(text, needed) else None
        if found:
            return _told(make(found))
    return None


def _canonical(place: Canonical) -> Record:
    people = (Contributor((Name(literal=place.author),)),) if place.author else ()
    return Record(type="classic", title=(Text(place.title),) if place.title else (), contributors=people)


def _told(record: Record) -> Record:
    """Tell the language of a source that has a title."""
    if not record.title:
        return record
    title = record.title[0].value
    language = guess_language(title)[0]
    return record.replace(languages=(language,), title=(Text(title, language),)) if language else record


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


def _kept(found: re.Match[str]) -> Record:
    return Record(
        type="manuscript",
        title=(Text((found["title"] or found["plain"]).strip()),),
        archive=(Text(found["archive"].strip()),),
        archive_location=found["shelf"].strip(),
        issued=read_date(found["date"]),
    )


def _law(found: re.Match[str]) -> Record:
    rest = found["rest"]
    published = _PUBLISHED.search(rest)
    said = rest[: published.start()] if published else rest
    date, number = _LAW_DATE.search(said), _LAW_NUMBER.search(said)
    name = published["container"] if published else found["gazette"]
    issue = _LAW_NUMBER.search(published["where"]) if published else None
    return Record(
        type="legislation",
        title=(Text(found["title"].strip()),),
        issued=read_date(date[1]) if date else Date(),
        number=number[1] if number and not issue else "",
        issue=issue[1] if issue else "",
        container=Record(type="periodical", title=(Text(name.strip()),)) if name else None,
    )


def _film(found: re.Match[str]) -> Record:
    year = _YEAR.search(found["rest"])
    studio = _STUDIO.match(found["rest"][: year.start()]) if year else None
    place = studio["place"] or "" if studio else ""
    return Record(
        type="motion_picture",
        title=(Text(found["title"].strip()),),
        contributors=(Contributor((read_name(found["director"].strip()),), "director"),),
        issued=read_date(year[0], "fa" if year[0] < "1500" or year[0] > "9" else "") if year else Date(),
        publisher=(Text(studio["studio"].strip()),) if studio else (),
        publisher_place=(Text(place.strip()),) if place else (),
    )


_TABLE: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], Record]], ...] = (
    (" v", _CASE, _case),
    (" v", _AMERICAN_CASE, _case),
    ("Act|Directive|Regulation|Decision", _ACT, _act),
    ("nterview|ntervista|нтервью|مصاحبه", _INTERVIEW, _interview),
    ("rchiv|Librar|Bibliot|rşiv", _KEPT, _kept),
    ("dir.|irected|egi|реж|کارگردان|réal.|yön.|导演", _FILM, _film),
    ("Kanunu|Anayasası|Konstitusiyası|Məcəlləsi|Qanunu|قانون|едер|акон|указ|остановлен|Gesetz|中华", _LAW, _law),
    ("rchiv|rşiv|рхив|Ф.|ф.|BOA|TNA|AS|A.S|A. S", _ARCHIVE, _archive),
)
_FORMS = tuple((tuple(needed.split("|")), pattern, make) for needed, pattern, make in _TABLE)
"""The words of which each form needs one, its pattern, and how it is read."""
