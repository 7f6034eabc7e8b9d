"""How is Korean written in Latin letters? The Revised Romanisation of 2000, and McCune and Reischauer's (ALA-LC)."""

from itertools import product
from typing import NamedTuple


class _Letters(NamedTuple):
    """The letters of a scheme by their place in Unicode's Hangul syllables, and its initials between voiced sounds."""

    initials: list[str]
    vowels: list[str]
    linked: list[str]
    voiced: dict[str, str]


_REVISED = _Letters(
    "g kk n d tt r m b pp s ss _ j jj ch k t p h".split(),
    "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(),
    "_ g kk gs n nj n d r lg lm lb ls lt lp r m b bs s ss ng j ch k t p _".split(),
    {},
)
_MCCUNE = _Letters(
    "k kk n t tt r m p pp s ss _ ch tch chʻ kʻ tʻ pʻ h".split(),
    "a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i".split(),
    "_ g kk ks n nj n d r lg lm lb ls ltʻ lpʻ r m b ps s ss ng j chʻ kʻ tʻ pʻ _".split(),
    {"k": "g", "t": "d", "p": "b", "ch": "j"},
)
"""``linked``: finals before a vowel begin the next syllable."""
_SYLLABLES = 11172
_FINALS = "_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()
_JOINTS: dict[tuple[str, str], str] = {
    ("k", "n"): "ngn", ("k", "m"): "ngm", ("k", "r"): "ngn", ("t", "n"): "nn", ("t", "m"): "nm", ("t", "r"): "nn",
    ("p", "n"): "mn", ("p", "m"): "mm", ("p", "r"): "mn", ("n", "r"): "ll", ("l", "n"): "ll", ("l", "r"): "ll",
    ("m", "r"): "mn", ("ng", "r"): "ngn",
}  # fmt: skip
"""Final and initial → what they become together."""


def romanised_korean(run: str, scheme: str = "") -> str:
    """Write Hangul in Latin letters, by McCune and Reischauer for the scheme ``alaloc``; other signs stay.

    >>> romanised_korean("신라"), romanised_korean("독립문"), romanised_korean("카라바흐"), romanised_korean("전쟁과")
    ('silla', 'dongnimmun', 'karabaheu', 'jeonjaenggwa')
    >>> romanised_korean("경복궁", "alaloc"), romanised_korean("카라바흐", "alaloc")
    ('kyŏngbokkung', 'kʻarabahŭ')
    """
    letters = _MCCUNE if scheme == "alaloc" else _REVISED
    written: list[str] = []
    final, inside = 0, False
    for sign in run:
        code = ord(sign) - 0xAC00
        if not 0 <= code < _SYLLABLES:
            written.append(_end(final) + sign)
            final, inside = 0, False
            continue
        initial, rest = divmod(code, 588)
        joint = _joint(letters, final, initial) if inside else letters.initials[initial].replace("_", "")
        written.append(joint + letters.vowels[rest // 28])
        final, inside = rest % 28, True
    return "".join(written) + _end(final)


def _end(final: int) -> str:
    return _FINALS[final].replace("_", "")


def _joint(letters: _Letters, final: int, initial: int) -> str:
    following = letters.initials[initial]
    if following == "_":
        return letters.linked[final].replace("_", "")
    closed = _end(final)
    if (closed, following) in _JOINTS:
        return _JOINTS[closed, following]
    return closed + (letters.voiced.get(following, following) if closed in {"", "n", "l", "m", "ng"} else following)


_INITIAL_WAYS = (
    "g k", "kk gg k", "n", "d t", "tt dd t", "r l n y", "m", "b p", "pp bb p", "s sh", "ss s", "_", "j ch", "jj ch",
    "ch", "k", "t", "p", "h",
)  # fmt: skip
_VOWEL_WAYS = (
    "a ah", "ae ai ay e", "ya yah", "yae", "eo o u uh", "e", "yeo yu yo you yuh", "ye", "o oh", "wa", "wae", "oe oi we",
    "yo", "u oo woo", "wo weo won", "we", "wi", "yu yoo you", "eu u oo", "ui ee eui i", "i ee yi",
)  # fmt: skip
_FINAL_WAYS = dict(zip("_ k n l m p t ng".split(), ("_", "k g ck", "n", "l r", "m", "p b", "t s", "ng"), strict=True))
_MOST_WAYS = 24


def syllable_spellings(sign: str) -> tuple[str, ...]:
    """Give the spellings a syllable has in Korean names, those of the Revised Romanisation first; none of other signs.

    >>> syllable_spellings("문"), syllable_spellings("희")[:3], syllable_spellings("문a")
    (('mun', 'moon', 'mwoon'), ('hui', 'hee', 'heui'), ())
    """
    code = ord(sign) - 0xAC00 if len(sign) == 1 else -1
    if not 0 <= code < _SYLLABLES:
        return ()
    initial, rest = divmod(code, 588)
    ways = (_INITIAL_WAYS[initial], _VOWEL_WAYS[rest // 28], _FINAL_WAYS[_FINALS[rest % 28]])
    found = ("".join(way).replace("_", "") for way in product(*(way.split() for way in ways)))
    return tuple(dict.fromkeys(found))[:_MOST_WAYS]
