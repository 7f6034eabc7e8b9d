"""By which key is a record cited that has none? One made of its author, year and title: the same each time."""

import re

from dragoman.record.model import Record
from dragoman.text.normal import fold
from dragoman.text.transliterate import romanise

_WORD = re.compile(r"[a-z0-9]+")
_LITTLE = frozenset(
    "a an the of on in at to for from and or is der die das ein eine des le la les un une l d du de el los las il lo i "
    "gli o os as um uma het een den det en ett".split()
)


def citation_key(record: Record) -> str:
    """Make a key: family name of the first contributor, year, first weighty word of the title, in Latin letters.

    >>> from dragoman.record.date import Date
    >>> from dragoman.record.form import Text
    >>> from dragoman.record.name import Contributor, Name
    >>> author = Contributor((Name(family="Kızılyurt", given="Özgür"),))
    >>> title = (Text("The “Jihad Diplomacy” of Iran"),)
    >>> citation_key(Record(contributors=(author,), title=title, issued=Date("2023-09-26")))
    'kizilyurt_2023_jihad'
    """
    name = record.contributors[0].name if record.contributors else None
    family = _latin((name.family or name.literal) if name else "")[:3]
    year = record.issued.year
    title = [word for word in _latin(record.title[0].value if record.title else "") if word not in _LITTLE][:1]
    parts = [*family, *([str(year)] if year is not None else []), *title]
    return "_".join(parts) or "untitled"


def _latin(text: str) -> list[str]:
    folded = fold(text[:200])
    return _WORD.findall(folded if folded.isascii() else fold(romanise(folded)))
