"""How alike are two records, field by field? Numbers in 0..1 that the model weighs."""

from rapidfuzz import fuzz

from dragoman.match.containers import containers_alike
from dragoman.match.names import lists_alike
from dragoman.match.sketch import Sketch
from dragoman.match.titles import Title
from dragoman.match.word import word, word_alike

FEATURES: tuple[str, ...] = (
    "same identifier", "other identifier", "same isbn", "title alike", "title equal", "title apart", "title contained",
    "title short", "title foreign", "title across scripts", "title numbers differ", "about differs", "names alike",
    "names apart", "first name apart", "names missing", "year equal", "year near", "year apart", "container alike",
    "container apart", "volume equal", "volume differs", "issue equal", "issue differs", "page equal", "page differs",
    "last page equal", "kind differs", "edition differs", "numbers agree", "all agree",
)  # fmt: skip
"""The features in the order in which the model weighs them."""

_UNIQUE = ("doi:", "pmid:", "pmcid:", "arxiv:", "handle:", "cstr:")
_APART: frozenset[frozenset[str]] = frozenset(
    frozenset(pair)
    for pair in (
        ("article", "book"), ("article", "review"), ("book", "review"), ("book", "chapter"), ("article", "preprint"),
        ("conference", "preprint"), ("chapter", "review"), ("thesis", "article"), ("thesis", "chapter"),
        ("conference", "book"), ("thesis", "review"), ("preprint", "review"), ("book", "preprint"),
    )
)  # fmt: skip
"""Kinds that are related at most, never the same work."""


def features(one: Sketch, other: Sketch) -> tuple[float, ...]:
    """Compare two records: a value for each of :data:`FEATURES`; the order of the two does not matter."""
    told = _identifiers(one, other) | _titles(one, other) | _names(one, other) | _years(one, other)
    told |= _numbers(one, other) | _kinds(one, other)
    told["all agree"] = min(told.get("title alike", 0.0), told.get("names alike", 0.0), told.get("year equal", 0.0))
    return tuple(float(told.get(name, 0.0)) for name in FEATURES)


def _identifiers(one: Sketch, other: Sketch) -> dict[str, float]:
    told: dict[str, float] = {}
    for scheme in _UNIQUE:
        a = {value for value in one.identifiers if value.startswith(scheme)}
        b = {value for value in other.identifiers if value.startswith(scheme)}
        if a and b:
            told["same identifier" if a & b else "other identifier"] = 1.0
    shared = {value for value in one.identifiers & other.identifiers if value.startswith("isbn:")}
    told["same isbn"] = float(bool(shared))
    return told


def _titles(one: Sketch, other: Sketch) -> dict[str, float]:
    if not one.titles or not other.titles:
        return {"title foreign": 0.5}
    pairs = [(a, b) for a in one.titles for b in other.titles]
    comparable = [pair for pair in pairs if pair[0].script == pair[1].script]
    across = max((_across(*pair) for pair in pairs if pair[0].script != pair[1].script), default=0.0)
    best, pair = max(((title_alike(*pair), pair) for pair in comparable), key=_first, default=(0.0, None))
    short = max(0.0, 1.0 - min(len(one.titles[0].joined), len(other.titles[0].joined)) / 30)
    told = {"title short": short, "title across scripts": across}
    if not comparable:
        return told | {"title foreign": 1.0 - across}
    told["title alike"] = max(best, across)
    told["title equal"] = float(best > 0.995)
    told["title apart"] = max(0.0, 0.85 - max(best, across)) / 0.85
    told["title contained"] = _contained(*pair) if pair else 0.0
    if pair and one.counts != other.counts:
        told["title numbers differ"] = float(best > 0.6 and _numbers_differ(one, other))
    return told


def _first(told: tuple[float, object]) -> float:
    return told[0]


def _numbers_differ(one: Sketch, other: Sketch) -> bool:
    """Say whether each title has a number the other lacks, or one of two nearly equal titles has a small one more."""
    mine, theirs = one.counts - other.counts, other.counts - one.counts
    return bool(mine and theirs) or any(len(value) < 3 for value in mine | theirs)


def title_alike(a: Title, b: Title) -> float:
    """Say in 0..1 how alike two titles of the same script are, by letters and by words in any order."""
    if a.words == b.words:
        return 1.0
    one, other = " ".join(a.words), " ".join(b.words)
    if a.packed:
        return fuzz.ratio(a.joined, b.joined) / 100
    letters = max(fuzz.ratio(one, other), fuzz.ratio(a.joined, b.joined)) / 100
    return max(letters, 0.98 * fuzz.token_sort_ratio(one, other) / 100)


def _contained(a: Title, b: Title) -> float:
    short, long = (a, b) if len(a.joined) <= len(b.joined) else (b, a)
    if len(short.joined) < 8 or short.words == long.words:
        return 0.0
    return float(long.joined.startswith(short.joined) or long.main == short.main)


def _across(a: Title, b: Title) -> float:
    """Compare titles of two scripts by sound: transliterations agree in nearly all words, translations in names."""
    ours = [word(one) for one in a.words if len(one) > 2]
    theirs = [word(one) for one in b.words if len(one) > 2]
    few, many = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    if len(few) < 2 or a.packed or b.packed:
        return 0.0
    found = sum(max(word_alike(each, another) for another in many) > 0.85 for each in few[:16])
    return found / max(len(few[:16]), 0.7 * len(many[:16]))


def _names(one: Sketch, other: Sketch) -> dict[str, float]:
    ours, theirs = one.people or one.editors, other.people or other.editors
    if not ours or not theirs:
        return {"names missing": 1.0}
    near = lists_alike(ours, theirs)
    return {
        "names alike": near,
        "names apart": max(0.0, 0.7 - near) / 0.7,
        "first name apart": float(lists_alike(ours[:1], theirs[:1]) < 0.5),
    }


def _years(one: Sketch, other: Sketch) -> dict[str, float]:
    if not one.years or not other.years:
        return {}
    gap = min(abs(a - b) for a in one.years for b in other.years)
    return {"year equal": float(gap == 0), "year near": float(gap == 1), "year apart": min(max(gap - 1, 0), 4) / 4}


def _numbers(one: Sketch, other: Sketch) -> dict[str, float]:
    told: dict[str, float] = {}
    if (one.containers and other.containers) or (one.issns and other.issns):
        near = 1.0 if one.issns & other.issns else containers_alike(one.containers, other.containers)
        told["container alike"] = near
        told["container apart"] = max(0.0, 0.5 - near) / 0.5
    pairs = {"volume": (one.volume, other.volume), "issue": (one.issue, other.issue), "page": (one.first, other.first)}
    for name, (a, b) in pairs.items():
        if a and b:
            told[f"{name} equal" if a == b else f"{name} differs"] = 1.0
    if one.last and other.last:
        told["last page equal"] = float(one.last == other.last)
    agreeing = told.get("volume equal", 0) + told.get("page equal", 0) + told.get("last page equal", 0)
    told["numbers agree"] = float(agreeing >= 2 and not told.get("volume differs") and not told.get("page differs"))
    return told


def _kinds(one: Sketch, other: Sketch) -> dict[str, float]:
    told: dict[str, float] = {}
    if one.kind and other.kind and one.kind != other.kind:
        told["kind differs"] = float(frozenset((one.kind, other.kind)) in _APART)
    if one.edition and other.edition and one.edition != other.edition:
        told["edition differs"] = 1.0
    told["about differs"] = float(bool((one.marks ^ other.marks) & {"review", "about", "correction"}))
    return told
