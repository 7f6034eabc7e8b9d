"""How are kana written in Latin letters? By Hepburn's scheme and by that of the Cabinet (Kunrei, ISO 3602)."""

import re
import unicodedata
from itertools import product

_ROWS = (
    "ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko ガ ga ギ gi グ gu ゲ ge ゴ go サ sa "
    "シ shi ス su セ se ソ so ザ za ジ ji ズ zu ゼ ze ゾ zo タ ta チ chi ツ tsu テ te ト to ダ da ヂ ji "
    "ヅ zu デ de ド do ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho バ ba ビ bi ブ bu "
    "ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra "
    "リ ri ル ru レ re ロ ro ワ wa ヰ i ヱ e ヲ o ン n ヴ vu ァ a ィ i ゥ u ェ e ォ o ャ ya "
    "ュ yu ョ yo ヮ wa ヵ ka ヶ ke ファ fa フィ fi フェ fe フォ fo ヴァ va ヴィ vi ヴェ ve ヴォ vo "
    "ティ ti ディ di トゥ tu "
    "ドゥ du ウィ wi ウェ we ウォ wo シェ she ジェ je チェ che ツァ tsa ツェ tse ツォ tso デュ dyu フュ fyu"
).split()
_HEPBURN: dict[str, str] = dict(zip(_ROWS[::2], _ROWS[1::2], strict=True))
_HEPBURN |= {
    first + small: stem + ("" if stem in {"sh", "ch", "j"} else "y") + vowel
    for first, stem in zip("キギシジチニヒビピミリヂ", "k g sh j ch n h b p m r j".split(), strict=True)
    for small, vowel in zip("ャュョ", "auo", strict=True)
}
_KUNREI = _HEPBURN | {"シ": "si", "チ": "ti", "ツ": "tu", "フ": "hu", "ジ": "zi", "ヂ": "zi"}
_KUNREI |= {
    first + small: stem + vowel
    for first, stem in zip("シチジヂ", ("sy", "ty", "zy", "zy"), strict=True)
    for small, vowel in zip("ャュョ", "auo", strict=True)
}
_PATTERN = re.compile("ッ?(?:" + "|".join(sorted(_HEPBURN, key=len, reverse=True)) + ")|[ー・ッ゛゜]")
_BY_SCHEME = {"kunrei": _KUNREI, "iso": _KUNREI}
_LENGTH, _APART = "ˉ", "'"
_SIGNS = {"ー": _LENGTH, "ッ": "", "゛": "", "゜": "", "・": " "}
_LONG = re.compile(f"a[a{_LENGTH}]|i{_LENGTH}|u[u{_LENGTH}]|e[e{_LENGTH}]|o[ou{_LENGTH}]")
_SYLLABIC_N = re.compile("ン(?=[アイウエオヤユヨ])")
_MACRON, _CIRCUMFLEX = "\N{COMBINING MACRON}", "\N{COMBINING CIRCUMFLEX ACCENT}"
_MARKS = {"": "", "plain": "", "kunrei": _CIRCUMFLEX, "iso": _CIRCUMFLEX}

KANA_SCHEMES = ("plain", "hepburn", "kunrei", "alaloc", "bgn", "iso")
"""``alaloc`` and ``bgn`` are Hepburn's modified scheme, ``iso`` (3602) is Kunrei; ``plain`` has no signs of length."""


def romanised_kana(run: str, scheme: str = "") -> str:
    """Write kana in Latin letters: long vowels as one, with the scheme's sign; ッ doubles the consonant, ・ is a space.

    >>> romanised_kana("カラバフ"), romanised_kana("ニッポン"), romanised_kana("センター"), romanised_kana("きゃく")
    ('karabafu', 'nippon', 'senta', 'kyaku')
    >>> romanised_kana("しゅんいちろう", "hepburn"), romanised_kana("しゅんいちろう", "kunrei")
    ("shun'ichirō", "syun'itirô")
    """
    plain = scheme in {"", "plain"}
    written = _LONG.sub(lambda found: found[0][0] + _MARKS.get(scheme, _MACRON), _spelled(run, scheme))
    written = written.replace(_LENGTH, "").replace(_APART, "" if plain else _APART)
    return unicodedata.normalize("NFC", written)


def _spelled(run: str, scheme: str) -> str:
    """Write every kana by itself; a sign of length stays one."""
    table = _BY_SCHEME.get(scheme, _HEPBURN)
    apart = _SYLLABIC_N.sub(f"ン{_APART}", katakana(run))
    return _PATTERN.sub(lambda found: _syllable(found[0], table), apart)


def katakana(text: str) -> str:
    """Write hiragana as katakana.

    >>> katakana("みゆき")
    'ミユキ'
    """
    return "".join(
        chr(ord(sign) + 0x60) if "ぁ" <= sign <= "ゖ" else sign for sign in unicodedata.normalize("NFKC", text)
    )


def _syllable(kana: str, table: dict[str, str]) -> str:
    if kana in _SIGNS:
        return _SIGNS[kana]
    latin = table[kana.removeprefix("ッ")]
    if not kana.startswith("ッ"):
        return latin
    return ("t" if latin.startswith("ch") else latin[0]) + latin


_AS_LONG = {"o": ("o", "ou", "oh"), "u": ("u", "uu")}
_MOST_SPELLINGS = 12
_BEFORE_LIPS = re.compile("n(?=[bmp])")


def kana_spellings(run: str) -> tuple[str, ...]:
    """Give the plain spellings of kana in use, by both schemes, long vowels with and without a sign of their length.

    >>> kana_spellings("オオエ"), kana_spellings("しんぺい")
    (('oe', 'oue', 'ohe', 'ooe'), ('shinpei', 'sinpei', 'shimpei', 'simpei'))
    """
    found = [way for scheme in ("hepburn", "kunrei") for way in _lengthened(_spelled(run, scheme))]
    found += [_BEFORE_LIPS.sub("m", way) for way in found]
    return tuple(dict.fromkeys(found))[:_MOST_SPELLINGS]


def _lengthened(spelled: str) -> list[str]:
    pieces = _LONG.split(spelled)
    long = [_AS_LONG.get(found[0], (found[0],)) for found in _LONG.findall(spelled)]
    ways = ["".join(map("".join, zip(pieces, (*way, ""), strict=True))) for way in product(*long)]
    return [way.replace(_LENGTH, "").replace(_APART, "") for way in [*ways, spelled]]


_ONE_WAY = (
    (re.compile("(?<![sc])hu"), "fu"), (re.compile("sy"), "sh"), (re.compile("ty|(?<=[aeiou])cy"), "ch"),
    (re.compile("zy|jy"), "j"), (re.compile("si"), "shi"), (re.compile("ti"), "chi"), (re.compile("tu"), "tsu"),
    (re.compile("zi|di"), "ji"), (re.compile("du|dzu"), "zu"), (re.compile("o[ou]|oh(?![aeiou])"), "o"),
    (re.compile("uu|uh(?![aeiou])"), "u"), (re.compile("m(?=[bmp])"), "n"), (re.compile("tch"), "cch"),
)  # fmt: skip
"""Spellings by other schemes → plain Hepburn."""


def plain_hepburn(spelling: str) -> str:
    """Give the one spelling that the spellings of a Japanese name in plain small letters have in common.

    >>> {plain_hepburn(one) for one in ("shimpei", "sinpei", "shinpei")}, plain_hepburn("ohtsuka")
    ({'shinpei'}, 'otsuka')
    """
    for pattern, plain in _ONE_WAY:
        spelling = pattern.sub(plain, spelling)
    return spelling
