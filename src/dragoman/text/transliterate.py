"""How is it written in Latin letters? Romanisation by named schemes.

A scheme is a row of ``data/romanisations.tsv``: the romanisation tables of the American Library Association and the
Library of Congress (``alaloc``), of the US and British geographers (``bgn``), the ISO standards (``iso``, ``iso9``),
DIN 31635 (``din``), of the International Journal of Middle East Studies (``ijmes``), the United Nations (``un``),
national systems (``elot``: Greek), and ``plain``: without diacritics, as names stand in newspapers.
Unvowelled Arabic script gives its consonants and long vowels: short vowels are not guessed.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files

from anyascii import anyascii

from dragoman.text.han import pinyin, pinyin_with_tones, segmented
from dragoman.text.hangul import romanised_korean
from dragoman.text.japanese import romanised_japanese
from dragoman.text.kana import KANA_SCHEMES, romanised_kana
from dragoman.text.normal import latin_digits
from dragoman.text.script import runs, script_of
from dragoman.text.sound import sound_key, sound_keys
from dragoman.text.wade_giles import wade_giles

__all__ = ["romanise", "schemes", "sound_key", "sound_keys"]

_BY_SCRIPT: dict[str, str] = {
    "Cyrl": "ru", "Arab": "fa", "Armn": "hy", "Geor": "ka", "Grek": "el", "Hebr": "he", "Hani": "zh", "Kana": "ja",
    "Hang": "ko",
}  # fmt: skip
"""Language whose rules a script gets when the language is not said or not written in it."""
_ALIASES: dict[str, str] = {
    "az": "az-Cyrl", "uz": "uz-Cyrl", "tk": "tk-Cyrl", "prs": "fa", "per": "fa", "iw": "he", "ku": "ckb", "xcl": "hy",
    "grc": "el", "ba": "tt", "ps": "fa", "hr": "sr", "bs": "sr",
}  # fmt: skip
_SCRIPTS_OF: dict[str, frozenset[str]] = {
    "Cyrl": frozenset("ru uk be bg sr mk az-Cyrl tg kk ky uz-Cyrl tk-Cyrl tt".split()),
    "Arab": frozenset("ar fa ota az-Arab ckb ur ug".split()),
    "Hebr": frozenset("he yi".split()),
}  # fmt: skip
_PUNCTUATION = str.maketrans("،؛؟。、，；：？！（）《》", ",;?.,,;:?!()«»")
_VOWELS = "аеёиоуыэюяіїєўәөұүӣӯъьйեէիոօւաըաեիოუ"


@cache
def _rows() -> dict[tuple[str, str], dict[str, str]]:
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for line in (files("dragoman.text") / "data" / "romanisations.tsv").read_text("utf-8").splitlines()[1:]:
        lang, scheme, rules = line.split("\t")
        rows[lang, scheme] = dict(_rule(rule) for rule in rules.split())
    return rows


def _rule(rule: str) -> tuple[str, str]:
    if rule.startswith("@"):
        return "@", rule[1:]
    letters, _, latin = rule.partition("=")
    return letters, latin


@cache
def _scheme(lang: str, scheme: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
    """Give a scheme's pattern (longest first) and its rules, those it takes over included."""
    own = _rows().get((lang, scheme))
    if own is None:
        return None
    rules = {unicodedata.normalize("NFC", letters): latin for letters, latin in _inherited(own).items()}
    bare = {letters: letters.strip(_PLACES) for letters in rules}
    ways = sorted(rules, key=lambda letters: (len(bare[letters]), bare[letters] != letters), reverse=True)
    return re.compile("|".join(map(_way, ways))), rules


def _inherited(own: dict[str, str]) -> dict[str, str]:
    taken = own.get("@", "")
    below = _inherited(_rows()[tuple(taken.split("/"))]) if taken else {}  # type: ignore[index]
    return below | {letters: latin for letters, latin in own.items() if letters != "@"}


_PLACES = "^+$"
_SIGNS = "\u064b-\u0652"
"""The vowel signs of Arabic writing, which no word ends before."""


def _way(letters: str) -> str:
    bare = re.escape(letters.strip(_PLACES))
    if letters[-1] == "$":
        return rf"{bare}(?![\w{_SIGNS}])"
    if letters[0] == "^":
        return rf"(?<!\w){bare}"
    return rf"(?:(?<!\w)|(?<=[{_VOWELS}])){bare}" if letters[0] == "+" else bare


_WITHOUT_ROWS = {"zh": ["plain", "tones", "alaloc", "wadegiles"], "ja": list(KANA_SCHEMES), "ko": ["plain", "alaloc"]}


def schemes(lang: str) -> list[str]:
    """Name the schemes for a language.

    >>> schemes("ru")
    ['plain', 'alaloc', 'bgn', 'iso9', 'gost', 'gost779b', 'un']
    """
    own = _ALIASES.get(lang, lang)
    return [scheme for row, scheme in _rows() if row == own] or _WITHOUT_ROWS.get(lang, [])


def tongues(script: str) -> tuple[str, ...]:
    """Name the languages, as the table has them, whose rules may be asked for a script.

    >>> tongues("Geor"), "tg" in tongues("Cyrl")
    (('ka',), True)
    """
    return tuple(sorted(_SCRIPTS_OF.get(script, {_BY_SCRIPT.get(script, "")})))


def alphabet_rules(lang: str, scheme: str) -> dict[str, str]:
    """Give the rules of a scheme: letters, with the mark of their place, and the Latin ones for them.

    >>> alphabet_rules("ru", "iso9")["щ"]
    'ŝ'
    """
    found = _scheme(lang, scheme)
    return found[1] if found else {}


def romanise(text: str, lang: str = "", scheme: str = "") -> str:
    """Write a text in Latin letters.

    Without a ``lang`` each script is read as its commonest language; without a ``scheme`` (or one the language does
    not have) plainly, as newspapers do. Latin letters, digits and punctuation stay.

    >>> romanise("Карабах"), romanise("Ещё я", "ru", "alaloc"), romanise("Гарабағ", "az"), romanise("阿塞拜疆")
    ('Karabakh', 'Eshchë i͡a', 'Qarabağ', 'asaibaijiang')
    >>> [romanise(text) for text in ("Ղարաբաղ", "ყარაბაღი", "ナゴルノ・カラバフ", "카라바흐")]
    ['Gharabagh', 'qarabaghi', 'nagoruno karabafu', 'karabaheu']
    >>> romanise("大江健三郎", "ja", "hepburn"), romanise("大江健三郎")
    ('ōe kenzaburō', 'dajiangjiansanlang')
    """
    if text.isascii():
        return text
    return _remembered(text, lang, scheme) if len(text) < _SHORT else _romanised(text, lang, scheme)


_KANA = "\u3041-\u30ff"
_WITH_IDEOGRAPHS = re.compile(f"[{_KANA}]*[\u3005\u3400-\u9fff][{_KANA}\u3005\u3400-\u9fff]*")
"""Japanese writing that a dictionary must read."""

_SHORT = 200
"""Only short texts come again; long ones are not kept in memory."""


@lru_cache(maxsize=16384)
def _remembered(text: str, lang: str, scheme: str) -> str:
    return _romanised(text, lang, scheme)


def _romanised(text: str, lang: str, scheme: str) -> str:
    composed = latin_digits(unicodedata.normalize("NFC", text)).translate(_PUNCTUATION)
    if lang.split("-", maxsplit=1)[0] == "ja":
        composed = _WITH_IDEOGRAPHS.sub(lambda found: romanised_japanese(found[0], scheme), composed)
    return "".join(_run(script, run, lang, scheme) for script, run in runs(composed))


def _run(script: str, run: str, lang: str, scheme: str) -> str:
    if script in {"Latn", "Zyyy"}:
        return run.replace("\u200c", "")
    if script == "Hani":
        return _chinese(run, scheme)
    if script == "Kana":
        return romanised_kana(run, scheme)
    if script == "Hang":
        return romanised_korean(run, scheme)
    chosen = _rules(script, lang, scheme)
    if chosen is None:
        return anyascii(run)
    prepare = _PREPARE.get(script)
    return _rest(_written(prepare(run, chosen[1]) if prepare else run, *chosen))


def _rest(written: str) -> str:
    """Romanise plainly what a scheme has no rule for, so that no letter of the other script stays."""
    left = {letter for letter in written if letter.isalpha() and letter > "\u036f" and not _is_latin(letter)}
    return written.translate({ord(letter): anyascii(letter) for letter in left}) if left else written


def _is_latin(letter: str) -> bool:
    return "LATIN" in unicodedata.name(letter, "") or "MODIFIER" in unicodedata.name(letter, "")


def _chinese(run: str, scheme: str) -> str:
    if scheme == "tones":
        return "".join(pinyin_with_tones(run))
    if scheme == "wadegiles":
        return " ".join("-".join(map(wade_giles, pinyin(word))) for word in segmented(run))
    if scheme != "alaloc":
        return "".join(pinyin(run))
    read = zip(run, pinyin(run), strict=True)
    return "".join(f" {syllable}" if script_of(sign) == "Hani" else syllable for sign, syllable in read).strip()


def _rules(script: str, lang: str, scheme: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
    tag = lang if (lang, "plain") in _rows() else lang.split("-", maxsplit=1)[0]
    tag = _ALIASES.get(tag, tag)
    if f"{tag.split('-')[0]}-{script}" in _SCRIPTS_OF.get(script, ()):
        tag = f"{tag.split('-')[0]}-{script}"
    if tag not in _SCRIPTS_OF.get(script, {_BY_SCRIPT.get(script, "")}):
        tag = _BY_SCRIPT.get(script, "")
    return _scheme(tag, scheme or "plain") or _scheme(tag, "plain")


_DOUBLED = re.compile("(\\w)([\u064b-\u0650]?)\u0651")
_ARTICLE = re.compile("(?<!\\w)(?:ال|ٱل)(?!له(?!\\w))(\\w)([\u064b-\u0650]?)\u0651?")
_PROCLITIC = re.compile(
    f"(?<!\\w)([وفبك])[{_SIGNS}]?(?=(?:ال|ٱل)(?:\\w[{_SIGNS}]*){{3}})|(?<!\\w)لِ?ل(?=(?:\\w[{_SIGNS}]*){{4}})"
)
"""What is written together with the article; so many letters must follow: والد is no article."""
_PROCLITICS = {"و": "wa-", "ف": "fa-", "ب": "bi-", "ك": "ka-", None: "lil-"}
_SUN_LETTERS = frozenset("تثدذرزسشصضطظلن")
"""Before these the article is spoken, and by some schemes written, as the letter that follows."""
_ALLAH = re.compile("الل[\u064e\u0651\u0670]*ه")
_BARE_WORD = re.compile("(?<![\u064b-\u0652\\w])[\u0621-\u063a\u0641-\u064a\u066e-\u06d3]+(?![\u064b-\u0652\\w])")
_LONG_VOWEL = re.compile("(?<=[^اأإآويیىءع\u0621])[ويی](?![اأآويیىة])")
_CONSTRUCT = re.compile(f"(?<!\\S)(?![وفبك]?[{_SIGNS}]?(?:ال|ٱل))(\\S+)ة(?=[{_SIGNS}]?\\s+(?:ال|ٱل)\\w)")
_ARABIC_LETTERS = str.maketrans("یک", "يك")
_PERSIAN_LETTERS = str.maketrans("يك", "یک")


def _arabic(run: str, rules: dict[str, str]) -> str:
    """Write doubled consonants twice, leave out what has no sound, part the article and what stands before it."""
    run = run.replace("\u200c", "").replace("\u0640", "")
    article = rules.get("^ال", "")
    if article:
        run = run.translate(_ARABIC_LETTERS)
        run = _PROCLITIC.sub(lambda found: _PROCLITICS[found[1]], _ALLAH.sub("الله", _CONSTRUCT.sub(r"\1ت", run)))
        run = _ARTICLE.sub(lambda found: _before(found[1], article, rules) + found[2], run)
    else:
        run = run.translate(_PERSIAN_LETTERS)
    run = _DOUBLED.sub(r"\1\1\2", run)
    if "ُو" in rules:
        run = _BARE_WORD.sub(lambda word: _LONG_VOWEL.sub(_lengthened, word[0]), run)
    return run


def _before(letter: str, article: str, rules: dict[str, str]) -> str:
    """Write the article before a letter: ``~`` in the scheme's article stands for its l, or the letter for which it is
    spoken; ``_`` for a blank.
    """
    spoken = rules.get(letter, "l") if letter in _SUN_LETTERS else "l"
    return article.replace("~", spoken).replace("_", " ") + letter


def _lengthened(found: re.Match[str]) -> str:
    """Give a bare و or ي between consonants its vowel sign: there it is a long vowel."""
    return ("ُ" if found[0] == "و" else "ِ") + found[0]


def _hebrew(run: str, rules: dict[str, str]) -> str:
    """Leave the points out: the rules are those of unpointed text."""
    return re.sub("[\u0591-\u05c7]", "", unicodedata.normalize("NFD", run))


def _greek(run: str, rules: dict[str, str]) -> str:
    """Leave accents out; a rough breathing is an h before its vowel."""
    rough = re.sub("(\\w)([\u0300-\u0313\u0315-\u036f]*)\u0314", r"h\1\2", unicodedata.normalize("NFD", run))
    rough = re.sub("h([Α-Ω])", lambda found: "H" + found[1].lower(), rough)
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", rough))


_PREPARE: dict[str, Callable[[str, dict[str, str]], str]] = {"Arab": _arabic, "Hebr": _hebrew, "Grek": _greek}


def _written(run: str, pattern: re.Pattern[str], rules: dict[str, str]) -> str:
    lowered = run.lower()
    if len(lowered) != len(run):
        return run
    if lowered == run:
        return pattern.sub(lambda found: _latin(found, rules), run)
    pieces: list[str] = []
    last = 0
    for found in pattern.finditer(lowered):
        pieces += (run[last : found.start()], _cased(_latin(found, rules), run, found))
        last = found.end()
    return "".join([*pieces, run[last:]])


def _latin(found: re.Match[str], rules: dict[str, str]) -> str:
    """Give the rule that matched: the one for this place before the one for anywhere."""
    letters = found[0]
    if letters + "$" in rules and not _GOES_ON.match(found.string, found.end()):
        return rules[letters + "$"]
    first, inside = "^" + letters in rules, "+" + letters in rules
    if not first and not inside:
        return rules[letters]
    before = found.string[found.start() - 1 : found.start()]
    beginning = not (before.isalnum() or before == "_")
    if beginning and first:
        return rules["^" + letters]
    if inside and (beginning or before in _VOWELS):
        return rules["+" + letters]
    return rules.get(letters, "")


_GOES_ON = re.compile(rf"[\w{_SIGNS}]")


def _cased(latin: str, run: str, found: re.Match[str]) -> str:
    if not run[found.start()].isupper():
        return latin
    beside = run[found.end() : found.end() + 1] or run[max(0, found.start() - 1) : found.start()]
    return latin.upper() if beside.isupper() and len(run) > 1 else latin[:1].upper() + latin[1:]
