"""Which titles stand in this line? Parts headings that ran together, by what betrays where a title begins.

Evidence, strongest first: a heading that is said twice and goes on “, by …” is a review's; a review ends with its ISBN,
price or pages; a sentence's end; one colon per title, so between two colons a title begins; a word that opens titles
(“Why”, “The”, a gerund) after a small word that is no preposition.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

import msgspec

from dragoman.formats.web_page.review import BY, Reviewed, reviewed

_WORD = re.compile(r"\S+")
_LONGEST = 60
"""A heading has at most so many words; longer repetitions are not looked for."""
_TOO_LONG = 28
"""A title with more words probably hides a second one."""
_MOST = 4000
"""So many words of one line are looked at."""

_OPENERS = frozenset(
    "the a an why how what when where who whose which is are do does can could should will between beyond from toward "
    "towards introduction editorial correction corrigendum erratum retraction reply response review special "
    "der die das ein eine warum wie le la les un une pourquoi comment el los las una por "
    "bir neden nasıl niçin как почему о об введение рецензия".split()
)
_SMALL = frozenset(
    "the a an of in on for and or nor but to from by with at as under over between toward towards into via is are was "
    "were be its his her their our this that these after before against among through during without within about "
    "under and/or vs versus new der die das den dem des und von im in zur zum für mit auf über le la les du de des et "
    "en dans sur pour par au aux el los las y del al con por para di e il lo gli nel nella ve ile için bir bu "
    "и в на с к по о об от для из за не или под при".split()
)
_ARTICLES = frozenset({"the", "a", "an"})
"""Titles that capitalise their words write these small, save at their beginning."""
_BODIES = frozenset(
    "university republic gulf bay kingdom church house city cape bank battle council department institute ministry "
    "state union war treaty book isle sea strait mount duke king queen court world art history".split()
)
"""Names go on with "of" behind these; behind other words ("Synthesis of") a title has begun."""
_NOTICES = frozenset("correction corrigendum erratum retraction addendum rezension рецензия düzeltme".split())
_STANDING = re.compile(
    r"\b(?:Issue Information|Editorial Board|Front Cover|Back Cover|Cover Image|Inside Front Cover|Masthead"
    r"|Table of Contents|Graphical Abstract)\b"
)
"""Headings of every issue: whole titles."""
_HAN = re.compile("[\u3400-\u9fff）》」』！？]")
_ADJECTIVE = re.compile(r"(?:ian|ish|ese|ean|an|ic|ist|ский|ская|ские)$")
_QUOTES = "‘’“”«»\"'([{„"
_ENDS = (".", "?", "!", "。", "？", "！", "؟")
_JOINS = (":", ",", ";", "–", "—", "-", "(", "&", "/")
_ENOUGH = 2.0
_CERTAIN = 9.0


class Heading(msgspec.Struct, frozen=True):
    """One title at ``line[start:end]``, how sure its two ends are (0..1), and the book when it heads a review."""

    title: str
    start: int
    end: int
    confidence: float
    review: Reviewed | None = None


class _Word(msgspec.Struct, frozen=True):
    text: str
    start: int
    end: int


def headings(line: str) -> list[Heading]:
    """Part a line into its headings; doubled ones are merged.

    >>> [one.title for one in headings("Peace in Ağdam: a view Why cities burn Why cities burn , by A. Rzayev, Bakı, "
    ...     "Elm, 2020, 12 pp., €5, ISBN: 9781399506229 Learning to wait: Shusha")]
    ['Peace in Ağdam: a view', 'Why cities burn', 'Learning to wait: Shusha']
    """
    found: list[Heading] = []
    at = 0
    for one in _reviews(line):
        found += _plain(line, at, one.start, one.confidence)
        found.append(one)
        at = one.end
    return found + _plain(line, at, len(line), 1.0)


def _reviews(line: str) -> Iterator[Heading]:
    """Find the headings that go on with the book they review."""
    at = 0
    for by in BY.finditer(line):
        if by.start() < at:
            continue
        start, half, sure = _heading_before(line, at, by.start())
        title = line[half : by.start()].strip()
        read = reviewed(title, line[by.start() :][:2000])
        if read and title:
            at = by.start() + read.end
            at += len(line[at:]) - len(line[at:].lstrip(".)]"))
            yield Heading(title, start, at, sure, read)


def _heading_before(line: str, floor: int, stop: int) -> tuple[int, int, float]:
    """Find where the heading that ends at ``stop`` begins: (its start, the start of its second saying, confidence)."""
    words = _words(line, floor, stop)
    texts = [word.text for word in words]
    for length in range(min(len(texts) // 2, _LONGEST), 1, -1):
        if texts[-length:] == texts[-2 * length : -length]:
            return words[-2 * length].start, words[-length].start, 0.95
    parted = _parted(words)
    first = parted[-1][0][0] if parted else None
    return (first.start, first.start, 0.6) if first else (stop, stop, 0.0)


def _plain(line: str, start: int, stop: int, sure: float) -> list[Heading]:
    """Part a stretch without reviews; ``sure`` is how sure its end is."""
    if standing := _STANDING.search(line, start, stop):
        before, after = _plain(line, start, standing.start(), 0.97), _plain(line, standing.end(), stop, sure)
        return [*before, Heading(standing[0], standing.start(), standing.end(), 0.97), *after]
    parted = _parted(_words(line, start, stop))
    found = []
    for number, (words, begins) in enumerate(parted):
        ends = parted[number + 1][1] if number + 1 < len(parted) else sure
        text = line[words[0].start : words[-1].end]
        long = 0.6 if len(words) > _TOO_LONG else 1.0
        found.append(Heading(text, words[0].start, words[-1].end, round(min(begins, ends) * long, 2)))
    return found


def _words(line: str, start: int, stop: int) -> list[_Word]:
    found = islice(_WORD.finditer(line, start, stop), _MOST)
    return [_Word(one[0], one.start(), one.end()) for one in found]


def _parted(words: list[_Word]) -> list[tuple[list[_Word], float]]:
    """Part words into titles, each with the confidence that it begins there; a title said twice counts once."""
    if not words:
        return []
    cuts = {0: 0.97}
    scores = {at: _score(words, at) for at in range(1, len(words))}
    for low, high in _between_colons(words):
        best = max(range(low, high), key=lambda at: scores[at], default=0)
        if best and scores[best] >= 0:
            cuts[best] = 0.85 if scores[best] >= _ENOUGH else 0.6
    cuts |= _after_notices(words)
    cuts.update(
        {
            at: 0.7
            for at, score in scores.items()
            if score >= _ENOUGH and at not in cuts and (score == _CERTAIN or _apart(cuts, at))
        }
    )
    at = sorted(cuts)
    parts = [(words[low:high], cuts[low]) for low, high in zip(at, [*at[1:], len(words)], strict=True)]
    return _undoubled(parts)


def _after_notices(words: Sequence[_Word]) -> dict[int, float]:
    """A notice ("Correction to “…”") ends with the quotation."""
    cuts: dict[int, float] = {}
    noticed = False
    for at, word in enumerate(words[:-1]):
        noticed = noticed or word.text.casefold() in _NOTICES
        if noticed and word.text.endswith(("”", "’’", "»")):
            cuts[at + 1] = 0.85
            noticed = False
    return cuts


def _apart(cuts: dict[int, float], at: int) -> bool:
    return all(abs(at - other) > 2 for other in cuts)


def _between_colons(words: Sequence[_Word]) -> list[tuple[int, int]]:
    """Give the ranges of words in which a title must begin: after one colon's next word, before the next colon."""
    colons = [at for at, word in enumerate(words) if word.text.endswith((":", "："))]
    return [(low + 2, high + 1) for low, high in pairwise(colons)]


def _score(words: Sequence[_Word], at: int) -> float:
    """Say how much speaks for a title beginning at a word; below 0: impossible."""
    before, word = words[at - 1].text, words[at].text
    after = words[at + 1].text if at + 1 < len(words) else ""
    bare = word.strip(_QUOTES).rstrip(":,?!.")
    if _HAN.match(before[-1]) and _HAN.match(word[0]):
        return _CERTAIN
    if not (bare[:1].isupper() or (bare[:1].isdigit() and before.endswith(_ENDS))) or before.endswith(_JOINS):
        return -9.0
    last = before.strip(_QUOTES)
    if last.casefold() in _SMALL or (last[:1].isupper() and len(last) <= 3 and not last.isupper()):
        return -9.0
    score = 2.0 if before.endswith(_ENDS) and len(last) > 3 else 0.0
    score += 2.0 if bare.casefold() in _OPENERS and not last[:1].isupper() else 0.0
    score += 1.0 if bare.casefold() in _OPENERS and last[:1].isupper() else 0.0
    score += 2.0 if bare.casefold() in _ARTICLES and last[:1].isupper() else 0.0
    score += 3.0 if bare.casefold() in _NOTICES else 0.0
    score += 1.5 if bare.endswith("ing") and len(bare) > 5 else 0.0
    score += 1.5 if after == "of" and last[:1].islower() and bare.casefold() not in _BODIES else 0.0
    score += 0.5 if after[:1].islower() or word.endswith(":") else 0.0
    score -= 1.0 if _ADJECTIVE.search(bare) else 0.0
    return score - (1.0 if last[:1].isupper() else 0.0)


def _undoubled(parts: list[tuple[list[_Word], float]]) -> list[tuple[list[_Word], float]]:
    """Merge a title that is said twice, be it in one part or in two."""
    single: list[tuple[list[_Word], float]] = []
    for words, sure in parts:
        half, odd = divmod(len(words), 2)
        texts = [word.text for word in words]
        if not odd and half > 1 and texts[:half] == texts[half:]:
            words = words[half:]
            texts = texts[half:]
        if not single or [word.text for word in single[-1][0]] != texts:
            single.append((words, sure))
    return single
