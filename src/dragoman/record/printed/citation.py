"""Where are the citations in a note? The best way to tell citations from prose, over all ways to join its pieces."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dragoman.record.printed.dated import cites_by_year
from dragoman.record.printed.misread import corrected, joined, level
from dragoman.record.printed.piece import NO_HABITS, Habits, Piece, pieces
from dragoman.record.printed.signal import named_anew

_BEGIN: dict[str, float] = {
    "back": 2.5, "canon": 2.5, "headed": 2.2, "entry": 2.6, "listed": 2.6, "quote": 1.5,
    "names": 2.0, "bodies": 2.0, "known": 2.0,
    "name": 0.8, "capital": 0.3,
    "inner": 1.2, "low": -1.5, "go on": -1.0,
}  # fmt: skip
_AFTER = {"signal": 1.2, "lead": 0.5, "quoted": 2.0, "bracket": 0.6, "dated": 2.0}
"""What a piece gains by what stands before it."""
_PRICE = 2.0
"""A citation must show more than this."""
_ENDED = 1.4
"""So much evidence shows that a citation is complete."""
_LED_IN = 30
"""A citation after so long a beginning of a sentence is another one."""
_LONGEST = 9
"""No citation has more pieces."""
_JOIN = {"semicolon": -4.0, "sentence": -1.2, "title": -0.2, "and": -0.3, "after": -1.2, "colon": -1.0}
_MIDDLE = 1.5
"""What a citation loses that would begin in the middle of another."""
_PLACE = 40
"""The place at the end of an entry is shorter."""
_HEADS = frozenset({"names", "known", "name", "quote", "headed", "entry"})
_PLAIN = frozenset({"capital", "name", "bodies", "names"})
_NAMED = frozenset({"names", "known", "name", "bodies"})
"""Nothing but names stands before "Указ. соч." in "Мирза Джамал. Указ. соч. С. 5"."""
_IN_ENTRY = frozenset({"capital", "name", "bodies", "go on", "inner", "low"})
"""How the further sentences of an entry in a list of references may begin."""
_BARE_END = " \t\n,;，；،؛([（"


_DATED_SHARE = 0.25
"""An apparatus in which so many notes have "Kaya 1990, S. 5" cites by author and year."""
_UPPER = r"[A-ZÀ-ÞА-ЯİŞÇƏ]"
_CITED_FAMILY = (
    re.compile(
        rf"(?<!\w)(?:{_UPPER}\.[ -]?){{1,4}}"
        rf"((?:(?:de|von|van|der|den|di|da|del|al|el|la|le) "
        rf"){{0,2}}{_UPPER}[\w‐-]{{2,}}(?:[’'][a-zA-Z]+)?)(?=[,.:’'‘“ ])"
    ),
    re.compile(
        rf"(?m:^|[;:.] | [a-zß-ÿ]{{2,}} )(?!See|Vgl|Cf|In|Also)({_UPPER}[\w‐-]{{2,}}),? (?:{_UPPER}\.[ ,]?){{1,3}}"
    ),
    re.compile(
        r"(?m:^|[;:.؛] | [a-zß-ÿ]{2,},? |\bרא[וה] )"
        r"(?:[^\W\d_a-zß-ÿа-я][\w‌’-]+ ){1,2}((?:d[’'])?[^\W\d_a-zß-ÿа-я][\w‌‐-]{2,})[,،] "
        r"(?=[‘“«„\"A-ZÀ-ÞА-Яآ-یא-ת])"
    ),
    re.compile(rf"{_UPPER}[\w’-]+ ({_UPPER}[\w‐-]{{2,}})(?=/{_UPPER})"),
    re.compile(
        rf"(?m:^|[;.] | [a-zß-ÿ]{{2,}} )({_UPPER}[\w’‐-]+), {_UPPER}[\w’-]+(?: {_UPPER}[\w’-]*\.?| \w\.)*"
        rf"(?:,? and (?:{_UPPER}[\w.’-]* )+{_UPPER}[\w’-]+)?(?:, eds?)?\. (?=[‘“«{_UPPER[1:-1]}])"
    ),
    re.compile(rf"{_UPPER}[\w’-]+ ({_UPPER}[\w‐-]{{2,}})(?= \((?:Hg|Hrsg|eds?|dir|haz|a cura di)\b)"),
    re.compile(rf"(?<=/)(?:{_UPPER}[\w’-]+ )?({_UPPER}[\w‐-]{{2,}})(?=[,:/]| \()"),
    re.compile(r"(?m:^|[。；，\]］〕）]|参见|另见|见|引自)([一-鿿·]{2,6}?)(?:等?(?:主?编著?|著|译)[，：:]|[：:]《)"),
)
"""A family name as full citations have it: after initials, before initials, or after given names."""


class Cited(NamedTuple):
    """A citation found: it stands at ``text[start:end]``; ``quoted`` when it is quoted in another; ``sure`` in 0..1."""

    start: int
    end: int
    quoted: bool
    sure: float


def citations(text: str, habits: Habits = NO_HABITS) -> list[Cited]:
    """Find the citations of a note, in order; prose and signals around them are left out.

    ``habits`` tell what is usual in the apparatus the note stands in (:func:`habits_of`).

    >>> text = "On this see A. Kaya, ‘Kür; or not’, Bilig, 12:3 (2001), pp. 1–7; M. Rossi, op. cit., p. 2."
    >>> [text[one.start : one.end] for one in citations(text)]
    ['A. Kaya, ‘Kür; or not’, Bilig, 12:3 (2001), pp. 1–7', 'M. Rossi, op. cit., p. 2.']
    >>> text = "وی در این باره سخن گفت. ن.ک. احمدی، پیشین، ص ۵."
    >>> [text[one.start : one.end] for one in citations(text)]
    ['احمدی، پیشین، ص ۵.']
    """
    text = corrected(text)
    parts = pieces(text, habits)
    return [_cited(text, parts[first:last], worth) for first, last, worth in _best(parts)]


@lru_cache(maxsize=8)
def habits_of(texts: tuple[str, ...]) -> Habits:
    """Learn the habits of an apparatus from its notes: whom it cites, and whether it cites by author and year.

    >>> habits = habits_of(("A. Kaya, Kür (1990).", "T. de Waal and M. Rossi, Garden (2003)."))
    >>> sorted(habits.families)
    ['Kaya', 'Rossi', 'de Waal']
    """
    texts = tuple(level(joined(text)) for text in texts)
    whole = "\n".join(texts)
    families = {found[1] for pattern in _CITED_FAMILY for found in pattern.finditer(whole)}
    dated = sum(map(cites_by_year, texts))
    return Habits(frozenset(families), "yes" if dated > 1 and dated > _DATED_SHARE * len(texts) else "")


def _best(parts: Sequence[Piece]) -> list[tuple[int, int, float]]:
    """Choose the runs of pieces that are citations, so that the sum of their worths is greatest."""
    best = [0.0] * (len(parts) + 1)
    back = [0] * (len(parts) + 1)
    for start, _ in enumerate(parts):
        if best[start] > best[start + 1] or back[start + 1] == 0:
            best[start + 1], back[start + 1] = max((best[start + 1], back[start + 1]), (best[start], -1))
        for end, worth in _runs(parts, start):
            if best[start] + worth > best[end]:
                best[end], back[end] = best[start] + worth, end - start
    chosen: list[tuple[int, int, float]] = []
    at = len(parts)
    while at > 0:
        length = back[at]
        if length > 0:
            chosen.append((at - length, at, best[at] - best[at - length]))
        at -= max(1, length)
    return chosen[::-1]


def _runs(parts: Sequence[Piece], start: int) -> list[tuple[int, float]]:
    """Give the ends of all citations that could begin with a piece, and what each is worth."""
    one = parts[start]
    begin = _BEGIN[one.begins] + _AFTER.get(one.before, 0.0) - (_MIDDLE if _in_the_middle(parts, start) else 0.0)
    evidence, prose, joins = one.evidence, one.prose, 0.0
    made = [(start + 1, begin + evidence - prose - _PRICE)]
    for end in range(start + 1, min(start + _LONGEST, len(parts))):
        more = parts[end]
        if more.before not in _JOIN:
            break
        if end == start + 1 and not evidence and more.begins == "back" and one.begins in _NAMED:
            joins -= 2.2
        opens = evidence < _ENDED or (one.begins == "headed" and end == start + 1)
        joins += -0.1 if _in_entry(one, more) and (opens or _ends_entry(more)) else _join(more, evidence)
        evidence += more.evidence
        prose += more.prose
        made.append((end + 1, begin + min(evidence, 5.0) - prose - joins - _PRICE))
    return [(end, worth) for end, worth in made if worth > 0]


def _ends_entry(more: Piece) -> bool:
    """Say whether a sentence may belong to an entry that shows its year already: it shows more, or is a place."""
    return more.evidence > 0 or (more.begins in {"name", "bodies"} and more.end - more.start < _PLACE)


def _in_the_middle(parts: Sequence[Piece], at: int) -> bool:
    """Say whether a piece reads like the middle of a citation: a sentence after names that show no end yet."""
    one, before = parts[at], parts[at - 1]
    follows = at > 0 and one.before in {"sentence", "title"} and before.evidence < _ENDED
    return follows and one.begins in _PLAIN and before.begins in _HEADS


def _in_entry(one: Piece, more: Piece) -> bool:
    """Say whether a piece goes on with an entry of a list of references; there, a semicolon parts no works."""
    if one.begins == "headed":
        return more.before in {"sentence", "title"} and more.begins not in {"headed", "back", "canon"}
    stops = {"entry": ("sentence",), "listed": ("sentence", "semicolon")}.get(one.begins, ())
    return more.before in stops and more.begins in _IN_ENTRY


def _join(more: Piece, evidence: float) -> float:
    """Say what it costs to take one more piece into a citation that shows so much evidence already."""
    cost = -_JOIN[more.before] + 2.0 * (more.begins == "inner" and more.first - more.start > _LED_IN)
    if more.before == "semicolon" and more.begins in {"entry", "listed"} and not evidence:
        return 0.1
    if more.begins == "go on":
        return cost if more.before == "semicolon" else -0.2
    if evidence >= _ENDED and more.begins in {"names", "known", "quote", "back", "inner"}:
        return cost + 3.0
    apart = more.begins == "inner" and more.first - more.start > _LED_IN
    return 0.4 if more.before == "sentence" and evidence < _ENDED and not apart else cost


def _cited(text: str, run: Sequence[Piece], worth: float) -> Cited:
    start, end = run[0].first, run[-1].end
    while end > start and text[end - 1] in _BARE_END:
        end -= 1
    if text[end - 1] == ")" and text.count(")", start, end) > text.count("(", start, end):
        end -= 1
    end = _without_prose(text, start, _without_naming(text, start, end))
    return Cited(start, end, run[0].before == "quoted", round(min(0.99, 0.6 + worth / 8), 2))


_LOCATED = re.compile(
    r"(?:(?<!\w)(?:pp?|S|С|ص|pagg?|s)\.\s?[\d۰-۹][\d۰-۹–—, -]*(?:ff?\.)?|\([^()]*(?:1[6-9]|"
    r"20)\d\d[a-z]?\))(?=\s+[a-zäöüßà-ÿа-я]{2,}\s+[a-zäöüßà-ÿа-я]{2,}\s+)"
)
_RELATIVE = re.compile(
    r" (?=(?:die|der|das|dem|deren|dessen|denen|welche[rs]?|wonach|il quale|la quale|che|which|who|whose|where|qui|"
    r"dont|donde|quien|который|которая|hält|meint|argues|notes|sostiene|affirme) \w{2,} )"
)
"""Words about a citation just ended."""
_SAID = re.compile(r"[\d.)]$|\d ?ff?$")
_TAIL = 4
_GOES_ON = re.compile(
    r"\s+(?:mit weiteren|m\. ?w\. ?N|hier|bes|insb|Anm|Fn|note|nota|Rn|n\.|and|und|e|et|ve|in|at|on|of|"
    r"de|der|die|das|trans|transl|edited|hrsg|a cura|с|под)\b"
)


def _without_naming(text: str, start: int, end: int) -> int:
    """End a citation before what it will be called from here on ("(hereafter Kür)")."""
    named = named_anew(text[start:end])
    if not named or named.end() < end - start - 1:
        return end
    return start + len(text[start : start + named.start()].rstrip())


def _without_prose(text: str, start: int, end: int) -> int:
    """End a citation after its pages or year when running prose follows in the same sentence."""
    for found in _LOCATED.finditer(text, start, end):
        if not _GOES_ON.match(text, found.end()):
            return found.end()
    for found in _RELATIVE.finditer(text, start, end):
        ends = found.start() - text.endswith(",", start, found.start())
        if _SAID.search(text, max(start, ends - _TAIL), ends):
            return ends if any(map(str.isdigit, text[start:ends])) else end
    return end
