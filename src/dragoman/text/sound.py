"""How does a name sound? A skeleton of consonants that spellings in all scripts share.

Each letter stands for a class of consonants: P (b p), F (f), K (k g q gh kh), S (s z ts), C (sh ch zh j), T (d t),
L (l r), M, N, or A for a vowel, which counts only at the beginning. Small letters are doubtful ones: what they may
stand for is in :data:`_DOUBTS`. Arabic script leaves short vowels out and writes long ones with consonants, so vowels,
y and w inside a word are nothing; Chinese has no r and no closed syllables, so l and r are one.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from anyascii import anyascii

from dragoman.text.han import pinyin
from dragoman.text.normal import clean
from dragoman.text.script import Script, runs

_DOUBTS: dict[str, tuple[str, ...]] = {
    "v": ("", "F"), "w": ("", "F"), "h": ("", "K"), "j": ("C", "", "K"), "ŋ": ("N", "NK"), "r": ("L", ""),
    "ş": ("C", "SK"), "g": ("K", "C"), "q": ("C", "K"), "c": ("S", "C"), "t": ("T", "S"), "s": ("S", "T"),
    "ç": ("C", "S"), "x": ("C", "S"), "ĵ": ("C", "K"), "ѕ": ("S", "C"),
}  # fmt: skip
"""Doubtful sound → the likely class, others."""
_MOST_DOUBTS = 3
"""More kinds of doubt in one word are not followed."""
_MOST_KEYS = 8
_VOWELS = str.maketrans(dict.fromkeys("aeoy"))


@cache
def _letters(script: str) -> tuple[re.Pattern[str], dict[str, str]]:
    lines = (files("dragoman.text") / "data" / "sounds.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.startswith(f"{script}\t")]
    table = {letter: sound for _, letters, sound in rows for letter in letters.split(" ")}
    ways = sorted(map(re.escape, table), key=len, reverse=True)
    return re.compile("|".join(ways)), table


def sound_key(word: str) -> str:
    """Give the consonant skeleton of a word or name in any script: the likeliest of :func:`sound_keys`.

    >>> {sound_key(name) for name in ("Karabakh", "Qarabağ", "Garabagh", "قره‌باغ", "قاراباغ", "Карабах", "卡拉巴赫")}
    {'KLPK'}
    >>> sound_key("Haqiqatpur"), sound_key("Həqiqətpur"), sound_key("حقیقت‌پور")
    ('KKKTPL', 'KKKTPL', 'KKKTPL')
    """
    return sound_keys(word)[0]


@lru_cache(maxsize=32768)
def sound_keys(word: str) -> tuple[str, ...]:
    """Give all skeletons a spelling may stand for, the likeliest first; two names that share one may be the same.

    >>> sound_keys("Jakob"), sound_keys("Якоб")
    (('CKP', 'AKP', 'KKP'), ('AKP',))
    """
    sounds = _placed(_heard(word))
    doubts = list(dict.fromkeys(one for one in sounds if one in _DOUBTS))[:_MOST_DOUBTS]
    ways = product(*(_DOUBTS[one] for one in doubts))
    keys = dict.fromkeys(_skeleton(sounds, dict(zip(doubts, way, strict=True))) for way in ways)
    return tuple(keys)[:_MOST_KEYS]


_SLIPS: dict[str, str] = {
    "S": "CT", "C": "SKT", "K": "CFN", "T": "SC", "P": "F", "F": "P", "N": "KLM", "L": "NA", "A": "LK", "M": "N",
}  # fmt: skip
"""Class → classes that another script may write for it."""
_OFTEN_ADDED = "TLSKN"
_OFTEN_LOST = frozenset("NTSLAK")
_SHORTEST_TO_LOSE = 3


def near_keys(key: str) -> tuple[str, ...]:
    """Give the skeletons one slip away from one, the likelier first: a sound added, heard otherwise, or lost.

    Which slips are tried was chosen on the training half of the name pairs (``tools/make_hearing.py``): one in eight
    Russian names and one in five Chinese ones share no key with the Latin form and are one slip away.

    >>> near_keys("PN")[:6], len(near_keys("KLPK"))
    (('PNT', 'PNL', 'PNS', 'PNK', 'PNN', 'FN'), 30)
    """
    found = [key + sound for sound in _OFTEN_ADDED]
    places = range(len(key))
    found += (key[:at] + sound + key[at + 1 :] for at in places for sound in _SLIPS.get(key[at], ""))
    if len(key) >= _SHORTEST_TO_LOSE:
        found += (key[:at] + key[at + 1 :] for at in places if key[at] in _OFTEN_LOST)
    found += (key[:at] + sound + key[at:] for at in places[1:] for sound in _OFTEN_ADDED)
    return tuple(one for one in dict.fromkeys(found) if one != key)


@lru_cache(maxsize=32768)
def sounded(word: str) -> str:
    """Give the sounds of a word with its written vowels (a; e for e and i; o for o and u), to compare two words by.

    >>> sounded("Karabakh"), sounded("卡拉巴赫"), sounded("Карабах"), sounded("قره‌باغ")
    ('KaLaPaK', 'KaLaPaK', 'KaLaPaK', 'KLhPaK')
    """
    return _heard(word).replace("R", "L").replace("ŋ", "NK")


def _heard(word: str) -> str:
    return "".join(_sounds(script, run) for script, run in runs(clean(word).lower()))


def _sounds(script: Script, run: str) -> str:
    if script == "Hani":
        return "".join(map(_syllable, run, pinyin(run)))
    if script == "Arab":
        run = _ARTICLE.sub("", run)
    if script == "Grek":
        run = spoken_greek(run)
    if script not in {"Latn", "Arab", "Cyrl", "Hebr"}:
        script, run = "Latn", anyascii(run).lower()
    if script == "Latn":
        run = _LATIN_ARTICLE.sub("", run)
    if script == "Latn" and _TURKIC.search(run):
        run = run.translate(_AZERBAIJANI)
    pattern, table = _letters(script)
    return "".join(table[letter] for letter in pattern.findall(run))


def spoken_greek(run: str) -> str:
    """Write the sounds b, d and g, which Greek spells with two letters, as Latin letters.

    >>> spoken_greek("Καραμπάχ"), spoken_greek("Ντούσαν")
    ('Καραbάχ', 'dούσαν')
    """
    return _GREEK_PAIR.sub(lambda found: _GREEK_PAIRS[found[0].lower()], run)


_GREEK_PAIRS = {"μπ": "b", "ντ": "d", "γκ": "g"}
_GREEK_PAIR = re.compile("|".join(_GREEK_PAIRS), re.IGNORECASE)

_ARTICLE = re.compile(r"(?<!\w)ال(?=\w{3})")
_LATIN_ARTICLE = re.compile(r"(?<!\w)[ae]l[-‐–'’ʾʿ](?=\w{3})")
_TURKIC = re.compile("[əığş]")
_AZERBAIJANI = str.maketrans({"x": "kh", "c": "ž"})

_OF_SIGN: dict[str, str] = {
    sign: sound
    for signs, sound in (
        ("加嘉迦佳", "Ka"), ("基吉", "Ke"), ("金", "KeN"), ("赫", "K"), ("尔爾耳儿兒", "L"), ("扎", "Sa"),
        ("士史", "ç"), ("齐齊", "Se"), ("兹茲", "S"), ("夫弗", "F"), ("特", "T"), ("德", "T"), ("斯", "S"), ("什", "C"),
        ("克", "K"),
        ("热熱日", "Ce"), ("若", "Co"), ("乌烏吴吳伍", "o"), ("西锡錫", "Se"), ("姆", "M"), ("乔喬", "Co"),
        ("恩", "eN"),
        ("普", "P"), ("布", "P"), ("格", "K"), ("茨", "S"), ("奇", "C"),
    )
    for sign in signs
}  # fmt: skip
"""Signs that write foreign names and stand for another sound than their reading suggests, or for a consonant alone."""
_INITIALS: dict[str, str] = {
    "zh": "C", "ch": "C", "sh": "C", "b": "P", "p": "P", "m": "M", "f": "F", "d": "T", "t": "T", "n": "N", "l": "L",
    "g": "K", "k": "K", "h": "h", "j": "ĵ", "q": "C", "x": "x", "r": "L", "z": "S", "c": "S", "s": "S", "w": "w",
}  # fmt: skip
_FINALS = {"a": "a", "e": "e", "i": "e", "o": "o", "u": "o", "v": "o"}


def _syllable(sign: str, reading: str) -> str:
    if sign in _OF_SIGN:
        return _OF_SIGN[sign]
    initial = next((size for size in (2, 1) if reading[:size] in _INITIALS), 0)
    rest = reading[initial:]
    vowel = "a" if "a" in rest else next((_FINALS[one] for one in rest if one in _FINALS), "")
    return _INITIALS.get(reading[:initial], "") + vowel + ("N" if rest.endswith(("n", "ng")) else "")


_AT_THE_BEGINNING = {"v": "F", "w": "F", "h": "K", "y": "A", "a": "A", "e": "A", "o": "A"}


_SPOKEN_R = re.compile("(?<!.)R|R(?=[aeoy])")
"""An r that is heard in all languages: at the beginning and before a vowel. English and Chinese drop it elsewhere."""


def _placed(sounds: str) -> str:
    """Settle what the place in the word decides: its beginning and its end."""
    if not sounds:
        return ""
    sounds = _SPOKEN_R.sub("L", sounds).replace("R", "r")
    first = _AT_THE_BEGINNING.get(sounds[0], sounds[0])
    rest = sounds[1:].translate(_VOWELS).replace("NP", "MP").replace("NM", "M")
    if rest.endswith("v"):
        rest = rest[:-1] + "F"
    return first + rest.rstrip("h")


def _skeleton(sounds: str, way: dict[str, str]) -> str:
    start = "A" if sounds[:1] == "j" and not way.get("j", "C") else ""
    return start + "".join(way.get(one, _DOUBTS[one][0]) if one in _DOUBTS else one for one in sounds)
