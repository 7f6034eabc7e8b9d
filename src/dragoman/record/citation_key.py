"""By which key is a record cited that has none? One made of its author, year and title: the same each time."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from dragoman.record.model import Record
from dragoman.text.han import segmented
from dragoman.text.normal import fold
from dragoman.text.script import dominant_script
from dragoman.text.transliterate import romanise

_WORD = re.compile(r"[a-z0-9]+")
_LITTLE = frozenset(
    "the and for from its der die das und ein eine des von zur zum les une sur dans aux del las los una por gli della "
    "den det ett och why how what when where who whose which are was were has have does did can will shall should far "
    "out off into onto upon over under with within without about after before between toward towards not but some any "
    "all more most than that this these those their there our his her your new wie warum was wer pourquoi comment quel "
    "quelle por que como para bir ile icin uzerine dlya kak pri chto gde pochemu zachem".split()
)
"""Words that tell nothing of a title; shorter ones than three letters never do."""
_SHORTEST, _LONGEST = 3, 20
_FROM_TITLE = {2: 1, 1: 2, 0: 3}
"""How many of author and year are known → how many words of the title the key needs to be told from others."""


def citation_key(record: Record) -> str:
    """Make a key: family name of the first contributor, year, first weighty word of the title, in Latin letters.

    Where author or year is not known, more words of the title stand in.

    >>> from dragoman.record.date import Date
    >>> from dragoman.record.form import Text
    >>> from dragoman.record.name import Contributor, Name
    >>> author = Contributor((Name(family="Kızılyurt", given="Özgür"),))
    >>> title = (Text("The “Jihad Diplomacy” of Iran"),)
    >>> citation_key(Record(contributors=(author,), title=title, issued=Date("2023-09-26")))
    'kizilyurt_2023_jihad'
    >>> titles = ("Why Islamists Go Green", "Почему война?", "卡拉巴赫冲突")
    >>> [citation_key(Record(title=(Text(one),))) for one in titles]
    ['islamists_green', 'voyna', 'kalabahe_chongtu']
    """
    name = record.contributors[0].name if record.contributors else None
    family = _latin((name.family or name.literal) if name else "")[:3]
    year = [] if record.issued.year is None else [str(record.issued.year)]
    title = islice(_weighty(record.title[0].value if record.title else ""), _FROM_TITLE[bool(family) + bool(year)])
    return "_".join([*family, *year, *title]) or "untitled"


def _weighty(title: str) -> Iterator[str]:
    """Give the words that tell something, as far as they are asked for; any when none does."""
    told: set[str] = set()
    for word in _words(title):
        if len(word) >= _SHORTEST and word not in _LITTLE and word[:_LONGEST] not in told:
            told.add(word[:_LONGEST])
            yield word[:_LONGEST]
    if not told:
        yield from dict.fromkeys(word[:_LONGEST] for word in _words(title))


def _words(text: str) -> Iterator[str]:
    for piece in text[:200].split():
        for part in segmented(piece) if dominant_script(piece) in {"Hani", "Kana"} else (piece,):
            yield from _latin(part)


@lru_cache(maxsize=32768)
def _latin(text: str) -> tuple[str, ...]:
    folded = fold(text[:200])
    return tuple(_WORD.findall(folded if folded.isascii() else fold(romanise(folded))))
