"""How are kana written in Latin letters? Modified Hepburn."""

import re
import unicodedata

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
_KANA: dict[str, str] = dict(zip(_ROWS[::2], _ROWS[1::2], strict=True))
_KANA |= {
    first + small: stem + ("" if stem in {"sh", "ch", "j"} else "y") + vowel
    for first, stem in zip("キギシジチニヒビピミリ", "k g sh j ch n h b p m r".split(), strict=True)
    for small, vowel in zip("ャュョ", "auo", strict=True)
}
_PATTERN = re.compile("ッ?(?:" + "|".join(sorted(_KANA, key=len, reverse=True)) + ")ー?|[ー・ッ゛゜]")
_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_LONG = str.maketrans("aiueo", "āīūēō")


def romanised_kana(run: str) -> str:
    """Write kana in Latin letters; a long vowel sign gives a macron, ッ doubles the consonant, ・ is a space.

    >>> romanised_kana("カラバフ"), romanised_kana("ニッポン"), romanised_kana("センター"), romanised_kana("きゃく")
    ('karabafu', 'nippon', 'sentā', 'kyaku')
    """
    katakana = "".join(
        chr(ord(sign) + 0x60) if "ぁ" <= sign <= "ゖ" else sign for sign in unicodedata.normalize("NFKC", run)
    )
    written = _PATTERN.sub(lambda found: _syllable(found[0]), katakana)
    return re.sub("n(?=[bmp])", "n", written)


def _syllable(kana: str) -> str:
    if kana in {"ー", "ッ", "゛", "゜"}:
        return ""
    if kana == "・":
        return " "
    long, double = kana.endswith("ー"), kana.startswith("ッ")
    latin = _KANA[kana.strip("ッー")]
    if long:
        latin = latin[:-1] + latin[-1].translate(_LONG)
    return ("t" if latin.startswith("ch") else latin[0]) + latin if double else latin
