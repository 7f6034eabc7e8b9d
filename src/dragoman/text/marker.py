"""Where could the marker of a note stand? Candidates for 1, 1., 1), [1], ¹, ①, ۱, * and †, each with its neighbours."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

Before = Literal["line", "glued", "split", "word", "spaced", "inside"]
"""What stands before a marker: a line end; the end of a sentence, nothing between; other digits of one run; a letter
or the end of a URL; a sentence end and a space; anything else."""


class Candidate(msgspec.Struct, frozen=True):
    """A place where a marker could stand: its label as printed (without full stop or brackets), its number, its span
    up to the note's words (``body``), what stands before it, and what the words after it are worth.
    """

    label: str
    number: int
    start: int
    body: int
    before: Before
    after: float


_ENDS = frozenset('.!?…。！？؟۔．"”’»)]›】》』」}；;')
_OPENERS = frozenset("‘“«„‚\"'《〈「『‹“”[¿¡…")
_LOW_STARTS = re.compile(
    r"(?:ibid|id\.|idem|eadem|see|cf\.?|vgl|ebd|ders|dies|siehe|vedi|cfr|ivi|voir|bkz|krş|a\.g\.e|age\b|там|см|e\.g|"
    r"i\.e|op\.|loc\.|de |von |van |di |d['’]|al-|el-|http|www)",
    re.IGNORECASE,
)
_CONTINUED = re.compile(
    r"[(\[]?(?:cont(?:inued|[.’']?d|\.)|fortsetzung|forts\.|продолжение|devam[ıi]|ادامه|续|續)", re.IGNORECASE
)
_URL_TAIL = re.compile(r"(?:https?:|www\.)\S{0,300}$")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CONFUSED = str.maketrans("lIOo", "1100")
_SYMBOLS = {"*": 1, "†": 2, "‡": 3, "§": 4, "‖": 5, "||": 5, "¶": 6, "#": 7}
"""The printers' order of symbols; doubled ones follow."""
_LONGEST = 5
"""No apparatus counts beyond 99,999."""


def _plain(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Every end of a run of digits may be the number: "3545" is page 35 and note 45."""
    run = found[1]
    for length in range(1, min(len(run), _LONGEST) + 1):
        label = run[-length:]
        number = int(label)
        if number and unicodedata.digit(label[0]):
            yield label, number, found.end(1) - length


def _whole(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    digits = found[2]
    if len(digits) <= _LONGEST and int(digits):
        yield digits, int(digits), found.start(1)


def _raised(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    number = int(found[1].translate(_SUPERSCRIPTS))
    if 0 < number < 10**_LONGEST:
        yield found[1], number, found.start(1)


def _circled(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    yield found[1], int(unicodedata.numeric(found[1])), found.start(1)


def _symbol(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    sign = found[1]
    yield sign, _SYMBOLS[sign[0]] + _SYMBOLS["#"] * (len(sign) - 1), found.start(1)


def _starred(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    yield found[1], len(found[1]), found.start(1)


def _misread(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    number = int(found[1].translate(_CONFUSED))
    if number:
        yield found[1], number, found.start(1)


_Spell = Callable[[re.Match[str]], Iterator[tuple[str, int, int]]]

FAMILIES: dict[str, tuple[re.Pattern[str], _Spell]] = {
    "plain": (re.compile(r"(\d{1,12})(?=[\s‘“«„'\"《])[^\S\n]*"), _plain),
    "dotted": (re.compile(r"((?<!\d)(\d{1,5})[.．、:](?!\d))[^\S\n]*"), _whole),
    "dashed": (re.compile(r"(?m:^[^\S\n]*)((\d{1,5})\.?\s?[-–—ـ/](?![\d-]))[^\S\n]*"), _whole),
    "paren": (re.compile(r"((?:(?<!\d)[(（])?(?<!\d)(\d{1,5})[)）])[^\S\n]*"), _whole),
    "bracket": (re.compile(r"((?:[\[［〔【]|(?m:^))(\d{1,5})[\]］〕】])[^\S\n]*"), _whole),
    "named": (
        re.compile(
            r"(?m:^[^\S\n]*)((?:Fn|FN|Anm|Fußnote|[Nn]ote|Nota|Dipnot|Прим|Сноска|Qeyd|پانوشت|یادداشت|هامش|注释?|脚注)\.?"
            r"[^\S\n]*(\d{1,5})(?!\d)[.:)]?)[^\S\n]*"
        ),
        _whole,
    ),
    "raised": (re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,5})[^\S\n]*"), _raised),
    "circled": (re.compile(r"([①-⑳㉑-㉟㊱-㊿])[^\S\n]*"), _circled),
    "symbol": (re.compile(r"(?m:^[^\S\n]*)(\*{1,4}|†{1,4}|‡{1,4}|§{1,2}|‖|¶|#)[^\S\n]*"), _symbol),
    "inline": (re.compile(r"(?:^|(?<=[.!?…。)\]”’»]) ?|(?<=[Nn]otes))(\*{1,4}|†{1,4}|‡{1,4})[^\S\n]*(?=\S)"), _symbol),
    "starred": (re.compile(r"(?m:^[^\S\n]*)(\*{1,9})(?!\*)[^\S\n]*"), _starred),
    "misread": (re.compile(r"(?m:^[^\S\n]*)([lIOo\d]{1,4})[.)]?[^\S\n]+"), _misread),
}
"""The ways of marking a note: what it looks like, and how its label and number are told from it."""


def candidates(text: str, family: str, first: int = 0) -> list[Candidate]:
    """Give every place from ``first`` on where a marker of this family could stand, in the order of the text.

    >>> [(one.label, one.before) for one in candidates("p3545 Smith", "plain")]
    [('5', 'split'), ('45', 'split'), ('545', 'split'), ('3545', 'word')]
    """
    pattern, spell = FAMILIES[family]
    made: list[Candidate] = []
    for found in pattern.finditer(text, first):
        after = _after(text, found.end())
        for label, number, start in spell(found):
            made.append(Candidate(label, number, start, found.end(), _before(text, start, first), after))
    return made


def _before(text: str, start: int, first: int) -> Before:
    if start <= first:
        return "line"
    last = text[start - 1]
    if last.isspace():
        return _after_space(text, start, first)
    if last in _ENDS:
        return "glued"
    if last.isdigit():
        return "split"
    if last.isalpha() or (last in ",—" and not text[start - 2 : start - 1].isdigit()):
        return "word"
    return "word" if last in "/=-_&#%" and _URL_TAIL.search(text, max(0, start - 300), start) else "inside"


def _after_space(text: str, start: int, first: int) -> Before:
    at = start
    while at > first and text[at - 1].isspace():
        at -= 1
        if text[at] in "\n\r\f\v\u2028\u2029\x85":
            return "line"
    if at <= first:
        return "line"
    return "spaced" if text[at - 1] in _ENDS else "inside"


def _after(text: str, body: int) -> float:
    """Say what the words after a marker are worth: a note begins with a capital, a quotation mark, “see” or “ibid.”."""
    if body >= len(text):
        return -1.0
    if _CONTINUED.match(text, body):
        return -20.0
    sign = text[body]
    if sign.isalpha():
        low = sign.islower() and not _LOW_STARTS.match(text, body)
        return 0.0 if low else 2.0
    if sign in _OPENERS:
        return 2.0
    if sign == "\n":
        return 0.5
    return -0.5 if sign in "(（" else -1.5
