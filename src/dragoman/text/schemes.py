"""Which spellings may a word have by the schemes of romanisation, and of which words may it be one?

For the alphabets whose letters say what is spoken: Cyrillic, Greek, Armenian, Georgian; of Hangul its spellings only.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import combinations, islice, pairwise, product

from dragoman.text.normal import fold
from dragoman.text.script import dominant_script
from dragoman.text.transliterate import alphabet_rules, romanise, schemes, tongues

_ALPHABETS = ("Cyrl", "Grek", "Armn", "Geor")
_MOST_OF_SCHEME = 12
_LONGEST = 24
_LONGEST_RULE = 5
_LONGEST_PARTED = 8
_OLD = frozenset("ѣѳѵ")
"""Letters that Russian gave up: the index seldom holds them."""
_MARKS = str.maketrans(
    dict.fromkeys("’‘ʼʻ´`′ˈʹ", "'") | dict.fromkeys("”ʺ″", '"') | {"\u0361": None, "\ufe20": None, "\ufe21": None}
)
"""Signs that are written for each other: of aspiration and of the soft and the hard sign; ties are left out."""


@lru_cache(maxsize=1 << 14)
def spellings(word: str) -> tuple[str, ...]:
    """Give the folded spellings of a word in Latin letters by all schemes of the languages of its script.

    >>> spellings("шишкино"), spellings("ძროხა")
    (('siskino', 'shishkino', 'shyshkyno'), ('dzrokha', 'zroxa', 'jroxa'))
    """
    script = dominant_script(word)
    langs = ("ko",) if script == "Hang" else tongues(script) if script in _ALPHABETS else ()
    found = (romanise(word, lang, scheme) for lang in langs for scheme in schemes(lang))
    plain = (fold(one).replace("'", "").replace('"', "") for one in found)
    return tuple(dict.fromkeys(one for one in plain if one.isascii() and one.isalpha()))


@lru_cache(maxsize=1 << 12)
def parted_spellings(word: str) -> tuple[tuple[str, ...], ...]:
    """Give the spellings of a Korean word in parts: what is written as one word is often spelled as several.

    >>> ("samguk", "sagi") in parted_spellings("삼국사기"), parted_spellings("역사")
    (True, ())
    """
    if dominant_script(word) != "Hang" or not 2 < len(word) <= _LONGEST_PARTED:
        return ()
    cuts = [at for size in (1, 2) for at in combinations(range(2, len(word) - 1), size)]
    parts = [[word[one:other] for one, other in pairwise((0, *some, len(word)))] for some in cuts]
    ways = [[spellings(part) for part in some] for some in parts if all(len(part) > 1 for part in some)]
    return tuple(dict.fromkeys(way for some in ways for way in product(*some)))


@lru_cache(maxsize=1 << 12)
def originals(written: str) -> tuple[str, ...]:
    """Give the folded words that a word in Latin letters, as it is written, may be the spelling of by some scheme.

    >>> "шишкино" in originals("Šiškino"), "россия" in originals("Rossija"), "ძროხა" in originals("żroxa")
    (True, True, True)
    """
    plain = _plain(written)
    if len(plain) > _LONGEST:
        return ()
    found = (word for ways in _inverses() for word in islice(_read(plain, ways), _MOST_OF_SCHEME))
    return tuple(dict.fromkeys(map(fold, found)))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.lower().translate(_MARKS))


@cache
def _inverses() -> tuple[dict[str, tuple[str, ...]], ...]:
    """Give for each scheme what its Latin letters stand for; the same with the marks left out."""
    named = ((lang, scheme) for script in _ALPHABETS for lang in tongues(script) for scheme in schemes(lang))
    every = (_inverse(alphabet_rules(*one), spelled) for one in named for spelled in (_plain, fold))
    found: list[dict[str, tuple[str, ...]]] = []
    found.extend(one for one in every if one not in found)
    return tuple(found)


def _inverse(rules: dict[str, str], spelled: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    ways: dict[str, dict[str, None]] = defaultdict(dict)
    for letters, latin in rules.items():
        plain = spelled(latin)
        if plain and letters not in _OLD:
            ways[plain][letters.strip("^+$")] = None
    return {latin: tuple(letters) for latin, letters in ways.items()}


def _read(text: str, ways: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Read a text by the longest rules of a scheme; nothing when some letter is not of it."""
    read: list[tuple[str, ...]] = []
    at = 0
    while at < len(text):
        size = next((size for size in range(_LONGEST_RULE, 0, -1) if text[at : at + size] in ways), 0)
        if not size:
            return
        read.append(ways[text[at : at + size]])
        at += size
    yield from map("".join, product(*read))
