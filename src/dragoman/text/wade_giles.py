"""How is a Chinese syllable spelled by Wade and Giles? From its pinyin, by rule."""

import re

_WHOLE = {
    "zhi": "chih", "chi": "chʻih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzʻu", "si": "ssu", "yi": "i",
    "er": "erh", "you": "yu", "yu": "yü", "yue": "yüeh", "yuan": "yüan", "yun": "yün", "ye": "yeh", "yan": "yen",
    "yong": "yung", "e": "o", "ge": "ko", "ke": "kʻo", "he": "ho", "gui": "kuei", "kui": "kʻuei", "guo": "kuo",
    "kuo": "kʻuo", "huo": "huo", "shuo": "shuo",
}  # fmt: skip
_INITIALS = {
    "zh": "ch", "ch": "chʻ", "sh": "sh", "b": "p", "p": "pʻ", "d": "t", "t": "tʻ", "g": "k", "k": "kʻ", "j": "ch",
    "q": "chʻ", "x": "hs", "z": "ts", "c": "tsʻ", "r": "j",
}  # fmt: skip
_FINALS = {
    "ian": "ien", "ie": "ieh", "ue": "üeh", "üe": "üeh", "ong": "ung", "iong": "iung", "uo": "o", "v": "ü", "ve": "üeh",
}  # fmt: skip
_PARTS = re.compile("(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)")
_AS_U = frozenset("jqx")


def wade_giles(pinyin: str) -> str:
    """Spell a syllable of plain pinyin by Wade and Giles; what is none stays.

    >>> [wade_giles(one) for one in ("zhong", "guo", "qing", "xiao", "xu", "jian", "deng", "si", "lü", "8")]
    ['chung', 'kuo', 'chʻing', 'hsiao', 'hsü', 'chien', 'teng', 'ssu', 'lü', '8']
    """
    if pinyin in _WHOLE:
        return _WHOLE[pinyin]
    found = _PARTS.fullmatch(pinyin)
    if not found:
        return pinyin
    initial, final = found[1], found[2]
    if initial in _AS_U and final.startswith("u"):
        final = "ü" + final[1:]
    return _INITIALS.get(initial, initial) + _FINALS.get(final, final)
