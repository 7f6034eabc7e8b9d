"""In which units is a word compared with its spelling in Latin letters? Letters, or the halves of Chinese syllables."""

import re
from functools import lru_cache
from typing import Literal

from dragoman.text.han import pinyin
from dragoman.text.normal import fold
from dragoman.text.script import dominant_script, script_of
from dragoman.text.sound import spoken_greek
from dragoman.text.transliterate import romanise

Kind = Literal["Arab", "Cyrl", "Hani", "Latn"]
"""What units a word has: letters of one of two alphabets, Chinese syllables, or the letters of a romanisation."""

_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcswy")

_AS_ARABIC = str.maketrans({
    "گ": "غ", "پ": "ب", "چ": "ش", "ژ": "ج", "ڤ": "ف", "ۋ": "و", "ۆ": "و", "ۇ": "و", "ێ": "ی", "ڕ": "ر", "ڵ": "ل",
    "ڭ": "نغ", "ڠ": "غ", "ں": "ن", "ڈ": "د", "ٹ": "ت", "ڑ": "ر",
    # Hebrew by the letters of common origin
    "א": "ا", "ב": "ب", "ג": "غ", "ד": "د", "ה": "ه", "ו": "و", "ז": "ز", "ח": "خ", "ט": "ط", "י": "ی", "כ": "ک",
    "ך": "ک", "ל": "ل", "מ": "م", "ם": "م", "נ": "ن", "ן": "ن", "ס": "س", "ע": "ع", "פ": "ف", "ף": "ف", "צ": "ص",
    "ץ": "ص", "ק": "ق", "ר": "ر", "ש": "ش", "ת": "ت",
})  # fmt: skip
"""Letters of other languages and of Hebrew → Arabic letters that are written for the same sounds."""

_AS_RUSSIAN = str.maketrans({
    "ә": "а", "ғ": "г", "қ": "к", "ҝ": "г", "ҡ": "к", "ҹ": "дж", "ҷ": "дж", "ў": "у", "ӯ": "у", "ү": "у", "ұ": "у",
    "ө": "о", "һ": "х", "ҳ": "х", "ң": "нг", "ї": "и", "і": "и", "є": "е", "ґ": "г", "љ": "ль", "њ": "нь", "ћ": "ч",
    "ђ": "дж", "џ": "дж", "ј": "й", "ӣ": "и", "ҫ": "с", "ҙ": "з", "ѣ": "е", "ѕ": "дз", "ќ": "к", "ѓ": "г",
})  # fmt: skip
"""Letters of other languages → Russian letters for the same sounds."""

_LATIN = re.compile("[^a-z]")
_PLAIN = re.compile("[абвгдежзийклмнопрстуфхцчшщъыьэюя]+|[ابتثجحخدذرزسشصضطظعغفقلمنهوپچژکگی]+")
"""Most words in these scripts: one script, and nothing to fold."""


def latin(word: str) -> str:
    """Give the plain letters a–z of a word: as it is spelled when it is Latin, else as it is romanised.

    >>> latin("Qarabağ"), latin("Ղարաբաղ"), latin("პუტინი")
    ('qarabag', 'gharabagh', 'putini')
    """
    romanised = romanise(spoken_greek(word)) if not word.isascii() else word
    if dominant_script(word) == "Hang":
        romanised = romanised.replace("eo", "o").replace("eu", "u")  # as newspapers spell Korean names
    return _LATIN.sub("", fold(romanised))


@lru_cache(maxsize=1 << 15)
def units(word: str) -> tuple[Kind, tuple[str, ...]]:
    """Give the units of a word and of which kind they are.

    >>> units("باکو"), units("巴库"), units("Ղ")
    (('Arab', ('ب', 'ا', 'ک', 'و')), ('Hani', ('b', '+a', 'k', '+u')), ('Latn', ('g', 'h')))
    """
    if word.isascii():
        return "Latn", tuple(_LATIN.sub("", word.lower()))
    plain = _PLAIN.fullmatch(word)
    script, folded = (script_of(word[0]), word) if plain else (dominant_script(word), fold(word))
    if script in {"Arab", "Hebr"}:
        return "Arab", tuple(letter for letter in folded.translate(_AS_ARABIC) if letter.isalpha())
    if script == "Cyrl":
        return "Cyrl", tuple(letter for letter in folded.translate(_AS_RUSSIAN) if letter.isalpha())
    if script == "Hani":
        return "Hani", tuple(half for syllable in pinyin(word) for half in _halves(syllable))
    return "Latn", tuple(latin(word))


def _halves(syllable: str) -> tuple[str, ...]:
    initial = next((one for one in _INITIALS if syllable.startswith(one)), "")
    rest = syllable[len(initial) :]
    return tuple(half for half in (initial or "-", f"+{rest}" if rest else "") if half)
