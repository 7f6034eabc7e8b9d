"""Is it the same word of a name, by its letters or by its sound?"""

import re
from functools import lru_cache

import msgspec
from rapidfuzz.distance import JaroWinkler

from dragoman.text.normal import fold
from dragoman.text.sound import sound_keys
from dragoman.text.transliterate import romanise

_PINYIN = re.compile(r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiou](?:ng|n(?![aeiou])|r(?![aeiou]))?)+")
"""Syllables of pinyin, each vowel by itself: were several taken together, there would be many ways to part them."""
_CYRILLIC_SOUNDS = str.maketrans("jzqcxsghkbpmfdtnlr", "SSSSSSKKKPPMFTTNLC")
"""How the initials of pinyin sound when they are written in Cyrillic letters (Palladius' system)."""

_TURKIC = re.compile(r"[əğıƏĞİ]")
_RESPELT = {"c": "j", "ç": "ch", "ş": "sh", "ğ": "gh", "x": "kh", "ə": "a", "ı": "i", "j": "zh", "w": "v"}
_NEAR_INITIALS = ("jy", "jcgdz", "hkxgq", "wvfb", "sczx", "kcqg", "pf", "aeiouy")
"""Letters that one sound begins with in different languages."""


def respelt(text: str, lang: str = "") -> str:
    """Spell a Turkish or Azerbaijani text so that its letters sound as in other romanisations; others are given back.

    >>> respelt("Hacıbəyov"), respelt("Church", "en")
    ('hajibayov', 'Church')
    """
    if lang.partition("-")[0] not in {"az", "tr"} and not _TURKIC.search(text):
        return text
    return "".join(_RESPELT.get(letter, letter) for letter in text.replace("I", "ı").replace("İ", "i").lower())


_SPELLINGS = tuple(
    tuple(pair.split(">"))
    for pair in (
        "dzh>j dj>j sch>sh tch>ch kh>h zh>j ph>f ck>k x>h iu>yu ia>ya ju>yu ja>ya ou>u oo>u ee>i w>v q>k y>i j>i ii>i "
        "ss>s mm>m ll>l nn>n tt>t bb>b rr>r"
    ).split()
)
"""How spellings of one sound are made alike, in this order."""

_INITIALS = frozenset({"iu", "ia", "yu", "ya", "ye", "yo", "kh", "zh", "ch", "sh", "ts", "dzh", "je", "ju", "ja", "ah"})
"""Two letters that stand for one letter of another script."""


class Word(msgspec.Struct, frozen=True, order=True, array_like=True, omit_defaults=True, gc=False):
    """A word as it is compared.

    ``latin`` romanised and folded; ``sound`` its likeliest sound key, ``others`` further ones;
    ``plain`` with one spelling for each sound; ``chinese``, of
    a word that can be pinyin, the key of its Cyrillic form; ``foreign`` when written in another script; ``short`` for
    an initial.
    """

    latin: str
    sound: str
    plain: str
    chinese: str = ""
    foreign: bool = False
    short: bool = False
    others: tuple[str, ...] = ()

    @property
    def initial(self) -> str:
        """Give the class of the first sound; all vowels are one class, since scripts disagree on them."""
        vowel = self.latin[:1] in "aeiouy" or self.sound.startswith("A")
        return "a" if vowel else self.sound[:1] or self.latin[:1]

    def begins_like(self, other: "Word") -> bool:
        """Say whether two words can begin with the same sound."""
        if self.initial == other.initial:
            return True
        both = {self.latin[:1], other.latin[:1]}
        return any(both <= set(letters) for letters in _NEAR_INITIALS)


@lru_cache(maxsize=1 << 16)
def word(folded: str) -> Word:
    """Prepare one folded word of any script written with letters.

    >>> word("карабах").latin, word("карабах").sound == word("قرهباغ").sound
    ('karabakh', True)
    """
    if not folded.isalpha():
        return Word(folded, folded, folded)
    if folded.isascii():
        short = len(folded) == 1 or folded in _INITIALS
        first, *others = sound_keys(folded)
        return Word(folded, first or folded, plain(folded), in_cyrillic(folded), short=short, others=tuple(others))
    # Cyrillic "чж" is the one sound "zh" of Chinese names.
    stem = folded[2:] if len(folded) > 4 and folded.startswith("ال") else folded
    stem = stem.replace("чж", "ж")
    latin = fold(romanise(stem)).replace(" ", "")
    first, *others = sound_keys(stem)
    return Word(latin, first or latin, plain(latin), foreign=True, short=len(folded) == 1, others=tuple(others))


def plain(latin: str) -> str:
    """Spell a romanised word in one way for each sound.

    >>> plain("iurii") == plain("juri"), plain("dzhamal"), plain("muhammad")
    (True, 'iamal', 'muhamad')
    """
    for spelling, other in _SPELLINGS:
        latin = latin.replace(spelling, other)
    return latin


def coarse(sound: str) -> str:
    """Give a sound key that does not tell hushing from hissing sounds, which scripts and folding confuse.

    >>> coarse("PTLCFSK")
    'PTLSFSK'
    """
    return sound.replace("C", "S")


@lru_cache(maxsize=1 << 15)
def spoken(pinyin: str, written: str = "") -> Word:
    """Prepare a word in pinyin, heard as it is ``written`` in Chinese characters when they are given."""
    first, *others = sound_keys(written or pinyin)
    chinese = in_cyrillic(pinyin)
    return Word(pinyin, first or pinyin, plain(pinyin), chinese, foreign=bool(written), others=tuple(others))


def in_cyrillic(pinyin: str) -> str:
    """Give the sound key that a pinyin word has when it is written in Cyrillic, "" when it is no pinyin.

    >>> in_cyrillic("xiaotong"), in_cyrillic("smith")
    ('STN', '')
    """
    if not _PINYIN.fullmatch(pinyin):
        return ""
    plain = pinyin.replace("ng", "n").replace("zh", "r").replace("ch", "r").replace("sh", "r")
    return re.sub(r"[aeiouyw]", "", plain).translate(_CYRILLIC_SOUNDS)


@lru_cache(maxsize=1 << 15)
def word_alike(a: Word, b: Word) -> float:
    """Say in 0..1 how alike two words are, by letters or by sound.

    >>> word_alike(word("haqiqatpur"), word("حقيقتپور")) > 0.9
    True
    >>> word_alike(word("smith"), word("jones")) < 0.5
    True
    """
    if a.latin == b.latin:
        return 1.0
    near = max(JaroWinkler.similarity(a.latin, b.latin), 0.98 * JaroWinkler.similarity(a.plain, b.plain))
    if a.sound == b.sound:
        return max(near, 0.94 if len(a.sound) > 1 else 0.5 + 0.5 * near)
    likely = heard_alike(a, b)
    if not (a.foreign or b.foreign):
        likely *= 0.9
    if likely >= 0.8 and min(len(a.sound), len(b.sound)) >= 2:
        near = max(near, likely - 0.03)
    return near if near >= 0.84 or likely >= 0.8 else 0.5 * near


def heard_alike(a: Word, b: Word) -> float:
    """Say in 0..1 how alike two sound keys are; sounds that languages add, drop or confuse count little."""
    if a.sound in b.others or b.sound in a.others:
        return 0.97
    if (a.chinese and a.chinese == b.sound) or (b.chinese and b.chinese == a.sound):
        return 0.98
    longest = max(len(a.sound), len(b.sound))
    if 2 * len(set(a.sound) & set(b.sound)) < longest - 1:
        return 0.0
    return 1.0 - _distance(a.sound, b.sound) / longest if longest else 0.0


_DROPPED = {"A": 0.3, "F": 0.2, "K": 0.4, "N": 0.7, "L": 0.8}
"""What it costs that a sound is missing: a vowel at the beginning, v and w, h and gh, n, l and r; others 1."""

_CONFUSED = {
    frozenset("CS"): 0.2, frozenset("CK"): 0.5, frozenset("SK"): 0.6, frozenset("PF"): 0.3, frozenset("TC"): 0.6,
    frozenset("TS"): 0.6, frozenset("NM"): 0.7,
}  # fmt: skip
"""What it costs that one sound stands for another; others 1."""


def _distance(one: str, other: str) -> float:
    row = [0.0]
    for sound in other:
        row.append(row[-1] + _DROPPED.get(sound, 1.0))
    for sound in one:
        gone = _DROPPED.get(sound, 1.0)
        above, row = row, [row[0] + gone]
        for at, against in enumerate(other):
            swapped = above[at] + (0.0 if sound == against else _CONFUSED.get(frozenset((sound, against)), 1.0))
            row.append(min(above[at + 1] + gone, row[at] + _DROPPED.get(against, 1.0), swapped))
    return row[-1]
