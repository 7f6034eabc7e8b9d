"""Which words are forms of one word? Endings of the languages whose words take many, one behind the other.

Turkish and Azerbaijani: plural, possessor, case (Lewis, Turkish Grammar, chapters 2 to 4; in folded letters the four
high vowels are two). Persian: the plurals, the indefinite ending and the enclitic pronouns (Lazard, Grammar, §§ 36-72).
Russian in Latin letters, as catalogues have it: the endings of nouns and adjectives. (In its own letters, as Arabic,
it has a stemmer.)
"""

import re

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
