"""Which words are forms of one word? Endings of the languages whose words take many, one behind the other.

Turkish and Azerbaijani: plural, possessor, case (Lewis, Turkish Grammar, chapters 2 to 4; in folded letters the four
high vowels are two). Persian: the plurals, the indefinite ending and the enclitic pronouns (Lazard, Grammar, §§ 36-72).
Russian in Latin letters, as catalogues have it: the endings of nouns and adjectives. (In its own letters, as Arabic,
it has a stemmer.)
"""

import re
from collections.abc import Iterable

from dragoman.text.script import dominant_script

_SHORTEST = 3
_OTHER_CONSONANT = {"p": "b", "t": "d", "k": "g", "b": "p", "d": "t", "g": "k"}
"""Last consonant of a Turkic word → what it may be in other forms (kitap, kitabı)."""

_TURKIC = re.compile(
    "(?:l[ae]r)?(?:[iu][mn][iu]z|[iu]m|s?[iu])?n?(?:[iu]n|y?[iu]|y?[ae]|[dt][ae]n?|y?l[ae])?(?:k[iu]n?)?(?:l[ae]r)?"
)
_PERSIAN = re.compile("(?:ها|ان|ات)?(?:یی|ای|ی)?(?:مان|تان|شان|ش|م|ت)?(?:ی)?")
_RUSSIAN = re.compile("[aeiouy]{0,3}(?:i|j|m|kh|h|v|mi|go|mu)?")
_ENDINGS = {"tr": _TURKIC, "az": _TURKIC, "fa": _PERSIAN, "ru-Latn": _RUSSIAN}
"""Languages whose endings are known here."""

_TITLE_ENDING = re.compile("(?:l[ae]r)?s?[iu]|l[ae]r")
_LAST_VOWELS = "aeiouyj'"
_SHORTEST_STEM = 4


def beginnings(word: str, lang: str) -> tuple[str, ...]:
    """Give the beginnings that the forms of a folded word can have; none for a language without known endings.

    >>> beginnings("kitap", "tr"), beginnings("tarihi", "tr"), beginnings("جنگ", "fa"), beginnings("war", "en")
    (('kitap', 'kitab'), ('tarihi', 'tarih'), ('جنگ',), ())
    """
    if lang not in _ENDINGS or len(word) < _SHORTEST:
        return ()
    if lang == "fa":
        return (word,)
    if lang == "ru-Latn":
        stem = word.rstrip(_LAST_VOWELS)
        return (stem,) if len(stem) >= _SHORTEST_STEM else ()
    stems = (word, *(word[:at] for at in range(_SHORTEST_STEM, len(word)) if _TITLE_ENDING.fullmatch(word, at)))
    others = (stem[:-1] + _OTHER_CONSONANT[stem[-1]] for stem in stems if stem[-1] in _OTHER_CONSONANT)
    return (*stems, *(one for one in others if len(one) >= _SHORTEST_STEM))


def is_form(other: str, word: str, lang: str) -> bool:
    """Say whether one folded word may be a form of another.

    >>> is_form("savaslarinda", "savas", "tr"), is_form("savasci", "savas", "tr"), is_form("kitabi", "kitap", "tr")
    (True, False, True)
    >>> is_form("جنگهای", "جنگ", "fa"), is_form("جنگل", "جنگ", "fa"), is_form("glagolov", "glagol", "ru-Latn")
    (True, False, True)
    """
    ending = _ENDINGS.get(lang)
    starts = (start for start in beginnings(word, lang) if other.startswith(start))
    return ending is not None and any(ending.fullmatch(other, len(start)) for start in starts)


_OF_NAMES = {
    "Cyrl": re.compile("ск(?:ий|ая|ое|ие|ого|ой|ому|им|ом|ую|их|ими)|д[аә]н?|н?[ыи]н|л[ыи]|[аеуы]|ом|ов"),
    "Latn": re.compile("[iu]nd[ae](?:n|ki)?|d[ae](?:n|ki)?|n?[iu]n|l[iu](?:l[ae]r)?"),
    "Arab": re.compile("ی|ها|های|یها|یان|ای|یه"),
    "Geor": re.compile("ი|ის|ში|ს|იდან|ელი|თან"),
    "Armn": re.compile("ի|ը|ում|ից|ով|ցի"),
}  # fmt: skip
"""Script → what a name may have behind it in the languages that are written in it: cases, and 'of that place'."""
_SHORTEST_BARE = 5
_SHORTEST_NAME = {"Arab": 4}
_ARTICLE = "ال"
_BEFORE = re.compile("(?:[وفبک]?ال|لل|و)")
"""What Arabic writes together with the word behind it: the article, what stands before it, and *and*."""


def with_endings(name: str, words: Iterable[str]) -> list[str]:
    """Give those of some folded words that are a name with an ending behind it, whatever the language.

    >>> with_endings("карабах", ["карабах", "карабахская", "карабахец"]), with_endings("qarabag", ["qarabagda"])
    (['карабахская'], ['qarabagda'])
    >>> with_endings("قرهباغ", ["قرهباغی", "القرهباغ"]), with_endings("karabakh", ["karabakhian"])
    (['قرهباغی', 'القرهباغ'], [])
    """
    ending, behind = _OF_NAMES.get(dominant_script(name)), len(name)
    return [
        other
        for other in words
        if other == _ARTICLE + name or (ending and other.startswith(name) and ending.fullmatch(other, behind))
    ]


def bare_names(word: str) -> tuple[str, ...]:
    """Give the names that a folded word may be a form of, the shortest first.

    >>> bare_names("карабахская"), bare_names("karabaginda"), bare_names("قرهباغی"), bare_names("baku")
    (('карабах',), ('karabag', 'karabagin'), ('قرهباغ',), ())
    >>> bare_names("الرساله"), bare_names("والصراع"), bare_names("وسیاسه"), bare_names("والد")
    (('رساله',), ('صراع',), ('سیاسه',), ())
    """
    script = dominant_script(word)
    ending, shortest = _OF_NAMES.get(script), _SHORTEST_NAME.get(script, _SHORTEST_BARE)
    cut = [word[:at] for at in range(shortest, len(word)) if ending and ending.fullmatch(word, at)]
    before = _BEFORE.match(word)
    return (*cut, word[before.end() :]) if before and len(word) - before.end() >= shortest - 1 else tuple(cut)
