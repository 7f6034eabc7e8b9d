"""Where in a text that ran together does another part begin? Finds the labels of ``data/article_labels.tsv``."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

_ENDS = frozenset(".!?…。！？؟۔:：;；)]）】”’»\"'›⁾")
_SEPARATOR = re.compile(r"\s*\(#br\)\s*|[】\]〕)]?\s*[:：﹕]\s*|[】〕]\s*|\s*[-–—]\s+|\s*\n\s*|\.\s+(?=[^\W\d_])")
_CASED = re.compile(r"[A-Za-z\u00c0-\u058f\u10a0-\u10ff]")
_OPENERS = frozenset(
    "this the these those in we our it a an i based using on by as with for from to at after although there what how "
    "bu bir biz cet cette ce le la les nous dans el este esta en se die der das dieser diese in wir "
    "в статье данная эта настоящая работа цель bu məqalə məqalədə".split()
)
_HEAD = 120
"""A label at the beginning is decided by so many characters."""
_BRACKETS = {"[": "]", "【": "】", "〔": "〕", "(": ")"}
_APPARATUS = frozenset({"notes", "references"})
_AFTER_APPARATUS = frozenset({"keywords", "abstract", "classification", "contents"})
_FIRST_NOTE = re.compile(r"\s*[\[(（［]?\s*[1١۱¹①]")
_LISTED = re.compile(r"\s*(?:[\[(（［]?\s*\d|[\u0600-\u06ff\u4e00-\u9fff]|[^\W\d_a-zà-ÿ])")


class Mark(NamedTuple):
    """A label at ``text[start:body]``: the part it opens, and where that part's own text begins."""

    part: str
    start: int
    body: int


class _Label(NamedTuple):
    part: str
    strong: bool


_SCRIPTS = (
    ("", _CASED.pattern),
    (r"\b", "[\u0590-\u06ff]"),
    ("", "[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"),
)
"""What must stand before a label of some scripts, and their letters: one pattern each, so that each text meets few.
(Scripts without capitals show no seams; behind a first label also labels glued to a word are looked for.)"""
_UNCASED = re.compile(_SCRIPTS[1][1])


@cache
def _labels() -> dict[str, tuple[_Label, ...]]:
    """Give the labels in every spelling."""
    rows = files(__package__).joinpath("data/article_labels.tsv").read_text("utf-8").splitlines()
    table: dict[str, tuple[_Label, ...]] = {}
    for part, strength, lang, label in (row.split("\t") for row in rows if row and not row.startswith("#")):
        for spelling in _spellings(label, lang):
            table[spelling] = (*table.get(spelling, ()), _Label(part, strength == "strong"))
    return table


@cache
def _patterns(glued: Literal["glued", ""]) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Give for each group of scripts a pattern of its letters and one that finds any of its labels."""
    found = []
    for before, letters in _SCRIPTS:
        script = re.compile(letters)
        own = sorted(label for label in _labels() if script.match(label))
        found.append((script, re.compile(("" if glued else before) + _any_of(own))))
    return tuple(found)


def _candidates(text: str, glued: Literal["glued", ""] = "") -> list[re.Match[str]]:
    patterns = _patterns(glued)
    hits = [hit for script, pattern in patterns if script.search(text) for hit in pattern.finditer(text)]
    return sorted(hits, key=re.Match.start)


def _any_of(words: list[str]) -> str:
    """Write a pattern that matches the longest of some words, letter by letter: far faster than a plain choice."""
    branches = []
    for letter in dict.fromkeys(word[0] for word in words if word):
        rest = [word[1:] for word in words if word.startswith(letter)]
        branches.append(re.escape(letter) + (_any_of(rest) if any(rest) else ""))
    return branches[0] if len(branches) == 1 and "" not in words else f"(?:{'|'.join(branches)}){'?' * ('' in words)}"


def _spellings(label: str, lang: str) -> set[str]:
    upper = label.upper()
    if lang in {"tr", "az"}:
        upper = label.replace("i", "İ").replace("ı", "I").upper()
    joined = {label, upper, label.upper()}
    return joined | {one.replace("\u200c", other) for one in joined for other in (" ", "")}


def marks(text: str) -> list[Mark]:
    """Find the labels at which a text is to be parted, in order; none in a clean abstract.

    >>> text = "ABSTRACTThis is it.KEYWORDS: Karabakh Disclosure statementNo conflict.Notes1 See Posch."
    >>> [(one.part, text[one.start : one.body]) for one in marks(text)]
    [('abstract', 'ABSTRACT'), ('keywords', 'KEYWORDS: '), ('disclosure', 'Disclosure statement'), ('notes', 'Notes')]
    >>> marks("We extracted keywords from the notes. References to war are common.")
    []
    """
    found = _marks(text, _candidates(text))
    if found and _UNCASED.search(text):
        found = _marks(text, _candidates(text, "glued"))
    return found


def _marks(text: str, labels: list[re.Match[str]]) -> list[Mark]:
    found: list[Mark] = []
    for label in labels:
        if found and label.start() < found[-1].body:
            continue
        one = _accepted(text, label, found[-1] if found else None)
        if one:
            found.append(one)
    return found


def _accepted(text: str, label: re.Match[str], last: Mark | None) -> Mark | None:
    start, end = label.start(), label.end()
    if start and text[start - 1] in _BRACKETS and text[end : end + 1] == _BRACKETS[text[start - 1]]:
        start, end = start - 1, end + 1
    before, after = _before(text, start), _after(text, label[0], end)
    if last and end == len(text):
        after = 2
    for part, strong in _labels()[label[0]]:
        if _fits(text, Mark(part, start, end), (strong, before, after), last):
            return Mark(part, start, _body(text, end))
    return None


def _fits(text: str, mark: Mark, evidence: tuple[bool, int, int], last: Mark | None) -> bool:
    """Decide on a label by what stands before (0..3) and after (0..3) it, and by the label before it."""
    strong, before, after = evidence
    behind = last is not None and last.part != "abstract"
    if last is not None and last.part in _APPARATUS and (mark.part in _AFTER_APPARATUS or before < 3):
        return False
    if not mark.start and mark.part != "abstract":
        noted = mark.part == "notes" and after == 2 and _FIRST_NOTE.match(text, mark.body)
        return bool(noted) or (after == 3 and mark.part == "keywords")
    if mark.part == "notes" and not _FIRST_NOTE.match(text, mark.body):
        return False
    if mark.part == "references" and not strong:
        return before >= 2 and after >= 2 and bool(_LISTED.match(text, mark.body)) and (before == 3 or behind)
    if strong:
        return (before >= (1 if after >= 2 or not mark.start else 2) and after >= 1) or (behind and after >= 2)
    return (before == 3 and after >= 2) or (behind and before >= 2 and after >= 2)


def _before(text: str, start: int) -> int:
    """Say what stands before a label: 3 the beginning, a line's or (glued) a sentence's end; 2 the same and a space;
    1 a small letter glued to it; 0 none of these.
    """
    bare = start
    while bare and text[bare - 1].isspace():
        bare -= 1
    if not bare or "\n" in text[bare:start]:
        return 3
    if text[bare - 1] in _ENDS:
        return 3 if bare == start else 2
    return 1 if bare == start and _CASED.match(text, start) and not text[bare - 1].isupper() else 0


def _after(text: str, label: str, end: int) -> int:
    """Say what stands after a label: 3 a colon or a line's end; 2 its text glued to it, or nothing; 1 its text after
    a space, if only a label can stand so; 0 the sentence goes on.
    """
    following = text[end : end + 40]
    if not following.strip():
        return 0
    if _SEPARATOR.match(following) and following[0] not in "-–—":
        return 3
    sign, cased = following[0], bool(_CASED.match(label))
    if not cased:
        return 2 if sign.isspace() or sign.isalnum() or sign in "“‘«《[［(（" else 0
    if not sign.isspace():
        shouted = label.isupper() and sign.isupper() and following[1:2].isupper()
        return 2 if not shouted and not sign.islower() and sign not in "-–—,.;'’/" else 0
    word = following.split(maxsplit=1)[0].strip("‘“\"'")
    return 1 if label.isupper() or (word[:1].isupper() and word.casefold() in _OPENERS) else 0


def _body(text: str, end: int) -> int:
    separator = _SEPARATOR.match(text, end)
    if separator:
        return separator.end()
    while end < len(text) and text[end].isspace():
        end += 1
    return end


def _opens(text: str) -> bool:
    """Say whether any label stands at the beginning, or in a bracket there."""
    at = 1 if text[:1] in _BRACKETS else 0
    return any(pattern.match(text, at) for _, pattern in _patterns("glued"))


def without_label(text: str, part: str) -> str:
    """Take the labels of a part off the beginning of a text.

    >>> without_label("چکیده: بحران قره‌باغ", "abstract")
    'بحران قره‌باغ'
    """
    bare = text.lstrip()
    if not _opens(bare):
        return text
    while (first := next(iter(marks(bare[:_HEAD])), None)) and first.part == part and first.start == 0:
        text = bare = bare[first.body :].lstrip()
    return text


def parts(text: str) -> Iterator[tuple[str, str, str]]:
    """Part a text at its labels: (part, label, own text), what stands before the first label under part "".

    The pieces joined give the text again.

    >>> list(parts("本文考察。关键词：伊朗；政变"))
    [('', '', '本文考察。'), ('keywords', '关键词：', '伊朗；政变')]
    """
    found = marks(text)
    ends = [one.start for one in found[1:]] + [len(text)]
    if not found or found[0].start:
        yield "", "", text[: found[0].start if found else len(text)]
    for one, end in zip(found, ends, strict=True) if found else ():
        yield one.part, text[one.start : one.body], text[one.body : end]
