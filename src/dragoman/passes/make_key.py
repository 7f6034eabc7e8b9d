"""Makes a citation key for a record that has none: family name, year, first telling word of the title."""

import re

from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.record.name import Role
from dragoman.text.transliterate import romanise

_SMALL = frozenset(
    "the a an of on in to for and or from with at by as is are how why what toward towards new "
    "der die das ein eine zur zum und von le la les l un une des du de et en el los las y del il lo gli "
    "bir ve ile için o ob na po v k s i".split()
)
"""Words that no key is named after."""
_LETTERS = re.compile(r"[^a-z0-9]+")
_PEOPLE: tuple[Role, ...] = ("author", "editor", "translator")
_LONGEST = 60


def make_key(record: Record, report: Report) -> Record:
    """Make the key; the same record always gets the same one. Other scripts are romanised.

    >>> from dragoman.record.date import Date
    >>> from dragoman.record.name import Contributor, Name
    >>> author = Contributor((Name(family="Abbaszadeh Fathabadi", given="Mehdi"),))
    >>> title = (Text("The Constructivist Analysis", "en"),)
    >>> make_key(Record(contributors=(author,), issued=Date("2022"), title=title), Report()).key
    'abbaszadeh_fathabadi_2022_constructivist'
    """
    if record.key:
        return record
    year = str(record.issued.year) if record.issued.year is not None else ""
    parts = [part for part in (_family(record), year, _word(record)) if part]
    return record.replace(key="_".join(parts)[:_LONGEST].rstrip("_")) if parts else record


def _family(record: Record) -> str:
    people = [one for role in _PEOPLE for one in record.by_role(role)]
    name = (people or [*record.contributors])[0].name if record.contributors else None
    if not name:
        return ""
    told = " ".join(part for part in (name.particle, name.family) if part) or _last(name.literal) or name.given
    return _plain(told, name.lang)


def _last(literal: str) -> str:
    """Take the last word of a personal literal name, the whole of a body's short one."""
    words = literal.split()
    return words[-1] if words else ""


def _word(record: Record) -> str:
    """Give the title's first word that tells something, of the first title in Latin script if there is one."""
    forms = [form for form in record.title if not form.is_machine]
    form = next((one for one in forms if one.value.isascii()), forms[0] if forms else Text(""))
    words = [_plain(word, "") for word in romanise(form.value[:120], form.lang).replace("-", " ").split()]
    return next((word for word in words if word not in _SMALL and len(word) > 1), next(iter(words), ""))


def _plain(text: str, lang: str) -> str:
    return _LETTERS.sub("_", romanise(text, lang).casefold()).strip("_")


PASS = make_key
