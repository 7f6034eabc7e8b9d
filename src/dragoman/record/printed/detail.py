"""What do fixed words say for certain? When a page was seen, numbers of reports, universities of theses, roles."""

import re

from dragoman.record.date import Date, read_date
from dragoman.record.name import Role

_ACCESSED = re.compile(
    r"(?:\b(?:accessed|retrieved|last visited|visited|viewed|consulted|abgerufen|zugriff|erişim(?: tarihi)?|"
    r"letzter zugriff|consultato|ultimo accesso|consulté|дата обращения|просмотрено)\b|"
    r"دسترسی|بازیابی(?: شده)?|访问|检索)"
    r"(?: (?:on|am|le|il|در|в|:))?\W{0,3}"
    r"(?P<date>[^\W_][^()\[\];]{3,30}?[\d۰-۹]{4}(?:-\d\d-\d\d)?|[\d.\-/]{8,10})(?![\d۰-۹])",
    re.IGNORECASE,
)
_SEEN = re.compile(r"[\[［](\d{4}-\d{1,2}-\d{1,2})[\]］]")
_NUMBERED = re.compile(
    r"\b(?:report|paper|memorandum|document|bericht|отчет|rapor)s?,? (?:no|nr|n°|№)?[.:]? ?"
    r"(?P<number>(?=[A-Z/.\-]{0,12}\d)[\w/.\-]*\w)",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"[^,،.;:\[\]()\d]{0,60}(?:\bUniv(?:ersit\w*|\.)|\b[Ü]niversitesi|[Уу]ниверситет\w*|\bU(?= |,|\.|$)|دانشگاه|"
    r"大学|\bHochschule\b|\bInstitute\b|\bCollege\b)[^,،.;:\[\]()\d]{0,60}"
    r"(?:, (?:Sosyal|Fen|İlahiyat|Türkiyat)[^,.;\d]{3,40}Enstitüsü)?"
)
_DIRECTING = re.compile(
    r"\b(?:directors?|dir|directed by|regie|реж(?:исс[её]р)?|regia|yön)\b|کارگردان|导演", re.IGNORECASE
)
_EDITING = re.compile(
    r"\b(?:eds?|editors?|hrsg|hg|a cura di|a c\. di|ред|haz|yay\. haz)\b|主编|编$|به کوشش|به اهتمام|تصحیح",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"(?:چاپ )?(?P<number>\d{1,3}(?:st|nd|rd|th|-?е|[.ªa])?|[۰-۹]{1,2}|[^\W\d_]{2,6}(?=$))\.?,?\s*"
    r"(?:ed(?:ition|n|iz\w*)?|aufl(?:age)?|изд(?:ание)?|bas(?:k?ı|ım)|bs|éd|版)?\.?",
    re.IGNORECASE,
)
_EDITION_WORD = re.compile(r"(?i)ed|aufl|изд|bas|bs|éd|版|چاپ")
_TWO_DATES = re.compile(r"(?P<year>\d{4})\. (?P<day>\d{1,2} [^\W\d_]{3,9}\.?)")


def accessed_in(text: str) -> tuple[Date, int, int]:
    """Give the date on which a source was seen, and from where to where the text says so (an empty date: it does not).

    >>> texts = ("URL (дата обращения: 05.09.2018)", "[2013-03-26]. http", "Erişim 4 Mart 2020")
    >>> [accessed_in(one)[0].edtf for one in texts]
    ['2018-09-05', '2013-03-26', '2020-03-04']
    """
    for found in (_ACCESSED.search(text), _SEEN.search(text)):
        if found:
            date = read_date(found[1], "fa" if "\u06f0" <= found[1][-1] <= "\u06f9" else "")
            if date.edtf:
                return date, found.start(), found.end()
    return Date(), -1, -1


def report_number(text: str) -> str:
    """Give the number of a report as printed, or "".

    >>> [report_number(one) for one in ("Report No. 44365-AZ. Washington", "a report of 1990", "Working Paper 12")]
    ['44365-AZ', '', '12']
    """
    found = _NUMBERED.search(text)
    return found["number"] if found else ""


def institution(text: str) -> str:
    """Give the university that a thesis was written at, with its institute, or "".

    >>> institution("Kür, Diss. phil., Universität Wien 1996"), institution("رساله دکتری، دانشگاه تهران، ۱۳۹۵")
    ('Universität Wien', 'دانشگاه تهران')
    """
    found = list(_INSTITUTION.finditer(text))
    return found[-1][0].strip() if found else ""


def role_of(run: str) -> Role:
    """Say what the persons of a run did: its words tell editors and directors from authors.

    >>> [role_of(one) for one in ("Hygum, E. (Eds.)", "Forman, M. (Director)", "علی احمدی، کارگردان", "A. Kaya")]
    ['editor', 'director', 'director', 'author']
    """
    if _EDITING.search(run):
        return "editor"
    return "director" if _DIRECTING.search(run) else "author"


def edition_number(printed: str) -> str:
    """Give the number of an edition without its word; words that say more stay.

    >>> [edition_number(one) for one in ("2nd ed", "3-е изд", "4. Aufl", "چاپ سوم", "修订本", "revised edition")]
    ['2nd', '3-е', '4', 'سوم', '修订本', 'revised edition']
    """
    found = _EDITION.fullmatch(printed.strip(" .,"))
    return found["number"].strip(".") if found and _EDITION_WORD.search(printed) else printed


def joined_date(printed: str) -> str:
    """Put the day before the year where print parts them ("2018. 12 авг." → "12 авг 2018").

    >>> joined_date("2018. 12 авг."), joined_date("12 авг. 2018")
    ('12 авг 2018', '12 авг. 2018')
    """
    found = _TWO_DATES.match(printed.strip(" .,;("))
    return f"{found['day']} {found['year']}" if found else printed
