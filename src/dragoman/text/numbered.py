"""Where does each numbered note begin? Cuts notes and numbered references apart, also when they ran together.

Every place where a marker could stand is a candidate with a score of its own (what stands before it, what after it);
the best chain of rising numbers through all candidates wins, found by dynamic programming in linear time. So
"1992.4 See" is the year 1992 and note 4 when notes 3 and 5 stand on both sides, and a missing number derails nothing.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from dragoman.text.marker import FAMILIES, Candidate, candidates

_GAP = 9
"""How many numbers in a row may be missing before the chain must begin anew."""
_CONTEXTS = ("line", "glued", "spaced")
_BEFORE: dict[str, dict[str, float]] = {
    "line": {"line": 4, "glued": 1, "split": -1, "word": -1, "spaced": -3, "inside": -9},
    "glued": {"line": 3, "glued": 3, "split": 1, "word": 1, "spaced": -3, "inside": -9},
    "spaced": {"line": 3, "glued": 2, "split": -1, "word": -1, "spaced": 2, "inside": -9},
}
"""Worth of what stands before a marker, by the way in which the whole text sets its notes apart."""
_RESTART = {"line": 2.0, "glued": 7.0, "spaced": 9.0}
"""Cost of beginning again at 1 (notes counted per page)."""
_JUMP = 9.0
"""Cost of beginning again at any other number."""
_HEADING = re.compile(
    r"\s*(?:end ?notes?|foot ?notes?|notes?(?: and references)?|references|anmerkungen|fu(?:ß|ss)noten|literatur|"
    r"примечания|сноски|notlar|dipnotlar|sonnotlar|kaynakça|یادداشت‌?\s?ها|پی‌?\s?نوشت‌?\s?ها|پانوشت‌?\s?ها|منابع|"
    r"الهوامش|注释|註釋|注釋|参考文献|參考文獻)\s*:?\s*(?=\d|[\[(¹①۱*†])",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?<=[\w.!?)\]/’”»])\s*(?=(?:Additional information|Notes on contributors?|Acknowledge?ments?|"
    r"Disclosure statement|Funding|References|Bibliography|Works cited|Literaturverzeichnis|Литература|Kaynakça)"
    r"(?:[A-ZÀ-ÞА-Я]|\s*(?:\n|$)|Notes))"
)
_UNNUMBERED = re.compile(r"(?<=[a-zß-ÿа-я\d)’”»]\.)(?=[^\W\d_]{3,25}, [^\W\d_]+[.,/ ])")
"""A list of references without numbers that ran onto the last note ("1974/75.Baumgärtel, Gottfried, 1976")."""
_LIST_BELOW = re.compile(
    r"(?<=\n)(?=[^\W\d_][\w’-]+(?: [^\W\d_][\w’-]+)?, [^\W\d_a-z][^\d\n]{1,80}[ ,(](?:1[5-9]|20)\d\d[a-z]?\)?[:.,])"
)
"""A list of references without numbers below the notes."""


_BEGINS = re.compile(
    r"(?:^|(?<=[\n.!?)\]”’»…}>\"]))[^\S\n]*(?:(?:End|Foot)?[Nn]otes|NOTES|Anmerkungen|Fu(?:ß|ss)noten|"
    r"Примечания|Сноски|Notlar|Dipnotlar|Qeydlər|"
    r"یادداشت‌?ها|پی‌?نوشت‌?ها|پانوشت‌?ها|الهوامش|注释|註釋|注釋)\s*:?\s*(?=[\[(]?[1۱١][\])]?[.)]?\s?[^\d\s.,]|[¹①*])"
)
"""A heading with a first note right after it."""


class Cut(msgspec.Struct, frozen=True):
    """One note found: ``label`` as printed (without full stop or brackets), ``number`` its value; it stands at
    ``text[start:end]``, its own words at ``text[body:end]`` (without white space around them).
    """

    label: str
    number: int
    start: int
    body: int
    end: int


def runs_of_notes(text: str) -> tuple[str, ...]:
    """Give the parts of a longer text that begin with a heading for notes and a first note, up to the next heading of
    another kind ("Additional information"); none: all of it.

    >>> runs_of_notes("Long ago.Notes1 See Kaya.2 Ibid.")
    ('Notes1 See Kaya.2 Ibid.',)
    """
    starts = [found.start() for found in _BEGINS.finditer(text)]
    runs: list[str] = []
    for start, end in pairwise([*starts, len(text)]):
        tail = _TAIL.search(text, start, end)
        runs.append(text[start : tail.start() if tail else end])
    return tuple(runs) or (text,)


def cut_numbered(text: str) -> tuple[Cut, ...]:
    """Cut numbered notes apart, whether run together, one per line or counted per page; none found: empty.

    Markers may be ``1``, ``1.``, ``1)``, ``(1)``, ``[1]``, ``¹``, ``①``, ``۱``, ``*`` and ``†``.

    >>> [one.label for one in cut_numbered("1 The war began in 1992.2 See A. Smith, p. 147.3 Ibid.")]
    ['1', '2', '3']
    >>> [(one.label, one.number) for one in cut_numbered("۱ همان، ص ۱۲.۲ پیشین، ص ۳.")]
    [('۱', 1), ('۲', 2)]
    """
    heading = _HEADING.match(text)
    first = heading.end() if heading else 0
    best: tuple[float, list[Candidate]] = (0.0, [])
    for family in FAMILIES:
        found = candidates(text, family, first)
        kinds = {one.before for one in found}
        for context in _CONTEXTS:
            if found and (context in kinds or context == "line"):
                best = max(best, _chain(found, context), key=lambda pair: pair[0])
    return tuple(_cuts(text, best[1]))


def _chain(found: Sequence[Candidate], context: str) -> tuple[float, list[Candidate]]:
    """Give the best chain of candidates with rising numbers, and its worth."""
    worth = _BEFORE[context]
    scores: list[float] = []
    back: list[int] = []
    ends: dict[int, int] = {}
    top = -1
    kept: list[Candidate] = []
    for one in found:
        local = worth[one.before] + one.after
        if local <= 0:
            continue
        score, previous = _best_before(one.number, scores, ends, top, _RESTART[context])
        index = len(kept)
        kept.append(one)
        scores.append(score + local)
        back.append(previous)
        if one.number not in ends or scores[ends[one.number]] <= scores[index]:
            ends[one.number] = index
        if top < 0 or scores[index] > scores[top]:
            top = index
    return _walk(kept, scores, back, top)


def _best_before(number: int, scores: list[float], ends: dict[int, int], top: int, restart: float) -> tuple[float, int]:
    """Say which chain so far a candidate of this number continues best, and at what cost."""
    best, previous = (0.0, -1) if number == 1 else (-3.0, -1)
    if top >= 0:
        again = scores[top] - (restart if number == 1 else _JUMP)
        best, previous = max((best, previous), (again, top))
    for distance in range(1, _GAP + 1):
        index = ends.get(number - distance, -1)
        if index >= 0:
            score = scores[index] - (0.0 if distance == 1 else 1.3 + 0.7 * distance)
            if score > best or (score == best and index > previous):
                best, previous = score, index
    return best, previous


def _walk(kept: list[Candidate], scores: list[float], back: list[int], index: int) -> tuple[float, list[Candidate]]:
    total = scores[index] if index >= 0 else 0.0
    chain: list[Candidate] = []
    while index >= 0:
        chain.append(kept[index])
        index = back[index]
    return total, chain[::-1]


def _cuts(text: str, chain: list[Candidate]) -> Iterable[Cut]:
    """Turn a chain of markers into cuts; what follows the last note under a heading of its own is not its text."""
    for one, following in pairwise(chain):
        yield _cut(text, one, following.start)
    if not chain:
        return
    last = chain[-1]
    tail = _TAIL.search(text, last.body)
    end = tail.start() if tail else len(text)
    rest = (_LIST_BELOW if last.before == "line" else _UNNUMBERED).search(text, last.body, end)
    yield _cut(text, last, rest.start() if rest else end)
    if rest:
        yield Cut("", 0, rest.start(), rest.start(), _trimmed(text, rest.start(), end))


def _cut(text: str, one: Candidate, end: int) -> Cut:
    body = one.body
    while body < end and text[body].isspace():
        body += 1
    return Cut(one.label, one.number, one.start, min(body, end), _trimmed(text, body, end))


def _trimmed(text: str, start: int, end: int) -> int:
    """Move the end before the white space that ends the note."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return max(end, start)
